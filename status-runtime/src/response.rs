use std::borrow::Cow;
#[cfg(feature = "problem")]
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};

use crate::document::Document;
#[cfg(feature = "problem")]
use crate::entry::Parts;
use crate::entry::{Body, Entry, constant};
#[cfg(feature = "problem")]
use crate::error::Derived;
use crate::error::HttpError;
use crate::printable::printable_lines;

/// A finished response that is independent of any framework.
pub type Response = http::Response<Bytes>;

/// Conversion into a response that is independent of any framework.
///
/// Both derives implement it, and `From<E> for Response` with it. A framework's trait of this name is another one, which they
/// implement when the feature of the framework's name is on. If the compiler says that a type implements this trait and not the
/// framework's, [that feature is off](https://docs.rs/status-runtime/latest/status_runtime/reference/frameworks#when-a-handler-is-refused).
///
/// ```
/// use status_runtime::{HttpError, IntoResponse, Response};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("the cart is empty")]
/// #[status(conflict_state)]
/// struct Empty;
///
/// let response = Empty.into_response();
/// assert_eq!(response.status(), 409);
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// assert_eq!(
///     response.body(),
///     r#"{"type":"about:blank","title":"Conflict","status":409,"detail":"the cart is empty","code":"empty"}"#
/// );
/// let same = Response::from(Empty);
/// assert_eq!(response.body(), same.body());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a response",
    label = "this has no `status_runtime::IntoResponse`",
    note = "help: `#[derive(status_runtime::HttpError)]` on an error, `#[derive(status_runtime::HttpOutcome)]` on a success or redirect"
)]
pub trait IntoResponse {
    /// Converts the value into a response.
    fn into_response(self) -> Response;
}

impl<E: HttpError> IntoResponse for Box<E> {
    fn into_response(self) -> Response {
        respond(&*self)
    }
}

impl IntoResponse for Box<dyn HttpError> {
    fn into_response(self) -> Response {
        respond(&*self)
    }
}

impl IntoResponse for Box<dyn HttpError + Send + Sync> {
    fn into_response(self) -> Response {
        respond(&*self)
    }
}

impl From<Box<dyn HttpError + Send + Sync>> for Response {
    fn from(error: Box<dyn HttpError + Send + Sync>) -> Response {
        error.into_response()
    }
}

/// The identity conversion.
impl IntoResponse for Response {
    fn into_response(self) -> Response {
        self
    }
}

/// For servers that treat an `Err` as a failure of their own: both sides of a handler's `Result` are responses.
///
/// ```
/// use status_runtime::{HttpError, HttpOutcome, IntoResponse};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("the cart is empty")]
/// #[status(conflict_state)]
/// struct Empty;
///
/// #[derive(HttpOutcome)]
/// #[status(no_content)]
/// struct Done;
///
/// let (good, bad): (Result<Done, Empty>, Result<Done, Empty>) = (Ok(Done), Err(Empty));
/// assert_eq!(good.into_response().status(), 204);
/// assert_eq!(bad.into_response().status(), 409);
/// ```
impl<T: IntoResponse, E: IntoResponse> IntoResponse for Result<T, E> {
    fn into_response(self) -> Response {
        match self {
            Ok(value) => value.into_response(),
            Err(error) => error.into_response(),
        }
    }
}

#[allow(missing_docs)]
pub fn respond(error: &dyn HttpError) -> Response {
    respond_as(error)
}

/// The only function that builds the response of an error. It is generic over the framework's body, since a response is
/// large to move and would have to be built again.
pub(crate) fn respond_as<B: From<Bytes>>(error: &dyn HttpError) -> http::Response<B> {
    let entry = error.entry();
    // Middleware between the router and the layer must not see a difference either.
    #[cfg(feature = "_layer")]
    if entry.is_absent() && crate::layer::scope::is_there() {
        converted(error, entry, Some(&Bytes::new()));
        let mut response = http::Response::new(B::from(Bytes::new()));
        *response.status_mut() = entry.status();
        return response;
    }
    let parts = entry.parts();
    let body = match parts.body {
        Body::Problem if !parts.detail_varies && !parts.members_vary => Bytes::from_static(parts.head.as_bytes()),
        Body::Problem => {
            let mut document = Document::json(parts);
            error.__document(&mut document);
            document.finish()
        }
        Body::Text => shown(text(error, entry)),
        Body::None => Bytes::new(),
        #[cfg(feature = "problem")]
        Body::Rendered { render, .. } => {
            let mut out = Vec::new();
            render(&error.problem(), &mut out);
            Bytes::from(out)
        }
    };
    converted(error, entry, Some(&body));
    let mut response = http::Response::new(B::from(body));
    *response.status_mut() = entry.status();
    let headers = response.headers_mut();
    if let Some(media_type) = parts.body.content_type() {
        headers.append(header::CONTENT_TYPE, media_type);
    }
    constant(parts, headers);
    error.__companions(headers);
    response
}

/// The text where there is only text: the detail, else the title.
pub(crate) fn text(error: &dyn HttpError, entry: &Entry) -> Bytes {
    let parts = entry.parts();
    let detail = match parts.detail_varies {
        true => {
            let mut document = Document::text();
            error.__document(&mut document);
            document.finish()
        }
        false => Bytes::from_static(parts.detail.as_bytes()),
    };
    if detail.is_empty() { Bytes::from_static(entry.identity().title.as_bytes()) } else { detail }
}

/// Text as sent: a terminal may display it.
fn shown(text: Bytes) -> Bytes {
    match str::from_utf8(&text).map(printable_lines) {
        Ok(Cow::Owned(shown)) => shown.into(),
        Ok(Cow::Borrowed(_)) | Err(_) => text,
    }
}

/// Tells a layer of an error that has been converted, and of its content if that is one of HTTP; without a layer, the
/// log.
#[inline]
pub(crate) fn converted(error: &dyn HttpError, entry: &'static Entry, content: Option<&Bytes>) {
    #[cfg(feature = "_layer")]
    crate::layer::scope::converted(error, entry, content);
    #[cfg(not(feature = "_layer"))]
    {
        let _ = content;
        #[cfg(feature = "tracing")]
        crate::record::log(error, entry);
        #[cfg(not(feature = "tracing"))]
        let _ = (error, entry);
    }
}

/// The content of an outcome.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Content {
    None,
    Some {
        media_type: HeaderValue,
        bytes: Bytes,
    },
    /// The content does not serialize.
    #[cfg(feature = "problem")]
    Failed(serde_json::Error),
}

/// The only function that builds the response of an outcome.
pub fn outcome(entry: &'static Entry, mut headers: HeaderMap, content: Content) -> Response {
    let bytes = match content {
        Content::None => Bytes::new(),
        Content::Some { media_type, bytes } => {
            headers.append(header::CONTENT_TYPE, media_type);
            bytes
        }
        #[cfg(feature = "problem")]
        Content::Failed(source) => return respond(&Unserializable { variant: entry.variant(), source }),
    };
    let mut response = Response::new(bytes);
    *response.status_mut() = entry.status();
    *response.headers_mut() = headers;
    response
}

/// The error of an outcome whose content does not serialize: none of the promised response can be sent.
#[cfg(feature = "problem")]
#[derive(Debug)]
struct Unserializable {
    variant: &'static str,
    source: serde_json::Error,
}

#[cfg(feature = "problem")]
impl fmt::Display for Unserializable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the content of `{}` does not serialize", self.variant)
    }
}

#[cfg(feature = "problem")]
impl std::error::Error for Unserializable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

#[cfg(feature = "problem")]
impl Derived for Unserializable {}

#[cfg(feature = "problem")]
impl HttpError for Unserializable {
    fn entry(&self) -> &'static Entry {
        static ENTRY: Entry = Parts::error(crate::situation::INTERNAL).entry(
            "Unserializable",
            "internal",
            "",
            r#"{"type":"about:blank","title":"Internal Server Error","status":500,"code":"internal"}"#,
        );
        &ENTRY
    }
}

/// Removes Upgrade, which HTTP/2 and HTTP/3 must not carry (RFC 9113 8.2.2, RFC 9114 4.2). A server drops it in any
/// case, but without a report; here the request's version is known. There a 426 has its document only, which is why
/// that names the protocol.
#[cfg(any(feature = "actix-web", feature = "ntex"))]
pub(crate) fn without_upgrade(headers: &mut HeaderMap) {
    headers.remove(header::CONNECTION);
    if headers.remove(header::UPGRADE).is_some() {
        crate::trace::left_out("upgrade", &"HTTP/2 and HTTP/3 have no Upgrade (RFC 9113 8.2.2)");
    }
}
