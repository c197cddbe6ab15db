// An entity tag describes a representation (RFC 9110 8.8.3), and most errors have none to describe.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(not_found, etag = "v1")]
    //~ etag -> 404 | `deliberate(etag)`
    NotFound,
    #[status(rate_limited, retry_after = none, etag = "v1")]
    //~ etag -> 429 | `deliberate(etag)`
    RateLimited,
}

fn main() {}
