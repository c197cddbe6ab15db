//! `parameter = query("page")`, and `parameter = query` on a field with the name.

use status_vocabulary::{ParameterIn, grammar};

use super::context::Outcome;
use crate::diagnostics::{Message, nearest, one_of};
use crate::facts::ParsedValue;
use crate::names::{json_string, unraw};
use crate::parse::{Item, Value, ValueKind};

const NOTE: &str = "the member names the parameter and where it is";

pub(super) fn parameter(value: &Value) -> Outcome {
    match &value.kind {
        ValueKind::Call(place, items) => {
            let place = place_named(&place.to_string())?;
            match &items[..] {
                [Item { key: None, value: named }] if named.text().is_some_and(|name| !name.is_empty()) => {
                    literal(place, &named.text().unwrap_or_default())
                }
                _ => Err(without_name(place)),
            }
        }
        ValueKind::List(_) => Err(Message::what("`parameter` names one parameter")
            .help(
                "one, `parameter = query(\"page\")`; where several are wrong, `#[status(errors)]` \
                on a field says which",
            )
            .note("the member is one object: a name and a place")),
        ValueKind::Literal(_) | ValueKind::Negative(_) | ValueKind::BareWord(_) | ValueKind::Path(_) => {
            let name = value.text().unwrap_or_else(|| "page".to_owned());
            Err(Message::what(format!("`{name}` does not say where the parameter is"))
                .help(format!("`query(\"{name}\")`, `path(\"{name}\")`, `header(\"{name}\")` or `cookie(\"{name}\")`"))
                .note(NOTE))
        }
    }
}

pub(super) fn without_name(place: ParameterIn) -> Message {
    let place = place.as_str();
    Message::what(format!("`{place}` does not name the parameter"))
        .help(format!(
            "its name, in quotes: `{place}(\"page\")`; or `#[status(parameter = {place})]` on the field with its name"
        ))
        .note(NOTE)
}

fn literal(place: ParameterIn, name: &str) -> Outcome {
    if let (Some(error), ParameterIn::Header | ParameterIn::Cookie) = (grammar::token(name).err(), place) {
        let (what, example) = (error.what(), if place == ParameterIn::Header { "X-Page" } else { "session" });
        let place = place.as_str();
        return Err(Message::what(format!("{name:?} is not a valid {place} name: {what}"))
            .help(format!("its name alone: `{place}(\"{example}\")`"))
            .note("the name of a header and of a cookie is a token (RFC 9110 5.1, RFC 6265 4.1.1)"));
    }
    Ok(ParsedValue::Parameter(json_string(name), place))
}

/// The value of `parameter` on a field: the place of the parameter that the field names.
pub(crate) fn place_of_name(value: &Value) -> Result<ParameterIn, Message> {
    let places = || one_of(ParameterIn::ALL.map(ParameterIn::as_str));
    match &value.kind {
        ValueKind::BareWord(place) => place_named(&unraw(place)),
        ValueKind::Call(place, _) if ParameterIn::named(&place.to_string()).is_some() => {
            Err(Message::what("the name of the parameter is the field's value")
                .help(format!(
                    "`#[status(parameter = {place})]` here, or on the variant: `parameter = {}`",
                    value.shown()
                ))
                .note("a companion is given on the variant or on a field"))
        }
        ValueKind::Call(..)
        | ValueKind::Literal(_)
        | ValueKind::Negative(_)
        | ValueKind::Path(_)
        | ValueKind::List(_) => Err(Message::what(format!("`{}` is not a place of a parameter", value.shown()))
            .help(match value.text().as_deref().and_then(ParameterIn::named) {
                Some(place) => format!("`parameter = {}`", place.as_str()),
                None => format!("{}; the field is the name of the parameter", places()),
            })
            .note(NOTE)),
    }
}

fn place_named(place: &str) -> Result<ParameterIn, Message> {
    let places = one_of(ParameterIn::ALL.map(ParameterIn::as_str));
    if let Some(place) = ParameterIn::named(place) {
        return Ok(place);
    }
    Err(match place {
        "body" => Message::what("a field of the body is not a parameter")
            .help(format!("`validation_failed` with `errors`; a parameter is in {places}"))
            .note("values in the content are checked by `validation_failed` (RFC 9110 15.5.21)"),
        _ => Message::what(format!("`{place}` is not a place of a parameter"))
            .help(
                nearest(place, ParameterIn::ALL.map(ParameterIn::as_str))
                    .map_or(places, |near| format!("did you mean `{near}`?")),
            )
            .note(NOTE),
    })
}
