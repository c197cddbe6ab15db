//! A service whose clients know one form of errors, and no other: `{"errors": {"title": ["can't be empty"]}}`, as the API
//! of RealWorld has it. The form is said once, in [`Form`], and the layer gives it to every error: to those of the enum,
//! of the extractors and of the router. `cargo run --bin realworld`, then request
//! `http://127.0.0.1:3000/api/articles/hello`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::{env, io};

use axum::extract::{DefaultBodyLimit, FromRequestParts, State};
use axum::routing::{get, post};
use axum::{Json as Sent, Router};
use http::header::AUTHORIZATION;
use http::request::Parts;
use http::{HeaderValue, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use status_runtime::extract::{Json, Path};
use status_runtime::layer::ProblemLayer;
use status_runtime::{FieldError, HttpError, Problem, Renderer};
use tokio::net::TcpListener;

/// The form of every error of the service.
struct Form;

impl Renderer for Form {
    fn content_type() -> HeaderValue {
        HeaderValue::from_static("application/json")
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        let mut errors = BTreeMap::<Cow<'_, str>, Vec<&str>>::new();
        for error in problem.extension("errors").and_then(Value::as_array).into_iter().flatten() {
            if let (Some(pointer), Some(detail)) = (error["pointer"].as_str(), error["detail"].as_str()) {
                errors.entry(field(pointer)).or_default().push(detail);
            }
        }
        if errors.is_empty() {
            let place = problem.extension("field").and_then(Value::as_str).unwrap_or("body");
            errors.insert(place.into(), vec![problem.detail().or(problem.title()).unwrap_or_default()]);
        }
        out.extend(serde_json::json!({ "errors": errors }).to_string().into_bytes());
    }
}

/// The last name in a JSON Pointer (RFC 6901): `/article/title` is about the title.
fn field(pointer: &str) -> Cow<'_, str> {
    match pointer.rsplit('/').next() {
        None | Some("") => "body".into(),
        Some(name) if name.contains('~') => name.replace("~1", "/").replace("~0", "~").into(),
        Some(name) => name.into(),
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
// RealWorld has one code for whatever is wrong with the content, a title that is taken included.
#[status(policy(duplicate = 422, validation = 422))]
enum Error {
    #[error("the article cannot be published")]
    #[status(validation_failed)]
    Unpublishable(#[status(errors)] Vec<FieldError>),

    #[error("has already been taken")]
    #[status(already_exists, field = "title")]
    Taken,

    #[error("publishing takes a token")]
    #[status(unauthenticated, challenge = custom("Token", realm = "conduit"), deliberate(challenge))]
    Stranger,

    #[error("the article is somebody else's")]
    #[status(forbidden)]
    NotYours,

    #[error("there is no such article")]
    #[status(not_found)]
    NoSuchArticle,

    #[error("the articles cannot be read")]
    #[status(internal)]
    Broken,
}

#[derive(Clone, Serialize, Deserialize)]
struct Article {
    title: String,
    body: String,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    article: Article,
}

struct Published {
    author: &'static str,
    article: Article,
}

#[derive(Default)]
struct Conduit(Mutex<BTreeMap<String, Published>>);

impl Conduit {
    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<String, Published>) -> Result<T, Error>) -> Result<T, Error> {
        work(&mut *self.0.lock().map_err(|_| Error::Broken)?)
    }
}

struct Author(&'static str);

impl<S: Sync> FromRequestParts<S> for Author {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        match parts.headers.get(AUTHORIZATION).map(HeaderValue::as_bytes) {
            Some(b"Token jake") => Ok(Author("jake")),
            Some(b"Token anne") => Ok(Author("anne")),
            _ => Err(Error::Stranger),
        }
    }
}

async fn publish(
    Author(author): Author,
    State(conduit): State<Arc<Conduit>>,
    Json(Envelope { article }): Json<Envelope>,
) -> Result<(StatusCode, Sent<Envelope>), Error> {
    let empty = [("/article/title", &article.title), ("/article/body", &article.body)]
        .into_iter()
        .filter(|(_, text)| text.is_empty())
        .map(|(pointer, _)| FieldError::new(pointer, "can't be empty"))
        .collect::<Vec<_>>();
    if !empty.is_empty() {
        return Err(Error::Unpublishable(empty));
    }
    let slug = article.title.to_lowercase().replace(' ', "-");
    conduit.with(|articles| {
        if articles.contains_key(&slug) {
            return Err(Error::Taken);
        }
        articles.insert(slug, Published { author, article: article.clone() });
        Ok((StatusCode::CREATED, Sent(Envelope { article })))
    })
}

async fn read(State(conduit): State<Arc<Conduit>>, Path(slug): Path<String>) -> Result<Sent<Envelope>, Error> {
    conduit.with(|articles| {
        let found = articles.get(&slug).ok_or(Error::NoSuchArticle)?;
        Ok(Sent(Envelope { article: found.article.clone() }))
    })
}

async fn withdraw(
    Author(author): Author,
    State(conduit): State<Arc<Conduit>>,
    Path(slug): Path<String>,
) -> Result<StatusCode, Error> {
    conduit.with(|articles| match articles.get(&slug).ok_or(Error::NoSuchArticle)? {
        found if found.author != author => Err(Error::NotYours),
        _ => {
            articles.remove(&slug);
            Ok(StatusCode::NO_CONTENT)
        }
    })
}

fn service() -> Router {
    Router::new()
        .route("/api/articles", post(publish))
        .route("/api/articles/{slug}", get(read).delete(withdraw))
        .layer(DefaultBodyLimit::max(4 * 1024))
        .with_state(Arc::default())
        // Its clients read no other form, whatever they accept.
        .layer(ProblemLayer::new().body::<Form>().representations([]))
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let port = env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, service()).await
}
