// What a client recognises by the status alone has nothing but a status.

use status_runtime::{Challenge, ETag, FieldError, FromResponse, HttpError, Link, Received, RetryAfter};

type Maybe<T> = Option<T>;
type Id = u64;

#[derive(Debug, FromResponse)]
enum OrderFailure {
    #[status(unavailable, by_status)]
    Down {
        #[status(extension)]
        since: u64,
        //~ u64 -> recognised by its status alone may lack `since` | `Option` | `by_status`
        #[status(extension)]
        id: Id,
        //~ Id -> recognised by its status alone may lack `id`
        #[status(extension)]
        until: Maybe<u64>,
        #[status(retry_after)]
        wait: Option<RetryAfter>,
    },
    #[status(validation_failed, by_status)]
    Invalid(#[status(errors)] Vec<FieldError>),
    //~ Vec<FieldError> -> recognised by its status alone may lack `errors`
}

#[derive(Debug, FromResponse)]
enum Headers {
    #[status(rate_limited, by_status)]
    TooFast {
        #[status(retry_after)]
        wait: RetryAfter,
        //~ RetryAfter -> may lack `retry-after` | `Option` | `by_status`
        #[status(header = "X-Trace")]
        trace: String,
        //~ String -> may lack `x-trace`
        #[status(etag)]
        etag: Maybe<ETag>,
        #[status(link)]
        links: Vec<Link>,
    },
    #[status(unauthenticated, by_status)]
    SignIn(#[status(challenge)] Vec<Challenge>),
    //~ Vec<Challenge> -> may lack `www-authenticate`
    #[status(method_not_allowed, by_status)]
    Method(#[status(allow)] Vec<http::Method>),
    //~ Vec<http::Method> -> may lack `allow`
}

#[derive(Debug, FromResponse)]
enum Inner {
    #[status(unavailable, by_status)]
    Down,
}

#[derive(Debug, FromResponse)]
enum Outer {
    #[status(transparent)]
    Inner {
        inner: Inner,
        #[status(extension)]
        order: u64,
        //~ u64 -> may lack `order`
        #[status(header = "X-Trace")]
        trace: Option<String>,
    },
}

#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[error("it failed")]
enum OrderError {
    #[status(gone)]
    Gone,
    #[status(internal, server_only, by_status)]
    //~ by_status -> `by_status` and `server_only` exclude each other | `by_status` or `server_only`
    Down,
}

#[derive(Debug, FromResponse)]
enum Caught {
    #[status(gone)]
    Gone,
    #[status(unknown, by_status)]
    //~ by_status -> `by_status` and `unknown` exclude each other
    Unknown(Received),
}

#[derive(Debug, FromResponse)]
enum KeptAtHome {
    #[status(gone)]
    Gone,
    #[status(unknown, server_only)]
    //~ unknown -> `unknown` and `server_only` exclude each other
    Unknown(Received),
}

fn main() {}
