//! A companion of a variant or a field.

use status_vocabulary::Companion;
use status_vocabulary::shape::Shape;

use super::reader::Reader;
use super::{member, unknown};
use crate::diagnostics::{At, Message};
use crate::facts::{ParsedCompanion, ParsedValue};
use crate::keywords;
use crate::parse::{Item, ValueKind};
use crate::value;

impl<'a> Reader<'a> {
    pub(super) fn companion(&mut self, companion: Companion, item: &Item) {
        let at = item.at();
        let value = match (&item.key, &item.value.kind) {
            // It is refused for being there, whatever its value.
            _ if self.is_never(companion) && !item.value.is_none() => ParsedValue::Broken,
            (Some(_), _) => value::literal(&mut self.literals(), companion, at, &item.value),
            (None, ValueKind::Call(..)) if companion.repeats() => {
                value::literal(&mut self.literals(), companion, at, &item.value)
            }
            (None, ValueKind::Call(..)) => {
                self.facts.broken = true;
                return self.error(at, unknown::without_value(companion.name(), &item.value, companion.example()));
            }
            (None, _) => {
                self.facts.broken = true;
                return self.error(at, without_value(companion));
            }
        };
        self.give(companion, at, item.value.at, value);
    }

    pub(super) fn give(&mut self, companion: Companion, at: At, value_at: At, value: ParsedValue) {
        let waived = value.is_waived();
        if let Some(before) = self.facts.parsed.iter().find(|parsed| parsed.companion == companion)
            && (!companion.repeats() || waived || before.value.is_waived())
        {
            let (what, help) = if before.value.is_field() != value.is_field() {
                (
                    format!("`{companion}` is given on the variant and on a field"),
                    "on the variant or on a field, never both: drop one",
                )
            } else {
                (format!("`{companion}` is given twice"), given_once(companion.shape()))
            };
            self.error(
                at,
                Message::what(what).help(help).note(format!(
                    "the response says once {} ({})",
                    companion.purpose(),
                    companion.source()
                )),
            );
            return;
        }
        let name = companion.name();
        let another = format!("other_{name}");
        let constant = self.facts.constants.iter().find(|(known, ..)| known == name);
        let renamed = match constant {
            Some((_, json, ..)) => Some(member::on_the_variant(&another, json)),
            None if self.facts.extensions.iter().any(|(_, known, _)| known == name) => {
                Some(member::on_a_field(&another))
            }
            None => None,
        };
        if keywords::is_member(companion)
            && !waived
            && let Some(renamed) = renamed
        {
            let message = Message::what(format!("there are two members `{name}`"))
                .help(format!("another name for the extension: `{renamed}`"))
                .note("a member occurs once in a document (RFC 8259 4)");
            self.error(at, message);
            return self.facts.parsed.push(ParsedCompanion { companion, at, value_at, value: ParsedValue::Broken });
        }
        self.facts.parsed.push(ParsedCompanion { companion, at, value_at, value });
    }
}

/// The way to give several values at once, where several are allowed.
pub(super) fn given_once(shape: Shape) -> &'static str {
    match shape {
        Shape::Challenges => {
            "several stand in one list: `challenge = [bearer(realm = \"api\"), basic(realm = \"api\")]`"
        }
        Shape::Methods => "several stand in one list: `allow = [GET, HEAD]`",
        Shape::Errors => "several stand in one list: `errors = [field(..), field(..)]`",
        Shape::List(_) => "give it once: several stand in one list, `[\"..\", \"..\"]`",
        Shape::Delay
        | Shape::Reference { .. }
        | Shape::Range
        | Shape::Length
        | Shape::EntityTag
        | Shape::Date(_)
        | Shape::Link
        | Shape::BlockedBy
        | Shape::Monitor
        | Shape::RateLimit
        | Shape::RateLimitPolicy
        | Shape::ProxyStatus
        | Shape::Text(_)
        | Shape::Nonce
        | Shape::Parameter
        | Shape::Available
        | Shape::Bytes
        | Shape::FieldName
        | Shape::Constant => "give it once",
    }
}

fn without_value(companion: Companion) -> Message {
    let example = companion.example();
    let help = match companion.by_field() {
        Some(_) => format!("on a field: `{example}`"),
        None => format!("give it a value, `{example}`, or put it on a field, `#[status({companion})]`"),
    };
    Message::what(format!("`{companion}` has no value")).help(help).note(companion.source())
}
