//! The keywords of one variant.

use status_vocabulary::{Companion, Kind};

use super::reader::Reader;
use super::{braces, deliberate, unknown};
use crate::diagnostics::{Faults, Message};
use crate::facts::{Facts, TypeWords};
use crate::keywords::{FieldWord, TypeWord, VariantWord};
use crate::parse::{Item, ValueKind, Variant, Words, is_field};

/// Reads a variant. `words` are its own, or for a struct those of the type that are not keywords of a type.
pub(crate) fn variant<'a>(
    variant: &'a Variant,
    words: &Words,
    items: &[&Item],
    kind: Kind,
    of: &TypeWords,
) -> (Facts<'a>, Faults) {
    let mut reader = Reader::new(variant, words);
    let items = reader.situation(words, items, kind, of);
    for item in &items {
        let before = reader.faults.errors();
        reader.item(item);
        if reader.faults.errors() == before {
            braces::stands_as_it_is(item, &variant.fields, &mut reader.faults);
        }
    }
    for (index, field) in variant.fields.iter().enumerate() {
        reader.field(index, field, kind);
    }
    (reader.facts, reader.faults)
}

impl<'a> Reader<'a> {
    fn item(&mut self, item: &Item) {
        let Some(word) = item.word() else { return self.quoted(item) };
        if let Some(companion) = Companion::named(&word) {
            return self.companion(companion, item);
        }
        match VariantWord::named(&word) {
            Some(known) => self.word(known, item),
            None => self.misplaced(&word, item),
        }
    }

    fn word(&mut self, word: VariantWord, item: &Item) {
        let at = item.at();
        let value = item.key.as_ref().map(|_| &item.value);
        match (word, value) {
            (VariantWord::Code, Some(value)) => self.code(value, at),
            (VariantWord::Title, Some(value)) => self.title(value, at),
            (VariantWord::Type, Some(value)) => self.type_uri(value, at),
            (VariantWord::Detail, Some(value)) => self.detail(value, at),
            (VariantWord::Log, Some(value)) => self.log(value, at),
            (VariantWord::Like, Some(value)) => self.like(value, at),
            (
                VariantWord::Code
                | VariantWord::Title
                | VariantWord::Type
                | VariantWord::Detail
                | VariantWord::Log
                | VariantWord::Like,
                None,
            ) => self.error(at, unknown::without_value(word.name(), &item.value, word.example())),
            (VariantWord::Expose, _) => self.expose(item),
            (VariantWord::Header, _) => self.header(item),
            (VariantWord::Deliberate, _) => self.deliberate(item),
            (VariantWord::Extension, _) => self.constants(item),
            (VariantWord::Transparent, _) => self.misplaced(word.name(), item),
        }
    }

    /// Reports a keyword in quotes.
    fn quoted(&mut self, item: &Item) {
        let name = item.key.as_ref().map(|key| key.name.clone()).unwrap_or_default();
        let word = name.to_lowercase().replace('-', "_");
        let known = Companion::named(&word).map(|companion| companion.name());
        let help = match known.or(VariantWord::named(&word).map(VariantWord::name)) {
            Some(word) => format!("`{word} = {}`", item.value.shown()),
            None => format!("a custom header is `header({name:?} = {})`", item.value.shown()),
        };
        self.facts.broken = true;
        self.error(
            item.at(),
            Message::what(format!("{name:?} is not a keyword")).help(help).note("keywords have no quotes"),
        );
    }

    /// Reports a keyword that does not belong on a variant.
    fn misplaced(&mut self, word: &str, item: &Item) {
        let value = item.key.as_ref().map(|_| &item.value);
        let message = match FieldWord::named(word) {
            Some(FieldWord::Body | FieldWord::ContentType) => Message::what(format!("`{word}` goes on a field"))
                .help(match value {
                    Some(value) if word == "content_type" => {
                        format!("`#[status(body, content_type = {})]` on the field that is the content", value.shown())
                    }
                    _ => "`#[status(body)]` on the field that is the content".to_owned(),
                })
                .note("the content is a value"),
            Some(FieldWord::Header | FieldWord::Extension) | None if TypeWord::named(word).is_some() => {
                Message::what(format!("`{word}` is a keyword of the type"))
                    .help(format!("`{word}` goes on the enum: `#[status({})]` above `enum`", item.shown()))
                    .note("it applies to all variants")
            }
            Some(FieldWord::Header | FieldWord::Extension) | None => {
                self.facts.broken = true;
                self.unknown(word, item)
            }
        };
        self.error(item.at(), message);
    }

    fn unknown(&self, word: &str, item: &Item) -> Message {
        let value = item.key.as_ref().map(|_| &item.value);
        if is_field(&self.facts.variant.fields, word) && value.is_none() {
            return Message::what(format!("`{word}` is a field, and a field has its own `#[status(..)]`"))
                .help(format!(
                    "name it in the text, `detail = \"order {{{word}}}\"`, or put an attribute on the field itself"
                ))
                .note("a format string is over the fields, and has no arguments of its own");
        }
        let is_call = matches!(item.value.kind, ValueKind::Call(..)) && value.is_none();
        let shown = match value {
            Some(value) => value.shown(),
            None if is_call => item.value.shown(),
            None => "\"..\"".to_owned(),
        };
        unknown::unknown_on_variant(word, &shown, is_call)
    }

    fn expose(&mut self, item: &Item) {
        let at = item.at();
        if item.key.is_some() || !item.value.is_word() {
            let message = Message::what("`expose` takes no value").help("`expose`").note("it is there or it is not");
            return self.error(at, message);
        }
        if self.facts.expose.replace(at).is_some() {
            self.twice("expose", at);
        }
    }

    fn deliberate(&mut self, item: &Item) {
        let at = item.at();
        if let (None, Some(items)) = (&item.key, item.value.call()) {
            let known = deliberate::deliberate(at, items, &mut self.faults);
            return self.facts.deliberate.extend(known);
        }
        self.faults.silencer_failed();
        let named = item.key.as_ref().map_or_else(|| "retry_after".to_owned(), |_| item.value.shown());
        self.error(at, deliberate::deliberate_form(&named));
    }
}
