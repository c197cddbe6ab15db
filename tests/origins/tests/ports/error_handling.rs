//! A library fails now and then, which is logged and not told; content that cannot be read is told.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::State;
use axum::routing::post;
use axum::{Json as Sent, Router};
use serde::{Deserialize, Serialize};
use status_runtime::{HttpError, ProblemLayer};

use crate::{problem, send, serve};

/// A library of someone else.
mod clock {
    #[derive(Debug, thiserror::Error)]
    #[error("the battery of clock 3 is empty")]
    pub(super) struct Error;

    /// Fails at every third call.
    pub(super) fn now(call: u64) -> Result<u64, Error> {
        if call % 3 == 2 { Err(Error) } else { Ok(1337) }
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
enum AppError {
    #[error(transparent)]
    #[status(transparent)]
    Request(#[from] status_runtime::extract::Rejection),

    #[error("the time is not known")]
    #[status(internal)]
    Time(#[from] clock::Error),
}

status_runtime::extract::for_error!(mod extract => AppError);

#[derive(Deserialize)]
struct NewUser {
    name: String,
}

#[derive(Serialize)]
struct User {
    id: u64,
    name: String,
    created_at: u64,
}

async fn create(
    State(calls): State<Arc<AtomicU64>>,
    extract::Json(user): extract::Json<NewUser>,
) -> Result<Sent<User>, AppError> {
    let id = calls.fetch_add(1, Ordering::Relaxed);
    Ok(Sent(User { id, name: user.name, created_at: clock::now(id)? }))
}

fn app(layer: ProblemLayer) -> Router {
    Router::new().route("/users", post(create)).layer(layer).with_state(Arc::default())
}

#[tokio::test]
async fn what_is_logged_is_not_told() {
    let (chains, logged) = std::sync::mpsc::channel();
    let layer = ProblemLayer::new().observe(move |error| {
        if error.status().is_server_error() {
            _ = chains.send(error.chain().map(str::to_owned));
        }
    });
    let to = serve(app(layer)).await;
    let user = Some(("application/json", r#"{"name":"ada"}"#));
    for _ in 0..2 {
        assert_eq!(send(to, "POST /users", user).await.status(), 200);
    }
    let (status, document) = problem(send(to, "POST /users", user).await).await;
    assert_eq!((status, &document["code"], document.get("detail")), (500, &"time".into(), None));
    assert!(!document.to_string().contains("battery"), "{document}");
    let chain = logged.try_recv().expect("one error").expect("its text");
    assert!(chain.contains("the time is not known") && chain.contains("the battery of clock 3 is empty"), "{chain}");

    let (status, document) = problem(send(to, "POST /users", Some(("application/json", r#"{"name":7}"#))).await).await;
    assert_eq!((status, &document["errors"][0]["pointer"]), (422, &"/name".into()));
    let (status, _) = problem(send(to, "POST /users", Some(("text/plain", "ada"))).await).await;
    assert_eq!(status, 415);
    assert!(logged.try_recv().is_err(), "a client's mistake is not the service's");
}
