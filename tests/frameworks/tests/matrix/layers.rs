//! The client's view of errors that other code makes, in frameworks with their own middleware and in those that tower
//! reaches.

#[path = "../../../tests/errors/mod.rs"]
mod errors;
#[path = "../../../tests/log/mod.rs"]
mod log;
#[path = "../../../tests/wire/mod.rs"]
pub(crate) mod wire;

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::thread;

use errors::{List, PATHS, Reply, are_told_once, reply};
use http::{Method, StatusCode};
use log::Log;
use serde_json::{Value, json};
use status_runtime::grpc::Connect;
use status_runtime::{
    Allow, Challenge, EXPOSED_HEADERS, HttpError, IntoResponse as _, ProblemLayer, ProblemMiddleware, RetryAfter,
};
use status_vocabulary::{Companion, Form};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tower::ServiceBuilder;
use wire::{ClientResponse, get, is_uuid, send};

use crate::cases::{count, received};
use crate::client;
use crate::servers::{bind, on_tokio};

const NAMED: &[&str] = &["x-request-id: r-1"];
const SECRET: &str = "postgres://shop:hunter2@db";

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/")]
enum OrderError {
    #[error("order {id} has already shipped")]
    #[status(conflict_state)]
    Shipped {
        #[status(extension)]
        id: u64,
        #[status(etag)]
        tag: &'static str,
    },
    #[error("closed for today")]
    #[status(unavailable, retry_after = 60)]
    Closed,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("say it in words")]
#[status(bad_request, body = text)]
struct InWords;

/// Without a twin.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("order 7 is somebody else's")]
#[status(hidden)]
struct Concealed;

const SHIPPED: OrderError = OrderError::Shipped { id: 7, tag: "v1" };

/// Headers that describe replaced content (RFC 9110 8, RFC 9112 6.1, RFC 9530, RFC 9111 5.3).
const OF_THE_CONTENT: [(&str, &str); 9] = [
    ("content-disposition", "attachment"),
    ("content-language", "de"),
    ("content-range", "bytes 0-1/2"),
    ("content-digest", "sha-256=:AAAA:"),
    ("accept-ranges", "bytes"),
    ("etag", "\"a\""),
    ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
    ("expires", "Sun, 06 Nov 2994 08:49:37 GMT"),
    ("cache-control", "public, max-age=3600"),
];

/// Checks that none of them is left, and that the text is kept.
fn is_described_anew(received: &ClientResponse) {
    assert_eq!((received.status, &received.json()["detail"]), (404, &json!("no such file")));
    for (name, value) in OF_THE_CONTENT {
        assert!(!received.all(name).contains(&value), "{name}: {received:?}");
    }
    assert_eq!(received.header("cache-control"), Some("no-store"));
}

/// Checks that the response equals the router's to an unknown path.
async fn is_absent(to: SocketAddr) {
    for accept in ["*/*", "text/html", "text/plain"] {
        let ask = async |path: &str| {
            let received = send(to, &format!("GET {path}"), &[NAMED[0], &format!("accept: {accept}")], "").await;
            let mut headers: Vec<_> = received.headers.into_iter().filter(|(name, _)| name != "date").collect();
            headers.sort();
            (received.status, headers, received.content.replace(path, "/the/path"))
        };
        assert_eq!(ask("/concealed").await, ask("/nowhere-1").await);
    }
}

/// The methods of a path, if the service restricts them.
fn only_get(path: &str) -> Option<Allow> {
    matches!(path, "/only-get" | "/shipped").then(|| Allow::from_iter([Method::GET]))
}

fn challenge() -> Challenge {
    "Bearer realm=\"shop\"".parse().expect("a challenge")
}

/// Checks a derived error: the layer adds the last two members, the id and Vary, and nothing else.
fn is_completed(received: &ClientResponse, path: &str) {
    assert_eq!((received.status, received.header("etag")), (409, Some("\"v1\"")), "{received:?}");
    assert_eq!(received.header("content-type"), Some("application/problem+json"));
    assert_eq!((received.header("vary"), received.header("x-request-id")), (Some("Accept"), Some("r-1")));
    assert_eq!(
        received.json(),
        json!({
            "type": "https://api.example.com/problems/shipped", "title": "Conflict", "status": 409,
            "detail": "order 7 has already shipped", "code": "shipped", "id": 7, "instance": path, "request_id": "r-1"
        })
    );
}

/// Checks a bare 404.
fn is_dressed(received: &ClientResponse, path: &str) {
    assert_eq!(received.status, 404, "{received:?}");
    assert_eq!(received.header("content-type"), Some("application/problem+json"));
    // 404 is heuristically cacheable (RFC 9110 15.1).
    assert_eq!(received.header("cache-control"), Some("no-store"));
    assert_eq!((received.header("vary"), received.header("x-request-id")), (Some("Accept"), Some("r-1")));
    assert_eq!(
        received.json(),
        json!({
            "type": "about:blank", "title": "Not Found", "status": 404, "code": "not_found",
            "instance": path, "request_id": "r-1"
        })
    );
}

fn actix_web(log: Log) -> SocketAddr {
    use actix_web::dev::ServiceResponse;
    use actix_web::error::{Error, ErrorForbidden, ErrorInternalServerError};
    use actix_web::middleware::from_fn;
    use actix_web::{App, HttpResponse, HttpServer, web};

    async fn refuse(error: Error) -> Result<ServiceResponse, Error> {
        Err(error)
    }

    let (listener, address) = bind();
    let middleware = ProblemMiddleware::new()
        .challenge(challenge())
        .retry_after(RetryAfter::after(std::time::Duration::from_secs(5)))
        .allow(|request| only_get(request.path()));
    thread::spawn(|| {
        let app = move || {
            // The worker's thread lives as long as the test.
            std::mem::forget(tracing::subscriber::set_default(log.clone()));
            App::new()
                .wrap(middleware.clone())
                .service(web::resource("/only-get").route(web::get().to(async || "fine")))
                .route("/shipped", web::get().to(async || Err::<&str, _>(SHIPPED)))
                .route("/concealed", web::get().to(async || Err::<&str, _>(Concealed)))
                .route(
                    "/described",
                    web::get().to(async || {
                        let mut response = HttpResponse::NotFound();
                        for header in OF_THE_CONTENT {
                            response.append_header(header);
                        }
                        response.body("no such file")
                    }),
                )
                .route(
                    "/binary",
                    web::get().to(async || {
                        HttpResponse::InternalServerError().content_type("application/octet-stream").body(SECRET)
                    }),
                )
                .route("/stalled", web::get().to(async || HttpResponse::BadRequest().body(Stalled)))
                .route("/words", web::get().to(async || Err::<&str, _>(InWords)))
                .route("/json", web::post().to(async |_: web::Json<[u8; 1]>| "fine"))
                .route("/secret", web::get().to(async || Err::<&str, _>(ErrorInternalServerError(SECRET))))
                .route(
                    "/page",
                    web::get().to(async || HttpResponse::NotFound().content_type("text/html").body("<p>mine")),
                )
                .route("/long", web::get().to(async || HttpResponse::BadRequest().body("x".repeat(5000))))
                .route("/unauthorized", web::get().to(async || HttpResponse::Unauthorized()))
                .route("/limited", web::get().to(async || HttpResponse::TooManyRequests()))
                .route("/panic", web::get().to(async || -> &str { panic!("a handler that panics, as it should") }))
                .route(
                    "/kept",
                    web::get().to(async || {
                        HttpResponse::MethodNotAllowed()
                            .append_header(("allow", "GET"))
                            .append_header(("etag", "\"of-the-text\""))
                            .append_header(("set-cookie", "a=1"))
                            .append_header(("set-cookie", "b=2"))
                            .body("not that way")
                    }),
                )
                .service(
                    web::scope("/closed")
                        .wrap(from_fn(|_, _: actix_web::middleware::Next<_>| refuse(OrderError::Closed.into()))),
                )
                .service(
                    web::scope("/forbidden")
                        .wrap(from_fn(|_, _: actix_web::middleware::Next<_>| refuse(ErrorForbidden("members only")))),
                )
        };
        actix_web::rt::System::new().block_on(HttpServer::new(app).workers(1).listen(listener).expect("a server").run())
    });
    address
}

#[tokio::test]
async fn actix_webs_own_errors_are_documents() {
    let to = actix_web(Log::default());
    is_dressed(&send(to, "GET /nowhere?secret=1", NAMED, "").await, "/nowhere");

    let received = send(to, "DELETE /only-get", &[], "").await;
    assert_eq!((received.status, &received.json()["code"]), (405, &json!("method_not_allowed")));
    assert_eq!(received.header("allow"), Some("GET"), "what the service knows");
    assert!(is_uuid(received.header("x-request-id").expect("an id")), "{received:?}");

    for (content_type, content, status, code, within) in [
        ("application/json", "[1", 400, "bad_request", "EOF"),
        ("text/plain", "[1]", 400, "bad_request", "Content type"),
    ] {
        let received = send(to, "POST /json", &[&format!("content-type: {content_type}")], content).await;
        let problem = received.json();
        assert_eq!((received.status, &problem["code"]), (status, &json!(code)), "{content}");
        assert!(problem["detail"].as_str().is_some_and(|detail| detail.contains(within)), "{problem}");
    }

    for path in ["/secret", "/binary"] {
        let received = get(to, path).await;
        assert_eq!((received.status, &received.json()["code"]), (500, &json!("internal")));
        assert!(!received.content.contains("hunter2"), "{received:?}");
    }
    is_absent(to).await;

    let received = get(to, "/long").await;
    assert_eq!((received.status, received.json().get("detail")), (400, None), "what is that long explains nothing");
}

#[tokio::test]
async fn actix_web_keeps_headers_and_gets_the_companions_that_are_known() {
    let to = actix_web(Log::default());
    let received = get(to, "/kept").await;
    assert_eq!((received.status, received.header("allow")), (405, Some("GET")));
    assert_eq!(received.all("set-cookie"), ["a=1", "b=2"]);
    assert_eq!(received.header("etag"), None, "it was the text's");
    assert_eq!(received.json()["detail"], "not that way");
    assert_eq!(received.header("content-length"), Some(received.content.len().to_string().as_str()));

    is_described_anew(&get(to, "/described").await);
    let stalled = get(to, "/stalled").await;
    assert_eq!((stalled.status, stalled.json().get("detail")), (400, None), "what is not there is not waited for");

    assert_eq!(get(to, "/unauthorized").await.header("www-authenticate"), Some("Bearer realm=\"shop\""));
    assert_eq!(get(to, "/limited").await.header("retry-after"), Some("5"));
}

#[tokio::test]
async fn actix_web_completes_derived_errors_and_leaves_the_rest() {
    let to = actix_web(Log::default());
    is_completed(&send(to, "GET /shipped?a=b", NAMED, "").await, "/shipped");

    let words = send(to, "GET /words", NAMED, "").await;
    assert_eq!((words.content.as_str(), words.header("x-request-id")), ("say it in words", Some("r-1")));
    let page = send(to, "GET /page", NAMED, "").await;
    assert_eq!((page.content.as_str(), page.header("x-request-id")), ("<p>mine", Some("r-1")));
    let fine = send(to, "GET /only-get", NAMED, "").await;
    assert_eq!((fine.content.as_str(), fine.header("x-request-id"), fine.header("vary")), ("fine", None, None));
}

#[tokio::test]
async fn what_a_middleware_of_actix_web_refuses_is_a_document_too() {
    let to = actix_web(Log::default());
    let closed = send(to, "GET /closed/a", NAMED, "").await;
    assert_eq!((closed.status, closed.header("retry-after")), (503, Some("60")));
    assert_eq!((&closed.json()["code"], &closed.json()["instance"]), (&json!("closed"), &json!("/closed/a")));

    let forbidden = send(to, "GET /forbidden/a", NAMED, "").await;
    assert_eq!((forbidden.status, forbidden.header("x-request-id")), (403, Some("r-1")));
    assert_eq!((&forbidden.json()["code"], &forbidden.json()["detail"]), (&json!("forbidden"), &json!("members only")));
}

#[tokio::test]
async fn actix_web_shows_what_is_accepted_and_head_has_no_content() {
    let to = actix_web(Log::default());
    for path in ["/nowhere", "/shipped"] {
        for (accept, content_type, start) in [
            ("application/json", "application/problem+json", "{"),
            ("application/problem+xml", "application/problem+xml", "<?xml"),
            ("text/html,*/*;q=0.8", "text/html; charset=utf-8", "<!doctype html>"),
            ("text/plain", "text/plain; charset=utf-8", ""),
        ] {
            let received = send(to, &format!("GET {path}"), &[&format!("accept: {accept}")], "").await;
            assert_eq!(received.header("content-type"), Some(content_type), "{received:?}");
            let (content, start) = (received.content.to_lowercase(), start.to_lowercase());
            assert!(content.starts_with(&start) && !content.is_empty(), "{received:?}");
        }
    }
    let with = send(to, "GET /nowhere", NAMED, "").await;
    let without = send(to, "HEAD /nowhere", NAMED, "").await;
    assert_eq!((without.status, without.content.as_str()), (404, ""));
    assert_eq!(without.header("content-length"), with.header("content-length"));
    assert_eq!(without.header("content-type"), with.header("content-type"));
}

/// actix-web closes the connection of a handler that panics, so no response is possible. The next one is not affected.
#[tokio::test]
async fn a_panic_in_actix_web_leaves_no_trace_in_the_next_response() {
    let to = actix_web(Log::default());
    let mut stream = TcpStream::connect(to).await.expect("a connection");
    let request = "GET /panic HTTP/1.1\r\nhost: test\r\nx-request-id: r-panic\r\n\r\n";
    stream.write_all(request.as_bytes()).await.expect("a server that reads");
    let mut read = Vec::new();
    _ = stream.read_to_end(&mut read).await;
    assert!(read.is_empty(), "{}", read.escape_ascii());

    let received = get(to, "/nowhere").await;
    assert_eq!((received.status, &received.json()["instance"]), (404, &json!("/nowhere")));
    assert!(is_uuid(received.header("x-request-id").expect("an id")), "{received:?}");
}

#[tokio::test]
async fn actix_web_logs_each_error_once_with_its_request() {
    let log = Log::default();
    let to = actix_web(log.clone());
    for (path, kind, message) in [
        ("/shipped", "shipped", "order 7 has already shipped"),
        ("/closed/a", "closed", "closed for today"),
        ("/secret", "internal", SECRET),
    ] {
        send(to, &format!("GET {path}?secret=1"), NAMED, "").await;
        let logged = log.take();
        assert_eq!(logged.len(), 1, "{logged:?}");
        assert_eq!((logged[0].get("error.type"), logged[0].get("exception.message")), (kind, message));
        assert_eq!((logged[0].get("request_id"), logged[0].get("url.path")), ("r-1", path));
    }
}

/// As under tower's layer.
#[tokio::test]
async fn actix_web_and_poem_tell_each_error_once_with_its_cause() {
    for serve in [told_of_actix_web, told_of_poem] {
        let (log, list) = (Log::default(), List::default());
        let to = serve(log.clone(), list.clone());
        let ask = async |path: &str| drop(send(to, &format!("GET {path}?secret=1"), NAMED, "").await);
        are_told_once(&list, Some(&log), ask).await;
    }
}

fn told_of_actix_web(log: Log, list: List) -> SocketAddr {
    use actix_web::{App, Error, HttpResponse, HttpServer, web};

    fn respond(path: &str) -> Result<HttpResponse, Error> {
        match reply(path) {
            Reply::Order(error) => Err(error.into()),
            Reply::Words(error) => Err(error.into()),
            Reply::Other(status, headers, content) => {
                let status = actix_web::http::StatusCode::from_u16(status.as_u16()).expect("a status");
                let mut response = HttpResponse::build(status);
                for header in headers {
                    response.append_header(*header);
                }
                Ok(response.body(content))
            }
        }
    }

    let (listener, address) = bind();
    let middleware = ProblemMiddleware::new().observe(list.observe());
    thread::spawn(|| {
        let app = move || {
            // The worker's thread lives as long as the test.
            std::mem::forget(tracing::subscriber::set_default(log.clone()));
            let routes = |config: &mut web::ServiceConfig| {
                for path in PATHS {
                    config.route(path, web::get().to(async move || respond(path)));
                }
            };
            App::new().wrap(middleware.clone()).configure(routes)
        };
        actix_web::rt::System::new().block_on(HttpServer::new(app).workers(1).listen(listener).expect("a server").run())
    });
    address
}

fn told_of_poem(log: Log, list: List) -> SocketAddr {
    use poem::listener::TcpAcceptor;
    use poem::{EndpointExt, Response, Result, Route, Server};

    fn respond(path: &str) -> Result<Response> {
        match reply(path) {
            Reply::Order(error) => Err(error.into()),
            Reply::Words(error) => Err(error.into()),
            Reply::Other(status, headers, content) => {
                let response = Response::builder().status(status);
                let response = headers.iter().fold(response, |response, (name, value)| response.header(*name, *value));
                Ok(response.body(content))
            }
        }
    }

    on_tokio(|listener| async move {
        let _guard = tracing::subscriber::set_default(log);
        let route = |app: Route, path: &'static str| app.at(path, poem::endpoint::make_sync(move |_| respond(path)));
        let app = PATHS.into_iter().fold(Route::new(), route).with(ProblemLayer::new().observe(list.observe()));
        Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).expect("an acceptor")).run(app).await
    })
}

/// A body that never arrives.
struct Stalled;

impl actix_web::body::MessageBody for Stalled {
    type Error = std::convert::Infallible;

    fn size(&self) -> actix_web::body::BodySize {
        actix_web::body::BodySize::Sized(7)
    }

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<bytes::Bytes, Self::Error>>> {
        std::task::Poll::Pending
    }
}

fn poem() -> SocketAddr {
    use poem::listener::TcpAcceptor;
    use poem::web::Path;
    use poem::{EndpointExt, Error, Route, Server, handler};

    #[handler]
    async fn shipped() -> Result<String, OrderError> {
        Err(SHIPPED)
    }

    #[handler]
    async fn number(Path(number): Path<u8>) -> String {
        number.to_string()
    }

    #[handler]
    async fn secret() -> poem::Result<String> {
        Err(Error::from_string(SECRET, StatusCode::INTERNAL_SERVER_ERROR))
    }

    #[handler]
    async fn concealed() -> Result<String, Concealed> {
        Err(Concealed)
    }

    #[handler]
    async fn described() -> poem::Response {
        let response = poem::Response::builder().status(StatusCode::NOT_FOUND);
        OF_THE_CONTENT
            .into_iter()
            .fold(response, |response, (name, value)| response.header(name, value))
            .body("no such file")
    }

    #[handler]
    async fn unauthorized() -> StatusCode {
        StatusCode::UNAUTHORIZED
    }

    on_tokio(|listener| async {
        let app = Route::new()
            .at("/shipped", poem::get(shipped))
            .at("/number/:number", poem::get(number))
            .at("/secret", poem::get(secret))
            .at("/unauthorized", poem::get(unauthorized))
            .at("/concealed", poem::get(concealed))
            .at("/described", poem::get(described))
            .with(ProblemLayer::new().challenge(challenge()).allow(|request| only_get(request.path())));
        Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).expect("an acceptor")).run(app).await
    })
}

#[tokio::test]
async fn poem_takes_the_layer_as_a_middleware() {
    let to = poem();
    is_dressed(&send(to, "GET /nowhere?secret=1", NAMED, "").await, "/nowhere");
    is_completed(&send(to, "GET /shipped?a=b", NAMED, "").await, "/shipped");

    let anonymous = get(to, "/unauthorized").await;
    assert_eq!((anonymous.status, anonymous.header("www-authenticate")), (401, Some("Bearer realm=\"shop\"")));
    let method = send(to, "DELETE /shipped", &[], "").await;
    assert_eq!((method.status, &method.json()["code"]), (405, &json!("method_not_allowed")));
    assert_eq!(method.header("allow"), Some("GET"), "what the service knows");
    is_described_anew(&get(to, "/described").await);
    is_absent(to).await;
    let number = get(to, "/number/1000").await;
    assert_eq!((number.status, &number.json()["instance"]), (400, &json!("/number/1000")), "its ParsePathError");
    let secret = get(to, "/secret").await;
    assert_eq!((secret.status, secret.json().get("detail")), (500, None));
    let fine = send(to, "GET /number/7", NAMED, "").await;
    assert_eq!((fine.content.as_str(), fine.header("x-request-id"), fine.header("vary")), ("7", None, None));
    let page = send(to, "GET /nowhere", &["accept: text/html"], "").await;
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(send(to, "HEAD /nowhere", &[], "").await.content, "");
}

#[tokio::test]
async fn warp_is_a_service_that_the_layer_takes() {
    use hyper_util::rt::{TokioExecutor, TokioIo};
    use hyper_util::server::conn::auto::Builder;
    use hyper_util::service::TowerToHyperService;
    use warp::Filter;

    let to = on_tokio(|listener| async move {
        let shipped = warp::path!("shipped").and(warp::get()).map(|| Err::<String, _>(SHIPPED));
        let service = ServiceBuilder::new().layer(ProblemLayer::new()).service(warp::service(shipped));
        loop {
            let (stream, _) = listener.accept().await.expect("a connection");
            let service = TowerToHyperService::new(service.clone());
            tokio::spawn(async {
                _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    is_dressed(&send(to, "GET /nowhere?secret=1", NAMED, "").await, "/nowhere");
    is_completed(&send(to, "GET /shipped?a=b", NAMED, "").await, "/shipped");
    let method = send(to, "DELETE /shipped", &[], "").await;
    assert_eq!((method.status, &method.json()["code"]), (405, &json!("method_not_allowed")));
}

/// gRPC has its errors in a 200 (gRPC over HTTP/2, "Responses"): the layer can wrap both kinds of service.
#[tokio::test]
async fn what_tonic_sends_passes_the_layer() {
    use axum::Router;
    use axum::body::Body;
    use axum::routing::post;

    let app = Router::new()
        .route("/orders.Orders/Find", post(async || tonic::Status::from(SHIPPED).into_http::<Body>()))
        .layer(ProblemLayer::new());
    let to = on_tokio(|listener| async { axum::serve(listener, app).await });
    let grpc = client::http2(to, Method::POST, "/orders.Orders/Find").await;
    assert_eq!((grpc.status, &grpc.headers["content-type"]), (StatusCode::OK, &"application/grpc".parse().unwrap()));
    // FAILED_PRECONDITION, google.rpc.Code.
    assert_eq!(grpc.headers["grpc-status"], "9");
    assert!(grpc.headers["x-request-id"].to_str().is_ok_and(is_uuid));
    assert_eq!(grpc.body.as_deref(), Some(&[][..]));

    let http = client::http2(to, Method::GET, "/nowhere").await;
    let problem: Value = serde_json::from_slice(&http.body.expect("content")).expect("a document");
    assert_eq!((http.status.as_u16(), &problem["code"]), (404, &json!("not_found")));
}

/// The paths of a service of gRPC.
const CALLS: [&str; 3] = ["/shipped", "/concealed", "/mine"];

/// The status that its handler responds with.
fn status(path: &str) -> tonic::Status {
    match path {
        "/shipped" => SHIPPED.into(),
        "/concealed" => Concealed.into(),
        other => tonic::Status::not_found(other),
    }
}

fn calls_of_axum() -> axum::Router {
    use axum::Router;
    use axum::body::Body;
    use axum::routing::post;

    let route = |app: Router, path| app.route(path, post(async move || status(path).into_http::<Body>()));
    CALLS.into_iter().fold(Router::new().route("/native", post(async || Concealed)), route)
}

/// A layer inside the router, which writes Content-Length after it.
fn grpc_in_axum(log: Log, list: List) -> SocketAddr {
    let layer = ProblemLayer::new().domain("shop.example.com").observe(list.observe());
    on_tokio(|listener| async move {
        let _guard = tracing::subscriber::set_default(log);
        axum::serve(listener, calls_of_axum().layer(layer)).await
    })
}

fn grpc_around_axum(log: Log, list: List) -> SocketAddr {
    let outer = ProblemLayer::new().observe(list.observe());
    around_axum(log, ProblemLayer::new().domain("shop.example.com"), outer)
}

fn grpc_observed_inside(log: Log, list: List) -> SocketAddr {
    let inner = ProblemLayer::new().domain("shop.example.com").observe(list.observe());
    around_axum(log, inner, ProblemLayer::new())
}

/// Two layers outside the router, which writes Content-Length before them.
fn around_axum(log: Log, inner: ProblemLayer, outer: ProblemLayer) -> SocketAddr {
    use axum::ServiceExt;
    use axum::body::Body;
    use axum::extract::Request;
    use http::Response;

    let layers = ServiceBuilder::new().map_response(|response: Response<_>| response.map(Body::new));
    let layers = layers.layer(outer).layer(inner);
    on_tokio(|listener| async move {
        let _guard = tracing::subscriber::set_default(log);
        let service = layers.service(calls_of_axum());
        axum::serve(listener, ServiceExt::<Request>::into_make_service(service)).await
    })
}

fn grpc_in_actix_web(log: Log, list: List) -> SocketAddr {
    use actix_web::{App, HttpResponse, HttpServer, web};

    fn respond(path: &str) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        for (name, value) in status(path).into_http::<()>().headers() {
            response.append_header((name.as_str(), value.as_bytes()));
        }
        response.body("")
    }

    let (listener, address) = bind();
    let middleware = ProblemMiddleware::new().domain("shop.example.com").observe(list.observe());
    thread::spawn(|| {
        let app = move || {
            // The worker's thread lives as long as the test.
            std::mem::forget(tracing::subscriber::set_default(log.clone()));
            let routes = |config: &mut web::ServiceConfig| {
                for path in CALLS {
                    config.route(path, web::post().to(async move || respond(path)));
                }
            };
            let native = web::post().to(async || Err::<&str, _>(Concealed));
            App::new().wrap(middleware.clone()).configure(routes).route("/native", native)
        };
        let server = HttpServer::new(app).workers(1).listen_auto_h2c(listener).expect("a server");
        actix_web::rt::System::new().block_on(server.run())
    });
    address
}

fn grpc_in_poem(log: Log, list: List) -> SocketAddr {
    use poem::endpoint::make_sync;
    use poem::listener::TcpAcceptor;
    use poem::{EndpointExt, Response, Route, Server};

    fn respond(path: &str) -> Response {
        let response = Response::builder();
        let status = status(path).into_http::<()>();
        status.headers().iter().fold(response, |response, (name, value)| response.header(name, value)).finish()
    }

    on_tokio(|listener| async move {
        let _guard = tracing::subscriber::set_default(log);
        let native = Route::new().at("/native", make_sync(|_| Err::<Response, poem::Error>(Concealed.into())));
        let app = CALLS.into_iter().fold(native, |app, path| app.at(path, make_sync(move |_| respond(path))));
        let app = app.with(ProblemLayer::new().domain("shop.example.com").observe(list.observe()));
        Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).expect("an acceptor")).run(app).await
    })
}

/// Starts a service in the layer, which logs there and leaves what it observes there.
type Started = fn(Log, List) -> SocketAddr;

/// The services, and whether they send header fields in order.
const SERVICES_OF_GRPC: [(Started, bool); 5] = [
    (grpc_in_axum, true),
    (grpc_around_axum, true),
    (grpc_observed_inside, true),
    (grpc_in_actix_web, false),
    (grpc_in_poem, true),
];

/// Header, log and observer have one id, whichever layer has made it. A status that the service has written by hand is
/// not one of its errors.
#[tokio::test]
async fn a_status_of_tonic_has_the_id_that_is_logged() {
    for (serve, _) in SERVICES_OF_GRPC {
        let (log, list) = (Log::default(), List::default());
        let to = serve(log.clone(), list.clone());
        for (path, id) in [("/shipped", None), ("/concealed", None), ("/shipped", Some("r-1"))] {
            let received = client::call(to, path, id).await;
            let sent = received.headers["x-request-id"].to_str().expect("an id");
            assert!(id.map_or_else(|| is_uuid(sent), |id| id == sent), "{sent}");
            let (logged, observed) = (log.take(), list.take());
            let logged: Vec<_> = logged.iter().map(|logged| logged.get("request_id")).collect();
            let observed: Vec<_> = observed.iter().map(|observed| observed.request_id.as_deref()).collect();
            assert_eq!((logged, observed), (vec![sent], vec![Some(sent)]), "{path}");
        }
        let mine = client::call(to, "/mine", Some("r-1")).await.headers;
        assert_eq!((&mine["grpc-status"], mine.get("x-request-id")), (&"5".parse().unwrap(), None));
        assert_eq!((log.take().len(), list.take()), (0, vec![]));
    }
}

/// A hidden error without a twin is, under a layer, what a route is that does not exist (RFC 9110 15.5.4): in gRPC, too,
/// whoever converts it and writes its length.
#[tokio::test]
async fn an_absent_error_of_tonic_is_a_bare_404() {
    for (at, (serve, is_in_order)) in SERVICES_OF_GRPC.into_iter().enumerate() {
        let to = serve(Log::default(), List::default());
        let call = async |path| {
            let received = client::call(to, path, Some("r-1")).await;
            let fields = received.headers.iter().map(|(name, value)| (name.clone(), value.clone()));
            let mut fields: Vec<_> = fields.filter(|(name, _)| *name != "date").collect();
            if !is_in_order {
                fields.sort_by(|(one, _), (other, _)| one.as_str().cmp(other.as_str()));
            }
            (received.status, fields, received.body)
        };
        let absent = call("/nowhere").await;
        for (name, value) in [("grpc-status", "5"), ("content-length", "0")] {
            let values: Vec<_> = absent.1.iter().filter(|(known, _)| *known == name).map(|(_, value)| value).collect();
            assert_eq!(values, [value], "{at} {name}");
        }
        for path in ["/native", "/concealed"] {
            assert_eq!(call(path).await, absent, "{at} {path}");
        }
    }
}

/// The error of a unary call of Connect is JSON of its own: it passes the layer, and gets an id.
#[tokio::test]
async fn what_connect_sends_passes_the_layer() {
    use axum::Router;
    use axum::routing::post;

    let app = Router::new().route("/orders.Orders/Find", post(async || Connect(SHIPPED))).layer(ProblemLayer::new());
    let to = on_tokio(|listener| async { axum::serve(listener, app).await });
    let received = send(to, "POST /orders.Orders/Find", &["accept: text/html"], "").await;
    // FAILED_PRECONDITION is a 400 in Connect.
    assert_eq!((received.status, received.header("content-type")), (400, Some("application/json")));
    assert_eq!(received.json()["code"], json!("failed_precondition"));
    assert!(received.header("x-request-id").is_some());
}

/// Fetch, "CORS-safelisted response-header name": scripts can always read these.
const READABLE: [&str; 7] =
    ["cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma"];

#[tokio::test]
async fn scripts_of_other_origins_may_read_every_companion() {
    use axum::Router;
    use axum::extract::Path;
    use axum::routing::get;
    use tower_http::cors::{Any, CorsLayer};

    let cors = CorsLayer::new().allow_origin(Any).expose_headers(EXPOSED_HEADERS);
    let app = Router::new().route("/{number}", get(async |Path(number): Path<usize>| received(number))).layer(cors);
    let to = on_tokio(|listener| async { axum::serve(listener, app).await });
    let mut seen = BTreeSet::new();
    for number in 0..count() {
        let received = send(to, &format!("HEAD /{number}"), &["origin: https://shop.example"], "").await;
        let exposed = received.header("access-control-expose-headers").expect("a list").to_owned();
        let exposed: Vec<_> = exposed.split(',').map(|name| name.trim()).collect();
        for name in companions(number) {
            assert!(READABLE.contains(&name) || exposed.contains(&name), "{name}: {received:?}");
            assert!(!received.all(name).is_empty(), "{name}: {received:?}");
            seen.insert(name);
        }
    }
    // The responses of the matrix have every companion; the others are a layer's and gRPC's.
    for name in EXPOSED_HEADERS.into_iter().filter(|name| name != "x-request-id" && !name.as_str().starts_with("grpc-"))
    {
        assert!(seen.contains(name.as_str()), "no response has {name}");
    }
}

/// The response's companions without headers of the connection and custom ones.
fn companions(number: usize) -> BTreeSet<&'static str> {
    let response = received(number).into_response();
    let header = |companion: &Companion| match companion.form() {
        Form::Header(name) => Some(name),
        Form::Member(_) => None,
    };
    Companion::ALL.iter().filter_map(header).filter(|name| response.headers().contains_key(*name)).collect()
}
