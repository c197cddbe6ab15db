//! The catalogue's pages over a socket, against RFC 9110 and RFC 9111.

mod wire;

use axum::Router;
use axum::routing::get as route;
use status_runtime::HttpError;
use status_runtime::catalog::html;
use wire::{ClientResponse, get, send, serve};

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/")]
#[allow(dead_code, reason = "only its catalogue is looked at")]
enum CartError {
    #[error("there is no such cart")]
    #[status(not_found)]
    NoSuchCart,
    #[error("the cart is empty")]
    #[status(conflict_state)]
    Empty,
}

const PAGE: &str = "/problems/no-such-cart";

async fn served() -> std::net::SocketAddr {
    let serve_pages = || route(html::serve::<CartError>);
    let app = Router::new()
        .route("/problems", serve_pages())
        .route("/problems/", serve_pages())
        .route("/problems/{type}", serve_pages());
    serve(app).await
}

fn etag(received: &ClientResponse) -> &str {
    received.header("etag").expect("an entity tag")
}

/// RFC 9110 8.8.1: a strong validator changes whenever the content does; 8.8.3: it is quoted, without `W/` before it.
#[tokio::test]
async fn each_page_has_a_strong_entity_tag_of_its_own() {
    let to = served().await;
    let mut tags = Vec::new();
    for path in [PAGE, "/problems/empty", "/problems/"] {
        let (first, second) = (get(to, path).await, get(to, path).await);
        assert_eq!((first.status, &first.content), (200, &second.content), "{path}");
        assert_eq!(etag(&first), etag(&second), "{path}");
        assert!(etag(&first).starts_with('"') && etag(&first).ends_with('"'), "{first:?}");
        tags.push(etag(&first).to_owned());
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 3, "{tags:?}");
}

/// RFC 9110 13.1.2: the condition is false for `*` if there is a representation, and for a list if one of its tags
/// matches, by the weak comparison of 8.8.3.2. The list may be on several lines (5.3) and have empty elements (5.6.1).
#[tokio::test]
async fn what_the_client_has_is_not_sent_again() {
    let to = served().await;
    let page = get(to, PAGE).await;
    let tag = etag(&page);
    let other = etag(&get(to, "/problems/empty").await).to_owned();
    let without_quotes = tag.trim_matches('"');
    let line = |value: &str| format!("if-none-match: {value}");
    for lines in [
        vec![line(tag)],
        vec![line(&format!("W/{tag}"))],
        vec![line("*")],
        vec![line(" * ")],
        vec![line(&format!("\"a,b\", {tag}"))],
        vec![line(&format!(",{other} ,, W/{tag}"))],
        vec![line(&other), line(tag)],
    ] {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        for method in ["GET", "HEAD"] {
            let received = send(to, &format!("{method} {PAGE}"), &lines, "").await;
            assert_eq!((received.status, received.content.as_str()), (304, ""), "{method} {lines:?}");
            // RFC 9110 15.4.5: the fields of the 200 that a cache needs.
            assert_eq!(received.header("etag"), Some(tag), "{lines:?}");
            assert_eq!(received.header("cache-control"), page.header("cache-control"), "{lines:?}");
            assert_eq!(received.header("content-type"), None, "{lines:?}");
        }
    }
    for lines in [
        vec![],
        vec![line(&other)],
        vec![line(without_quotes)],
        // A character more or less, or a letter in another case, is another tag.
        vec![line(&format!("\"{without_quotes}0\""))],
        vec![line(&format!("\"{}\"", &without_quotes[1..]))],
        // `*` is only special if it is alone, and only `W/` marks a weak tag.
        vec![line("\"*\"")],
        vec![line(&format!("w/{tag}"))],
        vec![line("")],
    ] {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let received = send(to, &format!("GET {PAGE}"), &lines, "").await;
        assert_eq!((received.status, &received.content), (200, &page.content), "{lines:?}");
    }
}

/// RFC 9110 13.2.1: a condition only applies where the response would be a success without it.
#[tokio::test]
async fn what_is_not_there_is_not_known_either() {
    let to = served().await;
    for headers in [&[][..], &["if-none-match: *"]] {
        let received = send(to, "GET /problems/no-such-dog", headers, "").await;
        assert_eq!((received.status, received.header("etag")), (404, None), "{headers:?}");
        assert_eq!(received.header("content-type"), Some("text/html; charset=utf-8"));
        // RFC 9110 15.5.5: a 404 may be stored unless it says otherwise.
        assert_eq!(received.header("cache-control"), Some("no-store"));
    }
    let received = send(to, "GET /problems", &["if-none-match: *"], "").await;
    assert_eq!((received.status, received.header("location")), (308, Some("problems/")));
}

/// RFC 9110 9.3.2: the header fields of a GET, and no content. 8.6: the length is that of the GET.
#[tokio::test]
async fn head_is_get_without_content() {
    let to = served().await;
    for path in [PAGE, "/problems/", "/problems", "/problems/no-such-dog"] {
        let (get, head) = (get(to, path).await, send(to, &format!("HEAD {path}"), &[], "").await);
        assert_eq!((head.status, head.content.as_str()), (get.status, ""), "{path}");
        let headers = |received: &ClientResponse| -> Vec<_> {
            let mut headers = received.headers.clone();
            headers.retain(|(name, _)| name != "date");
            headers.sort();
            headers
        };
        assert_eq!(headers(&head), headers(&get), "{path}");
    }
    // Regardless of the server's handling of content.
    let request = http::Request::head(PAGE).body(()).unwrap();
    let response = html::respond::<CartError>(&request);
    assert!(response.body().is_empty());
    assert_eq!(response.headers()["content-length"].to_str().ok(), get(to, PAGE).await.header("content-length"));
}

/// RFC 9111 5.2.2.4: stored, and revalidated before each use. No user agent frames or sniffs it.
#[tokio::test]
async fn a_page_says_what_may_be_done_with_it() {
    let to = served().await;
    for (path, cache_control) in [(PAGE, "no-cache"), ("/problems/", "no-cache"), ("/problems/no-such-dog", "no-store")]
    {
        let received = get(to, path).await;
        assert_eq!(received.header("cache-control"), Some(cache_control), "{path}");
        assert_eq!(received.header("x-content-type-options"), Some("nosniff"), "{path}");
        let policy = received.header("content-security-policy").unwrap_or_default();
        for directive in ["default-src 'none'", "frame-ancestors 'none'"] {
            assert!(policy.split("; ").any(|one| one == directive), "{directive} in {policy}");
        }
    }
}

/// RFC 9110 15.5.6: a 405 has Allow.
#[tokio::test]
async fn a_page_is_only_read() {
    let to = served().await;
    let received = send(to, &format!("DELETE {PAGE}"), &["if-none-match: *"], "").await;
    assert_eq!(received.status, 405);
    let mut allowed: Vec<_> = received.header("allow").unwrap_or_default().split(',').map(str::trim).collect();
    allowed.sort_unstable();
    assert_eq!(allowed, ["GET", "HEAD"]);
}
