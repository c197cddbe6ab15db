//! A client that reads the shop's errors: `cargo run --bin shop`, and `cargo run --bin shop-client` beside it.
//!
//! It has an enum of its own, with the errors that it knows what to do about; any other is `Unknown`. `SHOP` is the address of
//! the shop.

use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fmt};

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method};
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use status_runtime::client::{Client, Failure, FromReceived};
use status_runtime::{Problem, Received, Retry};

/// The errors of the shop that this client distinguishes.
#[derive(Debug)]
enum OrderError {
    ReferenceTaken { field: String },
    InvalidOrder { errors: Vec<String> },
    TooFast(Received),
    TokenExpired,
    Unknown(Received),
}

impl FromReceived for OrderError {
    fn from_received(received: Received) -> Self {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        match (received.problem(), received.problem().and_then(Problem::code)) {
            (Some(problem), Some("reference_taken")) => {
                Self::ReferenceTaken { field: text(problem.extension("field")) }
            }
            (Some(problem), Some("invalid_order")) => {
                let errors = problem.extension("errors").and_then(Value::as_array).into_iter().flatten();
                let errors =
                    errors.map(|error| format!("{} {}", text(error.get("pointer")), text(error.get("detail"))));
                Self::InvalidOrder { errors: errors.collect() }
            }
            (_, Some("token_expired")) => Self::TokenExpired,
            (_, Some("too_fast")) => Self::TooFast(received),
            _ => Self::Unknown(received),
        }
    }

    fn retry(&self) -> Retry {
        match self {
            Self::ReferenceTaken { .. } | Self::InvalidOrder { .. } => Retry::Never,
            Self::TokenExpired => Retry::AfterRefresh,
            Self::TooFast(received) | Self::Unknown(received) => received.retry(),
        }
    }
}

impl fmt::Display for OrderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReferenceTaken { field } => write!(f, "409: another order has this {field}"),
            Self::InvalidOrder { errors } => write!(f, "422: {}", errors.join(", ")),
            Self::TooFast(received) => {
                write!(f, "429: not before {} s", received.retry_after().unwrap_or_default().as_secs())
            }
            Self::TokenExpired => f.write_str("401: the token has expired"),
            Self::Unknown(received) => write!(f, "{}: {:?}", received.status().as_u16(), received.problem()),
        }
    }
}

impl Error for OrderError {}

struct Shop {
    client: Client,
    base: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    match visit().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}; is the shop open? `cargo run --bin shop`");
            ExitCode::FAILURE
        }
    }
}

async fn visit() -> Result<(), Box<dyn Error>> {
    let base = env::var("SHOP").unwrap_or_else(|_| "http://127.0.0.1:3000".into());
    // A proxy in the environment is not for a request to this machine.
    let client = Client::new(reqwest::Client::builder().no_proxy(), pause)?.refresh(sign_in);
    let shop = Shop { client, base };

    // Every visit has a reference that the shop does not know.
    let reference = format!("visit-{}", SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos());
    for (item, quantity) in [("tea", 2), ("coffee", 1), ("", 0)] {
        let wish = json!({"item": item, "quantity": quantity, "reference": reference});
        tell(shop.place(&wish, &format!("{reference}-{item}")).await)?;
    }

    // With this token the shop allows one request a second.
    let (one, other) = tokio::join!(shop.orders("hasty-token"), shop.orders("hasty-token"));
    tell(one)?;
    tell(other)?;
    tell(shop.orders("alice-old-token").await)
}

/// Prints what came of a call; without a response there is no point in going on.
fn tell(result: Result<String, Failure<OrderError>>) -> Result<(), Box<dyn Error>> {
    match result {
        Ok(done) => println!("{done}"),
        Err(Failure::Received(error)) => println!("{error}"),
        Err(failure @ Failure::Transport(_)) => return Err(failure.into()),
    }
    Ok(())
}

/// Waits before a request is sent again: as long as the shop says, if it does.
async fn pause(delay: Duration) {
    println!("again in {} ms", delay.as_millis());
    tokio::time::sleep(delay).await;
}

/// Gets a token in place of one that has expired. A real client asks its authorization server.
async fn sign_in() -> Option<HeaderValue> {
    println!("the token has expired: signed in again");
    Some(HeaderValue::from_static("Bearer alice-token"))
}

impl Shop {
    /// By its key the shop recognises an order that it has, so that the client may send it twice.
    async fn place(&self, wish: &Value, key: &str) -> Result<String, Failure<OrderError>> {
        let order = self.client.request(Method::POST, format!("{}/orders", self.base));
        let order = order.header(CONTENT_TYPE, "application/json").header("Idempotency-Key", format!("\"{key}\""));
        let order = self.send("alice-token", order.body(wish.to_string())).await?;
        Ok(format!("placed: {} of {}", order["quantity"], order["item"].as_str().unwrap_or_default()))
    }

    async fn orders(&self, token: &str) -> Result<String, Failure<OrderError>> {
        let orders = self.send(token, self.client.request(Method::GET, format!("{}/orders", self.base))).await?;
        Ok(format!("orders: {}", orders.as_array().map_or(0, Vec::len)))
    }

    async fn send(&self, token: &str, request: RequestBuilder) -> Result<Value, Failure<OrderError>> {
        let request = request.bearer_auth(token).build().map_err(Failure::Transport)?;
        let response = self.client.send(request).await?;
        let content = response.bytes().await.map_err(Failure::Transport)?;
        Ok(serde_json::from_slice(&content).unwrap_or_default())
    }
}
