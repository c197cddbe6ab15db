//! `cargo run --manifest-path examples/bookings/Cargo.toml`, and paste a command that it prints. `PORT` chooses the port.

use std::error::Error;
use std::time::Duration;
use std::{env, io};

use bookings::auth::{Guest, WRITE};
use bookings::bank;
use bookings::payment::Bank;
use bookings::storage::Storage;
use bookings::web::{self, Service};
use jsonwebtoken::{DecodingKey, get_current_timestamp};
use tokio::net::TcpListener;

/// A real service has it from its environment.
const SECRET: &[u8] = b"only for this example";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // The client sees what is public; the causes are in the log.
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let service = Service {
        storage: Storage::in_memory().await?,
        bank: Bank::new(bank::open().await?, Duration::from_secs(2))?,
        key: DecodingKey::from_secret(SECRET)?,
    };
    let port = env::var("PORT").map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    print_requests(&format!("http://{}", listener.local_addr()?))?;
    // Such as a counter of `error_type`, or an alarm.
    let router = web::router(service, |error| {
        if error.status().is_server_error() {
            tracing::warn!("alarm: {} in request {}", error.error_type(), error.request_id().unwrap_or_default());
        }
    });
    Ok(axum::serve(listener, router).await?)
}

fn print_requests(base: &str) -> Result<(), jsonwebtoken::errors::Error> {
    let now = get_current_timestamp();
    let token = |name: &str, scope: &str, exp| Guest { name: name.into(), scope: scope.into(), exp }.token(SECRET);
    println!("bookings are taken at {base}; paste these lines, and then a request\n");
    println!("ADA='Authorization: Bearer {}'", token("ada", WRITE, now + 86_400)?);
    println!("BEN='Authorization: Bearer {}'", token("ben", WRITE, now + 86_400)?);
    println!("EVE='Authorization: Bearer {}'", token("eve", "bookings:read", now + 86_400)?);
    println!("OLD='Authorization: Bearer {}'\n", token("ada", WRITE, now - 86_400)?);
    let new = |event, email, seats| {
        format!("--json '{{\"event\": \"{event}\", \"email\": \"{email}\", \"seats\": {seats}}}'")
    };
    let pay = |card| format!("-H \"$ADA\" {base}/bookings/1/payment --json '{{\"card\": \"{card}\"}}'");
    for (request, status) in [
        (format!("-H \"$ADA\" {base}/bookings {}", new("fado", "ada@example.com", "2")), "201"),
        (format!("-H \"$ADA\" {base}/bookings/1"), "200"),
        (format!("-H \"$ADA\" {base}/bookings {}", new("fado", "ada@example.com", "1")), "409 already_booked"),
        (format!("-H \"$ADA\" {base}/bookings {}", new("", "ada", "9")), "422 invalid_booking"),
        (
            format!("-H \"$ADA\" {base}/bookings {}", new("tango", "ada@example.com", "\"two\"")),
            "422 validation_failed",
        ),
        (format!("{base}/bookings/1"), "401 no_token"),
        (format!("-H \"$OLD\" {base}/bookings/1"), "401 token_expired"),
        (format!("-H \"$EVE\" {base}/bookings {}", new("fado", "eve@example.com", "1")), "403 read_only"),
        (format!("-H \"$BEN\" {base}/bookings/1"), "404 no_such_booking: it is Ada's"),
        (format!("-H \"$ADA\" {base}/bookings/first"), "400 invalid_parameter"),
        (format!("-H \"$ADA\" -X PUT {base}/bookings/1/photo -F 'photo=@Cargo.toml'"), "422 wrong_format"),
        (pay(bank::DECLINED), "402 card_declined"),
        (pay(bank::BROKEN), "502 bank_failed"),
        (pay(bank::SILENT), "504 bank_timeout"),
        (pay(bank::REFUSED), "500 bank_refused"),
        (pay(bank::GOOD), "200"),
        (pay(bank::GOOD), "409 already_paid"),
        (format!("{base}/nowhere"), "404 not_found"),
        (format!("{base}/openapi.json"), "200"),
    ] {
        println!("curl -si {request} # {status}");
    }
    Ok(())
}
