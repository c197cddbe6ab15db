// `hidden` responds byte for byte as its `not_found` twin: anything that it had of its own would tell that something is there
// (RFC 9110 15.5.5, RFC 9729 6.4).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[error("there is no such order")]
    #[status(not_found)]
    Missing,
    #[status(hidden, challenge = bearer(realm = "api"))]
    //~ challenge -> `challenge` | `hidden` | RFC 9729 6.4 | `forbidden`
    Challenge,
    #[status(hidden, link(rel = "help", href = "https://api.example.com/help"))]
    //~ link -> `link` | `hidden`
    Link,
    #[status(hidden, retry_after = "5s")]
    //~ retry_after -> `retry_after` | `hidden` | `not_found` | RFC 9729 6.4
    RetryAfter,
    #[status(hidden, expose)]
    //~ expose -> `expose` | `hidden` | log
    Expose,
    #[status(hidden, rate_limit_policy(name = "d", quota = 100, window = "60s"))]
    //~ rate_limit_policy -> `rate_limit_policy` | `hidden`
    Policy,
    #[status(hidden, deprecation = "2026-01-01")]
    //~ deprecation -> `deprecation` | `hidden`
    Deprecation,
    #[status(hidden, detail = "you may not see it")]
    //~ detail -> `detail` | `hidden`
    Detail,
    #[status(hidden, code = "concealed")]
    //~ code -> `code` | `hidden`
    Code,
    #[status(hidden, title = "Concealed")]
    //~ title -> `title` | `hidden`
    Title,
    #[status(hidden, type = "https://api.example.com/problems/concealed")]
    //~ type -> `type` | `hidden`
    Type,
    #[status(hidden, grpc = PERMISSION_DENIED)]
    //~ grpc -> `grpc` | `hidden`
    Grpc,
    #[status(hidden, etag = "v1")]
    //~ etag -> `etag` | `hidden`
    Etag,
    #[status(hidden, location = "/login")]
    //~ location -> `location` | `hidden`
    Location,
    #[status(hidden, header("X-Reason" = "concealed"))]
    //~ header -> `header` | `hidden`
    Header,
    #[status(hidden, cache_control = "no-store")]
    //~ cache_control -> `cache_control` | `hidden`
    CacheControl,
    #[status(hidden, vary = "Accept")]
    //~ vary -> `vary` | `hidden`
    Vary,
    #[status(hidden, extension(kind = "concealed"))]
    //~ extension -> `extension` | `hidden`
    Member,
    #[status(hidden, allow = [GET])]
    //~ allow -> `allow` | `hidden`
    Allow,
    #[status(hidden, proxy_challenge = basic(realm = "p"))]
    //~ proxy_challenge -> `proxy_challenge` | `hidden`
    ProxyChallenge,
    #[status(hidden, content_location = "/orders/1")]
    //~ content_location -> `content_location` | `hidden`
    ContentLocation,
    #[status(hidden, accept = ["application/json"])]
    //~ accept -> `accept` | `hidden`
    Accept,
    #[status(hidden, accept_patch = ["application/merge-patch+json"])]
    //~ accept_patch -> `accept_patch` | `hidden`
    AcceptPatch,
    #[status(hidden, accept_encoding = ["gzip"])]
    //~ accept_encoding -> `accept_encoding` | `hidden`
    AcceptEncoding,
    #[status(hidden, complete_length = 10)]
    //~ complete_length -> `complete_length` | `hidden`
    CompleteLength,
    #[status(hidden, upgrade = ["websocket"])]
    //~ upgrade -> `upgrade` | `hidden`
    Upgrade,
    #[status(hidden, last_modified = "2026-01-01")]
    //~ last_modified -> `last_modified` | `hidden`
    LastModified,
    #[status(hidden, blocked_by = "https://court.example/")]
    //~ blocked_by -> `blocked_by` | `hidden`
    BlockedBy,
    #[status(hidden, monitor = "/jobs/1")]
    //~ monitor -> `monitor` | `hidden`
    Monitor,
    #[status(hidden, rate_limit(name = "d", remaining = 0))]
    //~ rate_limit -> `rate_limit` | `hidden`
    RateLimit,
    #[status(hidden, sunset = "2026-01-01")]
    //~ sunset -> `sunset` | `hidden`
    Sunset,
    #[status(hidden, content_language = "en")]
    //~ content_language -> `content_language` | `hidden`
    ContentLanguage,
    #[status(hidden, parameter = query("page"))]
    //~ parameter -> `parameter` | `hidden`
    Parameter,
    #[status(hidden, field = "email")]
    //~ field -> `field` | `hidden`
    Collides,
    #[status(hidden, available = ["application/json"])]
    //~ available -> `available` | `hidden`
    Available,
    #[status(hidden, max_bytes = 10)]
    //~ max_bytes -> `max_bytes` | `hidden`
    MaxBytes,
    #[status(hidden, header_name = "Cookie")]
    //~ header_name -> `header_name` | `hidden`
    HeaderName,
    #[status(hidden)]
    Nonce {
        #[status(dpop_nonce)]
        //~ dpop_nonce -> `dpop_nonce` | `hidden`
        nonce: String,
    },
    #[status(hidden)]
    Errors {
        #[status(errors)]
        //~ errors -> `errors` | `hidden`
        errors: Vec<String>,
    },
    #[status(hidden)]
    Extension {
        #[status(extension)]
        //~ extension -> `extension` | `hidden`
        owner: u64,
    },
    #[status(hidden)]
    Field {
        #[status(retry_after)]
        //~ retry_after -> `retry_after` | `hidden`
        wait: u64,
    },
    #[status(hidden, deliberate(retry_after))]
    //~ retry_after -> no `deliberate` on `hidden`
    Deliberate,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(policy(hidden = 403))]
enum Forbidden {
    #[status(hidden, code = "concealed")]
    //~ code -> shows nothing of its own | `forbidden`
    Code,
}

fn main() {}
