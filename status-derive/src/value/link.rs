//! `link(rel = "..", href = "..")`.

use status_vocabulary::Companion;
use status_vocabulary::grammar;
use status_vocabulary::render::Link;

use super::context::{Literals, Validator};
use super::{arguments, template};
use crate::diagnostics::{At, Message};
use crate::facts::ParsedValue;
use crate::model::{Part, Target};
use crate::parse::{Item, Value, ValueKind};

/// `link(rel = "..", href = "..")`.
pub(super) fn link(literals: &mut Literals<'_>, at: At, items: &[Item]) -> ParsedValue {
    const PARAMETERS: &[&str] = &["rel", "href", "title", "type", "hreflang", "media"];
    let meant = match items {
        [Item { key: None, value: rel }, Item { key: None, value: href }] => {
            let at = At::range(rel.at, href.at);
            rel.text().zip(href.text()).map(|(rel, href)| (at, rel, href))
        }
        [Item { key: Some(rel), value: href }] if !PARAMETERS.contains(&rel.name.as_str()) => {
            let relation = grammar::relation(&rel.name.replace('_', "-")).ok().and(href.text());
            relation.map(|href| (rel.at, rel.name.replace('_', "-"), href))
        }
        _ => None,
    };
    if let Some((at, rel, href)) = meant {
        let message = Message::what("a link names its relation and its target")
            .help(format!("`link(rel = {rel:?}, href = {href:?})`"))
            .note("parameters are given by name (RFC 8288 3)");
        return literals.broken(at, message);
    }
    let Some(parsed) = arguments::arguments(literals, items, PARAMETERS, "link", "RFC 8288 3.4", |name| match name {
        "rel" => ("once, with a space between several relations: `rel = \"help next\"`", "RFC 8288 3.3"),
        _ => ("give it once", "RFC 8288 3"),
    }) else {
        return ParsedValue::Broken;
    };
    let text = |name: &str| {
        parsed.iter().find(|(known, _)| known == name).and_then(|(_, value)| Some((value.at, value.text()?)))
    };
    let mut strings = true;
    for (name, value) in &parsed {
        if value.text().is_none() {
            strings = false;
            literals.findings.error(
                value.at,
                Message::what(format!("`{name}` is a string")).help(format!("`{name} = \"..\"`")).note("RFC 8288 3"),
            );
        }
    }
    if !strings {
        return ParsedValue::Broken;
    }
    let Some((rel_at, rel)) = text("rel") else {
        let message = Message::what("a link needs a relation")
            .help(format!(
                "`link(rel = \"help\", href = {:?})`",
                text("href").map_or("https://..".to_owned(), |(_, href)| href)
            ))
            .note("`rel` must be there (RFC 8288 3.3)");
        return literals.broken(at, message);
    };
    if let Err(error) = grammar::relation(&rel) {
        let message = Message::what(format!("{rel:?} is not a valid relation: {}", error.what()))
            .help("a registered name such as `rel = \"help\"`, or an absolute URI")
            .note("relations are registered with IANA, or are URIs (RFC 8288 2.1)");
        return literals.broken(rel_at, message);
    }
    let Some((href_at, href)) = text("href") else {
        let message = Message::what("a link needs a target")
            .help(format!("`link(rel = {rel:?}, href = \"https://..\")`"))
            .note("RFC 8288 3.1");
        return literals.broken(at, message);
    };
    let mut parameters = Vec::new();
    for (name, value) in parsed.iter().filter(|(name, _)| !matches!(name.as_str(), "rel" | "href")) {
        let (at, value) = (value.at, value.text().unwrap_or_default());
        let validate: Validator = match name.as_str() {
            "type" => grammar::media_type,
            "hreflang" => grammar::language_tag,
            _ => grammar::quotable,
        };
        if let Err(error) = validate(&value) {
            let example = match name.as_str() {
                "title" => "in ASCII: `title = \"How to order\"`",
                "type" => "`type = \"text/html\"`",
                "hreflang" => "`hreflang = \"en-GB\"`",
                _ => "`media = \"screen\"`",
            };
            let message = Message::what(format!("{value:?} is not a valid `{name}`: {}", error.what()))
                .help(example)
                .note("RFC 8288 3.4.1");
            return literals.broken(at, message);
        }
        parameters.push((name, Some(value)));
    }
    let line = |href: &str| ParsedValue::Lines(vec![Link { href, rel: &rel, parameters: &parameters }.to_string()]);
    match template::uri(&href, literals.fields, Companion::Link) {
        Ok(parts) => match &parts[..] {
            [] => line(""),
            [Part::Text(href)] => line(href),
            _ if parameters.is_empty() => ParsedValue::Template(Target::Link(rel), parts),
            _ => {
                let message = Message::what("a link with fields in it has only `rel` and `href`")
                    .help("put a `Link` with its parameters in a field, `#[status(link)]`")
                    .note("a literal link is constant, or its target is");
                literals.broken(href_at, message)
            }
        },
        Err(message) => literals.broken(href_at, message),
    }
}

pub(super) fn link_form(value: &Value) -> Message {
    let help = match &value.kind {
        ValueKind::List(values) if !values.is_empty() => {
            let links: Vec<_> = values.iter().map(Value::shown).collect();
            format!("one after the other: `{}`", links.join(", "))
        }
        ValueKind::Literal(_)
        | ValueKind::Negative(_)
        | ValueKind::BareWord(_)
        | ValueKind::Path(_)
        | ValueKind::Call(..)
        | ValueKind::List(_) => {
            format!("`link(rel = \"help\", href = {:?})`", value.text().unwrap_or_else(|| "https://..".to_owned()))
        }
    };
    Message::what("`link` is written like a call: it has a relation and a target").help(help).note("RFC 8288 3")
}
