//! The client's side: a response, and what it says.
//!
//! [`Received`] is a response as it came, whatever it is: a problem document, a page of a proxy, nothing. Nothing here does
//! I/O, reads a clock or starts a thread, so that it works in every client, and in WebAssembly.

mod received;

pub use received::Received;
