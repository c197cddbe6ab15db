//! What a layer adds to a request, and how the work grows with what a client sends.

pub mod input;
pub mod layers;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http_body_util::BodyExt as _;
use status_benches::Cell;

pub fn cells() -> Vec<Cell> {
    let mut cells = layers::cells();
    cells.extend(input::cells());
    cells
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
