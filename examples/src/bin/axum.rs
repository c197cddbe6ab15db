//! Orders in axum: `cargo run -p status-examples --bin axum`, then request `http://127.0.0.1:3000/orders/7`.

use std::io;

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use status_examples::{Found, OrderError, find, listen};

async fn order(Path(id): Path<u64>) -> Result<Found, OrderError> {
    find(id)
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let app = Router::new().route("/orders/{id}", get(order));
    axum::serve(tokio::net::TcpListener::from_std(listen()?)?, app).await
}
