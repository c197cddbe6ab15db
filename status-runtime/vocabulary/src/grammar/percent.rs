//! Percent-encoding (RFC 3986 2.1) of values in a URI.

use core::fmt;
use core::ops::Range;

use super::uri::is_pchar;

/// The part of a URI that a value is put into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// A segment of the path: a `/` is data, and so is a `:`, which in a first segment would end a scheme.
    Segment,
    /// A name or a value of the query: `&`, `=` and `+` are data.
    Query,
    /// The fragment.
    Fragment,
}

/// Returns whether the byte of a value has to be encoded there.
///
/// ```
/// use status_vocabulary::grammar::percent::{Place, must_encode};
///
/// assert!(must_encode(b'/', Place::Segment));
/// assert!(!must_encode(b'/', Place::Query));
/// ```
pub const fn must_encode(byte: u8, place: Place) -> bool {
    match place {
        Place::Segment => !is_pchar(byte) || byte == b':',
        Place::Query => !matches!(byte, b'/' | b'?') && (!is_pchar(byte) || matches!(byte, b'&' | b'=' | b'+')),
        Place::Fragment => !matches!(byte, b'/' | b'?') && !is_pchar(byte),
    }
}

/// The value, encoded for that part of a URI.
///
/// ```
/// use status_vocabulary::grammar::percent::{Place, encode};
///
/// assert_eq!(encode("a/b é", Place::Segment).to_string(), "a%2Fb%20%C3%A9");
/// ```
pub const fn encode(value: &str, place: Place) -> Encoded<'_> {
    Encoded { value, place: Some(place) }
}

/// A whole URI reference in which only those characters are encoded that are not allowed in one: the likely meaning of
/// an IRI, of a text with a space, or of one with a stray `%`. The result need not be a valid URI reference.
///
/// ```
/// assert_eq!(status_vocabulary::grammar::percent::repair("/café?q=50%").to_string(), "/caf%C3%A9?q=50%25");
/// ```
pub const fn repair(reference: &str) -> Encoded<'_> {
    Encoded { value: reference, place: None }
}

/// The return value of [`encode`] and [`repair`].
#[derive(Debug, Clone, Copy)]
pub struct Encoded<'a> {
    value: &'a str,
    place: Option<Place>,
}

impl Encoded<'_> {
    fn keeps(&self, at: usize, authority: &Range<usize>) -> bool {
        let bytes = self.value.as_bytes();
        match self.place {
            Some(place) => !must_encode(bytes[at], place),
            None => match bytes[at] {
                b'%' => bytes[at + 1..].iter().take(2).filter(|byte| byte.is_ascii_hexdigit()).count() == 2,
                b'/' | b'?' | b'#' => true,
                b'[' | b']' => authority.contains(&at),
                byte => is_pchar(byte),
            },
        }
    }

    /// The range of the authority, the only part in which brackets are allowed: they surround an address.
    fn authority(&self) -> Range<usize> {
        match self.value.split_once("//") {
            Some((before, after))
                if before.is_empty() || before.find([':', '/', '?', '#']) == Some(before.len() - 1) =>
            {
                let start = before.len() + 2;
                start..start + after.find(['/', '?', '#']).unwrap_or(after.len())
            }
            _ => 0..0,
        }
    }
}

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let authority = self.authority();
        let mut kept = 0;
        for (at, byte) in self.value.bytes().enumerate() {
            if !self.keeps(at, &authority) {
                // All unencoded text is ASCII: unless it is empty, it starts and ends between characters.
                if kept < at {
                    f.write_str(&self.value[kept..at])?;
                }
                write!(f, "%{byte:02X}")?;
                kept = at + 1;
            }
        }
        f.write_str(&self.value[kept..])
    }
}
