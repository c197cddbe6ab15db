//! Orders in actix-web: `cargo run -p status-examples --features actix-web --bin actix-web`.

use std::io;

use actix_web::{App, HttpServer, get, web};
use status_examples::{Found, OrderError, find, listen};

#[get("/orders/{id}")]
async fn order(id: web::Path<u64>) -> Result<Found, OrderError> {
    find(*id)
}

#[actix_web::main]
async fn main() -> io::Result<()> {
    HttpServer::new(|| App::new().service(order)).workers(1).listen(listen()?)?.run().await
}
