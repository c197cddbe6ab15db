//! The context in which a literal is read.

use status_vocabulary::Situation;
use status_vocabulary::grammar::GrammarError;

use crate::diagnostics::{At, Findings, Message};
use crate::facts::ParsedValue;
use crate::parse::Field;

/// The literals of one variant, or of the type, with the context that they are read in.
pub(crate) struct Literals<'a> {
    pub(crate) findings: &'a mut Findings,
    pub(crate) fields: &'a [Field],
    pub(crate) situation: Option<&'static Situation>,
}

pub(super) type Validator = fn(&str) -> Result<(), GrammarError>;

pub(super) type Outcome = Result<ParsedValue, Message>;

impl Literals<'_> {
    pub(super) fn broken(&mut self, at: At, message: Message) -> ParsedValue {
        self.findings.error(at, message);
        ParsedValue::Broken
    }
}
