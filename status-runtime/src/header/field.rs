//! What the types of headers have in common.

use std::fmt;

use http::HeaderValue;
use status_vocabulary::grammar::Fault;

/// A text that cannot go out in a header, or that came in and is none.
///
/// It says which header, what is wrong and where. The text itself is not in it: whoever reports it need not fear what a
/// stranger has written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invalid {
    header: &'static str,
    fault: Fault,
}

impl Invalid {
    pub(crate) const fn new(header: &'static str, fault: Fault) -> Invalid {
        Invalid { header, fault }
    }

    /// The name of the header, or of the member, as its specification writes it.
    pub const fn header(&self) -> &'static str {
        self.header
    }

    /// What is wrong, and at which byte.
    pub const fn fault(&self) -> Fault {
        self.fault
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid {}: {}", self.header, self.fault)
    }
}

impl std::error::Error for Invalid {}

/// A header that has a type of its own.
#[allow(missing_docs)]
pub trait Header: Sized {
    const NAME: http::HeaderName;
    fn to_field(&self) -> HeaderValue;
}

/// The conversions that every header has. `received` reads what a peer sent, which is `FromStr` where a peer gets no more
/// leniency than an author; `value` writes.
macro_rules! field {
    ($type:ident, $title:literal, $name:expr) => {
        $crate::header::field::field!($type, $title, $name, received: str::parse, value: $crate::header::field::sendable);
    };
    ($type:ident, $title:literal, $name:expr, received: $received:expr, value: $value:expr) => {
        impl $type {
            /// The name of the header.
            pub const NAME: http::HeaderName = $name;

            const TITLE: &str = $title;
        }

        impl $crate::header::field::Header for $type {
            const NAME: http::HeaderName = Self::NAME;

            fn to_field(&self) -> http::HeaderValue {
                self.into()
            }
        }

        impl TryFrom<&str> for $type {
            type Error = $crate::header::field::Invalid;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $type {
            type Error = $crate::header::field::Invalid;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        /// What a peer sent in one line.
        impl TryFrom<&http::HeaderValue> for $type {
            type Error = $crate::header::field::Invalid;

            fn try_from(value: &http::HeaderValue) -> Result<Self, Self::Error> {
                let text = $crate::header::scan::ascii(value.as_bytes())
                    .map_err(|fault| $crate::header::field::Invalid::new(Self::TITLE, fault))?;
                $received(text)
            }
        }

        impl From<&$type> for http::HeaderValue {
            fn from(value: &$type) -> Self {
                $value(value)
            }
        }

        impl From<$type> for http::HeaderValue {
            fn from(value: $type) -> Self {
                $value(&value)
            }
        }
    };
}
pub(super) use field;

/// The text as a header's value.
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
    // A string without spare capacity becomes a value without being copied.
    let mut text = String::with_capacity(length.0);
    let written = write!(text, "{value}");
    debug_assert!(counted.is_ok() && written.is_ok());
    judged(HeaderValue::try_from(text))
}

/// Every type here has let only such characters in as a header can carry, so that this is the value.
pub(super) fn judged<E>(value: Result<HeaderValue, E>) -> HeaderValue {
    debug_assert!(value.is_ok(), "a type of this module has let in what no header carries");
    value.unwrap_or(const { HeaderValue::from_static("") })
}
