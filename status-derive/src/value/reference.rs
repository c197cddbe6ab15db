//! URI references, and links that have one relation.

use std::net::{Ipv4Addr, Ipv6Addr};

use status_vocabulary::grammar;
use status_vocabulary::render::Link;
use status_vocabulary::{Companion, situation};

use super::context::Literals;
use super::template as texts;
use crate::diagnostics::{At, Message};
use crate::facts::ParsedValue;
use crate::model::{Part, Target};
use crate::names::header_name;
use crate::parse::{Value, is_field};

pub(super) fn location(literals: &mut Literals<'_>, companion: Companion, value: &Value) -> ParsedValue {
    let Some(text) = value.text() else {
        let message = Message::what(format!("`{}` is not a URI reference", value.shown()))
            .help(format!("a string, with fields in braces: `{companion} = \"/orders/{{id}}\"`"))
            .note(format!("a URI, or a path on this server ({})", companion.source()));
        return literals.broken(value.at, message);
    };
    let name = header_name(companion);
    if text.is_empty() {
        let message = Message::what("an empty reference means this very document")
            .help(format!("give a path: `{companion} = \"/orders/{{id}}\"`"))
            .note("an empty reference is the base URI itself (RFC 3986 4.4)");
        literals.findings.warning(companion, value.at, message);
        return ParsedValue::Lines(vec![String::new()]);
    }
    let parsed = template(literals, companion, Target::Header(name), &text, value.at);
    if !parsed.is_broken() {
        reference(literals, companion, &text, value.at);
    }
    parsed
}

/// Warns about a valid URI reference that is likely not the intended one.
fn reference(literals: &mut Literals<'_>, companion: Companion, text: &str, at: At) {
    let created = literals.situation.is_some_and(|situation| situation == situation::CREATED);
    let (scheme, rest) = text.split_once(':').unwrap_or(("", text));
    let message = if let Some(rest) = text.strip_prefix("//") {
        Message::what("`//host` leaves the site")
            .help(format!("`\"/{}\"`, or the full https URI", rest.split_once('/').map_or("", |(_, path)| path)))
            .note("a reference that starts with `//` names another authority (RFC 3986 4.2)")
    } else if scheme.eq_ignore_ascii_case("http") && !is_loopback(rest.trim_start_matches('/')) {
        Message::what("`http:` sends the client over an unencrypted connection")
            .help(format!("`\"https:{rest}\"`"))
            .note("credentials and content go in the clear (RFC 9110 4.2.2)")
    } else if text.starts_with("www.") || is_port(rest) && (scheme.contains('.') || scheme == "localhost") {
        Message::what(match is_port(rest) {
            true => format!("`{scheme}:` reads as a scheme"),
            false => "this is a path on this server, not a host".to_owned(),
        })
        .help(format!("`\"https://{text}\"`"))
        .note("a host comes after `//` (RFC 3986 3)")
    } else if created && companion == Companion::Location && text.contains('#') {
        let whole = text.split('#').next().unwrap_or_default();
        Message::what("a fragment is not appropriate here")
            .help(format!("`location = {:?}`", if whole.is_empty() { "/orders/{id}" } else { whole }))
            .note("the Location of a 201 names the created resource, not a part of it (RFC 9110 10.2.2)")
    } else if let Some(name) = pattern(literals, text) {
        Message::what(format!("`:{name}` is sent as it is"))
            .help(format!(
                "a field stands in braces: `{:?}`",
                text.replace(&format!(":{name}"), &format!("{{{name}}}"))
            ))
            .note("a router's pattern has colons; a URI reference does not")
    } else {
        return;
    };
    literals.findings.warning(companion, at, message);
}

/// The field that a router's pattern refers to.
fn pattern(literals: &Literals<'_>, text: &str) -> Option<String> {
    let mut segments = text.split(['/', '?', '#']).filter_map(|segment| segment.strip_prefix(':'));
    segments.find(|name| is_field(literals.fields, name)).map(str::to_owned)
}

fn template(literals: &mut Literals<'_>, companion: Companion, target: Target, text: &str, at: At) -> ParsedValue {
    match texts::uri(text, literals.fields, companion) {
        Ok(parts) => match &parts[..] {
            [Part::Text(constant)] => match &target {
                Target::Header(_) => ParsedValue::Lines(vec![constant.clone()]),
                Target::Link(rel) => ParsedValue::Lines(vec![Link::plain(rel, constant).to_string()]),
            },
            _ => ParsedValue::Template(target, parts),
        },
        Err(message) => literals.broken(at, message),
    }
}

pub(super) fn monitor(literals: &mut Literals<'_>, value: &Value) -> ParsedValue {
    match value.text() {
        Some(text) => {
            let parsed = template(literals, Companion::Monitor, Target::Link("status".to_owned()), &text, value.at);
            if !parsed.is_broken() {
                reference(literals, Companion::Monitor, &text, value.at);
            }
            parsed
        }
        None => {
            let message = Message::what(format!("`{}` is not a URI reference", value.shown()))
                .help("a string, with fields in braces: `monitor = \"/jobs/{id}\"`")
                .note("the monitor is linked to with rel=\"status\" (RFC 8631 4)");
            literals.broken(value.at, message)
        }
    }
}

pub(super) fn blocked_by(literals: &mut Literals<'_>, value: &Value) -> ParsedValue {
    let text = value.text().unwrap_or_default();
    match grammar::absolute_location(&text) {
        Ok(()) => ParsedValue::Lines(vec![Link::plain("blocked-by", &text).to_string()]),
        Err(_) if texts::named(literals.fields, &text).is_some() => {
            let message = Message::what("`blocked_by` takes no fields")
                .help("`#[status(blocked_by)] by: status_runtime::Link` on a field, with the relation `blocked-by`")
                .note("the link `blocked-by` identifies who does the blocking (RFC 7725 4)");
            literals.broken(value.at, message)
        }
        Err(error) => {
            let message =
                Message::what(format!("`{}` does not identify the blocking entity: {}", value.shown(), error.what()))
                    .help("a URI of the blocking entity: `blocked_by = \"https://isp.example/legal\"`")
                    .note("the link `blocked-by` identifies who does the blocking (RFC 7725 4)");
            literals.broken(value.at, message)
        }
    }
}

/// Returns whether it consists of a port, with an optional path.
fn is_port(rest: &str) -> bool {
    let port = rest.split('/').next().unwrap_or_default();
    !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether traffic to the host stays on the machine, where it cannot be read on the way: an address of the
/// loopback interface, or a name of `localhost` (RFC 6761 6.3). Other names may begin like one.
pub(super) fn is_loopback(host: &str) -> bool {
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(host, |(name, _)| name);
    let name = name.to_ascii_lowercase();
    let v6 = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let is_address = match v6 {
        Some(address) => address.parse().is_ok_and(|address: Ipv6Addr| address.is_loopback()),
        None => name.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback()),
    };
    is_address || name == "localhost" || name.ends_with(".localhost")
}
