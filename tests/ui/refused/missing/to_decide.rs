// Clients depend on these companions, but only the author knows whether there is a value: it is given, or waived with
// `= none`. Silence is not a decision. Retry-After is RFC 9110 10.2.3, Accept on a 415 is RFC 9110 15.5.16, and the
// Location of what was created is RFC 9110 15.3.2.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limited)]
    //~ rate_limited -> `retry_after = "60s"` | `#[status(retry_after)]` | `retry_after = none`
    RateLimited,
    #[status(quota_exceeded)]
    //~ quota_exceeded -> `retry_after = " | `retry_after = none`
    QuotaExceeded,
    #[status(unavailable)]
    //~ unavailable -> `retry_after = " | `retry_after = none`
    Unavailable,
    #[status(overloaded)]
    //~ overloaded -> `retry_after = " | `retry_after = none`
    Overloaded,
    #[status(maintenance)]
    //~ maintenance -> `retry_after = " | date | `retry_after = none`
    Maintenance,
    #[status(request_in_progress)]
    //~ request_in_progress -> `retry_after = " | `retry_after = none`
    InProgress,
    #[status(unsupported_media_type)]
    //~ unsupported_media_type -> `accept = ["application/json"]` | `accept_patch | `accept = none`
    MediaType,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(created)]
    //~ created -> `location = | `location = none` | RFC 9110 15.3.2
    Created,
}

fn main() {}
