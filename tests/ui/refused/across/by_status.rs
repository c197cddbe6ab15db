// What a client recognises by the status alone has nothing but a status.

use status_runtime::{FieldError, FromResponse, HttpError, Received, RetryAfter};

type Maybe<T> = Option<T>;
type Id = u64;

#[derive(Debug, FromResponse)]
enum OrderFailure {
    #[status(unavailable, by_status)]
    Down {
        #[status(extension)]
        since: u64,
        //~ u64 -> recognised by its status alone has no `since` | `Option` | `by_status`
        #[status(extension)]
        id: Id,
        //~ Id -> recognised by its status alone has no `id`
        #[status(extension)]
        until: Maybe<u64>,
        #[status(retry_after)]
        wait: Option<RetryAfter>,
    },
    #[status(validation_failed, by_status)]
    Invalid(#[status(errors)] Vec<FieldError>),
    //~ Vec<FieldError> -> recognised by its status alone has no `errors`
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
