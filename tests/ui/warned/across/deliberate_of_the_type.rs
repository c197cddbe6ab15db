// A `deliberate(challenge)` on the type that silences nothing would hide the next mistake.
#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[status(challenge = bearer(realm = "api"), deliberate(challenge))]
//~ challenge -> no warning | drop
enum Warned {
    #[error("who are you?")]
    #[status(unauthenticated)]
    NoToken,
}

fn main() {}
