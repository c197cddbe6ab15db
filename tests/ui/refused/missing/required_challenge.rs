// A 401 must carry a WWW-Authenticate with at least one challenge (RFC 9110 11.6.1, 15.5.2): without it a client is told
// that it must sign in and not how. RFC 6750 3 wants the same where a token's scope does not suffice.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthenticated)]
    //~ unauthenticated -> 401 | WWW-Authenticate | RFC 9110 15.5.2 | `challenge = bearer(realm = "api")` | type
    NoToken,
    #[status(invalid_credentials)]
    //~ invalid_credentials -> 401 | WWW-Authenticate | RFC 9110 15.5.2 | `challenge =
    WrongToken,
    #[status(expired_credentials)]
    //~ expired_credentials -> 401 | WWW-Authenticate | RFC 9110 15.5.2 | `challenge =
    OldToken,
    #[status(step_up_required)]
    //~ step_up_required -> 401 | WWW-Authenticate | `challenge = bearer( | acr_values
    WeakToken,
    #[status(insufficient_scope)]
    //~ insufficient_scope -> RFC 6750 3 | `challenge = bearer( | scope
    NarrowToken,
}

fn main() {}
