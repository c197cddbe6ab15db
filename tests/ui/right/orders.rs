// The first example of the language, whole.
#![deny(warnings)]

use status_runtime::{HttpError, RetryAfter};

/// Stands for a database's error.
#[derive(Debug, thiserror::Error)]
#[error("database is locked")]
pub struct DatabaseError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the card was declined")]
#[status(payment_required)]
pub struct PaymentError;

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/", challenge = bearer(realm = "api"))]
pub enum OrderError {
    #[error("order {id} does not exist")]
    #[status(not_found)]
    NoSuchOrder { id: u64 },

    #[error("order {id} has already shipped")]
    #[status(conflict_state)]
    AlreadyShipped {
        #[status(extension)]
        id: u64,
    },

    #[error("sign in to see your orders")]
    #[status(unauthenticated)]
    NoToken,

    #[error("too many orders; wait {wait} s")]
    #[status(rate_limited)]
    TooFast {
        #[status(retry_after)]
        wait: RetryAfter,
    },

    #[error("the order did not pass validation")]
    #[status(validation_failed)]
    Invalid {
        #[status(errors)]
        errors: Vec<status_runtime::FieldError>,
    },

    #[error("storage failed")]
    #[status(unavailable, retry_after = "30s")]
    Storage(#[from] DatabaseError),

    #[error(transparent)]
    #[status(transparent)]
    Payment(#[from] PaymentError),
}

fn main() {
    assert_eq!(OrderError::NoToken.http_status(), 401);
}
