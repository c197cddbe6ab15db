//! A client that returns responses as they came over the socket.

use std::net::SocketAddr;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Empty};
use hyper::client::conn::http2;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A response as it was received.
#[derive(Debug)]
pub(crate) struct ClientResponse {
    /// The first line; HTTP/2 has none.
    pub(crate) line: Option<String>,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The content; `None` if HTTP/2 refused it because there must not be any.
    pub(crate) body: Option<Bytes>,
}

/// Sends one HTTP/1.1 request on a new connection, and reads bytes to the end of its framing.
pub(crate) async fn http1(to: SocketAddr, method: Method, path: &str) -> ClientResponse {
    let mut stream = TcpStream::connect(to).await.expect("a connection");
    let request = format!("{method} {path} HTTP/1.1\r\nHost: {to}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("a request that can be sent");

    let mut read = Vec::new();
    let head = loop {
        if let Some(end) = read.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        assert_ne!(stream.read_buf(&mut read).await.expect("a response"), 0, "the head ends before its empty line");
    };
    let mut body = read.split_off(head + 4);
    let head = String::from_utf8(read).expect("the responses of the matrix are UTF-8");
    let mut lines = head.trim_end().split("\r\n");
    let line = lines.next().expect("a status line").to_owned();
    let status = line.split(' ').nth(1).expect("a status code").parse().expect("a status code");
    let mut headers = HeaderMap::new();
    for line in lines {
        let (name, value) = line.split_once(':').expect("a header line");
        let name: HeaderName = name.parse().expect("a header name");
        headers.append(name, HeaderValue::from_str(value.trim()).expect("a header value"));
    }

    assert!(!headers.contains_key(header::TRANSFER_ENCODING), "every length is known: {headers:?}");
    // RFC 9112 6.3: a response to HEAD, a 204 and a 304 end with their head.
    let empty = method == Method::HEAD || matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
    let length = if empty { 0 } else { length(&headers).expect("a length") };
    while body.len() < length {
        assert_ne!(stream.read_buf(&mut body).await.expect("content"), 0, "the content is shorter than it says");
    }
    // One more request on the same connection: any rest of the first response would precede the second.
    let close = format!("{method} {path} HTTP/1.1\r\nHost: {to}\r\nConnection: close\r\n\r\n");
    let mut next = body.split_off(length);
    if stream.write_all(close.as_bytes()).await.is_ok() {
        _ = stream.read_to_end(&mut next).await;
    }
    assert!(next.is_empty() || next.starts_with(b"HTTP/1.1 "), "{line} has more content than it says");
    ClientResponse { line: Some(line), status, headers, body: Some(body.into()) }
}

/// Sends one HTTP/2 request with prior knowledge.
pub(crate) async fn http2(to: SocketAddr, method: Method, path: &str) -> ClientResponse {
    let request = Request::builder().method(method).uri(format!("http://{to}{path}"));
    exchange(to, request.body(Empty::new()).expect("a request")).await
}

/// Sends one call of gRPC without a message, and with the id, if there is one.
pub(crate) async fn call(to: SocketAddr, path: &str, id: Option<&str>) -> ClientResponse {
    let request = Request::post(format!("http://{to}{path}")).header(header::CONTENT_TYPE, "application/grpc+proto");
    let request = id.into_iter().fold(request, |request, id| request.header("x-request-id", id));
    exchange(to, request.body(Empty::new()).expect("a request")).await
}

async fn exchange(to: SocketAddr, request: Request<Empty<Bytes>>) -> ClientResponse {
    let stream = TcpStream::connect(to).await.expect("a connection");
    let (mut send, connection) =
        http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.expect("an HTTP/2 connection");
    let connection = tokio::spawn(connection);
    let path = request.uri().path().to_owned();
    let response = send.send_request(request).await.unwrap_or_else(|error| panic!("{path}: {error:?}"));
    let (head, body) = response.into_parts();
    let body = body.collect().await.ok().map(|body| body.to_bytes());
    drop(send);
    connection.await.expect("a connection that ends").expect("a connection that ends well");
    ClientResponse { line: None, status: head.status, headers: head.headers, body }
}

pub(crate) fn length(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
