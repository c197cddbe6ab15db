//! Recognition of items that are situations, or misspelled ones.

use status_vocabulary::{Companion, Keyword, Kind, Situation};
use syn::{Lit, Path};

use super::{named, number};
use crate::diagnostics::{At, Message, nearest};
use crate::keywords::{self, TypeKeyword, VariantKeyword};
use crate::names::unraw;
use crate::parse::{Item, Key, ValueKind};

pub(super) enum Attempt {
    No,
    Transparent(At),
    Situation(&'static Situation),
    Failed(At, Message),
}

/// The kind of the item. Where there is a situation already, fewer items are taken for a second one.
pub(super) fn attempt(item: &Item, kind: Kind, has_one: bool) -> Attempt {
    if let Some(key) = &item.key {
        return with_key(key, item, kind, has_one);
    }
    let at = item.value.at;
    match &item.value.kind {
        ValueKind::BareWord(keyword) => bare_word(&unraw(keyword), at, kind, has_one),
        ValueKind::Call(name, items) => {
            call(&unraw(name), items, has_one).map_or(Attempt::No, |message| Attempt::Failed(item.at(), message))
        }
        ValueKind::Literal(Lit::Int(code)) if !has_one => {
            Attempt::Failed(at, number::number(code.base10_parse().unwrap_or(u64::MAX), kind))
        }
        ValueKind::Literal(Lit::Str(text)) if !has_one => Attempt::Failed(at, quoted(&text.value(), kind)),
        ValueKind::Path(path) if !has_one => Attempt::Failed(at, imported(path, kind)),
        ValueKind::Literal(_) | ValueKind::Negative(_) | ValueKind::List(_) | ValueKind::Path(_) => {
            let message = Message::what(format!("`{}` is not a keyword", item.value.shown()))
                .help("a companion is given by name: `retry_after = \"60s\"`")
                .note("a variant has one situation, then its companions");
            Attempt::Failed(at, message)
        }
    }
}

/// `status = 404`, `situation = not_found`, `not_found = true`.
fn with_key(key: &Key, item: &Item, kind: Kind, has_one: bool) -> Attempt {
    if key.quoted {
        return Attempt::No;
    }
    if let Some(code) = item.value.integer()
        && !has_one
        && ["code", "situation", "status"].contains(&key.name.as_str())
    {
        return Attempt::Failed(item.at(), number::number(code.base10_parse().unwrap_or(u64::MAX), kind));
    }
    let shown = item.value.shown();
    let name = match (Situation::named(&key.name), key.name.as_str()) {
        (Some(situation), _) => situation.name(),
        (None, "situation" | "status") => shown.trim_matches('"'),
        (None, _) => return Attempt::No,
    };
    let message = Message::what("the situation is a bare word")
        .help(format!("`#[status({name})]`"))
        .note("it stands first, without a key and without a value");
    Attempt::Failed(item.at(), message)
}

fn bare_word(name: &str, at: At, kind: Kind, has_one: bool) -> Attempt {
    if name == Keyword::Transparent.name() {
        return Attempt::Transparent(at);
    }
    let is_known =
        VariantKeyword::named(name).is_some() || Companion::named(name).is_some() || TypeKeyword::named(name).is_some();
    if is_known {
        return Attempt::No;
    }
    // A misspelled companion is nearer than any situation.
    let is_companion = || nearest(name, keywords::companions()).is_some();
    let is_none = || Situation::named(name).is_none() && !is_alias(name);
    match named::situation(name, kind) {
        Ok(situation) => Attempt::Situation(situation),
        Err(_) if has_one && (is_companion() || is_none()) => Attempt::No,
        Err(message) => Attempt::Failed(at, message),
    }
}

fn is_alias(name: &str) -> bool {
    status_vocabulary::SITUATIONS.iter().any(|row| row.aliases().contains(&name))
        || status_vocabulary::AMBIGUOUS.iter().any(|row| row.keyword == name)
}

/// `status(not_found)`, `transparent()`, `not_found()`.
fn call(name: &str, items: &[Item], has_one: bool) -> Option<Message> {
    match Situation::named(name) {
        _ if name == Keyword::Transparent.name() => Some(
            Message::what("`transparent` is a bare word")
                .help("`#[status(transparent)]`")
                .note("it takes no parentheses"),
        ),
        _ if has_one => None,
        Some(situation) => {
            let beside = if items.is_empty() { "" } else { ", .." };
            Some(
                Message::what("the situation is a bare word")
                    .help(format!("`#[status({}{beside})]`", situation.name()))
                    .note("it takes no parentheses: companions stand beside it"),
            )
        }
        None if name == "status" => {
            let inside: Vec<_> = items.iter().map(Item::shown).collect();
            Some(
                Message::what("`status` stands inside `status`")
                    .help(format!("`#[status({})]`", inside.join(", ")))
                    .note("the attribute is called `status` already"),
            )
        }
        None => None,
    }
}

/// `"not_found"`, `"404"`.
fn quoted(text: &str, kind: Kind) -> Message {
    match text.parse() {
        Ok(code) => number::number(code, kind),
        Err(_) => Message::what("a situation is a bare word")
            .help(format!("`#[status({})]`", text.replace([' ', '-'], "_").to_lowercase()))
            .note("quotes are for values"),
    }
}

/// `http::StatusCode::NOT_FOUND`.
fn imported(path: &Path, kind: Kind) -> Message {
    let last = path.segments.last().map(|segment| segment.ident.to_string().to_lowercase()).unwrap_or_default();
    let help = match named::situation(&last, kind) {
        Ok(situation) => format!("`{}`", situation.name()),
        Err(message) => message.help,
    };
    Message::what("a situation is a bare word").help(help).note("the names of situations need no import")
}
