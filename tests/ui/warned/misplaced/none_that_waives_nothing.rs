// `= none` on what was neither required, to be decided nor suggested waives nothing.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(not_found, retry_after = none)]
    //~ none -> retry_after | = none
    RetryAfter,
    #[status(internal, location = none)]
    //~ none -> location | = none
    Location,
    #[status(malformed, errors = none)]
    //~ none -> errors | = none
    Errors,
}

fn main() {}
