//! Orders in warp: `cargo run -p status-examples --features warp --bin warp`.

use std::io;

use status_examples::{find, listen};
use warp::Filter;

#[tokio::main]
async fn main() -> io::Result<()> {
    let order = warp::path!("orders" / u64).map(find);
    warp::serve(order).incoming(tokio::net::TcpListener::from_std(listen()?)?).run().await;
    Ok(())
}
