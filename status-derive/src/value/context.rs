//! The context in which a literal is read.

use status_vocabulary::Situation;
use status_vocabulary::grammar::Fault;

use crate::diagnostics::{At, Faults, Message};
use crate::facts::ParsedValue;
use crate::parse::Field;

/// The literals of one variant, or of the type, with the context that they are read in.
pub(crate) struct Literals<'a> {
    pub(crate) faults: &'a mut Faults,
    pub(crate) fields: &'a [Field],
    pub(crate) situation: Option<&'static Situation>,
}

pub(super) type Judge = fn(&str) -> Result<(), Fault>;

pub(super) type Outcome = Result<ParsedValue, Message>;

impl Literals<'_> {
    pub(super) fn broken(&mut self, at: At, message: Message) -> ParsedValue {
        self.faults.error(at, message);
        ParsedValue::Broken
    }
}
