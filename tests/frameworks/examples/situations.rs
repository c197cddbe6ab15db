//! The service with a method for every situation, for the clients that `.ci/grpc` runs; it prints its address.

#[path = "../tests/grpc/service.rs"]
mod service;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("{}", listener.local_addr()?);
    axum::serve(listener, service::router()).await
}
