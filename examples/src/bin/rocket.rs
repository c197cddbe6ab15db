//! Orders in rocket, which binds by itself: `cargo run -p status-examples --features rocket --bin rocket`.

use std::env;

use rocket::fairing::AdHoc;
use rocket::{Config, get, launch, routes};
use status_examples::{Found, OrderError, find};

#[get("/orders/<id>")]
async fn order(id: u64) -> Result<Found, OrderError> {
    find(id)
}

#[launch]
fn rocket() -> _ {
    let port = env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let config = Config { port, log_level: rocket::config::LogLevel::Off, ..Config::debug_default() };
    let tell = AdHoc::on_liftoff("tell", |rocket| {
        Box::pin(async { println!("listening on http://127.0.0.1:{}", rocket.config().port) })
    });
    rocket::custom(config).attach(tell).mount("/", routes![order])
}
