// The challenge that variants without one take is checked as theirs would be.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = basic())]
//~ basic -> `realm` | RFC 7617 2
enum NoRealm {
    #[status(unauthenticated)]
    NoToken,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = none)]
//~ none -> challenge
enum Waived {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(challenge = bearer(realm = "a"), challenge = basic(realm = "a"))]
//~ challenge -> twice | one list
enum Twice {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

fn main() {}
