// The value of a path is known to the compiler and not to the macro, so it is checked when it is evaluated, and the answer
// is the same as for a literal.

use status_runtime::{HttpError, HttpOutcome};

const SOON: &str = "a b";
const STORED: &str = "max-age=60";
const STORED_BY_SOME: &str = "no-store, must-understand";
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
    #[status(precondition_required, cache_control = STORED)]
    //~ STORED -> must not be stored | `"no-store"` | RFC 6585
    PreconditionRequired,
    #[status(rate_limited, retry_after = 1, cache_control = STORED_BY_SOME)]
    //~ STORED_BY_SOME -> must not be stored | RFC 6585
    RateLimited,
    #[status(header_fields_too_large, header_name = "Cookie", cache_control = STORED)]
    //~ STORED -> must not be stored | RFC 6585
    HeaderFieldsTooLarge,
    #[status(rate_limited, retry_after = 1, cache_control = SOON)]
    //~ SOON -> RFC 9111 5.2.2
    NoCacheControl,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(created, location = SOON)]
    //~ SOON -> RFC 9110 10.2.2
    Location,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("log in to the network")]
#[status(network_authentication_required, role = intercepting_proxy, cache_control = STORED)]
//~ STORED -> must not be stored | RFC 6585
struct Captive;

fn main() {}
