//! What the drawn programs use.

pub use http;
pub use status_runtime::{HttpError, HttpOutcome, IntoResponse};

use std::time::{Duration, SystemTime};

use status_runtime::{Entry, Problem, Renderer, Response};

/// One value: how its response is made.
pub type Row = fn() -> Seen;

pub struct Seen {
    pub error: bool,
    pub entry: &'static Entry,
    pub problem: Option<Vec<u8>>,
    pub response: Response,
}

macro_rules! error {
    ($value:expr) => {{
        fn row() -> Seen {
            crate::prelude::of_error($value)
        }
        row as Row
    }};
}

macro_rules! outcome {
    ($value:expr) => {{
        fn row() -> Seen {
            crate::prelude::of_outcome($value)
        }
        row as Row
    }};
}

pub(crate) use {error, outcome};

pub fn of_error<E: HttpError + IntoResponse>(error: E) -> Seen {
    Seen { error: true, entry: error.entry(), problem: Some(error.problem().to_json()), response: error.into_response() }
}

pub fn of_outcome<O: HttpOutcome + IntoResponse>(outcome: O) -> Seen {
    Seen { error: false, entry: outcome.entry(), problem: None, response: outcome.into_response() }
}

/// A representation of its own, in which every part of the problem can be found again.
pub struct Rendered;

impl Renderer for Rendered {
    fn content_type() -> http::HeaderValue {
        http::HeaderValue::from_static("application/vnd.rendered")
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        let rendered = serde_json::json!({
            "type": problem.type_uri(),
            "title": problem.title(),
            "status": problem.status().map(|status| status.as_u16()),
            "detail": problem.detail(),
            "code": problem.code(),
            "extensions": problem.extensions().collect::<Vec<_>>(),
        });
        out.extend_from_slice(rendered.to_string().as_bytes());
    }
}

#[derive(Debug)]
pub struct Unserializable;

impl serde::Serialize for Unserializable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("it does not serialize"))
    }
}

#[derive(Debug)]
pub struct Undisplayable;

impl std::fmt::Display for Undisplayable {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Err(std::fmt::Error)
    }
}

/// Seconds and nanoseconds since 1970, which may be negative.
pub fn moment(seconds: i64, nanos: u32) -> SystemTime {
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let moment = if seconds < 0 { SystemTime::UNIX_EPOCH - whole } else { SystemTime::UNIX_EPOCH + whole };
    moment + Duration::from_nanos(nanos.into())
}
