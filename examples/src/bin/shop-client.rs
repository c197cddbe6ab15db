//! A client that reads the shop's errors: `cargo run --bin shop`, and `cargo run --bin shop-client` beside it.
//!
//! It has an enum of its own, with the errors that it knows what to do about. `SHOP` is the address of the shop.

use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fmt};

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method};
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use status_runtime::client::{Client, Failure};
use status_runtime::{FieldError, FromResponse, RetryAfter};

/// The errors of the shop that this client distinguishes.
#[derive(Debug, FromResponse)]
#[status(types = "http://127.0.0.1:3000/problems/")]
enum OrderError {
    #[status(already_exists)]
    ReferenceTaken {
        #[status(field)]
        field: String,
    },

    #[status(validation_failed)]
    ValidationFailed {
        #[status(errors)]
        errors: Vec<FieldError>,
    },

    #[status(rate_limited)]
    TooFast {
        #[status(retry_after)]
        wait: RetryAfter,
    },

    #[status(expired_credentials)]
    TokenExpired,
}

impl fmt::Display for OrderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReferenceTaken { field } => write!(f, "409: another order has this {field}"),
            Self::ValidationFailed { errors } => {
                let errors = errors.iter().map(|error| format!("{} {}", error.pointer(), error.detail()));
                write!(f, "422: {}", Vec::from_iter(errors).join(", "))
            }
            Self::TooFast { wait } => write!(f, "429: not before {wait} s"),
            Self::TokenExpired => f.write_str("401: the token has expired"),
        }
    }
}

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

/// Prints what came of a call; an error that the client does not know ends the visit.
fn tell(result: Result<String, Failure<OrderError>>) -> Result<(), Box<dyn Error>> {
    match result {
        Ok(done) => println!("{done}"),
        Err(failure) => match failure.error() {
            Some(error) => println!("{error}"),
            None => return Err(failure.into()),
        },
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
        let order = |request: RequestBuilder| {
            let request = request.header(CONTENT_TYPE, "application/json");
            request.header("Idempotency-Key", format!("\"{key}\"")).body(wish.to_string())
        };
        let order = self.call(Method::POST, "alice-token", order).await?;
        Ok(format!("placed: {} of {}", order["quantity"], order["item"].as_str().unwrap_or_default()))
    }

    async fn orders(&self, token: &str) -> Result<String, Failure<OrderError>> {
        let orders = self.call(Method::GET, token, |request| request).await?;
        Ok(format!("orders: {}", orders.as_array().map_or(0, Vec::len)))
    }

    async fn call(
        &self,
        method: Method,
        token: &str,
        build: impl FnOnce(RequestBuilder) -> RequestBuilder,
    ) -> Result<Value, Failure<OrderError>> {
        let orders = format!("{}/orders", self.base);
        let response = self.client.call(method, orders, |request| build(request).bearer_auth(token)).await?;
        let content = response.bytes().await?;
        Ok(serde_json::from_slice(&content).unwrap_or_default())
    }
}
