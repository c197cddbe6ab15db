//! A sentence and its subject.

use status_vocabulary::{Companion, Form, Keyword, Situation, Term};

use crate::diagnostics::Message;

/// A message about some companions and keywords in some situations.
///
/// `{code}`, `{situation}`, `{term}` and `{source}`, which is the situation's, stand for what they name.
pub(crate) struct Wording {
    pub(super) terms: Terms,
    pub(super) situations: Situations,
    pub(super) what: &'static str,
    pub(super) help: &'static str,
    pub(super) note: &'static str,
}

pub(super) enum Terms {
    Companions(&'static [Companion]),
    Keywords(&'static [Keyword]),
    /// Every header, and keywords that make one.
    Headers(&'static [Keyword]),
    /// Every member of the document, and keywords that make one.
    Members(&'static [Keyword]),
}

impl Terms {
    fn contain(&self, term: Term) -> bool {
        match (self, term) {
            (Terms::Companions(these), Term::Companion(companion)) => these.contains(&companion),
            (Terms::Headers(_), Term::Companion(companion)) => matches!(companion.form(), Form::Header(_)),
            (Terms::Members(_), Term::Companion(companion)) => matches!(companion.form(), Form::Member(_)),
            (Terms::Keywords(these) | Terms::Headers(these) | Terms::Members(these), Term::Keyword(keyword)) => {
                these.contains(&keyword)
            }
            (Terms::Companions(_), Term::Keyword(_)) | (Terms::Keywords(_), Term::Companion(_)) => false,
        }
    }
}

pub(super) enum Situations {
    These(&'static [&'static Situation]),
    Others,
}

impl Wording {
    pub(crate) fn is_about(&self, term: Term, situation: &Situation) -> bool {
        let situations = match self.situations {
            Situations::These(these) => these.contains(&situation),
            Situations::Others => true,
        };
        situations && self.terms.contain(term)
    }

    pub(super) fn message(&self, term: Term, situation: &Situation) -> Message {
        let filled_in = |text: &str| {
            text.replace("{code}", &situation.code().to_string())
                .replace("{situation}", situation.name())
                .replace("{term}", term.name())
                .replace("{source}", situation.source())
        };
        Message::what(filled_in(self.what)).help(filled_in(self.help)).note(filled_in(self.note))
    }
}
