//! A list of things to do: what is there, what is not, and what takes too long.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::routing::{get, patch};
use serde::{Deserialize, Serialize};
use status_runtime::extract::Rejection;
use status_runtime::{HttpError, HttpOutcome, ProblemLayer};
use tower::timeout::error::Elapsed;
use tower::{BoxError, ServiceBuilder};

use crate::{problem, send, serve};

#[derive(Debug, thiserror::Error, HttpError)]
enum TodoError {
    #[error("there is no todo {id}")]
    #[status(not_found)]
    NoSuchTodo { id: u64 },

    #[error(transparent)]
    #[status(transparent)]
    Request(#[from] Rejection),
}

/// The service's own time is spent, which is not the client's timeout (RFC 9110 15.5.9).
#[derive(Debug, thiserror::Error, HttpError)]
enum Trouble {
    #[error("it took too long")]
    #[status(unavailable, retry_after = none)]
    TooLong,

    #[error("unexpected")]
    #[status(internal)]
    Unexpected(#[source] BoxError),
}

impl From<BoxError> for Trouble {
    fn from(error: BoxError) -> Trouble {
        if error.is::<Elapsed>() { Trouble::TooLong } else { Trouble::Unexpected(error) }
    }
}

status_runtime::extract::for_error!(mod extract => TodoError);

use extract::{Json, Path, Query};

#[derive(HttpOutcome)]
enum Done {
    #[status(ok)]
    Listed(#[status(body)] Vec<Todo>),
    #[status(ok)]
    Changed(#[status(body)] Todo),
    #[status(created, location = "/todos/{id}")]
    Created {
        id: u64,
        #[status(body)]
        todo: Todo,
    },
    #[status(no_content)]
    Deleted,
}

#[derive(Clone, Serialize)]
struct Todo {
    text: String,
    completed: bool,
}

#[derive(Clone, Default)]
struct Todos(Arc<Mutex<BTreeMap<u64, Todo>>>);

impl Todos {
    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<u64, Todo>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[derive(Deserialize)]
struct Page {
    offset: Option<usize>,
    limit: Option<usize>,
}

async fn list(Query(page): Query<Page>, State(todos): State<Todos>) -> Done {
    let (offset, limit) = (page.offset.unwrap_or(0), page.limit.unwrap_or(usize::MAX));
    Done::Listed(todos.with(|todos| todos.values().skip(offset).take(limit).cloned().collect()))
}

#[derive(Deserialize)]
struct NewTodo {
    text: String,
}

async fn create(State(todos): State<Todos>, Json(new): Json<NewTodo>) -> Done {
    let todo = Todo { text: new.text, completed: false };
    let id = todos.with(|todos| {
        let id = todos.last_key_value().map_or(1, |(last, _)| last + 1);
        todos.insert(id, todo.clone());
        id
    });
    Done::Created { id, todo }
}

#[derive(Deserialize)]
struct Change {
    text: Option<String>,
    completed: Option<bool>,
}

async fn change(
    Path(id): Path<u64>,
    State(todos): State<Todos>,
    Json(change): Json<Change>,
) -> Result<Done, TodoError> {
    todos.with(|todos| {
        let todo = todos.get_mut(&id).ok_or(TodoError::NoSuchTodo { id })?;
        todo.text = change.text.unwrap_or(todo.text.clone());
        todo.completed = change.completed.unwrap_or(todo.completed);
        Ok(Done::Changed(todo.clone()))
    })
}

async fn delete(Path(id): Path<u64>, State(todos): State<Todos>) -> Result<Done, TodoError> {
    todos.with(|todos| todos.remove(&id)).map(|_| Done::Deleted).ok_or(TodoError::NoSuchTodo { id })
}

async fn slow() {
    std::future::pending().await
}

fn app(patience: Duration) -> Router {
    let layer = ProblemLayer::new().catch(|error: BoxError| Trouble::from(error));
    Router::new()
        .route("/todos", get(list).post(create))
        .route("/todos/{id}", patch(change).delete(delete))
        .route("/slow", get(slow))
        .layer(ServiceBuilder::new().layer(layer).timeout(patience))
        .with_state(Todos::default())
}

#[tokio::test]
async fn what_is_not_there_is_told_and_what_is_done_has_its_status() {
    let to = serve(app(Duration::from_secs(10))).await;
    let json = |content| Some(("application/json", content));
    let response = send(to, "POST /todos", json(r#"{"text":"rest"}"#)).await;
    assert_eq!((response.status().as_u16(), response.headers()["location"].to_str().unwrap()), (201, "/todos/1"));
    assert_eq!(send(to, "PATCH /todos/1", json(r#"{"completed":true}"#)).await.status(), 200);
    let listed = send(to, "GET /todos?limit=5", None).await.text().await.unwrap();
    assert_eq!(listed, r#"[{"text":"rest","completed":true}]"#);
    assert_eq!(send(to, "DELETE /todos/1", None).await.status(), 204);

    let (status, document) = problem(send(to, "DELETE /todos/1", None).await).await;
    assert_eq!((status, &document["code"], &document["instance"]), (404, &"no_such_todo".into(), &"/todos/1".into()));
    assert_eq!(problem(send(to, "PATCH /todos/1", json("{}")).await).await.0, 404);
    assert_eq!(problem(send(to, "GET /todos?limit=many", None).await).await.0, 400);
    assert_eq!(problem(send(to, "PATCH /todos/one", json("{}")).await).await.0, 400);
    assert_eq!(problem(send(to, "POST /todos", json("{}")).await).await.0, 422);
    assert_eq!(problem(send(to, "PUT /todos", None).await).await.0, 405);
}

#[tokio::test]
async fn what_takes_too_long_is_unavailable() {
    let to = serve(app(Duration::from_millis(1))).await;
    let (status, document) = problem(send(to, "GET /slow", None).await).await;
    assert_eq!((status, &document["code"]), (503, &"too_long".into()));
}
