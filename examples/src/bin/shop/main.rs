//! An order API with a correct response in every case: `cargo run --bin shop`, and paste a command that it prints.
//!
//! `error.rs` is the file to copy from: the errors and the response to each. `PORT` chooses the port (0 leaves it
//! to the system), `SHOP_DB` a file to keep the orders in.

mod auth;
mod error;
mod extract;
mod limits;
mod openapi;
mod outcome;
mod pages;
mod requests;
mod routes;
mod store;

use std::env;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::time::{Instant, interval_at};

use crate::limits::Limits;
use crate::store::Store;

/// The largest content, in bytes.
const MAX_CONTENT: usize = 16 * 1024;

/// What the types of all the shop's problems begin with.
const TYPES: &str = "/problems/";

/// The realm of the shop's tokens.
const REALM: &str = "shop";

/// The interval at which a lorry collects the parcels.
const LORRY: Duration = Duration::from_secs(60);

pub struct Shop {
    store: Store,
    limits: Limits,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), String> {
    // The client only sees public information; the log has the rest, by the feature `tracing` of `status-runtime`.
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let port = env::var("PORT").unwrap_or_else(|_| "3000".into());
    let port = port.parse().map_err(|_| format!("`PORT` is a number up to 65535, not `{port}`"))?;
    let file = env::var("SHOP_DB").ok();
    let store = Store::open(file.as_deref())
        .map_err(|error| format!("the orders in {} cannot be opened: {error}", file.as_deref().unwrap_or("memory")))?;
    let listener = listen(port).await?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;

    let shop = Arc::new(Shop { store, limits: Limits::new() });
    tokio::spawn(send_lorries(Arc::clone(&shop)));
    // A closed terminal pipe does not stop the shop.
    _ = print_requests(&format!("http://{address}"));
    axum::serve(listener, routes::router(shop).layer(routes::form()))
        .with_graceful_shutdown(asked_to_stop())
        .await
        .map_err(|error| error.to_string())
}

async fn listen(port: u16) -> Result<TcpListener, String> {
    TcpListener::bind(("127.0.0.1", port)).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            format!("port {port} is taken by another program; choose another one: `PORT=3001 cargo run --bin shop`")
        }
        _ => format!("cannot listen on port {port}: {error}"),
    })
}

fn print_requests(base: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "the shop is open at {base}; paste a line to see its response, press ctrl-c to close\n")?;
    for request in requests::REQUESTS {
        writeln!(out, "{}", request.curl(base))?;
    }
    Ok(())
}

async fn send_lorries(shop: Arc<Shop>) {
    let mut lorries = interval_at(Instant::now() + LORRY, LORRY);
    loop {
        lorries.tick().await;
        if let Err(error) = shop.store.ship_what_is_packed() {
            tracing::error!(%error, "the lorry left empty");
        }
    }
}

/// Waits for ctrl-c, or the signal that a container gets when it stops.
async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    _ = tokio::signal::ctrl_c().await;
}
