use axum08::response::Response;
use http::{StatusCode, header};
use http_api_problem::HttpApiProblem;

use super::{OrderError, contestant};

fn axum(error: OrderError) -> Response {
    let of = HttpApiProblem::with_title::<StatusCode>;
    match &error {
        OrderError::NoSuchOrder | OrderError::NotOf { .. } => {
            of(StatusCode::NOT_FOUND).detail(error.to_string()).to_axum_response()
        }
        OrderError::TooFast { wait } => {
            let mut response = of(StatusCode::TOO_MANY_REQUESTS).detail(error.to_string()).to_axum_response();
            response.headers_mut().insert(header::RETRY_AFTER, wait.as_secs().into());
            response
        }
        OrderError::Invalid { errors } => {
            let problem = of(StatusCode::UNPROCESSABLE_ENTITY).detail(error.to_string());
            problem.value("errors", errors).to_axum_response()
        }
        OrderError::Storage(_) => of(StatusCode::INTERNAL_SERVER_ERROR).to_axum_response(),
    }
}

contestant!("http-api-problem", OrderError::of, axum);
