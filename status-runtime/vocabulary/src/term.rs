use core::fmt;

use crate::companion::{Companion, Form};
use crate::keyword::Keyword;

/// What the level of a situation names: a companion, or a keyword that shapes what goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// A header, or a member of the document.
    Companion(Companion),
    /// A keyword that is no companion.
    Keyword(Keyword),
}

impl Term {
    /// All of them: the companions, then the other keywords.
    pub fn all() -> impl Iterator<Item = Term> + Clone {
        Companion::ALL.iter().copied().map(Term::from).chain(Keyword::ALL.iter().copied().map(Term::from))
    }

    /// The term of that name.
    pub fn named(name: &str) -> Option<Term> {
        Companion::named(name).map(Term::from).or_else(|| Keyword::named(name).map(Term::from))
    }

    /// The keyword that an author writes.
    pub const fn name(self) -> &'static str {
        match self {
            Term::Companion(companion) => companion.name(),
            Term::Keyword(keyword) => keyword.name(),
        }
    }

    /// What it tells the client, or is for.
    pub const fn purpose(self) -> &'static str {
        match self {
            Term::Companion(companion) => companion.purpose(),
            Term::Keyword(keyword) => keyword.purpose(),
        }
    }

    /// Where it ends up, if that is always one place.
    pub const fn form(self) -> Option<Form> {
        match self {
            Term::Companion(companion) => Some(companion.form()),
            Term::Keyword(keyword) => match keyword.member() {
                Some(member) => Some(Form::Member(member)),
                None => None,
            },
        }
    }

    const fn bit(self) -> u128 {
        match self {
            Term::Companion(companion) => companion.bit(),
            Term::Keyword(keyword) => keyword.bit(),
        }
    }
}

impl From<Companion> for Term {
    fn from(companion: Companion) -> Term {
        Term::Companion(companion)
    }
}

impl From<Keyword> for Term {
    fn from(keyword: Keyword) -> Term {
        Term::Keyword(keyword)
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One level of a situation: companions, and the keywords that it has something to say of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Terms(u128);

impl Terms {
    pub(crate) const fn of(bits: &[u128]) -> Terms {
        let mut set = 0;
        let mut at = 0;
        while at < bits.len() {
            set |= bits[at];
            at += 1;
        }
        Terms(set)
    }

    /// Whether it is one of them.
    pub fn contains(self, term: impl Into<Term>) -> bool {
        self.0 & term.into().bit() != 0
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them, in the order in which they are documented.
    pub fn iter(self) -> impl Iterator<Item = Term> {
        Term::all().filter(move |term| self.contains(*term))
    }

    /// Those that are companions.
    pub fn companions(self) -> impl Iterator<Item = Companion> {
        Companion::ALL.iter().copied().filter(move |companion| self.contains(*companion))
    }
}

impl fmt::Debug for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
