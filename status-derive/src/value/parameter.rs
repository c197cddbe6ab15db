//! `parameter = query("page")`.

use status_vocabulary::grammar;

use super::context::Outcome;
use crate::diagnostics::{Message, nearest, one_of};
use crate::facts::ParsedValue;
use crate::names::json_string;
use crate::parse::{Item, Value, ValueKind};

pub(super) fn parameter(value: &Value) -> Outcome {
    const PLACES: [&str; 4] = ["query", "path", "header", "cookie"];
    let places = one_of(PLACES);
    match &value.kind {
        ValueKind::Call(place, items) if PLACES.contains(&place.to_string().as_str()) => match &items[..] {
            [Item { key: None, value: named }] if named.text().is_some_and(|name| !name.is_empty()) => {
                let name_text = named.text().unwrap_or_default();
                if let (Some(error), "header" | "cookie") =
                    (grammar::token(&name_text).err(), place.to_string().as_str())
                {
                    return Err(Message::what(format!("{name_text:?} is not a valid {place} name: {}", error.what()))
                        .help(format!(
                            "its name alone: `{place}(\"{}\")`",
                            if place == "header" { "X-Page" } else { "session" }
                        ))
                        .note("the name of a header and of a cookie is a token (RFC 9110 5.1, RFC 6265 4.1.1)"));
                }
                let name = json_string(&name_text);
                Ok(ParsedValue::Member(format!("{{\"name\":{name},\"in\":\"{place}\"}}"), "Parameter"))
            }
            _ => Err(Message::what(format!("`{place}` does not name the parameter"))
                .help(format!("its name, in quotes: `{place}(\"page\")`"))
                .note("the member names the parameter and where it is")),
        },
        ValueKind::Call(place, _) if place == "body" => Err(Message::what("a field of the body is not a parameter")
            .help(format!("`validation_failed` with `errors`; a parameter is in {places}"))
            .note("values in the content are checked by `validation_failed` (RFC 9110 15.5.21)")),
        ValueKind::Call(place, _) => Err(Message::what(format!("`{place}` is not a place of a parameter"))
            .help(nearest(&place.to_string(), PLACES).map_or(places, |near| format!("did you mean `{near}`?")))
            .note("the member names the parameter and where it is")),
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
                .note("the member names the parameter and where it is"))
        }
    }
}
