//! The client's view of a service inside a `ProblemLayer`, over a socket.

mod wire;

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::extract::DefaultBodyLimit;
use axum::routing::{any, get, post};
use axum::{Extension, Json, Router};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode};
use serde_json::{Value, json};
use status_runtime::{
    Allow, Challenge, Grpc, HttpError, IntoResponse as _, Problem, ProblemLayer, Renderer, RetryAfter, layer,
};
use tower::{BoxError, ServiceBuilder};
use wire::{ClientResponse, is_uuid, send, serve};

const NAMED: &[&str] = &["x-request-id: r-1"];

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/")]
enum OrderError {
    #[error("order {id} has already shipped")]
    #[status(conflict_state)]
    Shipped {
        #[status(extension)]
        id: u128,
        #[status(etag)]
        tag: &'static str,
    },
    #[error("there is no such order")]
    #[status(not_found)]
    Absent,
    #[error("order 7 is somebody else's")]
    #[status(hidden)]
    Concealed,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("say it in words")]
#[status(bad_request, body = text)]
struct InWords;

#[derive(Debug, thiserror::Error, HttpError)]
enum Own {
    #[error("with an id of its own")]
    #[status(not_found)]
    Document {
        #[status(extension)]
        request_id: Value,
        #[status(extension)]
        after: u8,
    },
    #[error("with one of a twin's")]
    #[status(hidden, like = Document)]
    Twin { request_id: Value, after: u8 },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("with an id of its own, in XML")]
#[status(bad_request, body = layer::Xml)]
struct OwnXml {
    #[status(extension)]
    request_id: Value,
}

const SHIPPED: OrderError = OrderError::Shipped { id: u128::MAX, tag: "v1" };

fn bare(status: u16, headers: &[(&'static str, &'static str)], content: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(content));
    *response.status_mut() = StatusCode::from_u16(status).expect("a status");
    for (name, value) in headers {
        response.headers_mut().append(*name, HeaderValue::from_static(value));
    }
    response
}

async fn under(layer: ProblemLayer, app: Router) -> SocketAddr {
    serve(app.layer(layer)).await
}

/// The response for a bare one under a layer without settings.
async fn dressed(make: fn() -> Response<Body>) -> ClientResponse {
    let to = under(ProblemLayer::new(), Router::new().route("/a", any(async move || make()))).await;
    send(to, "GET /a?b=c", NAMED, "").await
}

#[tokio::test]
async fn the_routers_404_is_a_document() {
    let to = under(ProblemLayer::new(), Router::new()).await;
    let received = send(to, "GET /orders/7?secret=1", NAMED, "").await;
    assert_eq!(received.status, 404);
    assert_eq!(received.header("content-type"), Some("application/problem+json"));
    // 404 is heuristically cacheable (RFC 9110 15.1).
    assert_eq!(received.header("cache-control"), Some("no-store"));
    assert_eq!(received.header("vary"), Some("Accept"));
    assert_eq!(received.header("x-request-id"), Some("r-1"));
    assert_eq!(
        received.json(),
        json!({
            "type": "about:blank", "title": "Not Found", "status": 404, "code": "not_found",
            "instance": "/orders/7", "request_id": "r-1"
        })
    );
}

#[tokio::test]
async fn the_routers_405_keeps_allow() {
    let to = under(ProblemLayer::new(), Router::new().route("/a", get(async || "a"))).await;
    let received = send(to, "DELETE /a", &[], "").await;
    assert_eq!(received.status, 405);
    assert_eq!(received.header("allow"), Some("GET,HEAD"));
    assert_eq!(received.json()["code"], "method_not_allowed");
}

#[tokio::test]
async fn an_extractors_text_is_the_detail() {
    let app = Router::new().route("/a", post(async |Json(_): Json<[u8; 1]>| "a"));
    let to = under(ProblemLayer::new(), app.layer(DefaultBodyLimit::max(16))).await;
    for (content_type, content, status, code, within) in [
        ("text/plain", "[1]", 415, "unsupported_media_type", "Content-Type"),
        ("application/json", "[1", 400, "bad_request", "EOF"),
        ("application/json", "[\"a\"]", 422, "validation_failed", "expected u8"),
        ("application/json", "[1,                 2]", 413, "content_too_large", "limit"),
    ] {
        let received = send(to, "POST /a", &[&format!("content-type: {content_type}")], content).await;
        let problem = received.json();
        assert_eq!((received.status, &problem["code"]), (status, &json!(code)), "{content}");
        assert!(problem["detail"].as_str().is_some_and(|detail| detail.contains(within)), "{problem}");
    }
}

#[tokio::test]
async fn a_servers_text_stays_with_the_server() {
    struct Hidden;
    let app = Router::new().route("/a", get(async |_: Extension<std::sync::Arc<Hidden>>| "a"));
    let received = send(under(ProblemLayer::new(), app).await, "GET /a", &[], "").await;
    assert_eq!(received.status, 500);
    assert_eq!(received.json()["code"], "internal");
    assert_eq!(received.json().get("detail"), None);
    assert!(!received.content.contains("Hidden"), "{received:?}");
}

#[tokio::test]
async fn a_panic_is_an_internal_error() {
    let app = Router::new()
        .route("/a", get(async || -> &str { panic!("with secrets") }))
        .layer(tower_http::catch_panic::CatchPanicLayer::new());
    let received = send(under(ProblemLayer::new(), app).await, "GET /a", &[], "").await;
    assert_eq!((received.status, &received.json()["code"]), (500, &json!("internal")));
    assert_eq!(received.json().get("detail"), None);
}

#[tokio::test]
async fn timeouts_get_what_the_layer_knows() {
    let layer = ProblemLayer::new().retry_after(RetryAfter::after(Duration::from_secs(7)));
    for (status, code, retry_after) in
        [(408, "request_timeout", None), (503, "unavailable", Some("7")), (504, "upstream_timeout", None)]
    {
        let at_once = tower_http::timeout::TimeoutLayer::with_status_code(
            StatusCode::from_u16(status).expect("a status"),
            Duration::ZERO,
        );
        let app = Router::new().route("/a", get(std::future::pending::<()>)).layer(at_once);
        let received = send(under(layer.clone(), app).await, "GET /a", &[], "").await;
        assert_eq!((received.status, &received.json()["code"]), (status, &json!(code)));
        assert_eq!(received.header("retry-after"), retry_after, "{status}");
    }
}

#[tokio::test]
async fn load_shed_has_a_response() {
    #[derive(Debug, thiserror::Error, HttpError)]
    enum Trouble {
        #[error("more requests than there is room for")]
        #[status(overloaded, retry_after = 1, expose)]
        Shed,
        #[error("the service failed")]
        #[status(internal)]
        Other(#[source] BoxError),
    }
    let received = |error: BoxError| match error.is::<tower::load_shed::error::Overloaded>() {
        true => Trouble::Shed,
        false => Trouble::Other(error),
    };
    let app = Router::new()
        .route("/a", get(async || "a"))
        .layer(ServiceBuilder::new().layer(ProblemLayer::new().catch(received)).load_shed().concurrency_limit(0));
    let received = send(serve(app).await, "GET /a", NAMED, "").await;
    assert_eq!((received.status, received.header("retry-after")), (503, Some("1")));
    let expected = json!({
        "type": "about:blank", "title": "Service Unavailable", "status": 503,
        "detail": "more requests than there is room for", "code": "shed", "instance": "/a", "request_id": "r-1"
    });
    assert_eq!(received.json(), expected);
}

#[tokio::test]
async fn headers_stay_but_for_those_of_the_content() {
    let received = dressed(|| {
        bare(
            429,
            &[
                ("content-encoding", "gzip"),
                ("etag", "\"a\""),
                ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
                ("retry-after", "3"),
                ("www-authenticate", "Basic realm=\"a\""),
                ("www-authenticate", "Bearer realm=\"a\""),
                ("set-cookie", "a=b"),
                ("set-cookie", "c=d"),
            ],
            "not really gzip",
        )
    })
    .await;
    for gone in ["content-encoding", "etag", "last-modified"] {
        assert_eq!(received.header(gone), None);
    }
    assert_eq!(received.header("content-length"), Some(received.content.len().to_string().as_str()));
    assert_eq!(received.header("retry-after"), Some("3"));
    assert_eq!(received.all("www-authenticate"), ["Basic realm=\"a\"", "Bearer realm=\"a\""]);
    assert_eq!(received.all("set-cookie"), ["a=b", "c=d"]);
    assert_eq!(received.json().get("detail"), None, "what is encoded is no text");
}

/// RFC 9110 8, RFC 9112 6.1, RFC 9530, RFC 9111 5.3, RFC 9213 2: they describe content that is not sent.
#[tokio::test]
async fn what_describes_the_old_content_goes() {
    const GONE: [(&str, &str); 17] = [
        ("content-type", "text/plain"),
        ("content-disposition", "attachment; filename=\"a.txt\""),
        ("content-language", "de"),
        ("content-location", "/other"),
        ("content-range", "bytes 0-1/2"),
        ("content-md5", "Q2hlY2sgSW50ZWdyaXR5IQ=="),
        ("digest", "md5=HUXZLQLMuI/KZ5KDcJPcOA=="),
        ("content-digest", "sha-256=:AAAA:"),
        ("repr-digest", "sha-256=:AAAA:"),
        ("accept-ranges", "bytes"),
        ("trailer", "x-checksum"),
        ("etag", "\"a\""),
        ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("expires", "Sun, 06 Nov 2994 08:49:37 GMT"),
        ("cache-control", "public, max-age=3600"),
        ("cdn-cache-control", "max-age=3600"),
        ("surrogate-control", "max-age=3600"),
    ];
    let received = dressed(|| bare(404, &GONE, "no such file")).await;
    for (name, value) in GONE {
        assert!(!received.all(name).contains(&value), "{name}: {received:?}");
    }
    assert_eq!(received.header("cache-control"), Some("no-store"), "404 is heuristically cacheable (RFC 9110 15.1)");
    assert_eq!(received.json()["detail"], "no such file");

    // The length of the requested representation (RFC 9110 14.4), and directives that forbid storing.
    let received =
        dressed(|| bare(416, &[("content-range", "bytes */7"), ("cache-control", "private, no-cache")], "")).await;
    assert_eq!(received.header("content-range"), Some("bytes */7"));
    assert_eq!(received.header("cache-control"), Some("private, no-cache"));
}

/// Also for content that is not replaced (RFC 6585 3 to 6).
#[tokio::test]
async fn what_must_not_be_stored_is_not() {
    for status in [428, 429, 431, 511] {
        for content_type in ["text/plain", "application/json"] {
            for found in ["public, max-age=60", "private"] {
                let app = Router::new().route(
                    "/a",
                    get(async move || bare(status, &[("content-type", content_type), ("cache-control", found)], "{}")),
                );
                let received = wire::get(under(ProblemLayer::new(), app).await, "/a").await;
                assert_eq!(received.header("cache-control"), Some("no-store"), "{status} {content_type} {found}");
            }
        }
    }
}

/// A cache with a targeted field reads that instead of Cache-Control (RFC 9213 2.1).
#[tokio::test]
async fn what_must_not_be_stored_is_not_stored_by_a_cache_with_a_field_of_its_own() {
    for name in ["cdn-cache-control", "surrogate-control"] {
        let headers = [("content-type", "application/json"), (name, "max-age=60")];
        let app = Router::new().route("/a", get(async move || bare(429, &headers, "{}")));
        let response = wire::get(under(ProblemLayer::new(), app).await, "/a").await;
        assert_eq!((response.header(name), response.header("cache-control")), (None, Some("no-store")), "{name}");
    }
}

/// An upstream's response, passed on with its headers (RFC 9112 6.1).
#[tokio::test]
async fn an_upstreams_framing_is_not_passed_on() {
    for content in ["", "no such thing"] {
        let app = Router::new().route("/a", get(async move || bare(404, &[("transfer-encoding", "chunked")], content)));
        let received = wire::get(under(ProblemLayer::new(), app).await, "/a").await;
        assert_eq!((received.status, received.header("transfer-encoding")), (404, None));
        assert_eq!(received.header("content-length"), Some(received.content.len().to_string().as_str()));
        assert_eq!(received.json()["code"], "not_found");
    }
}

#[tokio::test]
async fn of_a_5xx_only_a_form_that_is_chosen_leaves() {
    const SECRET: &str = "postgres://user:hunter2@db";
    for content_type in [
        "text/plain",
        "text/csv",
        "Text/Markdown; charset=utf-8",
        "text/javascript",
        "application/octet-stream",
        "nonsense",
        "",
    ] {
        let app = Router::new().route("/a", get(async move || bare(500, &[("content-type", content_type)], SECRET)));
        let received = wire::get(under(ProblemLayer::new(), app).await, "/a").await;
        assert!(!received.content.contains("hunter2"), "{content_type}: {received:?}");
        assert_eq!(received.header("content-type"), Some("application/problem+json"));
    }
    // RFC 9110 8.3: there is only one, and recipients choose differently among several.
    for lines in [
        ["application/json", "text/plain"],
        ["text/plain", "application/json"],
        ["text/html", "text/html"],
        ["application/json, text/plain", ""],
        ["application/", "application/json"],
    ] {
        let headers = lines.into_iter().filter(|line| !line.is_empty()).map(|line| ("content-type", line));
        let headers: Vec<_> = headers.collect();
        let app = Router::new().route("/a", get(async move || bare(500, &headers, SECRET)));
        let received = wire::get(under(ProblemLayer::new(), app).await, "/a").await;
        assert!(!received.content.contains("hunter2"), "{lines:?}: {received:?}");
        assert_eq!(received.headers.iter().filter(|(name, _)| name == "content-type").count(), 1, "{received:?}");
    }
    for content_type in
        ["application/json", "application/problem+json", "application/xml", "text/xml", "text/html", "application/cbor"]
    {
        let app = Router::new().route("/a", get(async move || bare(500, &[("content-type", content_type)], "chosen")));
        let received = wire::get(under(ProblemLayer::new(), app).await, "/a").await;
        assert_eq!((received.content.as_str(), received.header("content-type")), ("chosen", Some(content_type)));
    }
}

#[tokio::test]
async fn text_without_a_content_type_is_bare() {
    let received = dressed(|| bare(429, &[], "too many requests, wait for 3 s")).await;
    assert_eq!(received.json()["detail"], "too many requests, wait for 3 s");
    assert_eq!(received.json()["code"], "rate_limited");
    assert_eq!(received.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn a_text_that_says_nothing_is_no_detail() {
    for make in [
        || bare(404, &[("content-type", "text/plain; charset=utf-8")], "not found\n"),
        || bare(404, &[("content-type", "text/plain")], "\u{0}\u{1}"),
    ] {
        assert_eq!(dressed(make).await.json().get("detail"), None);
    }
    let endless = || {
        let mut response = bare(400, &[("content-type", "text/plain")], "");
        *response.body_mut() = Body::from("x".repeat(5_000));
        response
    };
    assert_eq!(dressed(endless).await.json().get("detail"), None);
}

#[tokio::test]
async fn what_has_a_form_is_left_alone() {
    for (content_type, content) in [
        ("application/json", r#"{"error":"mine"}"#),
        ("application/problem+json", r#"{"title":"mine"}"#),
        ("text/html; charset=utf-8", "<p>mine"),
        ("application/grpc", ""),
    ] {
        let app = Router::new()
            .route("/a", get(async move || bare(400, &[("content-type", content_type), ("etag", "\"a\"")], content)));
        let received = send(under(ProblemLayer::new(), app).await, "GET /a", NAMED, "").await;
        assert_eq!(received.content, content);
        assert_eq!(received.header("content-type"), Some(content_type));
        assert_eq!(received.header("etag"), Some("\"a\""));
        assert_eq!(received.header("vary"), None);
        assert_eq!(received.header("x-request-id"), Some("r-1"), "an error can be asked after");
    }
}

#[tokio::test]
async fn success_and_redirection_are_left_alone() {
    for status in [200, 204, 304, 307] {
        let app = Router::new().route("/a", get(async move || bare(status, &[], "")));
        let received = send(under(ProblemLayer::new(), app).await, "GET /a", NAMED, "").await;
        assert_eq!((received.status, received.content.as_str()), (status, ""));
        assert_eq!((received.header("x-request-id"), received.header("vary")), (None, None));
    }
}

#[tokio::test]
async fn a_bare_401_gets_the_challenges_that_the_layer_knows() -> Result<(), BoxError> {
    let layer = ProblemLayer::new()
        .challenge(Challenge::bearer().with("realm", "orders")?)
        .challenge(Challenge::basic("orders")?);
    let app = Router::new()
        .route("/bare", get(async || StatusCode::UNAUTHORIZED))
        .route("/own", get(async || bare(401, &[("www-authenticate", "Session")], "")));
    let to = under(layer, app.clone()).await;
    let received = wire::get(to, "/bare").await;
    assert_eq!(received.all("www-authenticate"), ["Bearer realm=\"orders\"", "Basic realm=\"orders\""]);
    assert_eq!(received.json()["code"], "unauthenticated");
    assert_eq!(wire::get(to, "/own").await.all("www-authenticate"), ["Session"]);

    let to = under(ProblemLayer::new(), app).await;
    assert_eq!(wire::get(to, "/bare").await.all("www-authenticate"), [""; 0], "nothing is made up");
    Ok(())
}

/// A list with no element (RFC 9110 5.6.1) is no challenge and no delay.
#[tokio::test]
async fn a_companion_that_says_nothing_is_none() -> Result<(), BoxError> {
    let layer = ProblemLayer::new()
        .challenge(Challenge::bearer().with("realm", "orders")?)
        .challenge(Challenge::basic("orders")?)
        .retry_after(RetryAfter::after(Duration::from_secs(3)));
    let app = Router::new()
        .route("/401/empty", get(async || bare(401, &[("www-authenticate", "")], "")))
        .route("/401/commas", get(async || bare(401, &[("www-authenticate", " , ,")], "")))
        .route("/503", get(async || bare(503, &[("retry-after", "")], "")));
    let to = under(layer, app).await;
    for path in ["/401/empty", "/401/commas"] {
        let received = wire::get(to, path).await;
        assert_eq!(received.all("www-authenticate"), ["Bearer realm=\"orders\"", "Basic realm=\"orders\""]);
    }
    assert_eq!(wire::get(to, "/503").await.all("retry-after"), ["3"]);
    Ok(())
}

/// With another status than its own, an error has the companions of that status; its own delay is the author's to tell.
#[tokio::test]
async fn a_derived_error_of_another_status_has_its_companions() -> Result<(), BoxError> {
    #[derive(Debug, Clone, Copy, thiserror::Error, HttpError)]
    enum Own {
        #[error("no delay is known")]
        #[status(rate_limited, retry_after = none)]
        NoDelay,
        #[error("who are you?")]
        #[status(unauthenticated, challenge = bearer(realm = "inside"))]
        Stranger,
    }

    let layer = ProblemLayer::new()
        .challenge(Challenge::bearer().with("realm", "orders")?)
        .retry_after(RetryAfter::after(Duration::from_secs(3)))
        .allow(|_| Some(Allow::from_iter([Method::GET])));
    let changed = |status: u16| async move { (StatusCode::from_u16(status).expect("a status"), SHIPPED) };
    let stripped = async || {
        let mut response = axum::response::IntoResponse::into_response(Own::Stranger);
        response.headers_mut().remove("www-authenticate");
        response
    };
    let app = Router::new()
        .route("/401", get(move || changed(401)))
        .route("/405", get(move || changed(405)))
        .route("/503", get(move || changed(503)))
        .route("/own", get(async || Own::NoDelay))
        .route("/stripped", get(stripped));
    let to = under(layer, app).await;
    for (path, status, header, value) in [
        ("/401", 401, "www-authenticate", "Bearer realm=\"orders\""),
        ("/405", 405, "allow", "GET"),
        ("/503", 503, "retry-after", "3"),
        ("/stripped", 401, "www-authenticate", "Bearer realm=\"orders\""),
    ] {
        let received = wire::get(to, path).await;
        assert_eq!((received.status, received.header(header)), (status, Some(value)), "{path}");
        assert_eq!(received.json()["status"], status, "{path}");
    }
    let own = wire::get(to, "/own").await;
    assert_eq!((own.status, own.header("retry-after")), (429, None));
    Ok(())
}

/// RFC 9110 8.5: the declared language is the page's.
#[tokio::test]
async fn a_page_is_in_the_language_of_its_response() {
    #[derive(Debug, Clone, Copy, thiserror::Error, HttpError)]
    enum Spoken {
        #[error("nicht da")]
        #[status(not_found, content_language = "de-CH")]
        German,
        #[error("not there")]
        #[status(not_found)]
        English,
        #[error("nicht da, not there")]
        #[status(not_found, content_language = "de, en")]
        Both,
    }

    let app = Router::new()
        .route("/de", get(async || Spoken::German))
        .route("/en", get(async || Spoken::English))
        .route("/both", get(async || Spoken::Both));
    let to = under(ProblemLayer::new(), app).await;
    for (path, language) in [("/de", "de-CH"), ("/en", "en"), ("/both", "en")] {
        let page = send(to, &format!("GET {path}"), &["accept: text/html"], "").await;
        assert!(page.content.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{language}\">")), "{}", page.content);
    }
}

/// RFC 9457 3.1.1: a name that ran into the base would name another host.
#[tokio::test]
async fn a_base_that_a_name_would_run_into_is_left_out() {
    for (base, type_uri) in [
        ("https://api.example.com", "about:blank"),
        ("https://api.example.com/problems", "about:blank"),
        ("/problems/", "/problems/not-found"),
        ("urn:problem:", "urn:problem:not-found"),
    ] {
        let to = under(ProblemLayer::new().types(base), Router::new()).await;
        assert_eq!(wire::get(to, "/nowhere").await.json()["type"], type_uri, "{base}");
    }
}

#[tokio::test]
async fn a_status_that_no_situation_has_is_told_by_its_number() {
    for (status, title) in [(418, "I'm a teapot"), (499, "Client Error"), (599, "Server Error")] {
        let app = Router::new().route("/a", get(async move || bare(status, &[], "")));
        let received = send(under(ProblemLayer::new(), app).await, "GET /a", NAMED, "").await;
        let expected = json!({
            "type": "about:blank", "title": title, "status": status, "instance": "/a", "request_id": "r-1"
        });
        assert_eq!((received.status, received.json()), (status, expected));
    }
}

fn orders() -> Router {
    Router::new()
        .route("/shipped", get(async || SHIPPED))
        .route("/1", get(async || OrderError::Absent))
        .route("/2", get(async || OrderError::Concealed))
        .route("/words", get(async || InWords))
}

#[tokio::test]
async fn a_derived_error_is_completed_and_otherwise_the_same() {
    let to = under(ProblemLayer::new(), orders()).await;
    let received = send(to, "GET /shipped?a=b", NAMED, "").await;
    let plain = status_runtime::Response::from(SHIPPED);
    let document = std::str::from_utf8(plain.body()).expect("text");
    let opening = document.strip_suffix('}').expect("an object");
    assert_eq!(received.content, format!(r#"{opening},"instance":"/shipped","request_id":"r-1"}}"#));
    assert!(received.content.contains(&format!("\"id\":{}", u128::MAX)), "as it was written: {}", received.content);
    assert_eq!(received.header("etag"), Some("\"v1\""), "the tag is the resource's, not the content's");
    assert_eq!((received.header("vary"), received.header("x-request-id")), (Some("Accept"), Some("r-1")));

    let read = Problem::from_response(&plain).expect("a document");
    assert_eq!(read.instance(), None);
}

/// The author's id is used everywhere; an invalid one is not sent.
#[tokio::test]
async fn the_authors_id_is_that_of_the_response() {
    let too_long = "a".repeat(129);
    for (own, sent) in [
        (json!("mine"), "mine"),
        (json!(7), "7"),
        (Value::Null, "r-1"),
        (json!(true), "r-1"),
        (json!(["mine"]), "r-1"),
        (json!(""), "r-1"),
        (json!("a b"), "r-1"),
        (json!("a\r\nb: c"), "r-1"),
        (json!("\u{e9}"), "r-1"),
        (json!(too_long), "r-1"),
    ] {
        let (one, twin, xml) = (own.clone(), own.clone(), own.clone());
        let app = Router::new()
            .route("/document", get(async move || Own::Document { request_id: one.clone(), after: 1 }))
            .route("/twin", get(async move || Own::Twin { request_id: twin.clone(), after: 1 }))
            .route("/xml", get(async move || OwnXml { request_id: xml.clone() }));
        let to = under(ProblemLayer::new(), app).await;
        for path in ["/document", "/twin"] {
            let received = send(to, &format!("GET {path}"), NAMED, "").await;
            assert_eq!(received.header("x-request-id"), Some(sent), "{own}");
            assert_eq!(received.content.matches("request_id").count(), 1, "{received:?}");
            let shown = if sent == "7" { json!(7) } else { json!(sent) };
            assert_eq!(received.json()["request_id"], shown, "{own}");
            assert_eq!((&received.json()["after"], &received.json()["instance"]), (&json!(1), &json!(path)));
        }
        let received = send(to, "GET /xml", NAMED, "").await;
        assert_eq!(received.header("x-request-id"), Some(sent), "{own}");
        let shown = format!("<request_id>{sent}</request_id>");
        assert!(sent == "r-1" || received.content.contains(&shown), "{received:?}");
    }
}

#[tokio::test]
async fn a_representation_of_ones_own_stays() {
    let to = under(ProblemLayer::new(), orders()).await;
    let received = send(to, "GET /words", &["accept: application/json", NAMED[0]], "").await;
    assert_eq!(received.content, "say it in words");
    assert_eq!(received.header("x-request-id"), Some("r-1"));
    assert_eq!(received.header("vary"), None);
}

#[tokio::test]
async fn what_is_hidden_cannot_be_told_from_what_is_absent() {
    for accept in ["*/*", "text/html", "application/xml", "text/plain"] {
        let to = under(ProblemLayer::new(), orders()).await;
        let accept = format!("accept: {accept}");
        let ask = async |path: &str| {
            let received = send(to, &format!("GET {path}"), &[&accept, NAMED[0]], "").await;
            let headers: Vec<_> = received
                .headers
                .into_iter()
                .filter(|(name, _)| !matches!(name.as_str(), "date" | "content-length"))
                .collect();
            (received.status, headers, received.content.replace(path, "/x"))
        };
        assert_eq!(ask("/2").await, ask("/1").await);
    }
}

/// Headers and content equal those of the router's response to an unknown path, in every representation.
#[tokio::test]
async fn what_has_no_twin_cannot_be_told_from_the_routers_own() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("order {0} is somebody else's")]
    #[status(hidden, types = "https://api.example.com/problems/")]
    struct Concealed(u64);

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("in words")]
    #[status(hidden, body = text)]
    struct InWords;

    let app = Router::new().route("/concealed", get(async || Concealed(7))).route("/words", get(async || InWords));
    let to = under(ProblemLayer::new(), app).await;
    for accept in ["*/*", "text/html", "application/xml", "text/plain", "application/problem+json;q=0"] {
        for method in ["GET", "HEAD"] {
            let ask = async |path: &str| {
                let received =
                    send(to, &format!("{method} {path}"), &[&format!("accept: {accept}"), NAMED[0]], "").await;
                let mut headers: Vec<_> = received.headers.into_iter().filter(|(name, _)| name != "date").collect();
                // axum sets the length of a route's response, and the server that of a fallback's.
                headers.sort();
                (received.status, headers, received.content)
            };
            let of = async |path: &str| {
                let (status, headers, content) = ask(path).await;
                (status, headers, content.replace(path, "/the/path"))
            };
            assert_eq!(of("/concealed").await, of("/nowheres!").await, "{method} {accept}");
            assert_eq!(of("/words").await, of("/nowhe").await, "{method} {accept}");
        }
    }
}

/// The responses are equal between a route and the layer, too, so middleware cannot tell them apart: RFC 9110 15.5.4.
#[tokio::test]
async fn what_has_no_twin_cannot_be_told_by_what_is_inside_of_the_layer() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("order 7 is somebody else's")]
    #[status(hidden)]
    struct Concealed;

    let app = Router::new()
        .route("/concealed", get(async || Concealed))
        .route("/does_not", get(async || StatusCode::NOT_FOUND))
        .layer(tower_http::compression::CompressionLayer::new())
        .layer(axum::middleware::map_response(async |mut response: Response<Body>| {
            let is_cached = response.headers().contains_key("cache-control");
            response.headers_mut().insert("x-cached", HeaderValue::from_static(if is_cached { "1" } else { "0" }));
            response
        }));
    let to = under(ProblemLayer::new(), app).await;
    for (method, accept) in [("GET", "*/*"), ("GET", "text/html"), ("HEAD", "*/*")] {
        let ask = async |path: &str| {
            let lines = [NAMED[0], &format!("accept: {accept}"), "accept-encoding: gzip"];
            let received = send(to, &format!("{method} {path}"), &lines, "").await;
            let headers: Vec<_> = received
                .headers
                .into_iter()
                .filter(|(name, _)| !matches!(name.as_str(), "date" | "content-length"))
                .collect();
            (received.status, headers, received.content.replace(path, "/the/path"))
        };
        assert_eq!(ask("/concealed").await, ask("/does_not").await, "{method} {accept}");
    }
}

/// Nor by what is between two layers, or different in them.
#[tokio::test]
async fn what_has_no_twin_cannot_be_told_under_two_layers() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("order 7 is somebody else's")]
    #[status(hidden)]
    struct Concealed;

    let inside = Router::new()
        .route("/concealed", get(async || Concealed))
        .route("/does_not", get(async || StatusCode::NOT_FOUND))
        .layer(ProblemLayer::new());
    let changed = inside.clone().layer(axum::middleware::map_response(async |mut response: Response<Body>| {
        response.headers_mut().remove("content-type");
        response
    }));
    let of_the_service = ProblemLayer::new().types("https://api.example.com/problems/").domain("shop.example.com");
    for (at, (outer, app)) in [(of_the_service, inside), (ProblemLayer::new(), changed)].into_iter().enumerate() {
        let to = under(outer, app).await;
        for line in ["accept: */*", "accept: text/html", "content-type: application/grpc"] {
            for method in ["GET", "HEAD"] {
                let ask = async |path: &str| {
                    let received = send(to, &format!("{method} {path}"), &[NAMED[0], line], "").await;
                    let mut headers = received.headers;
                    headers.retain(|(name, _)| !matches!(name.as_str(), "date" | "content-length"));
                    (received.status, headers, received.content.replace(path, "/the/path"))
                };
                assert_eq!(ask("/concealed").await, ask("/does_not").await, "{at} {method} {line}");
            }
        }
    }
}

/// An error without content has no form, whatever its media type is: a file server's 416 is one.
#[tokio::test]
async fn what_has_no_content_is_bare() {
    let range = || bare(416, &[("content-type", "application/octet-stream"), ("content-range", "bytes */3")], "");
    let received = dressed(range).await;
    assert_eq!(received.json()["code"], "range_not_satisfiable");
    assert_eq!(received.header("content-type"), Some("application/problem+json"));
    assert_eq!(received.header("content-range"), Some("bytes */3"));
    for content_type in ["application/problem+json", "application/json", "text/html", "image/png"] {
        let app = Router::new().route("/a", get(async move || bare(500, &[("content-type", content_type)], "")));
        let to = under(ProblemLayer::new(), app).await;
        let received = send(to, "GET /a", NAMED, "").await;
        assert_eq!(received.json()["code"], "internal", "{content_type}");
        // RFC 9110 8.6. If the length of a HEAD's content is unknown, so is whether the content was removed.
        let head = send(to, "HEAD /a", NAMED, "").await;
        assert!(
            head.header("content-length").is_none_or(|length| length == received.content.len().to_string()),
            "{head:?}"
        );
        let length = [("content-type", content_type), ("content-length", "0")];
        let app = Router::new().route("/a", any(async move || bare(500, &length, "")));
        let head = send(under(ProblemLayer::new(), app).await, "HEAD /a", NAMED, "").await;
        for name in ["content-type", "content-length", "vary"] {
            assert_eq!(head.header(name), received.header(name), "{content_type}");
        }
    }
}

#[tokio::test]
async fn only_a_sane_id_is_repeated() {
    let to = under(ProblemLayer::new(), Router::new()).await;
    let longest = "a".repeat(128);
    for id in ["r-1", "01HZX!#$%&'*+.^_`|~", &longest] {
        let received = send(to, "GET /", &[&format!("x-request-id: {id}")], "").await;
        assert_eq!(received.header("x-request-id"), Some(id));
        assert_eq!(received.json()["request_id"], id);
    }
    for id in ["", "a b", "a;b", "a,b", "\"a\"", "{\"a\":1}", "<script>", "é", &"a".repeat(129)] {
        let received = send(to, "GET /", &[&format!("x-request-id: {id}")], "").await;
        let new = received.header("x-request-id").expect("an id");
        assert!(is_uuid(new), "{id} became {new}");
        assert_eq!(received.json()["request_id"], new);
    }
    let (one, other) = (wire::get(to, "/").await, wire::get(to, "/").await);
    assert_ne!(one.header("x-request-id"), other.header("x-request-id"));
}

#[tokio::test]
async fn the_instance_is_a_uri_reference_on_this_host() {
    let to = under(ProblemLayer::new(), Router::new()).await;
    for (target, instance) in [
        ("/a?b", json!("/a")),
        ("/%C3%A9", json!("/%C3%A9")),
        ("/a%zz{\"}|", json!("/a%25zz%7B%22%7D%7C")),
        // RFC 3986 4.2: two slashes would begin a host.
        ("//evil.example/a", json!("/.//evil.example/a")),
        // The rest is part of the path, and cannot contain brackets (RFC 3986 3.3).
        ("//[::1]/a", json!("/.//%5B::1%5D/a")),
    ] {
        let received = send(to, &format!("GET {target}"), &[], "").await;
        assert_eq!(received.json()["instance"], instance, "{target}");
        // Each representation shows the same one.
        for accept in ["Accept: text/plain", "Accept: text/html"] {
            let received = send(to, &format!("GET {target}"), &[accept], "").await;
            let instance = instance.as_str().expect("a text");
            let shown = [format!("\ninstance: {instance}\n"), format!("<dt>instance</dt><dd>{instance}</dd>")];
            assert!(shown.iter().any(|shown| received.content.contains(shown)), "{target}: {received:?}");
        }
    }
    let received = send(to, "OPTIONS *", &[], "").await;
    assert_eq!(received.json().get("instance"), None, "`*` is no path: {received:?}");
}

#[tokio::test]
async fn accept_decides() {
    let to = under(ProblemLayer::new(), orders()).await;
    for path in ["/shipped", "/nowhere"] {
        for (accept, content_type) in [
            ("*/*", "application/problem+json"),
            // The media type of the response, whatever a client calls it.
            ("application/json", "application/problem+json"),
            ("application/problem+json;q=0, application/json", "application/json"),
            ("application/vnd.x+json", "application/problem+json"),
            ("application/problem+xml", "application/problem+xml"),
            ("application/xml", "application/problem+xml"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
            ("text/html, */*", "text/html; charset=utf-8"),
            ("text/html;level=1, text/html;q=0", "application/problem+json"),
            ("application/json;q=0.9;version=1, text/html;q=0.1", "application/problem+json"),
            ("text/plain", "text/plain; charset=utf-8"),
            ("image/png", "application/problem+json"),
            // A weight inside a quoted-string does not count, and no Accept makes the layer panic.
            ("text/html;x=\";q=0.5\"", "application/problem+json"),
            ("text/html;x=\";q=9.9\", text/plain;q=0.1", "text/plain; charset=utf-8"),
            ("text/plain;x=\"\u{e9}\", text/html;q=0.2", "text/html; charset=utf-8"),
        ] {
            let received = send(to, &format!("GET {path}"), &[&format!("accept: {accept}")], "").await;
            assert_eq!(received.header("content-type"), Some(content_type), "{accept}");
            assert_eq!(received.header("vary"), Some("Accept"), "{accept}");
            assert_eq!(received.header("content-length"), Some(received.content.len().to_string().as_str()));
            if content_type.ends_with("json") {
                assert_eq!(received.json()["instance"], path);
            }
        }
    }
}

#[tokio::test]
async fn vary_is_said_once() {
    for (found, expected) in [
        ("accept", &["accept"][..]),
        ("*", &["*"]),
        ("Accept-Encoding, Accept", &["Accept-Encoding, Accept"]),
        ("Accept-Encoding", &["Accept-Encoding", "Accept"]),
    ] {
        let app = Router::new().route("/a", get(async move || bare(404, &[("vary", found)], "")));
        assert_eq!(wire::get(under(ProblemLayer::new(), app).await, "/a").await.all("vary"), expected);
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("<script>alert('\"&\u{1}')</script>")]
#[status(conflict_state)]
struct Hostile {
    #[status(extension)]
    list: Vec<Value>,
    #[status(extension)]
    map: Value,
}

fn hostile() -> Hostile {
    Hostile {
        list: vec![json!(1), json!("]]>"), json!(null), json!([true])],
        map: json!({ "a": "<b>", "1 bad name": 1, "<": 2 }),
    }
}

#[tokio::test]
async fn xml_is_well_formed_whatever_is_in_it() {
    let to = under(ProblemLayer::new(), Router::new().route("/a", get(async || hostile()))).await;
    let received = send(to, "GET /a", &["accept: application/problem+xml", NAMED[0]], "").await;
    let document = roxmltree::Document::parse(&received.content).expect("well-formed XML");
    let problem = document.root_element();
    let namespace = "urn:ietf:rfc:7807";
    assert_eq!(problem.tag_name(), (namespace, "problem").into());
    let child = |name| problem.children().find(|child| child.has_tag_name((namespace, name)));
    let text = |name| child(name).and_then(|child| child.text()).unwrap_or_default();
    assert_eq!(text("type"), "about:blank");
    assert_eq!(text("title"), "Conflict");
    assert_eq!(text("status"), "409");
    assert_eq!(text("detail"), "<script>alert('\"&\u{FFFD}')</script>");
    assert_eq!((text("instance"), text("request_id")), ("/a", "r-1"));
    let list: Vec<_> = child("list").expect("a list").children().map(|item| item.tag_name().name()).collect();
    assert_eq!(list, ["i"; 4], "an array's elements (RFC 9457 appendix B)");
    let map: Vec<_> = child("map").expect("a map").children().map(|item| item.tag_name().name()).collect();
    assert_eq!(map, ["a"], "what is no name of an element is left out");
}

#[tokio::test]
async fn a_page_has_no_script_and_says_what_it_is() {
    let to = under(ProblemLayer::new(), Router::new().route("/a", get(async || hostile()))).await;
    let received = send(to, "GET /a", &["accept: text/html", NAMED[0]], "").await;
    let page = &received.content;
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(&#39;&quot;&amp;"), "{page}");
    // WCAG 2.2: a language (3.1.1), a title (2.4.2), one heading, one landmark.
    for once in ["<html lang=\"en\">", "<title>409 Conflict</title>", "<h1>409 Conflict</h1>", "<main>", "r-1"] {
        assert_eq!(page.matches(once).count(), 1, "{once} in {page}");
    }
}

/// The 66 noncharacters of Unicode (23.7) are parse errors in HTML; XML allows those that are not U+FFFE and U+FFFF
/// (XML 1.0, 2.2).
#[tokio::test]
async fn what_is_no_character_is_not_on_a_page() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{0}")]
    #[status(conflict_state)]
    struct Text(String);

    let mut noncharacters: Vec<char> = ('\u{FDD0}'..='\u{FDEF}').collect();
    noncharacters.extend(
        (0..=16_u32)
            .flat_map(|plane| [0xFFFE, 0xFFFF].map(|last| char::from_u32(plane << 16 | last).expect("no surrogate"))),
    );
    assert_eq!(noncharacters.len(), 66);
    let text = String::from_iter(noncharacters.iter().flat_map(|c| ['a', *c]));
    let sent = text.clone();
    let app = Router::new().route("/a", get(async move || Text(sent)));
    let to = under(ProblemLayer::new(), app).await;

    let page = send(to, "GET /a", &["accept: text/html"], "").await.content;
    assert!(page.contains(&format!("<p>{}</p>", "a\u{FFFD}".repeat(66))), "{page}");
    assert!(!page.contains(&noncharacters[..]), "{page}");

    let xml = send(to, "GET /a", &["accept: application/problem+xml"], "").await.content;
    let document = roxmltree::Document::parse(&xml).expect("well-formed XML");
    let detail = document.descendants().find(|node| node.has_tag_name(("urn:ietf:rfc:7807", "detail")));
    let allowed = text.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}");
    assert_eq!(detail.and_then(|detail| detail.text()), Some(&*allowed));
}

#[tokio::test]
async fn text_is_for_a_terminal() {
    let to = under(ProblemLayer::new(), orders()).await;
    let received = send(to, "GET /1", &["accept: text/plain", NAMED[0]], "").await;
    let expected = "404 Not found\nthere is no such order\ntype: https://api.example.com/problems/absent\n\
                    instance: /1\ncode: absent\nrequest_id: r-1\n";
    assert_eq!(received.content, expected);
}

/// Without a layer, a type can have each of the layer's representations as its body.
#[tokio::test]
async fn a_renderer_writes_what_the_layer_sends() {
    macro_rules! gone {
        ($($name:ident: $body:ty;)*) => {$(
            #[derive(Debug, thiserror::Error, HttpError)]
            #[error("<order> 7 is \"gone\" & forgotten")]
            #[status(gone, body = $body, code = "away")]
            struct $name;
        )*};
    }
    gone! { InXml: layer::Xml; OnAPage: layer::Html; AsText: layer::Plain; AsJson: problem; }

    let to = under(ProblemLayer::new(), Router::new().route("/a", get(async || AsJson))).await;
    for (accept, alone) in [
        ("application/problem+xml", InXml.into_response()),
        ("text/html", OnAPage.into_response()),
        ("text/plain", AsText.into_response()),
    ] {
        let received = send(to, "GET /a", &[&format!("accept: {accept}")], "").await;
        let media_type = alone.headers()["content-type"].to_str().expect("a media type");
        assert_eq!((received.status, received.header("content-type")), (410, Some(media_type)));
        assert!(media_type.starts_with(accept), "{media_type}");
        // The layer's additions are about the request.
        let (alone, id) = (std::str::from_utf8(alone.body()).expect("text"), received.header("x-request-id"));
        let id = id.expect("an id of the request");
        for part in ["410", "away", "gone", "forgotten"] {
            assert!(alone.contains(part) && received.content.contains(part), "{part}: {alone}");
        }
        assert!(!alone.contains(id) && received.content.contains(id), "{alone}");
        assert!(!alone.contains("<order>") || accept == "text/plain", "{alone}");
    }
}

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_content() {
    let to = under(ProblemLayer::new(), orders()).await;
    for path in ["/shipped", "/nowhere"] {
        for accept in ["*/*", "text/html"] {
            let headers = [NAMED[0], &format!("accept: {accept}")];
            let (head, get) = (
                send(to, &format!("HEAD {path}"), &headers, "").await,
                send(to, &format!("GET {path}"), &headers, "").await,
            );
            assert_eq!(head.status, get.status);
            assert_eq!(head.content, "");
            for name in ["content-type", "content-length", "vary", "x-request-id", "etag", "cache-control"] {
                assert_eq!(head.header(name), get.header(name), "{name} of {path}");
            }
            assert_eq!(get.header("content-length"), Some(get.content.len().to_string().as_str()));
        }
    }
}

/// Encoded content cannot be completed, and parts that an inner layer may have removed are not restored. Bare
/// responses have nothing to lose.
#[tokio::test]
async fn what_was_compressed_stays_and_what_is_bare_is_sent_plain() {
    let app =
        orders().route("/text", get(async || bare(404, &[("content-type", "text/plain")], "no such thing"))).layer(
            tower_http::compression::CompressionLayer::new()
                .compress_when(tower_http::compression::predicate::SizeAbove::new(1)),
        );
    let to = under(ProblemLayer::new(), app).await;
    for path in ["/nowhere", "/text"] {
        let received = send(to, &format!("GET {path}"), &["accept-encoding: gzip"], "").await;
        assert_eq!(received.header("content-encoding"), None);
        assert_eq!(received.json()["instance"], path);
    }
    let head = send(to, "HEAD /shipped", &["accept-encoding: gzip", NAMED[0]], "").await;
    assert_eq!((head.status, head.header("content-encoding")), (409, Some("gzip")));
    assert_eq!(head.header("content-type"), Some("application/problem+json"));
    assert_eq!(head.header("x-request-id"), Some("r-1"));
}

#[tokio::test]
async fn nested_layers_are_as_one() {
    let app = orders().layer(ProblemLayer::new()).layer(ProblemLayer::new());
    let to = under(ProblemLayer::new(), app).await;
    for path in ["/shipped", "/nowhere"] {
        let received = wire::get(to, path).await;
        let id = received.header("x-request-id").expect("an id");
        assert!(is_uuid(id));
        assert_eq!(received.json()["request_id"], id);
        assert_eq!(received.content.matches("instance").count(), 1);
        assert_eq!(received.header("vary"), Some("Accept"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_wait_do_not_mix() {
    async fn slow() -> OrderError {
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        SHIPPED
    }
    let to = under(ProblemLayer::new(), Router::new().route("/{id}", get(slow))).await;
    let asked: Vec<_> = (0..64)
        .map(|at| {
            tokio::spawn(async move {
                let headers = format!("x-request-id: r-{at}");
                (at, send(to, &format!("GET /{at}"), &[&headers], "").await)
            })
        })
        .collect();
    for task in asked {
        let (at, received) = task.await.expect("a response");
        assert_eq!(received.json()["instance"], format!("/{at}"));
        assert_eq!(received.json()["request_id"], format!("r-{at}"));
    }
}

#[tokio::test]
async fn an_error_that_becomes_something_else_is_that() {
    let html = async || {
        let (mut parts, _) = status_runtime::Response::from(OrderError::Absent).into_parts();
        parts.headers.insert("content-type", HeaderValue::from_static("text/html"));
        Response::from_parts(parts, Body::from("<p>mine"))
    };
    let without_detail = async || {
        status_runtime::Response::from(OrderError::Absent).map(|document| {
            let mut problem: Value = serde_json::from_slice(&document).expect("a document");
            problem.as_object_mut().expect("an object").remove("detail");
            Body::from(problem.to_string())
        })
    };
    let app = Router::new().route("/html", get(html)).route("/without", get(without_detail));
    let to = under(ProblemLayer::new(), app).await;
    assert_eq!(wire::get(to, "/html").await.content, "<p>mine");
    let received = wire::get(to, "/without").await;
    assert_eq!((received.status, &received.json()["code"]), (404, &json!("absent")));
    assert_eq!(received.json().get("detail"), None, "{received:?}");
    assert!(received.header("x-request-id").is_some());
}

/// RFC 9457 3.1.2.
#[tokio::test]
async fn the_documents_status_is_the_responses() {
    let app = Router::new()
        .route("/gone", get(async || (StatusCode::GONE, OrderError::Absent)))
        .route("/teapot", get(async || (StatusCode::IM_A_TEAPOT, SHIPPED)));
    let to = under(ProblemLayer::new(), app).await;
    for (path, status, code) in [("/gone", 410, "absent"), ("/teapot", 418, "shipped")] {
        let received = send(to, &format!("GET {path}"), NAMED, "").await;
        let problem = received.json();
        assert_eq!((received.status, &problem["status"], &problem["code"]), (status, &json!(status), &json!(code)));
        assert_eq!((&problem["instance"], &problem["request_id"]), (&json!(path), &json!("r-1")));
        let text = send(to, &format!("GET {path}"), &["accept: text/plain"], "").await;
        assert!(text.content.starts_with(&status.to_string()), "{text:?}");
    }

    // RFC 9457 4.2.1: of `about:blank` the title is the status's phrase.
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("\",\"status\":404 is not it")]
    #[status(not_found)]
    struct Blank;

    // The inner layer's document keeps its error under the new status, in every representation; of a bare error only
    // the status is known.
    let orders = Router::new().route("/absent", get(async || OrderError::Absent));
    let teapot = axum::middleware::map_response(async |mut response: Response<Body>| {
        *response.status_mut() = StatusCode::IM_A_TEAPOT;
        response
    });
    let to =
        under(ProblemLayer::new(), orders.layer(ProblemLayer::new()).layer(teapot).layer(ProblemLayer::new())).await;
    for (path, code) in [("/absent", json!("absent")), ("/nowhere", json!(null))] {
        let received = send(to, &format!("GET {path}"), NAMED, "").await;
        let problem = received.json();
        assert_eq!((received.status, &problem["status"], &problem["code"]), (418, &json!(418), &code), "{path}");
        assert_eq!((&problem["instance"], &problem["request_id"]), (&json!(path), &json!("r-1")));
        assert_eq!(received.content.matches("instance").count(), 1);
        let head = send(to, &format!("HEAD {path}"), NAMED, "").await;
        assert!(head.header("content-length").is_none_or(|length| length == received.content.len().to_string()));
        let page = send(to, &format!("GET {path}"), &["accept: text/html"], "").await;
        assert!(page.content.contains("<h1>418 "), "{page:?}");
        let xml = send(to, &format!("GET {path}"), &["accept: application/xml"], "").await;
        assert!(xml.content.contains("<status>418</status>"), "{xml:?}");
    }

    let app = Router::new().route("/a", get(async || (StatusCode::GONE, Blank)));
    let problem = wire::get(under(ProblemLayer::new(), app).await, "/a").await.json();
    assert_eq!((&problem["title"], &problem["status"]), (&json!("Gone"), &json!(410)));
    assert_eq!(problem["detail"], "\",\"status\":404 is not it");
}

/// An error that is sent without content by choice stays empty; another empty response is not that error.
#[tokio::test]
async fn an_error_without_content_is_told_by_its_status() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("nothing is said")]
    #[status(not_found, body = none)]
    struct Nothing;

    let instead = async || {
        drop(status_runtime::Response::from(Nothing));
        StatusCode::BAD_REQUEST
    };
    let app = Router::new().route("/nothing", get(async || Nothing)).route("/instead", get(instead));
    let to = under(ProblemLayer::new(), app).await;
    let received = wire::get(to, "/nothing").await;
    assert_eq!((received.status, received.content.as_str(), received.header("content-type")), (404, "", None));
    assert_eq!(wire::get(to, "/instead").await.json()["code"], "bad_request");
}

/// A body with the given frames, one at a time.
struct Frames {
    frames: std::collections::VecDeque<&'static str>,
    then: Then,
    hint: hyper::body::SizeHint,
}

#[derive(Clone, Copy, PartialEq)]
enum Then {
    Ends,
    Stalls,
    Fails,
    IsReadyWithNothing,
}

impl hyper::body::Body for Frames {
    type Data = bytes::Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<hyper::body::Frame<bytes::Bytes>, BoxError>>> {
        use std::task::Poll;

        let data = |text: &'static str| Poll::Ready(Some(Ok(hyper::body::Frame::data(bytes::Bytes::from(text)))));
        match (self.frames.pop_front(), self.then) {
            (Some(frame), _) => data(frame),
            (None, Then::Ends) => Poll::Ready(None),
            (None, Then::Stalls) => Poll::Pending,
            (None, Then::Fails) => Poll::Ready(Some(Err("broken".into()))),
            (None, Then::IsReadyWithNothing) => data(""),
        }
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.hint
    }
}

fn frames(status: u16, content_type: &'static str, frames: &[&'static str], then: Then) -> Response<Body> {
    let hint = hyper::body::SizeHint::with_exact(7);
    let body = Frames { frames: frames.iter().copied().collect(), then, hint };
    bare(status, &[("content-type", content_type)], "").map(|_| Body::new(body))
}

#[tokio::test]
async fn a_text_that_is_not_there_is_not_waited_for() {
    let long: &'static str = "x".repeat(3000).leak();
    for (content, then, detail) in [
        (vec!["too", " ", "bad"], Then::Ends, json!("too bad")),
        (vec!["too", " ", "bad"], Then::Stalls, Value::Null),
        (vec![], Then::Stalls, Value::Null),
        (vec!["too"], Then::Fails, Value::Null),
        (vec!["too"], Then::IsReadyWithNothing, Value::Null),
        // Each is longer than its size hint.
        (vec![long; 2], Then::Ends, Value::Null),
        (vec![long; 100], Then::IsReadyWithNothing, Value::Null),
    ] {
        let app = Router::new().route("/a", get(async move || frames(400, "text/plain", &content, then)));
        let to = under(ProblemLayer::new(), app).await;
        let received =
            tokio::time::timeout(Duration::from_secs(5), wire::get(to, "/a")).await.expect("a response at once");
        let problem = received.json();
        assert_eq!((received.status, problem.get("detail").unwrap_or(&Value::Null)), (400, &detail));
    }
}

/// Also if the layer had to inspect it.
#[tokio::test]
async fn what_is_left_alone_arrives_whole() {
    let looked_at = async || {
        drop(status_runtime::Response::from(SHIPPED));
        frames(409, "application/problem+json", &["{\"a\"", ":", "1}"], Then::Ends)
    };
    let to = under(ProblemLayer::new(), Router::new().route("/a", get(looked_at))).await;
    let received = wire::get(to, "/a").await;
    assert_eq!((received.status, received.content.as_str()), (409, "{\"a\":1}"));
}

/// RFC 9110 8.6: the length that a GET would have, or none.
#[tokio::test]
async fn a_head_is_told_the_length_of_a_get_or_none() {
    use tower::Layer as _;

    let router = Router::new()
        .route("/text", get(async || (StatusCode::NOT_FOUND, "there is no such order, and there was none")))
        .route("/empty", get(async || StatusCode::NOT_FOUND))
        .route("/stalls", get(async || frames(404, "text/plain", &[], Then::Stalls)))
        .route("/shipped", get(async || SHIPPED));
    // Inside the router's own handling of HEAD, and outside it.
    let inside = under(ProblemLayer::new(), router.clone()).await;
    let router_twice = router.clone().layer(ProblemLayer::new());
    let outside = Router::new().fallback_service(ProblemLayer::new().layer(router));
    let outside = serve(outside).await;
    let twice = under(ProblemLayer::new(), router_twice).await;
    for to in [inside, outside, twice] {
        for path in ["/text", "/empty", "/stalls", "/shipped", "/nowhere"] {
            let get = send(to, &format!("GET {path}"), NAMED, "").await;
            let head = send(to, &format!("HEAD {path}"), NAMED, "").await;
            assert_eq!((head.status, head.content.as_str()), (get.status, ""));
            assert_eq!(head.header("content-type"), get.header("content-type"));
            let length = get.content.len().to_string();
            assert_eq!(get.header("content-length"), Some(length.as_str()));
            assert!(head.header("content-length").is_none_or(|length| length == length), "{path}: {head:?}, {length}");
            if to == inside && path != "/stalls" || path == "/shipped" {
                assert_eq!(head.header("content-length"), Some(length.as_str()), "{path}");
            }
        }
    }
}

/// Made by an inner layer, by one of another process, or by one that is not known to the outer one.
#[tokio::test]
async fn what_a_layer_has_made_is_left_alone_in_every_representation() {
    let app = orders().route("/text", get(async || (StatusCode::NOT_FOUND, "no such thing")));
    let one = under(ProblemLayer::new(), app.clone()).await;
    let two = under(ProblemLayer::new(), app.layer(ProblemLayer::new())).await;
    let upstream = async move |request: axum::extract::Request| {
        let path = request.uri().path().to_owned();
        let lines: Vec<_> = ["accept", "x-request-id"]
            .iter()
            .filter_map(|name| Some(format!("{name}: {}", request.headers().get(*name)?.to_str().ok()?)))
            .collect();
        let lines: Vec<_> = lines.iter().map(String::as_str).collect();
        let received = send(one, &format!("GET {path}"), &lines, "").await;
        let mut response = Response::new(Body::from(received.content));
        *response.status_mut() = StatusCode::from_u16(received.status).expect("a status");
        for (name, value) in received.headers {
            let name: HeaderName = name.parse().expect("a name");
            response.headers_mut().append(name, value.parse().expect("a value"));
        }
        response
    };
    let proxy = under(ProblemLayer::new(), Router::new().fallback(upstream)).await;
    for accept in ["*/*", "application/problem+json;q=0", "application/xml", "text/html", "text/plain"] {
        for path in ["/shipped", "/1", "/nowhere", "/text"] {
            let lines = [NAMED[0], &format!("accept: {accept}")];
            let expected = send(one, &format!("GET {path}"), &lines, "").await;
            for to in [two, proxy] {
                let received = send(to, &format!("GET {path}"), &lines, "").await;
                assert_eq!(received.content, expected.content, "{accept} {path}");
                for name in ["content-type", "x-request-id", "vary", "content-length", "x-content-type-options"] {
                    assert_eq!(received.header(name), expected.header(name), "{accept} {path}");
                }
            }
        }
    }
}

/// The client reads the document's id, even if the header field is changed on the way.
#[tokio::test]
async fn an_id_whose_header_field_is_changed_between_two_layers_is_the_documents() {
    fn between(app: Router, change: fn(&mut HeaderMap)) -> Router {
        app.layer(ProblemLayer::new()).layer(tower::util::MapResponseLayer::new(
            move |mut response: axum::response::Response| {
                change(response.headers_mut());
                response
            },
        ))
    }
    let change: [(fn(&mut HeaderMap), _); 2] = [
        (|headers| _ = headers.remove("x-request-id"), None),
        (|headers| _ = headers.insert("x-request-id", HeaderValue::from_static("theirs")), Some("theirs")),
    ];
    let app = orders().route("/text", get(async || (StatusCode::NOT_FOUND, "no such thing")));
    for (change, theirs) in change {
        let to = under(ProblemLayer::new(), between(app.clone(), change)).await;
        for path in ["/shipped", "/1", "/2", "/nowhere", "/text"] {
            for accept in ["*/*", "application/problem+json;q=0", "application/xml", "text/html", "text/plain"] {
                let received = send(to, &format!("GET {path}"), &[&format!("accept: {accept}")], "").await;
                let id = received.header("x-request-id").filter(|id| is_uuid(id)).expect("the inner layer's id");
                assert_eq!(received.content.matches(id).count(), 1, "{received:?}");
                assert!(received.content.contains("request_id"), "{received:?}");
            }
        }
        // If the content shows no id, the header field decides.
        let received = wire::get(to, "/words").await;
        let id = received.header("x-request-id").expect("an id");
        assert!(theirs.map_or(is_uuid(id), |theirs| id == theirs), "{received:?}");
    }
    // The outer layer's task does not know the inner layer.
    let app = between(app, |headers| _ = headers.remove("x-request-id"));
    let elsewhere = Router::new().fallback(async move |request: axum::extract::Request| {
        tokio::spawn(tower::ServiceExt::oneshot(app.clone(), request)).await.expect("a response")
    });
    let to = under(ProblemLayer::new(), elsewhere).await;
    for path in ["/shipped", "/nowhere"] {
        let received = wire::get(to, path).await;
        assert!(received.header("x-request-id").is_some_and(is_uuid), "{received:?}");
        assert_eq!(received.json()["request_id"].as_str(), received.header("x-request-id"));
    }
}

/// Similar text without a media type, or of another one, is not a layer's.
#[tokio::test]
async fn what_a_layer_has_made_as_text_is_sent_as_text() {
    const TEXT: &str = "500 Internal Server Error\nhunter2\nrequest_id: r-1\n";
    for (media_type, is_a_layers) in
        [(None, false), (Some("application/octet-stream"), false), (Some("Text/Plain;charset=utf-8"), true)]
    {
        let app = Router::new().fallback(async move || {
            let mut response = bare(500, &[("x-request-id", "r-1"), ("x-content-type-options", "nosniff")], TEXT);
            if let Some(media_type) = media_type {
                response.headers_mut().append("content-type", HeaderValue::from_static(media_type));
            }
            response
        });
        let received = wire::get(under(ProblemLayer::new(), app).await, "/a").await;
        assert_eq!(received.content.contains("hunter2"), is_a_layers, "{received:?}");
    }
}

/// tower-http's layers, which do not know of this one.
#[tokio::test]
async fn there_is_one_id_whoever_makes_it() {
    use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};

    #[derive(Clone)]
    struct Theirs;

    impl MakeRequestId for Theirs {
        fn make_request_id<B>(&mut self, _: &http::Request<B>) -> Option<RequestId> {
            Some(RequestId::new(HeaderValue::from_static("theirs")))
        }
    }

    let ids = || {
        ServiceBuilder::new()
            .layer(SetRequestIdLayer::x_request_id(Theirs))
            .layer(PropagateRequestIdLayer::x_request_id())
    };
    let inside = serve(orders().layer(ids()).layer(ProblemLayer::new())).await;
    let outside = serve(orders().layer(ProblemLayer::new()).layer(ids())).await;
    let between = serve(orders().layer(ProblemLayer::new()).layer(ids()).layer(ProblemLayer::new())).await;
    for to in [inside, outside, between] {
        for path in ["/shipped", "/nowhere"] {
            let received = wire::get(to, path).await;
            assert_eq!(received.header("x-request-id"), Some("theirs"), "{path}");
            assert_eq!(received.json()["request_id"], "theirs", "{path}");
        }
    }
    // An id that must not be repeated is replaced in both places.
    let app = Router::new().fallback(async || bare(404, &[("x-request-id", "a b")], ""));
    let received = wire::get(under(ProblemLayer::new(), app).await, "/a").await;
    let id = received.header("x-request-id").expect("an id");
    assert!(is_uuid(id));
    assert_eq!(received.json()["request_id"], id);
    // An id for which the content has no place is replaced in the header field.
    let app = Router::new().fallback(async || ([("x-request-id", "a b")], InWords));
    let received = wire::get(under(ProblemLayer::new(), app).await, "/a").await;
    assert!(received.header("x-request-id").is_some_and(is_uuid), "{received:?}");
}

/// RFC 9110 12.5.3: Accept-Encoding in a response means that the content coding is not supported.
#[tokio::test]
async fn a_bare_415_is_about_the_coding_if_it_says_so() {
    let received = dressed(|| bare(415, &[("accept-encoding", "gzip")], "")).await;
    assert_eq!(
        (&received.json()["code"], received.header("accept-encoding")),
        (&json!("unsupported_content_coding"), Some("gzip"))
    );
    let received = dressed(|| bare(415, &[("accept", "application/json")], "")).await;
    assert_eq!(received.json()["code"], "unsupported_media_type");
}

#[tokio::test]
async fn a_405_gets_the_methods_that_the_service_knows() {
    use status_runtime::Allow;

    let layer = || {
        ProblemLayer::new().allow(|request| {
            assert_eq!(request.method(), Method::DELETE);
            (request.path() == "/a").then(|| Allow::from_iter([Method::GET, Method::PUT]))
        })
    };
    let app = Router::new().fallback(async || StatusCode::METHOD_NOT_ALLOWED);
    let to = under(layer(), app).await;
    assert_eq!(send(to, "DELETE /a?b", &[], "").await.header("allow"), Some("GET, PUT"));
    assert_eq!(send(to, "DELETE /b", &[], "").await.header("allow"), None);
    let app = Router::new().fallback(async || bare(405, &[("allow", "HEAD")], ""));
    assert_eq!(send(under(layer(), app).await, "DELETE /a", &[], "").await.header("allow"), Some("HEAD"));
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("too deep")]
#[status(validation_failed, errors = none)]
struct Deep {
    #[status(extension)]
    before: u8,
    #[status(extension)]
    deep: Value,
    #[status(extension)]
    after: &'static str,
}

#[tokio::test]
async fn whatever_the_depth_everything_that_can_be_shown_is() {
    let deep = || (0..127).fold(json!("bottom"), |inner, _| json!([inner]));
    let app = Router::new().route("/a", get(async move || Deep { before: 1, deep: deep(), after: "top" }));
    let to = under(ProblemLayer::new(), app).await;
    for accept in ["application/problem+json", "application/problem+xml", "text/html", "text/plain"] {
        let received = send(to, "GET /a", &[NAMED[0], &format!("accept: {accept}")], "").await;
        assert_eq!(received.header("content-type").and_then(|is| is.split(';').next()), Some(accept));
        for member in ["422", "too deep", "before", "bottom", "after", "top", "/a", "r-1"] {
            assert!(received.content.contains(member), "{member} in {accept}: {received:?}");
        }
    }
    let xml = send(to, "GET /a", &["accept: application/xml"], "").await;
    let document = roxmltree::Document::parse(&xml.content).expect("well-formed XML");
    assert_eq!(document.descendants().filter(|node| node.tag_name().name() == "i").count(), 127);
}

/// gRPC over HTTP/2, "Responses": a status in the header fields, and no content.
#[tokio::test]
async fn a_call_of_grpc_gets_a_status_of_grpc() {
    let app = orders()
        .route("/unauthorized", get(async || StatusCode::UNAUTHORIZED))
        .route("/secret", get(async || (StatusCode::INTERNAL_SERVER_ERROR, "hunter2")))
        .route("/text", get(async || (StatusCode::BAD_REQUEST, "50% of \u{e9}\nare wrong")))
        .route("/json", get(async || bare(503, &[("content-type", "application/json")], "{}")))
        .route("/grpc", get(async || bare(200, &[("content-type", "application/grpc"), ("grpc-status", "3")], "")));
    let to = under(ProblemLayer::new(), app).await;
    for (path, code, message) in [
        ("/shipped", "9", "order 340282366920938463463374607431768211455 has already shipped"),
        ("/nowhere", "5", "Not Found"),
        ("/unauthorized", "16", "Unauthorized"),
        ("/secret", "13", "Internal Server Error"),
        ("/text", "3", "50%25 of %C3%A9%0Aare wrong"),
        ("/json", "14", "Service Unavailable"),
    ] {
        let headers = ["content-type: application/grpc+proto", NAMED[0], "accept: text/html"];
        let received = send(to, &format!("GET {path}"), &headers, "").await;
        assert_eq!((received.status, received.content.as_str()), (200, ""), "{path}");
        assert_eq!(received.header("content-type"), Some("application/grpc+proto"));
        assert_eq!((received.header("grpc-status"), received.header("grpc-message")), (Some(code), Some(message)));
        assert_eq!(received.header("x-request-id"), Some("r-1"));
    }
    let received = send(to, "GET /grpc", &["content-type: application/grpc"], "").await;
    assert_eq!((received.header("grpc-status"), received.header("grpc-message")), (Some("3"), None));
}

/// The details of a call: derived errors have their own, bare ones those of the status.
#[tokio::test]
async fn a_call_of_grpc_gets_the_details() -> Result<(), BoxError> {
    use status_runtime::grpc::Status;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(domain = "orders.example.com")]
    enum Errors {
        #[error("order {id} of {shop} is locked")]
        #[status(locked, retry_after = "90s", grpc = UNAVAILABLE)]
        Locked {
            id: u64,
            #[status(extension = "place")]
            shop: &'static str,
        },
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{text}")]
    #[status(gone, body = text, domain = "text.example.com")]
    struct Text {
        text: String,
    }

    let app = orders()
        .route("/locked", get(async || Errors::Locked { id: 7, shop: "a" }))
        .route("/text", get(async || Text { text: "50% \u{e9}\n".into() }))
        .route("/slow", get(async || StatusCode::TOO_MANY_REQUESTS))
        .route("/teapot", get(async || StatusCode::IM_A_TEAPOT))
        .route("/unauthorized", get(async || StatusCode::UNAUTHORIZED));
    let layer = || ProblemLayer::new().retry_after(RetryAfter::after(Duration::from_secs(5)));
    let to =
        under(layer().domain("shop.example.com").challenge(Challenge::bearer().with("realm", "shop")?), app.clone())
            .await;
    let call = async |to, path: &str| {
        let received = send(to, &format!("GET {path}"), &["content-type: application/grpc"], "").await;
        assert_eq!((received.status, received.content.as_str()), (200, ""), "{path}");
        let names = ["grpc-status", "grpc-message", "grpc-status-details-bin"];
        let trailers: HeaderMap = names
            .into_iter()
            .map(|name| {
                let value = received.header(name).expect("a trailer").parse().expect("a value");
                (HeaderName::from_static(name), value)
            })
            .collect();
        (Status::from_trailers(&trailers).expect("a status").expect("a valid one"), received)
    };

    let (status, received) = call(to, "/locked").await;
    assert_eq!(status, Status::of(&Errors::Locked { id: 7, shop: "a" }));
    assert_eq!((status.code, status.message.as_str()), (Grpc::Unavailable, "order 7 of a is locked"));
    let info = status.error_info.expect("it is always there");
    assert_eq!((info.reason.as_str(), info.domain.as_str()), ("LOCKED", "orders.example.com"));
    assert_eq!(["place", "id", "shop"].map(|key| info.get(key)), [Some("a"), Some("7"), Some("a")]);
    assert_eq!(status.retry_delay, Some(Duration::from_secs(90)));
    assert_eq!(received.header("grpc-retry-pushback-ms"), Some("90000"));
    assert_eq!(received.header("retry-after"), Some("90"));

    let text = Text { text: "50% \u{e9}\n".into() };
    assert_eq!(call(to, "/text").await.0, Status::of(&text), "whatever form clients of HTTP get");

    for (path, reason, delay) in [
        ("/nowhere", "NOT_FOUND", None),
        ("/slow", "RATE_LIMITED", Some(Duration::from_secs(5))),
        ("/teapot", "I_M_A_TEAPOT", None),
    ] {
        let (status, received) = call(to, path).await;
        let info = status.error_info.expect("it is always there");
        assert_eq!((info.reason.as_str(), info.domain.as_str(), info.metadata.len()), (reason, "shop.example.com", 0));
        assert_eq!(status.retry_delay, delay);
        assert_eq!(received.header("grpc-retry-pushback-ms").is_some(), delay.is_some());
    }
    let (_, received) = call(to, "/unauthorized").await;
    assert_eq!(received.header("www-authenticate"), Some("Bearer realm=\"shop\""));

    let domain = async |layer: ProblemLayer| {
        call(under(layer, app.clone()).await, "/nowhere").await.0.error_info.expect("it is always there").domain
    };
    assert_eq!(domain(layer().types("https://api.example.com/problems/")).await, "api.example.com");
    assert_eq!(domain(layer().types("/problems/")).await, "");
    // AIP-193: a domain is a name such as `pubsub.googleapis.com`.
    for not_a_name in
        ["a b", "https://a.example.com", "a.example.com/b", "a.example.com:80", "a..example.com", "a.", ".", ""]
    {
        let layer = layer().domain(not_a_name).types("https://api.example.com/problems/");
        assert_eq!(domain(layer).await, "api.example.com", "{not_a_name}");
    }
    Ok(())
}

/// A message is cut, and so are details, whatever the layer has to say.
#[tokio::test]
async fn what_a_layer_tells_a_call_of_grpc_fits() {
    let text = "%".repeat(4000);
    let sent = text.clone();
    let app = Router::new().route("/text", get(async move || (StatusCode::BAD_REQUEST, sent.clone())));
    let to = under(ProblemLayer::new(), app).await;
    let received = send(to, "GET /text", &["content-type: application/grpc"], "").await;
    assert_eq!(received.header("grpc-message"), Some(&*"%25".repeat(341)));
    assert!(received.header("grpc-status-details-bin").is_some_and(|details| details.len() < 5462));
}

/// The response has the request's media type: a request with an invalid one (RFC 9110 8.3) is not a gRPC call.
#[tokio::test]
async fn only_a_media_type_of_grpc_is_a_call_of_grpc() {
    let to = under(ProblemLayer::new(), orders()).await;
    for media_type in
        ["application/grpc,text/html", "application/grpcX", "application/grpc; \u{e9}", "application/grpc/a"]
    {
        let response = send(to, "GET /nowhere", &[&format!("content-type: {media_type}")], "").await;
        assert_eq!(response.header("content-type"), Some("application/problem+json"), "{media_type}");
        assert_eq!((response.status, response.header("grpc-status")), (404, None), "{media_type}");
    }
}

/// Even if middleware has changed the status, `hidden` means the absence of the resource.
#[tokio::test]
async fn a_call_of_grpc_does_not_tell_hidden_from_absent() {
    #[derive(Debug, thiserror::Error, HttpError)]
    enum Twins {
        #[error("there is no such order")]
        #[status(not_found)]
        Missing,
        #[error("it is somebody else's")]
        #[status(hidden)]
        Concealed,
    }
    let app = Router::new()
        .route("/missing", get(async || Twins::Missing))
        .route("/concealed", get(async || Twins::Concealed))
        .layer(axum::middleware::map_response(async |mut response: Response<Body>| {
            *response.status_mut() = StatusCode::FORBIDDEN;
            response
        }));
    let to = under(ProblemLayer::new(), app).await;
    let headers = ["content-type: application/grpc", NAMED[0]];
    let missing = send(to, "GET /missing", &headers, "").await;
    let concealed = send(to, "GET /concealed", &headers, "").await;
    assert_eq!(missing.header("grpc-status"), Some("5"));
    for name in ["grpc-status", "grpc-message", "cache-control", "x-request-id"] {
        assert_eq!(missing.header(name), concealed.header(name), "{name}");
    }
}

/// In any dialect: gRPC-Web has the same trailers (gRPC Web, "Protocol differences vs gRPC over HTTP2").
#[tokio::test]
async fn a_call_of_grpc_web_gets_a_status_of_grpc() {
    let to = under(ProblemLayer::new(), orders()).await;
    for media_type in ["application/grpc-web", "application/grpc-web+proto", "Application/gRPC-Web-Text"] {
        for (path, code, message) in
            [("/1", "5", "there is no such order"), ("/words", "3", "say it in words"), ("/nowhere", "5", "Not Found")]
        {
            let headers = [&format!("content-type: {media_type}"), "accept: application/json"];
            let received = send(to, &format!("GET {path}"), &headers, "").await;
            assert_eq!((received.status, received.content.as_str()), (200, ""), "{media_type} {path}");
            assert_eq!(received.header("content-type"), Some(media_type));
            assert_eq!((received.header("grpc-status"), received.header("grpc-message")), (Some(code), Some(message)));
        }
    }
}

/// The custom form of a service, for every error without another form.
#[tokio::test]
async fn a_house_has_one_form() {
    struct Envelope;

    impl Renderer for Envelope {
        fn content_type() -> HeaderValue {
            HeaderValue::from_static("application/vnd.house+json")
        }

        fn render(problem: &Problem, out: &mut Vec<u8>) {
            let id = problem.extension("request_id");
            let error =
                json!({ "code": problem.code(), "at": problem.instance(), "id": id, "type": problem.type_uri() });
            out.extend(json!({ "error": error }).to_string().into_bytes());
        }
    }

    let layer = || ProblemLayer::new().body::<Envelope>().types("https://api.example.com/problems/");
    let to = under(layer(), orders()).await;
    let types = "https://api.example.com/problems/";
    for (path, code) in [("/1", "absent"), ("/nowhere", "not_found")] {
        for accept in ["*/*", "application/json", "application/problem+json", "application/problem+json;q=0"] {
            let headers = [NAMED[0], &format!("accept: {accept}")];
            let received = send(to, &format!("GET {path}"), &headers, "").await;
            assert_eq!((received.status, received.header("content-type")), (404, Some("application/vnd.house+json")));
            assert_eq!(received.header("vary"), Some("Accept"));
            let error =
                json!({"code": code, "at": path, "id": "r-1", "type": format!("{types}{}", code.replace('_', "-"))});
            assert_eq!(received.json(), json!({ "error": error }), "{path} {accept}");
            let head = send(to, &format!("HEAD {path}"), &headers, "").await;
            assert_eq!(head.header("content-length"), received.header("content-length"));
        }
        let page = send(to, &format!("GET {path}"), &["accept: text/html"], "").await;
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    }
    assert_eq!(wire::get(to, "/words").await.content, "say it in words", "a type's own form stays");

    // Through a second layer, too.
    let twice = under(layer(), orders().layer(layer())).await;
    for path in ["/1", "/nowhere"] {
        let (one, two) =
            (send(to, &format!("GET {path}"), NAMED, "").await, send(twice, &format!("GET {path}"), NAMED, "").await);
        assert_eq!((one.content, one.status), (two.content, two.status));
    }
}

/// Only the named representations can be chosen, and Vary does not name others.
#[tokio::test]
async fn representations_are_switched_off() {
    use status_runtime::layer::Representation;

    const ACCEPTS: [(&str, &str); 4] = [
        ("text/html", "text/html; charset=utf-8"),
        ("application/xml", "application/problem+xml"),
        ("text/plain", "text/plain; charset=utf-8"),
        ("application/problem+json;q=0", "application/json"),
    ];
    let json = "application/problem+json";
    for offered in [&[][..], &[Representation::Html], &[Representation::Json, Representation::ProblemXml]] {
        let to = under(ProblemLayer::new().representations(offered.iter().copied()), orders()).await;
        for (accept, named) in ACCEPTS {
            let is_offered = match named {
                "text/html; charset=utf-8" => offered.contains(&Representation::Html),
                "application/problem+xml" => offered.contains(&Representation::ProblemXml),
                "application/json" => offered.contains(&Representation::Json),
                _ => false,
            };
            for path in ["/1", "/nowhere"] {
                let received = send(to, &format!("GET {path}"), &[&format!("accept: {accept}")], "").await;
                assert_eq!(received.header("content-type"), Some(if is_offered { named } else { json }), "{accept}");
                assert_eq!(received.header("vary"), (!offered.is_empty()).then_some("Accept"));
            }
        }
    }
}

/// RFC 9457 3.1.1 and 4.2.1.
#[tokio::test]
async fn a_bare_error_has_the_type_of_its_situation() {
    for (base, type_uri, title) in [
        ("https://api.example.com/problems/", "https://api.example.com/problems/not-found", "Not found"),
        ("/problems/", "/problems/not-found", "Not found"),
        ("not a URI", "about:blank", "Not Found"),
        ("relative/", "about:blank", "Not Found"),
    ] {
        let to =
            under(ProblemLayer::new().types(base), Router::new().route("/418", get(async || StatusCode::IM_A_TEAPOT)))
                .await;
        let problem = wire::get(to, "/nowhere").await.json();
        assert_eq!((&problem["type"], &problem["title"]), (&json!(type_uri), &json!(title)), "{base}");
        let teapot = wire::get(to, "/418").await.json();
        assert_eq!((&teapot["type"], &teapot["title"]), (&json!("about:blank"), &json!("I'm a teapot")));
    }
}

/// No part of a request runs in a page or a terminal.
#[tokio::test]
async fn what_is_repeated_is_harmless_and_bounded() {
    let app = Router::new().fallback(async |uri: http::Uri| (StatusCode::NOT_FOUND, format!("no {uri} <b>\u{1b}[31m")));
    let to = under(ProblemLayer::new(), app).await;
    let page = send(to, "GET /%3Cscript%3E{\"}", &["accept: text/html"], "").await;
    assert!(!page.content.contains("<b>") && !page.content.contains("<script"), "{page:?}");
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    for accept in ["text/plain", "application/xml"] {
        let received = send(to, "GET /a", &[&format!("accept: {accept}")], "").await;
        assert_eq!(received.header("x-content-type-options"), Some("nosniff"));
        assert!(!received.content.contains('\u{1b}'), "{received:?}");
    }
    let long = "/".to_owned() + &"a".repeat(3000);
    let received = wire::get(to, &long).await;
    assert_eq!((received.status, received.json().get("instance")), (404, None));
}

/// A control character in a page is a parse error, also as a reference (HTML, parse errors); a line break is not.
#[tokio::test]
async fn a_page_shows_control_characters() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("no\r\n{0}")]
    #[status(not_found)]
    struct No(&'static str);

    let app = Router::new().route("/a", get(async || No("\u{1b}[2J\u{7f}\u{85}<b>")));
    let received = send(under(ProblemLayer::new(), app).await, "GET /a", &["accept: text/html"], "").await;
    assert!(received.content.contains("<p>no\\r\n\\u{1b}[2J\\u{7f}\\u{85}&lt;b&gt;</p>"), "{}", received.content);
}

#[tokio::test]
async fn a_terminal_is_shown_control_characters() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("no {0}")]
    #[status(not_found)]
    struct No(&'static str);

    let app = Router::new().route("/a", get(async || No("\u{1b}[2J\ncode: admin\u{202e}")));
    let to = under(ProblemLayer::new(), app).await;
    let received = send(to, "GET /a", &["accept: text/plain", NAMED[0]], "").await;
    assert_eq!(
        received.content,
        "404 Not Found\nno \\u{1b}[2J\\ncode: admin\\u{202e}\ninstance: /a\ncode: no\nrequest_id: r-1\n"
    );
}

#[tokio::test]
async fn a_service_without_a_framework() {
    use hyper_util::rt::TokioIo;
    use hyper_util::service::TowerToHyperService;

    let service = ServiceBuilder::new().layer(ProblemLayer::new()).service_fn(
        async |request: http::Request<hyper::body::Incoming>| -> Result<_, std::convert::Infallible> {
            Ok(match request.uri().path() {
                "/shipped" => status_runtime::Response::from(SHIPPED).map(http_body_util::Full::new),
                _ => {
                    let mut response = Response::new(http_body_util::Full::default());
                    *response.status_mut() = StatusCode::NOT_FOUND;
                    response
                }
            })
        },
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let to = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = TowerToHyperService::new(service.clone());
            tokio::spawn(hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    });
    for (path, code) in [("/shipped", "shipped"), ("/nowhere", "not_found")] {
        let received = send(to, &format!("GET {path}"), NAMED, "").await;
        let problem = received.json();
        assert_eq!((&problem["code"], &problem["instance"]), (&json!(code), &json!(path)));
        assert_eq!(received.header("x-request-id"), Some("r-1"));
        assert_eq!(send(to, &format!("HEAD {path}"), NAMED, "").await.content, "");
    }
}
