//! Errors of any kind, by `?`.

use anyhow::Context as _;
use axum::Router;
use axum::routing::get;
use status_runtime::HttpError;

use crate::{problem, send, serve};

#[derive(Debug, thiserror::Error, HttpError)]
enum AppError {
    #[error("unexpected")]
    #[status(internal)]
    Unexpected(#[from] anyhow::Error),
}

fn try_thing() -> anyhow::Result<()> {
    anyhow::bail!("the password of db01 is wrong")
}

async fn handler() -> Result<(), AppError> {
    Ok(try_thing().context("it failed")?)
}

#[tokio::test]
async fn a_client_is_told_nothing_of_it() {
    let to = serve(Router::new().route("/", get(handler))).await;
    let (status, document) = problem(send(to, "GET /", None).await).await;
    assert_eq!((status, &document["code"], document.get("detail")), (500, &"unexpected".into(), None));
    assert!(!document.to_string().contains("db01"), "{document}");
}
