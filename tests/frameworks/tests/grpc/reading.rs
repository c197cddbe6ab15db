//! Errors that a client reads from the status of a call.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use connectrpc::ConnectError;
use http::{HeaderMap, Method};
use proptest::prelude::*;
use serde_json::Value;
use status_runtime::grpc::{Connect, ErrorInfo, FieldViolation, Status};
use status_runtime::{
    Allow, Challenge, FieldError, FromResponse, Grpc, HttpError, IntoResponse, Link, Parameter, Read, Received, Retry,
    RetryAfter, Unread,
};
use tonic::Code;
use tonic_types::{ErrorDetails, StatusExt};

#[derive(Debug, Clone, PartialEq, thiserror::Error, HttpError, FromResponse)]
#[error("the card was declined")]
#[status(payment_required, domain = "cards.example.com")]
struct Declined {
    #[status(extension)]
    balance: i64,
}

#[derive(Debug, Clone, PartialEq, thiserror::Error, HttpError, FromResponse)]
#[status(domain = "orders.example.com")]
enum OrderError {
    #[error("order {id} does not exist")]
    #[status(not_found)]
    Missing {
        #[status(extension)]
        id: u64,
        #[status(extension)]
        customer: String,
    },
    #[error("not yours")]
    #[status(hidden, like = Missing)]
    Hidden { id: u64, customer: String },
    #[error("too many orders")]
    #[status(rate_limited)]
    TooFast(#[status(retry_after)] RetryAfter),
    #[error("closed")]
    #[status(maintenance)]
    Closed(#[status(retry_after)] SystemTime),
    #[error("the order is not valid")]
    #[status(validation_failed)]
    Invalid(#[status(errors)] Vec<FieldError>),
    #[error("not a page")]
    #[status(invalid_parameter)]
    Page(#[status(parameter)] Parameter),
    #[error("it is missing")]
    #[status(invalid_parameter)]
    Unsorted(#[status(parameter = query)] String),
    #[error("look elsewhere")]
    #[status(conflict_state)]
    Elsewhere(#[status(link)] Vec<Link>),
    #[error("sign in")]
    #[status(unauthenticated)]
    Stranger(#[status(challenge)] Challenge),
    #[error("{text}")]
    #[status(already_exists)]
    Values {
        #[status(field)]
        field: Option<String>,
        #[status(extension)]
        text: String,
        #[status(extension)]
        perhaps: Option<String>,
        #[status(extension)]
        number: Option<i64>,
        #[status(extension)]
        is_it: bool,
        #[status(extension)]
        map: BTreeMap<String, Vec<f32>>,
        #[status(extension)]
        value: Value,
    },
    #[error("orders are only read")]
    #[status(method_not_allowed)]
    ReadOnly(#[status(allow)] Allow),
    #[error("storage failed: {0}")]
    #[status(overloaded, retry_after = "30s", server_only)]
    Storage(String),
    #[error(transparent)]
    #[status(transparent)]
    Payment(#[from] Declined),
}

/// A client's own enum, which knows the delay in another type.
#[derive(Debug, FromResponse)]
#[status(domain = "orders.example.com")]
enum OrderFailure {
    #[status(not_found)]
    Missing,
    #[status(maintenance)]
    Closed(#[status(retry_after)] Duration),
    #[status(overloaded, by_status)]
    Storage,
    #[status(unknown)]
    Unknown(Box<Received>),
}

fn known<E: FromResponse>(status: impl Into<Received>) -> E {
    match E::read(status) {
        Ok(Read::Known { error, .. }) => error,
        Ok(Read::Unknown(received)) => panic!("{:?}", received.grpc_status()),
        Err(unread) => panic!("{unread}"),
    }
}

fn unread(error: OrderError) -> Unread {
    OrderError::read(tonic::Status::from(error)).expect_err("a field has no form in gRPC")
}

/// All that a client of gRPC gets.
fn sent(error: &OrderError) -> HeaderMap {
    tonic::Status::from(error.clone()).into_http::<()>().into_parts().0.headers
}

fn missing() -> OrderError {
    OrderError::Missing { id: 7, customer: "Ann".to_owned() }
}

#[test]
fn what_was_raised_is_read() {
    assert_eq!(known::<OrderError>(tonic::Status::from(missing())), missing());
    assert_eq!(known::<OrderError>(ConnectError::from(missing())), missing());
    assert_eq!(known::<OrderError>(Connect(missing()).into_response()), missing());
    // It is seen as its twin, and so it is read.
    let hidden = OrderError::Hidden { id: 7, customer: "Ann".to_owned() };
    assert_eq!(known::<OrderError>(tonic::Status::from(hidden)), missing());
    // An inner error keeps its own domain.
    let declined = OrderError::from(Declined { balance: -5 });
    assert_eq!(known::<OrderError>(tonic::Status::from(declined.clone())), declined);

    // Its place is not in the status, but in the type.
    let unsorted = OrderError::Unsorted("sort[by]".to_owned());
    assert_eq!(known::<OrderError>(tonic::Status::from(unsorted.clone())), unsorted);

    assert!(matches!(known(tonic::Status::from(missing())), OrderFailure::Missing));
    let storage = OrderFailure::read(tonic::Status::from(OrderError::Storage("secret".to_owned()))).unwrap();
    assert!(matches!(storage.error(), Some(OrderFailure::Storage)));
    // It was not recognised by its status, so the advice is its own.
    assert_eq!(storage.retry(), Retry::AfterDelay(Some(RetryAfter::after(Duration::from_secs(30)))));
    let closed = OrderError::Closed(SystemTime::UNIX_EPOCH);
    assert!(matches!(known(tonic::Status::from(closed)), OrderFailure::Closed(Duration::ZERO)));
}

#[test]
fn what_came_is_kept_beside_the_error() {
    let mut status = tonic::Status::from(missing());
    status.metadata_mut().insert("x-request-id", "abc".parse().unwrap());
    let read = OrderError::read(status).unwrap();
    let received = read.received();
    assert_eq!((received.status().as_u16(), &received.headers()["x-request-id"]), (404, &"abc".parse().unwrap()));
    let status = received.grpc_status().expect("it is one");
    assert_eq!((status.code, status.message.as_str()), (Grpc::NotFound, "order 7 does not exist"));
}

#[test]
fn a_delay_is_that_of_retry_info() {
    // From another service there is no header.
    let details = ErrorDetails::with_retry_info(Some(Duration::from_millis(1500)));
    let status = tonic::Status::with_error_details(Code::ResourceExhausted, "slowly", details);
    let received = Received::from(status);
    assert_eq!((received.status().as_u16(), received.retry_after()), (429, Some(Duration::from_secs(2))));
    assert_eq!(Received::from(tonic::Status::unavailable("a")).retry_after(), None);

    // A date is relative to the server's clock.
    let until = SystemTime::now() + Duration::from_secs(3600);
    let received = Received::from(tonic::Status::from(OrderError::Closed(until)));
    let delay = received.grpc_status().and_then(|status| status.retry_delay);
    assert_eq!(received.retry_after(), delay);
    assert!(delay > Some(Duration::from_secs(3500)));
}

/// google/rpc/error_details.proto, "RetryInfo", and gRPC proposal A6, "Server pushback": a client comes back no earlier than
/// any of them says, and not at all after a pushback that is negative or not a number.
#[test]
fn the_longest_delay_of_a_call_counts() {
    let retry = |info: Option<u64>, lines: &[(&'static str, &'static str)]| {
        let mut status = Status::new(Grpc::ResourceExhausted, "slowly");
        status.retry_delay = info.map(Duration::from_secs);
        let mut trailers = HeaderMap::new();
        status.write_trailers(&mut trailers);
        for (name, value) in lines {
            trailers.insert(*name, value.parse().unwrap());
        }
        Received::from_trailers(trailers).retry()
    };
    let after = |seconds| Retry::AfterDelay(Some(RetryAfter::after(Duration::from_secs(seconds))));
    let (header, pushback) = ("retry-after", "grpc-retry-pushback-ms");
    assert_eq!(retry(Some(30), &[(header, "1")]), after(30));
    assert_eq!(retry(Some(1), &[(header, "30")]), after(30));
    assert_eq!(retry(None, &[(pushback, "4001")]), after(5));
    assert_eq!(retry(Some(2), &[(header, "1"), (pushback, "5000")]), after(5));
    assert_eq!(retry(Some(9), &[(pushback, "5000")]), after(9));
    for refusal in ["-1", "", "soon", "1.5"] {
        assert_eq!(retry(Some(1), &[(header, "1"), (pushback, refusal)]), Retry::Never, "{refusal:?}");
    }
}

/// A violation with a reason is one of `errors`, as a parameter has none.
#[test]
fn an_error_with_a_reason_is_no_parameter() {
    #[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
    #[error("is wrong")]
    #[status(bad_request, domain = "orders.example.com")]
    struct Wrong {
        #[status(parameter = query)]
        name: Option<String>,
        #[status(errors)]
        errors: Vec<FieldError>,
    }

    let errors = vec![FieldError::new("/email", "is wrong").code("invalid")];
    let wrong = || Wrong { name: None, errors: errors.clone() };
    assert_eq!(known::<Wrong>(tonic::Status::from(wrong())), wrong());
}

fn described(info: ErrorInfo) -> Received {
    let mut trailers = HeaderMap::new();
    let mut status = Status::new(Grpc::NotFound, "a");
    status.error_info = Some(info);
    status.write_trailers(&mut trailers);
    Received::from_trailers(trailers)
}

#[test]
fn whatever_else_comes_is_unknown() {
    let of_reason = |domain: &str, reason: &str| {
        described(ErrorInfo { reason: reason.into(), domain: domain.into(), metadata: Vec::new() })
    };
    let trailers = |lines: &[(&'static str, &'static str)]| {
        let lines = lines.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        Received::from_trailers(HeaderMap::from_iter(lines))
    };
    let mut broken = ConnectError::from(missing());
    broken.details[0].value = Some("!".to_owned());
    let mut later = ConnectError::from(missing());
    later.details[0].type_url = "google.rpc.LaterInfo".to_owned();
    let details = |details: &'static [u8]| tonic::Status::with_details(Code::NotFound, "a", details.into());
    for (received, status) in [
        (of_reason("cards.example.com", "MISSING"), 404),
        (of_reason("", "MISSING"), 404),
        (of_reason("orders.example.com", "missing"), 404),
        (of_reason("orders.example.com", "LATER"), 404),
        (tonic::Status::not_found("order 7 does not exist").into(), 404),
        // The variant for a 503 is not for calls.
        (tonic::Status::unavailable("a").into(), 503),
        (details(b"\xff").into(), 404),
        (details(b"\x08\x06").into(), 404),
        (broken.into(), 404),
        (later.into(), 404),
        (trailers(&[("grpc-status", "5"), ("grpc-status-details-bin", "!")]), 404),
        (trailers(&[("grpc-status", "five")]), 500),
        (trailers(&[]), 500),
    ] {
        match OrderFailure::read(received).unwrap().into_error() {
            OrderFailure::Unknown(received) => assert_eq!(received.status(), status),
            known => panic!("{known:?}"),
        }
    }
}

#[test]
fn a_document_is_read_like_any_other() {
    let response = http::Response::builder()
        .status(404)
        .header("grpc-status", "14")
        .header("content-type", "application/problem+json")
        .body(r#"{"code":"missing"}"#)
        .unwrap();
    assert!(matches!(known(response), OrderFailure::Missing));
}

/// The Connect protocol, "Error Codes": the `code` is gRPC's, and says nothing about whose error it is.
#[test]
fn a_code_of_connect_is_no_identity() {
    #[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
    #[status(domain = "shop.example.com")]
    enum ShopError {
        #[error("no such page")]
        #[status(not_found)]
        NotFound,
        #[error("no such shop")]
        #[status(not_found)]
        NoSuchShop,
        #[error("closed")]
        #[status(maintenance, by_status)]
        Closed(#[status(retry_after)] Option<RetryAfter>),
    }

    let document = |status: u16, body: &str| {
        let response = http::Response::builder().status(status).header("content-type", "application/json");
        ShopError::read(response.body(body).unwrap()).unwrap().error().map(ShopError::to_string)
    };
    assert_eq!(known::<ShopError>(Connect(ShopError::NoSuchShop).into_response()), ShopError::NoSuchShop);
    let closed = || ShopError::Closed(Some(RetryAfter::after(Duration::from_secs(3))));
    let mut response = Connect(closed()).into_response();
    // RetryInfo has it, too.
    response.headers_mut().remove("retry-after").expect("there is a delay");
    assert_eq!(known::<ShopError>(response), closed());

    // Another service's.
    let elsewhere = ShopError::read(Connect(missing()).into_response()).unwrap();
    assert!(matches!(elsewhere, Read::Unknown(received) if received.status() == 404));
    let detail = r#"{"type":"google.rpc.DebugInfo","value":"CAU"}"#;
    for (status, body) in [
        (404, format!(r#"{{"code":"not_found","message":"a","details":[{detail}]}}"#)),
        (404, format!(r#"{{"details":[{detail},{{"type":"a","value":"!"}}],"code":"not_found"}}"#)),
        // The variant for a 503 is not for calls.
        (503, format!(r#"{{"code":"unavailable","details":[{detail}]}}"#)),
    ] {
        assert_eq!(document(status, &body), None, "{body}");
    }

    // The code of other formats is an identity, whatever else they have.
    for body in [
        r#"{"code":"not_found"}"#.to_owned(),
        r#"{"code":"not_found","message":"a"}"#.to_owned(),
        r#"{"code":"not_found","message":"a","details":[]}"#.to_owned(),
        r#"{"code":"not_found","details":["a"]}"#.to_owned(),
        r#"{"code":"not_found","details":[{"type":"a","value":1}]}"#.to_owned(),
        r#"{"code":"not_found","details":{"type":"a","value":"b"}}"#.to_owned(),
        format!(r#"{{"status":404,"code":"not_found","details":[{detail}]}}"#),
        format!(r#"{{"title":"Not Found","code":"not_found","details":[{detail}]}}"#),
        format!(r#"{{"type":"about:blank","code":"not_found","details":[{detail}]}}"#),
    ] {
        assert_eq!(document(404, &body).as_deref(), Some("no such page"), "{body}");
    }
    let body = format!(r#"{{"code":"no_such_shop","details":[{detail}]}}"#);
    assert_eq!(document(404, &body).as_deref(), Some("no such shop"));
}

#[test]
fn what_has_no_form_in_grpc_is_unread() {
    let info = |metadata: &[(&str, &str)]| {
        let metadata = metadata.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        described(ErrorInfo { reason: "MISSING".into(), domain: "orders.example.com".into(), metadata })
    };
    for (metadata, why) in [
        (&[("customer", "Ann")][..], "`missing` (404) cannot be read: the member `id` is missing"),
        (&[("id", "7")], "`missing` (404) cannot be read: the member `customer` is missing"),
        (&[("id", "-7"), ("customer", "Ann")], "`missing` (404) cannot be read: the member `id` is of another type"),
        (&[("id", "seven"), ("customer", "")], "`missing` (404) cannot be read: the member `id` is of another type"),
    ] {
        assert_eq!(OrderError::read(info(metadata)).unwrap_err().to_string(), why);
    }
    // BadRequest has no place for the place of a parameter, and Allow is about HTTP's methods.
    assert_eq!(unread(OrderError::Page(Parameter::query("page"))).member(), Some("parameter"));
    let read_only = unread(OrderError::ReadOnly(Allow::from([Method::GET])));
    assert_eq!((read_only.header(), read_only.is_missing()), (Some("allow"), true));
}

/// Metadata is text: a text that looks like a number is one again, and a number is a number.
#[test]
fn a_member_is_read_as_what_its_field_is() {
    let values = OrderError::Values {
        field: None,
        text: "7".to_owned(),
        perhaps: Some("null".to_owned()),
        number: Some(-7),
        is_it: true,
        map: BTreeMap::from([("a".to_owned(), vec![1.5])]),
        value: serde_json::json!({ "a": [1, "2"] }),
    };
    let OrderError::Values { value, .. } = known(tonic::Status::from(values.clone())) else { panic!("another") };
    // Of any type, it is a text, as it came.
    assert_eq!(value, Value::from(r#"{"a":[1,"2"]}"#));
    let OrderError::Values { value: ref mut written, .. } = values.clone() else { unreachable!() };
    *written = value;
    let read: OrderError = known(tonic::Status::from(values.clone()));
    assert_eq!(sent(&read), sent(&values));
}

fn field_error() -> impl Strategy<Value = FieldError> {
    let pointer = prop::collection::vec("[a-z0-9_.`é\\[]{0,4}", 0..4)
        .prop_map(|tokens| String::from_iter(tokens.iter().map(|token| format!("/{token}"))));
    (pointer, any::<String>(), prop::option::of("[a-z-_]{1,8}")).prop_map(|(pointer, detail, code)| {
        let error = FieldError::new(pointer, detail);
        match code {
            Some(code) => error.code(code),
            None => error,
        }
    })
}

fn errors() -> impl Strategy<Value = OrderError> {
    let text = || "\\PC{0,12}";
    let value = prop_oneof![
        any::<i32>().prop_map(Value::from),
        "[0-9a-z\"{}]{0,4}".prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        prop::collection::vec(any::<u8>(), 0..3).prop_map(Value::from),
    ];
    let map = prop::collection::btree_map("[a-z]{0,3}", prop::collection::vec(-1e9_f32..1e9, 0..3), 0..3);
    let values = (
        prop::option::of(text()),
        "[0-9a-z\"{} \n%é]{1,12}",
        prop::option::of("null|true|[0-9]{1,3}|\\PC{0,5}"),
        prop::option::of(any::<i64>()),
        any::<bool>(),
        map,
        value,
    );
    let link = "[a-z]{1,9}".prop_map(|name| Link::new("help", format!("https://docs.example.com/{name}")).unwrap());
    prop_oneof![
        (any::<u64>(), any::<String>()).prop_map(|(id, customer)| OrderError::Missing { id, customer }),
        (any::<u64>(), any::<String>()).prop_map(|(id, customer)| OrderError::Hidden { id, customer }),
        (0..1_000_000_u64).prop_map(|wait| OrderError::TooFast(RetryAfter::after(Duration::from_secs(wait)))),
        (0..1_500_000_000_u64).prop_map(|unix| OrderError::Closed(SystemTime::UNIX_EPOCH + Duration::from_secs(unix))),
        prop::collection::vec(field_error(), 0..4).prop_map(OrderError::Invalid),
        prop::collection::vec(link, 0..3).prop_map(OrderError::Elsewhere),
        "[a-z]{1,8}".prop_map(|realm| OrderError::Stranger(Challenge::basic(&realm).unwrap())),
        values.prop_map(|(field, text, perhaps, number, is_it, map, value)| OrderError::Values {
            field,
            text,
            perhaps,
            number,
            is_it,
            map,
            value
        }),
        any::<i64>().prop_map(|balance| OrderError::Payment(Declined { balance })),
    ]
}

proptest! {
    /// What is read is written alike, whichever library has carried it.
    #[test]
    fn what_is_read_is_written_again(error in errors()) {
        let by_tonic: OrderError = known(tonic::Status::from(error.clone()));
        prop_assert_eq!(sent(&by_tonic), sent(&error));
        let by_connect: OrderError = known(ConnectError::from(error.clone()));
        prop_assert_eq!(sent(&by_connect), sent(&error));
        let by_unary: OrderError = known(Connect(error.clone()).into_response());
        prop_assert_eq!(sent(&by_unary), sent(&error));
    }

    #[test]
    fn nothing_that_comes_panics(
        number in "[0-9]{0,2}|\\PC{0,3}", details: Vec<u8>, garbage in "[A-Za-z0-9+/=!]{0,30}", metadata: BTreeMap<String, String>
    ) {
        let broken = |value: &str| {
            let lines = [("grpc-status", number.as_str()), ("grpc-status-details-bin", value), ("retry-after", value)];
            let lines = lines.iter().filter_map(|(name, value)| Some((name.parse().unwrap(), value.parse().ok()?)));
            Received::from_trailers(HeaderMap::from_iter(lines))
        };
        let metadata = metadata.into_iter().chain([("id".to_owned(), garbage.clone())]).collect();
        let mut status = Status::new(Grpc::NotFound, "a");
        status.error_info = Some(ErrorInfo { reason: "INVALID".into(), domain: "orders.example.com".into(), metadata });
        status.violations = vec![FieldViolation { field: garbage.clone(), ..FieldViolation::default() }];
        let details = tonic::Status::with_details(Code::Internal, "a", details.into());
        let known = tonic::Status::with_details(Code::NotFound, "a", status.to_bytes().into());
        for received in [broken(&garbage), details.into(), known.into()] {
            let _ = format!("{received:?} {:?} {:?}", received.retry_after(), received.grpc_status());
            let _ = received.read::<OrderError>();
        }
    }
}
