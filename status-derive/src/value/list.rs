//! Lists of media types, codings and protocols.

use status_vocabulary::Companion;
use status_vocabulary::grammar::{self, GrammarError};
use status_vocabulary::render;
use status_vocabulary::shape::List;

use super::context::{Literals, Validator};
use super::template;
use crate::diagnostics::{At, Message, nearest};
use crate::facts::ParsedValue;
use crate::parse::Value;

/// A list of strings; one string stands for a list of one. Every element is checked.
pub(super) fn list(literals: &mut Literals<'_>, companion: Companion, list: List, value: &Value) -> ParsedValue {
    let validate: Validator = match list {
        List::MediaRanges => grammar::media_range,
        List::MediaTypes => grammar::media_type,
        List::Codings => grammar::content_coding,
        List::Protocols => grammar::upgrade_protocol,
    };
    let example = companion.example();
    let values = value.as_list();
    let mut elements: Vec<String> = Vec::new();
    let mut broken = false;
    for value in &values {
        let error = match value.text() {
            None => Some(
                Message::what(format!("`{}` is not a string", value.shown()))
                    .help(format!("`{example}`"))
                    .note(companion.source()),
            ),
            Some(text) => match validate(&text) {
                Err(error) => Some(
                    template::unreplaced(companion, literals.fields, &text)
                        .unwrap_or_else(|| invalid_element(companion, list, &text, error)),
                ),
                Ok(()) if elements.iter().any(|known| known.eq_ignore_ascii_case(&text)) => Some(
                    Message::what(format!("{text:?} is listed twice"))
                        .help("name it once")
                        .note(format!("an element listed twice adds nothing ({})", companion.source())),
                ),
                Ok(()) => {
                    match list {
                        List::Protocols => upgrade_protocol(literals, &text, value.at),
                        List::Codings => coding(literals, &text, value.at),
                        List::MediaRanges | List::MediaTypes => {}
                    }
                    elements.push(text);
                    None
                }
            },
        };
        if let Some(message) = error {
            literals.findings.error(value.at, message);
            broken = true;
        }
    }
    if values.is_empty() {
        let (what, note) = match list {
            List::MediaTypes => ("Accept-Patch needs at least one media type", "RFC 5789 3.1"),
            List::Protocols => ("Upgrade needs at least one protocol", "RFC 9110 15.5.22"),
            List::Codings => {
                ("an empty list says nothing", "`identity` says that no coding is supported (RFC 9110 12.5.3)")
            }
            List::MediaRanges => ("an empty list says nothing", companion.source()),
        };
        let help = match list {
            List::Codings => "`accept_encoding = [\"identity\"]` if none is supported".to_owned(),
            List::MediaRanges | List::MediaTypes | List::Protocols => format!("`{example}`"),
        };
        return literals.broken(value.at, Message::what(what).help(help).note(note));
    }
    if broken { ParsedValue::Broken } else { ParsedValue::Lines(vec![render::List(&elements).to_string()]) }
}

fn coding(literals: &mut Literals<'_>, text: &str, at: At) {
    let name = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if name == "*" || grammar::CONTENT_CODINGS.contains(&&*name) {
        return;
    }
    let help = match nearest(&name, grammar::CONTENT_CODINGS.iter().copied()) {
        Some(near) => format!("did you mean `{near:?}`?"),
        None if name == "chunked" => "drop it: a transfer coding is for the server to take off".to_owned(),
        None => "`\"gzip\"`, `\"br\"`, `\"zstd\"`, or `\"identity\"` if none is supported".to_owned(),
    };
    let note = "codings are registered with IANA (RFC 9110 16.6.1)";
    let message = Message::what(format!("`{name}` is not a registered content coding")).help(help).note(note);
    literals.findings.warning(Companion::AcceptEncoding, at, message);
}

fn upgrade_protocol(literals: &mut Literals<'_>, protocol: &str, at: At) {
    let (what, help, note) = match protocol.to_ascii_lowercase().as_str() {
        "ws" | "wss" | "websockets" | "web-socket" => (
            format!("`{protocol}` is not the token of the WebSocket protocol"),
            "`[\"websocket\"]`",
            "upgrade tokens are registered with IANA (RFC 9110 16.7, RFC 6455 11.2)",
        ),
        "http/2" | "http/1" => (
            format!("`{protocol}` is not a version of HTTP as Upgrade names it"),
            "with both digits: `[\"HTTP/2.0\"]`",
            "a version of HTTP is DIGIT.DIGIT (RFC 9110 16.7)",
        ),
        "h2" | "h3" => (
            format!("`{protocol}` is an ALPN id, not an upgrade token"),
            "`[\"HTTP/2.0\"]`, or drop it: HTTP/2 over TLS is negotiated by ALPN",
            "upgrade tokens are a registry of their own (RFC 9110 16.7)",
        ),
        "h2c" => (
            "`h2c` is deprecated".to_owned(),
            "drop it: cleartext HTTP/2 starts with prior knowledge",
            "RFC 9113 3.1 took the upgrade away",
        ),
        "https" => (
            "`https` is a scheme, not an upgrade token".to_owned(),
            "`[\"TLS/1.3\"]`; to force https, respond with `permanent_redirect`",
            "upgrade tokens are a registry of their own (RFC 9110 16.7)",
        ),
        "http/3.0" | "http/3" => (
            format!("`{protocol}` cannot be upgraded to"),
            "drop it, and write `header(\"Alt-Svc\" = \"h3=\\\":443\\\"\")`",
            "Upgrade cannot change the transport, and HTTP/3 runs over QUIC (RFC 9110 7.8)",
        ),
        _ => return,
    };
    literals.findings.warning(Companion::Upgrade, at, Message::what(what).help(help).note(note));
}

fn invalid_element(companion: Companion, list: List, text: &str, error: GrammarError) -> Message {
    let help = match list {
        List::MediaRanges | List::MediaTypes if !text.contains('/') => {
            format!("`\"{}\"`: a type and a subtype", guess(text))
        }
        List::MediaRanges | List::MediaTypes | List::Codings | List::Protocols
            if (text.contains(',') || list != List::Protocols)
                && text.trim().contains([' ', ','])
                && !text.contains(';') =>
        {
            let glued = text.replace(' ', "");
            if list == List::Codings && grammar::CONTENT_CODINGS.contains(&&*glued) {
                return Message::what(format!("{text:?} is not valid in `{companion}`: no spaces in a coding"))
                    .help(format!("`{glued:?}`"))
                    .note(companion.source());
            }
            let media = matches!(list, List::MediaRanges | List::MediaTypes);
            let elements = text.split([' ', ',']).filter(|element| !element.is_empty());
            let elements: Vec<_> = elements
                .map(|element| if media && !element.contains('/') { guess(element) } else { element.to_owned() })
                .collect();
            format!("`[\"{}\"]`: one per element", elements.join("\", \""))
        }
        List::MediaRanges if error.what().starts_with("q comes last") => {
            let (weight, mut parts): (Vec<_>, Vec<_>) =
                text.split(';').map(str::trim).partition(|part| part.starts_with("q="));
            parts.extend(weight);
            format!("q goes to the end: `{:?}`", parts.join(";"))
        }
        List::MediaRanges if text.contains("q=") => {
            "q is 0 to 1 with at most 3 decimals: `\"application/json;q=0.5\"`".to_owned()
        }
        List::MediaTypes if text.contains('*') => {
            "name the patch formats: `\"application/merge-patch+json\"`".to_owned()
        }
        List::MediaTypes => "a media type without a weight: `\"application/json-patch+json\"`".to_owned(),
        List::Codings => "a coding, `\"gzip\"`, or with a weight, `\"br;q=0.5\"`".to_owned(),
        List::Protocols => {
            let token = text.replace(' ', "").to_lowercase();
            let meant = if grammar::upgrade_protocol(&token).is_ok() { &*token } else { "websocket" };
            format!("a protocol is a token: `{meant:?}`")
        }
        List::MediaRanges => "`\"application/json\"`".to_owned(),
    };
    let note = match list {
        List::MediaRanges if text.contains("q=") => "RFC 9110 12.4.2",
        List::MediaRanges | List::MediaTypes | List::Codings | List::Protocols => companion.source(),
    };
    Message::what(format!("{text:?} is not valid in `{companion}`: {}", error.what())).help(help).note(note)
}

/// A media type for an abbreviation of it.
fn guess(text: &str) -> String {
    match text {
        "json" | "xml" | "pdf" | "zip" => format!("application/{text}"),
        "html" | "css" | "csv" | "plain" => format!("text/{text}"),
        "text" => "text/plain".to_owned(),
        "png" | "jpeg" | "webp" | "gif" => format!("image/{text}"),
        _ => "application/json".to_owned(),
    }
}
