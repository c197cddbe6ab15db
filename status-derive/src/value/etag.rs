//! Entity tags.

use status_vocabulary::Companion;
use status_vocabulary::grammar;
use status_vocabulary::render::EntityTag;
use syn::Lit;

use super::context::{Literals, Outcome};
use crate::diagnostics::{Message, nearest};
use crate::facts::ParsedValue;
use crate::parse::{Item, Value, ValueKind};

pub(super) fn etag(literals: &mut Literals<'_>, value: &Value) -> Outcome {
    if let Some(rest) = value.text().as_deref().and_then(|text| text.strip_prefix("W/"))
        && !rest.contains('"')
    {
        let message = Message::what("`W/` is a part of this strong tag")
            .help(format!("`weak({rest:?})`, if it is to be weak"))
            .note("the `W/` of a weak tag stands before its quotes, which are added (RFC 9110 8.8.3)");
        literals.findings.warning(Companion::Etag, value.at, message);
    }
    entity_tag(value)
}

fn entity_tag(value: &Value) -> Outcome {
    let (opaque, weak) = match &value.kind {
        ValueKind::Literal(Lit::Str(text)) => (text.value(), false),
        ValueKind::Call(name, items) if name == "weak" => match &items[..] {
            [Item { key: None, value }] if value.text().is_some() => (value.text().unwrap_or_default(), true),
            _ => return Err(etag_form(value)),
        },
        ValueKind::Literal(_)
        | ValueKind::Negative(_)
        | ValueKind::BareWord(_)
        | ValueKind::Path(_)
        | ValueKind::Call(..)
        | ValueKind::List(_) => return Err(etag_form(value)),
    };
    if let Err(error) = grammar::entity_tag(&opaque) {
        let weak = weak || opaque.to_lowercase().starts_with("w/");
        let inner = opaque.trim_start_matches("W/").trim_start_matches("w/").trim_matches('"');
        let inner = inner.replace([' ', '"'], "-");
        let help = match weak {
            true => format!("`weak(\"{inner}\")`: the macro adds the quotes"),
            false => format!("`\"{inner}\"`: the macro adds the quotes"),
        };
        return Err(Message::what(format!("`{}` is not a valid entity tag: {}", value.shown(), error.what()))
            .help(help)
            .note("RFC 9110 8.8.3"));
    }
    Ok(ParsedValue::Lines(vec![EntityTag { weak, opaque: &opaque }.to_string()]))
}

fn etag_form(value: &Value) -> Message {
    if let ValueKind::Literal(Lit::Int(number)) = &value.kind {
        let help = format!("`\"{number}\"`, or a field, where it changes");
        return Message::what(format!("`{number}` is not a string"))
            .help(help)
            .note("an entity tag is opaque text (RFC 9110 8.8.3)");
    }
    let near = matches!(&value.kind, ValueKind::Call(name, _) if nearest(&name.to_string(), ["weak"]).is_some());
    if near {
        return Message::what(format!("`{}` is not an entity tag", value.shown()))
            .help("did you mean `weak(\"v1\")`?")
            .note("RFC 9110 8.8.3");
    }
    Message::what(format!("`{}` is not an entity tag", value.shown()))
        .help("`etag = \"v1\"` or `etag = weak(\"v1\")`; one that changes goes on a field")
        .note("RFC 9110 8.8.3")
}
