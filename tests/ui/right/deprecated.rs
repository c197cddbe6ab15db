// What is deprecated is named by generated code because it is there: only the author's own use of it is warned about.
#![deny(warnings)]

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Variant {
    #[deprecated]
    #[status(not_found)]
    Missing,
    #[deprecated(since = "1.0.0", note = "say `Missing`")]
    #[status(rate_limited)]
    TooFast {
        #[status(retry_after)]
        wait: u64,
    },
    #[status(conflict_state)]
    Shipped {
        #[deprecated]
        #[status(extension)]
        id: u64,
    },
}

#[deprecated]
#[derive(Debug, HttpError)]
pub enum Type<T: std::fmt::Debug> {
    #[status(gone)]
    Gone(T),
    #[status(hidden, like = none)]
    Hidden,
}

#[allow(deprecated)]
impl<T: std::fmt::Debug> std::fmt::Display for Type<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("it failed")
    }
}

#[allow(deprecated)]
impl<T: std::fmt::Debug> std::error::Error for Type<T> {}

#[derive(HttpOutcome)]
#[deprecated]
#[status(created, location = "/orders/{id}")]
pub struct Created {
    pub id: u64,
    #[deprecated]
    #[status(body)]
    pub text: String,
}

#[derive(HttpOutcome)]
pub enum Outcome {
    #[status(ok)]
    #[deprecated]
    Done {
        #[status(body)]
        text: String,
    },
    #[status(no_content)]
    Nothing,
}

pub mod old {
    #[deprecated]
    #[derive(Debug, Clone, Copy, serde::Serialize)]
    pub struct Money(pub u64);
}

// Allowed by the author where it is named.
#[allow(deprecated)]
#[derive(Debug, HttpError)]
#[status(payment_required)]
pub struct Unpaid {
    #[status(extension)]
    amount: old::Money,
}

impl std::fmt::Display for Unpaid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("it failed")
    }
}

impl std::error::Error for Unpaid {}

fn main() {}
