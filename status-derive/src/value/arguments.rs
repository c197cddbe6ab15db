//! The arguments of a value that is written like a call.

use status_vocabulary::Companion;

use super::context::Literals;
use crate::diagnostics::{Message, join, nearest};
use crate::parse::{Item, Value};

/// The arguments of a call by name; each is known and given once.
pub(super) fn arguments(
    literals: &mut Literals<'_>,
    items: &[Item],
    known: &[&str],
    call: &str,
    source: &str,
    twice: impl Fn(&str) -> (&'static str, &'static str),
) -> Option<Vec<(String, Value)>> {
    let mut parsed: Vec<(String, Value)> = Vec::new();
    let mut right = true;
    let is_given = |name: &&&str| items.iter().any(|item| item.key.as_ref().is_some_and(|key| key.name == **name));
    // Values without names are probably in this order.
    let mut left = known.iter().filter(|name| !is_given(name));
    for item in items {
        let name = item.key.as_ref().map(|key| key.name.clone());
        let message = match name {
            Some(name) if !known.contains(&name.as_str()) => unknown_parameter(&name, known, call, source),
            Some(name) if parsed.iter().any(|(known, _)| *known == name) => {
                let (help, note) = twice(&name);
                Message::what(format!("`{name}` is given twice")).help(help).note(note)
            }
            Some(name) => {
                parsed.push((name, item.value.clone()));
                continue;
            }
            None => Message::what(format!("`{}` has no name", item.value.shown()))
                .help(format!("`{call}({} = {})`", left.next().unwrap_or(&known[0]), item.value.shown()))
                .note("parameters are given by name"),
        };
        right = false;
        literals.findings.error(item.at(), message);
    }
    right.then_some(parsed)
}

/// The message for a value that has to be written like a call and is not.
pub(super) fn without_parts(companion: Companion, value: &Value) -> Message {
    Message::what(format!("`{companion} = {}` does not name its parts", value.shown()))
        .help(format!("`{}`", companion.example()))
        .note(companion.source())
}

pub(super) fn unknown_parameter(name: &str, known: &[&str], call: &str, source: &str) -> Message {
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("drop it; the parameters are {}", join(known.iter().copied(), "and")),
    };
    Message::what(format!("unknown parameter `{name}` of `{call}`")).help(help).note(source.to_owned())
}
