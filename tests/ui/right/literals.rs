// Every companion in every form that a literal has.
#![deny(warnings)]

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Challenges {
    #[status(unauthenticated, challenge = basic(realm = "api", charset = "UTF-8"))]
    Basic,
    #[status(invalid_credentials, challenge = bearer(
        realm = "api",
        scope = "orders:read orders:write",
        error_description = "the token was revoked",
        error_uri = "https://api.example.com/errors/token",
        resource_metadata = "https://api.example.com/.well-known/oauth-protected-resource",
    ))]
    Bearer,
    #[status(step_up_required, challenge = bearer(acr_values = "mfa phr", max_age = 300))]
    StepUp,
    #[status(step_up_required, challenge = bearer(max_age = "300"))]
    MaxAge,
    #[status(invalid_credentials, challenge = dpop(algs = "ES256 PS256 EdDSA", realm = "api", scope = "a"))]
    Dpop,
    #[status(unauthenticated, challenge = custom("HOBA", max_age = "180"))]
    Custom,
    #[status(unauthenticated, challenge = custom("Negotiate", token68 = "YWJj="))]
    Token68,
    #[status(unauthenticated, challenge = custom("Negotiate"))]
    Alone,
    #[status(unauthenticated, challenge = [bearer(realm = "a"), bearer(realm = "b"), basic(realm = "c")])]
    List,
    #[status(bad_request, challenge = bearer(realm = "api"))]
    TokenInTwoPlaces,
    #[status(forbidden, challenge = bearer(realm = "api"))]
    OtherCredentials,
    #[status(step_up_required, challenge = dpop(algs = "ES256", acr_values = "mfa", max_age = 300))]
    StepUpOfDpop,
    #[status(invalid_credentials, challenge = dpop(algs = "ES256", resource_metadata = "https://api.example.com/metadata"))]
    MetadataOfDpop,
    #[status(invalid_credentials, challenge = custom("Bearer", realm = "api", tenant = "a"))]
    ForeignParameter,
    #[status(unauthenticated, challenge = [bearer(realm = "a"), bearer(realm = "b")])]
    TwoRealms,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Delays {
    #[status(unavailable, retry_after = 30)]
    Seconds,
    #[status(unavailable, retry_after = 1_800)]
    Underscore,
    #[status(unavailable, retry_after = "90s")]
    Duration,
    #[status(unavailable, retry_after = "5m")]
    Minutes,
    #[status(unavailable, retry_after = "1h30m")]
    Both,
    #[status(unavailable, retry_after = "2000ms")]
    Milliseconds,
    #[status(maintenance, retry_after = "2027-12-31")]
    Date,
    #[status(maintenance, retry_after = "2027-12-31T10:00:00Z")]
    DateTime,
    #[status(content_too_large, max_bytes = 10, retry_after = "1h")]
    UntilThereIsRoom,
    #[status(locked, retry_after = "1s")]
    Locked,
    #[status(not_found, cache_control = "max-age=60")]
    Cached,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Lists {
    #[status(method_not_allowed, allow = [GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS])]
    Allow,
    #[status(method_not_allowed, allow = [])]
    NoMethod,
    #[status(method_not_allowed, allow = [GET])]
    WithoutHead,
    #[status(method_not_allowed, allow = [PROPFIND, REPORT])]
    WebDav,
    #[status(method_not_allowed, allow = GET)]
    OneMethod,
    #[status(not_implemented, allow = [GET, HEAD])]
    NotImplemented,
    #[status(unsupported_media_type, accept = ["application/json", "application/*;q=0.5", "*/*;q=0.001"])]
    Accept,
    #[status(unsupported_media_type, accept = "application/json")]
    OneType,
    #[status(unsupported_media_type, accept = ["application/json; charset=utf-8"])]
    Parameter,
    #[status(unsupported_media_type, accept = none)]
    Waived,
    #[status(unsupported_media_type, accept_patch = ["application/merge-patch+json", "application/json-patch+json"])]
    AcceptPatch,
    #[status(method_not_allowed, allow = [GET, PATCH], accept_patch = "application/merge-patch+json")]
    AllowedPatch,
    #[status(unsupported_content_coding, accept_encoding = ["gzip", "br;q=0.8"])]
    AcceptEncoding,
    #[status(unsupported_content_coding, accept_encoding = "identity")]
    NoCoding,
    #[status(content_too_large, max_bytes = 10, accept_encoding = ["gzip"])]
    Compressed,
    #[status(upgrade_required, upgrade = ["websocket", "HTTP/2.0"])]
    Upgrade,
    #[status(upgrade_required, upgrade = "websocket")]
    OneProtocol,
    #[status(not_acceptable, available = ["application/json", "application/xml"])]
    Available,
    #[status(forbidden, cache_control = "no-store, no-cache, must-revalidate, max-age=0")]
    NothingForAnybody,
    #[status(rate_limited, retry_after = 5, cache_control = "no-store, private, no-transform")]
    NoStoreAndMore,
    #[status(forbidden, cache_control = "private, community=\"UCI\"")]
    Extension,
    #[status(legally_restricted, link(rel = "blocked-by", href = "https://isp.example/legal"))]
    BlockedByAsALink,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Headers {
    #[status(precondition_failed, etag = "v1", last_modified = "2026-01-01T10:00:00Z")]
    Etag,
    #[status(edit_conflict, etag = weak("v1"))]
    Weak,
    #[status(
        bad_request,
        link(rel = "help", href = "https://api.example.com/help"),
        link(rel = "describedby next", href = "/schema"),
    )]
    Links,
    #[status(legally_restricted, blocked_by = "https://court.example/")]
    BlockedBy,
    #[status(
        rate_limited,
        retry_after = 60,
        rate_limit_policy(name = "burst", quota = 100, window = "60s"),
        rate_limit_policy(name = "daily", quota = 1000),
        rate_limit(name = "burst", remaining = 0, reset = "60s"),
        rate_limit(name = "daily", remaining = 7),
    )]
    RateLimit,
    #[status(gone, deprecation = "2025-01-01", sunset = "2025-12-31T23:59:59Z")]
    Sunset,
    #[status(not_found, cache_control = "no-store", vary = "Accept, Accept-Language", content_language = "en-GB, es-419")]
    Caching,
    #[status(forbidden, cache_control = "private, max-age=60, no-cache=\"Set-Cookie\"", vary = "*")]
    Private,
    #[status(not_found, header("X-Reason" = "deleted"), header("X-Count" = "2"))]
    OfOnesOwn,
    #[status(conflict_state, etag = "v1")]
    CurrentState,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Members {
    #[status(invalid_parameter, parameter = query("page"))]
    Query,
    #[status(invalid_parameter, parameter = path("id"))]
    Path,
    #[status(invalid_parameter, parameter = header("X-Tenant"))]
    Header,
    #[status(invalid_parameter, parameter = cookie("session"))]
    Cookie,
    #[status(already_exists, field = "email")]
    Field,
    #[status(content_too_large, max_bytes = 1_048_576)]
    MaxBytes,
    #[status(header_fields_too_large, header_name = "Cookie")]
    HeaderName,
    #[status(range_not_satisfiable, complete_length = 0)]
    Length,
    #[status(
        conflict_state,
        code = "already_shipped",
        title = "Already shipped",
        type = "https://api.example.com/problems/already-shipped",
        detail = "the order has {{already}} shipped",
        extension(retriable = false),
        extension(kind = "order"),
        extension(version = 2),
    )]
    Texts,
    #[status(internal, expose, detail = "the printer is on fire", log = error)]
    Exposed,
    #[status(not_found, detail = none, log = off)]
    Silent,
    #[status(conflict_state, type = "about:blank")]
    Blank,
    #[status(conflict_state, type = "urn:example:conflict")]
    Urn,
}

#[derive(HttpOutcome)]
pub enum Outcomes {
    #[status(created, location = "/orders/{id}?full=yes", content_location = "/orders/{id}", etag = "v1")]
    Created { id: u64 },
    #[status(created, location = "/orders/{0}")]
    Positional(u64),
    #[status(created, location = none)]
    Nowhere,
    #[status(see_other, location = "../orders/{id}#items", retry_after = 1)]
    Relative { id: String },
    #[status(created, location = "http://localhost:3000/orders")]
    Local,
    #[status(created, location = "http://127.0.0.1/orders")]
    LocalAddress,
    #[status(created, location = "http://127.1.2.3:3000/orders")]
    AnotherLocalAddress,
    #[status(created, location = "http://[::1]:3000")]
    LocalAddressOfIpv6,
    #[status(created, location = "http://shop.localhost?a")]
    LocalName,
    #[status(accepted, monitor = "/jobs/{id}", retry_after = "10s", location = "/jobs/{id}")]
    Accepted { id: u64 },
    #[status(accepted, monitor = none)]
    Unwatched,
    #[status(ok, allow = [GET, HEAD], accept = ["application/json"], accept_encoding = ["gzip"], vary = "Accept")]
    Options,
}

#[derive(HttpOutcome)]
pub enum Monitors {
    #[status(accepted, link(rel = "status", href = "/jobs/1"))]
    Link,
    #[status(accepted, link(rel = "status", href = "/jobs/{id}"))]
    Template { id: u64 },
    #[status(accepted, location = "/jobs/1")]
    Location,
}

fn main() {}
