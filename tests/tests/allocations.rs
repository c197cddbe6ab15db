//! A variant without dynamic parts formats nothing, and allocates nothing but the header map's own storage.

use std::hint::black_box;

use http::{HeaderMap, HeaderName, HeaderValue};
use status_runtime::{HttpError, IntoResponse};

fn allocations<T>(of: impl FnOnce() -> T) -> u64 {
    let mut value = None;
    let counted = allocation_counter::measure(|| value = Some(black_box(of())));
    counted.count_total
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/", challenge = bearer(realm = "api"))]
enum Constant {
    #[error("there is no such cart")]
    #[status(not_found)]
    Missing,
    #[error("sign in")]
    #[status(unauthenticated)]
    NoToken,
    #[error("no room for {0}")]
    #[status(internal)]
    Masked(String),
}

/// The allocations of a header map for that many headers, whatever they are.
fn map_of(count: usize) -> u64 {
    const NAMES: [&str; 3] = ["a", "b", "c"];
    allocations(|| {
        let mut map = HeaderMap::new();
        for name in &NAMES[..count] {
            map.append(HeaderName::from_static(name), HeaderValue::from_static("x"));
        }
        map
    })
}

#[test]
fn only_the_header_map_allocates() {
    let masked = Constant::Masked("secret".to_owned());
    for (error, headers) in [(Constant::Missing, 2), (Constant::NoToken, 2), (masked, 1)] {
        let name = error.entry().variant();
        assert_eq!(allocations(move || error.into_response()), map_of(headers), "{name}");
    }
}
