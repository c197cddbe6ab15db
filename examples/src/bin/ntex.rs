//! Orders in ntex: `cargo run -p status-examples --features ntex --bin ntex`.

use std::io;

use ntex::web::{App, HttpServer, get, types};
use status_examples::{Found, OrderError, find, listen};

#[get("/orders/{id}")]
async fn order(id: types::Path<u64>) -> Result<Found, OrderError> {
    find(*id)
}

#[ntex::main]
async fn main() -> io::Result<()> {
    HttpServer::new(async || App::new().service(order)).workers(1).listen(listen()?)?.run().await
}
