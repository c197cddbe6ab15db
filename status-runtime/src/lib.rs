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
// Their names are in the compiler's note where none of them is on.
#[cfg(any(
    feature = "axum-extract",
    feature = "actix-web-extract",
    feature = "poem-extract",
    feature = "salvo-extract"
))]
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
#[cfg(any(feature = "tower", feature = "actix-web"))]
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
pub use read::{FromResponse, IntoReceived, Read, Received, Unread};
pub use response::{IntoResponse, Response};
/// Derives the reading of an error from a response, for a client.
///
/// It stands on the server's enum beside [`HttpError`](macro@HttpError), where the client can have that, or on an enum of the
/// client's own, with those variants and fields that it needs. [The guide][guide] has both.
///
/// # Shapes
///
/// An enum with one situation on each variant, or a struct with one. A field is read from a header or a member, which its
/// attribute names. A variant may be `by_status`, `server_only` or `unknown`.
///
/// # Errors
///
/// A field whose type cannot be read from its header or member, two variants that no response distinguishes, and a `by_status`
/// variant with a field that is not an `Option` do not compile. At run time, [`read`](FromResponse::read) returns [`Unread`] if
/// a response is a known error whose field is missing.
///
/// # Example
///
/// ```
/// use http::Response;
/// use status_runtime::{FromResponse, Received};
///
/// #[derive(Debug, FromResponse)]
/// enum OrderFailure {
///     #[status(conflict_state)]
///     AlreadyShipped { #[status(extension)] id: u64 },
///     #[status(unknown)]
///     Unknown(Received),
/// }
///
/// let response = Response::builder()
///     .status(409)
///     .header("content-type", "application/problem+json")
///     .body(r#"{"status":409,"code":"already_shipped","id":7}"#)?;
/// let failure: OrderFailure = OrderFailure::read(response)?.into_error();
/// assert!(matches!(failure, OrderFailure::AlreadyShipped { id: 7 }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [guide]: https://docs.rs/status-runtime/latest/status_runtime/guide/reading
#[cfg(all(feature = "derive", feature = "read"))]
pub use status_derive::FromResponse;
/// Derives the HTTP response of an error from what has happened.
///
/// Each variant names one situation in `#[status(..)]`, which decides the status code, the headers that belong to it, and the
/// problem document (RFC 9457). A handler then returns `Result<T, E>` in every framework whose feature is on.
///
/// # Shapes
///
/// An enum, with or without fields and type parameters; a struct, which is its own variant; not a union. The type implements
/// `Display` and [`Error`](std::error::Error), by thiserror or by hand: the text is the `detail`, and the source goes to the
/// log.
///
/// # Errors
///
/// A variant without a situation, a required companion that is missing, a value that is not valid in its header, and what
/// contradicts itself do not compile. Each message says what to write, and why; [all of them][mistakes] are listed.
///
/// # Example
///
/// ```
/// use status_runtime::{HttpError, IntoResponse};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// enum OrderError {
///     #[error("order {id} does not exist")]
///     #[status(not_found)]
///     NoSuchOrder { id: u64 },
///
///     #[error("storage failed")]
///     #[status(unavailable, retry_after = "30s")]
///     Storage(#[from] std::io::Error),
/// }
///
/// let response = OrderError::NoSuchOrder { id: 7 }.into_response();
/// assert_eq!(response.status(), 404);
///
/// let response = OrderError::from(std::io::Error::other("disk full")).into_response();
/// assert_eq!((response.status().as_u16(), &response.headers()["retry-after"]), (503, &"30".parse()?));
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
///
/// The [reference] has what stands [on the type], [on a variant] and [on a field], and [every situation](situation).
///
/// [mistakes]: https://docs.rs/status-runtime/latest/status_runtime/reference/what_does_not_compile
/// [reference]: https://docs.rs/status-runtime/latest/status_runtime/reference
/// [on the type]: https://docs.rs/status-runtime/latest/status_runtime/reference/on_the_type
/// [on a variant]: https://docs.rs/status-runtime/latest/status_runtime/reference/on_a_variant
/// [on a field]: https://docs.rs/status-runtime/latest/status_runtime/reference/on_a_field
#[cfg(feature = "derive")]
pub use status_derive::HttpError;
/// Derives the HTTP response of a success or a redirect from what has happened.
///
/// Each variant names one situation, such as `created`, `no_content` or `see_other`, and its companions, such as Location.
///
/// # Shapes
///
/// An enum, with or without fields and type parameters, or a struct; not a union. `#[status(body)]` makes a field the content:
/// text and bytes as they are, any other type that serializes as JSON.
///
/// # Errors
///
/// A redirect without `location`, content where HTTP has none, a `Location` that is not a URI reference, and an error among the
/// outcomes do not compile. An error needs [`HttpError`](macro@HttpError).
///
/// # Example
///
/// ```
/// use status_runtime::{HttpOutcome, IntoResponse};
///
/// #[derive(HttpOutcome)]
/// enum Placed {
///     #[status(created, location = "/orders/{id}")]
///     Created { id: u64 },
///     #[status(see_other, location = "/orders/{id}")]
///     AlreadyThere { id: u64 },
/// }
///
/// let response = Placed::AlreadyThere { id: 7 }.into_response();
/// assert_eq!(response.status(), 303);
/// assert_eq!(response.headers()["location"], "/orders/7");
/// ```
#[cfg(feature = "derive")]
pub use status_derive::HttpOutcome;
pub use status_vocabulary::{Grpc, Kind, Level, RetryClass, Situation, Terms, Tier};
