//! The errors of a service as the observer of a `ProblemLayer` sees them, and as the response shows them outside it.

mod errors;
mod log;

use std::convert::Infallible;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use errors::{InWords, List, OrderError, PATHS, Refused, Reply, are_told_once, reply};
use http::{HeaderValue, Request, StatusCode};
use log::{Log, are_several};
use status_runtime::{Catalog as _, Entry, HttpError, ProblemLayer, situation};
use tower::ServiceExt as _;

async fn response(app: Router, path: &str) -> Response {
    are_several();
    let request = Request::builder().uri(format!("{path}?secret=1")).header("x-request-id", "r-1").body(Body::empty());
    app.oneshot(request.expect("a request")).await.expect("axum does not fail")
}

fn app() -> Router {
    let respond = |path| match reply(path) {
        Reply::Order(error) => error.into_response(),
        Reply::Words(error) => error.into_response(),
        Reply::Other(status, headers, content) => {
            let mut response = (status, content).into_response();
            response.headers_mut().clear();
            for (name, value) in headers {
                response.headers_mut().append(*name, HeaderValue::from_static(value));
            }
            response
        }
    };
    PATHS.into_iter().fold(Router::new(), |app, path| app.route(path, get(async move || respond(path))))
}

fn layer(list: &List) -> ProblemLayer {
    ProblemLayer::new().observe(list.observe())
}

/// Without a subscriber and with one, under one layer and under several.
#[tokio::test]
async fn each_error_is_told_and_logged_once_with_its_cause() {
    let (log, list, inner) = (Log::default(), List::default(), List::default());
    let under_one = app().layer(layer(&list));
    let under_several = app().layer(layer(&inner)).layer(ProblemLayer::new()).layer(layer(&list));
    for app in [under_one, under_several] {
        let ask = async |path: &str| drop(response(app.clone(), path).await);
        are_told_once(&list, None, ask).await;
        let guard = tracing::subscriber::set_default(log.clone());
        are_told_once(&list, Some(&log), ask).await;
        drop(guard);
        assert_eq!(inner.take(), [], "the outermost is told");
    }
}

/// Also of an error with a custom form.
#[tokio::test]
async fn an_observer_inside_is_told_of_every_error() {
    let inner = List::default();
    let app = app().layer(layer(&inner)).layer(ProblemLayer::new());
    for (path, status, error_type) in [
        ("/json", 502, "upstream_error"),
        ("/text", 500, "internal"),
        ("/storage", 503, "storage"),
        ("/rebuilt", 502, "storage"),
    ] {
        response(app.clone(), path).await;
        let observed = inner.take();
        let observed: Vec<_> =
            observed.iter().map(|observed| (observed.status, observed.error_type.as_str())).collect();
        assert_eq!(observed, [(status, error_type)], "{path}");
    }
}

/// An id that is not a token is replaced, also beside a custom form.
#[tokio::test]
async fn the_id_that_is_told_is_the_clients() {
    let list = List::default();
    let own = async || (StatusCode::BAD_GATEWAY, [("x-request-id", "not a token")], axum::Json("mine"));
    let app = Router::new().route("/own", get(own)).layer(layer(&list));
    let response = response(app, "/own").await;
    assert_eq!(response.headers()["x-request-id"], "r-1");
    assert_eq!(list.take()[0].request_id.as_deref(), Some("r-1"));
}

/// Also if only an inner layer has an observer: the response may change before it leaves the outermost.
#[tokio::test]
async fn what_is_told_is_what_the_client_gets() {
    let list = List::default();
    let app = app()
        .layer(layer(&list))
        .layer(axum::middleware::map_response(async |mut response: Response| {
            *response.status_mut() = StatusCode::IM_A_TEAPOT;
            response.headers_mut().insert("x-request-id", HeaderValue::from_static("r-1"));
            response
        }))
        .layer(ProblemLayer::new());
    // No situation has the status 418.
    for (path, error_type) in [("/storage", "storage"), ("/nowhere", "418"), ("/json", "418")] {
        assert_eq!(response(app.clone(), path).await.status(), 418);
        let observed = list.take();
        let observed: Vec<_> =
            observed.iter().map(|observed| (observed.status, observed.error_type.as_str())).collect();
        assert_eq!(observed, [(418, error_type)]);
    }
}

/// Several layers are as one: a layer that gives a bare error its form does not make it an error without a cause.
#[tokio::test]
async fn the_cause_of_a_bare_error_is_observed_and_logged_under_several_layers() {
    are_several();
    let (log, list) = (Log::default(), List::default());
    let bare = async || {
        drop(OrderError::Storage(Refused).into_response());
        StatusCode::INTERNAL_SERVER_ERROR
    };
    let app = Router::new().route("/bare", get(bare));
    let inside = app.clone().layer(ProblemLayer::new());
    let far_inside = inside.clone().layer(ProblemLayer::new());
    let guard = tracing::subscriber::set_default(log.clone());
    for content_type in ["text/plain", "application/grpc"] {
        for (depth, app) in [&app, &inside, &far_inside].into_iter().enumerate() {
            let request = Request::get("/bare").header("content-type", content_type).body(Body::empty());
            let app = app.clone().layer(layer(&list));
            let response = app.oneshot(request.expect("a request")).await.expect("axum does not fail");
            assert!(response.extensions().get::<&'static Entry>().is_none(), "it is another response");
            let observed: Vec<_> = list.take().into_iter().map(|it| (it.status, it.error_type, it.chain)).collect();
            let chain = "the storage failed: password hunter2 was refused".to_owned();
            assert_eq!(observed, [(500, "storage".to_owned(), Some(chain))], "{content_type}, {depth}");
            let logged = log.take();
            let logged: Vec<_> = logged
                .iter()
                .map(|event| (event.level.as_str(), event.get("error.type"), event.get("http.response.status_code")))
                .collect();
            assert_eq!(logged, [("ERROR", "storage", "500"), ("ERROR", "internal", "500")], "{content_type}, {depth}");
        }
    }
    drop(guard);
}

/// What a middleware makes of a response.
type Change = fn(Response) -> Response;

/// Whatever a middleware inside of them does to a response, several layers send, observe and log what one does.
#[tokio::test]
async fn several_layers_are_as_one() {
    fn if_error(response: Response, instead: impl FnOnce(StatusCode) -> Response) -> Response {
        let status = response.status();
        if status.is_client_error() || status.is_server_error() { instead(status) } else { response }
    }

    const CHANGES: [Change; 7] = [
        |response| response,
        |response| if_error(response, |status| status.into_response()),
        |response| if_error(response, |status| (status, "in words").into_response()),
        |response| if_error(response, |status| (status, [("content-type", "application/json")], "{}").into_response()),
        |response| if_error(response, |_| OrderError::Concealed.into_response()),
        |mut response| {
            response.headers_mut().remove("content-type");
            response
        },
        |response| {
            let changed = if_error(response, |status| (status, "in words").into_response());
            changed.map(|_| Body::empty())
        },
    ];
    const LINES: [(&str, &str); 4] =
        [("accept", "*/*"), ("accept", "text/html"), ("accept", "text/plain"), ("content-type", "application/grpc")];
    are_several();
    let (log, list) = (Log::default(), List::default());
    let _guard = tracing::subscriber::set_default(log.clone());
    for (at, change) in CHANGES.into_iter().enumerate() {
        let app = app().layer(tower::util::MapResponseLayer::new(change));
        let apps = [
            app.clone().layer(layer(&list)),
            app.clone().layer(layer(&list)).layer(layer(&list)),
            app.clone().layer(layer(&list)).layer(ProblemLayer::new()),
            app.clone().layer(ProblemLayer::new()).layer(layer(&list)),
            app.layer(ProblemLayer::new()).layer(layer(&list)).layer(ProblemLayer::new()),
        ];
        for (path, (name, value), method) in PATHS
            .into_iter()
            .flat_map(|path| LINES.map(|line| (path, line)))
            .flat_map(|(path, line)| ["GET", "HEAD"].map(|method| (path, line, method)))
        {
            let ask = async |app: &Router| {
                let request =
                    Request::builder().method(method).uri(path).header(name, value).header("x-request-id", "r");
                let request = request.body(Body::empty()).expect("a request");
                let (parts, body) = app.clone().oneshot(request).await.expect("axum does not fail").into_parts();
                let content = axum::body::to_bytes(body, 10_000).await.expect("content");
                // Whether a missing companion is a warning depends on what has been missing before.
                let events = log.take().into_iter().filter(|event| !event.get("error.type").is_empty());
                let events: Vec<_> = events.map(|event| (event.level, event.fields)).collect();
                (parts.status, parts.headers, content, list.take(), events)
            };
            let expected = ask(&apps[0]).await;
            for (several, app) in apps.iter().enumerate().skip(1) {
                assert_eq!(ask(app).await, expected, "{at}: {several}: {method} {path}, {name}: {value}");
            }
        }
    }
}

/// A text and its sources are not formatted unless they are read.
#[tokio::test]
async fn nothing_is_formatted_for_nobody() {
    static FORMATTED: AtomicUsize = AtomicUsize::new(0);

    struct Counted;

    impl fmt::Debug for Counted {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            Ok(())
        }
    }

    impl fmt::Display for Counted {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            FORMATTED.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{0}")]
    #[status(internal)]
    struct Masked(Counted);

    let app = Router::new().route("/masked", get(async || Masked(Counted)));
    response(app.clone().layer(ProblemLayer::new()), "/masked").await;
    assert_eq!(FORMATTED.load(Ordering::Relaxed), 0);
    response(app.layer(layer(&List::default())), "/masked").await;
    assert_eq!(FORMATTED.load(Ordering::Relaxed), 1);
}

/// Outside the layer, a response has the entry of its error as long as it is that error.
#[tokio::test]
async fn a_response_has_the_entry_of_its_error() {
    let entry = |response: &Response| response.extensions().get::<&'static Entry>().copied();
    let own = |at: usize| Some(OrderError::ENTRIES[at]);
    let words = Some(InWords::ENTRIES[0]);
    for (path, expected) in [("/storage", own(0)), ("/concealed", own(1)), ("/words", words), ("/rebuilt", None)] {
        for app in [app().layer(ProblemLayer::new()), app().layer(ProblemLayer::new()).layer(ProblemLayer::new())] {
            let entry = entry(&response(app, path).await);
            assert!(entry.map(std::ptr::from_ref) == expected.map(std::ptr::from_ref), "{path}: {entry:?}");
        }
    }
    assert!(entry(&response(app(), "/storage").await).is_none(), "nobody has asked for it");

    let page = axum::middleware::map_response(async |response: Response| -> Result<Response, Infallible> {
        let (mut parts, _) = response.into_parts();
        parts.headers.insert("content-type", HeaderValue::from_static("text/html"));
        Ok(Response::from_parts(parts, Body::from("<p>mine")))
    });
    let app = app().layer(ProblemLayer::new()).layer(page).layer(ProblemLayer::new());
    assert!(entry(&response(app, "/storage").await).is_none(), "it is another response");
    assert_eq!(OrderError::ENTRIES[0].situation(), situation::UNAVAILABLE);
}
