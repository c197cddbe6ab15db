use std::fmt;
use std::str::FromStr;

use status_vocabulary::grammar::{self, GrammarError};

use super::field::{Invalid, field};
use super::list::{List, TextHeader, Validator};
use super::scan::Scan;

/// The caches that may store the response, and for how long: **Cache-Control** (RFC 9111 5.2.2).
///
/// # When
///
/// Seldom by hand. Where a status code is cacheable by default (RFC 9110 15.1: 404, 405, 410, 414 and 501 among the
/// errors) the response has `no-store` unless this says otherwise. On 428, 429, 431 and 511 nothing but `no-store` is
/// allowed (RFC 6585).
///
/// # In the attribute
///
/// ```text
/// #[status(not_found, cache_control = "max-age=60")]
/// #[status(not_found)] Missing { #[status(cache_control)] caching: String }   // or CacheControl
/// ```
///
/// # What is refused
///
/// An argument of the wrong form (`max-age` without one, or in quotes), a directive of requests, one given twice, and
/// contradictions: `no-store` beside `public` or a `max-age` or `s-maxage` above 0 (except with `must-understand`),
/// `public` beside `private`. A peer's value is kept as it was sent: contradictions are for a cache to resolve (RFC
/// 9111 4.2.1).
///
/// # Example
///
/// ```
/// use http::HeaderValue;
/// use status_runtime::header::CacheControl;
///
/// let caching: CacheControl = "private, max-age=60".parse()?;
/// assert_eq!(caching.argument("max-age"), Some("60"));
/// assert!("no-store, max-age=60".parse::<CacheControl>().is_err());
///
/// let theirs = CacheControl::try_from(&HeaderValue::from_static("no-store,, max-age=60"))?;
/// assert!(theirs.has("no-store"));
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheControl(List);

impl CacheControl {
    /// The value `no-store`: no cache may store the response.
    #[inline]
    pub fn no_store() -> CacheControl {
        let mut list = List::new();
        list.push("no-store");
        CacheControl(list)
    }

    /// Parses the lines that a peer sent.
    ///
    /// # Errors
    ///
    /// An element does not have the form of a directive; the position counts from the start of its line.
    #[inline]
    pub fn parse_all<I>(lines: I) -> Result<CacheControl, Invalid>
    where
        I: IntoIterator<Item: AsRef<[u8]>>,
    {
        let mut list = List::new();
        for line in lines {
            list.extend(CacheControl::TITLE, line.as_ref(), directive)?;
        }
        Ok(CacheControl(list))
    }

    /// The directives with their arguments, in their order.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter()
    }

    /// Returns whether the directive is there, with or without an argument.
    #[inline]
    pub fn has(&self, directive: &str) -> bool {
        grammar::cache_directive(self.as_str(), directive)
    }

    /// The argument of the directive, as written.
    #[inline]
    pub fn argument(&self, directive: &str) -> Option<&str> {
        self.iter().find_map(|element| {
            let (name, argument) = element.split_once('=')?;
            name.eq_ignore_ascii_case(directive).then_some(argument)
        })
    }

    /// The directives with commas between.
    #[inline]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    #[inline]
    fn received(text: &str) -> Result<CacheControl, Invalid> {
        CacheControl::parse_all([text])
    }
}

/// Checks the form of a directive, not its meaning (RFC 9111 5.2).
#[inline]
fn directive(text: &str) -> Result<(), GrammarError> {
    let mut scan = Scan::new(text)?;
    scan.token("a directive is missing: `no-store` (RFC 9111 5.2)")?;
    if scan.eat(b'=') {
        scan.word("an argument, a token or in quotes (RFC 9111 5.2)")?;
    }
    if scan.is_done() { Ok(()) } else { Err(scan.error("a comma between directives (RFC 9111 5.2)")) }
}

impl FromStr for CacheControl {
    type Err = Invalid;

    #[inline]
    fn from_str(text: &str) -> Result<CacheControl, Invalid> {
        grammar::cache_control(text).map_err(|error| Invalid::new(CacheControl::TITLE, error))?;
        CacheControl::received(text)
    }
}

impl fmt::Display for CacheControl {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

field!(
    CacheControl,
    "Cache-Control",
    http::header::CACHE_CONTROL,
    received: CacheControl::received,
    value: super::field::sendable
);

impl TextHeader for CacheControl {
    const TEXT: Validator = grammar::cache_control;
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::CacheControl;

    #[test]
    fn authors_are_held_to_more_than_peers() {
        for text in ["no-store, max-age=60", "max-age=\"60\"", "no-cache, no-cache", "max-age"] {
            assert!(text.parse::<CacheControl>().is_err(), "{text}");
            assert!(CacheControl::try_from(&HeaderValue::from_static(text)).is_ok(), "{text}");
        }
        for text in ["no store", "max-age = 60", "a=\"b", "=", "no-store;"] {
            assert!(CacheControl::parse_all([text]).is_err(), "{text}");
        }
        let theirs = CacheControl::parse_all(["a=\"b, no-store\",, c", "d"]).unwrap();
        assert_eq!(theirs.as_str(), "a=\"b, no-store\", c, d");
        assert!(theirs.has("D") && !theirs.has("no-store"));
        assert_eq!(theirs.argument("A"), Some("\"b, no-store\""));
        assert_eq!(theirs.argument("c"), None);
        assert!(CacheControl::no_store().has("no-store"));
    }
}
