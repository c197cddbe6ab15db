use core::fmt;

/// An ETag (RFC 9110 8.8.3).
#[derive(Debug, Clone, Copy)]
pub struct EntityTag<'a> {
    /// True for a weak tag.
    pub weak: bool,
    /// The text between the quotes.
    pub opaque: &'a str,
}

impl fmt::Display for EntityTag<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\"{}\"", if self.weak { "W/" } else { "" }, self.opaque)
    }
}
