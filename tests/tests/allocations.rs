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

/// For any Accept, the kept parts of a request share its buffer, as the parts of a request do in hyper.
#[test]
fn a_success_under_a_layer_allocates_nothing() {
    use std::convert::Infallible;
    use std::future::ready;
    use std::pin::pin;
    use std::task::{Context, Waker};

    use bytes::Bytes;
    use http::{Request, Response, Uri};
    use http_body_util::Full;
    use status_runtime::ProblemLayer;
    use tower::{Layer as _, Service as _};

    let service =
        tower::service_fn(|_: Request<()>| ready(Ok::<_, Infallible>(Response::new(Full::<Bytes>::default()))));
    let mut service = ProblemLayer::new().layer(service);
    let buffer = Bytes::from("/orders/7r-1text/html, */*;q=0.8".to_owned());
    let value = |range| HeaderValue::from_maybe_shared(buffer.slice(range)).expect("a value");
    let mut request = Request::new(());
    *request.uri_mut() = Uri::from_maybe_shared(buffer.slice(..9)).expect("a path");
    request.headers_mut().append("x-request-id", value(9..12));
    request.headers_mut().append("accept", value(12..buffer.len()));
    let respond = || {
        let future = pin!(service.call(request));
        assert!(future.poll(&mut Context::from_waker(Waker::noop())).is_ready());
    };
    assert_eq!(allocations(respond), 0);
}
