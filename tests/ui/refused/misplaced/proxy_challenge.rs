// Proxy-Authenticate is 407's (RFC 9110 11.7.1): a client does not look for it anywhere else.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthenticated, challenge = bearer(realm = "a"), proxy_challenge = basic(realm = "p"))]
    //~ proxy_challenge -> `proxy_challenge` | RFC 9110 11.7.1 | `challenge`
    Unauthenticated,
    #[status(forbidden, proxy_challenge = basic(realm = "p"))]
    //~ proxy_challenge -> `proxy_challenge` | RFC 9110 11.7.1
    Forbidden,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(ok, proxy_challenge = basic(realm = "p"))]
    //~ proxy_challenge -> `proxy_challenge` | RFC 9110 11.7.1
    Fine,
}

fn main() {}
