//! The keywords of a field.

use status_vocabulary::grammar;
use status_vocabulary::shape::Shape;
use status_vocabulary::{Companion, Keyword, Kind};
use syn::Type;

use super::reader::Reader;
use super::{header, named, unknown};
use crate::diagnostics::{At, Message};
use crate::facts::{Header, HeaderValue, ParsedValue};
use crate::keywords::FieldKeyword;
use crate::names::{is_option, may_be_other};
use crate::parse::{Field, Item, Value};
use crate::value;

impl<'a> Reader<'a> {
    pub(super) fn field(&mut self, index: usize, field: &'a Field, kind: Kind) {
        let Some(place) = field.keywords.at else { return };
        if field.keywords.items.is_empty() && !field.keywords.broken {
            let message = Message::what("the attribute does not say what the field is")
                .help("a companion, `#[status(retry_after)]`, an `extension`, or `header = \"..\"`")
                .note("a field without the attribute stays with the service");
            return self.error(place, message);
        }
        let mut content_type = None;
        for item in &field.keywords.items {
            let Some(keyword) = item.keyword() else {
                let message = Message::what(format!("`{}` is not a keyword", item.value.shown()))
                    .help("a companion, `extension`, or `header = \"..\"`")
                    .note("a keyword says what a field is");
                self.error(item.value.at, message);
                continue;
            };
            let value = item.key.as_ref().map(|_| &item.value);
            let is_bare = value.is_none() && item.value.is_keyword();
            match (FieldKeyword::named(&keyword), value) {
                (Some(FieldKeyword::Extension), Some(value)) => self.named_extension(index, value, item.at()),
                (Some(FieldKeyword::Header), Some(value)) => self.header_of_field(index, field, value, item.at()),
                (Some(keyword @ (FieldKeyword::Extension | FieldKeyword::Header)), None) if !is_bare => {
                    self.error(item.at(), unknown::without_value(keyword.name(), &item.value, keyword.example()));
                }
                (Some(FieldKeyword::Extension), None) => self.bare_extension(index, field, item.at()),
                (Some(FieldKeyword::Header), None) => {
                    let message = Message::what("`header` needs a name")
                        .help("`header = \"X-Trace\"`")
                        .note("a header field is a name and a value (RFC 9110 5)");
                    self.error(item.at(), message);
                }
                (Some(FieldKeyword::Body), None) if is_bare => self.content(index, field, kind, item.at()),
                (Some(FieldKeyword::ContentType), Some(value)) => {
                    if let Some(text) = self.content_type(value) {
                        content_type = Some((text, item.at()));
                    }
                }
                (Some(FieldKeyword::Body), _) | (Some(FieldKeyword::ContentType), None) | (None, _) => {
                    self.other_on_field(&keyword, index, field, item, kind);
                }
            }
        }
        match (content_type, &mut self.facts.body) {
            (Some((text, _)), Some((body, content_type, _))) if *body == index => *content_type = Some(text),
            (Some((_, at)), _) => {
                let message = Message::what("`content_type` belongs to `body`")
                    .help("`#[status(body, content_type = \"..\")]`")
                    .note("only the content has a type (RFC 9110 8.3)");
                self.error(at, message);
            }
            (None, _) => {}
        }
    }

    fn bare_extension(&mut self, index: usize, field: &Field, at: At) {
        if matches!(field.member, syn::Member::Unnamed(_)) {
            let help = "`#[status(extension = \"order_id\")]`";
            let note = "a member takes its field's name where it is given none (RFC 9457 3.2)";
            return self
                .error(at, Message::what("the member of a field without a name needs a name").help(help).note(note));
        }
        self.extension(index, field.name(), field.at(), at);
    }

    fn named_extension(&mut self, index: usize, value: &Value, at: At) {
        match value.text() {
            Some(name) => self.extension(index, name, value.at, at),
            None => self.error(
                value.at,
                Message::what("a member's name is a string")
                    .help(match value.as_quoted() {
                        Some(quoted) => format!("`extension = {quoted}`"),
                        None => "`extension = \"order_id\"`".to_owned(),
                    })
                    .note("RFC 9457 3.2"),
            ),
        }
    }

    fn header_of_field(&mut self, index: usize, field: &Field, value: &Value, at: At) {
        if let Some(name) = header::name(value, &mut self.findings) {
            // An alias may be an `Option`.
            let optional = is_option(&field.ty) || may_be_other(&field.ty);
            let source = HeaderValue::Field(index);
            self.facts.headers.push(Header { name, value: source, optional, at, name_at: value.at });
        } else {
            self.facts.broken = true;
        }
    }

    fn content(&mut self, index: usize, field: &Field, kind: Kind, at: At) {
        if kind == Kind::Error {
            let message = Message::what("the content of an error is its document, and no field")
                .help("`#[status(extension)]`: a member of the document")
                .note("`body` is for outcomes; an error is a problem document (RFC 9457)");
            return self.error(at, message);
        }
        if self.facts.body.is_some() {
            let message = Message::what("a second field is marked as the content")
                .help("drop one, or put both in one struct")
                .note("one response has one content (RFC 9110 6.4)");
            return self.error(at, message);
        }
        if is_borrowed_text(&field.ty) {
            let message = Message::what("a borrowed text cannot be the content: the response outlives it")
                .help("`String`, or `&'static str`")
                .note("the content is sent after what it was borrowed from is gone");
            self.error(field.type_at(), message);
        }
        self.facts.body = Some((index, None, at));
    }

    fn content_type(&mut self, value: &Value) -> Option<String> {
        let text = value.text();
        let what = match text.as_deref().map(|text| (text, grammar::media_type(text))) {
            Some((_, Ok(()))) => return text,
            Some((text, Err(error))) => format!("{text:?} is not a valid content type: {}", error.what()),
            None => "a content type is a string".to_owned(),
        };
        self.error(value.at, Message::what(what).help("`content_type = \"text/csv\"`").note("RFC 9110 8.3"));
        None
    }

    /// Reads a companion on a field, or reports a keyword that does not belong there.
    fn other_on_field(&mut self, keyword: &str, index: usize, field: &Field, item: &Item, kind: Kind) {
        let at = item.at();
        let is_bare = item.key.is_none() && item.value.is_keyword();
        let detail = Keyword::Detail.name();
        let is_detail = keyword == detail || unknown::called_elsewhere(keyword) == Some(detail);
        if is_detail && is_bare {
            let expose = match self.facts.situation {
                Some((situation, _)) if situation.masked() => ", and `expose`, without which it is not shown",
                _ => "",
            };
            let help = format!("on the variant: `detail = \"{{{}}}\"`{expose}", field.name());
            let note = "a detail is a format string over the fields (RFC 9457 3.1.4)";
            return self.error(at, Message::what(format!("`{keyword}` goes on the variant")).help(help).note(note));
        }
        let Some(companion) = Companion::named(keyword) else {
            self.facts.broken = true;
            let message = match named::situation(keyword, kind) {
                Ok(situation) => Message::what(format!("`{keyword}` is a situation"))
                    .help(format!("it goes on the variant: `#[status({})]`", situation.name()))
                    .note("a field is a companion, an extension, a header or the content"),
                Err(_) => unknown::unknown_on_field(keyword),
            };
            return self.error(at, message);
        };
        if is_bare {
            let parsed = ParsedValue::Field { index, optional: is_option(&field.ty), place: None };
            return self.give(companion, at, at, parsed);
        }
        if companion.shape() == Shape::Parameter {
            let place = match &item.key {
                Some(_) => value::place_of_name(&item.value).map_err(|message| (item.value.keyword_at(), message)),
                None => Err((at, unknown::without_value(companion.name(), &item.value, "parameter = query"))),
            };
            return match place {
                Ok(place) => {
                    let parsed = ParsedValue::Field { index, optional: is_option(&field.ty), place: Some(place) };
                    self.give(companion, at, item.value.at, parsed);
                }
                Err((at, message)) => {
                    self.facts.broken = true;
                    self.error(at, message);
                }
            };
        }
        let shown = item.key.as_ref().map_or_else(|| "..".to_owned(), |_| item.value.shown());
        let message = Message::what(format!("the field is the value of `{companion}`"))
            .help(format!("`#[status({companion})]` here, or the literal on the variant: `{companion} = {shown}`"))
            .note("a companion is given on the variant or on a field");
        self.facts.broken = true;
        self.error(item.value.at, message);
    }
}

/// `&'a str`, of any lifetime but `'static`: the compiler would report it at the derive.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn is_borrowed_text(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => {
            let is_static = reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static");
            !is_static && matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str"))
        }
        _ => false,
    }
}
