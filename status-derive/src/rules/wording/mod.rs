//! The sentences about companions that are missing from a situation, would help there, or do not belong: data, one
//! table for each presence that a companion can have.

mod decide;
mod never;
mod odd;
mod required;
mod role;
mod row;
mod suggested;

use status_vocabulary::{Companion, Kind, Situation, Term, Terms};

use crate::diagnostics::{Message, one_of};

use row::Wording;

pub(crate) use role::role;

/// The relation of a situation to a companion or another keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    /// To be given or waived.
    Decide,
    Suggested,
    /// Legal, and nearly always a mistake.
    Odd,
    Never,
}

impl Presence {
    #[cfg(test)]
    pub(crate) const ALL: [Presence; 5] =
        [Presence::Required, Presence::Decide, Presence::Suggested, Presence::Odd, Presence::Never];

    pub(crate) fn terms(self, situation: &Situation) -> Terms {
        match self {
            Presence::Required => situation.required(),
            Presence::Decide => situation.decide(),
            Presence::Suggested => situation.suggested(),
            Presence::Odd => situation.odd(),
            Presence::Never => situation.never(),
        }
    }

    /// The sentences, those about particular situations before those about all others.
    pub(crate) fn wordings(self) -> &'static [Wording] {
        match self {
            Presence::Required => required::WORDINGS,
            Presence::Decide => decide::WORDINGS,
            Presence::Suggested => suggested::WORDINGS,
            Presence::Odd => odd::WORDINGS,
            Presence::Never => never::WORDINGS,
        }
    }
}

/// The message about a term that the vocabulary gives this presence.
pub(crate) fn message(presence: Presence, term: impl Into<Term>, situation: &Situation) -> Message {
    let term = term.into();
    let wording = presence.wordings().iter().find(|wording| wording.is_about(term, situation));
    wording.expect("a test looks up every pair of the vocabulary").message(term, situation)
}

/// The message where the situation is the type's `default`, beside which only the type's own companions are allowed.
pub(crate) fn of_default(presence: Presence, companion: Companion, situation: &Situation) -> Message {
    let (name, message) = (situation.name(), message(presence, companion, situation));
    let what = match presence == Presence::Decide {
        true => {
            let choices = one_of(presence.terms(situation).iter().map(Term::name));
            format!("a `default` situation has to be complete: `{name}` wants {choices} decided")
        }
        false => {
            format!("a `default` situation has to be complete, and `{name}` needs `{companion}`: {}", message.what)
        }
    };
    let complete = if situation.kind() == Kind::Outcome { "no_content" } else { "internal" };
    let mut help = format!("`{complete}`, which is complete by itself");
    if companion.may_stand_on_the_type() {
        help = message.help;
    } else if companion.by_field().is_none() {
        help.push_str(&format!("; on the variants that mean it, `#[status({name}, {})]`", companion.example()));
    }
    Message::what(what).help(help).note(message.note)
}
