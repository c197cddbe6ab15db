//! The cost that a layer adds to a request, and how the work grows with the client's input.

pub mod actix;
pub mod input;
pub mod layers;
pub mod sent;

use std::convert::Infallible;
use std::future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use status_benches::Cell;
use tower::Service;

pub fn cells() -> Vec<Cell> {
    let mut cells = layers::cells();
    cells.extend(actix::cells());
    cells.extend(sent::cells());
    cells.extend(input::cells());
    cells
}

/// A service that responds before it is polled.
#[derive(Clone)]
struct Ready<F>(F);

impl<F: Fn() -> Response<Full<Bytes>>> Service<Request<()>> for Ready<F> {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = future::Ready<Result<Response<Full<Bytes>>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        future::ready(Ok(self.0()))
    }
}

/// The output of a future that never waits.
fn ready<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => unreachable!("nothing here waits"),
    }
}

fn collected<B: http_body::Body<Data = Bytes>>(body: B) -> Bytes {
    ready(body.collect()).map(|collected| collected.to_bytes()).unwrap_or_default()
}
