//! One request over a socket, and the response as it was received.

#![allow(dead_code, reason = "each test looks at the response in its own way")]

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Serves a router until the test is over.
pub(crate) async fn serve(app: axum::Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async { axum::serve(listener, app).await });
    address
}

#[derive(Debug)]
pub(crate) struct ClientResponse {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) content: String,
}

impl ClientResponse {
    /// All lines of that header.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(its, _)| its == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The only line of that header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.all(name);
        assert!(lines.len() < 2, "`{name}` comes twice: {self:?}");
        lines.first().copied()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.content).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// Sends a request, given as its first line, its headers and its content.
pub(crate) async fn send(to: SocketAddr, line: &str, headers: &[&str], content: &str) -> ClientResponse {
    let mut request = format!("{line} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n");
    for header in headers {
        request.push_str(header);
        request.push_str("\r\n");
    }
    if !content.is_empty() {
        request.push_str(&format!("content-length: {}\r\n", content.len()));
    }
    request.push_str("\r\n");
    request.push_str(content);
    let mut stream = TcpStream::connect(to).await.expect("a server");
    stream.write_all(request.as_bytes()).await.expect("a server that reads");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.expect("a response");
    let received = String::from_utf8_lossy(&bytes);
    let (head, content) = received.split_once("\r\n\r\n").expect("a head and a body");
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.into(), value.into()));
    ClientResponse { status: status.expect("a status"), headers: headers.collect(), content: content.to_owned() }
}

/// Sends a request that has only a first line.
pub(crate) async fn get(to: SocketAddr, path: &str) -> ClientResponse {
    send(to, &format!("GET {path}"), &[], "").await
}

/// Returns whether the text is a UUID of version 4 (RFC 9562 5.4).
pub(crate) fn is_uuid(id: &str) -> bool {
    let groups: Vec<_> = id.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12]
        && id.bytes().all(|byte| matches!(byte, b'-' | b'0'..=b'9' | b'a'..=b'f'))
        && id.as_bytes()[14] == b'4'
        && matches!(id.as_bytes()[19], b'8' | b'9' | b'a' | b'b')
}
