// A transparent variant passes on whatever is an `HttpError`, boxed and generic ones included.
#![deny(warnings)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("declined")]
#[status(payment_required)]
pub struct Declined;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum Refusal {
    #[error(transparent)]
    #[status(transparent)]
    Tuple(#[from] Declined),
    #[error("payment: {source}")]
    #[status(transparent)]
    Named { source: Box<Declined> },
    #[error("not found")]
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error(transparent)]
#[status(transparent)]
pub struct Outer(#[from] Refusal);

fn main() {
    assert_eq!(Outer::from(Refusal::from(Declined)).http_status(), 402);
}
