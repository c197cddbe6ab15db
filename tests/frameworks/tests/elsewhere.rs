//! Conversions into types other than HTTP responses, such as the error type of another crate.

use actix_web::Responder;
use http::{HeaderMap, StatusCode, header};
use ntex::web::WebResponseError;
use status_runtime::{Challenge, FieldError, HttpError, HttpOutcome, Upgrade};
use tonic::Code;

#[derive(Debug, thiserror::Error, HttpError)]
enum OrderError {
    #[error("order {id} does not exist")]
    #[status(not_found)]
    Missing { id: u64 },

    #[error("sign in to see your orders")]
    #[status(unauthenticated)]
    Anonymous(#[status(challenge)] Vec<Challenge>),

    #[error("too many orders")]
    #[status(rate_limited, retry_after = 30)]
    TooMany,

    #[error("the order is not valid")]
    #[status(validation_failed)]
    Invalid(#[status(errors)] Vec<FieldError>),

    #[error("postgres://shop:hunter2@db refuses")]
    #[status(unavailable, retry_after = "5s")]
    Storage,

    #[error("not for you")]
    #[status(hidden, like = Missing)]
    Hidden { id: u64 },

    #[error("speak websocket")]
    #[status(upgrade_required)]
    Upgrade(#[status(upgrade)] Upgrade),
}

fn anonymous() -> OrderError {
    let challenges = ["Bearer realm=\"shop\"", "Basic realm=\"shop\""];
    OrderError::Anonymous(challenges.map(|text| text.parse().expect("a challenge")).to_vec())
}

fn websocket() -> OrderError {
    OrderError::Upgrade("websocket".parse().expect("a protocol"))
}

fn grpc(error: OrderError) -> tonic::Status {
    error.into()
}

#[test]
fn grpc_gets_a_code_and_the_detail() {
    // The codes of google.rpc.Code for these statuses.
    assert_eq!(grpc(OrderError::Missing { id: 7 }).code(), Code::NotFound);
    assert_eq!(grpc(OrderError::Missing { id: 7 }).message(), "order 7 does not exist");
    assert_eq!(grpc(anonymous()).code(), Code::Unauthenticated);
    assert_eq!(grpc(OrderError::TooMany).code(), Code::ResourceExhausted);
    assert_eq!(grpc(OrderError::Invalid(vec![])).code(), Code::InvalidArgument);
}

#[test]
fn grpc_learns_no_more_than_http() {
    let storage = grpc(OrderError::Storage);
    assert_eq!(storage.code(), Code::Unavailable);
    assert_eq!(storage.message(), "Service Unavailable");
    assert!(!format!("{storage:?}").contains("hunter2"));

    // A hidden error cannot be distinguished from a missing resource.
    let (hidden, missing) = (grpc(OrderError::Hidden { id: 7 }), grpc(OrderError::Missing { id: 7 }));
    assert_eq!((hidden.code(), hidden.message()), (missing.code(), missing.message()));
    assert_eq!(hidden.metadata().clone().into_headers(), missing.metadata().clone().into_headers());
}

#[test]
fn grpc_metadata_is_what_means_something_without_http() {
    let response: http::Response<()> = grpc(anonymous()).into_http();
    let challenges: Vec<_> = response.headers().get_all(header::WWW_AUTHENTICATE).iter().collect();
    assert_eq!(challenges, ["Bearer realm=\"shop\"", "Basic realm=\"shop\""]);
    assert_eq!(response.headers()["grpc-status"], "16");

    let waiting = grpc(OrderError::TooMany).metadata().clone().into_headers();
    assert_eq!(waiting[header::RETRY_AFTER], "30");
    assert!(!waiting.contains_key(header::CACHE_CONTROL));

    // gRPC is HTTP/2, where these are forbidden (RFC 9113 8.2.2).
    let upgrade = grpc(websocket()).metadata().clone().into_headers();
    assert_eq!(upgrade, HeaderMap::new());
}

#[test]
fn dropshot_gets_status_code_detail_and_companions() {
    fn find() -> Result<(), OrderError> {
        Err(anonymous())
    }
    fn handler() -> Result<(), dropshot::HttpError> {
        Ok(find()?)
    }

    let response = handler().expect_err("nobody signed in").into_response("an-id");
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(response.headers().get_all(header::WWW_AUTHENTICATE).iter().count(), 2);

    let storage = dropshot::HttpError::from(OrderError::Storage);
    assert_eq!(storage.status_code.as_u16(), 503);
    assert_eq!(storage.error_code.as_deref(), Some("storage"));
    assert_eq!(storage.external_message, "Service Unavailable");
    assert!(storage.internal_message.contains("hunter2"));
    assert_eq!(storage.headers.expect("companions")[header::RETRY_AFTER], "5");
}

/// Without a recovery of the rejection, warp would reply with its `Debug` text.
#[test]
fn no_error_can_be_a_rejection_of_warp_by_mistake() {
    #[allow(dead_code, reason = "only its constant is asked for")]
    struct Probe<T>(std::marker::PhantomData<T>);

    trait Unrejectable {
        const REJECTS: bool = false;
    }

    impl<T> Unrejectable for Probe<T> {}

    impl<T: warp::reject::Reject> Probe<T> {
        const REJECTS: bool = true;
    }

    #[allow(dead_code, reason = "only its implementation is asked for")]
    #[derive(Debug)]
    struct Rejection;

    impl warp::reject::Reject for Rejection {}

    const { assert!(Probe::<Rejection>::REJECTS && !Probe::<OrderError>::REJECTS) }
}

#[test]
fn an_error_of_viz_keeps_its_cause() {
    let error = viz::Error::from(OrderError::Missing { id: 7 });
    assert_eq!(error.downcast_ref::<OrderError>().expect("the cause").to_string(), "order 7 does not exist");
}

#[derive(HttpOutcome)]
#[status(ok, upgrade = ["websocket"])]
struct Upgradable;

/// Headers that HTTP/2 forbids are left out where the version is known, and not left to the servers.
#[test]
fn no_upgrade_in_http2() {
    let plain = ntex::web::test::TestRequest::default().to_http_request();
    let response = WebResponseError::<ntex::web::DefaultError>::error_response(&websocket(), &plain);
    assert_eq!(response.headers().get("upgrade").map(|value| value.as_bytes()), Some("websocket".as_bytes()));

    let http2 = ntex::web::test::TestRequest::default().version(http::Version::HTTP_2).to_http_request();
    let response = WebResponseError::<ntex::web::DefaultError>::error_response(&websocket(), &http2);
    assert_eq!(response.status(), 426);
    assert!(!response.headers().contains_key("upgrade") && !response.headers().contains_key("connection"));

    use actix_web::http::Version;
    use actix_web::test::TestRequest;
    let plain = TestRequest::default().to_http_request();
    assert_eq!(Upgradable.respond_to(&plain).headers().get("upgrade").expect("an upgrade"), "websocket");
    let http2 = TestRequest::default().version(Version::HTTP_2).to_http_request();
    assert!(!Upgradable.respond_to(&http2).headers().contains_key("upgrade"));
}
