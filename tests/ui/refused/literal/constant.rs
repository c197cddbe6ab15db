// The value of a path is known to the compiler and not to the macro, so it is checked when it is evaluated, and the result
// is the same as for a literal.

use std::time::Duration;

use status_runtime::{HttpError, HttpOutcome, RetryAfter};

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

const NEVER: Duration = Duration::MAX;
const TWO_YEARS: u32 = 2 * 365 * 86_400;
const AT_ONCE: u64 = 0;
const NOT_WAITED: Option<Duration> = Some(Duration::ZERO);
const A_MOMENT: RetryAfter = RetryAfter::after(Duration::from_secs(1_767_225_600));
const SPELLED: &str = "30s";

#[derive(Debug, thiserror::Error, HttpError)]
#[error("come back later")]
enum Later {
    #[status(unavailable, retry_after = NEVER)]
    //~ NEVER -> an epoch number
    Never,
    #[status(overloaded, retry_after = TWO_YEARS)]
    //~ TWO_YEARS -> more than 366 days | `gone` | RFC 9110 10.2.3
    TwoYears,
    #[status(rate_limited, retry_after = AT_ONCE)]
    //~ AT_ONCE -> 0 asks for an immediate retry | `deliberate(retry_after)`
    AtOnce,
    #[status(rate_limited, retry_after = NOT_WAITED)]
    //~ NOT_WAITED -> 0 asks for an immediate retry
    NotWaited,
    #[status(rate_limited, retry_after = A_MOMENT)]
    //~ A_MOMENT -> an epoch number | `SystemTime`
    AMoment,
    #[status(rate_limited, retry_after = SPELLED)]
    //~ SPELLED -> cannot be a Retry-After
    Spelled,
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
