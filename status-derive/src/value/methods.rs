//! Lists of methods.

use status_vocabulary::Companion;
use status_vocabulary::grammar;
use status_vocabulary::render;
use syn::Lit;

use super::context::{Literals, Outcome};
use crate::diagnostics::Message;
use crate::facts::ParsedValue;
use crate::names::{is_reserved, unraw};
use crate::parse::{Value, ValueKind};

pub(super) fn allow(literals: &mut Literals<'_>, value: &Value) -> Outcome {
    let values = value.as_list();
    let mut methods: Vec<String> = Vec::new();
    for value in values {
        let name = match &value.kind {
            ValueKind::BareWord(keyword) if !is_reserved(keyword) => unraw(keyword),
            ValueKind::Literal(Lit::Str(text)) => text.value(),
            ValueKind::Literal(_)
            | ValueKind::Negative(_)
            | ValueKind::BareWord(_)
            | ValueKind::Path(_)
            | ValueKind::Call(..)
            | ValueKind::List(_) => {
                let message = Message::what(format!("`{}` is not a method", value.shown()))
                    .help("methods are bare words: `allow = [GET, HEAD]`")
                    .note("Allow lists methods (RFC 9110 10.2.1)");
                literals.findings.error(value.at, message);
                continue;
            }
        };
        if let Err(error) = grammar::method(&name) {
            let several: Vec<_> = name.split([',', ' ']).filter(|name| !name.is_empty()).collect();
            let message = match several.len() {
                0 | 1 => invalid_method(&name),
                _ => Message::what(format!("{name:?} is not a valid method: {}", error.what()))
                    .help(format!("`[{}]`", several.join(", ").to_uppercase()))
                    .note("one method per element; the macro joins them (RFC 9110 10.2.1)"),
            };
            literals.findings.error(value.at, message);
        } else if methods.contains(&name) {
            let message = Message::what(format!("`{name}` is listed twice"))
                .help(format!("name `{name}` once"))
                .note("Allow is the set of methods that the resource supports (RFC 9110 10.2.1)");
            literals.findings.error(value.at, message);
        } else {
            let slip = |method: &&&str| strsim::osa_distance(method, &name) == 1 || other_case(method, &name);
            if !METHODS.contains(&&*name)
                && let Some(near) = METHODS.iter().find(slip)
            {
                let message = Message::what(format!("`{name}` is not a registered method"))
                    .help(format!("did you mean `{near}`?"))
                    .note("methods are registered with IANA (RFC 9110 16.1)");
                literals.findings.warning(Companion::Allow, value.at, message);
            }
            methods.push(name);
        }
    }
    Ok(ParsedValue::Lines(vec![render::List(&methods).to_string()]))
}

/// The methods of RFC 9110, and those that are registered and in use besides (RFC 9110 16.1).
pub(super) const METHODS: &[&str] = &[
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "CONNECT",
    "OPTIONS",
    "TRACE",
    "PATCH",
    "QUERY",
    "PROPFIND",
    "PROPPATCH",
    "MKCOL",
    "COPY",
    "MOVE",
    "LOCK",
    "UNLOCK",
    "REPORT",
    "SEARCH",
    "ACL",
    "BIND",
    "LINK",
    "UNLINK",
    "MKCALENDAR",
];

fn other_case(method: &str, name: &str) -> bool {
    method.eq_ignore_ascii_case(name) && method != name
}

pub(super) fn invalid_method(name: &str) -> Message {
    if name == "*" {
        return Message::what("`*` is not a method")
            .help("name the methods: `allow = [GET, HEAD]`, or none: `allow = []`")
            .note("the name is reserved, so that `*` can stand for all of them elsewhere (RFC 9110 18.2)");
    }
    let upper = name.to_uppercase();
    Message::what(format!("`{name}` is not how the method is spelled"))
        .help(format!("`{}`", if grammar::method(&upper).is_ok() { &*upper } else { "GET" }))
        .note("methods are case-sensitive (RFC 9110 9.1)")
}
