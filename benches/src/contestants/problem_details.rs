use axum08::response::{IntoResponse, Response};
use http::{StatusCode, header};
use problem_details::ProblemDetails;

use super::{Fault, OrderError, contestant};

#[derive(serde::Serialize)]
struct Errors {
    errors: Vec<Fault>,
}

fn axum(error: OrderError) -> Response {
    let of = ProblemDetails::from_status_code;
    match error {
        OrderError::NoSuchOrder | OrderError::NotOf { .. } => {
            of(StatusCode::NOT_FOUND).with_detail(error.to_string()).into_response()
        }
        OrderError::TooFast { wait } => {
            let problem = of(StatusCode::TOO_MANY_REQUESTS).with_detail(error.to_string());
            ([(header::RETRY_AFTER, wait.as_secs())], problem).into_response()
        }
        OrderError::Invalid { .. } => {
            let problem = of(StatusCode::UNPROCESSABLE_ENTITY).with_detail(error.to_string());
            let OrderError::Invalid { errors } = error else { unreachable!() };
            problem.with_extensions(Errors { errors }).into_response()
        }
        OrderError::Storage(_) => of(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

contestant!("problem_details", OrderError::of, axum);
