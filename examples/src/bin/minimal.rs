//! The shortest useful service: hyper, no framework, one error enum. `cargo run --bin minimal`, then request
//! `http://127.0.0.1:3000/?name=you`.

use std::convert::Infallible;
use std::{env, io};

use bytes::Bytes;
use http::{Method, Request};
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use status_runtime::{HttpError, Response};
use tokio::net::TcpListener;

#[derive(Debug, thiserror::Error, HttpError)]
enum Error {
    #[error("there is nothing here")]
    #[status(not_found)]
    Nothing,

    #[error("greetings can only be read")]
    #[status(method_not_allowed, allow = [GET, HEAD])]
    ReadOnly,

    #[error("say who is to be greeted: `/?name=you`")]
    #[status(invalid_parameter, parameter = query("name"))]
    Nobody,
}

fn greet<B>(request: &Request<B>) -> Result<Response, Error> {
    if request.uri().path() != "/" {
        return Err(Error::Nothing);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Error::ReadOnly);
    }
    let name = request.uri().query().and_then(|query| query.strip_prefix("name=")).ok_or(Error::Nobody)?;
    Ok(Response::new(Bytes::from(format!("hello, {name}\n"))))
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let port = env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        let service = service_fn(async |request| {
            let response = greet(&request).unwrap_or_else(Response::from);
            Ok::<_, Infallible>(response.map(Full::new))
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}
