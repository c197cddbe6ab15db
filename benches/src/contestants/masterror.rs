use std::io;
use std::time::Duration;

use axum08::response::{IntoResponse, Response};
use masterror::{AppCode, AppError, AppErrorKind, Error};
use serde_json::json;

use super::{Case, Fault, ID, WAIT, contestant, customer, faults, source};

#[derive(Debug, Error)]
enum OrderError {
    #[error("there is no such order")]
    #[app_error(kind = AppErrorKind::NotFound, code = AppCode::NotFound, message)]
    NoSuchOrder,
    #[error("order {id} of {customer} does not exist")]
    #[app_error(kind = AppErrorKind::NotFound, code = AppCode::NotFound, message)]
    NotOf { id: u64, customer: String },
    #[error("too many orders")]
    #[app_error(kind = AppErrorKind::RateLimited, code = AppCode::RateLimited, message)]
    TooFast { wait: Duration },
    #[error("the order did not pass validation")]
    #[app_error(kind = AppErrorKind::Validation, code = AppCode::Validation, message)]
    Invalid { errors: Vec<Fault> },
    #[error("storage failed")]
    #[app_error(kind = AppErrorKind::Internal, code = AppCode::Internal)]
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

fn axum(error: OrderError) -> Response {
    match &error {
        OrderError::TooFast { wait } => {
            let wait = wait.as_secs();
            AppError::from(error).with_retry_after_secs(wait).into_response()
        }
        OrderError::Invalid { errors } => {
            let details = json!(errors);
            AppError::from(error).with_details_json(details).into_response()
        }
        _ => AppError::from(error).into_response(),
    }
}

contestant!("masterror", of, axum);
