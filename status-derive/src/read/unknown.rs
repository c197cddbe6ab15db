//! The messages for an unknown keyword, and for one without its value.

use status_vocabulary::{Companion, Form};

use crate::diagnostics::{Message, join, nearest};
use crate::keywords::{self, FieldWord, TypeWord, VariantWord};
use crate::names::capitalized;
use crate::parse::{Item, Value};
use crate::value::challenge;

/// The message for a keyword without its value, or with it in parentheses.
pub(super) fn without_value(word: &str, value: &Value, example: &str) -> Message {
    let inside = match value.call() {
        Some([Item { key: None, value }]) => Some(value.shown()),
        Some(_) | None => None,
    };
    match inside {
        Some(inside) => Message::what(format!("`{word}` takes its value with `=`"))
            .help(format!("`{word} = {inside}`"))
            .note("parentheses are for what has several parts"),
        None => Message::what(format!("`{word}` has no value"))
            .help(format!("`{example}`"))
            .note("this keyword takes a value"),
    }
}

pub(super) fn unknown_on_type(word: &str) -> Message {
    let help = match nearest(word, TypeWord::NAMES.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keywords are {}", join(TypeWord::NAMES.iter().copied(), "and")),
    };
    Message::what(format!("unknown keyword `{word}` on the type"))
        .help(help)
        .note("the keywords of the type apply to all its variants")
}

pub(super) fn unknown_on_variant(word: &str, shown: &str, is_call: bool) -> Message {
    let known = VariantWord::NAMES.iter().copied().chain(keywords::companions());
    let header = word.replace('_', "-");
    let named =
        Companion::ALL.iter().find(|companion| matches!(companion.form(), Form::Header(name) if name == header));
    let help = match nearest(word, known.chain(keywords::situations(None))) {
        _ if is_call && challenge::is_scheme(word) => format!("a scheme is a value: `challenge = {shown}`"),
        _ if is_call && ["query", "path", "cookie"].contains(&word) => format!("`parameter = {shown}`"),
        _ if is_call && word == "weak" => format!("`etag = {shown}`"),
        _ if named.is_some() => {
            format!("its companion: `{}`", named.map_or("", |companion| companion.example()))
        }
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "a custom member is `extension({word} = {shown})`, a header `header(\"X-{}\" = \"..\")`",
            capitalized(&word.replace('_', "-"))
        ),
    };
    Message::what(format!("unknown keyword `{word}`"))
        .help(help)
        .note("a variant has one situation, then its companions")
}

pub(super) fn unknown_on_field(word: &str) -> Message {
    if VariantWord::named(word).is_some() && FieldWord::named(word).is_none() {
        return Message::what(format!("`{word}` is a keyword of a variant"))
            .help("`#[status(extension = \"..\")]` makes the field a member, under a name that is not taken")
            .note("a field is a companion, an extension, a header or the content");
    }
    if let Some(known) = FieldWord::named(word) {
        return Message::what(format!("`{word}` is not written this way"))
            .help(format!("`#[status({})]`", known.example()))
            .note("the field is the value");
    }
    let help = match nearest(word, FieldWord::NAMES.iter().copied().chain(keywords::companions())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            format!("a custom member is `#[status(extension = \"{word}\")]`, a header `#[status(header = \"..\")]`")
        }
    };
    Message::what(format!("unknown keyword `{word}` on a field"))
        .help(help)
        .note("a field is a companion, an extension, a header or the content")
}
