//! The layer against random requests and responses: the choice of a representation beside an independent reference, and
//! the properties of every response.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use proptest::prelude::*;
use proptest::sample::select;
use status_runtime::{HttpError, IntoResponse as _, ProblemLayer};
use status_tests::negotiation;
use tower::{BoxError, Layer as _, ServiceExt as _};

/// `PROPTEST_CASES` raises the number of cases.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(1_024), failure_persistence: None, ..default }
}

/// The response of a layer around a service that returns that response at once.
fn through(request: Request<()>, make: impl Fn() -> Response<Full<Bytes>>) -> Response<Bytes> {
    fn now<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("the layer waits"),
        }
    }
    let service = tower::service_fn(|_: Request<()>| std::future::ready(Ok::<_, BoxError>(make())));
    let response = now(ProblemLayer::new().layer(service).oneshot(request)).expect("a response");
    let (parts, body) = response.into_parts();
    let content = now(body.collect()).expect("a content").to_bytes();
    Response::from_parts(parts, content)
}

fn bare(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    response
}

const ESSENCES: &[&str] = &[
    "application/problem+json",
    "application/json",
    "APPLICATION/JSON",
    "application/vnd.x+json",
    "application/problem+xml",
    "application/xml",
    "text/xml",
    "text/html",
    "Text/Html",
    "application/xhtml+xml",
    "text/plain",
    "text/*",
    "application/*",
    "*/*",
    "image/png",
    "*",
    "text",
    "/html",
    "text/é",
    "*/html",
];

const PARAMETERS: &[&str] = &[
    ";q=0",
    ";q=0.5",
    ";q=0.50",
    "; q=0.501",
    ";Q=0.9",
    ";q=1",
    ";q=1.000",
    ";q=0.",
    ";q=1.1",
    ";q=.5",
    ";q=\"0.5\"",
    ";q=0.1234",
    ";q=",
    ";q",
    ";level=1",
    ";charset=utf-8",
    "; charset=\"UTF-8\"",
    ";charset=\"utf\\-8\"",
    ";charset=latin1",
    ";x=\";q=0\"",
    ";x=\"a, text/html\"",
    ";x=\"\\\"\"",
    ";x=\"",
    ";x = 1",
    ";;",
    " ; ",
    ";\tx=1",
    ";x=é",
    ";x=\"é\"",
    ";x=\"a\"b",
];

fn accept() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let parameters = prop::collection::vec(select(PARAMETERS), 0..4).prop_map(|them| them.concat());
    let range = (select(ESSENCES), parameters).prop_map(|(essence, parameters)| format!("{essence}{parameters}"));
    let separator = select(&[",", ", ", " ,\t", ",,", ""][..]);
    let line = prop::collection::vec((range, separator), 0..5).prop_map(|ranges| {
        ranges.into_iter().map(|(range, separator)| range + separator).collect::<String>().into_bytes()
    });
    prop::collection::vec(line, 0..3)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_representation_is_the_references(lines in accept()) {
        let mut request = Request::new(());
        for line in &lines {
            request.headers_mut().append("accept", HeaderValue::from_bytes(line).expect("a value"));
        }
        let response = through(request, || bare(StatusCode::NOT_FOUND));
        prop_assert_eq!(&response.headers()["content-type"], negotiation::negotiate(&lines));
        prop_assert_eq!(&response.headers()["vary"], "Accept");
    }

    /// The same for arbitrary bytes.
    #[test]
    fn no_accept_is_too_strange(line in prop::collection::vec(prop_oneof![0x20_u8..=0x7e, 0x80_u8..=0xff, Just(b'\t'), select(b",;=\"\\/*q0.".to_vec())], 0..40)) {
        let mut request = Request::new(());
        request.headers_mut().append("accept", HeaderValue::from_bytes(&line).expect("a value"));
        let response = through(request, || bare(StatusCode::NOT_FOUND));
        prop_assert_eq!(&response.headers()["content-type"], negotiation::negotiate(&[line]));
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("{text}")]
#[status(conflict_state)]
struct Derived {
    text: String,
    #[status(extension)]
    any: serde_json::Value,
    #[status(extension)]
    request_id: Option<String>,
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;

    let leaf =
        prop_oneof![Just(Value::Null), any::<i64>().prop_map(Value::from), any::<String>().prop_map(Value::from)];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_<:\\\\]{1,5}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn asking(accept: &'static str) -> Request<()> {
    let mut request = Request::new(());
    *request.uri_mut() = "/the/path?a=b".parse().expect("a target");
    request.headers_mut().insert("accept", HeaderValue::from_static(accept));
    request.headers_mut().insert("x-request-id", HeaderValue::from_static("r-1"));
    request
}

proptest! {
    #![proptest_config(config())]

    /// In JSON, completed and otherwise unchanged; in XML, well-formed; and harmless to a terminal.
    #[test]
    fn every_document_can_be_shown(
        text in any::<String>(),
        any in json(),
        id in prop::option::of(prop_oneof!["[a-z]{1,4}", any::<String>()]),
    ) {
        let make = || {
            let derived = Derived { text: text.clone(), any: any.clone(), request_id: id.clone() };
            derived.into_response().map(Full::new)
        };
        let whole = through(asking("*/*"), make);
        let read: serde_json::Value = serde_json::from_slice(whole.body()).expect("JSON");
        let before: serde_json::Value = serde_json::from_slice(&make().into_body().now()).expect("JSON");
        for (name, value) in before.as_object().expect("an object").iter().filter(|(name, _)| *name != "request_id") {
            prop_assert_eq!(&read[name], value);
        }
        prop_assert_eq!(&read["instance"], "/the/path");
        // The author's, if it is a token (RFC 9110 5.6.2) of at most 128 characters.
        let is_tchar = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        let own = id.as_deref().filter(|id| (1..=128).contains(&id.len()) && id.chars().all(is_tchar));
        prop_assert_eq!(&read["request_id"], own.unwrap_or("r-1"));
        prop_assert_eq!(&whole.headers()["x-request-id"], own.unwrap_or("r-1"));

        let xml = through(asking("application/xml"), make).into_body();
        let xml = std::str::from_utf8(&xml).expect("text");
        let parsed = roxmltree::Document::parse(xml);
        prop_assert!(parsed.is_ok(), "{:?}: {xml}", parsed.err());

        let plain = through(asking("text/plain"), make).into_body();
        let plain = std::str::from_utf8(&plain).expect("text");
        prop_assert!(!plain.contains(|c: char| c.is_control() && c != '\n'), "{plain:?}");
        prop_assert_eq!(plain.lines().next(), Some("409 Conflict"));
    }

    /// Every bare error leaves with one form and one id, and without the text of a 5xx.
    #[test]
    fn every_bare_error_becomes_a_document(
        status in 400_u16..=599,
        content in prop_oneof![any::<Vec<u8>>(), "hunter2[a-z\r\n\u{1b}]{0,20}".prop_map(String::into_bytes)],
        fields in prop::collection::vec((select(&["content-encoding", "content-length", "transfer-encoding", "etag", "x-request-id", "cache-control", "vary", "content-range", "expires"][..]), "[a-z0-9=, ]{0,12}"), 0..4),
        head in any::<bool>(),
    ) {
        let make = || {
            let mut response = Response::new(Full::new(Bytes::from(content.clone())));
            *response.status_mut() = StatusCode::from_u16(status).expect("a status");
            for (name, value) in &fields {
                response.headers_mut().append(*name, HeaderValue::from_str(value).expect("a value"));
            }
            response
        };
        let mut request = asking("*/*");
        if head {
            *request.method_mut() = http::Method::HEAD;
        }
        let response = through(request, make);
        let headers = response.headers();
        prop_assert_eq!(response.status().as_u16(), status);
        prop_assert_eq!(&headers["content-type"], "application/problem+json");
        for gone in ["content-encoding", "transfer-encoding", "etag", "expires"] {
            prop_assert!(!headers.contains_key(gone), "{gone}: {headers:?}");
        }
        prop_assert_eq!(headers.get_all("x-request-id").iter().count(), 1);
        if [428, 429, 431, 511].contains(&status) {
            prop_assert_eq!(&headers["cache-control"], "no-store");
        }
        let content = match head {
            true => {
                prop_assert!(response.body().is_empty());
                let get = through(asking("*/*"), make).into_body();
                if let Some(length) = headers.get("content-length") {
                    prop_assert_eq!(length.to_str().expect("digits"), get.len().to_string());
                }
                get
            }
            false => response.body().clone(),
        };
        let problem: serde_json::Value = serde_json::from_slice(&content).expect("JSON");
        prop_assert_eq!(&problem["status"], status);
        if !head {
            prop_assert_eq!(problem["request_id"].as_str(), headers["x-request-id"].to_str().ok());
        }
        if status >= 500 {
            prop_assert!(problem.get("detail").is_none(), "{problem}");
            prop_assert!(!String::from_utf8_lossy(&content).contains("hunter2"));
        }
    }
}

/// The content of a body that is available at once.
trait Now {
    fn now(self) -> Bytes;
}

impl Now for Full<Bytes> {
    fn now(self) -> Bytes {
        match pin!(self.collect()).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(content)) => content.to_bytes(),
            _ => unreachable!("it is whole"),
        }
    }
}
