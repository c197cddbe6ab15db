// One situation, one name. Other common names are known, so the message has the name to write, but it is never accepted:
// a reader should not have to learn that two names are one thing.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(payload_too_large)]
    //~ payload_too_large -> `content_too_large`
    PayloadTooLarge,
    #[status(conflict)]
    //~ conflict -> `conflict_state`
    Conflict,
    #[status(token_expired)]
    //~ token_expired -> `expired_credentials`
    TokenExpired,
    #[status(bad_gateway)]
    //~ bad_gateway -> `upstream_error`
    BadGateway,
    #[status(mfa_required)]
    //~ mfa_required -> `step_up_required`
    MfaRequired,
    #[status(too_many_requests, retry_after = "60s")]
    //~ too_many_requests -> `rate_limited`
    TooManyRequests,
    #[status(internal_server_error)]
    //~ internal_server_error -> `internal`
    InternalServerError,
    #[status(unavailable_for_legal_reasons)]
    //~ unavailable_for_legal_reasons -> `legally_restricted`
    UnavailableForLegalReasons,
}

fn main() {}
