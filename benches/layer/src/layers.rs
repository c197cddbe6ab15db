//! One request through a service that responds at once: alone, in tower-http's layers, and in this crate's.

use std::convert::Infallible;

use bytes::Bytes;
use http::{HeaderValue, Request, Response, Uri, header};
use http_body_util::Full;
use status_benches::{Cell, cell_of};
use status_runtime::{HttpError, IntoResponse as _, ProblemLayer};
use tower::{Layer as _, Service};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::{Ready, collected, ready};

pub const ALONE: &str = "the service alone";
pub const SET_HEADER: &str = "SetResponseHeader";
pub const PROBLEM: &str = "ProblemLayer";

pub(crate) const PATH: &str = "/orders/48151";

pub const REQUESTS: [(&str, Option<&str>); 3] = [
    ("no Accept", None),
    ("application/json", Some("application/json")),
    ("a browser's Accept", Some("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8")),
];

#[derive(Debug, thiserror::Error, HttpError)]
#[error("there is no such order")]
#[status(not_found)]
pub(crate) struct NoSuchOrder;

fn success() -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from("[]"));
    response.headers_mut().append(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn derived() -> Response<Full<Bytes>> {
    NoSuchOrder.into_response().map(Full::from)
}

/// Path and values are slices of one buffer, as in hyper: cloning one increments a counter and allocates nothing.
fn request(accept: Option<&str>) -> Request<()> {
    let buffer = Bytes::from([PATH, accept.unwrap_or_default()].concat());
    let mut request = Request::new(());
    *request.uri_mut() = Uri::from_maybe_shared(buffer.slice(..PATH.len())).expect("a path is a reference");
    if accept.is_some() {
        let value = HeaderValue::from_maybe_shared(buffer.slice(PATH.len()..)).expect("a list of media ranges");
        request.headers_mut().append(header::ACCEPT, value);
    }
    request
}

fn send<S, B>((mut service, request): (S, Request<()>)) -> Response<B>
where
    S: Service<Request<()>, Response = Response<B>, Error = Infallible>,
{
    let Ok(response) = ready(service.call(request));
    response
}

macro_rules! contestant {
    ($cells:ident, $who:expr, $case:expr, $accept:expr, $service:expr) => {{
        let (accept, service) = ($accept, $service);
        let make = move || (service.clone(), request(accept));
        $cells.push(cell_of($who, $case, "tower", make, send, collected));
    }};
}

pub fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for (what, respond) in [("success", success as fn() -> Response<Full<Bytes>>), ("derived 404", derived)] {
        for (accepts, accept) in REQUESTS {
            let case = || format!("{what}, {accepts}");
            let inner = Ready(respond);
            let set = SetResponseHeaderLayer::if_not_present(header::SERVER, HeaderValue::from_static("shop"));
            contestant!(cells, ALONE, case(), accept, inner.clone());
            contestant!(cells, SET_HEADER, case(), accept, set.layer(inner.clone()));
            contestant!(cells, PROBLEM, case(), accept, ProblemLayer::new().layer(inner));
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::{PROBLEM, cells};

    #[test]
    fn the_layer_responds_as_it_is_asked() {
        for cell in cells().iter().filter(|cell| cell.who == PROBLEM) {
            let shown = (cell.show)();
            let media_type = match cell.case.as_str() {
                "derived 404, a browser's Accept" => "text/html; charset=utf-8",
                case if case.starts_with("derived") => "application/problem+json",
                _ => "application/json",
            };
            let found = shown.headers.iter().find(|(name, _)| name == "content-type");
            assert_eq!(found.map(|(_, value)| value.as_str()), Some(media_type), "{}: {shown:?}", cell.case);
        }
    }
}
