// A name that two situations could claim is refused with the choice spelled out: IANA's own name of 401, Unauthorized,
// means unauthenticated (RFC 9110 15.5.2), and half of its users mean 403.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthorized)]
    //~ unauthorized -> `unauthenticated` | 401 | `forbidden` | 403 | RFC 9110 15.5.2
    Unauthorized,
    #[status(unauthorised)]
    //~ unauthorised -> `unauthenticated` | 401 | `forbidden` | 403
    Unauthorised,
    #[status(not_authorized)]
    //~ not_authorized -> `unauthenticated` | 401 | `forbidden` | 403
    NotAuthorized,
    #[status(access_denied)]
    //~ access_denied -> `forbidden` | `unauthenticated` | `insufficient_scope` | `hidden`
    AccessDenied,
    #[status(denied)]
    //~ denied -> `forbidden` | `unauthenticated`
    Denied,
    #[status(timeout)]
    //~ timeout -> `request_timeout` | `upstream_timeout` | `unavailable`
    Timeout,
    #[status(timed_out)]
    //~ timed_out -> `request_timeout` | `upstream_timeout` | `unavailable`
    TimedOut,
    #[status(expired)]
    //~ expired -> `expired_credentials` | `gone`
    Expired,
    #[status(too_large)]
    //~ too_large -> `content_too_large` | 413 | `uri_too_long` | 414 | `header_fields_too_large` | 431
    TooLarge,
    #[status(unprocessable_entity)]
    //~ unprocessable_entity -> `validation_failed` | `idempotency_key_reused` | RFC 9110
    UnprocessableEntity,
    #[status(unprocessable_content)]
    //~ unprocessable_content -> `validation_failed` | `idempotency_key_reused`
    UnprocessableContent,
    #[status(account_locked)]
    //~ account_locked -> `forbidden` | `rate_limited`
    AccountLocked,
    #[status(dependency_failed)]
    //~ dependency_failed -> `upstream_error` | `upstream_timeout` | `unavailable`
    DependencyFailed,
    #[status(precondition)]
    //~ precondition -> `precondition_failed` | `precondition_required` | `conflict_state`
    Precondition,
}

#[derive(HttpOutcome)]
enum Elsewhere {
    #[status(redirect, location = "/login")]
    //~ redirect -> `see_other` | `temporary_redirect` | `permanent_redirect`
    Redirect,
}

fn main() {}
