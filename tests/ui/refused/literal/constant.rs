// The value of a path is known to the compiler and not to the macro, so it is checked when it is evaluated, and the answer
// is the same as for a literal.

use status_runtime::{HttpError, HttpOutcome};

const SOON: &str = "a b";
const NO_TOKENS: &[&str] = &["websocket", "web socket"];

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(precondition_failed, etag = SOON)]
    //~ SOON -> RFC 9110 8.8.3
    Etag,
    #[status(upgrade_required, upgrade = NO_TOKENS)]
    //~ NO_TOKENS -> RFC 9110 7.8
    Upgrade,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(created, location = SOON)]
    //~ SOON -> RFC 9110 10.2.2
    Location,
}

fn main() {}
