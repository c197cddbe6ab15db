//! Bookings of seats, in parts that each have their own errors: `domain`, `storage`, `payment`, `auth`, and `web`, which
//! composes them. `bank` and `client` are what is on the other sides of the service.
//!
//! Start with `web::ApiError`. The errors of a part know nothing of the other parts; `?` leads from them to the error of an
//! operation, and from there to the response.

pub mod auth;
pub mod bank;
pub mod client;
pub mod domain;
pub mod payment;
pub mod storage;
pub mod web;

/// The beginning of all problem types: a full path, so that one build serves every host and port.
pub const TYPES: &str = "/problems/";

/// The realm of the tokens.
pub const REALM: &str = "bookings";

/// The largest content of a request, in bytes.
pub const MAX_CONTENT: usize = 8 * 1024;

/// The largest upload, in bytes.
pub const MAX_PHOTO: usize = 64 * 1024;
