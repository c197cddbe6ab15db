//! Talks to the smallest example.

mod server;

use std::process::Stdio;

use serde_json::json;
use server::{Server, send};

#[tokio::test]
async fn the_smallest_service_responds() {
    let server = Server::start(env!("CARGO_BIN_EXE_minimal"), &[], Stdio::inherit());

    let greeting = send(server.request("GET", "/?name=you")).await;
    assert_eq!((greeting.status, greeting.body.as_str()), (200, "hello, you\n"));

    // Without a `types` the type is about:blank and the title is the status's own phrase (RFC 9457 4.2.1).
    let missing = send(server.request("GET", "/nowhere")).await;
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("content-type"), Some("application/problem+json"));
    assert_eq!(missing.header("cache-control"), Some("no-store"));
    assert_eq!(
        missing.json(),
        json!({"type": "about:blank", "title": "Not Found", "status": 404, "detail": "there is nothing here", "code": "nothing"})
    );

    // RFC 9110 15.5.6: a 405 has an Allow.
    let written = send(server.request("POST", "/")).await;
    assert_eq!(written.status, 405);
    assert_eq!(written.header("allow"), Some("GET, HEAD"));
    assert_eq!(written.json()["code"], "read_only");

    let nobody = send(server.request("GET", "/")).await;
    assert_eq!(nobody.status, 400);
    assert_eq!(nobody.json()["parameter"], json!({"name": "name", "in": "query"}));

    let head = send(server.request("HEAD", "/nowhere")).await;
    assert_eq!((head.status, head.body.as_str()), (404, ""));
}
