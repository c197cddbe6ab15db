//! Derived code passes clippy's strictest lints in the author's crate.
#![deny(clippy::pedantic, clippy::nursery, clippy::all)]
#![deny(missing_docs, unused_qualifications, unreachable_pub)]

use std::time::Duration;

use status_runtime::{Challenge, HttpError, HttpOutcome};

/// An error with something of everything.
#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/", challenge = bearer(realm = "api"), default = internal)]
#[status(policy(validation = 400), header("X-Service" = "orders"))]
enum OrderError {
    /// It is not there.
    #[error("order {id} does not exist")]
    #[status(not_found, detail = "there is no order {id:>4}")]
    NoSuchOrder { id: u64 },
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
    #[status(unavailable, retry_after = "30s")]
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
#[derive(Debug, thiserror::Error, HttpError)]
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
fn answers_are_given() {
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
    assert_eq!(Conflict { with: &[1_u8], size: [0; 2] }.http_status(), 409);

    let outcomes =
        [(Done::Created { id: 1, text: String::new() }, 201), (Done::Accepted(1), 202), (Done::Nothing, 204)];
    for (outcome, status) in outcomes {
        assert_eq!(outcome.entry().status(), status, "{outcome:?}");
    }
}
