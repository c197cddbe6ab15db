//! The limit: responses written by hand for speed. Constant bodies, and a body that depends on the value in one
//! allocation of its exact length.

use std::borrow::Cow;
use std::time::Duration;

use axum08::body::Body;
use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};

use super::{Fault, OrderError, contestant};

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The delays up to a minute; longer ones go through `itoa`.
const DELAYS: [&str; 60] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
    "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36", "37", "38", "39",
    "40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52", "53", "54", "55", "56", "57", "58",
    "59",
];

fn delay(wait: Duration) -> HeaderValue {
    // A client is never told to come back too early.
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    match DELAYS.get(seconds as usize) {
        Some(text) => HeaderValue::from_static(text),
        None => seconds.into(),
    }
}

fn status(error: &OrderError) -> StatusCode {
    match error {
        OrderError::NoSuchOrder | OrderError::NotOf { .. } => StatusCode::NOT_FOUND,
        OrderError::TooFast { .. } => StatusCode::TOO_MANY_REQUESTS,
        OrderError::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        OrderError::Storage(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn body(error: &OrderError) -> Bytes {
    match error {
        OrderError::NoSuchOrder => Bytes::from_static(
            br#"{"type":"about:blank","title":"Not Found","status":404,"detail":"there is no such order","code":"no_such_order"}"#,
        ),
        OrderError::NotOf { id, customer } => {
            let mut buffer = itoa::Buffer::new();
            let body = [
                br#"{"type":"about:blank","title":"Not Found","status":404,"detail":"order "#,
                buffer.format(*id).as_bytes(),
                b" of ",
                &escaped(customer),
                br#" does not exist","code":"not_of"}"#,
            ];
            body.concat().into()
        }
        OrderError::TooFast { .. } => Bytes::from_static(
            br#"{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"too many orders","code":"too_fast"}"#,
        ),
        OrderError::Invalid { errors } => invalid(errors),
        OrderError::Storage(_) => {
            Bytes::from_static(br#"{"type":"about:blank","title":"Internal Server Error","status":500,"code":"storage"}"#)
        }
    }
}

fn invalid(errors: &[Fault]) -> Bytes {
    const HEAD: &[u8] = br#"{"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"the order did not pass validation","code":"invalid","errors":["#;
    const POINTER: &[u8] = br#"{"pointer":""#;
    const DETAIL: &[u8] = br#"","detail":""#;
    const CODE: &[u8] = br#"","code":""#;
    let around = POINTER.len() + DETAIL.len() + CODE.len() + "\"},".len();
    let of = |error: &Fault| around + length(&error.pointer) + length(&error.detail) + length(&error.code);
    let commas = usize::from(errors.is_empty());
    let mut body = Vec::with_capacity(HEAD.len() + errors.iter().map(of).sum::<usize>() + commas + "]}".len() - 1);
    body.extend_from_slice(HEAD);
    for (at, error) in errors.iter().enumerate() {
        if at > 0 {
            body.push(b',');
        }
        body.extend_from_slice(POINTER);
        body.extend_from_slice(&escaped(&error.pointer));
        body.extend_from_slice(DETAIL);
        body.extend_from_slice(&escaped(&error.detail));
        body.extend_from_slice(CODE);
        body.extend_from_slice(&escaped(&error.code));
        body.extend_from_slice(b"\"}");
    }
    body.extend_from_slice(b"]}");
    body.into()
}

/// The text as it stands in a JSON string: nearly always unchanged.
fn escaped(text: &str) -> Cow<'_, [u8]> {
    match length(text) == text.len() {
        true => Cow::Borrowed(text.as_bytes()),
        false => Cow::Owned(escape(text)),
    }
}

fn length(text: &str) -> usize {
    if plain(text.as_bytes()) { text.len() } else { escape(text).len() }
}

/// Returns whether the bytes need no escapes. Reads eight bytes at once, the last eight perhaps twice.
fn plain(bytes: &[u8]) -> bool {
    let plain = |byte: u8| (byte >= 0x20) & (byte != b'"') & (byte != b'\\');
    let all = |bytes: &[u8; 8]| bytes.iter().fold(true, |all, byte| all & plain(*byte));
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks().0.iter().all(all) && all(last),
        None => bytes.iter().all(|byte| plain(*byte)),
    }
}

#[cold]
fn escape(text: &str) -> Vec<u8> {
    let mut quoted = serde_json::to_vec(text).unwrap_or_default();
    quoted.pop();
    quoted.remove(0);
    quoted
}

/// Fills the map in place, since it is large to move, and does not clone a finished one: a clone has no room for the
/// Content-Length that the server adds, and making room costs more than the clone saves.
pub fn respond<B: From<Bytes>>(error: OrderError) -> http::Response<B> {
    let mut response = http::Response::new(body(&error).into());
    *response.status_mut() = status(&error);
    let headers = response.headers_mut();
    headers.append(header::CONTENT_TYPE, PROBLEM_JSON);
    match error {
        OrderError::TooFast { wait } => {
            headers.append(header::CACHE_CONTROL, NO_STORE);
            headers.append(header::RETRY_AFTER, delay(wait));
        }
        OrderError::NoSuchOrder | OrderError::NotOf { .. } => {
            headers.append(header::CACHE_CONTROL, NO_STORE);
        }
        OrderError::Invalid { .. } | OrderError::Storage(_) => {}
    }
    response
}

contestant!("tuned by hand", OrderError::of, respond::<Body>, respond::<Bytes>);
