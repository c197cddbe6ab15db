//! The representation that a layer chooses, beside a reference: for any lines of Accept, one that they accept, or JSON.
#![no_main]

use std::convert::Infallible;
use std::future::ready;

use http::header::{ACCEPT, CONTENT_TYPE, VARY};
use http::{HeaderValue, Request, Response, StatusCode};
use libfuzzer_sys::fuzz_target;
use status_fuzz::service::{Frames, now};
use status_runtime::ProblemLayer;
use status_tests::negotiation;
use tower::{Layer as _, Service as _};

fuzz_target!(|lines: &[u8]| {
    let values = lines.split(|&byte| byte == b'\n').filter_map(|line| HeaderValue::from_bytes(line).ok());
    let values: Vec<_> = values.collect();
    let mut request = Request::new(());
    for value in &values {
        request.headers_mut().append(ACCEPT, value.clone());
    }
    let mut service = ProblemLayer::new().layer(tower::service_fn(|_: Request<()>| {
        let mut response = Response::new(Frames::default());
        *response.status_mut() = StatusCode::NOT_FOUND;
        ready(Ok::<_, Infallible>(response))
    }));
    let Ok(response) = now(service.call(request));

    let lines: Vec<_> = values.iter().map(|value| value.as_bytes().to_vec()).collect();
    let chosen = response.headers()[CONTENT_TYPE].to_str().expect("a media type");
    assert_eq!(chosen, negotiation::negotiate(&lines));
    let is_json = ["application/problem+json", "application/json"].contains(&chosen);
    assert!(is_json || negotiation::accepts(&lines, chosen), "{chosen} is not accepted");
    assert_eq!(response.headers()[VARY], "Accept");
});
