// Bearer wants at least one parameter (RFC 6750 3), and a scheme that is not in IANA's registry (RFC 9110 16.4.1) is only
// understood by clients that were written for it, though it satisfies the MUST.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(unauthenticated, challenge = bearer())]
    //~ bearer -> RFC 6750 3 | realm | `resource_metadata
    Bare,
    #[status(unauthenticated, challenge = custom("Session", realm = "a"))]
    //~ "Session" -> RFC 9110 16.4.1 | `deliberate(challenge)`
    Unregistered,
    #[status(unauthenticated, challenge = custom("Session", realm = "a"), deliberate(challenge))]
    Deliberate,
    #[status(unauthenticated, challenge = dpop(realm = "a"))]
    //~ dpop -> algorithms | `dpop(algs = "ES256")` | RFC 9449 7.1
    NoAlgorithms,
    #[status(unauthenticated, challenge = bearer(resource_metadata = "http://api.example.com/metadata"))]
    //~ "http://api.example.com/metadata" -> https | RFC 9728 3
    Metadata,
}

fn main() {}
