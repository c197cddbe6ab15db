//! Problem documents for every error of a service, also for those that are not its own.
//!
//! A router's 404, an extractor's 400, a limit's 413 and a panic's 500 go out bare: without content, or with a line of
//! text. [`ProblemLayer`] (feature `tower`) and [`ProblemMiddleware`] (feature `actix-web`) give them the form that
//! derived errors have, and complete both:
//!
//! - A bare 4xx or 5xx becomes a problem document (RFC 9457) whose `code` is the name of the situation that the status
//!   speaks of. Bare is what has no content type, or `text/plain`; JSON and HTML are left alone. The text of a 4xx becomes
//!   the `detail`, that of a 5xx goes to the log and no further. Headers stay, but for Content-Length, Content-Encoding,
//!   ETag and Last-Modified, which describe the content that is replaced.
//! - Companions that the status requires are added where they are known: the challenge of a 401, the Retry-After of a 429
//!   or a 503. What is missing and unknown is reported to `tracing`, never made up.
//! - Documents get `instance`, the path of the request without its query, and `request_id`: the request's own
//!   `X-Request-Id` if that is a token of at most 128 characters, else a new UUID. Every answer with an error repeats it
//!   as a header, and the log has both.
//! - The representation follows Accept (RFC 9110 12.5.1), with `Vary: Accept`. `application/problem+json` is the default,
//!   and what a client gets that names `application/json`; under the latter name it is sent only to a client that refuses
//!   the former (`;q=0`). `application/problem+xml`, `text/html` and `text/plain` are sent if they are named with a weight
//!   that is not below JSON's.
//!
//! Errors with a representation of their own (`#[status(body = ..)]`) keep it.
//!
//! # How it learns of derived errors
//!
//! `IntoResponse` sees neither the request nor the layer. While the layer polls what is inside it, what it knows of the
//! request lies in a thread-local; a derived error that is converted then leaves its document in the response's
//! extensions. Without a layer there is no extension and no allocation. The reverse of it: an error that is converted
//! elsewhere, in a spawned task or on a thread of its own, goes out as it is, without `instance`.
//!
//! # Where it goes
//!
//! axum, hyper, tonic and warp (`warp::service`) take the layer as every other of tower's; poem, with both features on,
//! as a middleware (`.with(ProblemLayer::new())`). actix-web has its own, which also answers what another middleware
//! refuses with an `Err`. A panic is nobody's answer until something catches it: in tower, `CatchPanicLayer` of
//! tower-http inside of the layer. actix-web ends the connection instead.
//!
//! Put the layer outside of everything that answers: what is outside of the layer is not seen, and a router that nests
//! another takes the prefix off the path before an inner layer sees it.

mod accept;
#[cfg(feature = "actix-web")]
mod actix_web;
mod answer;
#[cfg(all(feature = "poem", feature = "tower"))]
mod poem;
mod render;
pub(crate) mod scope;
#[cfg(feature = "tower")]
mod tower;

#[cfg(feature = "actix-web")]
pub use actix_web::{ProblemMiddleware, ProblemMiddlewareService};
#[cfg(all(feature = "poem", feature = "tower"))]
pub use poem::ProblemEndpoint;
pub use render::{Html, Plain, Xml};
#[cfg(feature = "tower")]
pub use tower::{Catch, Catching, PassOn, ProblemBody, ProblemFuture, ProblemLayer, ProblemService};
