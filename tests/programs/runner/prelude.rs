//! The imports and macros of the drawn programs.

pub use status_runtime::{HttpError, HttpOutcome, IntoResponse};

use status_runtime::{Entry, Response};

pub use crate::helpers::*;

/// One value, and the function that makes its response.
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
