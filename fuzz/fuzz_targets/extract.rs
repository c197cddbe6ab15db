//! The refusals of the extractors: each is a valid document that does not grow with the request.
#![no_main]

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use status_runtime::IntoResponse as _;
use status_runtime::extract::{Form, Json, Rejection};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "only read")]
struct Everything {
    number: Option<u64>,
    float: Option<f32>,
    letter: Option<char>,
    list: Option<Vec<i8>>,
    pair: Option<(u8, bool)>,
    map: Option<BTreeMap<String, u8>>,
    keys: Option<BTreeMap<u8, ()>>,
    choice: Option<Choice>,
    tagged: Option<Tagged>,
    address: Option<std::net::IpAddr>,
    inner: Option<Box<Everything>>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "only read")]
enum Choice {
    Unit,
    Newtype(u8),
    Tuple(u8, u8),
    Struct { a: u8 },
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[allow(dead_code, reason = "only read")]
enum Tagged {
    Up { a: u8 },
    Down,
}

/// The content is available at once, so that nothing waits.
fn refused<T: FromRequest<(), Rejection = Rejection>>(
    method: &str,
    uri: &str,
    media_type: &str,
    content: &str,
) -> Option<Rejection> {
    let request = Request::builder().method(method).uri(uri).header("content-type", media_type);
    let request = request.body(Body::from(content.to_owned())).ok()?;
    let read = pin!(T::from_request(request, &()));
    match read.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(read) => read.err(),
        Poll::Pending => panic!("content that is there was waited for"),
    }
}

fuzz_target!(|content: &str| {
    let json = refused::<Json<Everything>>("POST", "/", "application/json", content);
    let form = refused::<Form<Everything>>("POST", "/", "application/x-www-form-urlencoded", content);
    let query = refused::<Form<Everything>>("GET", &format!("/?{content}"), "", "");
    for rejection in [json, form, query].into_iter().flatten() {
        let response = rejection.into_response();
        assert!(response.status().is_client_error());
        assert!(response.body().len() < 3_000, "{} bytes for {}", response.body().len(), content.len());
        let problem: serde_json::Value = serde_json::from_slice(response.body()).expect("a document");
        let detail = problem["detail"].as_str().expect("a detail");
        assert!(!detail.contains(char::is_control), "{detail:?}");
    }
});
