//! Members of the document: a literal that JSON has.

use status_vocabulary::Companion;
use status_vocabulary::grammar;
use syn::Lit;

use super::context::{Literals, Outcome};
use crate::diagnostics::Message;
use crate::facts::ParsedValue;
use crate::names::json_string;
use crate::parse::{Value, ValueKind};

pub(super) fn available(literals: &mut Literals<'_>, value: &Value) -> Outcome {
    let note = "the member lists the representations that could have been sent (RFC 9110 15.5.7)";
    let values = value.as_list();
    if values.is_empty() {
        let help = "`available = [\"application/json\"]`, or `available = none`";
        return Err(Message::what("an empty list says nothing").help(help).note(note));
    }
    let mut elements = Vec::new();
    for value in values {
        let Some(text) = value.text() else {
            let what = format!("`{}` is not a string", value.shown());
            return Ok(
                literals.broken(value.at, Message::what(what).help("`available = [\"application/json\"]`").note(note))
            );
        };
        elements.push(text);
    }
    let json: Vec<_> = elements.iter().map(|element| json_string(element)).collect();
    Ok(ParsedValue::Member(format!("[{}]", json.join(",")), "[&str]"))
}

/// Any other member: a literal that JSON has.
pub(crate) fn constant(value: &Value) -> Option<(String, &'static str)> {
    Some(match &value.kind {
        ValueKind::Literal(Lit::Str(text)) => (json_string(&text.value()), "&str"),
        ValueKind::Literal(Lit::Int(number)) => (number.base10_parse::<u64>().ok()?.to_string(), "u64"),
        ValueKind::Negative(Lit::Int(number)) => {
            (format!("-{}", number.base10_digits()).parse::<i64>().ok()?.to_string(), "i64")
        }
        ValueKind::Literal(Lit::Float(number)) => (float(number)?, "f64"),
        ValueKind::Negative(Lit::Float(number)) => (format!("-{}", float(number)?), "f64"),
        ValueKind::Literal(Lit::Bool(truth)) => (truth.value.to_string(), "bool"),
        ValueKind::List(values) => {
            let elements: Option<Vec<_>> = values.iter().map(|value| constant(value).map(|(json, _)| json)).collect();
            (format!("[{}]", elements?.join(",")), "[..]")
        }
        ValueKind::Literal(_)
        | ValueKind::Negative(_)
        | ValueKind::BareWord(_)
        | ValueKind::Path(_)
        | ValueKind::Call(..) => return None,
    })
}

/// The message for a number that no program reads as it is written, or for a list with one.
pub(crate) fn out_of_range(value: &Value) -> Option<Message> {
    match &value.kind {
        ValueKind::Literal(Lit::Int(_) | Lit::Float(_)) | ValueKind::Negative(Lit::Int(_) | Lit::Float(_))
            if constant(value).is_none() =>
        {
            let message = Message::what(format!("`{}` is out of the range of numbers in JSON", value.shown()))
                .help(format!("a string: `\"{}\"`; or a whole number of 64 bits, or a finite `f64`", value.shown()))
                .note("readers may replace a larger number by another one (RFC 8259 6)");
            Some(message)
        }
        ValueKind::List(values) => values.iter().find_map(out_of_range),
        ValueKind::Literal(_)
        | ValueKind::Negative(_)
        | ValueKind::BareWord(_)
        | ValueKind::Path(_)
        | ValueKind::Call(..) => None,
    }
}

fn float(number: &syn::LitFloat) -> Option<String> {
    let digits = number.base10_digits();
    let number: f64 = digits.parse().ok()?;
    number.is_finite().then(|| format!("{number:?}"))
}

/// The name of a header field.
pub(super) fn field_name(companion: Companion, value: &Value) -> Outcome {
    if let Some(text) = value.text()
        && let Err(error) = grammar::field_name(&text)
    {
        return Err(Message::what(format!("{text:?} is not a valid header name: {}", error.what()))
            .help(format!("the name alone: `{}`", companion.example()))
            .note(format!("the member says {} ({})", companion.purpose(), companion.source())));
    }
    member(companion, value)
}

pub(super) fn member(companion: Companion, value: &Value) -> Outcome {
    let text = value.text();
    if text.as_deref().is_some_and(|text| text.trim().is_empty()) {
        return Err(Message::says_nothing(companion.name(), text.as_deref().unwrap_or_default())
            .help(format!("`{}`, or `{companion} = none`", companion.example()))
            .note(format!("the member says {}", companion.purpose())));
    }
    match constant(value) {
        Some((json, ty)) => Ok(ParsedValue::Member(json, ty)),
        None => Err(out_of_range(value).unwrap_or_else(|| {
            Message::what(format!("`{}` is not a valid value of `{companion}`", value.shown()))
                .help(format!("`{companion} = \"..\"`, or `#[status({companion})]` on a field"))
                .note(format!("the member `{companion}` says {}", companion.purpose()))
        })),
    }
}
