use axum08::response::{IntoResponse, Response};
use http::{StatusCode, header};
use serde_json::json;

use super::{OrderError, contestant};

fn axum(error: OrderError) -> Response {
    let of = |status: StatusCode| problemdetails::new(status).with_title(status.canonical_reason().unwrap_or_default());
    match &error {
        OrderError::NoSuchOrder | OrderError::NotOf { .. } => {
            of(StatusCode::NOT_FOUND).with_detail(error.to_string()).into_response()
        }
        OrderError::TooFast { wait } => {
            let problem = of(StatusCode::TOO_MANY_REQUESTS).with_detail(error.to_string());
            ([(header::RETRY_AFTER, wait.as_secs())], problem).into_response()
        }
        OrderError::Invalid { errors } => of(StatusCode::UNPROCESSABLE_ENTITY)
            .with_detail(error.to_string())
            .with_value("errors", json!(errors))
            .into_response(),
        OrderError::Storage(_) => of(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

contestant!("problemdetails", OrderError::of, axum);
