//! A companion for the text of its header, for the help of a message.

use proc_macro2::{Ident, Span};
use status_vocabulary::shape::Shape;
use status_vocabulary::{Companion, grammar};
use syn::{Lit, LitInt, LitStr};

use crate::diagnostics::{At, Findings};
use crate::parse::{Item, Key, Value, ValueKind};
use crate::value::{self, Literals};

/// The companion with the value that its header has in this text, if a literal of the companion says it.
pub(super) fn spelled(companion: Companion, header: &str) -> Option<String> {
    let elements = grammar::elements(header).map(|(_, element)| string(element));
    let written = [
        number(header),
        Some(string(header)),
        header.strip_prefix('"').and_then(|text| text.strip_suffix('"')).map(string),
        grammar::foreign_date(header).and_then(|date| grammar::rfc3339(date.unix())).map(|date| string(date.as_str())),
        methods(companion, header),
        Some(list(elements.collect())),
        challenge(header),
        link(companion, header),
    ];
    let kind_of = |kind| {
        let value = value_of(kind);
        let item = match value.call_of(companion.name()) {
            Some(_) => value.shown(),
            None => format!("{companion} = {}", value.shown()),
        };
        let mut findings = Findings::default();
        let literals = &mut Literals { findings: &mut findings, fields: &[], situation: None };
        value::literal(literals, companion, value.at, &value);
        (findings.errors() == 0).then_some(item)
    };
    written.into_iter().flatten().find_map(kind_of)
}

/// `GET, HEAD`.
fn methods(companion: Companion, header: &str) -> Option<ValueKind> {
    let elements = grammar::elements(header).filter(|_| companion.shape() == Shape::Methods);
    elements.map(|(_, name)| syn::parse_str(name).ok().map(ValueKind::BareWord)).collect::<Option<_>>().map(list)
}

/// `Bearer realm="api"`.
fn challenge(header: &str) -> Option<ValueKind> {
    let (scheme, rest) = header.split_once(' ')?;
    Some(ValueKind::Call(syn::parse_str(&scheme.to_lowercase()).ok()?, parameters(rest.split(','))?))
}

/// `</help>; rel="help"`.
fn link(companion: Companion, header: &str) -> Option<ValueKind> {
    let (href, rest) = header.strip_prefix('<')?.split_once('>')?;
    let mut items = parameters(rest.split(';').skip(1))?;
    items.push(item("href", href));
    Some(ValueKind::Call(Ident::new(companion.name(), Span::call_site()), items))
}

fn parameters<'a>(parts: impl Iterator<Item = &'a str>) -> Option<Vec<Item>> {
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let parameter = |part: &str| {
        let (name, value) = part.split_once('=')?;
        let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
        (!value.contains('"')).then(|| item(name, value))
    };
    parts.map(parameter).collect()
}

fn item(name: &str, text: &str) -> Item {
    let key = Key { name: name.to_owned(), quoted: false, at: Span::call_site().into() };
    Item { key: Some(key), value: value_of(string(text)) }
}

fn number(text: &str) -> Option<ValueKind> {
    let is_one = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then(|| ValueKind::Literal(Lit::Int(LitInt::new(text, Span::call_site()))))
}

fn string(text: &str) -> ValueKind {
    ValueKind::Literal(Lit::Str(LitStr::new(text, Span::call_site())))
}

fn list(kinds: Vec<ValueKind>) -> ValueKind {
    ValueKind::List(kinds.into_iter().map(value_of).collect())
}

fn value_of(kind: ValueKind) -> Value {
    Value { kind, at: At::from(Span::call_site()) }
}
