// A `deliberate` that silences nothing misleads its reader: the oddity that it excuses is not there.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(not_found, deliberate(retry_after))]
    //~ retry_after -> nothing | `deliberate
    Nothing,
    #[status(rate_limited, retry_after = "60s", deliberate(retry_after))]
    //~ retry_after -> nothing | `deliberate
    NotOdd,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = bearer(realm = "api"), deliberate(challenge))]
//~ challenge -> nothing | `deliberate
enum OnTheType {
    #[status(unauthenticated)]
    NoToken,
}

fn main() {}
