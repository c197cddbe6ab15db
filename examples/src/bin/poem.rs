//! Orders in poem: `cargo run -p status-examples --features poem --bin poem`.

use std::io;

use poem::listener::TcpAcceptor;
use poem::web::Path;
use poem::{Route, Server, get, handler};
use status_examples::{Found, OrderError, find, listen};

#[handler]
async fn order(Path(id): Path<u64>) -> Result<Found, OrderError> {
    find(id)
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let app = Route::new().at("/orders/:id", get(order));
    Server::new_with_acceptor(TcpAcceptor::from_std(listen()?)?).run(app).await
}
