//! The status that a gRPC client gets for an error: google.rpc.Status with its details, as bytes, without a library for
//! Protocol Buffers.
//!
//! [`Status::of`] makes it from any [`HttpError`], and the adapters (features `tonic`, `connectrpc`,
//! `connect`) and the layer send it:
//!
//! - the **code** is that of the situation, or of `grpc = CODE` on the variant;
//! - the **message** is the detail, or the title where there is none;
//! - **`ErrorInfo`** is always there: `reason` is the variant's code in upper snake case, `domain` is the type's
//!   (`#[status(domain = "..")]`), and `metadata` are the extensions and the named fields that stand as a plain `{field}`
//!   in the text;
//! - **`RetryInfo`** is the delay of Retry-After; a date becomes a delay, and is left out if it is more than 366 days away;
//! - **`BadRequest`** lists `errors` and `parameter`, a JSON Pointer as a path: `/items/0/price` is `items[0].price`,
//!   with indices from 0;
//! - **`Help`** are the links of `link(rel = "help")`.
//!
//! An error whose text is masked has its identity and its delay only, and a `hidden` one is its twin, byte for byte.
//! `DebugInfo` is never sent.
//!
//! ```
//! use status_runtime::grpc::Status;
//! use status_runtime::{Grpc, HttpError};
//!
//! #[derive(Debug, thiserror::Error, HttpError)]
//! #[status(domain = "orders.example.com")]
//! enum OrderError {
//!     #[error("order {id} does not exist")]
//!     #[status(not_found)]
//!     NoSuchOrder { id: u64 },
//! }
//!
//! let status = Status::of(&OrderError::NoSuchOrder { id: 7 });
//! assert_eq!((status.code, status.message.as_str()), (Grpc::NotFound, "order 7 does not exist"));
//! let info = status.error_info.as_ref().expect("it is always there");
//! assert_eq!((info.reason.as_str(), info.domain.as_str()), ("NO_SUCH_ORDER", "orders.example.com"));
//! assert_eq!(info.get("id"), Some("7"));
//!
//! // What a client gets in `grpc-status-details-bin`.
//! assert_eq!(Status::from_bytes(&status.to_bytes())?, status);
//! # Ok::<(), status_runtime::grpc::ReadError>(())
//! ```
//!
//! A client that is written with this crate reads its enum from the status of a call (feature `read`):
//! `FromResponse::read` takes the error of each library and the response of a unary call of Connect, and
//! `Received::from_trailers` takes trailers.
//!
//! # Sizes
//!
//! Clients refuse trailers of more than 8 KiB: grpc-go and gRPC core by default, and grpc-java closes the connection at
//! 10 KiB. So a message has at most 1 KiB after percent-encoding, and all of google.rpc.Status at most 4 KiB before Base64. A
//! longer message is cut at the end of a character, the same in both places, since clients compare them. Of the details,
//! links are dropped first, then metadata whose value is the text that was cut in the message, then violations from the end, then
//! metadata from the end; `ErrorInfo` and `RetryInfo` always fit. Headers of other names are the call's metadata, of at most
//! 1,280 bytes as HTTP/2 counts them. Each drop is reported to `tracing`.
//!
//! # Limits
//!
//! - A `tonic::Status` from another service that is passed on with `?` shows your clients the details of an upstream: make a
//!   variant for it.
//! - After the first message of a stream there are only trailers: the code is there, and headers are not.

pub(crate) mod base64;
mod collect;
#[cfg(feature = "connect")]
mod connect;
mod data;
mod limit;
mod message;
mod read;
mod wire;
mod write;

use http::{HeaderMap, HeaderName, HeaderValue};
use status_vocabulary::Grpc;

#[cfg(feature = "_layer")]
pub(crate) use collect::Bare;
pub(crate) use collect::CallError;
#[cfg(feature = "read")]
pub(crate) use collect::PUSHBACK;
#[cfg(all(test, feature = "read"))]
pub(crate) use collect::path;
#[cfg(feature = "connect")]
pub use connect::Connect;
pub use data::{ErrorInfo, FieldViolation, HelpLink, ReadError, Status};

use crate::HttpError;

const GRPC_STATUS: HeaderName = HeaderName::from_static("grpc-status");
const GRPC_MESSAGE: HeaderName = HeaderName::from_static("grpc-message");
const GRPC_STATUS_DETAILS: HeaderName = HeaderName::from_static("grpc-status-details-bin");

impl Status {
    /// The status of an error, within the sizes that clients take.
    pub fn of(error: &dyn HttpError) -> Status {
        CallError::of(error).status
    }

    /// The message google.rpc.Status, which is what `grpc-status-details-bin` has in Base64.
    pub fn to_bytes(&self) -> Vec<u8> {
        write::status(self)
    }

    /// The details: the full name of each message, with its bytes.
    #[cfg(any(feature = "connect", feature = "connectrpc"))]
    pub(crate) fn details(&self) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
        write::details(self).map(|(type_url, message)| (type_url.rsplit('/').next().unwrap_or(type_url), message))
    }

    /// Reads a google.rpc.Status. Fields and details that are not known are skipped, and a code that gRPC does not define
    /// is `UNKNOWN`.
    ///
    /// # Errors
    ///
    /// [`ReadError`] when it is not a message of Protocol Buffers, or when a detail that is known is not valid.
    pub fn from_bytes(bytes: &[u8]) -> Result<Status, ReadError> {
        read::status(bytes)
    }

    /// Writes the status into trailers, or into the header fields of a response that has no content (gRPC over HTTP/2,
    /// "Responses").
    pub fn write_trailers(&self, trailers: &mut HeaderMap) {
        self.write_with(&self.to_bytes(), trailers);
    }

    /// The same with details of any kind in place of its own: the name of each message, with its bytes.
    #[cfg(feature = "read")]
    pub(crate) fn write_details(&self, details: Vec<(&str, Vec<u8>)>, trailers: &mut HeaderMap) {
        self.write_with(&write::with_details(self, details), trailers);
    }

    fn write_with(&self, bytes: &[u8], trailers: &mut HeaderMap) {
        trailers.insert(GRPC_STATUS, self.code.number().into());
        let texts = [(GRPC_MESSAGE, message::encode(&self.message)), (GRPC_STATUS_DETAILS, base64::encode(bytes))];
        for (name, text) in texts {
            // Both encodings consist of visible ASCII.
            if let Ok(value) = HeaderValue::try_from(text) {
                trailers.insert(name, value);
            }
        }
    }

    /// Reads a status from trailers, or from the header fields of a response without content; `None` where there is no
    /// `grpc-status`.
    ///
    /// # Errors
    ///
    /// [`ReadError`] when `grpc-status` is not a number, when the details are not Base64 or not a google.rpc.Status, and when
    /// the code in them is another one.
    pub fn from_trailers(trailers: &HeaderMap) -> Option<Result<Status, ReadError>> {
        let code = match code(trailers)? {
            Ok(code) => code,
            Err(error) => return Some(Err(error)),
        };
        let message =
            trailers.get(GRPC_MESSAGE).map_or_else(String::new, |message| message::decode(message.as_bytes()));
        let Some(details) = trailers.get(GRPC_STATUS_DETAILS) else { return Some(Ok(Status::new(code, message))) };
        let details = base64::decode(details.as_bytes()).ok_or(ReadError::malformed("the details are not Base64"));
        Some(match details.and_then(|details| Status::from_bytes(&details)) {
            Ok(status) if status.code == code => Ok(Status { message, ..status }),
            Ok(_) => Err(ReadError::malformed("the details have another code")),
            Err(error) => Err(error),
        })
    }
}

/// Removes a status from header fields.
#[cfg(feature = "_layer")]
pub(crate) fn remove_trailers(headers: &mut HeaderMap) {
    for name in [GRPC_STATUS, GRPC_MESSAGE, GRPC_STATUS_DETAILS] {
        headers.remove(name);
    }
}

/// The code in `grpc-status`.
pub(crate) fn code(trailers: &HeaderMap) -> Option<Result<Grpc, ReadError>> {
    // A number of gRPC is digits alone (gRPC over HTTP/2, "Status"), where Rust's may have a plus.
    let is_number = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = trailers.get(GRPC_STATUS)?.to_str().ok().filter(is_number).and_then(|number| number.parse().ok());
    Some(number.map(Grpc::of_number).ok_or(ReadError::malformed("`grpc-status` is not a number")))
}
