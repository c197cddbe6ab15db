//! The requests that the shop prints when it starts, with the response that it promises to each.
//!
//! Every line is independent of the lines before it, except for the last three, which belong together.

use std::fmt::{self, Display, Formatter, Write};

/// One request and the promised response.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    pub method: &'static str,
    pub path: &'static str,
    pub token: Option<&'static str>,
    pub header: Option<(&'static str, &'static str)>,
    pub content: Content,
    pub status: u16,
    pub situation: &'static str,
    /// The `code` of the problem document; none where there is no error.
    #[allow(dead_code, reason = "only the test that sends the requests looks at it")]
    pub code: Option<&'static str>,
}

#[derive(Debug, Clone, Copy)]
pub enum Content {
    None,
    Text {
        media_type: &'static str,
        text: &'static str,
    },
    /// That many zeros, too long to be printed.
    Zeros(usize),
}

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

const ALICE: &str = "alice-token";
const TEA: &str = r#"{"item": "tea", "quantity": 2}"#;
const MORE_TEA: &str = r#"{"item": "tea", "quantity": 3}"#;
const MONDAYS_TEA: &str = r#"{"item": "tea", "quantity": 2, "reference": "tea-monday"}"#;
const ON: &str = r#"{"on": true}"#;
const OFF: &str = r#"{"on": false}"#;

pub const REQUESTS: &[Request] = &[
    get("/orders").by(ALICE).responds(200, "ok"),
    get("/orders/1001").by(ALICE).responds(200, "ok"),
    get("/orders/1001").by(ALICE).header("If-None-Match", r#""1""#).responds(304, "not_modified"),
    get("/v1/orders/1001").responds(308, "permanent_redirect"),
    post("/orders").by(ALICE).json(TEA).responds(201, "created"),
    post("/orders").by(ALICE).header("Idempotency-Key", r#""first-order""#).json(MONDAYS_TEA).responds(201, "created"),
    post("/orders/1005/payment").by(ALICE).form("card=4242424242424242").responds(303, "see_other"),
    post("/orders/1006/shipment").by("warehouse-token").responds(202, "accepted"),
    delete("/orders/1007").by(ALICE).responds(204, "no_content"),
    // The request cannot be understood, or asks for an unsupported representation.
    post("/orders").by(ALICE).json(r#"{"item": "tea", "#).fails(400, "malformed", "malformed"),
    get("/orders?limit=lots").by(ALICE).fails(400, "invalid_parameter", "invalid_parameter"),
    get("/orders/latest").by(ALICE).fails(400, "invalid_parameter", "invalid_parameter"),
    post("/orders").by(ALICE).json(r#"{"item": "", "quantity": 0}"#).fails(
        422,
        "validation_failed",
        "validation_failed",
    ),
    post("/orders").by(ALICE).xml("<order/>").fails(415, "unsupported_media_type", "unsupported_media_type"),
    post("/orders").by(ALICE).header("Content-Encoding", "br").json(TEA).fails(
        415,
        "unsupported_content_coding",
        "unsupported_content_coding",
    ),
    post("/orders").by(ALICE).zeros(20_000).fails(413, "content_too_large", "content_too_large"),
    get("/orders/1001").by(ALICE).header("Accept", "text/csv").fails(406, "not_acceptable", "not_acceptable"),
    // Authentication and permissions.
    get("/orders").fails(401, "unauthenticated", "no_token"),
    get("/orders").by("forged-token").fails(401, "invalid_credentials", "unknown_token"),
    get("/orders").by("alice-old-token").fails(401, "expired_credentials", "token_expired"),
    put("/admin/fault").by("admin-password-token").json(ON).fails(401, "step_up_required", "second_factor_required"),
    delete("/orders/1001").by("alice-reading-token").fails(403, "insufficient_scope", "may_not_write"),
    post("/orders/1001/shipment").by(ALICE).fails(403, "forbidden", "staff_only"),
    get("/orders").by("robot-token").fails(429, "rate_limited", "too_fast"),
    post("/orders").by("carol-token").json(TEA).fails(429, "quota_exceeded", "quota_used_up"),
    // Resources and their methods.
    get("/nowhere").fails(404, "not_found", "not_found"),
    get("/orders/9999").by(ALICE).fails(404, "not_found", "no_such_order"),
    get("/orders/1003").by(ALICE).fails(404, "hidden", "no_such_order"),
    get("/orders/1004").by(ALICE).fails(410, "gone", "order_cancelled"),
    patch("/orders/1001").by(ALICE).fails(405, "method_not_allowed", "method_not_allowed"),
    delete("/orders/1002").by(ALICE).fails(409, "conflict_state", "too_late"),
    post("/orders/1001/shipment").by("warehouse-token").fails(409, "conflict_state", "not_paid"),
    post("/orders").by(ALICE).json(MONDAYS_TEA).fails(409, "already_exists", "reference_taken"),
    put("/orders/1001").by(ALICE).json(MORE_TEA).fails(428, "precondition_required", "version_required"),
    put("/orders/1001").by(ALICE).header("If-Match", r#""0""#).json(MORE_TEA).fails(
        412,
        "precondition_failed",
        "version_outdated",
    ),
    post("/orders").by(ALICE).header("Idempotency-Key", r#""first-order""#).json(MORE_TEA).fails(
        422,
        "idempotency_key_reused",
        "key_reused",
    ),
    post("/orders").by(ALICE).header("Idempotency-Key", r#""being-placed""#).json(TEA).fails(
        409,
        "request_in_progress",
        "key_in_use",
    ),
    post("/orders/1001/payment").by(ALICE).form("card=4000000000000002").fails(
        402,
        "payment_required",
        "card_declined",
    ),
    // The store breaks, and is repaired.
    put("/admin/fault").by("admin-token").json(ON).responds(204, "no_content"),
    post("/orders").by(ALICE).json(TEA).fails(503, "unavailable", "storage"),
    put("/admin/fault").by("admin-token").json(OFF).responds(204, "no_content"),
];

const fn request(method: &'static str, path: &'static str) -> Request {
    Request { method, path, token: None, header: None, content: Content::None, status: 0, situation: "", code: None }
}

const fn get(path: &'static str) -> Request {
    request("GET", path)
}

const fn post(path: &'static str) -> Request {
    request("POST", path)
}

const fn put(path: &'static str) -> Request {
    request("PUT", path)
}

const fn patch(path: &'static str) -> Request {
    request("PATCH", path)
}

const fn delete(path: &'static str) -> Request {
    request("DELETE", path)
}

impl Request {
    const fn by(self, token: &'static str) -> Self {
        Self { token: Some(token), ..self }
    }

    const fn header(self, name: &'static str, value: &'static str) -> Self {
        Self { header: Some((name, value)), ..self }
    }

    const fn json(self, text: &'static str) -> Self {
        Self { content: Content::Text { media_type: JSON, text }, ..self }
    }

    const fn form(self, text: &'static str) -> Self {
        Self { content: Content::Text { media_type: FORM, text }, ..self }
    }

    const fn xml(self, text: &'static str) -> Self {
        Self { content: Content::Text { media_type: "text/xml", text }, ..self }
    }

    const fn zeros(self, count: usize) -> Self {
        Self { content: Content::Zeros(count), ..self }
    }

    const fn responds(self, status: u16, situation: &'static str) -> Self {
        Self { status, situation, ..self }
    }

    const fn fails(self, status: u16, situation: &'static str, code: &'static str) -> Self {
        Self { status, situation, code: Some(code), ..self }
    }

    /// The request as a shell command, followed by the promised response in a comment.
    pub fn curl(&self, base: &str) -> String {
        let mut line = String::from("curl -si");
        if !matches!((self.method, self.content), ("GET", _) | ("POST", Content::Text { .. } | Content::Zeros(_))) {
            _ = write!(line, " -X {}", self.method);
        }
        _ = write!(line, " {}", Quoted(&format!("{base}{}", self.path)));
        if let Some(token) = self.token {
            _ = write!(line, " -H 'Authorization: Bearer {token}'");
        }
        if let Some((name, value)) = self.header {
            _ = write!(line, " -H '{name}: {value}'");
        }
        match self.content {
            Content::None => {}
            Content::Text { media_type: FORM, text } => _ = write!(line, " -d {}", Quoted(text)),
            Content::Text { media_type, text } => {
                _ = write!(line, " -H 'Content-Type: {media_type}' -d {}", Quoted(text));
            }
            Content::Zeros(count) => _ = write!(line, " -H 'Content-Type: {JSON}' -d $(printf '%0{count}d' 0)"),
        }
        _ = write!(line, " # {} {}", self.status, self.situation);
        line
    }
}

/// A quoted shell argument. None of the requests contains a single quote.
struct Quoted<'a>(&'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        if self.0.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/:.=-".contains(&byte)) {
            out.write_str(self.0)
        } else {
            write!(out, "'{}'", self.0)
        }
    }
}
