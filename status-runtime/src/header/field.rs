//! Common parts of the header types.

use std::fmt;

use http::HeaderValue;
use status_vocabulary::grammar::GrammarError;

/// An invalid header value: a text that cannot be sent, or one that a peer sent.
///
/// It has the name of the header, the error and its position, but not the text itself, which may come from an untrusted
/// peer: it can be logged or sent as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invalid {
    header: &'static str,
    error: GrammarError,
}

impl Invalid {
    pub(crate) const fn new(header: &'static str, error: GrammarError) -> Invalid {
        Invalid { header, error }
    }

    /// The name of the header, or of the member, as in its specification.
    pub const fn header(&self) -> &'static str {
        self.header
    }

    /// The error and its byte position.
    pub const fn error(&self) -> GrammarError {
        self.error
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid {}: {}", self.header, self.error)
    }
}

impl std::error::Error for Invalid {}

/// A header with a type of its own.
#[allow(missing_docs)]
pub trait Header: Sized {
    const NAME: http::HeaderName;
    fn to_field(&self) -> HeaderValue;
}

/// The conversions that every header has. `received` parses what a peer sent, and is `FromStr` where a peer gets no
/// more leniency than an author; `line` is in its place where a line may have obs-text; `value` writes.
macro_rules! field {
    ($type:ident, $title:literal, $name:expr) => {
        $crate::header::field::field!($type, $title, $name, received: str::parse, value: $crate::header::field::sendable);
    };
    ($type:ident, $title:literal, $name:expr, received: $received:expr, value: $value:expr) => {
        $crate::header::field::field!($type, $title, $name, line: |value: &http::HeaderValue| {
            let text = $crate::header::scan::ascii(value.as_bytes())
                .map_err(|error| $crate::header::field::Invalid::new($type::TITLE, error))?;
            $received(text)
        }, value: $value);
    };
    ($type:ident, $title:literal, $name:expr, line: $line:expr, value: $value:expr) => {
        impl $type {
            /// The name of the header.
            pub const NAME: http::HeaderName = $name;

            const TITLE: &str = $title;
        }

        impl $crate::header::field::Header for $type {
            const NAME: http::HeaderName = Self::NAME;

            #[inline]
            fn to_field(&self) -> http::HeaderValue {
                self.into()
            }
        }

        impl TryFrom<&str> for $type {
            type Error = $crate::header::field::Invalid;

            #[inline]
            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $type {
            type Error = $crate::header::field::Invalid;

            #[inline]
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        /// Parses one line that a peer sent.
        impl TryFrom<&http::HeaderValue> for $type {
            type Error = $crate::header::field::Invalid;

            #[inline]
            fn try_from(value: &http::HeaderValue) -> Result<Self, Self::Error> {
                $line(value)
            }
        }

        impl From<&$type> for http::HeaderValue {
            #[inline]
            fn from(value: &$type) -> Self {
                $value(value)
            }
        }

        impl From<$type> for http::HeaderValue {
            #[inline]
            fn from(value: $type) -> Self {
                $value(&value)
            }
        }
    };
}
pub(super) use field;

/// The text as a header's value, with the obs-text that a peer sent: see [`received`](super::scan::received).
pub(crate) fn sendable(value: &dyn fmt::Display) -> HeaderValue {
    use fmt::Write as _;

    struct Length(usize);

    impl fmt::Write for Length {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }

    let mut length = Length(0);
    let counted = write!(length, "{value}");
    // A string without spare capacity becomes a value without a copy.
    let mut text = String::with_capacity(length.0);
    let written = write!(text, "{value}");
    debug_assert!(counted.is_ok() && written.is_ok());
    if !text.is_ascii() {
        let byte = |c| u8::try_from(c).unwrap_or(b'?');
        return validated(HeaderValue::try_from(Vec::from_iter(text.chars().map(byte))));
    }
    validated(HeaderValue::try_from(text))
}

/// Unwraps a value: every type here has admitted only characters that a header can carry.
pub(super) fn validated<E>(value: Result<HeaderValue, E>) -> HeaderValue {
    debug_assert!(value.is_ok(), "a type of this module has let in what no header carries");
    value.unwrap_or(const { HeaderValue::from_static("") })
}
