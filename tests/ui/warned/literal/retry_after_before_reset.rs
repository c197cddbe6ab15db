// Retry-After takes precedence over the rate limit's reset (draft-ietf-httpapi-ratelimit-headers 4), so an earlier one
// brings the client back for nothing.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(rate_limited, retry_after = 5, rate_limit(name = "d", remaining = 0, reset = 60))]
    //~ 5 -> reset | `retry_after = 60`
    Earlier,
    #[status(rate_limited, retry_after = 60, rate_limit(name = "d", remaining = 0, reset = 60))]
    Same,
}

fn main() {}
