//! The cost of a response: the derive, a response tuned by hand, and other common crates.

#![cfg_attr(feature = "problemdetails", allow(dead_code, reason = "the others run in the other build"))]

pub mod catalog;
pub mod contestants;
pub mod growth;
pub mod measure;
pub mod reading;

/// An enum of the given number of variants.
macro_rules! many {
    ($name:ident $count:literal) => {
        #[allow(dead_code, reason = "some of the variants are measured, the others stand between them")]
        mod $name {
            include!(concat!(env!("OUT_DIR"), "/", $count, ".rs"));
        }
    };
}
many!(many_10 "10");
many!(many_1000 "1000");

use std::hint::black_box;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::BodyExt;

/// One measured thing.
pub struct Cell {
    pub who: &'static str,
    pub case: String,
    /// The consumer of the response: a framework, or `http` alone.
    pub into: &'static str,
    /// Makes an error, and returns the function that converts it to a response.
    pub prepare: Box<dyn Fn() -> Box<dyn FnOnce()>>,
    /// The time that the given number of responses takes. The errors are made before.
    pub time: Box<dyn Fn(usize) -> Duration>,
    /// A single response, for comparison.
    pub show: Box<dyn Fn() -> Shown>,
}

/// The parts of a response in which contestants can be compared.
#[derive(Debug, PartialEq)]
pub struct Shown {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

/// Every cell of the tables.
pub fn cells() -> Vec<Cell> {
    let mut cells = contestants::cells();
    if cfg!(not(feature = "problemdetails")) {
        cells.extend(growth::cells());
        cells.extend(catalog::cells());
        cells.extend(reading::cells());
    }
    cells
}

/// The measured function, known to callgrind by its name. It takes the finished error and drops the response: making
/// the error is not counted, dropping the response is.
#[inline(never)]
pub fn value_to_response<E, R>(error: E, respond: fn(E) -> R) {
    let response = respond(error);
    black_box(&response);
}

fn cell<E: 'static, B: Body>(
    who: &'static str,
    case: impl Into<String>,
    make: impl Fn() -> E + Clone + 'static,
    respond: fn(E) -> http::Response<B>,
) -> Cell {
    cell_of(who, case, B::FOR, make, respond, B::bytes)
}

/// A cell whose response has a body of any kind.
pub fn cell_of<E: 'static, B: 'static>(
    who: &'static str,
    case: impl Into<String>,
    into: &'static str,
    make: impl Fn() -> E + Clone + 'static,
    respond: fn(E) -> http::Response<B>,
    bytes: fn(B) -> Bytes,
) -> Cell {
    let show = move |response: http::Response<B>| {
        let (parts, body) = response.into_parts();
        let headers = parts.headers.iter();
        Shown {
            status: parts.status.as_u16(),
            headers: headers
                .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
                .collect(),
            body: String::from_utf8_lossy(&bytes(body)).into_owned(),
        }
    };
    cell_with(who, case, into, make, respond, show)
}

/// A cell for any function.
pub fn cell_with<E: 'static, R: 'static>(
    who: &'static str,
    case: impl Into<String>,
    into: &'static str,
    make: impl Fn() -> E + Clone + 'static,
    respond: fn(E) -> R,
    show: impl Fn(R) -> Shown + 'static,
) -> Cell {
    let (timed, shown) = (make.clone(), make.clone());
    Cell {
        who,
        case: case.into(),
        into,
        prepare: Box::new(move || {
            let error = make();
            Box::new(move || value_to_response(black_box(error), black_box(respond)))
        }),
        time: Box::new(move |times| {
            let errors: Vec<E> = (0..times).map(|_| timed()).collect();
            let start = Instant::now();
            for error in errors {
                value_to_response(black_box(error), black_box(respond));
            }
            start.elapsed()
        }),
        show: Box::new(move || show(respond(shown()))),
    }
}

/// The bodies that are measured.
trait Body: 'static {
    const FOR: &'static str;
    fn bytes(self) -> Bytes;
}

impl Body for Bytes {
    const FOR: &'static str = "http";
    fn bytes(self) -> Bytes {
        self
    }
}

macro_rules! axum_body {
    ($($body:path),*) => {
        $(impl Body for $body {
            const FOR: &'static str = "axum";
            fn bytes(self) -> Bytes {
                let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime of one thread");
                runtime.block_on(self.collect()).expect("a body in memory").to_bytes()
            }
        })*
    };
}

axum_body!(axum08::body::Body, axum::body::Body);
