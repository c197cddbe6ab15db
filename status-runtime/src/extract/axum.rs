//! Extractors for axum.

use axum::RequestExt as _;
use axum::body::{HttpBody as _, to_bytes};
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequest, FromRequestParts, OptionalFromRequest, RawPathParams, Request};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method};
use http_body_util::LengthLimitError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use status_vocabulary::grammar;

use super::from::axum::{cause, path};
use super::input_error::InputError;
use super::rejection::{FORM, JSON, Rejection};

/// JSON in the content of a request or of a response.
///
/// # Errors
///
/// [`UnsupportedMediaType`](Rejection::UnsupportedMediaType) unless Content-Type is `application/json` or an
/// `application/..+json`, with any valid parameters (RFC 9110 8.3.1, RFC 6839 3.1),
/// [`UnsupportedContentCoding`](Rejection::UnsupportedContentCoding) for content that no layer has decoded,
/// [`ContentTooLarge`](Rejection::ContentTooLarge), [`Malformed`](Rejection::Malformed) for content that is not JSON,
/// and [`ValidationFailed`](Rejection::ValidationFailed) for JSON that is not a `T`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Json<T>(pub T);

/// The content of a form, or for GET and HEAD the query of a submitted form.
///
/// # Errors
///
/// [`UnsupportedMediaType`](Rejection::UnsupportedMediaType) unless Content-Type is
/// `application/x-www-form-urlencoded`, in upper or lower case and with any valid parameters (RFC 9110 8.3.1),
/// [`UnsupportedContentCoding`](Rejection::UnsupportedContentCoding) for content that no layer has decoded,
/// [`ContentTooLarge`](Rejection::ContentTooLarge), and
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

/// The content as text.
///
/// # Errors
///
/// [`UnsupportedContentCoding`](Rejection::UnsupportedContentCoding) for content that no layer has decoded,
/// [`ContentTooLarge`](Rejection::ContentTooLarge), and [`Malformed`](Rejection::Malformed) for content that is not UTF-8.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(pub String);

/// The content as it is, coded or not.
///
/// Not `Bytes`, and not for users: the compiler tells types of one name apart by their paths, in each of its messages.
#[derive(Debug)]
pub struct Octets(pub Bytes);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, _: &S) -> Result<Json<T>, Rejection> {
        if !is_json(request.headers()) {
            return Err(unsupported(&request, JSON));
        }
        let content = content(request).await?;
        let mut deserializer = serde_json::Deserializer::from_slice(&content);
        let value =
            serde_path_to_error::deserialize(&mut deserializer).map_err(|error| InputError::json(&error, &content))?;
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
        json(&self.0).unwrap_or_else(Rejection::into_response)
    }
}

/// The response with a value as JSON.
///
/// # Errors
///
/// [`Internal`](Rejection::Internal) for a value that does not serialize.
pub fn json<T: Serialize>(value: &T) -> Result<Response, Rejection> {
    const JSON: HeaderValue = HeaderValue::from_static("application/json");
    let content = serde_json::to_vec(value).map_err(|error| Rejection::Internal(error.into()))?;
    Ok(([(CONTENT_TYPE, JSON)], content).into_response())
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, _: &S) -> Result<Form<T>, Rejection> {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            return query(request.uri().query()).map(Form);
        }
        if !is_of(request.headers(), FORM[0]) {
            return Err(unsupported(&request, FORM));
        }
        let content = content(request).await?;
        pairs(&content).map(Form).map_err(InputError::into_field)
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
                Err(path(refused.into_kind(), Some(&parameters)))
            }
            Err(other) => Err(other.into()),
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Text {
    type Rejection = Rejection;

    async fn from_request(request: Request, _: &S) -> Result<Text, Rejection> {
        let content = content(request).await?;
        let text = String::from_utf8(content.into());
        text.map(Text).map_err(|error| Rejection::not_utf_8(error.utf8_error()))
    }
}

impl<S: Send + Sync> FromRequest<S> for Octets {
    type Rejection = Rejection;

    async fn from_request(request: Request, _: &S) -> Result<Octets, Rejection> {
        limited(request).await.map(Octets)
    }
}

/// The content, unless it is coded.
async fn content(request: Request) -> Result<Bytes, Rejection> {
    refuse_coded(request.headers())?;
    limited(request).await
}

/// The content, up to the limit of the service.
async fn limited(request: Request) -> Result<Bytes, Rejection> {
    let content = request.into_limited_body();
    // The limit, if the content is longer: axum shows it nowhere else.
    let max_bytes = content.size_hint().upper();
    to_bytes(content, usize::MAX).await.map_err(|error| match cause::<LengthLimitError>(&error) {
        Some(_) => Rejection::ContentTooLarge { max_bytes },
        None => Rejection::incomplete(),
    })
}

/// `identity` is not a coding (RFC 9110 8.4), and a list may have empty elements (RFC 9110 5.6.1.2).
pub(super) fn refuse_coded(headers: &HeaderMap) -> Result<(), Rejection> {
    let lines = headers.get_all(CONTENT_ENCODING).iter();
    let mut codings = lines.flat_map(|line| line.as_bytes().split(|byte| *byte == b',')).map(<[u8]>::trim_ascii);
    match codings.any(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case(b"identity")) {
        true => Err(Rejection::UnsupportedContentCoding),
        false => Ok(()),
    }
}

fn query<T: DeserializeOwned>(query: Option<&str>) -> Result<T, Rejection> {
    pairs(query.unwrap_or_default().as_bytes()).map_err(InputError::into_query)
}

fn pairs<T: DeserializeOwned>(text: &[u8]) -> Result<T, InputError> {
    let deserializer = serde_urlencoded::Deserializer::new(form_urlencoded::parse(text));
    serde_path_to_error::deserialize(deserializer).map_err(|error| InputError::pair(&error, text))
}

/// `accept` stands in Accept-Patch as well in the response to a PATCH (RFC 5789 2.2).
pub(super) fn unsupported(request: &Request, accept: &'static [&'static str]) -> Rejection {
    let accept_patch = (request.method() == Method::PATCH).then_some(accept);
    Rejection::UnsupportedMediaType { accept, accept_patch }
}

/// The media type of the content, without its parameters, if there is one that can be read. Several are none: each
/// recipient would take another one (RFC 9110 8.3).
fn essence(headers: &HeaderMap) -> Option<&str> {
    let mut lines = headers.get_all(CONTENT_TYPE).iter();
    let (Some(line), None) = (lines.next(), lines.next()) else { return None };
    let text = line.to_str().ok()?.trim();
    // In Content-Type, `q` is a parameter like any other, which a media range has, too.
    grammar::media_range(text).ok()?;
    text.split(';').next().map(str::trim_end)
}

pub(super) fn is_of(headers: &HeaderMap, media_type: &str) -> bool {
    essence(headers).is_some_and(|essence| essence.eq_ignore_ascii_case(media_type))
}

/// A suffix comes after a name (RFC 6839 3.1, RFC 6838 4.2).
fn is_json(headers: &HeaderMap) -> bool {
    let Some(essence) = essence(headers).map(str::to_ascii_lowercase) else { return false };
    let name = essence.strip_prefix("application/").and_then(|subtype| subtype.strip_suffix("+json"));
    essence == JSON[0] || name.is_some_and(|name| name.starts_with(|first: char| first.is_ascii_alphanumeric()))
}
