use std::io;
use std::time::Duration;

use status_runtime::{FieldError, HttpError, IntoResponse};

use super::{Case, FAULTS, ID, WAIT, contestant, customer, source};

#[derive(Debug, thiserror::Error, HttpError)]
pub enum OrderError {
    #[error("there is no such order")]
    #[status(not_found)]
    NoSuchOrder,
    #[error("order {id} of {customer} does not exist")]
    #[status(not_found, code = "not_of")]
    NotOf { id: u64, customer: String },
    #[error("too many orders")]
    #[status(rate_limited)]
    TooFast {
        #[status(retry_after)]
        wait: Duration,
    },
    #[error("the order did not pass validation")]
    #[status(validation_failed)]
    Invalid {
        #[status(errors)]
        errors: Vec<FieldError>,
    },
    #[error("storage failed")]
    #[status(internal)]
    Storage(#[source] io::Error),
}

pub fn of(case: Case) -> OrderError {
    match case {
        Case::Unit => OrderError::NoSuchOrder,
        Case::Detail => OrderError::NotOf { id: ID, customer: customer() },
        Case::RetryAfter => OrderError::TooFast { wait: WAIT },
        Case::Errors => {
            let errors = FAULTS.map(|(pointer, detail, code)| FieldError::new(pointer, detail).code(code));
            OrderError::Invalid { errors: errors.into() }
        }
        Case::Masked => OrderError::Storage(source()),
    }
}

contestant!("derive", of, <OrderError as axum08::response::IntoResponse>::into_response, IntoResponse::into_response);
