//! A form whose values are validated, all of them at once.

use axum::Router;
use axum::extract::{FromRequest, Request};
use axum::response::Html;
use axum::routing::get;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use status_runtime::HttpError;
use validator::{Validate, ValidationErrors};

use crate::{problem, send, serve};

#[derive(Debug, thiserror::Error, HttpError)]
#[status(policy(validation = 400))]
enum FormError {
    #[error("some values are not valid")]
    #[status(validation_failed)]
    Invalid(
        #[from]
        #[status(errors)]
        ValidationErrors,
    ),

    #[error(transparent)]
    #[status(transparent)]
    Request(#[from] status_runtime::extract::Rejection),
}

status_runtime::extract::for_error!(mod extract => FormError);

struct Validated<T>(T);

impl<T: DeserializeOwned + Validate, S: Send + Sync> FromRequest<S> for Validated<T> {
    type Rejection = FormError;

    async fn from_request(request: Request, state: &S) -> Result<Validated<T>, FormError> {
        let extract::Form(form) = extract::Form::<T>::from_request(request, state).await?;
        form.validate()?;
        Ok(Validated(form))
    }
}

#[derive(Deserialize, Validate)]
struct Name {
    #[validate(length(min = 2, message = "is too short"))]
    name: String,
}

async fn hello(Validated(form): Validated<Name>) -> Html<String> {
    Html(format!("<h1>Hello, {}!</h1>", form.name))
}

#[tokio::test]
async fn a_value_that_is_not_valid_is_pointed_at() {
    let to = serve(Router::new().route("/", get(hello))).await;
    for path in ["/?name=", "/?name=X"] {
        let (status, document) = problem(send(to, &format!("GET {path}"), None).await).await;
        assert_eq!(status, 400);
        let error = &document["errors"][0];
        assert_eq!((&error["pointer"], &error["detail"]), (&"/name".into(), &"is too short".into()), "{document}");
    }
    let (status, document) = problem(send(to, "GET /", None).await).await;
    assert!(status == 400 || status == 422, "{document}");
    assert!(document.to_string().contains("name"), "{document}");
    assert_eq!(send(to, "GET /?name=LT", None).await.text().await.unwrap(), "<h1>Hello, LT!</h1>");
}
