//! What a client is told that sends what an extractor cannot read.

mod wire;

use std::net::SocketAddr;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{any, get, post};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use status_runtime::extract::{Form, Json, Path, Query, Rejection};
use status_runtime::{Catalog as _, HttpError, ProblemLayer};
use wire::{Answer, send, serve};

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Order {
    id: u8,
    items: Vec<Item>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Item {
    Book {
        #[serde(rename = "a/b~c")]
        odd: bool,
    },
    Pen,
}

#[derive(Debug, Deserialize)]
struct Page {
    page: u8,
    #[serde(default)]
    sort: Sort,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sort {
    #[default]
    Up,
    Down,
}

#[derive(Debug, Deserialize)]
struct Named {
    #[allow(dead_code, reason = "only read")]
    id: u8,
}

async fn app() -> SocketAddr {
    let app = Router::new()
        .route("/json", any(async |Json(order): Json<Order>| Json(order)))
        .route("/optional", post(async |order: Option<Json<Order>>| if order.is_some() { "some" } else { "none" }))
        .route("/form", any(async |Form(page): Form<Page>| page.page.to_string()))
        .route("/query", get(async |Query(page): Query<Page>| format!("{} {:?}", page.page, page.sort)))
        .route("/one/{id}", get(async |Path(id): Path<u8>| id.to_string()))
        .route("/two/{name}/{id}", get(async |Path((name, id)): Path<(String, u8)>| format!("{name} {id}")))
        .route("/named/{id}", get(async |_: Path<Named>| "read"))
        .route("/sorted/{sort}", get(async |_: Path<Sort>| "read"))
        .route("/misused/{id}", get(async |_: Path<(u8, u8)>| "read"))
        .route("/none", get(async |_: Path<u8>| "read"))
        .route("/unwritable", get(async || Json(std::collections::BTreeMap::from([([0_u8], 0)]))))
        .layer(DefaultBodyLimit::max(64));
    serve(app).await
}

async fn post_json(content: &str) -> Answer {
    send(app().await, "POST /json", &["content-type: application/json"], content).await
}

/// The document without what is the same for all.
fn told(answer: &Answer) -> (u16, Value) {
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    let problem = answer.json();
    assert_eq!(problem["status"], answer.status);
    (answer.status, problem["code"].clone())
}

#[tokio::test]
async fn what_is_right_is_read() {
    let to = app().await;
    let order = r#"{"id":1,"items":[{"book":{"a/b~c":true}},"pen"]}"#;
    for content_type in ["application/json", "Application/JSON; charset=utf-8", "application/vnd.x+json"] {
        let answer = send(to, "POST /json", &[&format!("content-type: {content_type}")], order).await;
        assert_eq!((answer.status, answer.content.as_str()), (200, order), "{content_type}");
        assert_eq!(answer.header("content-type"), Some("application/json"));
    }
    for (path, content) in [
        ("/query?page=3&sort=down", "3 Down"),
        ("/form?page=3", "3"),
        ("/one/7", "7"),
        ("/two/a%20b/7", "a b 7"),
        ("/named/7", "read"),
    ] {
        assert_eq!(wire::get(to, path).await.content, content, "{path}");
    }
    let form = send(to, "POST /form", &["content-type: application/x-www-form-urlencoded"], "page=3").await;
    assert_eq!(form.content, "3");
    assert_eq!(send(to, "POST /optional", &[], "").await.content, "none");
    assert_eq!(send(to, "POST /optional", &["content-type: application/json"], order).await.content, "some");
}

#[tokio::test]
async fn what_is_no_json_is_malformed() {
    for content in ["{", "nonsense", "{\"id\":1,\"items\":[]} and more"] {
        let answer = post_json(content).await;
        assert_eq!(told(&answer), (400, json!("malformed")), "{content}");
        let problem = answer.json();
        assert!(problem["detail"].as_str().is_some_and(|detail| detail.contains("column")), "{problem}");
    }
}

#[tokio::test]
async fn what_is_not_expected_is_pointed_at() {
    for (content, pointer, detail, code) in [
        (r#"{"id":"1","items":[]}"#, "/id", "invalid type: string \"1\", expected u8", Some("invalid_type")),
        (r#"{"id":256,"items":[]}"#, "/id", "invalid value: integer `256`, expected u8", Some("invalid_value")),
        (r#"{"id":1}"#, "/items", "missing field `items`", Some("missing_field")),
        (r#"{"id":1,"items":[],"x":1}"#, "/x", "unknown field `x`, expected `id` or `items`", Some("unknown_field")),
        (r#"{"id":1,"id":2,"items":[]}"#, "/id", "duplicate field `id`", Some("duplicate_field")),
        (
            r#"{"id":1,"items":["pen","ink"]}"#,
            "/items/1",
            "unknown variant `ink`, expected `book` or `pen`",
            Some("unknown_variant"),
        ),
        (
            r#"{"id":1,"items":[{"book":{"a/b~c":1}}]}"#,
            // RFC 6901 3: `~` is `~0` and `/` is `~1`.
            "/items/0/book/a~1b~0c",
            "invalid type: integer `1`, expected a boolean",
            Some("invalid_type"),
        ),
        ("[]", "", "invalid length 0, expected struct Order with 2 elements", Some("invalid_length")),
    ] {
        let answer = post_json(content).await;
        assert_eq!(told(&answer), (422, json!("validation_failed")), "{content}");
        let expected = json!([{ "pointer": pointer, "detail": detail, "code": code }]);
        assert_eq!(answer.json()["errors"], expected, "{content}");
        assert_eq!(answer.json()["detail"], "the content is not what is expected");
    }
}

#[tokio::test]
async fn the_media_type_that_is_read_is_named() {
    let to = app().await;
    let refused = ["content-type: text/plain", "content-type: application/x+xml", "x-no: content type"];
    for (path, media_type) in [("/json", "application/json"), ("/form", "application/x-www-form-urlencoded")] {
        for header in refused {
            let answer = send(to, &format!("POST {path}"), &[header], "{}").await;
            assert_eq!(told(&answer), (415, json!("unsupported_media_type")));
            assert_eq!((answer.header("accept"), answer.header("accept-patch")), (Some(media_type), None));
        }
        // RFC 5789 2.2.
        let answer = send(to, &format!("PATCH {path}"), &refused[..1], "{}").await;
        assert_eq!(answer.header("accept-patch"), Some(media_type));
    }
}

#[tokio::test]
async fn too_much_is_too_large() {
    let answer = post_json(&" ".repeat(65)).await;
    assert_eq!(told(&answer), (413, json!("content_too_large")));
}

#[tokio::test]
async fn a_parameter_is_named_with_its_place() {
    let to = app().await;
    for (path, name, place, problem) in [
        ("/query?page=x", "page", "query", "invalid digit found in string"),
        ("/query", "page", "query", "missing field `page`"),
        ("/query?page=1&page=2", "page", "query", "duplicate field `page`"),
        ("/query?page=1&sort=left", "sort", "query", "unknown variant `left`, expected `up` or `down`"),
        ("/form?page=x", "page", "query", "invalid digit found in string"),
        ("/one/x", "id", "path", "expected `u8`"),
        ("/one/256", "id", "path", "expected `u8`"),
        ("/two/a/x", "id", "path", "expected `u8`"),
        ("/named/x", "id", "path", "expected `u8`"),
        ("/sorted/left", "sort", "path", "unknown variant `left`, expected `up` or `down`"),
        ("/two/%FF/1", "name", "path", "expected UTF-8"),
    ] {
        let answer = wire::get(to, path).await;
        assert_eq!(told(&answer), (400, json!("invalid_parameter")), "{path}");
        assert_eq!(answer.json()["parameter"], json!({ "name": name, "in": place }), "{path}");
        let detail = format!("{place} parameter `{name}`: {problem}");
        assert_eq!(answer.json()["detail"], detail, "{path}");
    }
}

#[tokio::test]
async fn a_form_is_content_and_has_fields() {
    let headers = ["content-type: application/x-www-form-urlencoded"];
    for (content, pointer) in [("page=x", "/page"), ("sort=up", "/page")] {
        let answer = send(app().await, "POST /form", &headers, content).await;
        assert_eq!(told(&answer), (422, json!("validation_failed")), "{content}");
        assert_eq!(answer.json()["errors"][0]["pointer"], pointer);
    }
}

#[tokio::test]
async fn a_mistake_of_the_services_is_its_own() {
    let to = app().await;
    for path in ["/misused/1", "/none", "/unwritable"] {
        let answer = wire::get(to, path).await;
        assert_eq!(told(&answer), (500, json!("internal")), "{path}");
        assert_eq!(answer.json().get("detail"), None);
    }
}

#[tokio::test]
async fn a_rejection_is_an_error_like_any_other() {
    #[derive(Debug, thiserror::Error, HttpError)]
    enum OrderError {
        #[error(transparent)]
        #[status(transparent)]
        Request(#[from] Rejection),
    }
    let codes: Vec<_> = OrderError::ENTRIES.iter().map(|entry| (entry.status().as_u16(), entry.code())).collect();
    let expected = [
        (400, "malformed"),
        (415, "unsupported_media_type"),
        (413, "content_too_large"),
        (422, "validation_failed"),
        (400, "invalid_parameter"),
        (400, "bad_request"),
        (500, "internal"),
    ];
    assert_eq!(codes, expected);

    let handler = async |order: Result<Json<Order>, Rejection>| -> Result<&'static str, OrderError> {
        order?;
        Ok("read")
    };
    let to = serve(Router::new().route("/", post(handler)).layer(ProblemLayer::new())).await;
    let headers = ["content-type: application/json", "x-request-id: r-1"];
    let answer = send(to, "POST /", &headers, "[]").await;
    assert_eq!(told(&answer), (422, json!("validation_failed")));
    assert_eq!((&answer.json()["instance"], &answer.json()["request_id"]), (&json!("/"), &json!("r-1")));
}
