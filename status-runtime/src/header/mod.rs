//! Companions as types: what each header may say, and nothing else.
//!
//! A value of one of these types can be sent. Its constructors and [`FromStr`](std::str::FromStr) take what an author
//! writes and refuse what the RFC's grammar refuses, with an [`Invalid`] that names the fault and its place. What a peer
//! has sent is read with `TryFrom<&HeaderValue>` and, where a field may have several lines, with `parse_all`: there the
//! types are as lenient as HTTP asks a recipient to be, about white space and empty list elements (RFC 9110 5.6.1.2), and
//! leave the rules of an authentication scheme or of a cache to whoever acts on them.
//!
//! On the way out there is `Display`, and a conversion to [`http::HeaderValue`] that cannot fail.
//!
//! ```
//! use http::{HeaderMap, HeaderValue};
//! use status_runtime::header::{Challenge, RetryAfter};
//!
//! # fn main() -> Result<(), status_runtime::header::Invalid> {
//! let mut headers = HeaderMap::new();
//! headers.insert(RetryAfter::NAME, HeaderValue::from(RetryAfter::after(std::time::Duration::from_millis(1_500))));
//! headers.append(Challenge::NAME, Challenge::bearer().with("realm", "orders")?.into());
//!
//! assert_eq!(headers["retry-after"], "2");
//! assert_eq!(headers["www-authenticate"], "Bearer realm=\"orders\"");
//!
//! let fault = Challenge::bearer().with("scope", "read  write").unwrap_err();
//! assert_eq!(fault.to_string(), "invalid WWW-Authenticate: one space between scopes (RFC 6750 3), at byte 5");
//! # Ok(())
//! # }
//! ```
//!
//! Above ASCII, HTTP has bytes and no agreement on what they mean (RFC 9110 5.5). They are refused in both directions.

use std::fmt;

use http::HeaderValue;
use status_vocabulary::grammar::Fault;

#[macro_use]
mod list;

mod accept;
mod allow;
mod cache_control;
mod challenge;
mod content_language;
mod content_range;
mod dates;
pub(crate) mod decimal;
mod dpop_nonce;
mod etag;
mod legacy;
mod link;
pub(crate) mod location;
mod parameter;
mod rate_limit;
mod retry_after;
mod scan;
mod structured;
mod upgrade;
mod vary;

pub use accept::{Accept, AcceptEncoding, AcceptPatch};
pub use allow::Allow;
pub use cache_control::CacheControl;
pub use challenge::Challenge;
pub use content_language::ContentLanguage;
pub use content_range::ContentRange;
pub use dates::{Deprecation, LastModified, Sunset};
pub use dpop_nonce::DpopNonce;
pub use etag::ETag;
pub use legacy::{LegacyRateLimit, LegacyReset, LegacyUnit};
pub use link::Link;
#[cfg(feature = "_layer")]
pub(crate) use list::elements;
#[cfg(any(feature = "_layer", feature = "salvo", test))]
pub(crate) use list::spans;
pub use location::{ContentLocation, Location, LocationBuilder};
pub use parameter::{Parameter, ParameterIn};
pub use rate_limit::{QuotaUnit, RateLimit, RateLimitPolicy};
pub use retry_after::RetryAfter;
#[cfg(feature = "_layer")]
pub(crate) use scan::is_tchar;
pub use upgrade::Upgrade;
pub use vary::Vary;

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

/// The conversions that every header has. `received` reads what a peer sent, which is `FromStr` where a peer gets no more
/// leniency than an author; `value` writes.
macro_rules! field {
    ($type:ident, $title:literal, $name:expr) => {
        $crate::header::field!($type, $title, $name, received: str::parse, value: $crate::header::sendable);
    };
    ($type:ident, $title:literal, $name:expr, received: $received:expr, value: $value:expr) => {
        impl $type {
            /// The name of the header.
            pub const NAME: http::HeaderName = $name;

            const TITLE: &str = $title;
        }

        impl TryFrom<&str> for $type {
            type Error = $crate::header::Invalid;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $type {
            type Error = $crate::header::Invalid;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        /// What a peer sent in one line.
        impl TryFrom<&http::HeaderValue> for $type {
            type Error = $crate::header::Invalid;

            fn try_from(value: &http::HeaderValue) -> Result<Self, Self::Error> {
                let text = $crate::header::scan::ascii(value.as_bytes())
                    .map_err(|fault| $crate::header::Invalid::new(Self::TITLE, fault))?;
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
use field;

/// The text as a header's value.
fn sendable(value: &dyn fmt::Display) -> HeaderValue {
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
fn judged<E>(value: Result<HeaderValue, E>) -> HeaderValue {
    debug_assert!(value.is_ok(), "a type of this module has let in what no header carries");
    value.unwrap_or(const { HeaderValue::from_static("") })
}
