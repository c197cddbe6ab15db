//! `proxy_status(..)`.

use status_vocabulary::Companion;
use status_vocabulary::grammar::{self, ProxyError, ProxyValue};
use status_vocabulary::render::ProxyStatus;

use super::arguments;
use super::context::Literals;
use crate::diagnostics::{At, Message, join, nearest};
use crate::facts::ParsedValue;
use crate::names::unraw;
use crate::parse::{Item, Value};

/// `proxy_status(name = "..", error = connection_timeout)`.
pub(super) fn proxy_status(literals: &mut Literals<'_>, at: At, items: &[Item]) -> ParsedValue {
    let companion = Companion::ProxyStatus;
    let keywords: Vec<_> = ["name"].into_iter().chain(grammar::proxy_parameters()).map(keyword).collect();
    let known: Vec<_> = keywords.iter().map(String::as_str).collect();
    let Some(parsed) = arguments::arguments(literals, items, &known, companion.name(), companion.source(), |_| {
        ("give it once", "a parameter of a structured field is unique (RFC 9651 3.1.2)")
    }) else {
        return ParsedValue::Broken;
    };
    let find = |name: &str| parsed.iter().find(|(known, _)| *known == keyword(name)).map(|(_, value)| value);
    let Some(name_value) = find("name") else {
        let message = Message::what("`name` is missing")
            .help(format!("`{}`", companion.example()))
            .note("each member names an intermediary (RFC 9209 2)");
        return literals.broken(at, message);
    };
    let mut found = Vec::new();
    let mut keep = |at: At, message: Message| found.push((at, message));
    let name = name(name_value).map_err(|message| keep(name_value.at, message)).unwrap_or_default();
    let error = find("error").map(|value| (value.at, error(value).map_err(|message| keep(value.at, message))));
    let mut parameters = Vec::new();
    for parameter in grammar::proxy_parameters() {
        let Some(value) = find(parameter) else { continue };
        match (&error, belongs(parameter, error.and_then(|(_, error)| error.ok()))) {
            (Some((_, Ok(error))), _) if parameter == "error" => parameters.push((parameter, error.name.to_owned())),
            (Some((_, Err(()))), _) if parameter == "error" => {}
            // The parameters of an unknown error type are unknown as well.
            (None | Some((_, Ok(_))), Err(message)) => {
                let is_it = |item: &&Item| item.keyword().is_some_and(|written| written == keyword(parameter));
                keep(items.iter().find(is_it).map_or(value.at, Item::at), message);
            }
            (None | Some(_), _) => match self::value(parameter, value) {
                Ok(text) => parameters.push((parameter, text)),
                Err(message) => keep(value.at, message),
            },
        }
    }
    if !found.is_empty() {
        for (at, message) in found {
            literals.findings.error(at, message);
        }
        return ParsedValue::Broken;
    }
    if let Some((at, Ok(error))) = error {
        recommended(literals, at, error);
    }
    ParsedValue::Lines(vec![ProxyStatus { name: &name, parameters: &parameters }.to_string()])
}

/// A parameter as written in the attribute: a keyword has no hyphen.
fn keyword(parameter: &str) -> String {
    parameter.replace('-', "_")
}

fn name(value: &Value) -> Result<String, Message> {
    let help = "the product, the host or an alias: `name = \"gw\"`";
    let Some(name) = value.text() else {
        return Err(Message::what(format!("`{}` is not a string", value.shown())).help(help).note("RFC 9209 2"));
    };
    match grammar::proxy_name(&name) {
        Ok(()) => Ok(name),
        Err(error) => Err(Message::what(format!("{name:?} is not a valid name of an intermediary: {}", error.what()))
            .help(help)
            .note("a member is a String or a Token (RFC 9209 2)")),
    }
}

fn error(value: &Value) -> Result<&'static ProxyError, Message> {
    let Some(name) = value.ident().map(unraw).or_else(|| value.text()) else {
        return Err(Message::what(format!("`{}` is not an error type", value.shown()))
            .help("`error = connection_timeout`")
            .note("an error type is a Token (RFC 9209 2.1.1)"));
    };
    let types = || grammar::PROXY_ERRORS.iter().map(|error| error.name);
    grammar::proxy_error(&name).ok_or_else(|| {
        Message::what(format!("`{name}` is not a registered error type"))
            .help(match nearest(&name, types()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`proxy_internal_error`, or another type of the registry".to_owned(),
            })
            .note("the types are those of IANA's HTTP Proxy Error Types registry (RFC 9209 2.3)")
    })
}

/// Checks that a parameter goes with that error type.
fn belongs(parameter: &str, error: Option<&ProxyError>) -> Result<(), Message> {
    if grammar::PROXY_PARAMETERS.contains(&parameter)
        || error.is_some_and(|error| error.parameters.contains(&parameter))
    {
        return Ok(());
    }
    let keyword = keyword(parameter);
    let owners = grammar::PROXY_ERRORS.iter().filter(|error| error.parameters.contains(&parameter));
    let owners = join(owners.map(|error| format!("error = {}", error.name)), "or");
    Err(match error {
        Some(error) => Message::what(format!("`{keyword}` does not go with `{}`", error.name))
            .help(format!("drop it, or write {owners}"))
            .note("a recipient ignores it there (RFC 9209 2.1.1)"),
        None => Message::what(format!("`{keyword}` goes with an error type"))
            .help(format!("add {owners}"))
            .note("a recipient ignores it elsewhere (RFC 9209 2.1.1)"),
    })
}

fn value(parameter: &str, value: &Value) -> Result<String, Message> {
    let Some(ty) = grammar::proxy_value(parameter) else { return Ok(String::new()) };
    let keyword = keyword(parameter);
    let example = match ty {
        ProxyValue::Number => format!("`{keyword} = 1`"),
        ProxyValue::Code => format!("`{keyword} = 502`"),
        ProxyValue::Token | ProxyValue::Name | ProxyValue::Protocol | ProxyValue::Text => {
            format!("`{keyword} = \"..\"`")
        }
    };
    let text = match ty {
        ProxyValue::Number | ProxyValue::Code => value.integer().map(|number| number.base10_digits().to_owned()),
        ProxyValue::Token => value.ident().map(unraw).or_else(|| value.text()),
        ProxyValue::Name | ProxyValue::Protocol | ProxyValue::Text => value.text(),
    };
    let note = "the parameters and their types are in RFC 9209 2.1 and 2.3";
    let Some(text) = text else {
        return Err(Message::what(format!("`{}` is not a value of `{keyword}`", value.shown()))
            .help(example)
            .note(note));
    };
    match ty.check(&text) {
        Ok(()) => Ok(text),
        Err(error) => {
            Err(Message::what(format!("`{}` is not a value of `{keyword}`: {}", value.shown(), error.what()))
                .help(example)
                .note(note))
        }
    }
}

/// A response with an error should have the status code that the registry recommends with it.
fn recommended(literals: &mut Literals<'_>, at: At, error: &ProxyError) {
    let (Some(situation), Some(code)) = (literals.situation, error.code) else { return };
    if situation.code() != code {
        let message =
            Message::what(format!("`{}` comes with a {code}, and this is a {}", error.name, situation.code()))
                .help(format!("a situation of {code}, or `deliberate({})`", Companion::ProxyStatus))
                .note("the registry recommends a status code with each error type (RFC 9209 2.1.1 and 2.3)");
        literals.findings.warning(Companion::ProxyStatus, at, message);
    }
}
