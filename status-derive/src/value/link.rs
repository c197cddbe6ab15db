//! `link(rel = "..", href = "..")`.

use status_vocabulary::Companion;
use status_vocabulary::grammar;
use status_vocabulary::render::Link;

use super::context::{Literals, Validator};
use super::{arguments, template};
use crate::diagnostics::{At, Message};
use crate::facts::ParsedValue;
use crate::model::{Part, Target};
use crate::parse::{Field, Item, Value, ValueKind};

const PARAMETERS: &[&str] = &["rel", "href", "title", "type", "hreflang", "media"];

/// A parameter, with the place of its text.
struct Parameter {
    name: String,
    at: At,
    text: String,
}

/// A place, and the message about it.
type Wrong = (At, Message);

/// `link(rel = "..", href = "..")`.
pub(super) fn link(literals: &mut Literals<'_>, at: At, items: &[Item]) -> ParsedValue {
    if let Some((at, message)) = without_names(items) {
        return literals.broken(at, message);
    }
    let Some(given) = given(literals, items) else { return ParsedValue::Broken };
    let linked = relation(&given, at).and_then(|rel| {
        let href = target(&given, rel, at)?;
        linked(rel, href, &described(&given)?, literals.fields)
    });
    linked.unwrap_or_else(|(at, message)| literals.broken(at, message))
}

/// The message for `link("help", "/help")` and for `link(help = "/help")`.
fn without_names(items: &[Item]) -> Option<Wrong> {
    let (at, rel, href) = match items {
        [Item { key: None, value: rel }, Item { key: None, value: href }] => {
            (At::range(rel.at, href.at), rel.text()?, href.text()?)
        }
        [Item { key: Some(rel), value: href }] if !PARAMETERS.contains(&rel.name.as_str()) => {
            let relation = rel.name.replace('_', "-");
            grammar::relation(&relation).ok()?;
            (rel.at, relation, href.text()?)
        }
        _ => return None,
    };
    let message = Message::what("a link names its relation and its target")
        .help(format!("`link(rel = {rel:?}, href = {href:?})`"))
        .note("parameters are given by name (RFC 8288 3)");
    Some((at, message))
}

/// The parameters, each of them known, given once, and a string.
fn given(literals: &mut Literals<'_>, items: &[Item]) -> Option<Vec<Parameter>> {
    let twice = |name: &str| match name {
        "rel" => ("once, with a space between several relations: `rel = \"help next\"`", "RFC 8288 3.3"),
        _ => ("give it once", "RFC 8288 3"),
    };
    let parsed = arguments::arguments(literals, items, PARAMETERS, "link", "RFC 8288 3.4", twice)?;
    let before = literals.findings.errors();
    let mut given = Vec::new();
    for (name, value) in parsed {
        match value.text() {
            Some(text) => given.push(Parameter { name, at: value.at, text }),
            None => {
                let what = format!("`{name}` is a string");
                let message = Message::what(what).help(format!("`{name} = \"..\"`")).note("RFC 8288 3");
                literals.findings.error(value.at, message);
            }
        }
    }
    (literals.findings.errors() == before).then_some(given)
}

fn named<'a>(given: &'a [Parameter], name: &str) -> Option<&'a Parameter> {
    given.iter().find(|parameter| parameter.name == name)
}

fn relation(given: &[Parameter], at: At) -> Result<&str, Wrong> {
    let Some(rel) = named(given, "rel") else {
        let href = named(given, "href").map_or("https://..", |href| &href.text);
        let message = Message::what("a link needs a relation")
            .help(format!("`link(rel = \"help\", href = {href:?})`"))
            .note("a link has exactly one `rel` (RFC 8288 3.3)");
        return Err((at, message));
    };
    match grammar::relation(&rel.text) {
        Ok(()) => Ok(&rel.text),
        Err(error) => {
            let message = Message::what(format!("{:?} is not a valid relation: {}", rel.text, error.what()))
                .help("a registered name such as `rel = \"help\"`, or an absolute URI")
                .note("relations are registered with IANA, or are URIs (RFC 8288 2.1)");
            Err((rel.at, message))
        }
    }
}

fn target<'a>(given: &'a [Parameter], rel: &str, at: At) -> Result<&'a Parameter, Wrong> {
    named(given, "href").ok_or_else(|| {
        let message = Message::what("a link needs a target")
            .help(format!("`link(rel = {rel:?}, href = \"https://..\")`"))
            .note("RFC 8288 3.1");
        (at, message)
    })
}

/// The other parameters, which describe the target.
fn described(given: &[Parameter]) -> Result<Vec<(&str, Option<&str>)>, Wrong> {
    let mut described = Vec::new();
    for Parameter { name, at, text } in given {
        let (validate, example): (Validator, _) = match name.as_str() {
            "rel" | "href" => continue,
            "title" => (grammar::quotable, "in ASCII: `title = \"How to order\"`"),
            "type" => (grammar::media_type, "`type = \"text/html\"`"),
            "hreflang" => (grammar::language_tag, "`hreflang = \"en-GB\"`"),
            _ => (grammar::quotable, "`media = \"screen\"`"),
        };
        if let Err(error) = validate(text) {
            let message = Message::what(format!("{text:?} is not a valid `{name}`: {}", error.what()))
                .help(example)
                .note("RFC 8288 3.4.1");
            return Err((*at, message));
        }
        described.push((name.as_str(), Some(text.as_str())));
    }
    Ok(described)
}

/// The line, or its template where the target has fields in it.
fn linked(
    rel: &str,
    href: &Parameter,
    parameters: &[(&str, Option<&str>)],
    fields: &[Field],
) -> Result<ParsedValue, Wrong> {
    let line = |href: &str| ParsedValue::Lines(vec![Link { href, rel, parameters }.to_string()]);
    let parts = template::uri(&href.text, fields, Companion::Link).map_err(|message| (href.at, message))?;
    match &parts[..] {
        [] => Ok(line("")),
        [Part::Text(constant)] => Ok(line(constant)),
        _ if parameters.is_empty() => Ok(ParsedValue::Template(Target::Link(rel.to_owned()), parts)),
        _ => {
            let message = Message::what("a link with fields in it has only `rel` and `href`")
                .help("put a `Link` with its parameters in a field, `#[status(link)]`")
                .note("fields are put into the target alone");
            Err((href.at, message))
        }
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
    Message::what("`link` has two parts, a relation and a target").help(help).note("RFC 8288 3")
}
