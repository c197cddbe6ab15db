//! Programs of the kind that axum's own examples are, with the errors of this crate: each is sent requests over a socket. The
//! names of the modules are those of the examples.

mod anyhow_error_response;
mod customize_extractor_error;
mod error_handling;
mod jwt;
mod todos;
mod validator;

use std::net::SocketAddr;

use axum::Router;
use reqwest::{Method, Response};
use serde_json::Value;

/// Serves the program on a port of the system's choice.
async fn serve(app: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

/// A request with content of that media type, if it has content.
async fn send(to: SocketAddr, request: &str, content: Option<(&str, &str)>) -> Response {
    send_with(to, request, content, None).await
}

async fn send_with(to: SocketAddr, request: &str, content: Option<(&str, &str)>, token: Option<&str>) -> Response {
    let (method, path) = request.split_once(' ').expect("a method and a path");
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    let mut request = reqwest::Client::new().request(method, format!("http://{to}{path}"));
    if let Some((media_type, content)) = content {
        request = request.header("content-type", media_type).body(content.to_owned());
    }
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    request.send().await.expect("a response")
}

/// The document of an error, which has to be one of RFC 9457, with its status.
async fn problem(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let document: Value = response.json().await.expect("JSON");
    assert_eq!(document["status"], status);
    (status, document)
}
