//! The client's side: a response, and what it says.
//!
//! [`Received`] is a response as it came, whatever it is: a problem document, a page of a proxy, nothing. [`FromResponse`]
//! makes the error of it that the server has raised. Nothing here does I/O or starts a thread, and no delay is relative to a
//! clock, so that it works in every client, and in WebAssembly.

mod connect;
pub(crate) mod fields;
pub(crate) mod from_response;
#[cfg(feature = "grpc")]
mod grpc;
pub(crate) mod identity;
pub(crate) mod lines;
mod members;
pub(crate) mod part_error;
mod received;
mod unread;

pub use from_response::{FromResponse, Read};
pub use received::{IntoReceived, Received};
pub use unread::Unread;
