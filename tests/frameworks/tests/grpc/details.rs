//! What is told of an error.

use std::collections::BTreeMap;
use std::error::Error;
use std::rc::Rc;
use std::time::{Duration, SystemTime};

use connectrpc::{ConnectError, ErrorCode};
use proptest::prelude::*;
use status_runtime::grpc::{FieldViolation, HelpLink, Status};
use status_runtime::{FieldError, Grpc, HttpError, Link, Parameter};

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/", policy(duplicate = 422))]
enum OrderError {
    #[error("order {id} of {customer:?} does not exist")]
    #[status(not_found)]
    NoSuchOrder { id: u64, customer: String },

    #[error("not yours")]
    #[status(hidden, like = NoSuchOrder)]
    Hidden { id: u64, customer: String },

    #[error("the order {number} exists")]
    #[status(already_exists, field = none)]
    Duplicate {
        #[status(extension = "number")]
        id: u32,
        number: u32,
        #[status(extension)]
        shop: Shop,
    },

    #[error("too many orders")]
    #[status(rate_limited)]
    TooFast(#[status(retry_after)] Duration),

    #[error("closed until {}", 7)]
    #[status(maintenance)]
    Closed(#[status(retry_after)] SystemTime),

    #[error("postgres://shop:hunter2@{host} refuses")]
    #[status(unavailable, retry_after = "30s", link(rel = "help", href = "https://status.example.com/"))]
    Storage {
        host: String,
        #[status(extension)]
        shard: u8,
    },

    #[error("the order is not valid")]
    #[status(validation_failed, link(rel = "help", href = "https://docs.example.com/orders", title = "Orders"))]
    Invalid(#[status(errors)] Vec<FieldError>),

    #[error("{page} is not a page")]
    #[status(invalid_parameter)]
    Page {
        page: i8,
        #[status(parameter)]
        parameter: Parameter,
    },
}

#[derive(Debug, serde::Serialize)]
struct Shop {
    name: &'static str,
}

fn of(error: &dyn HttpError) -> Status {
    Status::of(error)
}

fn metadata(status: &Status) -> BTreeMap<&str, &str> {
    let info = status.error_info.as_ref().expect("it is always there");
    info.metadata.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
}

#[test]
fn an_error_has_an_identity_and_its_data() {
    let status = of(&OrderError::NoSuchOrder { id: 7, customer: "Ann".into() });
    assert_eq!((status.code, status.message.as_str()), (Grpc::NotFound, "order 7 of \"Ann\" does not exist"));
    let info = status.error_info.as_ref().expect("it is always there");
    assert_eq!((info.reason.as_str(), info.domain.as_str()), ("NO_SUCH_ORDER", "api.example.com"));
    // A field in another form than its own is not plain.
    assert_eq!(metadata(&status), BTreeMap::from([("id", "7")]));
    assert_eq!((status.retry_delay, status.violations.len(), status.help.len()), (None, 0, 0));

    let duplicate = of(&OrderError::Duplicate { id: 1, number: 2, shop: Shop { name: "a" } });
    // The extension is there first, and a value that is not a text is JSON.
    assert_eq!(metadata(&duplicate), BTreeMap::from([("number", "1"), ("shop", r#"{"name":"a"}"#)]));
    // The policy says 422.
    assert_eq!(duplicate.code, Grpc::InvalidArgument);
}

#[test]
fn a_domain_is_the_crates_name_where_nothing_else_is_known() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("gone")]
    #[status(gone)]
    struct Gone;

    assert_eq!(of(&Gone).error_info.expect("it is always there").domain, "grpc");
    assert_eq!((Gone.entry().domain(), Gone.entry().reason().as_str()), ("grpc", "GONE"));
}

/// google/rpc/error_details.proto, "ErrorInfo".
const DOMAIN: &str = "orders.example.com";

#[test]
fn a_domain_and_a_code_are_as_written() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(types = "https://api.example.com/problems/", domain = "shop.example.com")]
    enum Literal {
        #[error("order {id} has shipped")]
        #[status(not_found, grpc = FAILED_PRECONDITION)]
        Shipped { id: u8 },
        #[error("not yours")]
        #[status(hidden, like = Shipped)]
        Hidden { id: u8 },
        #[error("exists")]
        #[status(already_exists, field = none, grpc = ABORTED)]
        Exists,
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("gone")]
    #[status(gone, domain = DOMAIN)]
    struct Const;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("gone")]
    #[status(gone, types = "/problems/")]
    struct Relative;

    let domain = |error: &dyn HttpError| of(error).error_info.expect("it is always there").domain;
    assert_eq!(domain(&Literal::Exists), "shop.example.com");
    assert_eq!(domain(&Const), DOMAIN);
    assert_eq!(domain(&Relative), "grpc");
    assert_eq!(of(&Literal::Exists).code, Grpc::Aborted);
    let (shipped, hidden) = (of(&Literal::Shipped { id: 1 }), of(&Literal::Hidden { id: 1 }));
    assert_eq!(shipped.code, Grpc::FailedPrecondition);
    assert_eq!(shipped.to_bytes(), hidden.to_bytes());
}

#[test]
fn a_masked_error_has_its_identity_and_its_delay_alone() {
    let status = of(&OrderError::Storage { host: "db".into(), shard: 3 });
    assert_eq!((status.code, status.message.as_str()), (Grpc::Unavailable, "Service unavailable"));
    assert_eq!(metadata(&status), BTreeMap::new());
    assert_eq!(status.error_info.as_ref().expect("it is always there").reason, "STORAGE");
    assert_eq!((status.retry_delay, status.help.len()), (Some(Duration::from_secs(30)), 0));
    let bytes = status.to_bytes();
    assert!(!bytes.windows(7).any(|bytes| bytes == b"hunter2"));
}

#[test]
fn a_hidden_error_is_its_twin_byte_for_byte() {
    for id in [0, 7, u64::MAX] {
        let customer = || "Zoë\n".to_owned();
        let missing = tonic::Status::from(OrderError::NoSuchOrder { id, customer: customer() });
        let hidden = tonic::Status::from(OrderError::Hidden { id, customer: customer() });
        assert_eq!(missing.details(), hidden.details());
        let sent = |status: tonic::Status| status.into_http::<()>().into_parts().0.headers;
        assert_eq!(sent(missing), sent(hidden));
    }
}

#[test]
fn a_date_is_a_delay_that_is_never_negative() {
    let closed = |until: SystemTime| of(&OrderError::Closed(until)).retry_delay.expect("there is a date");
    let hour = Duration::from_secs(3600);
    let delay = closed(SystemTime::now() + hour);
    assert!((hour - Duration::from_secs(60)..=hour + Duration::from_secs(1)).contains(&delay), "{delay:?}");
    assert_eq!(closed(SystemTime::UNIX_EPOCH), Duration::ZERO);
    let day = 24 * hour;
    assert!(closed(SystemTime::now() + 365 * day) > 364 * day);
    // A longer delay is not sent either.
    for days in [367, 20_000, 2_000_000] {
        assert_eq!(of(&OrderError::Closed(SystemTime::now() + days * day)).retry_delay, None, "{days}");
    }
}

/// gRPC proposal A6.
#[test]
fn only_a_delay_after_which_any_call_may_be_repeated_is_pushed_back() {
    let pushback = |error: OrderError| {
        let metadata = tonic::Status::from(error).metadata().clone().into_headers();
        metadata.get("grpc-retry-pushback-ms").map(|value| value.to_str().expect("a number").to_owned())
    };
    assert_eq!(pushback(OrderError::TooFast(Duration::from_millis(1500))).as_deref(), Some("2000"));
    assert_eq!(pushback(OrderError::TooFast(Duration::from_secs(365 * 86_400))).as_deref(), Some("-1"));
    // Retry-After is not sent, so that no delay is told.
    assert_eq!(pushback(OrderError::TooFast(Duration::from_secs(400 * 86_400))), None);
    // Only if it is idempotent.
    assert_eq!(pushback(OrderError::Storage { host: String::new(), shard: 0 }), None);
    assert_eq!(pushback(OrderError::NoSuchOrder { id: 1, customer: String::new() }), None);
}

/// The sizes as HTTP/2 counts them (RFC 9113 6.5.2); clients refuse more than 8 KiB.
#[test]
fn metadata_that_clients_would_refuse_are_left_out() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{}", "%".repeat(2000))]
    #[status(conflict_state, domain = "large.example.com")]
    struct Large {
        #[status(header = "x-first")]
        first: String,
        #[status(header = "x-second")]
        second: String,
        #[status(extension)]
        detailed: String,
    }

    for length in (0..9000).step_by(97) {
        let error = Large { first: "f".repeat(length), second: "second".into(), detailed: "d".repeat(9000 - length) };
        let metadata = tonic::Status::from(error).into_http::<()>().into_parts().0.headers;
        let size: usize = metadata.iter().map(|(name, value)| name.as_str().len() + value.len() + 32).sum();
        assert!(size <= 8192, "{length}: {size}");
        assert_eq!(metadata["x-second"], "second");
        assert_eq!(metadata.contains_key("x-first"), length < 1200, "{length}");
    }
}

#[test]
fn wrong_parts_of_a_request_are_named() {
    let errors = vec![
        FieldError::new("/items/0/price", "must not be negative").code("out-of-range"),
        FieldError::new("", "must be an object"),
    ];
    let status = of(&OrderError::Invalid(errors));
    let violation = |field: &str, description: &str, reason: &str| FieldViolation {
        field: field.into(),
        description: description.into(),
        reason: reason.into(),
    };
    assert_eq!(
        status.violations,
        [violation("items[0].price", "must not be negative", "OUT_OF_RANGE"), violation("", "must be an object", "")]
    );
    assert_eq!(status.help, [HelpLink { description: "Orders".into(), url: "https://docs.example.com/orders".into() }]);
    assert_eq!(metadata(&status), BTreeMap::new());

    let status = of(&OrderError::Page { page: -1, parameter: Parameter::query("page") });
    assert_eq!(status.violations, [violation("page", "-1 is not a page", "")]);
    assert_eq!(metadata(&status), BTreeMap::from([("page", "-1")]));
}

#[test]
fn errors_of_any_type_are_violations() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("not valid")]
    #[status(validation_failed)]
    struct Invalid {
        #[status(errors)]
        errors: Vec<serde_json::Value>,
    }

    let errors = vec![
        serde_json::json!("a \"text\""),
        serde_json::json!({"pointer": "/a", "code": "b", "detail": "c", "more": [1, {"pointer": "/z"}]}),
        serde_json::json!({"line": 3}),
        serde_json::json!([1, 2]),
        serde_json::json!(null),
    ];
    let texts: Vec<_> =
        of(&Invalid { errors }).violations.into_iter().map(|it| (it.field, it.description, it.reason)).collect();
    let texts: Vec<_> = texts.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(
        texts,
        [("", "a \"text\"", ""), ("a", "c", "B"), ("", r#"{"line":3}"#, ""), ("", "[1,2]", ""), ("", "null", "")]
    );
}

#[test]
fn the_error_is_the_source_of_its_status() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("storage failed")]
    #[status(internal)]
    struct Storage(#[source] std::io::Error);

    let status = tonic::Status::from(Storage(std::io::Error::other("disk")));
    let error = status.source().expect("the error").downcast_ref::<Storage>().expect("it is ours");
    assert_eq!(error.source().expect("its cause").to_string(), "disk");

    /// It cannot be sent to another thread.
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("local")]
    #[status(internal)]
    struct Local(Rc<()>);

    let status = tonic::Status::from(Local(Rc::default()));
    assert!(status.source().is_none());
    assert_eq!(status.code(), tonic::Code::Internal);

    let error = ConnectError::from(Storage(std::io::Error::other("disk")));
    assert!(error.source_arc().expect("the error").downcast_ref::<Storage>().is_some());
    let boxed = || -> Box<dyn HttpError + Send + Sync> { Storage(std::io::Error::other("disk")).into() };
    assert_eq!(tonic::Status::from(boxed()).source().expect("the error").to_string(), "storage failed");
    let error = ConnectError::from(boxed());
    assert_eq!(
        (error.code, error.source_arc().expect("the error").to_string().as_str()),
        (ErrorCode::Internal, "storage failed")
    );
    let error = ConnectError::from(Local(Rc::default()));
    assert!(error.source_arc().is_none());
    assert_eq!(error.code, ErrorCode::Internal);
}

/// A text can have a field that `Display` does not show: thiserror writes paths in a way of its own.
#[test]
fn a_field_that_cannot_be_shown_is_left_out() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{path} at {line} is not valid, says {by}")]
    #[status(malformed)]
    struct NotValid<'a, T> {
        path: std::path::PathBuf,
        line: T,
        by: &'a str,
    }

    let status = of(&NotValid { path: "a.toml".into(), line: 3_u128, by: "me" });
    assert_eq!(status.message, "a.toml at 3 is not valid, says me");
    assert_eq!(metadata(&status), BTreeMap::from([("line", "3"), ("by", "me")]));
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("{text}")]
#[status(rate_limited)]
struct Everything {
    text: String,
    #[status(retry_after)]
    wait: Duration,
    #[status(errors)]
    errors: Vec<FieldError>,
    #[status(link)]
    links: Vec<Link>,
    #[status(extension)]
    first: String,
    #[status(extension)]
    second: String,
}

fn everything() -> impl Strategy<Value = Everything> {
    let text = |most: usize| prop::collection::vec(any::<char>(), 0..most).prop_map(String::from_iter);
    let errors = prop::collection::vec((text(30), text(120)), 0..60);
    (text(900), errors, 0..40_usize, text(1500), text(900), 0..1000_u64).prop_map(
        |(text, errors, links, first, second, wait)| Everything {
            text,
            wait: Duration::from_secs(wait),
            errors: errors
                .into_iter()
                .map(|(pointer, detail)| FieldError::new(format!("/{pointer}"), detail))
                .collect(),
            links: (0..links)
                .map(|at| Link::new("help", format!("https://example.com/{at}")).expect("a link"))
                .collect(),
            first,
            second,
        },
    )
}

/// The length of a message where every byte is escaped that an encoder may escape.
fn encoded(message: &str) -> usize {
    message.bytes().map(|byte| if byte.is_ascii_alphanumeric() { 1 } else { 3 }).sum()
}

#[test]
fn a_text_that_is_cut_is_not_told_twice_at_the_cost_of_violations() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("order {id} has {count}: {summary}")]
    #[status(validation_failed)]
    struct Invalid {
        summary: String,
        count: usize,
        #[status(extension)]
        id: u64,
        #[status(extension)]
        copy: String,
        #[status(errors)]
        errors: Vec<FieldError>,
    }

    let keys = |summary: String, copy: &str| {
        let errors = vec![FieldError::new("/items/0", "is gone"); 9];
        let status = of(&Invalid { summary, count: 9, id: 7, copy: copy.to_owned(), errors });
        assert_eq!(status.violations.len(), 9);
        Vec::from_iter(metadata(&status).into_keys().map(str::to_owned))
    };
    // Both begin in the message.
    let long = "is gone ".repeat(450);
    assert_eq!(keys(long.clone(), ""), ["copy", "count", "id"]);
    assert_eq!(keys(long.clone(), &long), ["count", "id"]);
    // It has room, cut or not.
    assert_eq!(keys(long[..1_600].to_owned(), ""), ["copy", "count", "id", "summary"]);
    assert_eq!(keys("is gone".to_owned(), &long[..2_000]), ["copy", "count", "id", "summary"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever an error has, its status fits, with as much of it as fits, in the order of what is the least important.
    #[test]
    fn a_status_fits(error in everything()) {
        const MOST: usize = 4096;
        let (built, length) = (of(&error), |status: &Status| status.to_bytes().len());
        prop_assert!(length(&built) <= MOST);
        prop_assert!(encoded(&built.message) <= 1024);
        match error.text.is_empty() {
            true => prop_assert_eq!(&built.message, "Too Many Requests"),
            false => prop_assert!(error.text.starts_with(&built.message)),
        }
        if let Some(next) = error.text[built.message.len().min(error.text.len())..].chars().next() {
            prop_assert!(encoded(&(built.message.clone() + next.encode_utf8(&mut [0; 4]))) > 1024);
        }
        prop_assert_eq!(built.retry_delay, Some(error.wait));
        let info = built.error_info.as_ref().expect("it is always there");
        prop_assert_eq!(&info.reason, "EVERYTHING");

        let texts = [("first", &error.first), ("second", &error.second), ("text", &error.text)];
        for ((key, value), (written, text)) in info.metadata.iter().zip(texts) {
            prop_assert_eq!((key.as_str(), value), (written, text));
        }
        for (violation, error) in built.violations.iter().zip(&error.errors) {
            let written = serde_json::to_value(error).expect("an error");
            prop_assert_eq!(&violation.description, &written["detail"]);
        }
        let left_out = (texts.len() - info.metadata.len(), error.errors.len() - built.violations.len(), error.links.len() - built.help.len());
        // A text that is cut in the message is left out before violations are, and other metadata after them.
        let is_cut = !error.text.is_empty() && built.message != error.text;
        let needed = left_out.0 - usize::from(is_cut && left_out.0 > 0);
        prop_assert!(needed == 0 || built.violations.is_empty(), "{:?}", left_out);
        prop_assert!(left_out.1 == 0 || !is_cut || left_out.0 > 0, "{:?}", left_out);
        prop_assert!((left_out.0, left_out.1) == (0, 0) || built.help.is_empty(), "{:?}", left_out);
        // One more of what was left out last would be too much.
        let mut more = built.clone();
        match (needed, left_out.1, left_out.0 + left_out.2) {
            (0, 0, 0) => return Ok(()),
            (0, 0, _) if left_out.0 == 0 => more.help.push(HelpLink { description: String::new(), url: format!("https://example.com/{}", built.help.len()) }),
            (0, 1.., _) => {
                let next = serde_json::to_value(&error.errors[built.violations.len()]).expect("an error");
                let one = of(&Everything { errors: vec![error.errors[built.violations.len()].clone()], text: String::new(), links: Vec::new(), first: String::new(), second: String::new(), wait: error.wait });
                prop_assert_eq!(&one.violations[0].description, &next["detail"]);
                more.violations.extend(one.violations);
            }
            (_, _, _) => {
                let (key, value) = texts[info.metadata.len()];
                more.error_info.as_mut().expect("it is there").metadata.push((key.to_owned(), value.clone()));
            }
        }
        prop_assert!(length(&more) > MOST, "{} fits, too", length(&more));
    }
}
