//! A companion that a variant or a field gives.

use status_vocabulary::Companion;
use status_vocabulary::shape::Shape;

use super::reader::Reader;
use super::unknown;
use crate::diagnostics::{At, Message};
use crate::facts::{ParsedCompanion, ParsedValue};
use crate::keywords;
use crate::parse::{Item, ValueKind};
use crate::value;

impl<'a> Reader<'a> {
    pub(super) fn companion(&mut self, companion: Companion, item: &Item) {
        let at = item.at();
        let value = match (&item.key, &item.value.kind) {
            // It is refused for being there, whatever it says.
            _ if self.is_never(companion) && !item.value.is_none() => ParsedValue::Broken,
            (Some(_), ValueKind::Call(name, items)) if *name == companion.name() && is_call(companion) => {
                value::call(&mut self.literals(), companion, at, items)
            }
            (None, ValueKind::Call(_, items)) if is_call(companion) => {
                value::call(&mut self.literals(), companion, at, items)
            }
            (Some(_), _) => value::literal(&mut self.literals(), companion, &item.value),
            (None, ValueKind::Call(..)) => {
                self.facts.broken = true;
                let example = companion.example();
                return self.error(at, unknown::without_value(companion.name(), &item.value, example));
            }
            (None, _) => {
                self.facts.broken = true;
                return self.error(at, without_value(companion));
            }
        };
        self.give(companion, at, item.value.at, value);
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a companion is open to users; what differs from one to the next is to be on its row"
    )]
    pub(super) fn give(&mut self, companion: Companion, at: At, value_at: At, value: ParsedValue) {
        let repeatable = is_call(companion);
        let waived = value.is_waived();
        if let Some(before) = self.facts.given.iter().find(|given| given.companion == companion)
            && (!repeatable || waived || before.value.is_waived())
        {
            let (what, help) = if before.value.is_field() != value.is_field() {
                (
                    format!("`{companion}` is given on the variant and on a field"),
                    "on the variant or on a field, never both: drop one",
                )
            } else {
                let help = match companion {
                    Companion::Challenge => {
                        "several stand in one list: `challenge = [bearer(realm = \"api\"), basic(realm = \"api\")]`"
                    }
                    Companion::Allow => "several stand in one list: `allow = [GET, HEAD]`",
                    Companion::Accept | Companion::AcceptPatch | Companion::AcceptEncoding | Companion::Upgrade => {
                        "give it once: several stand in one list, `[\"..\", \"..\"]`"
                    }
                    _ => "give it once",
                };
                (format!("`{companion}` is given twice"), help)
            };
            self.error(
                at,
                Message::what(what).help(help).note(format!(
                    "the answer says once {} ({})",
                    companion.purpose(),
                    companion.source()
                )),
            );
            return;
        }
        let name = companion.name();
        if keywords::is_member(companion)
            && !waived
            && (self.facts.constants.iter().any(|(known, ..)| known == name)
                || self.facts.extensions.iter().any(|(_, known, _)| known == name))
        {
            let message = Message::what(format!("there are two members `{name}`"))
                .help("give the extension another name, `#[status(extension = \"..\")]`")
                .note("a member occurs once in a document (RFC 8259 4)");
            self.error(at, message);
            return self.facts.given.push(ParsedCompanion { companion, at, value_at, value: ParsedValue::Broken });
        }
        self.facts.given.push(ParsedCompanion { companion, at, value_at, value });
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
fn without_value(companion: Companion) -> Message {
    let help = match companion {
        Companion::Errors | Companion::DpopNonce | Companion::ContentRange => {
            format!("on a field: `{}`", companion.example())
        }
        _ => format!("give it a value, `{}`, or put it on a field, `#[status({companion})]`", companion.example()),
    };
    let what = match companion {
        Companion::Errors => "`errors` goes on a field".to_owned(),
        _ => format!("`{companion}` has no value"),
    };
    Message::what(what).help(help).note(companion.source())
}

fn is_call(companion: Companion) -> bool {
    matches!(companion.shape(), Shape::Link | Shape::RateLimit | Shape::RateLimitPolicy)
}
