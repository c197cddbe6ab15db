//! The logged and the omitted parts of a response.

mod log;
mod wire;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::get;
use http::StatusCode;
use log::{Log, LogEntry};
use status_runtime::grpc::Status;
use status_runtime::header::Challenge;
use status_runtime::{FieldError, HttpError, IntoResponse, Link, ProblemLayer, Response};
use wire::{is_uuid, send, serve};

/// The events logged during `work` on this thread.
fn logged(work: impl FnOnce()) -> Vec<LogEntry> {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), work);
    log.take()
}

fn only(mut log_entry: Vec<LogEntry>) -> LogEntry {
    assert_eq!(log_entry.len(), 1, "{log_entry:#?}");
    log_entry.remove(0)
}

#[derive(Debug, thiserror::Error)]
#[error("password hunter2 was refused")]
struct Refused;

#[derive(Debug, thiserror::Error)]
#[error("no connection")]
struct NoConnection(#[source] Refused);

#[derive(Debug, thiserror::Error, HttpError)]
enum OrderError {
    #[error("the storage failed")]
    #[status(unavailable, retry_after = 5)]
    Storage(#[source] NoConnection),
    #[error("order {id} belongs to somebody else")]
    #[status(hidden)]
    Concealed { id: u64 },
    #[error("there is no such order")]
    #[status(not_found)]
    Absent,
    #[error("loud")]
    #[status(gone, log = error)]
    Loud,
    #[error("louder")]
    #[status(conflict_state, log = warn)]
    Louder,
    #[error("silent")]
    #[status(bad_request, log = off)]
    Silent,
    #[error("the token does not fit")]
    #[status(invalid_credentials)]
    Nonce {
        #[status(challenge)]
        challenge: Challenge,
        #[status(dpop_nonce)]
        nonce: String,
    },
    #[error("with a header that cannot be sent")]
    #[status(conflict_state)]
    Unsendable {
        #[status(header = "X-Token")]
        token: String,
        #[status(extension)]
        member: Unserializable,
    },
}

#[derive(Debug)]
struct Unserializable;

impl serde::Serialize for Unserializable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("never"))
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
enum Outer {
    #[error(transparent)]
    #[status(transparent)]
    Order(#[from] Box<OrderError>),
}

fn storage() -> OrderError {
    OrderError::Storage(NoConnection(Refused))
}

#[test]
fn one_event_with_everything_that_the_client_does_not_see() {
    let mut response = Response::default();
    let log_entry = only(logged(|| response = storage().into_response()));
    assert_eq!((log_entry.level.as_str(), log_entry.target.as_str()), ("ERROR", "status"));
    assert_eq!(log_entry.get("error.type"), "storage");
    assert_eq!(log_entry.get("http.response.status_code"), "503");
    assert_eq!(log_entry.get("situation"), "unavailable");
    assert_eq!(log_entry.get("exception.message"), "the storage failed: no connection: password hunter2 was refused");
    assert_eq!(log_entry.get("message"), "Service Unavailable");
    for unknown in ["request_id", "url.path"] {
        assert!(!log_entry.fields.contains_key(unknown), "there is no layer: {log_entry:?}");
    }
    let body = String::from_utf8_lossy(response.body());
    assert!(!body.contains("storage failed") && !body.contains("hunter2"), "{body}");
}

#[test]
fn the_situation_has_a_level_and_the_author_the_last_word() {
    for (error, level) in [
        (OrderError::Concealed { id: 1 }, Some("WARN")),
        (OrderError::Absent, Some("DEBUG")),
        (OrderError::Loud, Some("ERROR")),
        (OrderError::Louder, Some("WARN")),
        (OrderError::Silent, None),
    ] {
        let name = format!("{error:?}");
        let log_entry = logged(|| drop(error.into_response()));
        assert_eq!(log_entry.first().map(|log_entry| log_entry.level.as_str()), level, "{name}");
        assert_eq!(log_entry.len(), usize::from(level.is_some()), "{name}");
    }
}

#[test]
fn only_the_log_tells_hidden_from_absent() {
    let log_entry = only(logged(|| drop(OrderError::Concealed { id: 7 }.into_response())));
    assert_eq!((log_entry.get("situation"), log_entry.get("error.type")), ("hidden", "concealed"));
    assert_eq!(log_entry.get("exception.message"), "order 7 belongs to somebody else");
    assert_eq!(log_entry.get("http.response.status_code"), "404");
}

#[test]
fn what_is_secret_is_in_neither() {
    let challenge = Challenge::digest("orders", "n0nce-of-the-digest").expect("a challenge");
    let error = OrderError::Nonce { challenge, nonce: "n0nce-of-dpop".to_owned() };
    let mut response = Response::default();
    let log_entry = logged(|| response = error.into_response());
    assert_eq!(response.headers()["dpop-nonce"], "n0nce-of-dpop");
    let all = format!("{log_entry:?}");
    assert!(!all.contains("n0nce"), "{all}");
    assert!(!String::from_utf8_lossy(response.body()).contains("n0nce"));
}

#[test]
fn what_is_left_out_is_reported_once_and_without_its_value() {
    let error = OrderError::Unsendable { token: "s3cret\r\nset-cookie: a".to_owned(), member: Unserializable };
    let log_entry = logged(|| drop(error.into_response()));
    let parts: Vec<_> =
        log_entry.iter().map(|log_entry| log_entry.get("part")).filter(|part| !part.is_empty()).collect();
    assert_eq!(parts, ["member", "x-token"], "the content is made first");
    assert_eq!(log_entry.len(), 3, "and the response itself: {log_entry:?}");
    assert!(!format!("{log_entry:?}").contains("s3cret"), "{log_entry:?}");
}

#[derive(Debug, Default, thiserror::Error, HttpError)]
#[error("{text}")]
#[status(validation_failed)]
struct Large {
    text: String,
    #[status(errors)]
    errors: Vec<FieldError>,
    #[status(link)]
    links: Vec<Link>,
    #[status(extension)]
    data: String,
    #[status(extension = "Data")]
    other: String,
}

/// What clients of gRPC do not take is reported, in the order in which it is dropped, and without its values.
#[test]
fn what_a_status_of_grpc_leaves_out_is_reported() {
    let errors = |count| vec![FieldError::new("/items/0/price", "s3cret".repeat(10)); count];
    let links = |count| vec![Link::new("help", "https://docs.example.com/s3cret").unwrap(); count];
    // google.rpc.ErrorInfo has no key that begins with a capital letter.
    let always = [("Data", None)];
    for (large, dropped) in [
        (Large::default(), &[][..]),
        (Large { links: links(200), ..Large::default() }, &["Help"]),
        (Large { links: links(20), errors: errors(100), ..Large::default() }, &["Help", "BadRequest"]),
        (
            Large { links: links(1), errors: errors(1), data: "s3cret".repeat(1000), ..Large::default() },
            &["Help", "BadRequest", "ErrorInfo.metadata"],
        ),
        (Large { text: "s3cret".repeat(1000), ..Large::default() }, &["detail", "ErrorInfo.metadata"]),
    ] {
        let (links, errors) = (large.links.len(), large.errors.len());
        let mut status = None;
        let log_entry = logged(|| status = Some(Status::of(&large)));
        let status = status.unwrap();
        let count = |part: &str| match part {
            "Help" => Some(links - status.help.len()),
            "BadRequest" => Some(errors - status.violations.len()),
            // `data` and `text`.
            "ErrorInfo.metadata" => Some(2 - status.error_info.as_ref().unwrap().metadata.len()),
            _ => None,
        };
        let expected = always.iter().copied().chain(dropped.iter().map(|part| (*part, count(part))));
        let number =
            |log_entry: &LogEntry| log_entry.get("reason").split(' ').next().and_then(|number| number.parse().ok());
        let reported = log_entry.iter().map(|log_entry| (log_entry.get("part"), number(log_entry)));
        assert_eq!(Vec::from_iter(reported), Vec::from_iter(expected));
        assert!(log_entry.iter().all(|log_entry| log_entry.level == "WARN"), "{log_entry:?}");
        assert!(!format!("{log_entry:?}").contains("s3cret"), "{log_entry:?}");
    }
}

#[test]
fn what_holds_another_error_is_sent_once() {
    let log_entry = only(logged(|| drop(Outer::from(Box::new(storage())).into_response())));
    assert_eq!(log_entry.get("error.type"), "storage");
    assert_eq!(log_entry.get("exception.message"), "the storage failed: no connection: password hunter2 was refused");
}

#[test]
fn looking_at_an_error_is_not_sending_it() {
    let log_entry = logged(|| {
        let error = storage();
        let _ = (error.problem(), error.retry(), error.http_status(), error.entry());
        error.companions(&mut http::HeaderMap::new());
    });
    assert!(log_entry.is_empty(), "{log_entry:?}");
}

/// The events logged for a request to a service in a `ProblemLayer`. Everything runs on this thread.
async fn logged_of(path: &str, headers: &[&str]) -> (wire::ClientResponse, Vec<LogEntry>) {
    let app = Router::new()
        .route("/storage", get(async || storage()))
        .route("/outer", get(async || Outer::from(Box::new(storage()))))
        .route("/unauthorized", get(async || StatusCode::UNAUTHORIZED))
        .route("/text", get(async || (StatusCode::INTERNAL_SERVER_ERROR, "postgres://user:hunter2@db")))
        .route("/teapot", get(async || StatusCode::IM_A_TEAPOT))
        .route("/fine", get(async || "fine"))
        .layer(ProblemLayer::new())
        .layer(ProblemLayer::new());
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let received = send(serve(app).await, &format!("GET {path}"), headers, "").await;
    drop(guard);
    (received, log.take())
}

#[tokio::test]
async fn a_layer_adds_which_request_it_was_and_says_nothing_twice() {
    for path in ["/storage", "/outer"] {
        let (received, log_entry) = logged_of(&format!("{path}?secret=1"), &["x-request-id: r-1"]).await;
        let log_entry = only(log_entry);
        assert_eq!((received.status, log_entry.get("error.type")), (503, "storage"));
        assert_eq!((log_entry.get("request_id"), log_entry.get("url.path")), ("r-1", path));
        assert!(log_entry.get("exception.message").ends_with("hunter2 was refused"));
    }
    let (received, log_entry) = logged_of("/storage", &["x-request-id: not sane"]).await;
    let id = only(log_entry).get("request_id").to_owned();
    assert!(is_uuid(&id), "{id}");
    assert_eq!(received.header("x-request-id"), Some(id.as_str()), "the client can name it");
    assert_eq!(received.json()["request_id"], id);
}

#[tokio::test]
async fn what_was_bare_is_logged_by_the_layer() {
    let (received, log_entry) = logged_of("/nowhere", &["x-request-id: r-1"]).await;
    let log_entry = only(log_entry);
    assert_eq!((received.status, log_entry.level.as_str()), (404, "DEBUG"));
    assert_eq!((log_entry.get("error.type"), log_entry.get("situation")), ("not_found", "not_found"));
    assert_eq!(log_entry.get("http.response.status_code"), "404");
    assert_eq!((log_entry.get("request_id"), log_entry.get("url.path")), ("r-1", "/nowhere"));

    let (received, log_entry) = logged_of("/text", &[]).await;
    let log_entry = only(log_entry);
    assert_eq!((log_entry.level.as_str(), log_entry.get("error.type")), ("ERROR", "internal"));
    assert_eq!(log_entry.get("exception.message"), "postgres://user:hunter2@db");
    assert!(!received.content.contains("hunter2"), "{received:?}");

    let (_, log_entry) = logged_of("/teapot", &[]).await;
    let log_entry = only(log_entry);
    assert_eq!(
        (log_entry.level.as_str(), log_entry.get("error.type")),
        ("DEBUG", "418"),
        "the status stands for what has no name"
    );

    let (_, log_entry) = logged_of("/fine", &[]).await;
    assert!(log_entry.is_empty(), "{log_entry:?}");
}

/// The message is the title of the document, also where neither IANA nor the crate has a name for the status, and where
/// `http` has an old one (RFC 9110 15.5.14).
#[tokio::test]
async fn the_message_is_the_title() {
    for (status, title) in
        [(404, "Not Found"), (413, "Content Too Large"), (499, "Client Error"), (599, "Server Error")]
    {
        let status = StatusCode::from_u16(status).unwrap();
        let app = Router::new().fallback(async move || status).layer(ProblemLayer::new());
        let log = Log::default();
        let guard = tracing::subscriber::set_default(log.clone());
        let received = send(serve(app).await, "GET /a", &[], "").await;
        drop(guard);
        assert_eq!((only(log.take()).get("message"), &received.json()["title"]), (title, &title.into()));
    }
}

/// A path is logged as the client sent it; as a reference it must not be another host (RFC 3986 4.2).
#[tokio::test]
async fn the_path_is_logged_as_it_was_sent() {
    for (path, instance) in [("//evil.example/a", "/.//evil.example/a"), ("/a/../b", "/a/../b")] {
        let app = Router::new().layer(ProblemLayer::new());
        let log = Log::default();
        let guard = tracing::subscriber::set_default(log.clone());
        let received = send(serve(app).await, &format!("GET {path}"), &[], "").await;
        drop(guard);
        assert_eq!((only(log.take()).get("url.path"), &received.json()["instance"]), (path, &instance.into()));
    }
}

#[tokio::test]
async fn a_companion_that_nobody_knows_is_reported() {
    let (received, log_entry) = logged_of("/unauthorized", &[]).await;
    assert_eq!(received.header("www-authenticate"), None);
    let parts: Vec<_> =
        log_entry.iter().map(|log_entry| log_entry.get("part")).filter(|part| !part.is_empty()).collect();
    assert_eq!(parts, ["www-authenticate"]);
    assert_eq!(log_entry.len(), 2);
}

/// One event is one line, whatever a client sends.
#[tokio::test]
async fn nothing_that_a_client_sends_ends_a_line() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("no {0}")]
    #[status(unavailable, retry_after = 1)]
    struct No(String, #[source] NoConnection);

    let hostile = "a\r\nERROR status: forged\u{1b}[2K\u{85}\u{2028}\u{202e}";
    let log_entry = only(logged(|| drop(No(hostile.to_owned(), NoConnection(Refused)).into_response())));
    let message = "no a\\r\\nERROR status: forged\\u{1b}[2K\\u{85}\\u{2028}\\u{202e}: no connection: password hunter2 was refused";
    assert_eq!(log_entry.get("exception.message"), message);

    let app =
        Router::new().fallback(async move || (StatusCode::INTERNAL_SERVER_ERROR, hostile)).layer(ProblemLayer::new());
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    send(serve(app).await, "GET /a%0Ab", &["x-request-id: a\u{85}b"], "").await;
    drop(guard);
    let log_entry = only(log.take());
    assert_eq!(
        (log_entry.get("exception.message"), log_entry.get("url.path")),
        (hostile.trim().escape_debug().to_string().as_str(), "/a%0Ab")
    );
    assert!(log_entry.fields.values().all(|text| !text.contains(char::is_control)), "{log_entry:?}");
}

#[test]
fn a_message_is_bounded() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{}", "\u{e9}".repeat(1_000_000))]
    #[status(conflict_state)]
    struct Long;

    let log_entry = only(logged(|| drop(Long.into_response())));
    let message = log_entry.get("exception.message");
    assert!((4000..4200).contains(&message.len()) && message.ends_with('\u{2026}'), "{}", message.len());
}

/// Without a layer, an error is logged when it is converted; inside one, when its response leaves.
#[tokio::test]
async fn outside_of_a_layer_nothing_is_kept() {
    use axum::body::Body;
    use http::Request;
    use tower::{BoxError, Layer as _, Service as _, ServiceExt as _};

    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let is_kept = || {
        drop(OrderError::Loud.into_response());
        log.take().is_empty()
    };
    assert!(!is_kept());
    let (seen, watched) = (Arc::new(Mutex::new(Vec::new())), log.clone());
    let panics = tower::service_fn({
        let seen = seen.clone();
        move |_: Request<Body>| {
            let (seen, watched) = (seen.clone(), watched.clone());
            async move {
                drop(OrderError::Loud.into_response());
                seen.lock().expect("a list").push(watched.take().is_empty());
                if seen.lock().is_ok() {
                    panic!("on purpose")
                }
                Ok::<http::Response<Body>, BoxError>(http::Response::default())
            }
        }
    });
    let mut service = ProblemLayer::new().layer(panics);
    let call = service.ready().await.expect("a service").call(Request::new(Body::empty()));
    assert!(tokio::spawn(call).await.expect_err("a panic").is_panic());
    assert_eq!(*seen.lock().expect("a list"), [true], "inside it is");
    log.take();
    assert!(!is_kept(), "a panic leaves nothing behind");

    // Between two polls, too.
    let waits = tower::service_fn(async |_: Request<Body>| -> Result<http::Response<Body>, BoxError> {
        std::future::pending().await
    });
    let mut call = std::pin::pin!(ProblemLayer::new().layer(waits).oneshot(Request::new(Body::empty())));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    for _ in 0..2 {
        assert!(call.as_mut().poll(&mut context).is_pending());
        assert!(!is_kept());
    }
}

/// The log has the status and the id that the client gets, whatever middleware is in between.
#[tokio::test]
async fn the_log_has_what_the_client_gets() {
    use http::HeaderValue;

    let app = Router::new()
        .route("/storage", get(async || storage()))
        .route("/changed", get(async || (StatusCode::BAD_GATEWAY, storage())))
        .layer(tower::util::MapResponseLayer::new(|mut response: axum::response::Response| {
            response.headers_mut().insert("x-request-id", HeaderValue::from_static("theirs"));
            response
        }))
        .layer(ProblemLayer::new());
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let to = serve(app).await;
    for (path, status) in [("/storage", "503"), ("/changed", "502")] {
        let received = wire::get(to, path).await;
        let log_entry = only(log.take());
        assert_eq!((log_entry.get("request_id"), log_entry.get("http.response.status_code")), ("theirs", status));
        assert_eq!(received.header("x-request-id"), Some("theirs"));
        assert_eq!((received.status.to_string().as_str(), &received.json()["request_id"]), (status, &"theirs".into()));
    }
    drop(guard);
}

/// The log has the id of the document, whether the author or the layer has written it.
#[tokio::test]
async fn the_log_has_the_id_that_the_document_shows() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("the storage does not respond")]
    #[status(unavailable, retry_after = 1)]
    struct Own {
        #[status(extension)]
        request_id: &'static str,
    }

    let taken_out = tower::util::MapResponseLayer::new(|mut response: axum::response::Response| {
        response.headers_mut().remove("x-request-id");
        response
    });
    let app = Router::new()
        .route("/own", get(async || Own { request_id: "mine" }))
        .route("/storage", get(async || storage()));
    let one = serve(app.clone().layer(ProblemLayer::new())).await;
    let two = serve(app.layer(ProblemLayer::new()).layer(taken_out).layer(ProblemLayer::new())).await;
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    for (to, path) in [(one, "/own"), (two, "/own"), (two, "/storage"), (two, "/nowhere")] {
        let received = wire::get(to, path).await;
        let log_entry = only(log.take());
        let id = log_entry.get("request_id");
        assert!(if path == "/own" { id == "mine" } else { is_uuid(id) }, "{log_entry:?}");
        assert_eq!((received.header("x-request-id"), &received.json()["request_id"]), (Some(id), &id.into()));
    }
    drop(guard);
}

/// A cause is never lost: not if middleware replaces the error's response, and not if it drops the error and responds
/// itself.
#[tokio::test]
async fn an_error_that_does_not_leave_is_logged() {
    let app = Router::new()
        .route(
            "/swallowed",
            get(async || {
                drop(storage().into_response());
                "fine"
            }),
        )
        .route(
            "/rebuilt",
            get(async || {
                drop(storage().into_response());
                (StatusCode::SERVICE_UNAVAILABLE, axum::Json("mine"))
            }),
        )
        .route(
            "/second",
            get(async || {
                drop(storage().into_response());
                OrderError::Absent
            }),
        )
        .layer(ProblemLayer::new());
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let to = serve(app).await;
    let mut logged = Vec::new();
    for path in ["/swallowed", "/rebuilt", "/second"] {
        send(to, &format!("GET {path}"), &["x-request-id: r-1"], "").await;
        let log_entry = log.take();
        assert!(
            log_entry.iter().all(|log_entry| log_entry.get("request_id") == "r-1" && log_entry.get("url.path") == path),
            "{log_entry:?}"
        );
        logged.extend(
            log_entry.into_iter().map(|log_entry| (log_entry.level.clone(), log_entry.get("error.type").to_owned())),
        );
    }
    drop(guard);
    let expected = [("DEBUG", "storage"), ("ERROR", "storage"), ("DEBUG", "storage"), ("DEBUG", "absent")];
    assert_eq!(logged, expected.map(|(level, kind)| (level.to_owned(), kind.to_owned())));
}

/// A client that disconnects, or a timeout outside the layer, loses no cause.
#[test]
fn an_error_whose_request_is_given_up_is_logged() {
    use axum::body::Body;
    use http::Request;
    use tower::{BoxError, Layer as _, ServiceExt as _};

    let log_entry = only(logged(|| {
        let waits = tower::service_fn(async |_: Request<Body>| -> Result<http::Response<Body>, BoxError> {
            drop(storage().into_response());
            std::future::pending().await
        });
        let mut call = Box::pin(ProblemLayer::new().layer(waits).oneshot(Request::new(Body::empty())));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending());
    }));
    assert_eq!((log_entry.level.as_str(), log_entry.get("error.type")), ("ERROR", "storage"));
    assert!(log_entry.get("exception.message").contains("hunter2"), "{log_entry:?}");
}

/// A panic passes through the layer, and what was converted before it is its likely cause.
#[test]
fn an_error_before_a_panic_is_logged() {
    use axum::body::Body;
    use http::Request;
    use tower::{BoxError, Layer as _, ServiceExt as _};

    let log_entry = only(logged(|| {
        let panics = tower::service_fn(async |_: Request<Body>| -> Result<http::Response<Body>, BoxError> {
            drop(storage().into_response());
            panic!("as it should");
        });
        let mut call = Box::pin(ProblemLayer::new().layer(panics).oneshot(Request::new(Body::empty())));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let poll = std::panic::AssertUnwindSafe(|| call.as_mut().poll(&mut context).is_ready());
        std::panic::catch_unwind(poll).expect_err("a panic that passes");
    }));
    assert_eq!((log_entry.level.as_str(), log_entry.get("error.type")), ("ERROR", "storage"));
}

/// The log has the text of the response that stands for a panic, and not that of the panic.
#[tokio::test]
async fn a_caught_panic_is_logged_as_its_response() {
    let app = Router::new()
        .route("/a", get(async || -> &str { panic!("with secrets") }))
        .layer(tower_http::catch_panic::CatchPanicLayer::new())
        .layer(ProblemLayer::new());
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let received = send(serve(app).await, "GET /a", &[], "").await;
    drop(guard);
    let log_entry = only(log.take());
    assert_eq!((received.status, log_entry.get("error.type")), (500, "internal"));
    assert_eq!(log_entry.get("exception.message"), "Service panicked");
}

#[tokio::test]
async fn what_is_missing_is_reported_once_per_cause() {
    let app = Router::new()
        .route("/401", get(async || StatusCode::UNAUTHORIZED))
        .route("/407", get(async || StatusCode::PROXY_AUTHENTICATION_REQUIRED))
        .route("/get", get(async || "fine"))
        .layer(ProblemLayer::new());
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let to = serve(app).await;
    let mut reported = Vec::new();
    for request in ["GET /401", "GET /401", "DELETE /get", "GET /401"] {
        send(to, request, &[], "").await;
        let parts = log.take().into_iter().filter(|log_entry| log_entry.fields.contains_key("part"));
        reported
            .extend(parts.map(|log_entry| {
                [log_entry.level.as_str(), log_entry.get("part"), log_entry.get("message")].join(" ")
            }));
    }
    drop(guard);
    // axum adds Allow outside of its layers: the client gets it.
    let expected = [
        "WARN www-authenticate missing from a response",
        "DEBUG www-authenticate missing from a response",
        "DEBUG allow perhaps missing from a response",
        "DEBUG www-authenticate missing from a response",
    ];
    assert_eq!(reported, expected);
}

#[tokio::test]
async fn names_that_xml_does_not_have_are_counted() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("many")]
    #[status(conflict_state)]
    struct Many {
        #[status(extension)]
        map: BTreeMap<String, u8>,
    }

    let many = async || Many { map: (0..10_000).map(|at| (format!("{at}"), 0)).collect() };
    let app = Router::new().route("/a", get(many)).layer(ProblemLayer::new());
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    send(serve(app).await, "GET /a", &["accept: application/xml"], "").await;
    drop(guard);
    let log_entry: Vec<_> = log.take().into_iter().filter(|log_entry| log_entry.fields.contains_key("part")).collect();
    let log_entry = only(log_entry);
    assert_eq!(log_entry.level, "WARN");
    assert!(log_entry.get("part").contains("10000"), "{log_entry:?}");
}
