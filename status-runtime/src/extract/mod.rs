//! Extractors for axum whose rejections are problem documents, and the same rejections of the extractors of actix-web, axum,
//! poem and salvo.
//!
//! With `for_error!` a service has extractors whose rejection is its own error. [One page][page] has what clients read.
//!
//! [page]: https://docs.rs/status-runtime/latest/status_runtime/guide/extractors
//!
//! The extractors of this module accept the same requests as axum's extractors of the same names. Where those respond with
//! a line of text, these respond with a [`Rejection`]: the field or parameter that is wrong, and the error in it.
//!
//! ```
//! use axum::routing::post;
//! use status_runtime::extract::{Json, Path};
//!
//! #[derive(serde::Deserialize)]
//! struct NewOrder {
//!     items: Vec<u64>,
//! }
//!
//! async fn order(Path(customer): Path<u64>, Json(order): Json<NewOrder>) -> String {
//!     format!("{} items for {customer}", order.items.len())
//! }
//!
//! let app: axum::Router = axum::Router::new().route("/customers/{customer}/orders", post(order));
//! ```
//!
//! The response to `{"items":[1,"two"]}` is
//!
//! ```text
//! HTTP/1.1 422 Unprocessable Entity
//! content-type: application/problem+json
//!
//! {"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"the content is not what is expected",
//!  "code":"validation_failed","errors":[{"pointer":"/items/1",
//!  "detail":"invalid type: string, expected a non-negative integer","code":"invalid_type"}]}
//! ```
//!
//! The value itself is not repeated: it may be a secret, or long. So the message of a type's own `Deserialize`
//! (`serde::de::Error::custom`) is passed on unless it contains a piece of the value, or the name of a member, which may be
//! a key of a map. Where the value cannot be read for the comparison, as with a number that is out of range, the message is
//! `not a valid value`, too.
//!
//! A rejection is an error like any other: a `transparent` variant passes it on, and adds it to the catalogue of the
//! enum.
//!
//! ```
//! use status_runtime::HttpError;
//! use status_runtime::extract::{Json, Rejection};
//!
//! #[derive(Debug, thiserror::Error, HttpError)]
//! enum OrderError {
//!     #[error(transparent)]
//!     #[status(transparent)]
//!     Request(#[from] Rejection),
//!     #[error("there is no such order")]
//!     #[status(not_found)]
//!     Absent,
//! }
//!
//! async fn order(content: Result<Json<u64>, Rejection>) -> Result<&'static str, OrderError> {
//!     match content? {
//!         Json(7) => Ok("seven"),
//!         _ => Err(OrderError::Absent),
//!     }
//! }
//! ```

mod acceptable;
#[cfg(feature = "axum-extract")]
mod axum;
#[cfg(feature = "axum-extract")]
mod for_error;
mod from;
mod input_error;
mod message;
#[cfg(feature = "axum-extract-multipart")]
mod multipart;
mod rejection;
mod sent;
#[cfg(feature = "axum-extract-typed-header")]
mod typed_header;
mod words;

pub use self::acceptable::acceptable;
#[cfg(feature = "axum-extract")]
pub use self::axum::{Form, Json, Path, Query, Text};
#[cfg(feature = "axum-extract")]
#[doc(inline)]
pub use for_error::for_error;
#[cfg(feature = "axum-extract")]
#[doc(hidden)]
pub use for_error::generated;
#[cfg(feature = "axum-extract-multipart")]
pub use multipart::{Field, Multipart};
pub use rejection::{Negotiated, Rejection, WithContent, WithoutContent};
#[cfg(feature = "axum-extract-typed-header")]
pub use typed_header::TypedHeader;
