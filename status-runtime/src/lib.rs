#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]
// Its example is one of axum.
#![cfg_attr(all(doctest, feature = "axum"), doc = include_str!("../README.md"))]
#![deny(missing_docs)]
#![deny(clippy::wildcard_enum_match_arm)]
// On docs.rs, each item shows the feature that it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod base64;
pub mod catalog;
#[cfg(feature = "reqwest")]
pub mod client;
mod cors;
mod document;
mod entry;
mod error;
#[cfg(feature = "_extract")]
pub mod extract;
#[cfg(feature = "problem")]
mod field_error;
#[cfg(any(feature = "_layer", feature = "salvo", test))]
mod fields;
#[cfg(feature = "grpc")]
pub mod grpc;
#[cfg(all(any(doc, doctest), feature = "problem"))]
pub mod guide;
pub mod header;
#[doc(hidden)]
pub mod integrations;
mod json;
mod keyword;
#[cfg(feature = "_layer")]
pub mod layer;
mod outcome;
mod printable;
#[doc(hidden)]
pub mod private;
#[cfg(feature = "problem")]
mod problem;
#[cfg(any(feature = "_extract", feature = "_layer"))]
mod range;
#[cfg(feature = "read")]
pub mod read;
#[cfg(any(feature = "tracing", feature = "_layer"))]
mod record;
#[cfg(all(any(doc, doctest), feature = "problem"))]
pub mod reference;
mod response;
#[cfg(feature = "retry")]
pub mod retry;
pub mod situation;
mod text;
mod trace;
mod value;

pub use catalog::Catalog;
pub use catalog::subset::SubsetOf;
pub use cors::EXPOSED_HEADERS;
pub use entry::{ContentSpec, Entry, HeaderSpec, MemberSpec};
pub use error::{HttpError, Retry};
#[cfg(feature = "problem")]
pub use field_error::{FieldError, RequestPart};
pub use header::{
    Allow, Challenge, ContentRange, ETag, Link, Location, Parameter, ProxyStatus, RateLimit, RateLimitPolicy,
    RetryAfter, Upgrade,
};
#[cfg(feature = "tower")]
pub use layer::ProblemLayer;
#[cfg(feature = "actix-web")]
pub use layer::ProblemMiddleware;
pub use outcome::HttpOutcome;
#[cfg(feature = "problem")]
pub use problem::{Problem, ReadError, Renderer};
#[cfg(feature = "read")]
pub use read::{FromResponse, Read, Received, Unread};
pub use response::{IntoResponse, Response};
#[cfg(all(feature = "derive", feature = "read"))]
pub use status_derive::FromResponse;
#[cfg_attr(
    feature = "problem",
    doc = "See the [reference](mod@reference) of the attribute, with what stands [on the type](reference::on_the_type), \
           [on a variant](reference::on_a_variant) and [on a field](reference::on_a_field), and the [situations](situation)."
)]
#[cfg(feature = "derive")]
pub use status_derive::{HttpError, HttpOutcome};
pub use status_vocabulary::{Grpc, Kind, Level, RetryClass, Situation, Terms, Tier};
