use core::fmt;

/// A Content-Range (RFC 9110 14.4).
#[derive(Debug, Clone, Copy)]
pub struct ContentRange<'a> {
    /// The unit, such as `bytes`.
    pub unit: &'a str,
    /// First and last position; `None` where the range cannot be satisfied.
    pub range: Option<(u64, u64)>,
    /// The complete length, if it is known. It is required where there is no range.
    pub complete: Option<u64>,
}

impl fmt::Display for ContentRange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.unit)?;
        match self.range {
            Some((first, last)) => write!(f, " {first}-{last}/")?,
            None => f.write_str(" */")?,
        }
        match self.complete {
            Some(complete) => write!(f, "{complete}"),
            None => f.write_str("*"),
        }
    }
}
