// Location is defined for 201 and 3xx (RFC 9110 10.2.2); a client of anything else does not follow it.

#![deny(deprecated)]

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(already_exists, field = none, location = "/x")]
    //~ location -> RFC 9110 10.2.2 | `link(rel = "related" | `see_other` | `deliberate(location)`
    Exists,
    #[status(not_found, location = "/x")]
    //~ location -> RFC 9110 10.2.2 | `permanent_redirect` | `deliberate(location)`
    NotFound,
    #[status(gone, location = "/x")]
    //~ location -> RFC 9110 10.2.2 | `permanent_redirect` | `link(rel = "successor-version" | `deliberate(location)`
    Gone,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(ok, location = "/x")]
    //~ location -> RFC 9110 10.2.2 | `deliberate(location)`
    Fine,
}

fn main() {}
