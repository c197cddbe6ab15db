//! Orders in viz, where `?` converts an error to viz's own: `cargo run -p status-examples --features viz --bin viz`.

use std::io;

use status_examples::{Found, find, listen};
use viz::{Request, RequestExt, Result, Router, serve};

async fn order(request: Request) -> Result<Found> {
    let id = request.params()?;
    Ok(find(id)?)
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let app = Router::new().get("/orders/:id", order);
    serve(tokio::net::TcpListener::from_std(listen()?)?, app).await
}
