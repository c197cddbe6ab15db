use std::fmt;
#[cfg(feature = "pages")]
use std::hash::{DefaultHasher, Hasher as _};
use std::str::FromStr;

use http::HeaderValue;
use status_vocabulary::grammar::{self, GrammarError};
use status_vocabulary::render;

use super::field::{Invalid, field};
use super::scan::{Scan, received};

/// The entity tag of the current representation: **ETag** (RFC 9110 8.8.3).
///
/// # When
///
/// Required on [`im_used`](crate::situation::IM_USED); suggested on
/// [`precondition_failed`](crate::situation::PRECONDITION_FAILED) and
/// [`edit_conflict`](crate::situation::EDIT_CONFLICT), where the next step needs the current one; on
/// [`not_modified`](crate::situation::NOT_MODIFIED) if the 200 had it. On a [`not_found`](crate::situation::NOT_FOUND)
/// it draws a warning: there is no representation to tag.
///
/// # In the attribute
///
/// ```text
/// #[status(edit_conflict, etag = "v1")]                  // the quotes are added
/// #[status(edit_conflict, etag = weak("v1"))]
/// #[status(edit_conflict)] Changed { #[status(etag)] now: ETag }        // or String, without quotes
/// ```
///
/// # What is refused
///
/// Spaces, quotes, control characters, and characters above ASCII. In a tag that is received, each byte above ASCII is a
/// character of its own, U+0080 to U+00FF, and is sent as that byte again.
///
/// # Example
///
/// ```
/// use http::HeaderValue;
/// use status_runtime::header::ETag;
///
/// let tag = ETag::strong("v1")?;
/// assert_eq!(HeaderValue::from(&tag), "\"v1\"");
///
/// // RFC 9110 8.8.3.2: If-Match asks for the strong comparison, If-None-Match for the weak one.
/// let weak: ETag = "W/\"v1\"".parse()?;
/// assert!(!tag.strong_eq(&weak));
/// assert!(tag.weak_eq(&weak));
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ETag {
    weak: bool,
    opaque: String,
}

impl ETag {
    /// A tag that changes with every octet of the representation. The text is given without quotes.
    ///
    /// # Errors
    ///
    /// The text has spaces, quotes or control characters, or is not ASCII.
    pub fn strong(opaque: &str) -> Result<ETag, Invalid> {
        ETag::of(false, opaque)
    }

    /// A tag that changes with the meaning of the representation. `If-Match` never matches it (RFC 9110 13.1.1).
    ///
    /// # Errors
    ///
    /// As for [`strong`](ETag::strong).
    pub fn weak(opaque: &str) -> Result<ETag, Invalid> {
        ETag::of(true, opaque)
    }

    /// The text between the quotes.
    pub fn opaque(&self) -> &str {
        &self.opaque
    }

    /// Returns whether the tag is weak.
    pub const fn is_weak(&self) -> bool {
        self.weak
    }

    /// The strong comparison (RFC 9110 8.8.3.2), of If-Match and If-Range: true if the texts are equal and neither is
    /// weak.
    pub fn strong_eq(&self, other: &ETag) -> bool {
        !self.weak && !other.weak && self.opaque == other.opaque
    }

    /// The weak comparison (RFC 9110 8.8.3.2), of If-None-Match: true if the texts are equal, weak or not.
    pub fn weak_eq(&self, other: &ETag) -> bool {
        self.opaque == other.opaque
    }

    /// Parses the lines of If-Match or If-None-Match. The caller has to handle a `*` in place of tags.
    ///
    /// ```
    /// use status_runtime::header::ETag;
    ///
    /// let current = ETag::strong("r2d2xxxx")?;
    /// let known = ETag::parse_all([r#"W/"xyzzy", W/"r2d2xxxx", "c3piozzzz""#])?;
    /// assert!(known.iter().any(|tag| tag.weak_eq(&current)));
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A line is not a list of entity tags; the position counts from its start.
    pub fn parse_all<I>(lines: I) -> Result<Vec<ETag>, Invalid>
    where
        I: IntoIterator<Item: AsRef<[u8]>>,
    {
        let mut tags = Vec::new();
        for line in lines {
            let read = received(line.as_ref(), |text| read_all(text, &mut tags));
            read.map_err(|error| Invalid::new(ETag::TITLE, error))?;
        }
        Ok(tags)
    }

    /// A strong tag for content of the program itself, from a hash of it.
    #[cfg(feature = "pages")]
    pub(crate) fn of_content(content: &str) -> ETag {
        let mut hasher = DefaultHasher::new();
        hasher.write(content.as_bytes());
        ETag { weak: false, opaque: format!("{:016x}", hasher.finish()) }
    }

    fn of(weak: bool, opaque: &str) -> Result<ETag, Invalid> {
        grammar::entity_tag(opaque).map_err(|error| Invalid::new(ETag::TITLE, error))?;
        Ok(ETag { weak, opaque: opaque.into() })
    }

    fn single(mut scan: Scan<'_>) -> Result<ETag, GrammarError> {
        let tag = ETag::read(&mut scan)?;
        if scan.is_done() { Ok(tag) } else { Err(scan.error("nothing follows the tag (RFC 9110 8.8.3)")) }
    }

    fn line(value: &HeaderValue) -> Result<ETag, Invalid> {
        let read = received(value.as_bytes(), |text| ETag::single(Scan::received(text)));
        read.map_err(|error| Invalid::new(ETag::TITLE, error))
    }

    fn read(scan: &mut Scan<'_>) -> Result<ETag, GrammarError> {
        let weak = scan.eat(b'W');
        if weak && !scan.eat(b'/') {
            return Err(scan.error("a weak entity tag starts with `W/` (RFC 9110 8.8.3)"));
        }
        if !scan.eat(b'"') {
            return Err(scan.error("an entity tag is in quotes: `\"v1\"`, `W/\"v1\"` (RFC 9110 8.8.3)"));
        }
        let start = scan.at();
        let opaque = scan.run(|byte| byte != b'"');
        let mut at = start;
        for ascii in opaque.split_inclusive(|c: char| !c.is_ascii()) {
            // Above ASCII there is obs-text alone, of which each byte may be there (RFC 9110 8.8.3).
            let valid = ascii.trim_end_matches(|c: char| !c.is_ascii());
            grammar::entity_tag(valid).map_err(|error| error.moved(at))?;
            at += ascii.len();
        }
        if !scan.eat(b'"') {
            return Err(scan.error("the quote is never closed (RFC 9110 8.8.3)"));
        }
        Ok(ETag { weak, opaque: opaque.into() })
    }
}

fn read_all(line: &str, tags: &mut Vec<ETag>) -> Result<(), GrammarError> {
    let mut scan = Scan::received(line);
    scan.separators();
    while !scan.is_done() {
        tags.push(ETag::read(&mut scan)?);
        scan.element_end("a comma between entity tags (RFC 9110 13.1.1)")?;
        scan.separators();
    }
    Ok(())
}

/// Parses the tag with its quotes, as in the header.
impl FromStr for ETag {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<ETag, Invalid> {
        Scan::new(text).and_then(ETag::single).map_err(|error| Invalid::new(ETag::TITLE, error))
    }
}

impl fmt::Display for ETag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        render::EntityTag { weak: self.weak, opaque: &self.opaque }.fmt(f)
    }
}

field!(ETag, "ETag", http::header::ETAG, line: ETag::line, value: super::field::sendable);

#[cfg(test)]
mod tests {
    use super::ETag;

    /// The table of RFC 9110 8.8.3.2.
    #[test]
    fn comparison() {
        for (one, two, strong, weak) in [
            ("W/\"1\"", "W/\"1\"", false, true),
            ("W/\"1\"", "W/\"2\"", false, false),
            ("W/\"1\"", "\"1\"", false, true),
            ("\"1\"", "\"1\"", true, true),
        ] {
            let (one, two): (ETag, ETag) = (one.parse().unwrap(), two.parse().unwrap());
            assert_eq!((one.strong_eq(&two), one.weak_eq(&two)), (strong, weak), "{one} {two}");
            assert_eq!((two.strong_eq(&one), two.weak_eq(&one)), (strong, weak), "{one} {two}");
        }
    }

    #[test]
    fn read_and_refused() {
        for text in ["\"xyzzy\"", "W/\"xyzzy\"", "\"\"", "\"a\\b,c\""] {
            assert_eq!(text.parse::<ETag>().unwrap().to_string(), text);
        }
        for (text, at) in [
            ("", 0),
            ("xyzzy", 0),
            ("w/\"a\"", 0),
            ("W\"a\"", 1),
            ("\"a", 2),
            ("\"a b\"", 2),
            ("\"a\"b", 3),
            ("\"a\", \"b\"", 3),
            ("\"é\"", 1),
            ("*", 0),
            ("\"a\r\n\"", 2),
        ] {
            assert_eq!(text.parse::<ETag>().expect_err(text).error().at(), at, "{text}");
        }
        let tags = ETag::parse_all(["\"a,b\",, W/\"c\" ,", "", "\"d\""]).unwrap();
        assert_eq!(tags.iter().map(ETag::opaque).collect::<Vec<_>>(), ["a,b", "c", "d"]);
        assert!(ETag::parse_all(["*"]).is_err());
        assert!(ETag::parse_all(["\"a\" \"b\""]).is_err());
        assert!(ETag::strong("a\"b").is_err());
        assert!(ETag::weak("a b").is_err());
    }
}
