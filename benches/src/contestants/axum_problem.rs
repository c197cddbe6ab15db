use std::io;
use std::time::Duration;

use axum::response::{IntoResponse, Response};
use axum_problem::{AxumProblem, Problem};
use http::header;
use serde_json::json;

use super::{Case, Fault, ID, WAIT, contestant, customer, faults, source};

#[derive(Debug, thiserror::Error, AxumProblem)]
enum OrderError {
    #[error("there is no such order")]
    #[problem(status = 404)]
    NoSuchOrder,
    #[error("order {id} of {customer} does not exist")]
    #[problem(status = 404)]
    NotOf { id: u64, customer: String },
    #[error("too many orders")]
    #[problem(status = 429)]
    TooFast { wait: Duration },
    #[error("the order did not pass validation")]
    #[problem(status = 422)]
    Invalid { errors: Vec<Fault> },
    #[error("storage failed")]
    #[problem(status = 500, mask)]
    Storage(#[source] io::Error),
}

fn of(case: Case) -> OrderError {
    match case {
        Case::Unit => OrderError::NoSuchOrder,
        Case::Detail => OrderError::NotOf { id: ID, customer: customer() },
        Case::RetryAfter => OrderError::TooFast { wait: WAIT },
        Case::Errors => OrderError::Invalid { errors: faults() },
        Case::Masked => OrderError::Storage(source()),
    }
}

/// The derive supports neither headers nor extensions: those are added by hand.
fn axum(error: OrderError) -> Response {
    match &error {
        OrderError::TooFast { wait } => {
            let wait = wait.as_secs();
            ([(header::RETRY_AFTER, wait)], error).into_response()
        }
        OrderError::Invalid { errors } => {
            Problem::new(422).detail(error.to_string()).extension("errors", json!(errors)).into_response()
        }
        _ => error.into_response(),
    }
}

contestant!("axum-problem", of, axum);
