//! Headers of one's own: which names are refused, and why.

use status_vocabulary::grammar;
use status_vocabulary::{Companion, Form, Role};

use super::variant::{Header, HeaderValue, may_use_proxy_status};
use super::{Faults, words};
use crate::diagnostics::{At, Message};
use crate::parse::{Item, Value, ValueKind};

/// `header("Name" = "value")`.
pub(crate) fn literals(at: At, items: &[Item], role: Role, faults: &mut Faults) -> Vec<Header> {
    if items.is_empty() {
        let message =
            Message::new("which header is it?", "`header(\"X-Reason\" = \"x\")`", "a header of one's own has a name");
        faults.error(at, message);
    }
    if let [Item { key: None, value: name }, Item { key: None, value }] = items
        && let Some(name_text) = name.text()
    {
        let message = Message::new(
            "a header's name and value are one item",
            format!("`header(\"{name_text}\" = {})`", value.shown()),
            "a key takes its value with `=`",
        );
        faults.error(At::range(name.at, value.at), message);
        return Vec::new();
    }
    items.iter().filter_map(|item| literal(at, item, role, faults)).collect()
}

fn literal(at: At, item: &Item, role: Role, faults: &mut Faults) -> Option<Header> {
    let Some(key) = &item.key else {
        let message = Message::new(
            format!("`{}` names no header", item.value.shown()),
            format!("`header(\"X-Reason\" = {})`", item.value.shown()),
            "a header of one's own has a name",
        );
        faults.error(item.at(), message);
        return None;
    };
    let name = checked(&key.name, key.at, role, faults)?;
    let of = match &item.value.kind {
        _ if item.value.text().is_some() => {
            let text = item.value.text().unwrap_or_default();
            if let Err(fault) = grammar::field_value(&text) {
                let message = Message::new(
                    format!("{text:?} cannot be sent: {}", fault.what()),
                    "visible ASCII, spaces and tabs, none of them at the ends",
                    "RFC 9110 5.5",
                );
                faults.error(item.value.at, message);
                return None;
            }
            HeaderValue::Literal(text)
        }
        ValueKind::Literal(syn::Lit::Int(number)) => HeaderValue::Literal(number.base10_digits().to_owned()),
        ValueKind::Path(path) => HeaderValue::Const(path.clone()),
        ValueKind::Word(word) if !item.value.is_none() => HeaderValue::Const(word.clone().into()),
        _ => {
            let message = Message::new(
                format!("`{}` is no header value", item.value.shown()),
                format!("`header(\"{}\" = \"..\")`", key.name),
                "RFC 9110 5.5",
            );
            faults.error(item.value.at, message);
            return None;
        }
    };
    Some(Header { name, of, optional: false, at })
}

/// The name in `header = "Name"`.
pub(crate) fn name(value: &Value, role: Role, faults: &mut Faults) -> Option<String> {
    let Some(name) = value.text() else {
        faults.error(value.at, Message::new("a header's name is a string", "`header = \"X-Trace\"`", "RFC 9110 5.1"));
        return None;
    };
    checked(&name, value.at, role, faults)
}

fn checked(name: &str, at: At, role: Role, faults: &mut Faults) -> Option<String> {
    let lower = name.to_lowercase();
    if let Some(message) = refused(name, &lower, role) {
        faults.error(at, message);
        return None;
    }
    if lower.starts_with("x-ratelimit") || lower.starts_with("ratelimit-") {
        let message = Message::new(
            format!("`{name}` means another thing for each vendor"),
            "`rate_limit(..)` and `rate_limit_policy(..)`",
            "its reset is seconds, milliseconds, an epoch or a date (draft-ietf-httpapi-ratelimit-headers-10)",
        );
        faults.warning(Companion::Header, at, message);
    }
    if lower == "traceparent" || lower == "tracestate" {
        let message = Message::new(
            format!("`{name}` is a request header"),
            "`header = \"X-Request-Id\"`, or drop it",
            "Trace Context defines it for requests only",
        );
        faults.warning(Companion::Header, at, message);
    }
    Some(lower)
}

fn refused(name: &str, lower: &str, role: Role) -> Option<Message> {
    if lower.is_empty() {
        return Some(Message::new("a header needs a name", "`header(\"X-Reason\" = \"x\")`", "RFC 9110 5.1"));
    }
    if let Err(fault) = grammar::field_name(name) {
        let token: String = name
            .chars()
            .map(|char| if char == ' ' || char == '_' { '-' } else { char })
            .filter(char::is_ascii_graphic)
            .collect();
        let what = if name.contains(' ') { "header names contain no spaces" } else { fault.what() };
        return Some(Message::new(
            format!("{name:?} is no header name: {what}"),
            format!("`{:?}`", if grammar::field_name(&token).is_ok() { &*token } else { "X-Reason" }),
            "a name is a token (RFC 9110 5.1)",
        ));
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
        "early-data" => ("it is a request header", "drop it; `too_early` is the answer".to_owned(), "RFC 8470 5.1"),
        "proxy-status" if may_use_proxy_status(role) => return None,
        "proxy-status" => (
            "an origin server must not send it",
            "drop it, or say `role = gateway` or `role = proxy` on the type".to_owned(),
            "RFC 9209 2",
        ),
        "host"
        | "idempotency-key"
        | "range"
        | "expect"
        | "authorization"
        | "proxy-authorization"
        | "cookie"
        | "accept-charset"
        | "accept-language"
        | "user-agent"
        | "referer"
        | "origin"
        | "max-forwards"
        | "from" => {
            ("it is a request header", "drop it: it is never in a response".to_owned(), "RFC 9110 10.1 and 12.5")
        }
        _ if lower.starts_with("if-") => (
            "it is a request header",
            "drop it: it is never in a response".to_owned(),
            "preconditions are sent with requests (RFC 9110 13.1)",
        ),
        _ => {
            let companion = companion?;
            let help = format!(
                "the typed companion: `{}`, or `#[status({companion})]` on a field",
                words::example(*companion)
            );
            return Some(Message::new(format!("not `{name}`: it has a companion"), help, companion.source()));
        }
    };
    Some(Message::new(format!("not `{name}`: {why}"), help, note))
}
