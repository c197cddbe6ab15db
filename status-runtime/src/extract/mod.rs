//! Extractors for axum whose rejections are problem documents.
//!
//! They accept the same requests as axum's extractors of the same names. Where those respond with a line of text, these
//! respond with a [`Rejection`]: the field or parameter that is wrong, and the error in it.
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
//!  "detail":"invalid type: string, expected an integer from 0 to 18446744073709551615","code":"invalid_type"}]}
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

mod fault;
mod message;
mod rejection;
mod sent;
mod words;

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequest, FromRequestParts, OptionalFromRequest, RawPathParams, Request};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method};
use serde::Serialize;
use serde::de::DeserializeOwned;

use fault::Fault;
pub use rejection::Rejection;

/// JSON in the content of a request or of a response.
///
/// # Errors
///
/// [`UnsupportedMediaType`](Rejection::UnsupportedMediaType) unless Content-Type is `application/json` or ends with
/// `+json`, [`UnsupportedContentCoding`](Rejection::UnsupportedContentCoding) for content that no layer has decoded,
/// [`ContentTooLarge`](Rejection::ContentTooLarge), [`Malformed`](Rejection::Malformed) for content that is not JSON,
/// and [`ValidationFailed`](Rejection::ValidationFailed) for JSON that is not a `T`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Json<T>(pub T);

/// The content of a form, or for GET and HEAD the query of a submitted form.
///
/// # Errors
///
/// [`UnsupportedMediaType`](Rejection::UnsupportedMediaType) unless Content-Type is
/// `application/x-www-form-urlencoded`, [`UnsupportedContentCoding`](Rejection::UnsupportedContentCoding) for content
/// that no layer has decoded, [`ContentTooLarge`](Rejection::ContentTooLarge), and
/// [`ValidationFailed`](Rejection::ValidationFailed) for content that is not a `T`; for a query, the errors of
/// [`Query`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Form<T>(pub T);

/// The parameters in the query.
///
/// # Errors
///
/// [`InvalidParameter`](Rejection::InvalidParameter), or [`BadRequest`](Rejection::BadRequest) where the error is not
/// in a single parameter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Query<T>(pub T);

/// The parameters in the path.
///
/// # Errors
///
/// [`InvalidParameter`](Rejection::InvalidParameter), [`BadRequest`](Rejection::BadRequest) where the error is not in a
/// single parameter, and [`Internal`](Rejection::Internal) where the route does not have the parameters that `T` needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Json<T>, Rejection> {
        if !is_json(request.headers()) {
            return Err(Rejection::media_type(request.method(), &["application/json"]));
        }
        let content = content(request, state).await?;
        let mut deserializer = serde_json::Deserializer::from_slice(&content);
        let value =
            serde_path_to_error::deserialize(&mut deserializer).map_err(|error| Fault::json(error, &content))?;
        deserializer.end().map_err(|error| Rejection::malformed_json(&error))?;
        Ok(Json(value))
    }
}

/// `None` without a Content-Type.
impl<T: DeserializeOwned, S: Send + Sync> OptionalFromRequest<S> for Json<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Option<Json<T>>, Rejection> {
        match request.headers().contains_key(CONTENT_TYPE) {
            true => <Json<T> as FromRequest<S>>::from_request(request, state).await.map(Some),
            false => Ok(None),
        }
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        const JSON: HeaderValue = HeaderValue::from_static("application/json");
        match serde_json::to_vec(&self.0) {
            Ok(content) => ([(CONTENT_TYPE, JSON)], content).into_response(),
            Err(error) => Rejection::Internal(error.into()).into_response(),
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Form<T>, Rejection> {
        const FORM: &str = "application/x-www-form-urlencoded";

        if matches!(*request.method(), Method::GET | Method::HEAD) {
            return query(request.uri().query()).map(Form);
        }
        if !essence(request.headers()).eq_ignore_ascii_case(FORM.as_bytes()) {
            return Err(Rejection::media_type(request.method(), &[FORM]));
        }
        let content = content(request, state).await?;
        pairs(&content).map(Form).map_err(Fault::into_field)
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Query<T>, Rejection> {
        query(parts.uri.query()).map(Query)
    }
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Path<T>, Rejection> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Path(value)),
            Err(PathRejection::FailedToDeserializePathParams(refused)) => {
                let parameters = RawPathParams::from_request_parts(parts, state).await;
                let parameters: Vec<_> = parameters.iter().flatten().collect();
                Err(Rejection::path(refused.into_kind(), &parameters))
            }
            Err(other) => Err(Rejection::Internal(other.into())),
        }
    }
}

/// The content, unless it is coded. `identity` is not a coding (RFC 9110 8.4), and a list may have empty elements (RFC
/// 9110 5.6.1.2).
async fn content<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Rejection> {
    let lines = request.headers().get_all(CONTENT_ENCODING).iter();
    let mut codings = lines.flat_map(|line| line.as_bytes().split(|byte| *byte == b',')).map(<[u8]>::trim_ascii);
    if codings.any(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case(b"identity")) {
        return Err(Rejection::UnsupportedContentCoding);
    }
    Bytes::from_request(request, state).await.map_err(Rejection::content)
}

fn query<T: DeserializeOwned>(query: Option<&str>) -> Result<T, Rejection> {
    pairs(query.unwrap_or_default().as_bytes()).map_err(Fault::into_query)
}

fn pairs<T: DeserializeOwned>(text: &[u8]) -> Result<T, Fault> {
    let deserializer = serde_urlencoded::Deserializer::new(form_urlencoded::parse(text));
    serde_path_to_error::deserialize(deserializer).map_err(|error| Fault::pair(&error, text))
}

fn essence(headers: &HeaderMap) -> &[u8] {
    let media_type = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    media_type.split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii()
}

fn is_json(headers: &HeaderMap) -> bool {
    let essence = essence(headers).to_ascii_lowercase();
    essence == b"application/json" || essence.starts_with(b"application/") && essence.ends_with(b"+json")
}
