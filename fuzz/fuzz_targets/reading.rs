//! A client's enum on any response: what is known is read again from its own response, and written alike.
#![no_main]

use http::{HeaderValue, Method};
use libfuzzer_sys::fuzz_target;
use status_fuzz::service::head;
use status_runtime::header::*;
use status_runtime::{FieldError, FromResponse, HttpError, IntoResponse as _, Parameter, Read, Received};

#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[error("it failed")]
#[status(types = "/problems/", challenge = bearer(realm = "api"), role = gateway)]
enum Failure {
    #[status(unauthenticated)]
    SignIn(#[status(challenge)] Vec<Challenge>),
    #[status(invalid_credentials)]
    Token(#[status(challenge)] Challenge, #[status(dpop_nonce)] Option<DpopNonce>),
    #[status(method_not_allowed)]
    Method(#[status(allow)] Vec<Method>),
    #[status(rate_limited)]
    TooFast {
        #[status(retry_after)]
        wait: Option<RetryAfter>,
        #[status(rate_limit)]
        left: Vec<RateLimit>,
        #[status(rate_limit_policy)]
        policy: Option<RateLimitPolicy>,
    },
    #[status(gone)]
    Gone {
        #[status(link)]
        links: Vec<Link>,
        #[status(deprecation)]
        since: Option<Deprecation>,
        #[status(sunset)]
        until: Option<Sunset>,
        #[status(cache_control)]
        storing: Option<CacheControl>,
        #[status(vary)]
        vary: Option<Vary>,
        #[status(content_language)]
        language: Option<ContentLanguage>,
    },
    #[status(unsupported_media_type)]
    Media(#[status(accept)] Option<Accept>, #[status(accept_patch)] Option<AcceptPatch>),
    #[status(unsupported_content_coding)]
    Coding(#[status(accept_encoding)] AcceptEncoding),
    #[status(upgrade_required)]
    Upgrade(#[status(upgrade)] Upgrade),
    #[status(range_not_satisfiable)]
    Range(#[status(complete_length)] u64),
    #[status(edit_conflict)]
    Changed {
        #[status(etag)]
        now: Option<ETag>,
        #[status(last_modified)]
        at: Option<LastModified>,
        #[status(content_location)]
        place: Option<ContentLocation>,
        #[status(header = "X-Any")]
        any: Option<HeaderValue>,
    },
    #[status(upstream_error)]
    Upstream(#[status(proxy_status)] Vec<ProxyStatus>),
    #[status(validation_failed)]
    Invalid {
        #[status(errors)]
        errors: Vec<FieldError>,
        #[status(parameter)]
        parameter: Option<Parameter>,
        #[status(extension)]
        value: Option<serde_json::Value>,
    },
}

fuzz_target!(|message: &[u8]| {
    let (line, headers, content) = head(message);
    let status = str::from_utf8(line).ok().and_then(|line| line.parse::<u16>().ok());
    let mut response = http::Response::new(content.to_vec());
    *response.status_mut() = status.and_then(|code| http::StatusCode::from_u16(code).ok()).unwrap_or_default();
    *response.headers_mut() = headers;
    let received = Received::new(response.clone());
    let _ = (received.retry_after(), received.challenges(), received.allow(), received.etag(), received.links());
    let Ok(Read::Known { error, .. }) = Failure::read(response) else { return };
    let sent = error.into_response();
    // A value that cannot be sent is left out, and what lacks it cannot be read.
    let Ok(Read::Known { error, .. }) = Failure::read(sent.clone()) else { return };
    let again = error.into_response();
    assert_eq!((again.status(), again.headers(), again.body()), (sent.status(), sent.headers(), sent.body()));
});
