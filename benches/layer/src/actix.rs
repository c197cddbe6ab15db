//! One request through a service of actix-web that responds at once: alone, in its `DefaultHeaders`, and in this
//! crate's middleware.

use std::rc::Rc;

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform, fn_service};
use actix_web::http::header::{ACCEPT, HeaderValue};
use actix_web::http::{Uri, header};
use actix_web::middleware::DefaultHeaders;
use actix_web::test::TestRequest;
use actix_web::{Error, HttpResponse, ResponseError as _};
use bytes::Bytes;
use http::Response;
use status_benches::{Cell, cell_of};
use status_runtime::ProblemMiddleware;

use crate::layers::{ALONE, NoSuchOrder, PATH, REQUESTS};
use crate::ready;

pub const DEFAULT_HEADERS: &str = "DefaultHeaders";
pub const PROBLEM: &str = "ProblemMiddleware";

fn success() -> HttpResponse {
    HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "application/json")).body("[]")
}

fn derived() -> HttpResponse {
    NoSuchOrder.error_response()
}

fn request(accept: Option<&str>) -> ServiceRequest {
    let buffer = Bytes::from([PATH, accept.unwrap_or_default()].concat());
    let mut request = TestRequest::default().to_srv_request();
    request.head_mut().uri = Uri::from_maybe_shared(buffer.slice(..PATH.len())).expect("a path is a reference");
    if accept.is_some() {
        let value = HeaderValue::from_maybe_shared(buffer.slice(PATH.len()..)).expect("a list of media ranges");
        request.headers_mut().append(ACCEPT, value);
    }
    request
}

/// Inside of another response, which every contestant makes.
fn send<S, B>((service, request): (Rc<S>, ServiceRequest)) -> Response<ServiceResponse<B>>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
{
    Response::new(ready(service.call(request)).expect("a response"))
}

fn content<B: MessageBody>(response: ServiceResponse<B>) -> Bytes {
    response.into_body().try_into_bytes().unwrap_or_default()
}

macro_rules! contestant {
    ($cells:ident, $who:expr, $case:expr, $accept:expr, $service:expr) => {{
        let (accept, service) = ($accept, Rc::new($service));
        let make = move || (service.clone(), request(accept));
        $cells.push(cell_of($who, $case, "actix-web", make, send, content));
    }};
}

pub fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for (what, respond) in [("success", success as fn() -> HttpResponse), ("derived 404", derived)] {
        for (accepts, accept) in REQUESTS {
            let case = || format!("{what}, {accepts}");
            let inner = || {
                fn_service(move |request: ServiceRequest| {
                    std::future::ready(Ok::<_, Error>(request.into_response(respond())))
                })
            };
            let set = DefaultHeaders::new().add((header::SERVER, "shop"));
            contestant!(cells, ALONE, case(), accept, inner());
            contestant!(cells, DEFAULT_HEADERS, case(), accept, inside(set, inner()));
            contestant!(cells, PROBLEM, case(), accept, inside(ProblemMiddleware::new(), inner()));
        }
    }
    cells
}

fn inside<S, T: Transform<S, ServiceRequest>>(middleware: T, inner: S) -> T::Transform {
    match ready(middleware.new_transform(inner)) {
        Ok(service) => service,
        Err(_) => unreachable!("nothing is initialized"),
    }
}

#[cfg(test)]
mod tests {
    use super::{PROBLEM, cells};

    #[test]
    fn the_middleware_responds_as_it_is_asked() {
        for cell in cells().iter().filter(|cell| cell.who == PROBLEM) {
            let content = (cell.show)().body;
            let (start, part) = match cell.case.as_str() {
                "derived 404, a browser's Accept" => ("<!DOCTYPE html>", "<dt>request_id</dt>"),
                case if case.starts_with("derived") => {
                    ("{\"type\":", "\"instance\":\"/orders/48151\",\"request_id\":\"")
                }
                _ => ("[]", ""),
            };
            assert!(content.starts_with(start) && content.contains(part), "{}: {content}", cell.case);
        }
    }
}
