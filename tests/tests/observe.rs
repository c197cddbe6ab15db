//! The errors of a service as the observer of a `ProblemLayer` sees them, and as the response shows them outside it.

use std::convert::Infallible;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use axum::routing::get;
use http::{HeaderValue, Request, StatusCode};
use status_runtime::layer::Observed;
use status_runtime::{Catalog as _, Entry, HttpError, IntoResponse as _, ProblemLayer, situation};
use tower::ServiceExt as _;

#[derive(Debug, thiserror::Error)]
#[error("password hunter2 was refused")]
struct Refused;

#[derive(Debug, thiserror::Error, HttpError)]
enum OrderError {
    #[error("the storage failed")]
    #[status(unavailable, retry_after = 5)]
    Storage(#[source] Refused),
    #[error("order 7 is somebody else's")]
    #[status(hidden, like = none)]
    Concealed,
    #[error("silent")]
    #[status(bad_request, log = off)]
    Silent,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("in words")]
#[status(gone, body = text)]
struct InWords;

/// The observed values.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    variant: Option<&'static str>,
    situation: Option<&'static str>,
    error_type: String,
    status: u16,
    request_id: Option<String>,
    path: Option<String>,
    chain: Option<String>,
}

#[derive(Clone, Default)]
struct List(Arc<Mutex<Vec<Told>>>);

impl List {
    fn take(&self) -> Vec<Told> {
        std::mem::take(&mut *self.0.lock().expect("a list"))
    }

    fn observe(&self) -> impl Fn(Observed<'_>) + Send + Sync + 'static {
        let list = self.clone();
        move |error| {
            list.0.lock().expect("a list").push(Told {
                variant: error.entry().map(Entry::variant),
                situation: error.situation().map(|situation| situation.name()),
                error_type: error.error_type().to_owned(),
                status: error.status().as_u16(),
                request_id: error.request_id().map(str::to_owned),
                path: error.path().map(str::to_owned),
                chain: error.chain().map(str::to_owned),
            });
        }
    }

    fn layer(&self) -> ProblemLayer {
        ProblemLayer::new().observe(self.observe())
    }
}

async fn response(app: Router, path: &str) -> Response {
    let request = Request::builder().uri(format!("{path}?secret=1")).header("x-request-id", "r-1").body(Body::empty());
    app.oneshot(request.expect("a request")).await.expect("axum does not fail")
}

fn app() -> Router {
    Router::new()
        .route("/storage", get(async || OrderError::Storage(Refused)))
        .route("/concealed", get(async || OrderError::Concealed))
        .route("/silent", get(async || OrderError::Silent))
        .route("/words", get(async || InWords))
        .route("/text", get(async || (StatusCode::INTERNAL_SERVER_ERROR, "no\ndatabase")))
        .route("/teapot", get(async || StatusCode::IM_A_TEAPOT))
        .route("/json", get(async || (StatusCode::BAD_GATEWAY, axum::Json("mine"))))
        .route("/fine", get(async || "fine"))
        .route(
            "/late",
            get(async || {
                drop(OrderError::Silent.into_response());
                StatusCode::GATEWAY_TIMEOUT
            }),
        )
        .route(
            "/stranger",
            get(async || {
                drop(OrderError::Silent.into_response());
                (
                    StatusCode::BAD_GATEWAY,
                    [("content-type", "application/problem+json"), ("content-encoding", "gzip")],
                    "..",
                )
            }),
        )
        .route("/swallowed", get(async || drop(OrderError::Storage(Refused).into_response())))
        .route(
            "/rebuilt",
            get(async || {
                drop(OrderError::Silent.into_response());
                drop(OrderError::Storage(Refused).into_response());
                (StatusCode::BAD_GATEWAY, axum::Json("mine"))
            }),
        )
}

fn told(path: &str, status: u16, error_type: &str, rest: [Option<&'static str>; 3]) -> Told {
    let [variant, situation, chain] = rest;
    Told {
        variant,
        situation,
        error_type: error_type.to_owned(),
        status,
        request_id: Some("r-1".to_owned()),
        path: Some(path.to_owned()),
        chain: chain.map(str::to_owned),
    }
}

/// Without a subscriber and at any level, under one layer and under several.
#[tokio::test]
async fn each_error_is_told_once_with_its_cause() {
    const STORAGE: [Option<&str>; 3] =
        [Some("Storage"), Some("unavailable"), Some("the storage failed: password hunter2 was refused")];
    let (one, outermost, inner) = (List::default(), List::default(), List::default());
    let under_one = app().layer(one.layer());
    let under_several = app().layer(inner.layer()).layer(ProblemLayer::new()).layer(outermost.layer());
    for expected in [
        told("/storage", 503, "storage", STORAGE),
        told("/concealed", 404, "concealed", [Some("Concealed"), Some("hidden"), Some("order 7 is somebody else's")]),
        told("/silent", 400, "silent", [Some("Silent"), Some("bad_request"), Some("silent")]),
        told("/words", 410, "in_words", [Some("InWords"), Some("gone"), Some("in words")]),
        told("/nowhere", 404, "not_found", [None, Some("not_found"), None]),
        told("/text", 500, "internal", [None, Some("internal"), Some("no\\ndatabase")]),
        told("/teapot", 418, "418", [None, None, None]),
        told("/json", 502, "upstream_error", [None, Some("upstream_error"), None]),
        told("/rebuilt", 502, "storage", STORAGE),
        // A client error that was converted on the way is not the cause of the server error.
        told("/late", 504, "upstream_timeout", [None, Some("upstream_timeout"), None]),
        told("/stranger", 502, "upstream_error", [None, Some("upstream_error"), None]),
    ] {
        let path = expected.path.clone().expect("a path");
        response(under_one.clone(), &path).await;
        assert_eq!(one.take(), std::slice::from_ref(&expected), "{path}");
        response(under_several.clone(), &path).await;
        assert_eq!(outermost.take(), [expected], "{path}");
        assert_eq!(inner.take(), [], "{path}");
    }
    for path in ["/fine", "/swallowed"] {
        response(under_one.clone(), path).await;
        assert_eq!(one.take(), [], "{path}");
    }
}

/// Also of an error with a custom form.
#[tokio::test]
async fn an_observer_inside_is_told_of_every_error() {
    let inner = List::default();
    let app = app().layer(inner.layer()).layer(ProblemLayer::new());
    for (path, status, error_type) in
        [("/json", 502, "upstream_error"), ("/text", 500, "internal"), ("/storage", 503, "storage")]
    {
        response(app.clone(), path).await;
        let told = inner.take();
        let told: Vec<_> = told.iter().map(|told| (told.status, told.error_type.as_str())).collect();
        assert_eq!(told, [(status, error_type)], "{path}");
    }
}

/// An id that is not a token is replaced, also beside a custom form.
#[tokio::test]
async fn the_id_that_is_told_is_the_clients() {
    let list = List::default();
    let own = async || (StatusCode::BAD_GATEWAY, [("x-request-id", "not a token")], axum::Json("mine"));
    let app = Router::new().route("/own", get(own)).layer(list.layer());
    let response = response(app, "/own").await;
    assert_eq!(response.headers()["x-request-id"], "r-1");
    assert_eq!(list.take()[0].request_id.as_deref(), Some("r-1"));
}

/// Also if only an inner layer has an observer: the response may change before it leaves the outermost.
#[tokio::test]
async fn what_is_told_is_what_the_client_gets() {
    let list = List::default();
    let app = app()
        .layer(list.layer())
        .layer(axum::middleware::map_response(async |mut response: Response| {
            *response.status_mut() = StatusCode::IM_A_TEAPOT;
            response.headers_mut().insert("x-request-id", HeaderValue::from_static("r-1"));
            response
        }))
        .layer(ProblemLayer::new());
    // No situation has the status 418.
    for (path, error_type) in [("/storage", "storage"), ("/nowhere", "418"), ("/json", "418")] {
        assert_eq!(response(app.clone(), path).await.status(), 418);
        let told = list.take();
        let told: Vec<_> = told.iter().map(|told| (told.status, told.error_type.as_str())).collect();
        assert_eq!(told, [(418, error_type)]);
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
    response(app.layer(List::default().layer()), "/masked").await;
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
