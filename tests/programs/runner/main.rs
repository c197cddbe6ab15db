//! Prints the response of each value, alone and through the layer, as a line of JSON.

use std::convert::Infallible;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use http_body_util::{BodyExt, Full};
use serde_json::{Value, json};
use status_runtime::ProblemLayer;
use tower::{Layer, ServiceExt};

mod helpers;
mod prelude;
mod programs;

const REPRESENTATIONS: [&str; 4] = ["application/problem+json", "application/problem+xml", "text/html", "text/plain"];

/// Responses that no derive has made: status, headers and text.
const BARE: &str = include_str!("bare.json");

fn main() {
    let bare: Value = serde_json::from_str(BARE).expect("JSON");
    for (index, bare) in bare.as_array().expect("a list").iter().enumerate() {
        for accept in REPRESENTATIONS {
            let sent = shown(layered(|| of(bare), accept));
            println!("{}", json!({"program": "bare", "value": index, "accept": accept, "response": sent}));
        }
    }
    for (program, rows) in programs::all() {
        for (index, row) in rows.into_iter().enumerate() {
            let seen = row();
            let entry = seen.entry;
            println!("{}", json!({
                "program": program,
                "value": index,
                "accept": Value::Null,
                "entry": [entry.situation().name(), entry.status().as_u16(), entry.code(), entry.type_uri(), entry.title()],
                "problem": seen.problem,
                "read": seen.read,
                "response": shown(seen.response),
            }));
            if seen.error {
                for accept in REPRESENTATIONS {
                    let line = json!({"program": program, "value": index, "accept": accept, "response": shown(layered(|| row().response, accept))});
                    println!("{line}");
                }
            }
        }
    }
}

fn shown(response: http::Response<bytes::Bytes>) -> Value {
    let headers = response.headers().iter().map(|(name, value)| json!([name.as_str(), value.as_bytes()])).collect::<Vec<_>>();
    json!({"status": response.status().as_u16(), "headers": headers, "body": response.body().to_vec()})
}

fn of(bare: &Value) -> http::Response<bytes::Bytes> {
    let mut response = http::Response::builder().status(bare["status"].as_u64().expect("a status") as u16);
    for header in bare["headers"].as_array().expect("headers") {
        response = response.header(header[0].as_str().expect("a name"), header[1].as_str().expect("a value"));
    }
    response.body(bare["body"].as_str().expect("a text").to_owned().into()).expect("a response")
}

fn layered(respond: impl Fn() -> http::Response<bytes::Bytes>, accept: &str) -> http::Response<bytes::Bytes> {
    let service = tower::service_fn(|_: http::Request<()>| async { Ok::<_, Infallible>(respond().map(Full::new)) });
    let request = http::Request::builder().uri("/the/path").header("accept", accept).header("x-request-id", "the-id");
    let request = request.body(()).expect("a request");
    ready(async {
        let (parts, body) = ProblemLayer::new().layer(service).oneshot(request).await.expect("a response").into_parts();
        http::Response::from_parts(parts, body.collect().await.expect("a body").to_bytes())
    })
}

/// The output of a future that never waits.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the layer waits"),
    }
}
