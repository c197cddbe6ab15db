//! Orders in salvo: `cargo run -p status-examples --features salvo --bin salvo`.

use std::io;

use salvo::conn::tcp::TcpAcceptor;
use salvo::{Request, Router, Server, handler};
use status_examples::{Found, OrderError, find, listen};

#[handler]
async fn order(request: &mut Request) -> Result<Found, OrderError> {
    find(request.param("id").unwrap_or_default())
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let app = Router::with_path("orders/{id}").get(order);
    let listener = tokio::net::TcpListener::from_std(listen()?)?;
    Server::new(TcpAcceptor::try_from(listener)?).serve(app).await;
    Ok(())
}
