//! The five cases and a 401 as they are sent: through an axum `Router`, which adds Content-Length, and through a layer
//! around it. The derive is compared with a response that is tuned by hand, in the same place.

use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use http::{HeaderValue, Request, StatusCode, header};
use status_benches::contestants::{CASES, Case, OrderError, derive, tuned};
use status_benches::{Cell, cell_of};
use status_runtime::{HttpError, ProblemLayer};
use tower::Service as _;

use crate::{collected, ready};

pub const ROUTER: &str = "router";
pub const LAYER: &str = "router in the layer";
pub const DERIVE: &str = "derive";
pub const TUNED: &str = "tuned by hand";

#[derive(Debug, thiserror::Error, HttpError)]
#[error("sign in to see this order")]
#[status(unauthenticated, challenge = bearer(realm = "orders"))]
struct NotSignedIn;

fn not_signed_in() -> Response {
    const DOCUMENT: &str = r#"{"type":"about:blank","title":"Unauthorized","status":401,"detail":"sign in to see this order","code":"not_signed_in"}"#;
    let mut response = Response::new(Body::from(DOCUMENT));
    *response.status_mut() = StatusCode::UNAUTHORIZED;
    let headers = response.headers_mut();
    headers.append(header::CONTENT_TYPE, const { HeaderValue::from_static("application/problem+json") });
    headers.append(header::WWW_AUTHENTICATE, const { HeaderValue::from_static("Bearer realm=\"orders\"") });
    response
}

fn respond(who: &str, case: Option<Case>) -> Response {
    match (who, case) {
        (DERIVE, Some(case)) => derive::of(case).into_response(),
        (DERIVE, None) => NotSignedIn.into_response(),
        (_, Some(case)) => tuned::respond(OrderError::of(case)),
        (_, None) => not_signed_in(),
    }
}

fn send((mut router, request): (Router, Request<Body>)) -> Response {
    let Ok(response) = ready(router.call(request));
    response
}

pub fn cells() -> Vec<Cell> {
    let cases = CASES.into_iter().map(|(case, name)| (Some(case), name)).chain([(None, "401")]);
    let mut cells = Vec::new();
    for (case, name) in cases {
        for who in [DERIVE, TUNED] {
            let router: Router = Router::new().route("/", get(async move || respond(who, case)));
            for (into, router) in [(ROUTER, router.clone()), (LAYER, router.layer(ProblemLayer::new()))] {
                let make = move || (router.clone(), Request::new(Body::empty()));
                cells.push(cell_of(who, name, into, make, send, collected));
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::{DERIVE, ROUTER, TUNED, cells};

    #[test]
    fn the_derive_and_the_limit_respond_alike() {
        let cells = cells();
        let of = |who: &str| -> Vec<_> {
            cells.iter().filter(|cell| (cell.who, cell.into) == (who, ROUTER)).map(|cell| (cell.show)()).collect()
        };
        assert_eq!(of(DERIVE), of(TUNED));
        assert_eq!(of(DERIVE).len(), 6);
    }
}
