// Every situation of an error in its plainest form.
#![deny(warnings)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = bearer(realm = "api"))]
pub enum Origin {
    #[status(bad_request)]
    BadRequest,
    #[status(malformed)]
    Malformed,
    #[status(invalid_parameter, parameter = query("page"))]
    InvalidParameter,
    #[status(unauthenticated)]
    Unauthenticated,
    #[status(invalid_credentials)]
    InvalidCredentials,
    #[status(expired_credentials)]
    ExpiredCredentials,
    #[status(step_up_required, challenge = bearer(realm = "api", acr_values = "mfa"))]
    StepUpRequired,
    #[status(payment_required)]
    PaymentRequired,
    #[status(forbidden)]
    Forbidden,
    #[status(insufficient_scope, challenge = bearer(realm = "api", scope = "orders:write"))]
    InsufficientScope,
    #[status(not_found, detail = "there is no such order")]
    NotFound,
    #[status(hidden)]
    Hidden,
    #[status(method_not_allowed, allow = [GET, HEAD])]
    MethodNotAllowed,
    #[status(not_acceptable, available = ["application/json"])]
    NotAcceptable,
    #[status(request_timeout)]
    RequestTimeout,
    #[status(conflict_state)]
    ConflictState,
    #[status(already_exists, field = "email")]
    AlreadyExists,
    #[status(edit_conflict, etag = none)]
    EditConflict,
    #[status(request_in_progress, retry_after = "1s")]
    RequestInProgress,
    #[status(gone)]
    Gone,
    #[status(length_required)]
    LengthRequired,
    #[status(precondition_failed, etag = none)]
    PreconditionFailed,
    #[status(content_too_large, max_bytes = 1_000_000)]
    ContentTooLarge,
    #[status(uri_too_long)]
    UriTooLong,
    #[status(unsupported_media_type, accept = ["application/json"])]
    UnsupportedMediaType,
    #[status(unsupported_content_coding, accept_encoding = ["gzip"])]
    UnsupportedContentCoding,
    #[status(range_not_satisfiable, complete_length = 1234)]
    RangeNotSatisfiable,
    #[status(validation_failed, errors = none)]
    ValidationFailed,
    #[status(idempotency_key_reused)]
    IdempotencyKeyReused,
    #[status(locked)]
    Locked,
    #[status(failed_dependency)]
    FailedDependency,
    #[status(upgrade_required, upgrade = ["websocket"])]
    UpgradeRequired,
    #[status(precondition_required, detail = "send the order's entity tag in If-Match")]
    PreconditionRequired,
    #[status(rate_limited, retry_after = "60s")]
    RateLimited,
    #[status(quota_exceeded, retry_after = none)]
    QuotaExceeded,
    #[status(header_fields_too_large, header_name = "Cookie")]
    HeaderFieldsTooLarge,
    #[status(legally_restricted, blocked_by = "https://court.example/")]
    LegallyRestricted,
    #[status(internal)]
    Internal,
    #[status(not_implemented)]
    NotImplemented,
    #[status(unavailable, retry_after = "30s")]
    Unavailable,
    #[status(overloaded, retry_after = 5)]
    Overloaded,
    #[status(maintenance, retry_after = "2027-01-01T06:00:00Z")]
    Maintenance,
    #[status(insufficient_storage)]
    InsufficientStorage,
    #[status(expectation_failed)]
    ExpectationFailed,
    #[status(misdirected_request)]
    MisdirectedRequest,
    #[status(too_early)]
    TooEarly,
    #[status(http_version_not_supported, detail = "HTTP/1.1 and HTTP/2 are spoken here")]
    HttpVersionNotSupported,
    #[status(variant_also_negotiates)]
    VariantAlsoNegotiates,
    #[status(loop_detected)]
    LoopDetected,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = gateway)]
pub enum Gateway {
    #[status(upstream_error)]
    UpstreamError,
    #[status(upstream_timeout)]
    UpstreamTimeout,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = proxy)]
pub enum Proxy {
    #[status(proxy_authentication_required, proxy_challenge = basic(realm = "proxy"))]
    ProxyAuthenticationRequired,
    #[status(upstream_error)]
    UpstreamError,
    #[status(upstream_timeout)]
    UpstreamTimeout,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = intercepting_proxy)]
pub enum CaptivePortal {
    #[status(network_authentication_required)]
    NetworkAuthenticationRequired,
}

fn main() {}
