//! The errors of Connect's unary calls (the Connect protocol, "Unary-Response").

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};

use super::{CallError, Status, base64};
use crate::json::Buffer;
use crate::response::{converted, respond_as};
use crate::{HttpError, IntoResponse, Response};

/// An error in the form of Connect's unary calls, for a service that implements such a call without a library for
/// Connect: the status code that Connect has for the code of gRPC, and JSON with code, message and details.
///
/// `?` makes it of any error. The details are those of [the module](super), and the headers are the companions; where
/// Connect has another status code than HTTP, those that only mean something with HTTP's code are left out. It is an
/// [`IntoResponse`](trait@crate::IntoResponse), and with the feature `axum` one of axum. A layer leaves it as it is. A library for Connect, such as
/// `connectrpc` (feature `connectrpc`), responds in all of its protocols by itself.
///
/// ```
/// use status_runtime::grpc::Connect;
/// use status_runtime::{HttpError, IntoResponse};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[status(domain = "orders.example.com")]
/// enum OrderError {
///     #[error("order {id} does not exist")]
///     #[status(not_found)]
///     NoSuchOrder { id: u64 },
/// }
///
/// fn find(id: u64) -> Result<&'static str, OrderError> {
///     if id == 1 { Ok("a box of pencils") } else { Err(OrderError::NoSuchOrder { id }) }
/// }
///
/// fn get_order(id: u64) -> Result<&'static str, Connect<OrderError>> {
///     Ok(find(id)?)
/// }
///
/// let response = get_order(7).unwrap_err().into_response();
/// assert_eq!((response.status().as_u16(), &response.headers()["content-type"]), (404, &"application/json".parse()?));
/// assert!(response.body().starts_with(br#"{"code":"not_found","message":"order 7 does not exist","details":[{"#));
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connect<E>(pub E);

impl<E: HttpError> From<E> for Connect<E> {
    fn from(error: E) -> Connect<E> {
        Connect(error)
    }
}

impl<E: HttpError> IntoResponse for Connect<E> {
    fn into_response(self) -> Response {
        respond(&self.0)
    }
}

#[cfg(feature = "axum")]
impl<E: HttpError> axum_core::response::IntoResponse for Connect<E> {
    fn into_response(self) -> axum_core::response::Response {
        respond(&self.0)
    }
}

fn respond<B: From<Bytes>>(error: &dyn HttpError) -> http::Response<B> {
    let entry = error.entry();
    // The response to what does not exist is that of the router, which knows no call.
    if entry.is_absent() {
        return respond_as(error);
    }
    converted(error, entry, None);
    let call_error = CallError::of(error);
    let code = call_error.status.code;
    let status = code.http_status();
    let mut headers = if status == entry.status() { call_error.companions } else { call_error.outside_of_http() };
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let mut response = http::Response::new(B::from(document(code.connect_name(), &call_error.status)));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = headers;
    response
}

fn document(code: &str, status: &Status) -> Bytes {
    let mut out = Buffer::new();
    out.extend_from_slice(b"{\"code\":\"");
    out.escaped(code);
    out.extend_from_slice(b"\",\"message\":\"");
    out.escaped(&status.message);
    let mut before = "\",\"details\":[{\"type\":\"";
    for (name, message) in status.details() {
        out.extend_from_slice(before.as_bytes());
        out.escaped(name);
        out.extend_from_slice(b"\",\"value\":\"");
        out.escaped(&base64::encode(&message));
        before = "\"},{\"type\":\"";
    }
    out.extend_from_slice(b"\"}]}");
    out.take()
}
