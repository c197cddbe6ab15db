//! How the work grows with what a client sends, and with what an upstream responds: at n, 2n and 4n.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::future;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::extract::FromRequest as _;
use bytes::Bytes;
use http::{HeaderValue, Request, Response, header};
use http_body_util::Full;
use serde::Deserialize;
use status_benches::{Cell, cell_of};
use status_runtime::{HttpError, IntoResponse as _, Problem, ProblemLayer, extract};
use tower::{Layer as _, Service};

use crate::{collected, ready};

const WHO: &str = "this crate";
/// A contestant that reads the same bytes.
pub const MAP: &str = "serde_json::Map";
pub const READER: &str = "Problem";

const SIZES: [usize; 3] = [500, 1000, 2000];

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the parts do not fit")]
#[status(conflict_state)]
struct Misfit {
    #[status(extension)]
    parts: BTreeMap<String, u64>,
}

/// Responds to anything with so many parts that do not fit.
#[derive(Clone)]
struct Fits(usize);

impl Service<Request<()>> for Fits {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = future::Ready<Result<Response<Full<Bytes>>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        let parts = (0..self.0).map(|at| (format!("part-{at:05}"), 7)).collect();
        future::ready(Ok(Misfit { parts }.into_response().map(Full::from)))
    }
}

fn layered(parts: usize, accept: String) -> impl Fn() -> (usize, HeaderValue) + Clone {
    move || (parts, HeaderValue::from_str(&accept).expect("a list of media ranges"))
}

fn send((parts, accept): (usize, HeaderValue)) -> Response<Bytes> {
    let mut request = Request::new(());
    request.headers_mut().append(header::ACCEPT, accept);
    let Ok(response) = ready(ProblemLayer::new().layer(Fits(parts)).call(request));
    response.map(collected)
}

fn document(members: usize) -> Bytes {
    let members: String = (0..members).map(|at| format!(",\"member_{at:05}\":{at}")).collect();
    format!("{{\"title\":\"Conflict\",\"status\":409{members}}}").into()
}

fn read(document: Bytes) -> Response<Bytes> {
    let mut response = Response::new(document);
    response.headers_mut().append(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    let problem = Problem::from_response(&response).expect("a problem document");
    assert_eq!(problem.title(), Some("Conflict"));
    Response::default()
}

fn read_as_a_map(document: Bytes) -> Response<Bytes> {
    let map: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&document).expect("an object");
    assert!(map.contains_key("title"));
    Response::default()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "no content fits it")]
struct Order {
    id: u64,
}

fn content(content: Bytes) -> Request<Body> {
    let mut request = Request::new(Body::from(content));
    request.headers_mut().append(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    request
}

fn extract(bytes: Bytes) -> Response<Body> {
    match ready(extract::Json::<Order>::from_request(content(bytes), &())) {
        Ok(_) => unreachable!("no content here fits"),
        Err(rejection) => axum::response::IntoResponse::into_response(rejection),
    }
}

pub fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for n in SIZES {
        let ranges: Vec<String> = (0..n).map(|at| format!("text/x-{at};a=\"b;c\";q=0.{}", at % 10)).collect();
        let ranges = format!("{}, text/html", ranges.join(", "));
        cells.push(cell_of(WHO, format!("ranges of Accept: {n}"), "input", layered(1, ranges), send, |body| body));
        for representation in ["application/problem+xml", "text/html", "text/plain", "application/problem+json"] {
            let case = format!("members as {representation}: {n}");
            cells.push(cell_of(WHO, case, "input", layered(n, representation.to_owned()), send, |body| body));
        }
        let document = document(n);
        let (ours, map) = (document.clone(), document);
        let case = || format!("members read: {n}");
        cells.push(cell_of(READER, case(), "input", move || ours.clone(), read, |body| body));
        cells.push(cell_of(MAP, case(), "input", move || map.clone(), read_as_a_map, |body| body));
        let wrong = Bytes::from(format!("{{\"id\":\"{}\"}}", "x".repeat(n)));
        let case = format!("rejected value, characters: {n}");
        cells.push(cell_of(WHO, case, "input", move || wrong.clone(), extract, collected));
        let unknown = Bytes::from(format!("{{\"{}\":1}}", "x".repeat(n)));
        let case = format!("rejected name, characters: {n}");
        cells.push(cell_of(WHO, case, "input", move || unknown.clone(), extract, collected));
    }
    cells
}
