//! Derived code passes clippy's strictest lints in the author's crate.
#![deny(clippy::pedantic, clippy::nursery, clippy::all)]
#![deny(missing_docs, unused_qualifications, unreachable_pub)]

use std::time::Duration;

use status_runtime::{Challenge, FromResponse, HttpError, HttpOutcome, IntoResponse, Read, Received};

/// An error with something of everything.
#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[status(types = "https://api.example.com/problems/", challenge = bearer(realm = "api"), default = internal)]
#[status(policy(validation = 400), header("X-Service" = "orders"))]
enum OrderError {
    /// It is not there.
    #[error("order {id} does not exist")]
    #[status(not_found, detail = "there is no order {id:>4}")]
    NoSuchOrder {
        #[status(extension)]
        id: u64,
    },
    /// It is there, for others.
    #[error("order {id} belongs to {owner}")]
    #[status(hidden)]
    NotYours { id: u64, owner: String },
    /// Nobody is signed in.
    #[error("sign in")]
    #[status(unauthenticated)]
    NoToken(#[status(challenge)] Option<Challenge>),
    /// Too fast.
    #[error("wait {wait:?}")]
    #[status(rate_limited, rate_limit_policy(name = "burst", quota = 10, window = "1s"))]
    TooFast {
        #[status(retry_after)]
        wait: Duration,
        #[status(extension)]
        tries: u64,
        #[status(header = "X-Limit")]
        limit: u64,
    },
    /// Something of the machine's.
    #[error("storage failed")]
    #[status(unavailable, retry_after = "30s", server_only)]
    Storage(#[from] std::io::Error),
    /// Something else.
    #[error("it broke")]
    Broken,
    /// What went wrong inside.
    #[error(transparent)]
    #[status(transparent)]
    Payment(#[from] Declined),
}

/// A struct is one variant.
#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[error("declined")]
#[status(payment_required)]
struct Declined;

/// With a parameter.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it conflicts")]
#[status(conflict_state)]
struct Conflict<'a, T: serde::Serialize + std::fmt::Debug, const N: usize> {
    #[status(extension)]
    with: &'a [T],
    size: [u8; N],
}

/// What a client makes of the errors of another.
#[derive(Debug, FromResponse)]
enum Failure<T> {
    /// It is in the way.
    #[status(conflict_state, code = "conflict")]
    Conflict {
        #[status(extension)]
        with: T,
    },
    /// There is no response.
    #[status(unavailable, by_status)]
    Down,
    /// Whatever else it is.
    #[status(unknown)]
    Other(Box<Received>),
}

impl<T> From<Failure<T>> for u16 {
    fn from(failure: Failure<T>) -> Self {
        match failure {
            Failure::Conflict { .. } => 409,
            Failure::Down => 503,
            Failure::Other(received) => received.status().as_u16(),
        }
    }
}

/// What goes well.
#[derive(Debug, HttpOutcome)]
enum Done {
    /// It was made.
    #[status(created, location = "/orders/{id}")]
    Created {
        id: u64,
        #[status(body)]
        text: String,
    },
    /// It will be.
    #[status(accepted, monitor = "/jobs/{0}")]
    Accepted(u64),
    /// There is nothing to say.
    #[status(no_content)]
    Nothing,
}

#[test]
fn responses_are_sent() {
    let errors = [
        (OrderError::NoSuchOrder { id: 1 }, 404),
        (OrderError::NotYours { id: 1, owner: "somebody".to_owned() }, 404),
        (OrderError::NoToken(None), 401),
        (OrderError::TooFast { wait: Duration::from_secs(1), tries: 3, limit: 2 }, 429),
        (OrderError::from(std::io::Error::other("disk")), 503),
        (OrderError::Broken, 500),
        (OrderError::from(Declined), 402),
    ];
    for (error, status) in errors {
        assert_eq!(error.http_status(), status, "{error}");
    }
    let conflict = Conflict { with: &[1_u8], size: [0; 2] };
    assert_eq!(conflict.http_status(), 409);
    let read = Failure::<Vec<u8>>::read(conflict.into_response()).map(Read::into_error);
    assert!(matches!(read, Ok(Failure::Conflict { with }) if with == [1]));
    for status in [503, 502] {
        let response = http::Response::builder().status(status).body("").unwrap();
        assert_eq!(u16::from(Failure::<u8>::read(response).unwrap().into_error()), status);
    }

    let outcomes =
        [(Done::Created { id: 1, text: String::new() }, 201), (Done::Accepted(1), 202), (Done::Nothing, 204)];
    for (outcome, status) in outcomes {
        assert_eq!(outcome.entry().status(), status, "{outcome:?}");
    }
}
