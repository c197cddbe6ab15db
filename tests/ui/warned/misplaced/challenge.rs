// A challenge asks for credentials (RFC 9110 11.6.1), which would not lift what stands in the way here.

#![deny(deprecated)]

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(conflict_state, challenge = bearer(realm = "a"))]
    //~ challenge -> credentials | `deliberate(challenge)`
    Conflict,
    #[status(not_found, challenge = bearer(realm = "a"))]
    //~ challenge -> credentials | `deliberate(challenge)`
    NotFound,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(ok, challenge = bearer(realm = "a"))]
    //~ challenge -> credentials | `deliberate(challenge)`
    Fine,
}

fn main() {}
