//! Calls the orders over HTTP and over gRPC, and compares what both are told.

mod server;

use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::Duration;

use prost::Message;
use serde_json::json;
use server::{ClientResponse, Server, send};
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Status};
use tonic_prost::ProstCodec;
use tonic_types::StatusExt;

#[derive(Clone, PartialEq, Message)]
struct FindOrder {
    #[prost(uint64, tag = "1")]
    id: u64,
}

#[derive(Clone, PartialEq, Message)]
struct PlaceOrder {
    #[prost(string, tag = "1")]
    item: String,
    #[prost(uint32, tag = "2")]
    quantity: u32,
}

#[derive(Clone, PartialEq, Message)]
struct Order {
    #[prost(uint64, tag = "1")]
    id: u64,
    #[prost(string, tag = "2")]
    item: String,
}

struct Shop {
    server: Server,
    channel: Channel,
}

impl Shop {
    async fn open() -> Shop {
        let server = Server::start(env!("CARGO_BIN_EXE_grpc"), &[], Stdio::inherit());
        let endpoint = Endpoint::from_shared(server.base.clone()).expect("an address");
        Shop { channel: endpoint.connect().await.expect("a connection"), server }
    }

    async fn call<Q: Message + Default + 'static>(&self, path: &'static str, message: Q) -> Result<Order, Status> {
        let mut grpc = tonic::client::Grpc::new(self.channel.clone());
        grpc.ready().await.expect("a connection");
        let codec = ProstCodec::<Q, Order>::default();
        let path = http::uri::PathAndQuery::from_static(path);
        grpc.unary(Request::new(message), path, codec).await.map(tonic::Response::into_inner)
    }

    async fn find(&self, id: u64) -> (ClientResponse, Result<Order, Status>) {
        let called = self.call("/shop.v1.Orders/FindOrder", FindOrder { id }).await;
        (send(self.server.request("GET", &format!("/orders/{id}"))).await, called)
    }

    async fn place(&self, item: &str, quantity: u32) -> (ClientResponse, Result<Order, Status>) {
        let order = json!({ "item": item, "quantity": quantity }).to_string();
        let request = self.server.request("POST", "/orders").header("content-type", "application/json").body(order);
        let message = PlaceOrder { item: item.to_owned(), quantity };
        (send(request).await, self.call("/shop.v1.Orders/PlaceOrder", message).await)
    }
}

/// What a client is told: the code of gRPC, the identity, a text, the delay, the parts that are wrong, the data.
#[derive(Debug, PartialEq)]
struct Facts {
    code: Code,
    identity: String,
    text: String,
    delay: Option<u64>,
    wrong: Vec<(String, String)>,
    data: BTreeMap<String, String>,
}

fn by_http(received: &ClientResponse) -> Facts {
    let problem = received.json();
    let text = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
    let errors = problem["errors"].as_array().into_iter().flatten();
    let error = |error: &serde_json::Value| {
        let text = |name: &str| error[name].as_str().expect("a text").to_owned();
        // A field of the message is no more than a name here.
        (text("pointer").trim_start_matches('/').to_owned(), text("detail"))
    };
    Facts {
        // google/rpc/code.proto, "HTTP Mapping", and FAILED_PRECONDITION for what fails whatever the client sends.
        code: match received.status {
            404 => Code::NotFound,
            422 => Code::InvalidArgument,
            429 => Code::ResourceExhausted,
            503 => Code::Unavailable,
            500 => Code::Internal,
            other => panic!("{other}: {problem}"),
        },
        identity: text("code").to_ascii_uppercase(),
        text: match problem["detail"].is_string() {
            true => text("detail"),
            false => text("title"),
        },
        delay: received.header("retry-after").map(|delay| delay.parse().expect("seconds")),
        wrong: errors.map(error).collect(),
        data: ["id", "quota"]
            .iter()
            .filter(|name| !problem[**name].is_null())
            .map(|name| ((*name).to_owned(), problem[*name].to_string()))
            .collect(),
    }
}

fn by_grpc(status: &Status) -> Facts {
    let details = status.get_error_details();
    let info = details.error_info().expect("it is always there");
    assert_eq!(info.domain, "api.example.com");
    Facts {
        code: status.code(),
        identity: info.reason.clone(),
        text: status.message().to_owned(),
        delay: details.retry_info().and_then(|info| info.retry_delay).as_ref().map(Duration::as_secs),
        wrong: details
            .bad_request()
            .into_iter()
            .flat_map(|request| &request.field_violations)
            .map(|violation| (violation.field.clone(), violation.description.clone()))
            .collect(),
        data: info.metadata.clone().into_iter().collect(),
    }
}

fn same((received, called): (ClientResponse, Result<Order, Status>)) -> Facts {
    let facts = by_http(&received);
    assert_eq!(by_grpc(&called.expect_err("an error")), facts);
    facts
}

#[tokio::test]
async fn both_are_told_the_same() {
    let shop = Shop::open().await;
    let (received, called) = shop.find(7).await;
    assert_eq!(called.expect("an order"), Order { id: 7, item: "tea".to_owned() });
    assert_eq!((received.status, received.json()), (200, json!({ "id": 7, "item": "tea" })));

    let missing = same(shop.find(1).await);
    assert_eq!(missing.code, Code::NotFound);
    assert_eq!((missing.identity.as_str(), missing.text.as_str()), ("NO_SUCH_ORDER", "order 1 does not exist"));
    assert_eq!(missing.data, BTreeMap::from([("id".to_owned(), "1".to_owned())]));

    // What is masked is masked for both.
    let storage = same(shop.find(15).await);
    assert_eq!((storage.code, storage.identity.as_str(), storage.delay), (Code::Unavailable, "STORAGE", Some(30)));
    assert!(!storage.text.contains("/var"), "{storage:?}");
    assert_eq!(storage.data, BTreeMap::new());

    let invalid = same(shop.place("", 0).await);
    assert_eq!(invalid.code, Code::InvalidArgument);
    let wrong = [("item", "must not be empty"), ("quantity", "must be positive")];
    assert_eq!(invalid.wrong, wrong.map(|(field, text)| (field.to_owned(), text.to_owned())));

    // Three orders a day: two each time.
    assert!(matches!(shop.place("tea", 1).await, (ClientResponse { status: 201, .. }, Ok(_))));
    assert!(matches!(shop.place("tea", 1).await, (ClientResponse { status: 201, .. }, Err(_))));
    let quota = same(shop.place("tea", 1).await);
    assert_eq!(
        (quota.code, quota.identity.as_str(), quota.delay),
        (Code::ResourceExhausted, "QUOTA_USED_UP", Some(3600))
    );
    assert_eq!(quota.data, BTreeMap::from([("quota".to_owned(), "3".to_owned())]));
}

/// A call that neither service takes gets the response of the layer, each caller in its own form.
#[tokio::test]
async fn what_the_layer_responds_with_is_the_same() {
    let shop = Shop::open().await;
    let bug = same(shop.find(13).await);
    assert_eq!((bug.code, bug.identity.as_str()), (Code::Internal, "INTERNAL"));
    let slow = same(shop.find(14).await);
    assert_eq!((slow.code, slow.identity.as_str()), (Code::Unavailable, "UNAVAILABLE"));

    let called = shop.call("/shop.v2.Orders/FindOrder", FindOrder { id: 7 }).await;
    let nowhere = same((send(shop.server.request("GET", "/shop.v2")).await, called));
    assert_eq!((nowhere.code, nowhere.identity.as_str()), (Code::NotFound, "NOT_FOUND"));

    let large = || shop.server.request("POST", "/shop.v1.Orders/PlaceOrder").body("x".repeat(2000));
    let document = send(large()).await;
    assert_eq!((document.status, document.json()["code"].as_str()), (413, Some("content_too_large")));
    let call = send(large().header("content-type", "application/grpc")).await;
    assert_eq!((call.status, call.header("content-type"), call.body.as_str()), (200, Some("application/grpc"), ""));
    let status = Status::from_header_map(&call.headers).expect("a status");
    let details = status.get_error_details();
    assert_eq!(details.error_info().expect("it is always there").reason, "CONTENT_TOO_LARGE");
}
