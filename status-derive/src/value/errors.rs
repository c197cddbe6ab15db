//! `errors = field(pointer = "/quantity", detail = "must be at least 1")`.

use status_vocabulary::{Companion, grammar};

use super::context::Literals;
use super::{arguments, member, template};
use crate::diagnostics::{At, Message, join, nearest, one_of};
use crate::facts::ParsedValue;
use crate::names::json_string;
use crate::parse::{Item, Key, Value, ValueKind};

const FIELD: &str = "field";
const PARAMS: &str = "params";
const MEMBERS: &[&str] = &["pointer", "detail", "code", PARAMS, "within"];
/// The parts of a request that a pointer may lead into.
const PARTS: [&str; 5] = ["body", "query", "path", "header", "cookie"];
const NOTE: &str = "an element of `errors` has a pointer and a detail (RFC 9457 3)";

/// A mistake, with its place.
type Wrong = (At, Message);

pub(super) fn errors(literals: &mut Literals<'_>, value: &Value) -> ParsedValue {
    let values = value.as_list();
    if values.is_empty() {
        let help = format!("`{}`, or `errors = none`", Companion::Errors.example());
        return literals.broken(value.at, Message::what("an empty list says nothing").help(help).note(NOTE));
    }
    let before = literals.findings.errors();
    let elements: Vec<_> = values.into_iter().filter_map(|value| element(literals, value)).collect();
    match literals.findings.errors() == before {
        true => ParsedValue::Member(format!("[{}]", elements.join(",")), "[FieldError]"),
        false => ParsedValue::Broken,
    }
}

/// One element as JSON, unless a finding says what is wrong with it.
fn element(literals: &mut Literals<'_>, value: &Value) -> Option<String> {
    let Some(items) = value.call_of(FIELD) else {
        literals.broken(value.keyword_at(), form(value));
        return None;
    };
    let is_in = |(key, _): &(&Key, &Value)| key.name == "in";
    let is_params = |item: &&Item| item.key.is_none() && item.value.call_of(PARAMS).is_some();
    let (params, named): (Vec<&Item>, Vec<&Item>) = items.iter().partition(is_params);
    let named: Vec<Item> = named.into_iter().cloned().collect();
    if let Some((key, part)) = named.iter().find_map(|item| Some((item.key.as_ref()?, &item.value)).filter(is_in)) {
        let message = Message::what("`in` is the name of the member in the document")
            .help(format!("`within = {}`", part.text().unwrap_or_else(|| part.shown())))
            .note("`in` is a keyword of Rust");
        literals.broken(key.at, message);
        return None;
    }
    let twice = |_: &str| ("give it once: a second error is another `field(..)`, in a list", NOTE);
    let given = arguments::arguments(literals, &named, MEMBERS, FIELD, NOTE, twice)?;
    let json = object(literals, value, &given, &params);
    json.map_err(|(at, message)| literals.broken(at, message)).ok()
}

fn object(
    literals: &Literals<'_>,
    whole: &Value,
    given: &[(String, Value)],
    params: &[&Item],
) -> Result<String, Wrong> {
    let find = |name: &str| given.iter().find(|(known, _)| known == name).map(|(_, value)| value);
    if let Some(value) = find(PARAMS) {
        let message = Message::what("`params` is written like a call").help("`params(max = 100)`").note(NOTE);
        return Err((value.at, message));
    }
    let (Some(pointer), Some(detail)) = (find("pointer"), find("detail")) else {
        let missing = if find("pointer").is_none() { "pointer" } else { "detail" };
        let example = if missing == "pointer" { "pointer = \"/quantity\"" } else { "detail = \"must be at least 1\"" };
        let message = Message::what(format!("the field error has no `{missing}`"))
            .help(format!("`{FIELD}({example}, ..)`"))
            .note(NOTE);
        return Err((whole.keyword_at(), message));
    };
    let mut json = format!("{{\"pointer\":{}", json_string(&self::pointer(literals, pointer)?));
    json.push_str(&format!(",\"detail\":{}", json_string(&text(literals, "detail", detail)?)));
    if let Some(code) = find("code") {
        json.push_str(&format!(",\"code\":{}", json_string(&text(literals, "code", code)?)));
    }
    json.push_str(&self::params(params)?);
    if let Some(part) = find("within") {
        json.push_str(&format!(",\"in\":\"{}\"", within(part)?));
    }
    json.push('}');
    Ok(json)
}

fn text(literals: &Literals<'_>, name: &str, value: &Value) -> Result<String, Wrong> {
    let Some(text) = value.text() else {
        let help = match value.as_quoted() {
            Some(quoted) => format!("`{name} = {quoted}`"),
            None => format!("`{name} = \"..\"`"),
        };
        return Err((value.at, Message::what(format!("`{name}` is a string")).help(help).note(NOTE)));
    };
    if let Some(message) = template::unreplaced(Companion::Errors, literals.fields, &text) {
        return Err((value.at, message));
    }
    if name != "pointer" && text.trim().is_empty() {
        let help = if name == "code" {
            "a name for programs: `code = \"too_small\"`"
        } else {
            "`detail = \"must be at least 1\"`"
        };
        return Err((value.at, Message::says_nothing(name, &text).help(help).note(NOTE)));
    }
    Ok(text)
}

fn pointer(literals: &Literals<'_>, value: &Value) -> Result<String, Wrong> {
    let text = text(literals, "pointer", value)?;
    let Err(error) = grammar::json_pointer(&text) else { return Ok(text) };
    let message = Message::what(format!("{text:?} is not a valid JSON Pointer: {}", error.what()))
        .help(format!("`pointer = {:?}`", pointer_for(&text)))
        .note("a pointer is empty, or each name in it follows a `/` (RFC 6901 3)");
    Err((value.at, message))
}

/// The pointer that was probably meant: `items[0].price` is `/items/0/price`.
fn pointer_for(text: &str) -> String {
    let fragment = text.strip_prefix('#').unwrap_or(text);
    let separator = |c: char| match fragment.contains('/') {
        true => c == '/',
        false => matches!(c, '.' | '[' | ']' | '$'),
    };
    let names = fragment.split(separator).filter(|name| !name.is_empty());
    names.map(|name| format!("/{}", escaped(name))).collect()
}

/// A name in which each `~` is part of an escape (RFC 6901 3).
fn escaped(name: &str) -> String {
    let mut parts = name.split('~');
    let mut escaped = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        escaped.push_str(if part.starts_with(['0', '1']) { "~" } else { "~0" });
        escaped.push_str(part);
    }
    escaped
}

/// The member `params`, if there are any.
fn params(calls: &[&Item]) -> Result<String, Wrong> {
    let [call] = calls else {
        return match calls {
            [] => Ok(String::new()),
            [.., again] => {
                let message =
                    Message::what("`params` is given twice").help("all of them in one `params(..)`").note(NOTE);
                Err((again.at(), message))
            }
        };
    };
    let items = call.value.call().unwrap_or_default();
    let mut names: Vec<&str> = Vec::new();
    let mut members = Vec::new();
    for item in items {
        // A field's `param` has no lists.
        let json = member::constant(&item.value).filter(|_| !matches!(item.value.kind, ValueKind::List(_)));
        let (Some(key), Some((json, _))) = (&item.key, json) else {
            if let Some(message) = item.key.as_ref().and_then(|_| member::out_of_range(&item.value)) {
                return Err((item.value.at, message));
            }
            let message = Message::what(format!("`{}` is not a parameter of the code", item.shown()))
                .help("a name, and a number, a text or a `bool`: `params(max = 100)`")
                .note("the parameters are for clients that translate the code");
            return Err((item.at(), message));
        };
        if names.contains(&key.name.as_str()) {
            let message = Message::what(format!("`{}` is given twice", key.name))
                .help("give it once")
                .note("a member occurs once in an object (RFC 8259 4)");
            return Err((key.at, message));
        }
        names.push(&key.name);
        members.push(format!("{}:{json}", json_string(&key.name)));
    }
    Ok(if members.is_empty() { String::new() } else { format!(",\"{PARAMS}\":{{{}}}", members.join(",")) })
}

/// The part of the request.
fn within(value: &Value) -> Result<&'static str, Wrong> {
    let written = value.text().unwrap_or_else(|| value.keyword());
    let known = PARTS.into_iter().find(|part| *part == written);
    if let Some(part) = known.filter(|_| value.is_keyword()) {
        return Ok(part);
    }
    let help = match known.or_else(|| nearest(&written, PARTS)) {
        Some(part) => format!("`within = {part}`"),
        None => one_of(PARTS),
    };
    let message = Message::what(format!("`{}` is not a part of a request", value.shown()))
        .help(help)
        .note("the pointer leads into the content, unless `within` says otherwise");
    Err((value.at, message))
}

/// The message for what is not written like a call.
fn form(value: &Value) -> Message {
    let help = match value.text() {
        Some(text) => format!("`{FIELD}(pointer = {:?}, detail = \"..\")`", pointer_for(&text)),
        None => format!("`{}`, or several in a list", Companion::Errors.example()),
    };
    Message::what(format!("`{}` is not a field error", value.shown()))
        .help(help)
        .note(format!("its members are {}", join(MEMBERS, "and")))
}
