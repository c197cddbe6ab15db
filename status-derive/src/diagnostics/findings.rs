//! The findings of one part of a type, before it is known which of the warnings are deliberate.

use status_vocabulary::Term;

use super::message::{At, Message};
use super::sink::Diagnostics;

/// The findings of one part of a type. Warnings wait for the `deliberate(..)`s.
#[derive(Default)]
pub(crate) struct Findings {
    errors: Vec<(At, Message)>,
    /// A warning about a companion or another keyword, which `deliberate(..)` silences.
    warnings: Vec<(Term, At, Message)>,
    /// A warning that only a correction silences.
    plain: Vec<(At, Message)>,
    /// The findings are of the type as a whole, where only its companions can be deliberate.
    of_type: bool,
    /// A `deliberate(..)` could not be read, so that the warnings that it silences are unknown.
    silencer_failed: bool,
}

impl Findings {
    pub(crate) fn error(&mut self, at: impl Into<At>, message: Message) {
        self.errors.push((at.into(), message));
    }

    pub(crate) fn error_once(&mut self, at: At, message: Message) {
        if !self.errors.iter().any(|(_, known)| *known == message) {
            self.errors.push((at, message));
        }
    }

    pub(crate) fn warning(&mut self, about: impl Into<Term>, at: impl Into<At>, message: Message) {
        self.warnings.push((about.into(), at.into(), message));
    }

    pub(crate) fn plain_warning(&mut self, at: At, message: Message) {
        self.plain.push((at, message));
    }

    /// Warns about a keyword without effect.
    pub(crate) fn idle(&mut self, at: At, message: Message) {
        self.plain.push((at, message));
    }

    /// The findings of the type as a whole.
    pub(crate) fn of_type() -> Findings {
        Findings { of_type: true, ..Findings::default() }
    }

    /// Adds the findings of another part, each message once.
    pub(crate) fn take_once(&mut self, found: Findings) {
        found.errors.into_iter().for_each(|(at, message)| self.error_once(at, message));
        for (about, at, message) in found.warnings {
            if !self.warnings.iter().any(|(_, _, known)| *known == message) {
                self.warning(about, at, message);
            }
        }
        for (at, message) in found.plain {
            if !self.plain.iter().any(|(_, known)| *known == message) {
                self.plain_warning(at, message);
            }
        }
    }

    pub(crate) fn without_warnings(self) -> Findings {
        Findings { warnings: Vec::new(), plain: Vec::new(), ..self }
    }

    /// Records that the deliberate warnings are unknown.
    pub(crate) fn silencer_failed(&mut self) {
        self.silencer_failed = true;
    }

    pub(crate) fn errors(&self) -> usize {
        self.errors.len()
    }

    pub(crate) fn warns_about(&self, term: impl Into<Term>) -> bool {
        let term = term.into();
        self.warnings.iter().any(|(about, ..)| *about == term)
    }

    pub(crate) fn report(self, deliberate: &[(Term, At)], diagnostics: &mut Diagnostics) {
        for (at, message) in self.errors {
            diagnostics.error(at, message);
        }
        for (about, at, mut message) in self.warnings {
            if self.silencer_failed || deliberate.iter().any(|(term, _)| *term == about) {
                continue;
            }
            let is_of_the_type = matches!(about, Term::Companion(companion) if companion.may_stand_on_the_type());
            let can_be_deliberate = !self.of_type || is_of_the_type;
            if can_be_deliberate && !message.help.contains("deliberate(") && !message.help.contains("= none`") {
                let separator = if message.help.ends_with('?') { " Or" } else { "; or" };
                message.help.push_str(&format!("{separator} write `deliberate({about})`"));
            }
            diagnostics.warning(at, message);
        }
        for (at, message) in self.plain {
            diagnostics.warning(at, message);
        }
    }
}
