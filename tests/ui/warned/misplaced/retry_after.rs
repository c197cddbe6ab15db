// Retry-After promises that the same request will work later (RFC 9110 10.2.3). Where it cannot, a client would come back
// for nothing.

#![deny(deprecated)]

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(not_found, retry_after = "30s")]
    //~ retry_after -> Retry-After | `unavailable` | `deliberate(retry_after)`
    NotFound,
    #[status(unauthenticated, challenge = bearer(realm = "a"), retry_after = "30s")]
    //~ retry_after -> Retry-After | `deliberate(retry_after)`
    Unauthenticated,
    #[status(malformed, retry_after = "30s")]
    //~ retry_after -> Retry-After | must change | `deliberate(retry_after)`
    Malformed,
    #[status(gone, retry_after = "30s")]
    //~ retry_after -> Retry-After | 410 | permanent | `deliberate(retry_after)`
    Gone,
    #[status(precondition_failed, etag = none, retry_after = "30s")]
    //~ retry_after -> Retry-After | `deliberate(retry_after)`
    Precondition,
    #[status(forbidden)]
    Field {
        #[status(retry_after)]
        //~ retry_after -> Retry-After | `deliberate(retry_after)`
        wait: u64,
    },
    #[status(forbidden, retry_after = "30s", deliberate(retry_after))]
    Deliberate,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(created, location = "/x/1", retry_after = 5)]
    //~ retry_after -> created | `deliberate(retry_after)`
    Created,
}

fn main() {}
