use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use status_vocabulary::grammar::{self, GrammarError};
use status_vocabulary::render;

use super::field::{Invalid, field};

/// The part of the representation that the content is: **Content-Range** (RFC 9110 14.4).
///
/// # When
///
/// On [`partial_content`](crate::situation::PARTIAL_CONTENT), unless it is in several parts. Suggested, without a part,
/// on [`range_not_satisfiable`](crate::situation::RANGE_NOT_SATISFIABLE), where `complete_length` is enough to create
/// it. Anywhere else it has no meaning and is refused.
///
/// # In the attribute
///
/// ```text
/// #[status(range_not_satisfiable, complete_length = 1234)]            // bytes */1234
/// #[status(range_not_satisfiable)] Past { #[status(complete_length)] length: u64 }
/// #[status(partial_content)] Part { #[status(content_range)] range: ContentRange }
/// ```
///
/// # What is refused
///
/// A first position behind the last, a last one at or behind the complete length, numbers of more than 64 bits.
///
/// # Example
///
/// ```
/// use status_runtime::header::ContentRange;
///
/// assert_eq!(ContentRange::bytes(0, 499, Some(1234))?.to_string(), "bytes 0-499/1234");
/// assert_eq!(ContentRange::bytes(0, 499, None)?.to_string(), "bytes 0-499/*");
/// assert_eq!(ContentRange::unsatisfied(1234).to_string(), "bytes */1234");
/// assert!(ContentRange::bytes(5, 2, Some(10)).is_err());
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentRange {
    unit: Cow<'static, str>,
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Satisfied { first: u64, last: u64, complete: Option<u64> },
    Unsatisfied { complete: u64 },
}

impl ContentRange {
    /// The bytes from `first` to `last`, inclusive, of a representation of `complete` bytes, if that is known.
    ///
    /// # Errors
    ///
    /// The positions contradict each other, or the complete length.
    #[inline]
    pub fn bytes(first: u64, last: u64, complete: Option<u64>) -> Result<ContentRange, Invalid> {
        if first > last {
            let what = "the first position must not exceed the last (RFC 9110 14.4)";
            return Err(Invalid::new(ContentRange::TITLE, GrammarError::new(0, what)));
        }
        if complete.is_some_and(|complete| complete <= last) {
            let what = "the complete length must exceed the last position (RFC 9110 14.4)";
            return Err(Invalid::new(ContentRange::TITLE, GrammarError::new(0, what)));
        }
        Ok(ContentRange { unit: Cow::Borrowed("bytes"), part: Part::Satisfied { first, last, complete } })
    }

    /// An unsatisfiable range of a representation of `complete` bytes.
    pub const fn unsatisfied(complete: u64) -> ContentRange {
        ContentRange { unit: Cow::Borrowed("bytes"), part: Part::Unsatisfied { complete } }
    }

    /// The unit, which is `bytes` unless a peer sent another.
    #[inline]
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// First and last position, or `None` if the range was not satisfiable.
    pub const fn range(&self) -> Option<(u64, u64)> {
        match self.part {
            Part::Satisfied { first, last, .. } => Some((first, last)),
            Part::Unsatisfied { .. } => None,
        }
    }

    /// The complete length, if it is known.
    pub const fn complete_length(&self) -> Option<u64> {
        match self.part {
            Part::Satisfied { complete, .. } => complete,
            Part::Unsatisfied { complete } => Some(complete),
        }
    }
}

impl FromStr for ContentRange {
    type Err = Invalid;

    #[inline]
    fn from_str(text: &str) -> Result<ContentRange, Invalid> {
        grammar::content_range(text).map_err(|error| Invalid::new(ContentRange::TITLE, error))?;

        // The grammar has checked that all of this is there.
        let (unit, range) = text.split_once(' ').unwrap_or_default();
        let (positions, complete) = range.split_once('/').unwrap_or_default();
        let complete = complete.parse().ok();
        let part = match positions.split_once('-') {
            Some((first, last)) => Part::Satisfied {
                first: first.parse().unwrap_or_default(),
                last: last.parse().unwrap_or_default(),
                complete,
            },
            None => Part::Unsatisfied { complete: complete.unwrap_or_default() },
        };
        Ok(ContentRange { unit: unit.to_owned().into(), part })
    }
}

impl fmt::Display for ContentRange {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        render::ContentRange { unit: &self.unit, range: self.range(), complete: self.complete_length() }.fmt(f)
    }
}

field!(ContentRange, "Content-Range", http::header::CONTENT_RANGE);

#[cfg(test)]
mod tests {
    use super::ContentRange;

    /// RFC 9110 14.4, and the numbers at both ends.
    #[test]
    fn read_as_it_is_sent() {
        const MAX: u64 = u64::MAX;

        for (text, range, complete) in [
            ("bytes 42-1233/1234", Some((42, 1233)), Some(1234)),
            ("bytes 42-1233/*", Some((42, 1233)), None),
            ("bytes */1234", None, Some(1234)),
            ("bytes 0-0/1", Some((0, 0)), Some(1)),
            ("seconds */0", None, Some(0)),
        ] {
            let read: ContentRange = text.parse().unwrap();
            assert_eq!((read.range(), read.complete_length()), (range, complete), "{text}");
            assert_eq!(read.to_string(), text);
        }
        assert_eq!(
            ContentRange::bytes(0, MAX - 1, Some(MAX)).unwrap().to_string().parse::<ContentRange>().unwrap().range(),
            Some((0, MAX - 1))
        );
        assert!(ContentRange::bytes(MAX, MAX, None).is_ok());
        assert!(ContentRange::bytes(0, MAX, Some(MAX)).is_err());
        assert!(ContentRange::bytes(0, 0, Some(0)).is_err());
        assert!(ContentRange::bytes(1, 0, None).is_err());
        assert_eq!(ContentRange::unsatisfied(MAX).to_string(), "bytes */18446744073709551615");
    }
}
