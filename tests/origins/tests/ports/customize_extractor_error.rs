//! An extractor whose rejections have another form: a renderer, and a layer that gives it to every error.

use axum::routing::post;
use axum::{Json as Sent, Router};
use http::HeaderValue;
use serde_json::{Value, json};
use status_runtime::extract::{Json, Rejection};
use status_runtime::{Problem, ProblemLayer, Renderer};

use crate::{send, serve};

struct Form;

impl Renderer for Form {
    fn content_type() -> HeaderValue {
        HeaderValue::from_static("application/json")
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        let message = problem.detail().or(problem.title());
        let path = problem.instance();
        out.extend(json!({ "message": message, "path": path }).to_string().into_bytes());
    }
}

async fn handler(value: Result<Json<Value>, Rejection>) -> Result<Sent<Value>, Rejection> {
    let Json(value) = value?;
    Ok(Sent(value))
}

#[tokio::test]
async fn every_rejection_has_the_form() {
    let layer = ProblemLayer::new().body::<Form>().representations([]);
    let to = serve(Router::new().route("/values", post(handler)).layer(layer)).await;
    for (media_type, content, status) in [("application/json", "{", 400), ("text/plain", "{}", 415)] {
        let response = send(to, "POST /values", Some((media_type, content))).await;
        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["content-type"], "application/json");
        let document: Value = response.json().await.unwrap();
        assert_eq!(document["path"], "/values");
        assert!(document["message"].as_str().is_some_and(|message| !message.is_empty()), "{document}");
    }
    let response = send(to, "POST /values", Some(("application/json", "[1]"))).await;
    assert_eq!(response.json::<Value>().await.unwrap(), json!([1]));
}
