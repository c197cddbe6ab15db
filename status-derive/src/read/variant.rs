//! The words of one variant.

use status_vocabulary::grammar;
use status_vocabulary::{Companion, Kind};

use super::reader::Reader;
use super::{braces, deliberate, unknown};
use crate::diagnostics::{Faults, Message};
use crate::facts::{Facts, How, TypeWords};
use crate::keywords;
use crate::parse::{Item, Value, ValueKind, Variant, Words, is_field};
use crate::value;

/// Reads a variant. `words` are its own, or for a struct those of the type that are no words of a type.
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
        reader.item(item, of);
        if reader.faults.errors() == before {
            braces::stands_as_it_is(item, &variant.fields, &mut reader.faults);
        }
    }
    for (index, field) in variant.fields.iter().enumerate() {
        reader.field(index, field, kind, of);
    }
    (reader.facts, reader.faults)
}

impl<'a> Reader<'a> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a companion is open to users; what differs from one to the next is to be on its row"
    )]
    fn item(&mut self, item: &Item, of: &TypeWords) {
        let at = item.at();
        let Some(word) = item.word() else {
            let name = item.key.as_ref().map(|key| key.name.clone()).unwrap_or_default();
            let word = name.to_lowercase().replace('-', "_");
            let known = keywords::companion(&word).map(|companion| companion.name());
            let help = match known.or(keywords::VARIANT.iter().copied().find(|known| *known == word)) {
                Some(word) => format!("`{word} = {}`", item.value.shown()),
                None => format!("a header of one's own is `header({name:?} = {})`", item.value.shown()),
            };
            self.facts.broken = true;
            return self.error(at, Message::new(format!("{name:?} is no word"), help, "words have no quotes"));
        };
        if let Some(companion) = keywords::companion(&word) {
            let how = match (&item.key, &item.value.kind) {
                // It is refused for being there, whatever it says.
                _ if self.is_never(companion) && !item.value.is_none() => How::Broken,
                (Some(_), ValueKind::Call(name, items)) if *name == word && is_call(companion) => {
                    value::call(&mut self.literals(), companion, at, items)
                }
                (None, ValueKind::Call(_, items)) if is_call(companion) => {
                    value::call(&mut self.literals(), companion, at, items)
                }
                (Some(_), _) => value::literal(&mut self.literals(), companion, &item.value),
                (None, ValueKind::Call(..)) => {
                    self.facts.broken = true;
                    return self.error(
                        at,
                        unknown::without_value(companion.name(), &item.value, keywords::example(companion)),
                    );
                }
                (None, _) => {
                    let help = match companion {
                        Companion::Errors | Companion::DpopNonce | Companion::ContentRange => {
                            format!("on a field: `{}`", keywords::example(companion))
                        }
                        _ => format!(
                            "give it a value, `{}`, or put it on a field, `#[status({companion})]`",
                            keywords::example(companion)
                        ),
                    };
                    let what = match companion {
                        Companion::Errors => "`errors` goes on a field".to_owned(),
                        _ => format!("`{companion}` has no value"),
                    };
                    self.facts.broken = true;
                    return self.error(at, Message::new(what, help, companion.source()));
                }
            };
            return self.give(companion, at, item.value.at, how);
        }
        let value = item.key.as_ref().map(|_| &item.value);
        match (word.as_str(), value) {
            ("code", Some(value)) => {
                if let Some(text) = self.text("code", value, "conflict_state") {
                    if let Some(base) = &of.types
                        && let Err(fault) = grammar::uri_reference(&format!("{base}{text}"))
                    {
                        let message = Message::new(
                            format!("{text:?} cannot end the problem's type: {}", fault.what()),
                            "letters, digits, `_` and `-`: `code = \"out_of_stock\"`; or a `type` of its own",
                            "under `types`, the type of a problem is that and its code (RFC 9457 3.1.1)",
                        );
                        self.error(value.at, message);
                    }
                    self.set_text(|facts| &mut facts.code, "code", text, at, value.at);
                }
            }
            ("title", Some(value)) => {
                if let Some(text) = self.text("title", value, "Out of stock") {
                    if text.contains(['{', '}']) {
                        let message = Message::new(
                            "a `{` in a title stands as it is: a title is fixed text",
                            "say what changes in `detail = \"..\"`",
                            "the title does not change from one occurrence to the next (RFC 9457 3.1.3)",
                        );
                        self.faults.warning(Companion::Title, value.at, message);
                    }
                    self.set_text(|facts| &mut facts.title, "title", text, at, value.at);
                }
            }
            ("type", Some(value)) => {
                if let Some(text) = self.text("type", value, "https://api.example.com/problems/out-of-stock") {
                    self.check_type(&text, value.at);
                    self.set_text(|facts| &mut facts.type_uri, "type", text, at, value.at);
                }
            }
            ("detail", Some(value)) => self.detail(value, at),
            ("log", Some(value)) => self.log(value, at),
            ("like", Some(value)) => self.like(value, at),
            ("expose", None) if item.value.is_word() => {
                if self.facts.expose.replace(at).is_some() {
                    self.twice("expose", at);
                }
            }
            ("header", None) if matches!(item.value.kind, ValueKind::Call(..)) => {
                if let ValueKind::Call(_, items) = &item.value.kind {
                    self.header(at, items, of);
                }
            }
            ("header", _) => {
                let value = value.map_or_else(|| "\"x\"".to_owned(), Value::shown);
                let message = Message::new(
                    "which header is it?",
                    format!("`header(\"X-Reason\" = {value})`"),
                    "a header of one's own has a name",
                );
                self.error(at, message);
            }
            ("deliberate", None) if matches!(item.value.kind, ValueKind::Call(..)) => {
                if let ValueKind::Call(_, items) = &item.value.kind {
                    let known = deliberate::deliberate(at, items, &mut self.faults);
                    self.facts.deliberate.extend(known);
                }
            }
            ("extension", None) if matches!(item.value.kind, ValueKind::Call(..)) => {
                if let ValueKind::Call(_, items) = &item.value.kind {
                    self.constants(at, items);
                }
            }
            ("extension", _) => {
                let message = Message::new(
                    "`extension` goes on a field",
                    "`#[status(extension)]` on the field, or `extension(name = \"..\")` for a constant",
                    "an extension is a member of the document (RFC 9457 3.2)",
                );
                self.error(at, message);
            }
            ("code" | "title" | "type" | "detail" | "log" | "like", None) => {
                let example = match word.as_str() {
                    "code" => "code = \"out_of_stock\"",
                    "title" => "title = \"Out of stock\"",
                    "type" => "type = \"https://api.example.com/problems/out-of-stock\"",
                    "detail" => "detail = \"order {id} is gone\"",
                    "log" => "log = warn",
                    _ => "like = Missing",
                };
                self.error(at, unknown::without_value(&word, &item.value, example));
            }
            ("expose", _) => {
                self.error(at, Message::new("`expose` takes no value", "`expose`", "it is there or it is not"))
            }
            ("deliberate", _) => {
                self.faults.silencer_failed();
                let named = value.map_or_else(|| "retry_after".to_owned(), Value::shown);
                self.error(at, deliberate::deliberate_form(&named));
            }
            ("body" | "content_type", _) => {
                let message = Message::new(
                    format!("`{word}` goes on a field"),
                    match value {
                        Some(value) if word == "content_type" => {
                            format!(
                                "`#[status(body, content_type = {})]` on the field that is the content",
                                value.shown()
                            )
                        }
                        _ => "`#[status(body)]` on the field that is the content".to_owned(),
                    },
                    "the content is a value",
                );
                self.error(at, message);
            }
            (word, _) if keywords::TYPE.contains(&word) => {
                let message = Message::new(
                    format!("`{word}` is a word of the type"),
                    format!("`{word}` goes on the enum: `#[status({})]` above `enum`", item.shown()),
                    "it holds for all variants",
                );
                self.error(at, message);
            }
            (word, value) => {
                self.facts.broken = true;
                if is_field(&self.facts.variant.fields, word) && value.is_none() {
                    let message = Message::new(
                        format!("`{word}` is a field, and a field has its own `#[status(..)]`"),
                        format!("name it in the text, `detail = \"order {{{word}}}\"`, or say on the field what it is"),
                        "a format string is over the fields, and has no arguments of its own",
                    );
                    return self.error(at, message);
                }
                let is_call = matches!(item.value.kind, ValueKind::Call(..)) && value.is_none();
                let shown = match value {
                    Some(value) => value.shown(),
                    None if is_call => item.value.shown(),
                    None => "\"..\"".to_owned(),
                };
                self.error(at, unknown::unknown_on_variant(word, &shown, is_call));
            }
        }
    }
}

fn is_call(companion: Companion) -> bool {
    matches!(companion, Companion::Link | Companion::RateLimit | Companion::RateLimitPolicy)
}
