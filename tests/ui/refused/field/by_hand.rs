// `HttpError` is implemented by its derive alone: an entry is a part of a response, and a type with no more than that would
// lose the detail, the members and the headers.

use status_runtime::{Entry, HttpError};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("declined")]
#[status(payment_required)]
struct Declined;

#[derive(Debug, thiserror::Error)]
#[error("declined")]
struct ByHand(Declined);

impl HttpError for ByHand {
    //~ ByHand -> by hand | `#[derive(status_runtime::HttpError)]` | `#[status(transparent)]`
    fn entry(&self) -> &'static Entry {
        self.0.entry()
    }
}

fn main() {}
