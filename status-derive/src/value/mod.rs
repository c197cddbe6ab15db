//! One literal of one shape: its meaning, or a message. One file per shape.

mod arguments;
pub(crate) mod challenge;
mod context;
mod date;
mod delay;
mod errors;
mod etag;
mod link;
mod list;
mod member;
mod methods;
mod parameter;
mod proxy_status;
mod range;
mod rate;
mod reference;
pub(crate) mod template;
mod text;

use status_vocabulary::shape::{List, Shape, Text};
use status_vocabulary::{Companion, ParameterIn, grammar};

use crate::constant::ConstPath;
use crate::diagnostics::{At, Message};
use crate::facts::{Challenge, ParsedValue};
use crate::names::unraw;
use crate::parse::{Value, ValueKind, is_field};

pub(crate) use self::context::Literals;
pub(crate) use self::member::{constant, out_of_range};
pub(crate) use self::parameter::place_of_name;

/// The meaning of `companion = value`, or of `companion(..)` for what is written like a call, whose name is at `at`.
pub(crate) fn literal(literals: &mut Literals<'_>, companion: Companion, at: At, value: &Value) -> ParsedValue {
    if value.is_none() {
        return ParsedValue::Waived;
    }
    if companion.shape() == Shape::Nonce
        && !matches!(&value.kind, ValueKind::BareWord(keyword) if is_field(literals.fields, &unraw(keyword)))
    {
        let what = if value.is_path() { "a nonce is never a `const`" } else { "a nonce is never a literal" };
        let help = format!("put it in a field with `#[status({companion})]`");
        let note = "each nonce is fresh, and a compiled one is a replay hole (RFC 9449 8)";
        return literals.broken(value.at, Message::what(what).help(help).note(note));
    }
    if let ValueKind::Path(path) = &value.kind {
        return constant_at(companion, path.clone(), value.at);
    }
    if let ValueKind::BareWord(keyword) = &value.kind
        && !(companion.shape() == Shape::Methods && methods::METHODS.contains(&unraw(keyword).as_str()))
    {
        return bare_word(literals, companion, keyword, value);
    }
    let outcome = match companion.shape() {
        Shape::Challenges => {
            let challenges = challenge::list(companion, value, literals.situation, literals.findings);
            return challenges.map_or(ParsedValue::Broken, ParsedValue::Challenges);
        }
        Shape::Delay => delay::retry_after(literals, value),
        Shape::Methods => methods::allow(literals, value),
        Shape::Reference { .. } => return reference::location(literals, companion, value),
        Shape::List(list) => return list::list(literals, companion, list, value),
        Shape::Range => range::content_range(value),
        Shape::Length => range::length(companion, value),
        Shape::EntityTag => etag::etag(literals, value),
        Shape::Date(_) => date::date(companion, value).map(ParsedValue::Date),
        Shape::Link => match value.call_of(companion.name()) {
            Some(items) => return link::link(literals, at, items),
            None => Err(link::link_form(value)),
        },
        Shape::BlockedBy => return reference::blocked_by(literals, value),
        Shape::Monitor => return reference::monitor(literals, value),
        Shape::RateLimit | Shape::RateLimitPolicy => match value.call_of(companion.name()) {
            Some(items) => return rate::rate(literals, companion, at, items),
            None => Err(arguments::without_parts(companion, value)),
        },
        Shape::ProxyStatus => match value.call_of(companion.name()) {
            Some(items) => return proxy_status::proxy_status(literals, at, items),
            None => Err(arguments::without_parts(companion, value)),
        },
        Shape::Text(Text::CacheControl) => text::cache_control(literals, value),
        Shape::Text(Text::Vary) => text::vary(literals, value),
        Shape::Text(Text::ContentLanguage) => text::content_language(literals, value),
        Shape::Errors => return errors::errors(literals, value),
        Shape::Parameter => parameter::parameter(value),
        Shape::Bytes => range::bytes(companion, value).map(|length| ParsedValue::Member(length.to_string(), "u64")),
        Shape::Available => member::available(literals, value),
        Shape::FieldName => member::field_name(companion, value),
        Shape::Nonce | Shape::Constant => member::member(companion, value),
    };
    outcome.unwrap_or_else(|message| {
        let message =
            value.text().and_then(|text| template::unreplaced(companion, literals.fields, &text)).unwrap_or(message);
        literals.broken(place(companion.shape(), value), message)
    })
}

/// The wrong part of a literal: the content of its parentheses, if that was read, or their name, or all of it.
fn place(shape: Shape, value: &Value) -> At {
    if let ValueKind::Call(name, items) = &value.kind
        && let [inside] = &items[..]
    {
        let is_tag = shape == Shape::EntityTag && name == "weak";
        let is_name = shape == Shape::Parameter && (name == "header" || name == "cookie");
        if is_tag || is_name && inside.value.text().is_some_and(|name| !name.is_empty()) {
            return inside.at();
        }
    }
    if matches!(shape, Shape::EntityTag | Shape::Parameter) { value.keyword_at() } else { value.at }
}

/// An identifier is a `const`, unless it is the name of a field.
fn bare_word(literals: &mut Literals<'_>, companion: Companion, keyword: &syn::Ident, value: &Value) -> ParsedValue {
    let name = unraw(keyword);
    if is_field(literals.fields, &name) {
        let message = Message::what(format!("`{name}` is a field, not a value known at compile time"))
            .help(format!("write `#[status({companion})]` on the field `{name}`"))
            .note("a path in the attribute is a `const`");
        return literals.broken(value.at, message);
    }
    if companion.shape() == Shape::Methods && grammar::method(&name).is_err() {
        let message = methods::invalid_method(&name);
        return literals.broken(value.at, message);
    }
    if companion.shape() == Shape::Challenges
        && let Some(message) = challenge::keyword(companion, &name)
    {
        return literals.broken(value.at, message);
    }
    if companion.shape() == Shape::Parameter
        && let Some(place) = ParameterIn::named(&name)
    {
        return literals.broken(value.at, parameter::without_name(place));
    }
    if name == "None" {
        let message = Message::what("`None` does not waive a companion")
            .help(format!("`{companion} = none`"))
            .note("a companion is waived with the keyword `none`");
        return literals.broken(value.at, message);
    }
    let Some(path) = value.as_const() else {
        let quoted = format!("{companion} = \"{}\"", name.replace('_', "-"));
        let help = match companion.shape() {
            Shape::Text(_) | Shape::EntityTag | Shape::List(List::Codings | List::Protocols) => quoted,
            Shape::FieldName | Shape::Constant => format!("{companion} = \"{name}\""),
            Shape::Challenges
            | Shape::Delay
            | Shape::Methods
            | Shape::Reference { .. }
            | Shape::List(List::MediaRanges | List::MediaTypes)
            | Shape::Range
            | Shape::Length
            | Shape::Date(_)
            | Shape::Link
            | Shape::BlockedBy
            | Shape::Monitor
            | Shape::RateLimit
            | Shape::RateLimitPolicy
            | Shape::ProxyStatus
            | Shape::Nonce
            | Shape::Errors
            | Shape::Parameter
            | Shape::Available
            | Shape::Bytes => companion.example().to_owned(),
        };
        let message = Message::what(format!("`{name}` is not a valid value of `{companion}`"))
            .help(format!("`{help}`; a `const` is in upper case"))
            .note(format!("it says {} ({})", companion.purpose(), companion.source()));
        return literals.broken(value.at, message);
    };
    constant_at(companion, path, value.at)
}

/// A `const`, which of a challenge is its text.
fn constant_at(companion: Companion, path: syn::Path, at: At) -> ParsedValue {
    match companion.shape() == Shape::Challenges {
        true => ParsedValue::Challenges(vec![Challenge::Const(ConstPath(path), at)]),
        false => ParsedValue::Const(path),
    }
}
