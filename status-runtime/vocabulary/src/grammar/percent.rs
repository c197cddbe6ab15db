//! Percent-encoding (RFC 3986 2.1) of what is put into a URI.

use core::fmt;
use core::ops::Range;

use super::uri::is_pchar;

/// Where in a URI a value is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// Into a segment of the path: a `/` is data, and so is a `:`, which in a first segment would end a scheme.
    Segment,
    /// Into a name or a value of the query: `&`, `=` and `+` are data.
    Query,
    /// Into the fragment.
    Fragment,
}

/// Whether the byte of a value has to be encoded there.
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

/// The value as it stands in that place of a URI.
///
/// ```
/// use status_vocabulary::grammar::percent::{Place, encode};
///
/// assert_eq!(encode("a/b é", Place::Segment).to_string(), "a%2Fb%20%C3%A9");
/// ```
pub const fn encode(value: &str, place: Place) -> Encoded<'_> {
    Encoded { value, place: Some(place) }
}

/// A whole URI reference in which only that is encoded which cannot stand in one: what was meant by an IRI, by
/// one with a space, or by one with a stray `%`. It need not be a URI reference then.
///
/// ```
/// assert_eq!(status_vocabulary::grammar::percent::repair("/café?q=50%").to_string(), "/caf%C3%A9?q=50%25");
/// ```
pub const fn repair(reference: &str) -> Encoded<'_> {
    Encoded { value: reference, place: None }
}

/// What [`encode`] and [`repair`] return.
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

    /// Brackets stand around an address there, and nowhere else.
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
                // What is kept is ASCII: unless it is empty, it starts and ends between characters.
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
