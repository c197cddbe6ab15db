//! The input of a request, with the shop's own errors where it is invalid.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_ENCODING};
use status_runtime::{ETag, Parameter};

use crate::error::{Condition, IfMatch, ShopError};
use crate::store::Order;

status_runtime::extract::for_error!(pub mod service => ShopError);

pub use service::{Form, Json, Path, Query};

/// Rejects requests for anything but plain JSON before they have an effect.
pub async fn negotiate(request: Request, next: Next) -> Result<Response, ShopError> {
    let headers = request.headers();
    if words(headers, CONTENT_ENCODING).any(|coding| !coding.eq_ignore_ascii_case("identity")) {
        return Err(ShopError::WrongContentCoding);
    }
    if !accepts_json(headers) {
        return Err(ShopError::OnlyJson);
    }
    Ok(next.run(request).await)
}

/// Returns whether JSON is acceptable: the most specific range that includes it decides, and without `Accept`,
/// everything is acceptable (RFC 9110 12.5.1).
fn accepts_json(headers: &HeaderMap) -> bool {
    let ranges = ["application/json", "application/*", "*/*"];
    let mut accepted: Vec<(usize, bool)> = words(headers, ACCEPT)
        .filter_map(|word| {
            let mut parts = word.split(';').map(str::trim);
            let range = parts.next()?.to_ascii_lowercase();
            let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
            let refused = weight.and_then(|q| q.parse().ok()).is_some_and(|q: f32| q == 0.0);
            Some((ranges.iter().position(|known| *known == range)?, !refused))
        })
        .collect();
    accepted.sort_unstable();
    accepted.first().map_or(words(headers, ACCEPT).next().is_none(), |(_, accepted)| *accepted)
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
pub fn has_current(headers: &HeaderMap, order: &Order) -> Result<bool, Condition> {
    let current = order.etag();
    Ok(condition(headers, "If-None-Match", |tag| tag.weak_eq(&current))?.unwrap_or(false))
}

/// Returns whether the header names the current version; `None` without the header.
fn condition(
    headers: &HeaderMap,
    name: &'static str,
    is_current: impl Fn(&ETag) -> bool,
) -> Result<Option<bool>, Condition> {
    let lines = headers.get_all(name);
    match lines.iter().next() {
        None => return Ok(None),
        Some(line) if line == "*" => return Ok(Some(true)),
        Some(_) => {}
    }
    match ETag::parse_all(lines) {
        Ok(tags) => Ok(Some(tags.iter().any(is_current))),
        Err(error) => {
            Err(Condition::InvalidParameter { parameter: Parameter::header(name), reason: error.to_string() })
        }
    }
}

/// Reads the key, a string of structured fields (RFC 9651 3.3.3): in quotes.
pub fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, Condition> {
    let Some(value) = headers.get("Idempotency-Key") else { return Ok(None) };
    let key = value.to_str().ok().and_then(|value| value.strip_prefix('"')?.strip_suffix('"'));
    match key {
        Some(key) if !key.is_empty() && !key.contains(['"', '\\']) => Ok(Some(key)),
        _ => Err(Condition::InvalidParameter {
            parameter: Parameter::header("Idempotency-Key"),
            reason: "an idempotency key stands in double quotes".into(),
        }),
    }
}

/// The elements of a list header, over all its lines.
fn words(headers: &HeaderMap, name: http::HeaderName) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(name).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|word| !word.is_empty())
}
