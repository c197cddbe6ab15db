//! Connect's unary error, beside the one of a library for Connect.

use std::time::Duration;

use connectrpc::ConnectError;
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use status_runtime::grpc::{Connect, Status};
use status_runtime::{FieldError, HttpError, IntoResponse, Response};

/// An error for each code of gRPC that an error can have.
#[derive(Debug, Clone, thiserror::Error, HttpError)]
#[status(domain = "orders.example.com", role = gateway)]
enum OrderError {
    #[error("the caller hung up")]
    #[status(internal, grpc = CANCELLED)]
    Cancelled,
    #[error("nobody knows")]
    #[status(internal, grpc = UNKNOWN)]
    Unknown,
    #[error("\"{text}\" \u{7}\u{1f980} is not an order")]
    #[status(malformed)]
    Malformed { text: String },
    #[error("the bank took too long")]
    #[status(upstream_timeout)]
    Timeout,
    #[error("order {id} does not exist")]
    #[status(not_found, link(rel = "help", href = "https://docs.example.com/orders"))]
    Missing { id: u64 },
    #[error("the order exists")]
    #[status(already_exists, field = "number")]
    Duplicate,
    #[error("not yours")]
    #[status(forbidden)]
    Forbidden,
    #[error("too many orders")]
    #[status(rate_limited)]
    TooFast(#[status(retry_after)] Duration),
    #[error("the order has shipped")]
    #[status(conflict_state)]
    Shipped,
    #[error("somebody was faster")]
    #[status(conflict_state, grpc = ABORTED)]
    Raced,
    #[error("there are five pages")]
    #[status(range_not_satisfiable, complete_length = 5)]
    Beyond,
    #[error("orders are only read")]
    #[status(method_not_allowed, allow = [GET])]
    ReadOnly,
    #[error("postgres://shop:hunter2@db refuses")]
    #[status(internal)]
    Broken,
    #[error("closed")]
    #[status(maintenance, retry_after = "60s")]
    Closed,
    #[error("the disk is gone")]
    #[status(internal, grpc = DATA_LOSS)]
    Lost,
    #[error("who are you?")]
    #[status(unauthenticated, challenge = bearer(realm = "orders"))]
    Stranger,
    #[error("the order is not valid")]
    #[status(validation_failed)]
    Invalid(#[status(errors)] Vec<FieldError>),
}

fn errors() -> Vec<OrderError> {
    use OrderError::*;

    vec![
        Cancelled,
        Unknown,
        Malformed { text: "a\nb".to_owned() },
        Timeout,
        Missing { id: 7 },
        Duplicate,
        Forbidden,
        TooFast(Duration::from_secs(3)),
        Shipped,
        Raced,
        Beyond,
        ReadOnly,
        Broken,
        Closed,
        Lost,
        Stranger,
        Invalid(vec![FieldError::new("/items/0/price", "is negative")]),
    ]
}

fn respond(error: OrderError) -> Response {
    Connect(error).into_response()
}

#[test]
fn it_is_what_the_library_sends() {
    let mut codes: Vec<_> = errors().iter().map(|error| Status::of(error).code.number()).collect();
    codes.sort_unstable();
    codes.dedup();
    // Every one of google.rpc.Code but OK.
    assert_eq!(codes, Vec::from_iter(1..=16));

    for error in errors() {
        let (ours, theirs) = (respond(error.clone()), ConnectError::from(error));
        assert_eq!(ours.body(), &theirs.to_json());
        assert_eq!(ours.status(), theirs.http_status(), "{theirs}");
        // The Connect protocol, "Unary-Response": an error is JSON, whatever the codec of the call is.
        assert_eq!(ours.headers()["content-type"], "application/json");
        assert_eq!(ours.headers()["cache-control"], "no-store");
    }
}

#[test]
fn it_has_code_message_and_details() {
    let response = respond(OrderError::Missing { id: 7 });
    let document: Value = serde_json::from_slice(response.body()).expect("JSON");
    assert_eq!((&document["code"], &document["message"]), (&json!("not_found"), &json!("order 7 does not exist")));
    let types: Vec<_> = document["details"].as_array().expect("a list").iter().map(|detail| &detail["type"]).collect();
    assert_eq!(types, ["google.rpc.ErrorInfo", "google.rpc.Help"]);

    let broken = String::from_utf8(respond(OrderError::Broken).body().to_vec()).expect("JSON");
    assert!(!broken.contains("hunter2"), "{broken}");
}

/// The headers that HTTP has with its own status code, of those of a response.
fn companions(headers: &HeaderMap) -> Vec<&str> {
    let mut names: Vec<_> = headers.keys().map(|name| name.as_str()).collect();
    names.retain(|name| !["cache-control", "content-type"].contains(name));
    names.sort_unstable();
    names
}

#[test]
fn its_headers_are_those_of_its_status_code() {
    let stranger = respond(OrderError::Stranger);
    // RFC 9110 15.5.2: a 401 has WWW-Authenticate.
    assert_eq!(
        (stranger.status(), companions(stranger.headers())),
        (StatusCode::UNAUTHORIZED, vec!["www-authenticate"])
    );
    let fast = respond(OrderError::TooFast(Duration::from_secs(3)));
    assert_eq!((fast.status(), &fast.headers()["retry-after"]), (StatusCode::TOO_MANY_REQUESTS, &"3".parse().unwrap()));
    // Connect has a 501 for the 405, and a 400 for the 416: neither has Allow or Content-Range.
    let method = respond(OrderError::ReadOnly);
    assert_eq!((method.status().as_u16(), companions(method.headers())), (501, vec![]));
    let beyond = respond(OrderError::Beyond);
    assert_eq!((beyond.status().as_u16(), companions(beyond.headers())), (400, vec![]));
}
