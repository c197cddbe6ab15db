//! The imports and macros of the drawn programs.

pub use status_runtime::{FromResponse, HttpError, HttpOutcome, IntoResponse};

use std::marker::PhantomData;

use serde_json::{Value, json};
use status_runtime::{Entry, Read, Received, Response};

pub use crate::helpers::*;

/// One value, and the function that makes its response.
pub type Row = fn() -> Seen;

pub struct Seen {
    pub error: bool,
    pub entry: &'static Entry,
    pub problem: Option<Vec<u8>>,
    pub response: Response,
    /// What a client makes of the response.
    pub read: Option<Value>,
}

macro_rules! error {
    ($value:expr) => {{
        fn row() -> Seen {
            crate::prelude::of_error($value)
        }
        row as Row
    }};
}

macro_rules! read {
    ($value:expr) => {{
        fn row() -> Seen {
            crate::prelude::of_read($value)
        }
        row as Row
    }};
}

macro_rules! kept {
    ($value:expr) => {{
        fn row() -> Seen {
            crate::prelude::of_kept($value)
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

pub(crate) use {error, kept, outcome, read};

pub fn of_error<E: HttpError + IntoResponse>(error: E) -> Seen {
    let (entry, problem) = (error.entry(), Some(error.problem().to_json()));
    Seen { error: true, entry, problem, response: error.into_response(), read: None }
}

pub fn of_read<E: HttpError + IntoResponse + FromResponse>(error: E) -> Seen {
    with(of_error(error), |_: Received| Value::Null, PhantomData::<E>)
}

/// For a type with a variant for what is unknown.
pub fn of_kept<E: HttpError + IntoResponse + FromResponse + From<Received>>(error: E) -> Seen {
    with(of_error(error), |received| json!(E::from(received).entry().code()), PhantomData::<E>)
}

fn with<E: HttpError + IntoResponse + FromResponse>(
    seen: Seen,
    keep: impl Fn(Received) -> Value,
    _: PhantomData<E>,
) -> Seen {
    let read = match E::read(seen.response.clone()) {
        Ok(Read::Known { error, entry, received }) => json!({
            "entry": entry.code(),
            "place": Value::Null,
            "kept": error.entry().code(),
            "detail": received.problem().and_then(|problem| problem.detail()),
            "response": crate::shown(error.into_response()),
        }),
        Ok(Read::Unknown(received)) => json!({"entry": Value::Null, "kept": keep(received)}),
        Err(unread) => {
            let member = unread.member().map(|name| format!("member {name}"));
            let header = unread.header().map(|name| format!("header {name}"));
            json!({"entry": unread.entry().code(), "place": member.or(header)})
        }
    };
    Seen { read: Some(read), ..seen }
}

pub fn of_outcome<O: HttpOutcome + IntoResponse>(outcome: O) -> Seen {
    let entry = outcome.entry();
    Seen { error: false, entry, problem: None, response: outcome.into_response(), read: None }
}
