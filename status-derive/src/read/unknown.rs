//! The messages for an unknown keyword, and for one without its value.

use status_vocabulary::{Companion, Form, ParameterIn};

use crate::diagnostics::{Message, join, nearest};
use crate::keywords::{self, FieldKeyword, TypeKeyword, VariantKeyword};
use crate::names::capitalized;
use crate::parse::{Item, Value};
use crate::value::challenge;

/// The message for a keyword without its value, or with it in parentheses.
pub(super) fn without_value(keyword: &str, value: &Value, example: &str) -> Message {
    let wants_text = example.contains("= \"");
    let inside = match value.call() {
        Some([Item { key: None, value }]) => {
            Some(value.as_quoted().filter(|_| wants_text).unwrap_or_else(|| value.shown()))
        }
        Some(_) | None => None,
    };
    match inside {
        Some(inside) => Message::what(format!("`{keyword}` takes its value with `=`"))
            .help(format!("`{keyword} = {inside}`"))
            .note("parentheses are for a value with several parts"),
        None => Message::what(format!("`{keyword}` has no value"))
            .help(format!("`{example}`"))
            .note("this keyword takes a value"),
    }
}

/// The keyword for what other formats and libraries call by this name.
pub(super) fn called_elsewhere(keyword: &str) -> Option<&'static str> {
    Some(match keyword {
        "field_errors" | "validation_errors" | "violations" | "invalid_params" | "issues" => "errors",
        "message" | "msg" | "description" => "detail",
        _ => return None,
    })
}

pub(super) fn unknown_on_type(keyword: &str) -> Message {
    let names = TypeKeyword::names().chain(keywords::companions_of_the_type());
    let help = match (called_elsewhere(keyword), nearest(keyword, names.clone())) {
        (Some(meant), _) => format!("did you mean `{meant}`, on a variant?"),
        (None, Some(near)) => format!("did you mean `{near}`?"),
        (None, None) => format!("the keywords are {}", join(names, "and")),
    };
    Message::what(format!("unknown keyword `{keyword}` on the type"))
        .help(help)
        .note("the keywords of the type apply to all its variants")
}

pub(super) fn unknown_on_variant(keyword: &str, shown: &str, is_call: bool) -> Message {
    let known = VariantKeyword::names().chain(keywords::companions());
    let header = keyword.replace('_', "-");
    let named =
        Companion::ALL.iter().find(|companion| matches!(companion.form(), Form::Header(name) if name == header));
    let elsewhere = called_elsewhere(keyword);
    let named = named.or(Companion::ALL.iter().find(|companion| Some(companion.name()) == elsewhere));
    let near = nearest(keyword, known.chain(keywords::situations(None)));
    let help = match elsewhere.or(near) {
        _ if is_call && challenge::is_scheme(keyword) => format!("a scheme is a value: `challenge = {shown}`"),
        _ if is_call && ParameterIn::named(keyword).is_some() => format!("`parameter = {shown}`"),
        _ if is_call && keyword == "weak" => format!("`etag = {shown}`"),
        _ if named.is_some() => {
            format!("its companion: `{}`", named.map_or("", |companion| companion.example()))
        }
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "a custom member is `extension({keyword} = {shown})`, a header `header(\"X-{}\" = \"..\")`",
            capitalized(&keyword.replace('_', "-"))
        ),
    };
    Message::what(format!("unknown keyword `{keyword}`"))
        .help(help)
        .note("a variant has one situation, then its companions")
}

pub(super) fn unknown_on_field(keyword: &str) -> Message {
    if VariantKeyword::named(keyword).is_some() && FieldKeyword::named(keyword).is_none() {
        return Message::what(format!("`{keyword}` is a keyword of a variant"))
            .help("`#[status(extension = \"..\")]` makes the field a member, under a name that is not taken")
            .note("a field is a companion, an extension, a header or the content");
    }
    if let Some(known) = FieldKeyword::named(keyword) {
        return Message::what(format!("`{keyword}` takes no value on a field"))
            .help(format!("`#[status({})]`", known.example()))
            .note("the field is the value");
    }
    let near = nearest(keyword, FieldKeyword::names().chain(keywords::companions()));
    let help = match called_elsewhere(keyword).or(near) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            format!("a custom member is `#[status(extension = \"{keyword}\")]`, a header `#[status(header = \"..\")]`")
        }
    };
    Message::what(format!("unknown keyword `{keyword}` on a field"))
        .help(help)
        .note("a field is a companion, an extension, a header or the content")
}
