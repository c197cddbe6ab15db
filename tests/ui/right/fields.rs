// Every companion as a field, of every type that fits, and as an `Option` of it.
#![deny(warnings)]

use std::time::{Duration, SystemTime};

use status_runtime::{
    Allow, Challenge, ContentRange, ETag, FieldError, HttpError, HttpOutcome, Link, Location, Parameter, RateLimit,
    RateLimitPolicy, RetryAfter, Upgrade,
};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = proxy)]
pub enum Challenges {
    #[status(unauthenticated)]
    One {
        #[status(challenge)]
        challenge: Challenge,
    },
    #[status(unauthenticated)]
    Many(#[status(challenge)] Vec<Challenge>),
    #[status(forbidden)]
    Perhaps {
        #[status(challenge)]
        challenge: Option<Challenge>,
    },
    #[status(proxy_authentication_required)]
    Proxy {
        #[status(proxy_challenge)]
        challenge: Challenge,
    },
    #[status(invalid_credentials, challenge = dpop(algs = "ES256"))]
    Nonce {
        #[status(dpop_nonce)]
        nonce: String,
    },
    #[status(invalid_credentials, challenge = dpop(algs = "ES256"))]
    PerhapsANonce {
        #[status(dpop_nonce)]
        nonce: Option<String>,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = bearer(realm = "api"))]
pub enum StandIn {
    #[status(unauthenticated)]
    Perhaps {
        #[status(challenge)]
        challenge: Option<Challenge>,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Delays {
    #[status(unavailable)]
    Duration(#[status(retry_after)] Duration),
    #[status(unavailable)]
    U8(#[status(retry_after)] u8),
    #[status(unavailable)]
    U16(#[status(retry_after)] u16),
    #[status(unavailable)]
    U32(#[status(retry_after)] u32),
    #[status(unavailable)]
    U64(#[status(retry_after)] u64),
    #[status(unavailable)]
    Usize(#[status(retry_after)] usize),
    #[status(unavailable)]
    Date(#[status(retry_after)] SystemTime),
    #[status(unavailable)]
    Typed(#[status(retry_after)] RetryAfter),
    #[status(unavailable)]
    Perhaps(#[status(retry_after)] Option<Duration>),
    #[status(rate_limited)]
    PerhapsSeconds {
        #[status(retry_after)]
        seconds: Option<u64>,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Lists {
    #[status(method_not_allowed)]
    Allow(#[status(allow)] Allow),
    #[status(method_not_allowed)]
    Methods(#[status(allow)] Vec<http::Method>),
    #[status(method_not_allowed)]
    Static(#[status(allow)] &'static [http::Method]),
    #[status(unsupported_media_type)]
    Accept(#[status(accept)] Vec<String>),
    #[status(unsupported_media_type)]
    StaticAccept(#[status(accept)] &'static [&'static str]),
    #[status(unsupported_media_type)]
    PerhapsAccept(#[status(accept)] Option<Vec<String>>),
    #[status(unsupported_media_type)]
    AcceptPatch(#[status(accept_patch)] Vec<String>),
    #[status(unsupported_content_coding)]
    AcceptEncoding(#[status(accept_encoding)] &'static [&'static str]),
    #[status(upgrade_required)]
    Upgrade(#[status(upgrade)] Upgrade),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Headers {
    #[status(precondition_failed)]
    Etag {
        #[status(etag)]
        etag: ETag,
        #[status(last_modified)]
        changed: SystemTime,
    },
    #[status(edit_conflict)]
    EtagText(#[status(etag)] String),
    #[status(edit_conflict)]
    PerhapsEtag(#[status(etag)] Option<ETag>),
    #[status(bad_request)]
    Link {
        #[status(link)]
        help: Link,
        #[status(link)]
        more: Vec<Link>,
        #[status(link)]
        perhaps: Option<Link>,
    },
    #[status(rate_limited, retry_after = none)]
    RateLimit {
        #[status(rate_limit)]
        left: RateLimit,
        #[status(rate_limit_policy)]
        policy: RateLimitPolicy,
        #[status(rate_limit)]
        perhaps: Option<RateLimit>,
    },
    #[status(gone)]
    Sunset {
        #[status(deprecation)]
        deprecation: SystemTime,
        #[status(sunset)]
        sunset: Option<SystemTime>,
    },
    #[status(forbidden)]
    Caching {
        #[status(cache_control)]
        cache_control: String,
        #[status(vary)]
        vary: String,
        #[status(content_language)]
        language: Option<String>,
    },
    #[status(forbidden)]
    OfOnesOwn {
        #[status(header = "X-Value")]
        value: http::HeaderValue,
        #[status(header = "X-Text")]
        text: String,
        #[status(header = "X-Static")]
        fixed: &'static str,
        #[status(header = "X-Count")]
        count: u64,
        #[status(header = "X-Offset")]
        offset: i32,
        #[status(header = "X-Perhaps")]
        perhaps: Option<String>,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Members {
    #[status(validation_failed)]
    Errors(#[status(errors)] Vec<FieldError>),
    #[status(validation_failed)]
    Any(#[status(errors)] std::collections::BTreeSet<String>),
    #[status(validation_failed)]
    Perhaps(#[status(errors)] Option<Vec<FieldError>>),
    #[status(invalid_parameter)]
    Parameter(#[status(parameter)] Parameter),
    #[status(invalid_parameter)]
    InQuery(#[status(parameter = query)] String),
    #[status(invalid_parameter)]
    InPath(#[status(parameter = path)] &'static str),
    #[status(invalid_parameter)]
    InHeader(#[status(parameter = header)] std::borrow::Cow<'static, str>),
    #[status(conflict_state)]
    InCookie(#[status(parameter = cookie)] Option<String>),
    #[status(already_exists)]
    Field(#[status(field)] String),
    #[status(not_acceptable)]
    Available(#[status(available)] Vec<String>),
    #[status(content_too_large)]
    MaxBytes(#[status(max_bytes)] u64),
    #[status(header_fields_too_large)]
    HeaderName(#[status(header_name)] &'static str),
    #[status(range_not_satisfiable)]
    Length(#[status(complete_length)] u64),
    #[status(conflict_state)]
    Extensions {
        #[status(extension)]
        id: u64,
        #[status(extension = "customer")]
        name: String,
        #[status(extension)]
        perhaps: Option<Vec<u8>>,
        unsaid: (),
    },
}

#[derive(HttpOutcome)]
pub enum Outcomes {
    #[status(see_other)]
    Uri(#[status(location)] http::Uri),
    #[status(see_other)]
    Text(#[status(location)] String),
    #[status(see_other)]
    Location(#[status(location)] Location),
    #[status(created)]
    Perhaps(#[status(location)] Option<Location>),
    #[status(ok)]
    ContentLocation(#[status(content_location)] http::Uri),
    #[status(partial_content)]
    Part {
        #[status(content_range)]
        range: ContentRange,
        #[status(body)]
        bytes: Vec<u8>,
    },
    #[status(accepted)]
    Accepted(#[status(monitor)] Link),
    #[status(im_used)]
    Delta(#[status(etag)] ETag),
}

/// `Option` by another name.
type Maybe<T> = Option<T>;

/// One of the two is there at a time, or neither.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum OneOfTwo {
    #[status(gone)]
    Named(#[status(header = "X-Trace")] Option<String>, #[status(header = "X-Trace")] Option<String>),
    #[status(gone)]
    ByAnotherName(#[status(header = "X-Trace")] Maybe<String>, #[status(header = "X-Trace")] Maybe<String>),
}

fn main() {}
