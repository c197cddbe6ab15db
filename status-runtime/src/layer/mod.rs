//! Problem documents for every error of a service, also for those that are not its own.
//!
//! A router's 404, an extractor's 400, a limit's 413 and a panic's 500 go out bare: without content, or with a line of
//! text. [`ProblemLayer`] (feature `tower`) and [`ProblemMiddleware`] (feature `actix-web`) give them the form that
//! derived errors have, and complete both:
//!
//! - A bare 4xx or 5xx becomes a problem document (RFC 9457) whose `code` is the name of the situation that the status
//!   speaks of. Bare is what has no content, no content type, or `text/plain`; and of the 5xx every text but HTML, XML and JSON,
//!   `application/octet-stream`, and what has several media types or none that is valid. Other forms are left alone. The text of a 4xx becomes the `detail`, that of a 5xx goes to
//!   the log and no further. A text is used if it is there at once and not longer than 4096 bytes: nothing is waited for.
//! - Header fields stay, but for those that describe the content that is replaced: Content-Type, Content-Length and their
//!   like, digests, Accept-Ranges, ETag, Last-Modified, Trailer, Transfer-Encoding, and a Cache-Control or Expires that
//!   permits storing. 428, 429, 431 and 511 are never stored (RFC 6585), whatever they say themselves.
//! - Companions that the status requires are added where they are known: the challenge of a 401, the Retry-After of a 429
//!   or a 503, the Allow of a 405. What is missing and unknown is reported to `tracing`, the first time as a warning, and
//!   never made up.
//! - Documents get `instance`, the path of the request without its query, and `request_id`. That is the one that the document
//!   has already, from an inner layer or as the author's own extension; else the `X-Request-Id` of the response, if
//!   something inside of the layer has set one, else the request's, else a new UUID. An id is a token of at most 128
//!   characters; what is not one is replaced. Every response with an error has it as a header, and the log has the same.
//! - `status` is the response's, also where something has changed it after the error was converted.
//! - The representation follows Accept (RFC 9110 12.5.1), with `Vary: Accept`. `application/problem+json` is the default,
//!   and `application/json` in Accept stands for it; under the latter name it is sent only to a client that refuses
//!   the former (`;q=0`). `application/problem+xml`, `text/html` and `text/plain` are sent if they are named with a weight
//!   above JSON's, or with the same where JSON is not named but covered by a range.
//! - A call of gRPC or gRPC-Web (`application/grpc*`) gets `grpc-status` and `grpc-message` in place of a document.
//!
//! A service can have another form in place of JSON (`body`), fewer representations (`representations`), and types for bare
//! errors (`types`). All of that is a [`Presentation`], which the OpenAPI document takes, too.
//!
//! Errors with a representation of their own (`#[status(body = ..)]`) keep it. So do derived errors that are encoded, by a
//! compression inside of the layer, and what a layer has made: one inside of this one, or an upstream's. A bare error that
//! is encoded is replaced without its text.
//!
//! # How it learns of derived errors
//!
//! `IntoResponse` sees neither the request nor the layer. While the layer polls what is inside it, a list lies in a
//! thread-local, to which a conversion adds what it has made. When the response leaves, it is looked at: if it has the
//! media type and the content of an entry of that list, it is that error; if something has changed them since, it is what
//! that has made of it, and left alone. So an error that is converted elsewhere, in a spawned task or on a thread of its
//! own, goes out as it is, without `instance`.
//!
//! The event of an error is logged when its response leaves the outermost layer, with the status and the id that the client
//! gets. An error that something has put another response in the place of is logged, too: at its own level if that is an
//! error that is not known, else as a debug event. So is one whose request is given up before its response leaves, without
//! an id. Of the errors that one request converts, the latest sixteen are known to the layer.
//!
//! # Who is told
//!
//! `observe` is called once for each response with an error that leaves the outermost layer, with what an [`Observed`] has:
//! enough for a metric by `error.type` and for an error tracker, of which `examples/src/bin/metrics.rs` and `tracker.rs` are
//! examples. A response that is a derived error has its `&'static Entry` among its extensions, for a middleware outside.
//!
//! # Where it goes
//!
//! axum, hyper, tonic and warp (`warp::service`) take the layer as every other of tower's; poem, with both features on,
//! as a middleware (`.with(ProblemLayer::new())`). actix-web has its own, which also answers what another middleware
//! refuses with an `Err`. A panic is nobody's answer until something catches it: in tower, `CatchPanicLayer` of
//! tower-http inside of the layer. actix-web ends the connection instead.
//!
//! Put the layer outside of everything that answers, and inside of a compression: what is outside of the layer is not
//! seen, and a router that nests another takes the prefix off the path before an inner layer sees it.
#![cfg_attr(
    not(feature = "actix-web"),
    doc = "\n\n[`ProblemMiddleware`]: https://docs.rs/status-runtime/latest/status_runtime/struct.ProblemMiddleware.html"
)]
#![cfg_attr(
    not(feature = "tower"),
    doc = "\n\n[`ProblemLayer`]: https://docs.rs/status-runtime/latest/status_runtime/struct.ProblemLayer.html"
)]

mod accept;
#[cfg(feature = "actix-web")]
mod actix_web;
mod finish;
mod id;
mod json;
mod observe;
#[cfg(all(feature = "poem", feature = "tower"))]
mod poem;
mod presentation;
mod render;
mod request;
pub(crate) mod scope;
mod settings;
#[cfg(feature = "tower")]
mod tower;

pub use accept::Representation;
#[cfg(feature = "actix-web")]
pub use actix_web::{ProblemMiddleware, ProblemMiddlewareFuture, ProblemMiddlewareService};
pub use observe::Observed;
pub(crate) use observe::Observer;
#[cfg(all(feature = "poem", feature = "tower"))]
pub use poem::ProblemEndpoint;
pub use presentation::Presentation;
pub use render::{Html, Plain, Xml};
pub use request::RequestLine;
#[cfg(feature = "tower")]
pub use tower::{Catch, Catching, PassOn, ProblemBody, ProblemFuture, ProblemLayer, ProblemService};
