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

fn main() {}
