//! What is said of what is missing, odd, or must not be there.

use status_vocabulary::{Companion, Kind, Situation};

use crate::diagnostics::Message;
use crate::keywords;

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
pub(super) fn never_message(companion: Companion, situation: &Situation) -> Message {
    let (name, code) = (situation.name(), situation.code());
    if name == "hidden" {
        let (why, help, note) = match companion {
            Companion::Challenge | Companion::ProxyChallenge => (
                "a challenge confirms that the resource exists",
                "drop it, or use `forbidden`",
                "failures must look exactly like nonexistence (RFC 9729 6.4)",
            ),
            Companion::Link | Companion::BlockedBy | Companion::Monitor => (
                "it sends no Link of its own",
                "drop it; a link on the `not_found` variant is sent by both",
                "it is byte for byte its `not_found` twin",
            ),
            Companion::Expose => (
                "its text is for the log",
                "drop it; the client sees what the `not_found` variant says",
                "failures must look exactly like nonexistence (RFC 9729 6.4)",
            ),
            Companion::RetryAfter => (
                "it sends no header of its own",
                "drop it; what the `not_found` variant sends is sent by both",
                "failures must look exactly like nonexistence (RFC 9729 6.4)",
            ),
            _ if keywords::is_data(companion) && !keywords::is_member(companion) => (
                "it sends no header of its own",
                "drop it; what the `not_found` variant sends is sent by both",
                "it is byte for byte its `not_found` twin",
            ),
            Companion::Header => (
                "it sends no header of its own",
                "drop it; what the `not_found` variant sends is sent by both",
                "it is byte for byte its `not_found` twin",
            ),
            _ => (
                "it shows nothing of its own",
                "drop it; `hidden` takes `log` and `like`",
                "it is byte for byte its `not_found` twin",
            ),
        };
        return Message::new(format!("no `{companion}` on `hidden`: {why}"), help, note);
    }
    match companion {
        Companion::ProxyChallenge => Message::new(
            "no `proxy_challenge` here: Proxy-Authenticate is 407's",
            if code == 401 {
                "drop it; what 401 carries is `challenge`"
            } else {
                "drop it; a proxy that asks for credentials answers `proxy_authentication_required`"
            },
            "RFC 9110 11.7.1",
        ),
        Companion::Challenge if code == 407 => Message::new(
            "no `challenge` here: 407 carries Proxy-Authenticate, not WWW-Authenticate",
            "drop it; what 407 carries is `proxy_challenge`",
            "RFC 9110 11.7.1",
        ),
        Companion::Challenge => Message::new(
            format!("no `challenge` here: {code} is about access to the network, not to the resource"),
            "drop it; the origin server asks for credentials with `unauthenticated`",
            situation.source(),
        ),
        Companion::AcceptEncoding => Message::new(
            "no `accept_encoding` here: on 415 it says that the coding was the problem",
            "use `unsupported_content_coding`, or drop it",
            "RFC 9110 12.5.3",
        ),
        Companion::ContentRange if name == "range_not_satisfiable" => Message::new(
            "no `content_range` here: there is no range to name",
            "drop it; the length is `complete_length = 1234`, or `#[status(complete_length)]` on a field, and is sent as `bytes */1234`",
            "RFC 9110 14.4",
        ),
        Companion::CompleteLength if name == "partial_content" => Message::new(
            "no `complete_length` here: the range says it",
            "drop it; `ContentRange::bytes(first, last, Some(length))` has it",
            "RFC 9110 14.4",
        ),
        Companion::ContentRange | Companion::CompleteLength => Message::new(
            format!("no `{companion}` here: only 206 and 416 give Content-Range a meaning"),
            "drop it; `partial_content` takes `content_range`, `range_not_satisfiable` takes `complete_length`",
            "RFC 9110 14.4",
        ),
        Companion::Body | Companion::Extension => {
            let verb = if code == 205 { "must not have" } else { "cannot contain" };
            Message::new(format!("a {code} {verb} content"), "return `ok`, or drop it", situation.source())
        }
        _ => Message::new(format!("no `{companion}` here: `{name}` cannot have one"), "drop it", situation.source()),
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
pub(super) fn required_message(companion: Companion, situation: &Situation, by_default: bool) -> Message {
    let code = situation.code();
    let what = match companion {
        Companion::Challenge => format!("{code} requires WWW-Authenticate"),
        Companion::ProxyChallenge => "407 requires Proxy-Authenticate".to_owned(),
        Companion::Allow => "405 requires Allow".to_owned(),
        Companion::Location => format!("{code} means nothing without Location"),
        Companion::Upgrade => "426 requires Upgrade".to_owned(),
        Companion::AcceptEncoding => "a 415 for the coding requires Accept-Encoding".to_owned(),
        Companion::ContentRange => "206 requires Content-Range".to_owned(),
        Companion::Etag => "226 needs the `etag` of the new instance".to_owned(),
        _ => format!("`{}` needs `{companion}`", situation.name()),
    };
    let note = required_note(companion, situation);
    if by_default {
        let what =
            format!("a `default` situation has to be complete, and `{}` needs `{companion}`: {what}", situation.name());
        return Message::new(what, default_help(companion, situation), note);
    }
    Message::new(what, required_help(companion, situation), note)
}

/// There is no place for a companion beside `default`, but for the challenge that a type has.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
pub(super) fn default_help(companion: Companion, situation: &Situation) -> String {
    let complete = if situation.kind() == Kind::Outcome { "no_content" } else { "internal" };
    let (name, example) = (situation.name(), companion.example());
    match companion {
        Companion::Challenge => required_help(companion, situation).to_owned(),
        Companion::ContentRange => format!("`{complete}`, which is complete by itself"),
        _ => format!(
            "`{complete}`, which is complete by itself; on the variants that mean it, `#[status({name}, {example})]`"
        ),
    }
}

pub(super) fn required_help(companion: Companion, situation: &Situation) -> &'static str {
    match (companion, situation.name()) {
        (Companion::Challenge, "insufficient_scope") => {
            "add `challenge = bearer(realm = \"api\", scope = \"orders.write\")`, here or on the type"
        }
        (Companion::Challenge, "step_up_required") => {
            "add `challenge = bearer(realm = \"api\", acr_values = \"urn:example:mfa\")`"
        }
        (Companion::Challenge, _) => "add `challenge = bearer(realm = \"api\")`, here or on the type",
        (Companion::ProxyChallenge, _) => "add `proxy_challenge = basic(realm = \"proxy\")`",
        (Companion::Allow, _) => "add `allow = [GET, HEAD]`, or `allow = []` if no method is allowed now",
        (Companion::Location, _) => "add `location = \"/orders/{id}\"`, or `#[status(location)]` on a field",
        (Companion::Upgrade, _) => "add `upgrade = [\"websocket\"]`",
        (Companion::AcceptEncoding, _) => {
            "add `accept_encoding = [\"gzip\"]`, or `[\"identity\"]` if none is supported"
        }
        (Companion::ContentRange, _) => {
            "add `#[status(content_range)] range: status_runtime::ContentRange` to the fields"
        }
        (Companion::Etag, _) => "add `#[status(etag)]` on a field, or `etag = \"v1\"`",
        (Companion::Parameter, _) => "add `parameter = query(\"page\")`, `path(..)`, `header(..)` or `cookie(..)`",
        _ => "add it",
    }
}

pub(super) fn required_note(companion: Companion, situation: &Situation) -> &'static str {
    match (companion, situation.name()) {
        (Companion::Challenge, "insufficient_scope") => {
            "WWW-Authenticate goes with any refusal of a token (RFC 6750 3)"
        }
        (Companion::Challenge, _) => "RFC 9110 15.5.2",
        (Companion::AcceptEncoding, _) => "RFC 9110 12.5.3, RFC 7694 3",
        (Companion::Parameter, _) => "a client cannot mend what is not named (RFC 9457 3.2)",
        (Companion::Etag, _) => "RFC 3229 10.4.1",
        _ => situation.source(),
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
pub(super) fn odd_message(companion: Companion, situation: &Situation) -> Message {
    let (name, code) = (situation.name(), situation.code());
    let deliberate = format!("or write `deliberate({companion})`");
    let (what, help, note): (String, String, &str) = match companion {
        Companion::RetryAfter if situation.kind() == Kind::Outcome => (
            format!("nothing to wait for: `{name}` is an end, and Retry-After announces another request"),
            format!("drop it, {deliberate}"),
            "RFC 9110 10.2.3",
        ),
        Companion::RetryAfter => (
            "Retry-After promises that the same request will work later".to_owned(),
            match name {
                "not_found" => format!("drop it; if it will come back, say `unavailable`, {deliberate}"),
                "malformed" | "bad_request" | "validation_failed" | "invalid_parameter" => {
                    format!("drop it: the request must change, {deliberate}")
                }
                "gone" => format!("drop it: 410 says permanent, {deliberate}"),
                _ => format!("drop it, {deliberate}"),
            },
            "RFC 9110 10.2.3",
        ),
        Companion::Location => (
            format!("Location is defined for 201 and 3xx, and this is {code}"),
            match name {
                "already_exists" => {
                    format!("use `link(rel = \"related\", href = \"..\")`, or answer `see_other`, {deliberate}")
                }
                "not_found" => format!("if it moved, use `permanent_redirect`, {deliberate}"),
                "gone" => format!(
                    "if it moved, use `permanent_redirect`; else `link(rel = \"successor-version\", href = \"..\")`, {deliberate}"
                ),
                _ => format!("drop it, or use `link(rel = \"related\", href = \"..\")`, {deliberate}"),
            },
            "RFC 9110 10.2.2",
        ),
        Companion::Etag => (
            format!("an ETag describes a representation; {code} has none"),
            format!("drop `etag`, {deliberate}"),
            "RFC 9110 8.8.3",
        ),
        Companion::Allow => (
            match name {
                "forbidden" => "Allow says which methods exist; 403 is about permission".to_owned(),
                _ => format!("Allow says which methods exist; {code} is not about the method"),
            },
            format!("drop `allow`, {deliberate}"),
            "RFC 9110 10.2.1",
        ),
        Companion::Challenge => (
            match code {
                409 => "a challenge asks for credentials; they would not lift this conflict".to_owned(),
                _ => format!("a challenge asks for credentials; they would not change this {code}"),
            },
            format!("drop `challenge`, {deliberate}"),
            "RFC 9110 11.6.1",
        ),
        Companion::Accept => (
            "Accept answers an unsupported format".to_owned(),
            format!("drop `accept`, {deliberate}; `unsupported_media_type` takes it"),
            "RFC 9110 12.5.1",
        ),
        Companion::AcceptPatch => (
            "Accept-Patch answers an unsupported patch format".to_owned(),
            format!("drop `accept_patch`, {deliberate}; `unsupported_media_type` takes it"),
            "RFC 5789 3.1",
        ),
        Companion::AcceptEncoding => (
            "Accept-Encoding answers an unsupported coding".to_owned(),
            format!("drop `accept_encoding`, {deliberate}; `unsupported_content_coding` takes it"),
            "RFC 9110 12.5.3",
        ),
        Companion::Upgrade => (
            "Upgrade belongs to `upgrade_required`".to_owned(),
            format!("drop `upgrade`, {deliberate}"),
            "RFC 9110 7.8",
        ),
        _ => (format!("`{companion}` is odd on `{name}`"), format!("drop it, {deliberate}"), companion.source()),
    };
    Message::new(what, help, note)
}
