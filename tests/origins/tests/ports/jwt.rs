//! A token for a name and a password, and a page for those who have one.

use std::collections::BTreeMap;

use axum::extract::FromRequestParts;
use axum::routing::{get, post};
use axum::{Json as Sent, Router};
use http::request::Parts;
use jsonwebtoken::errors::{Error, ErrorKind};
use serde::{Deserialize, Serialize};
use status_runtime::{HttpError, ProblemLayer};

use crate::{problem, send, send_with, serve};

#[derive(Debug, thiserror::Error, HttpError)]
#[status(challenge = bearer(realm = "example"))]
enum AuthError {
    #[error("client_id and client_secret are needed")]
    #[status(validation_failed, errors = none)]
    NoCredentials,

    /// There is no token that could be wrong, so that the challenge has no `error`.
    #[error("client_id or client_secret is wrong")]
    #[status(unauthenticated)]
    WrongCredentials,

    #[error("this page takes a token")]
    #[status(unauthenticated)]
    NoToken,

    #[error("the token has expired")]
    #[status(expired_credentials)]
    Expired,

    #[error("the token is not valid")]
    #[status(invalid_credentials)]
    InvalidToken(#[source] Error),

    #[error(transparent)]
    #[status(transparent)]
    Request(#[from] status_runtime::extract::Rejection),
}

status_runtime::extract::for_error!(mod extract => AuthError);

impl From<Error> for AuthError {
    fn from(error: Error) -> AuthError {
        match error.kind() {
            ErrorKind::ExpiredSignature => AuthError::Expired,
            _ => AuthError::InvalidToken(error),
        }
    }
}

/// Stands for `jsonwebtoken::decode`, which needs a library for cryptography; the errors are its own.
fn decode(token: &str) -> Result<String, Error> {
    let users = BTreeMap::from([("good", Ok("ada")), ("old", Err(ErrorKind::ExpiredSignature))]);
    match users.get(token) {
        Some(Ok(user)) => Ok((*user).to_owned()),
        Some(Err(kind)) => Err(kind.clone().into()),
        None => Err(ErrorKind::InvalidSignature.into()),
    }
}

struct User(String);

impl<S: Sync> FromRequestParts<S> for User {
    type Rejection = AuthError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<User, AuthError> {
        let authorization = parts.headers.get("authorization").and_then(|value| value.to_str().ok());
        let token = authorization.and_then(|value| value.strip_prefix("Bearer ")).ok_or(AuthError::NoToken)?;
        Ok(User(decode(token)?))
    }
}

#[derive(Deserialize)]
struct Credentials {
    client_id: String,
    client_secret: String,
}

#[derive(Serialize)]
struct Token {
    access_token: &'static str,
    token_type: &'static str,
}

async fn authorize(extract::Json(given): extract::Json<Credentials>) -> Result<Sent<Token>, AuthError> {
    if given.client_id.is_empty() || given.client_secret.is_empty() {
        return Err(AuthError::NoCredentials);
    }
    if (&*given.client_id, &*given.client_secret) != ("foo", "bar") {
        return Err(AuthError::WrongCredentials);
    }
    Ok(Sent(Token { access_token: "good", token_type: "Bearer" }))
}

async fn protected(User(name): User) -> String {
    format!("welcome, {name}")
}

fn app() -> Router {
    Router::new().route("/protected", get(protected)).route("/authorize", post(authorize)).layer(ProblemLayer::new())
}

/// RFC 6750 3: a request without a token gets no error code, and one with a wrong token gets `invalid_token`.
#[tokio::test]
async fn each_401_has_the_challenge_that_is_true_of_it() {
    let to = serve(app()).await;
    let challenge = |response: &reqwest::Response| response.headers()["www-authenticate"].to_str().unwrap().to_owned();

    let response = send(to, "GET /protected", None).await;
    assert_eq!(challenge(&response), r#"Bearer realm="example""#);
    assert_eq!(problem(response).await.0, 401);
    for (token, code) in [("forged", "invalid_token"), ("old", "expired")] {
        let response = send_with(to, "GET /protected", None, Some(token)).await;
        assert_eq!(challenge(&response), r#"Bearer realm="example", error="invalid_token""#);
        let (status, document) = problem(response).await;
        assert_eq!((status, &document["code"]), (401, &code.into()));
    }
    let response = send_with(to, "GET /protected", None, Some("good")).await;
    assert_eq!(response.text().await.unwrap(), "welcome, ada");

    let login = async |content| send(to, "POST /authorize", Some(("application/json", content))).await;
    let response = login(r#"{"client_id":"foo","client_secret":"baz"}"#).await;
    assert_eq!(challenge(&response), r#"Bearer realm="example""#);
    assert_eq!(problem(response).await.0, 401);
    assert_eq!(problem(login(r#"{"client_id":"","client_secret":""}"#).await).await.0, 422);
    assert_eq!(problem(login(r#"{"client_id":"foo"}"#).await).await.0, 422);
    assert_eq!(login(r#"{"client_id":"foo","client_secret":"bar"}"#).await.status(), 200);
}
