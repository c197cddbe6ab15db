//! Calls with reqwest that fail with a typed error, and are made again when the server says so.
//!
//! A [`Client`] sends requests. What is not a success becomes a [`Failure`]: of the transport, or a response that is read into
//! a typed error. It follows the advice of that error as a [`Policy`](crate::retry::Policy) allows, and waits as long as Retry-After
//! tells: of a typed error the document has been read when that is decided.
//!
//! ```no_run
//! use std::time::Duration;
//! use http::Method;
//! use status_runtime::FromResponse;
//! use status_runtime::client::Client;
//! use status_runtime::retry::Policy;
//!
//! #[derive(Debug, FromResponse)]
//! enum OrderError {
//!     #[status(conflict_state)]
//!     AlreadyShipped,
//! }
//!
//! # async fn sleep(_: Duration) {}
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! // `tokio::time::sleep`, or that of another runtime.
//! let client = Client::new(reqwest::Client::builder(), sleep)?.policy(Policy::new().attempts(3));
//!
//! let order = "http://localhost:3000/orders/7";
//! match client.call::<OrderError>(Method::DELETE, order, |request| request.bearer_auth("alice-token")).await {
//!     Ok(response) => println!("{}", response.text().await?),
//!     Err(failure) => match failure.error() {
//!         Some(OrderError::AlreadyShipped) => println!("too late"),
//!         None => return Err(failure.into()),
//!     },
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Never twice what may have been done
//!
//! A connection that cannot be opened has carried no request, so that any is sent again. After every other error of the
//! transport, a timeout or a connection that breaks, the server may have acted on the request: it is sent again only if it is
//! idempotent, or has an `Idempotency-Key`.
//!
//! That holds as long as the error is one of that request. After a 301, 302 or 303 most clients send a GET in place of a POST
//! (RFC 9110 15.4), and an error of the GET tells nothing of the POST, which has been done. So a [`Client`] follows only
//! redirects that keep the method, 307 and 308, and returns the others; [`redirects`] is that policy for a client of your own.

mod failure;
mod receive;
mod sending;

pub use failure::Failure;
pub use receive::receive;
pub use sending::{Client, redirects};
