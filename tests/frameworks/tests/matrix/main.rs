//! One enum, every framework, byte for byte the same.

mod cases;
mod client;
mod conversions;
mod layers;
mod servers;
mod table;

use std::collections::BTreeMap;
use std::net::SocketAddr;

use bytes::Bytes;
use cases::{Failure, boxed, count, received};
use http::{HeaderMap, HeaderName, Method, header};
use http_body_util::Full;
use serde_json::{Map, Value};
use servers::{Http2, SERVERS, Server};
use status_runtime::{
    Catalog, Entry, FromResponse, HeaderSpec, HttpError, HttpOutcome, IntoResponse, MemberSpec, Read, Response,
};
use status_vocabulary::{Companion, Form, SITUATIONS};

use crate::client::ClientResponse;

/// Headers that servers write themselves: the date, the length and the server.
const THE_SERVERS_OWN: [HeaderName; 3] = [header::DATE, header::CONTENT_LENGTH, header::SERVER];

/// The lines of each header, in order; servers may reorder different headers (RFC 9110 5.3).
fn lines(headers: &HeaderMap) -> BTreeMap<&str, Vec<&[u8]>> {
    let mut lines = BTreeMap::<_, Vec<_>>::new();
    for (name, value) in headers {
        if !THE_SERVERS_OWN.contains(name) {
            lines.entry(name.as_str()).or_default().push(value.as_bytes());
        }
    }
    lines
}

/// Adds the differences between the response and the expected one, which is independent of frameworks.
fn differences(expected: &Response, content: Option<Bytes>, got: &ClientResponse, found: &mut Vec<String>) {
    let mut expected_lines = lines(expected.headers());
    if got.line.is_none() {
        // RFC 9113 8.2.2: no headers of the connection, and no Upgrade, in HTTP/2.
        expected_lines.remove("connection");
        expected_lines.remove("upgrade");
    }
    let status = expected.status();
    let line = format!("HTTP/1.1 {} {}", status.as_str(), status.canonical_reason().expect("a registered status"));
    if got.line.as_ref().is_some_and(|got| *got != line) || got.status != status {
        found.push(format!("{:?} and not {line}", got.line));
    }
    let got_lines = lines(&got.headers);
    if got_lines != expected_lines {
        let show = |lines: &BTreeMap<&str, Vec<&[u8]>>| {
            let line = |(name, values): (&&str, &Vec<&[u8]>)| {
                values
                    .iter()
                    .map(|value| format!("    {name}: {}", value.escape_ascii()))
                    .collect::<Vec<_>>()
                    .join("\n")
            };
            lines.iter().map(line).collect::<Vec<_>>().join("\n")
        };
        found.push(format!("{line}\n{}\n  and not\n{}", show(&got_lines), show(&expected_lines)));
    }
    if got.body != content {
        found.push(format!("{line}: content {:?}", got.body));
    }
    // RFC 9110 8.6: for HEAD it is the length that GET would have had, or absent.
    if let Some(length) = client::length(&got.headers)
        && length != expected.body().len()
    {
        found.push(format!("{line}: a Content-Length of {length}"));
    }
}

/// Adds what a client does not read back from the response of a failure: what it reads and writes again is the same, except
/// for the detail.
fn read_back(failure: &Failure, expected: &Response, got: &ClientResponse, found: &mut Vec<String>) {
    let entry = failure.entry();
    let mut response = Response::new(got.body.clone().unwrap_or_default());
    *response.status_mut() = got.status;
    *response.headers_mut() = got.headers.clone();
    let is_known =
        Failure::KNOWN.iter().any(|known| known.variant() == entry.variant() && known.code() == entry.code());
    let again = match (Failure::read(response), is_known) {
        (Ok(Read::Known { error, .. }), true) => error.into_response(),
        (Ok(Read::Unknown(_)), false) => return,
        // HTTP/2 has no Upgrade.
        (Err(unread), true) if got.line.is_none() && unread.header() == Some("upgrade") => return,
        (read, _) => return found.push(format!("{entry:?} is read as {read:?}")),
    };
    let document = |response: &Response| {
        let mut document: Map<String, Value> = serde_json::from_slice(response.body()).expect("a document");
        document.remove("detail");
        document
    };
    if again.status() != expected.status()
        || lines(again.headers()) != lines(expected.headers())
        || document(&again) != document(expected)
    {
        found.push(format!("{entry:?} is read and written again as {again:?}"));
    }
}

async fn compare(server: &Server, at: SocketAddr, http2: bool) {
    let mut found = Vec::new();
    for number in 0..count() {
        let expected = received(number).into_response();
        for method in [Method::GET, Method::HEAD] {
            let path = format!("/{number}");
            let got = match http2 {
                true => client::http2(at, method.clone(), &path).await,
                false => client::http1(at, method.clone(), &path).await,
            };
            let content = match method {
                Method::HEAD if http2 && server.http2 == Http2::HeadWithContent && !expected.body().is_empty() => None,
                Method::HEAD => Some(Bytes::new()),
                _ => Some(expected.body().clone()),
            };
            differences(&expected, content, &got, &mut found);
            if let (Method::GET, Err(failure)) = (method, received(number)) {
                read_back(&failure, &expected, &got, &mut found);
            }
        }
    }
    // One handler for errors of any type: the same, whatever the version of HTTP.
    for number in (0..count()).filter(|_| !http2) {
        let expected = received(number).into_response();
        let got = client::http1(at, Method::GET, &format!("/boxed/{number}")).await;
        differences(&expected, Some(expected.body().clone()), &got, &mut found);
    }
    assert!(found.is_empty(), "{}:\n{}", server.framework, found.join("\n"));
}

macro_rules! matrix {
    ($($name:ident: $framework:literal,)*) => {
        $(
            #[tokio::test]
            async fn $name() {
                let server = SERVERS.iter().find(|server| server.framework == $framework).expect("a server");
                let at = (server.start)();
                compare(server, at, false).await;
                if server.http2 != Http2::Refused {
                    compare(server, at, true).await;
                }
            }
        )*

        #[test]
        fn every_server_is_asked() {
            assert_eq!(SERVERS.map(|server| server.framework), [$($framework),*]);
        }
    };
}

/// No socket: the output is Lambda's envelope.
#[tokio::test]
async fn lambda_http() {
    fn taken(body: &lambda_http::Body) -> Option<Bytes> {
        Some(Bytes::copy_from_slice(body.as_ref()))
    }

    let mut found = Vec::new();
    for number in 0..count() {
        let expected = received(number).into_response();
        let direct = match received(number) {
            Ok(outcome) => lambda_http::IntoResponse::into_response(outcome),
            Err(failure) => lambda_http::IntoResponse::into_response(failure),
        };
        let both = lambda_http::IntoResponse::into_response(received(number).into_response().map(Full::new));
        let boxed = match boxed(number) {
            Ok(outcome) => lambda_http::IntoResponse::into_response(outcome),
            Err(error) => lambda_http::IntoResponse::into_response(error),
        };
        for got in [direct.await, both.await, boxed.await] {
            let (head, body) = got.into_parts();
            let line = Some(format!("HTTP/1.1 {}", head.status));
            let got = ClientResponse { line, status: head.status, headers: head.headers, body: taken(&body) };
            differences(&expected, Some(expected.body().clone()), &got, &mut found);
            if let Err(failure) = received(number) {
                read_back(&failure, &expected, &got, &mut found);
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

matrix! {
    actix_web: "actix-web",
    axum: "axum",
    hyper: "hyper",
    ntex: "ntex",
    poem: "poem",
    rocket: "rocket",
    salvo: "salvo",
    viz: "viz",
    warp: "warp",
}

/// RFC 9110 15.5.22 requires Upgrade in a 426; RFC 9113 8.2.2 forbids it in HTTP/2 and wins, since it is about framing.
#[tokio::test]
async fn a_426_has_its_document_only_in_http2() {
    let upgrade = entries().position(|entry| entry.status() == 426).expect("a 426");
    for server in SERVERS.iter().filter(|server| server.http2 != Http2::Refused) {
        let got = client::http2((server.start)(), Method::GET, &format!("/{upgrade}")).await;
        assert_eq!(got.status, 426, "{}", server.framework);
        assert!(!got.headers.contains_key(header::UPGRADE), "{}", server.framework);
        assert!(!got.headers.contains_key(header::CONNECTION), "{}", server.framework);
        let document: Value = serde_json::from_slice(&got.body.expect("content")).expect("a document");
        assert_eq!(document["detail"], "speak websocket", "{}", server.framework);
    }
}

#[test]
fn every_situation_is_said() {
    let covered: Vec<_> = entries().map(|entry| entry.situation().name()).collect();
    let missing: Vec<_> = SITUATIONS.iter().map(|it| it.name()).filter(|name| !covered.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let named: Vec<_> = entries().map(Entry::variant).collect();
    let failures = cases::failures();
    let outcomes = cases::outcomes();
    let got: Vec<_> = failures.iter().map(HttpError::entry).chain(outcomes.iter().map(HttpOutcome::entry)).collect();
    assert_eq!(got.iter().map(|entry| entry.variant()).collect::<Vec<_>>(), named);
}

#[test]
fn every_companion_is_said() {
    let headers: Vec<_> = entries().flat_map(Entry::headers).map(HeaderSpec::name).collect();
    let members: Vec<_> = entries().flat_map(Entry::members).map(MemberSpec::name).collect();
    let covered = |companion: &&Companion| match companion.form() {
        Form::Header(name) => headers.contains(&name),
        Form::Member(name) => members.contains(&name),
    };
    let missing: Vec<_> = Companion::ALL.iter().filter(|companion| !covered(companion)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    Failure::ENTRIES.iter().chain(cases::Outcome::ENTRIES).copied()
}
