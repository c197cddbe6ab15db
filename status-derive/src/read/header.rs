//! Custom headers: the names that are refused, and the reasons.

use status_vocabulary::grammar;
use status_vocabulary::{Companion, Form, Keyword};
use syn::Lit;

use super::reader::Reader;
use super::spelled::spelled;
use crate::diagnostics::{At, Findings, Message, roles};
use crate::facts::{Header, HeaderValue};
use crate::names::unraw;
use crate::parse::{Item, Value, ValueKind, is_field};
use crate::value::template;

impl<'a> Reader<'a> {
    pub(super) fn header(&mut self, item: &Item) {
        let at = item.at();
        let (None, Some(items)) = (&item.key, item.value.call()) else {
            let value = item.key.as_ref().map_or_else(|| "\"x\"".to_owned(), |_| item.value.shown());
            let message = Message::what("`header` needs a name and a value")
                .help(format!("`header(\"X-Reason\" = {value})`"))
                .note("a header field is a name and a value (RFC 9110 5)");
            return self.error(at, message);
        };
        let fields = &self.facts.variant.fields;
        for item in items {
            let Some(key) = &item.key else { continue };
            let field = match item.value.ident() {
                Some(keyword) => Some(unraw(keyword)).filter(|name| is_field(fields, name)),
                None => item.value.text().and_then(|text| template::named(fields, &text)),
            };
            if let Some(field) = field {
                let message = Message::what(format!("`{field}` is a field, and this value is known at compile time"))
                    .help(format!("`#[status(header = {:?})]` on the field `{field}`", key.name))
                    .note("a header's value is constant, or it is a field");
                return self.error(item.value.at, message);
            }
        }
        let before = self.findings.errors();
        let headers = literals(at, items, &mut self.findings);
        // It may have been the companion that the situation requires.
        self.facts.broken |= self.findings.errors() > before;
        self.facts.headers.extend(headers);
    }
}

/// `header("Name" = "value")`.
pub(super) fn literals(at: At, items: &[Item], findings: &mut Findings) -> Vec<Header> {
    if items.is_empty() {
        let message = Message::what("`header` needs a name and a value")
            .help("`header(\"X-Reason\" = \"x\")`")
            .note("a header field is a name and a value (RFC 9110 5)");
        findings.error(at, message);
    }
    if let [Item { key: None, value: name }, Item { key: None, value }] = items
        && let Some(name_text) = name.text()
    {
        let message = Message::what("a header's name and value are one item")
            .help(format!("`header(\"{name_text}\" = {})`", value.shown()))
            .note("a key takes its value with `=`");
        findings.error(At::range(name.at, value.at), message);
        return Vec::new();
    }
    items.iter().filter_map(|item| literal(at, item, findings)).collect()
}

/// The name in `header = "Name"`.
pub(super) fn name(value: &Value, findings: &mut Findings) -> Option<String> {
    let Some(name) = value.text() else {
        findings.error(
            value.at,
            Message::what("a header's name is a string").help("`header = \"X-Trace\"`").note("RFC 9110 5.1"),
        );
        return None;
    };
    checked(&name, None, value.at, findings)
}

fn literal(at: At, item: &Item, findings: &mut Findings) -> Option<Header> {
    let Some(key) = &item.key else {
        findings.error(item.at(), without_value(&item.value));
        return None;
    };
    if !key.quoted {
        let message = Message::what(format!("`{}` is a header's name without its quotes", key.name))
            .help(format!("`header({:?} = {})`", key.name.replace('_', "-"), item.value.shown()))
            .note("a header's name may have hyphens, which an identifier cannot (RFC 9110 5.1)");
        findings.error(key.at, message);
        return None;
    }
    let name = checked(&key.name, Some(&item.value), key.at, findings)?;
    let value = match (&item.value.kind, item.value.as_const()) {
        (ValueKind::Literal(Lit::Str(text)), _) => {
            let text = text.value();
            if let Err(error) = grammar::field_value(&text) {
                let message = Message::what(format!("{text:?} cannot be sent: {}", error.what()))
                    .help(match grammar::field_value(text.trim()) {
                        Ok(()) => format!("`header({:?} = {:?})`", key.name, text.trim()),
                        Err(_) => "visible ASCII, spaces and tabs, none of them at the ends".to_owned(),
                    })
                    .note("RFC 9110 5.5");
                findings.error(item.value.at, message);
                return None;
            }
            HeaderValue::Literal(text)
        }
        (ValueKind::Literal(Lit::Int(number)), _) => HeaderValue::Literal(number.base10_digits().to_owned()),
        (_, Some(path)) => HeaderValue::Const(path),
        (kind, None) => {
            let is_literal = matches!(kind, ValueKind::Literal(_) | ValueKind::Negative(_));
            let text = if is_literal { item.value.shown() } else { "..".to_owned() };
            let message = Message::what(format!("`{}` is not a valid header value", item.value.shown()))
                .help(format!("`header(\"{}\" = \"{text}\")`, or a path to a `const` in upper case", key.name))
                .note("RFC 9110 5.5");
            findings.error(item.value.at, message);
            return None;
        }
    };
    Some(Header { name, value, optional: false, at, name_at: key.at })
}

/// `header("X-Reason")`, `header("X-Reason: x")`.
fn without_value(value: &Value) -> Message {
    let note = "a header field is a name and a value (RFC 9110 5)";
    let text = value.text().unwrap_or_default();
    let (name, rest) = text.split_once(':').map_or((&*text, None), |(name, rest)| (name, Some(rest.trim())));
    match grammar::field_name(name) {
        Ok(()) => Message::what(match rest {
            Some(_) => "a header's name and value are two strings".to_owned(),
            None => format!("`{name}` has no value"),
        })
        .help(format!("`header({name:?} = {:?})`", rest.unwrap_or("..")))
        .note(note),
        Err(_) => Message::what(format!("`{}` is not the name of a header", value.shown()))
            .help(format!("`header(\"X-Reason\" = {})`", value.shown()))
            .note(note),
    }
}

fn checked(name: &str, value: Option<&Value>, at: At, findings: &mut Findings) -> Option<String> {
    let lower = name.to_lowercase();
    if let Some(message) = refused(name, &lower, value) {
        findings.error(at, message);
        return None;
    }
    if ["x-ratelimit", "x-rate-limit", "ratelimit-"].iter().any(|prefix| lower.starts_with(prefix)) {
        let message = Message::what(format!("`{name}` means something else to each vendor"))
            .help(format!("`{}`", Companion::RateLimit.example()))
            .note("its reset is seconds, milliseconds, an epoch or a date (draft-ietf-httpapi-ratelimit-headers-10)");
        findings.warning(Keyword::Header, at, message);
    }
    let past = match &*lower {
        "pragma" => Some(("it means nothing in a response", "`cache_control = \"no-store\"`", "RFC 9111 5.4")),
        "warning" => Some(("it is obsolete", "drop it; put the text into `detail`", "RFC 9111 5.5")),
        "expires" => Some((
            "a date compiled in is wrong after it passes",
            "`cache_control = \"max-age=60\"`",
            "max-age goes before Expires (RFC 9111 5.3)",
        )),
        "age" => Some(("it is added by caches", "drop it", "RFC 9111 5.1")),
        _ => None,
    };
    if let Some((why, help, note)) = past {
        findings.warning(
            Keyword::Header,
            at,
            Message::what(format!("`{name}` should not be set here: {why}")).help(help).note(note),
        );
    }
    if lower == "traceparent" || lower == "tracestate" {
        let message = Message::what(format!("`{name}` is a request header"))
            .help("drop it, or send `#[status(header = \"X-Request-Id\")]` from a field")
            .note("Trace Context defines it for requests only");
        findings.warning(Keyword::Header, at, message);
    }
    Some(lower)
}

fn refused(name: &str, lower: &str, value: Option<&Value>) -> Option<Message> {
    if lower.is_empty() {
        return Some(
            Message::what("a header needs a name").help("`header(\"X-Reason\" = \"x\")`").note("RFC 9110 5.1"),
        );
    }
    if let Err(error) = grammar::field_name(name) {
        let token: String = name
            .chars()
            .map(|char| if char == ' ' || char == '_' { '-' } else { char })
            .filter(|char| grammar::token(char.encode_utf8(&mut [0; 4])).is_ok())
            .collect();
        // Without its letters above ASCII it would be another name.
        let token = if name.is_ascii() { token } else { String::new() };
        let what = if name.contains(' ') { "header names contain no spaces" } else { error.what() };
        return Some(
            Message::what(format!("{name:?} is not a valid header name: {what}"))
                .help(format!("`{:?}`", if grammar::field_name(&token).is_ok() { &*token } else { "X-Reason" }))
                .note("a name is a token (RFC 9110 5.1)"),
        );
    }
    let companion =
        Companion::ALL.iter().find(|companion| matches!(companion.form(), Form::Header(name) if name == lower));
    let (why, help, note): (&str, String, &str) = match lower {
        "content-type" => (
            "the content's type follows from what is sent",
            "drop it; `body = ..` on the type chooses the representation".to_owned(),
            "RFC 9110 8.3",
        ),
        "content-length" => ("framing belongs to the server", "drop it".to_owned(), "RFC 9110 8.6"),
        "transfer-encoding" | "trailer" => ("framing belongs to the server", "drop it".to_owned(), "RFC 9112 6.1"),
        "connection" | "keep-alive" | "proxy-connection" | "te" => (
            if lower == "te" { "it is a request header, and connection-specific" } else { "it is connection-specific" },
            "drop it: the server manages its connections".to_owned(),
            "malformed on HTTP/2 (RFC 9113 8.2.2)",
        ),
        "date" => ("the server writes its own", "drop it".to_owned(), "RFC 9110 6.6.1"),
        "early-data" => {
            ("it is a request header", "drop it; the response to it is `too_early`".to_owned(), "RFC 8470 5.1")
        }
        _ if lower.starts_with("grpc-") || lower.starts_with("connect-") => (
            "names in `grpc-` and `connect-` are those of gRPC and Connect",
            "drop it; status, message and delay of a call follow from the error".to_owned(),
            "reserved (gRPC over HTTP/2, \"Custom-Metadata\"; the Connect protocol, \"Unary-Request\")",
        ),
        _ => {
            if let Some(source) = of_requests(lower) {
                let what = format!("`{name}` cannot be set here: it is a request header");
                return Some(Message::what(what).help("drop it: it is never in a response").note(source));
            }
            let companion = companion?;
            let text = value.and_then(|value| value.text().or_else(|| value.integer().map(ToString::to_string)));
            let spelled = text.and_then(|text| spelled(*companion, &text));
            let typed = spelled.as_deref().unwrap_or(companion.example());
            let mut help = format!("the typed companion: `{typed}`, or `#[status({companion})]` on a field");
            if let Some(may) = companion.roles() {
                help.push_str(&format!("; only with {} on the type", roles(may)));
            }
            return Some(
                Message::what(format!("`{name}` cannot be set here: it has a companion"))
                    .help(help)
                    .note(companion.source()),
            );
        }
    };
    Some(Message::what(format!("`{name}` cannot be set here: {why}")).help(help).note(note))
}

/// The section that defines it, for a header that only requests have.
fn of_requests(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "host" => "RFC 9110 7.2",
        "expect" | "from" | "referer" | "user-agent" => "RFC 9110 10.1",
        "authorization" | "proxy-authorization" => "credentials are sent with requests (RFC 9110 11.6.2 and 11.7.2)",
        "accept-charset" | "accept-language" => "RFC 9110 12.5",
        "range" => "RFC 9110 14.2",
        "max-forwards" => "RFC 9110 7.6.2",
        "cookie" => "a response has Set-Cookie (RFC 6265 4)",
        "origin" => "RFC 6454 7",
        "idempotency-key" => "draft-ietf-httpapi-idempotency-key-header 2",
        "forwarded" | "x-forwarded-for" | "x-forwarded-host" | "x-forwarded-proto" | "x-real-ip" => "RFC 7239 4",
        "prefer" => "a response has Preference-Applied (RFC 7240 2 and 3)",
        "dpop" => "the proof is the client's (RFC 9449 4.1)",
        "http2-settings" => "RFC 7540 3.2.1",
        "sec-websocket-key" => "a response has Sec-WebSocket-Accept (RFC 6455 11.3.1)",
        "access-control-request-method" | "access-control-request-headers" => {
            "a preflight asks with it (Fetch, CORS protocol)"
        }
        "sec-fetch-dest" | "sec-fetch-mode" | "sec-fetch-site" | "sec-fetch-user" => "Fetch Metadata Request Headers",
        "upgrade-insecure-requests" => "Upgrade Insecure Requests",
        _ if lower.starts_with("if-") => "preconditions are sent with requests (RFC 9110 13.1)",
        _ => return None,
    })
}
