// The runtime under another name, re-exported from a module, and from a module of a module.
#![deny(warnings)]

extern crate status_runtime as other;

mod reexport {
    pub mod deep {
        pub use other::*;
    }
    pub use other::*;
}

#[derive(Debug, thiserror::Error, other::HttpError)]
#[error("it failed")]
#[status(crate = other)]
pub enum Renamed {
    #[status(rate_limited)]
    TooFast {
        #[status(retry_after)]
        wait: u64,
        #[status(extension)]
        count: u64,
    },
    #[status(not_found, detail = "there is no {id}")]
    Missing { id: u64 },
}

#[derive(Debug, thiserror::Error, reexport::HttpError)]
#[error("it failed")]
#[status(crate = crate::reexport, challenge = bearer(realm = "api"))]
pub enum Reexported {
    #[status(unauthenticated)]
    NoToken,
    #[status(precondition_failed, etag = "v1")]
    Precondition,
}

#[derive(reexport::deep::HttpOutcome)]
#[status(created, location = "/orders/{id}", crate = reexport::deep)]
pub struct Created {
    id: u64,
}

#[derive(other::HttpOutcome)]
#[status(crate = ::status_runtime)]
pub enum Absolute {
    #[status(no_content)]
    Nothing,
}

fn main() {}
