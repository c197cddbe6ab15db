//! Orders in AWS Lambda, where an `Err` would be a failed invocation, so that errors and successes are both responses:
//! `cargo lambda build -p status-examples --features lambda --bin lambda`.

use bytes::Bytes;
use http_body_util::Full;
use lambda_http::{Error, Request, Response, run, service_fn};
use status_examples::{Found, OrderError, find};
use status_runtime::IntoResponse;

fn order(request: &Request) -> Result<Found, OrderError> {
    let id = request.uri().path().strip_prefix("/orders/").and_then(|id| id.parse().ok());
    find(id.unwrap_or_default())
}

async fn respond(request: Request) -> Result<Response<Full<Bytes>>, Error> {
    Ok(order(&request).into_response().map(Full::new))
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    run(service_fn(respond)).await
}
