//! A companion that a variant or a field gives.

use status_vocabulary::Companion;

use super::reader::Reader;
use crate::diagnostics::{At, Message};
use crate::facts::{Given, How};
use crate::keywords;

impl<'a> Reader<'a> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a companion is open to users; what differs from one to the next is to be on its row"
    )]
    pub(super) fn give(&mut self, companion: Companion, at: At, value_at: At, how: How) {
        let repeatable = matches!(companion, Companion::Link | Companion::RateLimit | Companion::RateLimitPolicy);
        let waived = matches!(how, How::Waived);
        if let Some(before) = self.facts.given.iter().find(|given| given.companion == companion)
            && (!repeatable || waived || matches!(before.how, How::Waived))
        {
            let on_field = |how: &How| matches!(how, How::Field { .. });
            let (what, help) = if on_field(&before.how) != on_field(&how) {
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
                Message::new(
                    what,
                    help,
                    format!("the answer says once {} ({})", companion.purpose(), companion.source()),
                ),
            );
            return;
        }
        let name = companion.name();
        if keywords::is_member(companion)
            && !waived
            && (self.facts.constants.iter().any(|(known, ..)| known == name)
                || self.facts.extensions.iter().any(|(_, known, _)| known == name))
        {
            let message = Message::new(
                format!("there are two members `{name}`"),
                "give the extension another name, `#[status(extension = \"..\")]`",
                "a member occurs once in a document (RFC 8259 4)",
            );
            self.error(at, message);
            return self.facts.given.push(Given { companion, at, value_at, how: How::Broken });
        }
        self.facts.given.push(Given { companion, at, value_at, how });
    }
}
