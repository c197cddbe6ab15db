//! The errors of the shop: one variant for each that a client would want to distinguish.

use std::error::Error;
use std::time::Duration;

use rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE;
use status_runtime::{ETag, HttpError, RetryAfter};

use crate::extract::{Negotiated, Rejection};
use crate::store::State;

/// Every response of the shop when something went wrong.
#[derive(Debug, thiserror::Error, HttpError)]
// The path of the shop's pages about the problem types (`pages.rs`): one build serves every host and port.
#[status(types = crate::TYPES, challenge = bearer(realm = crate::REALM))]
// The errors of each step.
#[status(subset(
    MustWrite = MayNotWrite,
    MustAdminister = [MayNotAdminister, SecondFactorRequired],
    MustBeStaff = StaffOnly,
    MustBeOpen = TooLate,
    IfMatch = [Request(Negotiated), VersionRequired, VersionOutdated],
    Find = [NoSuchOrder, NotYours, OrderCancelled, Storage],
    Place = [QuotaUsedUp, ReferenceTaken, Storage],
    Claim = [KeyReused, KeyInUse, Storage, Bug]
))]
// The errors of each operation: those of its steps, and those that stand before it.
#[status(subset(
    Any = [NoToken, UnknownToken, TokenExpired, TooFast, Storage, Bug],
    FindMoved = Request(Negotiated),
    ListOrders = [Any, Request(Negotiated)],
    PlaceOrder = [Any, Request, MustWrite, Claim, Place],
    ReadOrder = [Any, Request(Negotiated), Find],
    CancelOrder = [ReadOrder, MustWrite, MustBeOpen],
    ChangeOrder = [Any, Request, Find, MustWrite, MustBeOpen, IfMatch, ReferenceTaken],
    PayOrder = [Any, Request, Find, MustWrite, MustBeOpen, CardDeclined],
    ShipOrder = [ReadOrder, MustBeStaff, MustBeOpen, NotPaid],
    SwitchFault = [Any, Request, MustAdminister]
))]
pub enum ShopError {
    /// The request cannot be read, or has a value that makes no sense: what the extractors refuse, and what the shop checks
    /// itself in the same form.
    #[error(transparent)]
    #[status(transparent)]
    Request(#[from] Rejection),

    /// The request came without a token.
    #[error("sign in to see your orders")]
    #[status(unauthenticated)]
    NoToken,

    /// Nobody has this token.
    #[error("this token is not one of ours")]
    #[status(invalid_credentials)]
    UnknownToken,

    /// The token was good once.
    #[error("this token has expired")]
    #[status(expired_credentials)]
    TokenExpired,

    /// The token was given for a password alone, which is not enough here.
    #[error("sign in with a second factor")]
    #[status(step_up_required, challenge = bearer(realm = "shop", acr_values = "mfa"))]
    SecondFactorRequired,

    /// The token was given for reading.
    #[error("this token may only read")]
    #[status(insufficient_scope, challenge = bearer(realm = "shop", scope = "orders:write"))]
    MayNotWrite,

    /// The token was not given for running the shop.
    #[error("this token may not run the shop")]
    #[status(insufficient_scope, challenge = bearer(realm = "shop", scope = "admin"))]
    MayNotAdminister,

    /// Only the people in the warehouse can ship.
    #[error("only the warehouse can ship an order")]
    #[status(forbidden)]
    StaffOnly,

    /// Too many requests with this token.
    // A `RetryAfter` shows the number that the header has.
    #[error("too many requests; wait {wait} s")]
    #[status(rate_limited)]
    TooFast {
        #[status(retry_after)]
        wait: RetryAfter,
    },

    /// The customer has placed as many orders as they may in a day.
    #[error("no more orders today: {quota} are allowed in 24 hours")]
    #[status(quota_exceeded)]
    QuotaUsedUp {
        #[status(extension)]
        quota: u32,
        #[status(retry_after)]
        wait: Duration,
    },

    /// There is no such order.
    #[error("order {id} does not exist")]
    #[status(not_found)]
    NoSuchOrder { id: i64 },

    /// The order exists and belongs to another customer; clients cannot distinguish the two.
    #[error("order {id} belongs to another customer")]
    #[status(hidden, like = NoSuchOrder)]
    NotYours { id: i64 },

    /// The order was cancelled and will not come back.
    #[error("order {id} was cancelled")]
    #[status(gone)]
    OrderCancelled { id: i64 },

    /// The order has come too far to be changed or cancelled.
    #[error("order {id} can no longer be changed")]
    #[status(conflict_state)]
    TooLate {
        id: i64,
        #[status(extension)]
        state: State,
    },

    /// The order has to be paid before it is shipped.
    #[error("order {id} has not been paid")]
    #[status(conflict_state)]
    NotPaid { id: i64 },

    /// The customer has another order with this reference.
    #[error("you have another order with this reference")]
    #[status(already_exists, field = "reference")]
    ReferenceTaken,

    /// An order is only changed by those who say which version they have seen.
    #[error("send the order's ETag in `If-Match`")]
    #[status(precondition_required)]
    VersionRequired,

    /// The order has changed since the caller has read it.
    #[error("the order has changed since you have read it")]
    #[status(precondition_failed)]
    VersionOutdated {
        #[status(etag)]
        current: ETag,
    },

    /// The idempotency key belongs to another request.
    #[error("this idempotency key came with other content before")]
    #[status(idempotency_key_reused)]
    KeyReused,

    /// The first request with this idempotency key is not finished.
    #[error("the first request with this idempotency key is not finished")]
    #[status(request_in_progress)]
    KeyInUse {
        #[status(retry_after)]
        wait: Duration,
    },

    /// The bank does not pay with this card.
    #[error("the card was declined")]
    #[status(payment_required)]
    CardDeclined,

    /// The store fails; what it says about that is not for the caller.
    #[error("the store failed")]
    #[status(unavailable, retry_after = "30s")]
    Storage(#[from] rusqlite::Error),

    /// A mistake in the shop's own code.
    #[error("a handler failed")]
    #[status(internal)]
    Bug(#[source] Box<dyn Error + Send + Sync>),
}

/// Returns whether a customer's reference is taken: it is the only `UNIQUE` in the schema.
pub fn is_reference_taken(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|cause| cause.extended_code == SQLITE_CONSTRAINT_UNIQUE)
}

#[cfg(test)]
mod tests {
    /// Clients are written against these codes, types and members.
    #[test]
    fn the_contract_holds() {
        status_runtime::catalog::lock!("errors.lock", super::ShopError);
    }
}
