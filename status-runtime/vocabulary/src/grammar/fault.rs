use core::fmt;

/// What is wrong with a text, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    at: usize,
    what: &'static str,
}

impl Fault {
    /// A fault at that byte.
    pub const fn new(at: usize, what: &'static str) -> Fault {
        Fault { at, what }
    }

    /// The byte at which it shows: the text's length if something is missing at its end.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// What is wrong, or what to write instead.
    pub const fn what(&self) -> &'static str {
        self.what
    }

    /// The same fault in a text of which `by` bytes come before the one that was judged.
    #[must_use]
    pub const fn moved(self, by: usize) -> Fault {
        Fault { at: self.at + by, what: self.what }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, at byte {}", self.what, self.at)
    }
}

impl core::error::Error for Fault {}
