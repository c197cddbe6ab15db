//! Every situation over a socket, as a client of tonic reads it with tonic-types. Clients in other languages read the same
//! in `.ci/grpc`.

use std::collections::BTreeSet;
use std::time::Duration;

use bytes::{Buf, BufMut};
use serde::Deserialize;
use status_vocabulary::{Kind, SITUATIONS};
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::transport::{Channel, Endpoint};
use tonic::{Request, Status};
use tonic_types::StatusExt;

use super::service::{SERVICE, router};

/// What a client is to read, from the design and the specifications.
#[derive(Deserialize)]
struct Expected {
    method: String,
    http: u16,
    code: String,
    reason: String,
    message: String,
    delay: Option<u64>,
    #[serde(default)]
    violations: Vec<(String, String, String)>,
    #[serde(default)]
    keys: Vec<String>,
}

fn expected() -> Vec<Expected> {
    serde_json::from_str(include_str!("../../../../.ci/tools/grpc/expected.json")).expect("a list")
}

/// Messages without fields.
#[derive(Default)]
struct Empty;

impl Codec for Empty {
    type Encode = ();
    type Decode = ();
    type Encoder = Empty;
    type Decoder = Empty;

    fn encoder(&mut self) -> Empty {
        Empty
    }

    fn decoder(&mut self) -> Empty {
        Empty
    }
}

impl Encoder for Empty {
    type Item = ();
    type Error = Status;

    fn encode(&mut self, (): (), out: &mut EncodeBuf<'_>) -> Result<(), Status> {
        out.put_slice(&[]);
        Ok(())
    }
}

impl Decoder for Empty {
    type Item = ();
    type Error = Status;

    fn decode(&mut self, message: &mut DecodeBuf<'_>) -> Result<Option<()>, Status> {
        message.advance(message.remaining());
        Ok(Some(()))
    }
}

async fn open() -> Channel {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async { axum::serve(listener, router()).await });
    let endpoint = Endpoint::from_shared(format!("http://{address}")).expect("an address");
    endpoint.connect().await.expect("a connection")
}

async fn call(channel: &Channel, method: &str) -> Status {
    let mut grpc = tonic::client::Grpc::new(channel.clone());
    grpc.ready().await.expect("a connection");
    let path = format!("/{SERVICE}/{method}").parse().expect("a path");
    let mut request = Request::new(());
    // Otherwise each response has another one.
    request.metadata_mut().insert("x-request-id", "r-1".parse().expect("an id"));
    grpc.unary(request, path, Empty).await.expect_err("an error")
}

#[tokio::test]
async fn every_situation_is_read_by_tonic() {
    let channel = open().await;
    for Expected { method, http, code, reason, message, delay, violations, keys } in expected() {
        let status = call(&channel, &method).await;
        let details = status.get_error_details();
        let info = details.error_info().expect("it is always there");
        let name = status_runtime::Grpc::of_number(status.code().into()).name();
        assert_eq!((name, status.message()), (code.as_str(), message.as_str()), "{method} ({http})");
        assert_eq!(
            (info.reason.as_str(), info.domain.as_str()),
            (reason.as_str(), "situations.example.com"),
            "{method}"
        );
        let delay_read = details.retry_info().and_then(|info| info.retry_delay);
        assert_eq!(delay_read, delay.map(Duration::from_secs), "{method}");
        let wrong = details.bad_request().into_iter().flat_map(|request| &request.field_violations);
        let wrong: Vec<_> = wrong.map(|it| (it.field.clone(), it.description.clone(), it.reason.clone())).collect();
        assert_eq!(wrong, violations, "{method}");
        assert_eq!(Vec::from_iter(info.metadata.keys()), Vec::from_iter(&keys), "{method}");
    }
}

#[test]
fn no_situation_is_missing() {
    let listed: BTreeSet<_> = expected().into_iter().map(|expected| expected.method).collect();
    let errors = SITUATIONS.iter().filter(|situation| situation.kind() == Kind::Error);
    let missing: Vec<_> = errors.map(|situation| situation.name()).filter(|name| !listed.contains(*name)).collect();
    assert_eq!(missing, [""; 0]);
}

#[tokio::test]
async fn twins_are_the_same_bytes() {
    let channel = open().await;
    let [hidden, missing] = [call(&channel, "hidden").await, call(&channel, "not_found").await];
    assert_eq!(
        (hidden.code(), hidden.message(), hidden.details()),
        (missing.code(), missing.message(), missing.details())
    );
    let metadata = |status: &Status| {
        let mut headers = status.metadata().clone().into_headers();
        headers.remove("date");
        headers
    };
    assert_eq!(metadata(&hidden), metadata(&missing));
}

/// At 4,096 bytes everything is there, and with one byte more the data is not.
#[tokio::test]
async fn details_are_dropped_beyond_4_kib() {
    let channel = open().await;
    for (length, kept) in [(4095, true), (4096, true), (4097, false)] {
        let status = call(&channel, &format!("details_{length}")).await;
        let is_there =
            status.get_error_details().error_info().expect("it is always there").metadata.contains_key("pad");
        assert_eq!((status.details().len() == length, is_there), (kept, kept), "{length}");
    }
}
