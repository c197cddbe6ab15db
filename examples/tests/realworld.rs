//! Talks to the service whose clients know one form of errors: whoever finds the error, it has that form.

mod server;

use std::process::Stdio;

use reqwest::RequestBuilder;
use serde_json::{Value, json};
use server::{ClientResponse, Server, send};

/// The content is `{"errors": {place: [text, ..]}}`, and says nothing besides.
#[track_caller]
fn errors(received: &ClientResponse, status: u16) -> Value {
    assert_eq!(received.status, status, "{received:?}");
    assert_eq!(received.header("content-type"), Some("application/json"), "{received:?}");
    let content = received.json();
    let members = content.as_object().expect("an object");
    assert_eq!(members.keys().collect::<Vec<_>>(), ["errors"], "{content}");
    let places = members["errors"].as_object().expect("an object of places");
    assert!(!places.is_empty());
    for texts in places.values() {
        let texts = texts.as_array().expect("a list of texts");
        assert!(!texts.is_empty() && texts.iter().all(|text| text.as_str().is_some_and(|text| !text.is_empty())));
    }
    members["errors"].clone()
}

fn article(title: &str, body: &str) -> Value {
    json!({"article": {"title": title, "body": body}})
}

#[tokio::test]
async fn every_error_has_the_form_of_the_service() {
    let server = Server::start(env!("CARGO_BIN_EXE_realworld"), &[], Stdio::inherit());
    let jake = |method: &str, path: &str| server.request(method, path).header("authorization", "Token jake");
    let sent = |request: RequestBuilder, content: Value| {
        request.header("content-type", "application/json").body(content.to_string())
    };
    let publish = |content| sent(jake("POST", "/api/articles"), content);

    let published = send(publish(article("Hello", "world"))).await;
    assert_eq!((published.status, published.json()), (201, article("Hello", "world")));
    let read = send(server.request("GET", "/api/articles/hello")).await;
    assert_eq!((read.status, read.json()), (200, article("Hello", "world")));

    // The service's own errors, with the companions that HTTP demands.
    let both = send(publish(article("", ""))).await;
    assert_eq!(errors(&both, 422), json!({"title": ["can't be empty"], "body": ["can't be empty"]}));
    let taken = send(publish(article("Hello", "again"))).await;
    assert_eq!(errors(&taken, 422), json!({"title": ["has already been taken"]}));
    let stranger = send(sent(server.request("POST", "/api/articles"), article("Bye", "world"))).await;
    errors(&stranger, 401);
    assert_eq!(stranger.header("www-authenticate"), Some(r#"Token realm="conduit""#));
    let theirs = server.request("DELETE", "/api/articles/hello").header("authorization", "Token anne");
    assert_eq!(errors(&send(theirs).await, 403), json!({"body": ["the article is somebody else's"]}));
    let missing = send(server.request("GET", "/api/articles/bye")).await;
    assert_eq!(errors(&missing, 404), json!({"body": ["there is no such article"]}));

    // The extractors'.
    let number = publish(json!({"article": {"title": "Bye", "body": 7}}));
    let wrong = errors(&send(number).await, 422);
    assert_eq!(wrong.as_object().unwrap().keys().collect::<Vec<_>>(), ["body"]);
    let broken = jake("POST", "/api/articles").header("content-type", "application/json").body(r#"{"article""#);
    errors(&send(broken).await, 400);
    let unread = send(jake("POST", "/api/articles").header("content-type", "text/plain").body("Hello")).await;
    errors(&unread, 415);
    assert_eq!(unread.header("accept"), Some("application/json"));
    errors(&send(publish(article("Long", &"x".repeat(8 * 1024)))).await, 413);

    // The router's.
    errors(&send(server.request("GET", "/nowhere")).await, 404);
    let put = send(server.request("PUT", "/api/articles/hello")).await;
    errors(&put, 405);
    let mut methods: Vec<_> = put.header("allow").expect("RFC 9110 15.5.6").split(',').map(str::trim).collect();
    methods.sort_unstable();
    assert_eq!(methods, ["DELETE", "GET", "HEAD"]);

    // A browser reads the same.
    let page = server.request("GET", "/nowhere").header("accept", "text/html,application/xml;q=0.9,*/*;q=0.8");
    errors(&send(page).await, 404);
    let head = send(server.request("HEAD", "/nowhere")).await;
    assert_eq!((head.status, head.body.as_str()), (404, ""));

    let gone = send(jake("DELETE", "/api/articles/hello")).await;
    assert_eq!((gone.status, gone.body.as_str()), (204, ""));
}
