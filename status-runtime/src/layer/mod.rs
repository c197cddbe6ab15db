//! Problem documents for every error of a service, including those of the framework and of other crates.
//!
//! A router's 404, an extractor's 400, a limit's 413 and the 500 of a caught panic are sent bare: without content, or
//! with a line of text. [`ProblemLayer`] (feature `tower`) and [`ProblemMiddleware`] (feature `actix-web`) give them the form that
//! derived errors have, and complete both:
//!
//! - A bare 4xx or 5xx becomes a problem document (RFC 9457) whose `code` is the name of the status's situation. A
//!   response is bare if it has no content, no content type, or `text/plain`; a 5xx also if it has any text but HTML,
//!   XML and JSON, `application/octet-stream`, or several media types or an invalid one. Other forms are left alone.
//!   The text of a 4xx becomes the `detail`, that of a 5xx is only logged. A text is used if it is available at once, not
//!   longer than 4096 bytes and without control characters: the layer does not wait for it.
//! - Header fields stay, except those that describe the replaced content: Content-Type, Content-Length and similar
//!   ones, digests, Accept-Ranges, ETag, Last-Modified, Trailer, Transfer-Encoding, and a Cache-Control or Expires that
//!   permits storing. 428, 429, 431 and 511 are never stored (RFC 6585), whatever their own headers say.
//! - Companions that the status requires are added where they are known: the challenge of a 401, the Retry-After of a
//!   429 or a 503, the Allow of a 405. A derived error gets them as well if its status was changed after it was
//!   converted; one that has its own status has its own delay, or none. A required companion that is not known is never
//!   invented: it is reported to `tracing`, the first time as a warning.
//! - Documents get `instance`, the path of the request without its query, and `request_id`: the id that the document
//!   already has, from an inner layer or as the author's own extension; else the `X-Request-Id` of the response, if
//!   something inside the layer has set one; else the request's; else a new UUID. An id is a token of at most 128
//!   characters; any other is replaced. Every response with an error has it as a header, and the log has the same.
//! - `status` is the response's, even if it was changed after the error was converted.
//! - The representation follows Accept (RFC 9110 12.5.1), with `Vary: Accept`. `application/problem+json` is the
//!   default, and `application/json` in Accept means the same; the latter media type is only sent to a client that
//!   refuses the former (`;q=0`). `application/problem+xml`, `text/html` and `text/plain` are sent if they are named
//!   with a weight above JSON's, or with the same where JSON is not named but covered by a range.
//! - A call of gRPC or gRPC-Web (`application/grpc*`) gets `grpc-status`, `grpc-message` and `grpc-status-details-bin` in
//!   place of a document, with the same details as [`grpc`](crate::grpc) gives a derived error. Those of a bare one have
//!   the name of the situation as their reason and the layer's `domain`.
//!
//! A service can have another form in place of JSON (`body`), fewer representations (`representations`), and types for
//! bare errors (`types`). Together they are a [`Presentation`], which the OpenAPI document uses as well.
//!
//! Errors with a representation of their own (`#[status(body = ..)]`) keep it. So do derived errors that are encoded,
//! by a compression inside the layer, and the output of another layer: an inner one, or an upstream's. A bare error
//! that is encoded is replaced without its text.
//!
//! # Recognition of derived errors
//!
//! `IntoResponse` sees neither the request nor the layer. While the layer polls its service, a list is in a
//! thread-local, to which a conversion adds its result. When the response leaves, it is compared with that list: if it
//! has the media type and the content of an entry, it is that error; if something has changed them since, it is a
//! response of its own, and left alone. So an error that is converted outside of these polls, in a spawned task or on
//! another thread, is sent as it is, without `instance`.
//!
//! The event of an error is logged when its response leaves the outermost layer, with the status and the id that the
//! client gets. An error that was replaced by another response is logged, too: at its own level if the other is an
//! unknown error, else as a debug event. So is one whose request is dropped before its response leaves, without an id.
//! The layer keeps the latest sixteen errors that one request converts.
//!
//! # Observers
//!
//! `observe` is called once for each response with an error that leaves the outermost layer, with an [`Observed`]:
//! enough for a metric by `error.type` and for an error tracker, of which `examples/src/bin/metrics.rs` and
//! `tracker.rs` are examples. A response that is a derived error has its `&'static Entry` among its extensions, for an
//! outer middleware.
//!
//! # Placement
//!
//! axum, hyper, tonic and warp (`warp::service`) take the layer like every other of tower's; poem, with both features
//! on, as a middleware (`.with(ProblemLayer::new())`). actix-web has its own, which also responds where another
//! middleware refuses with an `Err`. A panic passes through the layer, and has no response unless something inside it
//! catches it, such as tower-http's `CatchPanicLayer`: its 500 is completed and logged like every bare one, with the
//! text of that response and not of the panic, which goes to the panic hook. Otherwise hyper and actix-web close the
//! connection. What was converted before a panic is logged in any case.
//!
//! Put the layer outside of everything that responds, and inside of a compression: the layer does not see what is
//! outside of it, and a router that nests another strips the prefix of the path before an inner layer sees it.
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
mod fields;
mod finish;
mod id;
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
#[cfg(all(feature = "poem", feature = "tower"))]
pub use poem::ProblemEndpoint;
pub use presentation::Presentation;
pub use render::{Html, Plain, Xml};
pub use request::RequestLine;
#[cfg(feature = "tower")]
pub use tower::{Catch, Catching, PassOn, ProblemBody, ProblemFuture, ProblemLayer, ProblemService};
