//! Responses as they are commonly written by hand: `json!`, and a struct with serde.

use axum08::Json;
use axum08::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Fault, OrderError};
use crate::Cell;

pub fn cells() -> Vec<Cell> {
    [as_macro::cells(), as_struct::cells()].into_iter().flatten().collect()
}

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

fn status(error: &OrderError) -> StatusCode {
    match error {
        OrderError::NoSuchOrder | OrderError::NotOf { .. } => StatusCode::NOT_FOUND,
        OrderError::TooFast { .. } => StatusCode::TOO_MANY_REQUESTS,
        OrderError::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        OrderError::Storage(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn code(error: &OrderError) -> &'static str {
    match error {
        OrderError::NoSuchOrder => "no_such_order",
        OrderError::NotOf { .. } => "not_of",
        OrderError::TooFast { .. } => "too_fast",
        OrderError::Invalid { .. } => "invalid",
        OrderError::Storage(_) => "storage",
    }
}

/// Content-Type and the header that the situation requires. Cache-Control, which the derive adds, is rarely written.
fn headers(error: &OrderError, headers: &mut http::HeaderMap) {
    headers.insert(header::CONTENT_TYPE, PROBLEM_JSON);
    if let OrderError::TooFast { wait } = error {
        headers.insert(header::RETRY_AFTER, wait.as_secs().into());
    }
}

mod as_macro {
    use super::*;
    use crate::contestants::contestant;

    fn body(error: &OrderError) -> Value {
        let status = status(error);
        let title = status.canonical_reason();
        match error {
            OrderError::Storage(_) => json!({
                "type": "about:blank",
                "title": title,
                "status": status.as_u16(),
                "code": code(error),
            }),
            OrderError::Invalid { errors } => json!({
                "type": "about:blank",
                "title": title,
                "status": status.as_u16(),
                "detail": error.to_string(),
                "code": code(error),
                "errors": errors,
            }),
            _ => json!({
                "type": "about:blank",
                "title": title,
                "status": status.as_u16(),
                "detail": error.to_string(),
                "code": code(error),
            }),
        }
    }

    fn axum(error: OrderError) -> Response {
        let mut response = (status(&error), Json(body(&error))).into_response();
        headers(&error, response.headers_mut());
        response
    }

    fn http(error: OrderError) -> http::Response<Bytes> {
        let mut response = http::Response::new(Bytes::from(serde_json::to_vec(&body(&error)).unwrap_or_default()));
        *response.status_mut() = status(&error);
        headers(&error, response.headers_mut());
        response
    }

    contestant!("json!", OrderError::of, axum, http);
}

mod as_struct {
    use super::*;
    use crate::contestants::contestant;

    #[derive(Serialize)]
    struct Problem<'a> {
        r#type: &'static str,
        title: Option<&'static str>,
        status: u16,
        #[serde(skip_serializing_if = "Option::is_none")]
        detail: Option<String>,
        code: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        errors: Option<&'a [Fault]>,
    }

    fn body(error: &OrderError) -> Vec<u8> {
        let status = status(error);
        let problem = Problem {
            r#type: "about:blank",
            title: status.canonical_reason(),
            status: status.as_u16(),
            detail: (!status.is_server_error()).then(|| error.to_string()),
            code: code(error),
            errors: match error {
                OrderError::Invalid { errors } => Some(errors),
                _ => None,
            },
        };
        serde_json::to_vec(&problem).unwrap_or_default()
    }

    fn axum(error: OrderError) -> Response {
        let mut response = Response::new(body(&error).into());
        *response.status_mut() = status(&error);
        headers(&error, response.headers_mut());
        response
    }

    fn http(error: OrderError) -> http::Response<Bytes> {
        let mut response = http::Response::new(body(&error).into());
        *response.status_mut() = status(&error);
        headers(&error, response.headers_mut());
        response
    }

    contestant!("serde struct", OrderError::of, axum, http);
}
