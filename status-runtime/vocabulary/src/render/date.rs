use core::fmt;

use crate::grammar;

/// The date of Last-Modified, Sunset and Retry-After, in Unix seconds (RFC 9110 5.6.7). Formatting fails outside the
/// years 1 to 9999.
#[derive(Debug, Clone, Copy)]
pub struct HttpDate(pub i64);

impl fmt::Display for HttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = grammar::imf_fixdate(self.0).ok_or(fmt::Error)?;
        f.write_str(str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

/// A Deprecation, in Unix seconds: the Date of structured fields (RFC 9745 2).
#[derive(Debug, Clone, Copy)]
pub struct Deprecation(pub i64);

impl fmt::Display for Deprecation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@{}", self.0)
    }
}
