//! What the log learns of an answer, and what it does not.

mod wire;

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::get;
use http::StatusCode;
use status_runtime::header::Challenge;
use status_runtime::{HttpError, IntoResponse, ProblemLayer, Response};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use wire::{is_uuid, send, serve};

#[derive(Debug, Default, Clone)]
struct Said {
    level: String,
    target: String,
    fields: BTreeMap<String, String>,
}

impl Said {
    fn get(&self, name: &str) -> &str {
        self.fields.get(name).map(String::as_str).unwrap_or_default()
    }
}

impl Visit for Said {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let mut text = String::new();
        let _ = write!(text, "{value:?}");
        self.fields.insert(field.name().to_owned(), text);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name().to_owned(), value.to_owned());
    }
}

/// Keeps every event of ours.
#[derive(Debug, Default, Clone)]
struct Log(Arc<Mutex<Vec<Said>>>);

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "status"
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut said = Said {
            level: event.metadata().level().to_string(),
            target: event.metadata().target().to_owned(),
            ..Said::default()
        };
        event.record(&mut said);
        self.0.lock().expect("a log").push(said);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl Log {
    fn take(&self) -> Vec<Said> {
        std::mem::take(&mut *self.0.lock().expect("a log"))
    }
}

/// What is logged while that is done on this thread.
fn logged(work: impl FnOnce()) -> Vec<Said> {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), work);
    log.take()
}

fn only(mut said: Vec<Said>) -> Said {
    assert_eq!(said.len(), 1, "{said:#?}");
    said.remove(0)
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
    let said = only(logged(|| response = storage().into_response()));
    assert_eq!((said.level.as_str(), said.target.as_str()), ("ERROR", "status"));
    assert_eq!(said.get("error.type"), "storage");
    assert_eq!(said.get("http.response.status_code"), "503");
    assert_eq!(said.get("situation"), "unavailable");
    assert_eq!(said.get("exception.message"), "the storage failed: no connection: password hunter2 was refused");
    assert_eq!(said.get("message"), "Service Unavailable");
    for unknown in ["request_id", "url.path"] {
        assert!(!said.fields.contains_key(unknown), "there is no layer: {said:?}");
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
        let said = logged(|| drop(error.into_response()));
        assert_eq!(said.first().map(|said| said.level.as_str()), level, "{name}");
        assert_eq!(said.len(), usize::from(level.is_some()), "{name}");
    }
}

#[test]
fn only_the_log_tells_hidden_from_absent() {
    let said = only(logged(|| drop(OrderError::Concealed { id: 7 }.into_response())));
    assert_eq!((said.get("situation"), said.get("error.type")), ("hidden", "concealed"));
    assert_eq!(said.get("exception.message"), "order 7 belongs to somebody else");
    assert_eq!(said.get("http.response.status_code"), "404");
}

#[test]
fn what_is_secret_is_in_neither() {
    let challenge = Challenge::digest("orders", "n0nce-of-the-digest").expect("a challenge");
    let error = OrderError::Nonce { challenge, nonce: "n0nce-of-dpop".to_owned() };
    let mut response = Response::default();
    let said = logged(|| response = error.into_response());
    assert_eq!(response.headers()["dpop-nonce"], "n0nce-of-dpop");
    let all = format!("{said:?}");
    assert!(!all.contains("n0nce"), "{all}");
    assert!(!String::from_utf8_lossy(response.body()).contains("n0nce"));
}

#[test]
fn what_is_left_out_is_reported_once_and_without_its_value() {
    let error = OrderError::Unsendable { token: "s3cret\r\nset-cookie: a".to_owned(), member: Unserializable };
    let said = logged(|| drop(error.into_response()));
    let parts: Vec<_> = said.iter().map(|said| said.get("part")).filter(|part| !part.is_empty()).collect();
    assert_eq!(parts, ["member", "x-token"], "the content is made first");
    assert_eq!(said.len(), 3, "and the answer itself: {said:?}");
    assert!(!format!("{said:?}").contains("s3cret"), "{said:?}");
}

#[test]
fn what_holds_another_error_is_answered_once() {
    let said = only(logged(|| drop(Outer::from(Box::new(storage())).into_response())));
    assert_eq!(said.get("error.type"), "storage");
    assert_eq!(said.get("exception.message"), "the storage failed: no connection: password hunter2 was refused");
}

#[test]
fn looking_at_an_error_is_not_answering_it() {
    let said = logged(|| {
        let error = storage();
        let _ = (error.problem(), error.retry(), error.http_status(), error.entry());
        error.companions(&mut http::HeaderMap::new());
    });
    assert!(said.is_empty(), "{said:?}");
}

/// What is logged of a request to a service in a `ProblemLayer`. Everything runs on this thread.
async fn logged_of(path: &str, headers: &[&str]) -> (wire::Answer, Vec<Said>) {
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
    let answer = send(serve(app).await, &format!("GET {path}"), headers, "").await;
    drop(guard);
    (answer, log.take())
}

#[tokio::test]
async fn a_layer_adds_which_request_it_was_and_says_nothing_twice() {
    for path in ["/storage", "/outer"] {
        let (answer, said) = logged_of(&format!("{path}?secret=1"), &["x-request-id: r-1"]).await;
        let said = only(said);
        assert_eq!((answer.status, said.get("error.type")), (503, "storage"));
        assert_eq!((said.get("request_id"), said.get("url.path")), ("r-1", path));
        assert!(said.get("exception.message").ends_with("hunter2 was refused"));
    }
    let (answer, said) = logged_of("/storage", &["x-request-id: not sane"]).await;
    let id = only(said).get("request_id").to_owned();
    assert!(is_uuid(&id), "{id}");
    assert_eq!(answer.header("x-request-id"), Some(id.as_str()), "the client can name it");
    assert_eq!(answer.json()["request_id"], id);
}

#[tokio::test]
async fn what_was_bare_is_logged_by_the_layer() {
    let (answer, said) = logged_of("/nowhere", &["x-request-id: r-1"]).await;
    let said = only(said);
    assert_eq!((answer.status, said.level.as_str()), (404, "DEBUG"));
    assert_eq!((said.get("error.type"), said.get("situation")), ("not_found", "not_found"));
    assert_eq!(said.get("http.response.status_code"), "404");
    assert_eq!((said.get("request_id"), said.get("url.path")), ("r-1", "/nowhere"));

    let (answer, said) = logged_of("/text", &[]).await;
    let said = only(said);
    assert_eq!((said.level.as_str(), said.get("error.type")), ("ERROR", "internal"));
    assert_eq!(said.get("exception.message"), "postgres://user:hunter2@db");
    assert!(!answer.content.contains("hunter2"), "{answer:?}");

    let (_, said) = logged_of("/teapot", &[]).await;
    let said = only(said);
    assert_eq!(
        (said.level.as_str(), said.get("error.type")),
        ("DEBUG", "418"),
        "the status stands for what has no name"
    );

    let (_, said) = logged_of("/fine", &[]).await;
    assert!(said.is_empty(), "{said:?}");
}

#[tokio::test]
async fn a_companion_that_nobody_knows_is_reported() {
    let (answer, said) = logged_of("/unauthorized", &[]).await;
    assert_eq!(answer.header("www-authenticate"), None);
    let parts: Vec<_> = said.iter().map(|said| said.get("part")).filter(|part| !part.is_empty()).collect();
    assert_eq!(parts, ["www-authenticate"]);
    assert_eq!(said.len(), 2);
}
