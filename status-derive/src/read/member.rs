//! Custom members.

use status_vocabulary::Keyword;
use status_vocabulary::grammar;

use super::reader::Reader;
use crate::diagnostics::{At, Message};
use crate::keywords;
use crate::parse::{Item, is_field};
use crate::value::{constant, out_of_range};

impl<'a> Reader<'a> {
    pub(super) fn constants(&mut self, item: &Item) {
        let at = item.at();
        let (None, Some(items)) = (&item.key, item.value.call()) else {
            let message = Message::what("`extension` goes on a field")
                .help("`#[status(extension)]` on the field, or `extension(name = \"..\")` for a constant")
                .note("an extension is a member of the document (RFC 9457 3.2)");
            return self.error(at, message);
        };
        if items.is_empty() {
            let message =
                Message::what("`extension()` has no member").help("`extension(tier = \"free\")`").note("RFC 9457 3.2");
            return self.error(at, message);
        }
        for item in items {
            let name = item.value.keyword();
            if item.value.is_keyword() && is_field(&self.facts.variant.fields, &name) {
                let help = match &item.key {
                    Some(key) if key.name != name => {
                        format!("`#[status(extension = {:?})]` on the field `{name}`", key.name)
                    }
                    _ => format!("`#[status(extension)]` on the field `{name}`"),
                };
                let note = "a member that changes is a field (RFC 9457 3.2)";
                self.error(item.value.at, Message::what(format!("`{name}` is a field")).help(help).note(note));
                continue;
            }
            let Some(key) = &item.key else {
                let message = Message::what(format!("`{}` has no name", item.value.shown()))
                    .help(format!("`extension(name = {})`", item.value.shown()))
                    .note("a member has a name (RFC 9457 3.2)");
                self.error(item.at(), message);
                continue;
            };
            if key.name == "request_id" {
                let message = Message::what("`request_id` is not the same in every response")
                    .help("`#[status(extension)]` on a field `request_id`, or drop it: a layer adds it")
                    .note("it is the id of the request, which the header `X-Request-Id` and the log have too");
                self.error(key.at, message);
                continue;
            }
            match constant(&item.value) {
                Some((json, ty)) => {
                    if self.check_member(&key.name, key.at, |name| on_the_variant(name, &item.value.shown())) {
                        self.facts.constants.push((key.name.clone(), json, ty.to_owned(), at));
                    }
                }
                None => {
                    let message = out_of_range(&item.value).unwrap_or_else(|| {
                        Message::what(format!("`{}` is not a literal", item.value.shown()))
                            .help("a string, a number, `true`, `false` or a list of them; a value that changes goes into a field")
                            .note("a constant member is written when the macro runs")
                    });
                    self.error(item.value.at, message);
                }
            }
        }
    }

    pub(super) fn extension(&mut self, index: usize, name: String, name_at: At, at: At) {
        if self.check_member(&name, name_at, on_a_field) {
            self.facts.extensions.push((index, name, at));
        }
    }

    /// The rules for a member's name (RFC 9457 3.2). Says how a member with another one is written.
    fn check_member(&mut self, name: &str, at: At, renamed: impl Fn(&str) -> String) -> bool {
        let another = |name: &str| format!("another name: `{}`", renamed(name));
        let standard = ["type", "title", "status", "detail", "instance"].contains(&name);
        let message = if standard {
            Message::what(format!("`{name}` is a standard member"))
                .help(another(&format!("order_{name}")))
                .note("the five standard members mean one thing everywhere (RFC 9457 3.1)")
        } else if name == "code" {
            Message::what("`code` is a member of every document")
                .help(another("number"))
                .note("it says what happened, for a program")
        } else if self
            .facts
            .parsed
            .iter()
            .any(|parsed| parsed.companion.name() == name && keywords::is_member(parsed.companion))
        {
            Message::what(format!("`{name}` is already the member of a companion"))
                .help(another(&format!("more_{name}")))
                .note("a member occurs once in a document (RFC 8259 4)")
        } else if self.facts.constants.iter().any(|(known, ..)| known == name)
            || self.facts.extensions.iter().any(|(_, known, _)| known == name)
        {
            Message::what(format!("there are two members `{name}`"))
                .help(another(&format!("other_{name}")))
                .note("a member occurs once in a document (RFC 8259 4)")
        } else if let Err(error) = grammar::member_name(name) {
            if name.is_empty() {
                Message::what("a member needs a name").help(format!("`{}`", renamed("balance"))).note("RFC 9457 3.2")
            } else {
                let message = Message::what(format!("{name:?} is not a portable name for a member: {}", error.what()))
                    .help(format!("letters, digits and `_`, a letter first: `{}`", renamed("order_id")))
                    .note("such a name can be carried over to other formats (RFC 9457 3.2)");
                self.findings.warning(Keyword::Extension, at, message);
                return true;
            }
        } else {
            return true;
        };
        self.error(at, message);
        false
    }
}

/// A field's member under another name.
pub(super) fn on_a_field(name: &str) -> String {
    format!("#[status(extension = {name:?})]")
}

/// A constant member under another name.
pub(super) fn on_the_variant(name: &str, value: &str) -> String {
    format!("extension({name} = {value})")
}
