use core::fmt;

use crate::companion::{Companion, Form};
use crate::keyword::Keyword;

/// An element of a situation's terms: a companion, or a keyword that shapes the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// A header, or a member of the document.
    Companion(Companion),
    /// A keyword that is not a companion.
    Keyword(Keyword),
}

impl Term {
    /// All terms: the companions, then the other keywords.
    pub fn all() -> impl Iterator<Item = Term> + Clone {
        Companion::ALL.iter().copied().map(Term::from).chain(Keyword::ALL.iter().copied().map(Term::from))
    }

    /// The term of that name.
    pub fn named(name: &str) -> Option<Term> {
        Companion::named(name).map(Term::from).or_else(|| Keyword::named(name).map(Term::from))
    }

    /// The keyword in the attribute.
    pub const fn name(self) -> &'static str {
        match self {
            Term::Companion(companion) => companion.name(),
            Term::Keyword(keyword) => keyword.name(),
        }
    }

    /// The information that it gives the client, or its purpose.
    pub const fn purpose(self) -> &'static str {
        match self {
            Term::Companion(companion) => companion.purpose(),
            Term::Keyword(keyword) => keyword.purpose(),
        }
    }

    /// The header or member that it becomes, if there is always a single one.
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

/// One set of a situation's terms: companions and other keywords.
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

    /// Returns whether the set contains the term.
    pub fn contains(self, term: impl Into<Term>) -> bool {
        self.0 & term.into().bit() != 0
    }

    /// Returns whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The terms, in the order in which they are documented.
    pub fn iter(self) -> impl Iterator<Item = Term> {
        Term::all().filter(move |term| self.contains(*term))
    }

    /// The companions among the terms.
    pub fn companions(self) -> impl Iterator<Item = Companion> {
        Companion::ALL.iter().copied().filter(move |companion| self.contains(*companion))
    }
}

impl fmt::Debug for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
