//! A sentence and what it is about.

use status_vocabulary::{Companion, Situation};

use crate::diagnostics::Message;

/// What is said of some companions in some situations.
///
/// `{code}`, `{situation}`, `{companion}` and `{source}`, which is the situation's, stand for what they name.
pub(crate) struct Wording {
    pub(super) companions: &'static [Companion],
    pub(super) situations: Situations,
    pub(super) what: &'static str,
    pub(super) help: &'static str,
    pub(super) note: &'static str,
}

pub(super) enum Situations {
    These(&'static [&'static Situation]),
    Others,
}

impl Wording {
    pub(crate) fn is_about(&self, companion: Companion, situation: &Situation) -> bool {
        let situations = match self.situations {
            Situations::These(these) => these.contains(&situation),
            Situations::Others => true,
        };
        situations && self.companions.contains(&companion)
    }

    pub(super) fn message(&self, companion: Companion, situation: &Situation) -> Message {
        let filled_in = |text: &str| {
            text.replace("{code}", &situation.code().to_string())
                .replace("{situation}", situation.name())
                .replace("{companion}", companion.name())
                .replace("{source}", situation.source())
        };
        Message::what(filled_in(self.what)).help(filled_in(self.help)).note(filled_in(self.note))
    }
}
