// Variants and fields that are not compiled are not there for the derive either.
#![deny(warnings)]

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Refusal {
    #[cfg(all())]
    #[status(not_found)]
    Here,
    #[cfg(any())]
    #[status(not_there, at = all)]
    Gone(NoSuchType),
    #[cfg_attr(all(), status(unavailable, retry_after = "5s"))]
    #[cfg_attr(any(), status(nonsense))]
    Conditional,
    #[status(rate_limited)]
    Fields {
        #[cfg(all())]
        #[status(retry_after)]
        wait: u64,
        #[cfg(any())]
        #[status(retry_after)]
        wait: NoSuchType,
    },
    #[cfg_attr(all(), status(gone, detail = "{0}"))]
    Positional(#[cfg(any())] NoSuchType, u64),
}

#[cfg_attr(all(), derive(HttpOutcome), status(no_content))]
pub struct Nothing;

fn main() {}
