//! The input of a request, with the shop's own errors where it is invalid.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use status_runtime::extract::{acceptable, for_error};
use status_runtime::{ETag, Parameter};

use crate::error::{IfMatch, ShopError};
use crate::store::Order;

for_error! {
    #[status(types = crate::TYPES)]
    pub mod service => ShopError
}

pub use service::{Form, Json, Negotiated, Path, Query, Rejection};

/// Rejects requests for anything but JSON before they have an effect.
pub async fn json_only(request: Request, next: Next) -> Result<Response, ShopError> {
    acceptable(request.headers(), &["application/json"])?;
    Ok(next.run(request).await)
}

/// Prevents lost updates (RFC 9110 13.1.1): no change without `If-Match`, and none that it forbids.
pub fn if_match(headers: &HeaderMap, order: &Order) -> Result<(), IfMatch> {
    let current = order.etag();
    match condition(headers, "If-Match", |tag| tag.strong_eq(&current))? {
        None => Err(IfMatch::VersionRequired),
        Some(false) => Err(IfMatch::VersionOutdated { current }),
        Some(true) => Ok(()),
    }
}

/// Returns whether the client already has this version (RFC 9110 13.1.2).
pub fn has_current(headers: &HeaderMap, order: &Order) -> Result<bool, Negotiated> {
    let current = order.etag();
    Ok(condition(headers, "If-None-Match", |tag| tag.weak_eq(&current))?.unwrap_or(false))
}

/// Returns whether the header names the current version; `None` without the header.
fn condition(
    headers: &HeaderMap,
    name: &'static str,
    is_current: impl Fn(&ETag) -> bool,
) -> Result<Option<bool>, Negotiated> {
    let lines = headers.get_all(name);
    match lines.iter().next() {
        None => return Ok(None),
        Some(line) if line == "*" => return Ok(Some(true)),
        Some(_) => {}
    }
    match ETag::parse_all(lines) {
        Ok(tags) => Ok(Some(tags.iter().any(is_current))),
        Err(error) => {
            Err(Negotiated::InvalidParameter { parameter: Parameter::header(name), problem: error.to_string() })
        }
    }
}

/// Reads the key, a string of structured fields (RFC 9651 3.3.3): in quotes.
pub fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, Rejection> {
    let Some(value) = headers.get("Idempotency-Key") else { return Ok(None) };
    let key = value.to_str().ok().and_then(|value| value.strip_prefix('"')?.strip_suffix('"'));
    match key {
        Some(key) if !key.is_empty() && !key.contains(['"', '\\']) => Ok(Some(key)),
        _ => Err(Rejection::InvalidParameter {
            parameter: Parameter::header("Idempotency-Key"),
            problem: "an idempotency key stands in double quotes".into(),
        }),
    }
}
