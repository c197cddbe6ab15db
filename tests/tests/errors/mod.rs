//! A service with errors of every kind, and what its observer and its log get of each: the same in every framework.

#![allow(dead_code, reason = "each test looks at a part of it")]

use std::sync::{Arc, Mutex};

use http::StatusCode;
use status_runtime::layer::Observed;
use status_runtime::{Entry, HttpError, IntoResponse as _};

use super::log::Log;

#[derive(Debug, thiserror::Error)]
#[error("password hunter2 was refused")]
pub(crate) struct Refused;

#[derive(Debug, thiserror::Error, HttpError)]
pub(crate) enum OrderError {
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
pub(crate) struct InWords;

/// A response of the service, which every framework makes in its own way.
pub(crate) enum Reply {
    Order(OrderError),
    Words(InWords),
    Other(StatusCode, &'static [(&'static str, &'static str)], &'static str),
}

/// The paths of the service.
pub(crate) const PATHS: [&str; 13] = [
    "/storage",
    "/concealed",
    "/silent",
    "/words",
    "/nowhere",
    "/text",
    "/teapot",
    "/json",
    "/fine",
    "/late",
    "/stranger",
    "/swallowed",
    "/rebuilt",
];

pub(crate) fn reply(path: &str) -> Reply {
    const TEXT: &[(&str, &str)] = &[("content-type", "text/plain; charset=utf-8")];
    const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
    let dropped = |error: OrderError| drop(error.into_response());
    match path {
        "/storage" => Reply::Order(OrderError::Storage(Refused)),
        "/concealed" => Reply::Order(OrderError::Concealed),
        "/silent" => Reply::Order(OrderError::Silent),
        "/words" => Reply::Words(InWords),
        "/nowhere" => Reply::Other(StatusCode::NOT_FOUND, &[], ""),
        "/text" => Reply::Other(StatusCode::INTERNAL_SERVER_ERROR, TEXT, "no\ndatabase"),
        "/teapot" => Reply::Other(StatusCode::IM_A_TEAPOT, &[], ""),
        "/json" => Reply::Other(StatusCode::BAD_GATEWAY, JSON, "\"mine\""),
        "/fine" => Reply::Other(StatusCode::OK, TEXT, "fine"),
        "/late" => {
            dropped(OrderError::Silent);
            Reply::Other(StatusCode::GATEWAY_TIMEOUT, &[], "")
        }
        "/stranger" => {
            const ENCODED: &[(&str, &str)] =
                &[("content-type", "application/problem+json"), ("content-encoding", "gzip")];
            dropped(OrderError::Silent);
            Reply::Other(StatusCode::BAD_GATEWAY, ENCODED, "..")
        }
        "/swallowed" => {
            dropped(OrderError::Storage(Refused));
            Reply::Other(StatusCode::OK, &[], "")
        }
        "/rebuilt" => {
            dropped(OrderError::Silent);
            dropped(OrderError::Storage(Refused));
            Reply::Other(StatusCode::BAD_GATEWAY, JSON, "\"mine\"")
        }
        other => unreachable!("the service has no {other}"),
    }
}

/// The observed values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reported {
    pub(crate) variant: Option<&'static str>,
    pub(crate) situation: Option<&'static str>,
    pub(crate) error_type: String,
    pub(crate) status: u16,
    pub(crate) request_id: Option<String>,
    pub(crate) path: Option<String>,
    pub(crate) chain: Option<String>,
}

#[derive(Clone, Default)]
pub(crate) struct List(Arc<Mutex<Vec<Reported>>>);

impl List {
    pub(crate) fn take(&self) -> Vec<Reported> {
        std::mem::take(&mut *self.0.lock().expect("a list"))
    }

    pub(crate) fn observe(&self) -> impl Fn(Observed<'_>) + Send + Sync + 'static {
        let list = self.clone();
        move |error| {
            list.0.lock().expect("a list").push(Reported {
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
}

/// Checks that each error of the service is observed once and logged once, with its cause, and that a success is
/// neither. `ask` sends a GET for the path with a query and `x-request-id: r-1`.
pub(crate) async fn are_told_once(list: &List, log: Option<&Log>, ask: impl AsyncFn(&str)) {
    /// The variant, the situation and the chain.
    type Error = [Option<&'static str>; 3];
    const STORAGE: Error =
        [Some("Storage"), Some("unavailable"), Some("the storage failed: password hunter2 was refused")];
    /// The level and the type of an event.
    type Logged = Option<(&'static str, &'static str)>;
    let observed: [(&str, u16, &str, Error, Logged); 11] = [
        ("/storage", 503, "storage", STORAGE, Some(("ERROR", "storage"))),
        (
            "/concealed",
            404,
            "concealed",
            [Some("Concealed"), Some("hidden"), Some("order 7 is somebody else's")],
            Some(("WARN", "concealed")),
        ),
        ("/silent", 400, "silent", [Some("Silent"), Some("bad_request"), Some("silent")], None),
        ("/words", 410, "in_words", [Some("InWords"), Some("gone"), Some("in words")], Some(("DEBUG", "in_words"))),
        ("/nowhere", 404, "not_found", [None, Some("not_found"), None], Some(("DEBUG", "not_found"))),
        ("/text", 500, "internal", [None, Some("internal"), Some("no\\ndatabase")], Some(("ERROR", "internal"))),
        ("/teapot", 418, "418", [None, None, None], Some(("DEBUG", "418"))),
        // An error with its own form is the service's to log.
        ("/json", 502, "upstream_error", [None, Some("upstream_error"), None], None),
        ("/rebuilt", 502, "storage", STORAGE, Some(("ERROR", "storage"))),
        // A client error that was converted on the way is not the cause of the server error.
        ("/late", 504, "upstream_timeout", [None, Some("upstream_timeout"), None], Some(("ERROR", "upstream_timeout"))),
        ("/stranger", 502, "upstream_error", [None, Some("upstream_error"), None], None),
    ];
    for (path, status, error_type, [variant, situation, chain], logged) in observed {
        ask(path).await;
        let expected = Reported {
            variant,
            situation,
            error_type: error_type.to_owned(),
            status,
            request_id: Some("r-1".to_owned()),
            path: Some(path.to_owned()),
            chain: chain.map(str::to_owned),
        };
        assert_eq!(list.take(), [expected], "{path}");
        are_logged(log, path, logged.as_slice(), chain);
    }
    for (path, logged) in [("/fine", None), ("/swallowed", Some(("DEBUG", "storage")))] {
        ask(path).await;
        assert_eq!(list.take(), [], "{path}");
        are_logged(log, path, logged.as_slice(), STORAGE[2]);
    }
}

fn are_logged(log: Option<&Log>, path: &str, expected: &[(&str, &str)], message: Option<&str>) {
    let Some(record) = log.map(Log::take) else { return };
    let logged: Vec<_> = record.iter().map(|record| (record.level.as_str(), record.get("error.type"))).collect();
    assert_eq!(logged, expected, "{path}: {record:?}");
    for record in &record {
        let of = (record.get("url.path"), record.get("request_id"), record.get("exception.message"));
        assert_eq!(of, (path, "r-1", message.unwrap_or_default()), "{record:?}");
    }
}
