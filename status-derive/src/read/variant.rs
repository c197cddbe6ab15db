//! The keywords of one variant.

use status_vocabulary::{Companion, Kind};

use super::reader::Reader;
use super::{braces, deliberate, unknown};
use crate::diagnostics::{At, Findings, Message};
use crate::facts::{Facts, TypeFacts};
use crate::keywords::{FieldKeyword, TypeKeyword, VariantKeyword};
use crate::parse::{Item, Keywords, ValueKind, Variant, is_field};

/// Reads a variant. `keywords` are its own, or for a struct those of the type that are not keywords of a type.
pub(crate) fn variant<'a>(
    variant: &'a Variant,
    keywords: &Keywords,
    items: &[&Item],
    kind: Kind,
    container: &TypeFacts,
) -> (Facts<'a>, Findings) {
    let mut reader = Reader::new(variant, keywords);
    let items = reader.situation(keywords, items, kind, container);
    for item in &items {
        let before = reader.findings.errors();
        reader.item(item);
        if reader.findings.errors() == before {
            braces::stands_as_it_is(item, &variant.fields, &mut reader.findings);
        }
    }
    for (index, field) in variant.fields.iter().enumerate() {
        reader.field(index, field, kind);
    }
    (reader.facts, reader.findings)
}

impl<'a> Reader<'a> {
    fn item(&mut self, item: &Item) {
        let Some(keyword) = item.keyword() else { return self.quoted(item) };
        if let Some(companion) = Companion::named(&keyword) {
            return self.companion(companion, item);
        }
        match VariantKeyword::named(&keyword) {
            Some(known @ (VariantKeyword::Code | VariantKeyword::Type | VariantKeyword::Like)) => {
                let before = self.findings.errors();
                self.keyword(known, item);
                self.facts.incomparable |= self.findings.errors() > before;
            }
            Some(known) => self.keyword(known, item),
            None => self.misplaced(&keyword, item),
        }
    }

    fn keyword(&mut self, keyword: VariantKeyword, item: &Item) {
        let at = item.at();
        let value = item.key.as_ref().map(|_| &item.value);
        match (keyword, value) {
            (VariantKeyword::Code, Some(value)) => self.code(value, at),
            (VariantKeyword::Title, Some(value)) => self.title(value, at),
            (VariantKeyword::Type, Some(value)) => self.type_uri(value, at),
            (VariantKeyword::Detail, Some(value)) => self.detail(value, at),
            (VariantKeyword::Log, Some(value)) => self.log(value, at),
            (VariantKeyword::Grpc, Some(value)) => self.grpc(value, at),
            (VariantKeyword::Like, Some(value)) => self.like(value, at),
            (
                VariantKeyword::Code
                | VariantKeyword::Title
                | VariantKeyword::Type
                | VariantKeyword::Detail
                | VariantKeyword::Log
                | VariantKeyword::Grpc
                | VariantKeyword::Like,
                None,
            ) => self.error(at, unknown::without_value(keyword.name(), &item.value, keyword.example())),
            (VariantKeyword::Expose, _) => self.facts.expose = self.flag(keyword, self.facts.expose, item),
            (VariantKeyword::ByStatus, _) => self.facts.by_status = self.flag(keyword, self.facts.by_status, item),
            (VariantKeyword::ServerOnly, _) => {
                self.facts.server_only = self.flag(keyword, self.facts.server_only, item);
            }
            (VariantKeyword::Unknown, _) => self.facts.unknown = self.flag(keyword, self.facts.unknown, item),
            (VariantKeyword::Header, _) => self.header(item),
            (VariantKeyword::Deliberate, _) => self.deliberate(item),
            (VariantKeyword::Extension, _) => self.constants(item),
            (VariantKeyword::Transparent, _) => self.misplaced(keyword.name(), item),
        }
    }

    /// Reports a keyword in quotes.
    fn quoted(&mut self, item: &Item) {
        let name = item.key.as_ref().map(|key| key.name.clone()).unwrap_or_default();
        let keyword = name.to_lowercase().replace('-', "_");
        let known = Companion::named(&keyword).map(|companion| companion.name());
        let help = match known.or(VariantKeyword::named(&keyword).map(VariantKeyword::name)) {
            Some(keyword) => format!("`{keyword} = {}`", item.value.shown()),
            None => format!("a custom header is `header({name:?} = {})`", item.value.shown()),
        };
        self.facts.broken = true;
        self.error(
            item.at(),
            Message::what(format!("{name:?} is not a keyword")).help(help).note("keywords have no quotes"),
        );
    }

    /// Reports a keyword that does not belong on a variant.
    fn misplaced(&mut self, keyword: &str, item: &Item) {
        let value = item.key.as_ref().map(|_| &item.value);
        let message = match FieldKeyword::named(keyword) {
            Some(known @ (FieldKeyword::Body | FieldKeyword::ContentType)) => {
                Message::what(format!("`{keyword}` goes on a field"))
                    .help(match value {
                        Some(value) if known == FieldKeyword::ContentType => {
                            format!(
                                "`#[status(body, content_type = {})]` on the field that is the content",
                                value.shown()
                            )
                        }
                        _ => "`#[status(body)]` on the field that is the content".to_owned(),
                    })
                    .note("the content is a value")
            }
            Some(FieldKeyword::Header | FieldKeyword::Extension) | None if TypeKeyword::named(keyword).is_some() => {
                Message::what(format!("`{keyword}` is a keyword of the type"))
                    .help(format!("`{keyword}` goes on the enum: `#[status({})]` above `enum`", item.shown()))
                    .note("it applies to all variants")
            }
            Some(FieldKeyword::Header | FieldKeyword::Extension) | None => {
                self.facts.broken = true;
                self.unknown(keyword, item)
            }
        };
        self.error(item.at(), message);
    }

    fn unknown(&self, keyword: &str, item: &Item) -> Message {
        let value = item.key.as_ref().map(|_| &item.value);
        if is_field(&self.facts.variant.fields, keyword) && value.is_none() {
            return Message::what(format!("`{keyword}` is a field, and a field has its own `#[status(..)]`"))
                .help(format!(
                    "name it in the text, `detail = \"order {{{keyword}}}\"`, or put an attribute on the field itself"
                ))
                .note("a format string is over the fields, and has no arguments of its own");
        }
        let is_call = matches!(item.value.kind, ValueKind::Call(..)) && value.is_none();
        let shown = match value {
            Some(value) => value.shown(),
            None if is_call => item.value.shown(),
            None => "\"..\"".to_owned(),
        };
        unknown::unknown_on_variant(keyword, &shown, is_call)
    }

    /// The place of a keyword without a value, which may have been given before.
    fn flag(&mut self, keyword: VariantKeyword, before: Option<At>, item: &Item) -> Option<At> {
        let (name, at) = (keyword.name(), item.at());
        if item.key.is_some() || !item.value.is_keyword() {
            let message = Message::what(format!("`{name}` takes no value"))
                .help(format!("`{name}`"))
                .note("a keyword without a value is there or absent");
            self.error(at, message);
            return before;
        }
        if before.is_some() {
            self.twice(name, at);
        }
        Some(at)
    }

    fn deliberate(&mut self, item: &Item) {
        let at = item.at();
        if let (None, Some(items)) = (&item.key, item.value.call()) {
            let known = deliberate::deliberate(at, items, &mut self.findings);
            return self.facts.deliberate.extend(known);
        }
        self.findings.silencer_failed();
        let named = item.key.as_ref().map_or_else(|| "retry_after".to_owned(), |_| item.value.shown());
        self.error(at, deliberate::deliberate_form(&named));
    }
}
