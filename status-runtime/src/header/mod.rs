//! Companions as types: each type holds exactly the values that its header may have.
//!
//! A value of one of these types can be sent. Its constructors and [`FromStr`](std::str::FromStr) take what an author
//! writes and refuse what the RFC's grammar refuses, with an [`Invalid`] that has the error and its position. What a
//! peer has sent is parsed with `TryFrom<&HeaderValue>` and, where a field may have several lines, with `parse_all`:
//! there the types are as lenient as HTTP asks a recipient to be, about white space and empty list elements (RFC 9110
//! 5.6.1.2), and leave the rules of an authentication scheme or of a cache to the code that acts on them.
//!
//! For sending there are `Display`, and an infallible conversion to [`http::HeaderValue`].
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
//! let error = Challenge::bearer().with("scope", "read  write").unwrap_err();
//! assert_eq!(error.to_string(), "invalid WWW-Authenticate: one space between scopes (RFC 6750 3), at byte 5");
//! # Ok(())
//! # }
//! ```
//!
//! HTTP has no agreed meaning for bytes above ASCII (RFC 9110 5.5). They are refused in what is sent. In what is received, they
//! are opaque where the grammar has them: in the tags and quoted texts of [`ETag`], [`Challenge`] and [`Link`] each of these bytes
//! is read as one character, U+0080 to U+00FF, and written as the same byte again.

// A service uses a few of these types. What is long in them, and no part of every response, is `#[inline]`: it is compiled where
// it is used, and not with this crate.

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
mod field;
mod legacy;
mod link;
pub(crate) mod location;
mod parameter;
mod proxy_status;
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
pub(crate) use dates::DateHeader;
#[cfg(feature = "read")]
pub(crate) use dates::date;
pub use dates::{Deprecation, LastModified, Sunset};
pub use dpop_nonce::DpopNonce;
pub use etag::ETag;
pub use field::Invalid;
pub(crate) use field::sendable;
pub use legacy::{LegacyRateLimit, LegacyReset, LegacyUnit};
pub use link::Link;
pub(crate) use list::{List, ListHeader, TextHeader, Validator};
pub(crate) use location::ReferenceHeader;
pub use location::{ContentLocation, Location, LocationBuilder};
#[cfg(feature = "problem")]
pub(crate) use parameter::Named;
pub use parameter::{Parameter, ParameterIn};
pub use proxy_status::ProxyStatus;
pub use rate_limit::{QuotaUnit, RateLimit, RateLimitPolicy};
pub use retry_after::RetryAfter;
#[cfg(any(feature = "_extract", feature = "_layer"))]
pub(crate) use scan::is_tchar;
pub use upgrade::Upgrade;
pub use vary::Vary;
