use core::fmt;

/// An error in a text, and its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GrammarError {
    at: usize,
    what: &'static str,
}

impl GrammarError {
    /// An error at that byte.
    pub const fn new(at: usize, what: &'static str) -> GrammarError {
        GrammarError { at, what }
    }

    /// The byte offset of the error: the text's length if something is missing at its end.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The description of the error, or the text to write instead.
    pub const fn what(&self) -> &'static str {
        self.what
    }

    /// The same error in a longer text, in which `by` bytes precede the one that was checked.
    #[must_use]
    pub const fn moved(self, by: usize) -> GrammarError {
        GrammarError { at: self.at + by, what: self.what }
    }
}

impl fmt::Display for GrammarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, at byte {}", self.what, self.at)
    }
}

impl core::error::Error for GrammarError {}
