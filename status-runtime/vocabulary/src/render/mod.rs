//! The writers of each header. The derive writes a literal with these and the runtime a value, so that both are the
//! same.
//!
//! Each writer borrows the parts of a header and is a [`Display`](core::fmt::Display). Nothing is checked here: the
//! [`grammar`](crate::grammar) has accepted the parts.
//!
//! ```
//! use status_vocabulary::render::{EntityTag, RateLimit};
//!
//! assert_eq!(EntityTag { weak: true, opaque: "v1" }.to_string(), r#"W/"v1""#);
//!
//! let limit = RateLimit { name: "default", remaining: 50, reset: Some(30), partition: None };
//! assert_eq!(limit.to_string(), r#""default";r=50;t=30"#);
//! ```

mod byte_sequence;
mod challenge;
mod content_range;
mod date;
mod entity_tag;
mod link;
mod list;
mod proxy_status;
mod quoted;
mod rate_limit;
mod reason;

pub use byte_sequence::{Base64, ByteSequence};
pub use challenge::{Challenge, Credentials, supplied_error};
pub use content_range::ContentRange;
pub use date::{Deprecation, HttpDate};
pub use entity_tag::EntityTag;
pub use link::Link;
pub use list::{List, element};
pub use proxy_status::ProxyStatus;
pub use quoted::{Quoted, escaped, escaped_len, quoted};
pub use rate_limit::{RateLimit, RateLimitPolicy};
pub use reason::Reason;

#[cfg(test)]
mod tests;
