// A subset is a type with some of the variants, whatever their fields, parameters and attributes are, and whatever the
// crate forbids.

//! A service.

#![forbid(unsafe_code, missing_docs)]
#![deny(warnings, clippy::pedantic)]

use std::error::Error;
use std::fmt::{Debug, Display, Formatter};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use status_runtime::{Catalog, FromResponse, HttpError, HttpOutcome, Received};

/// Errors of the bank.
#[derive(Debug, thiserror::Error, HttpError)]
#[status(subset(Charge = [Declined, Busy]))]
pub enum BankError {
    /// The card was declined.
    #[error("the card was declined")]
    #[status(payment_required)]
    Declined,
    /// Too many requests.
    #[error("wait")]
    #[status(rate_limited)]
    Busy {
        /// How long.
        #[status(retry_after)]
        wait: Duration,
    },
    /// The vault is closed.
    #[error("the vault is closed")]
    #[status(maintenance, retry_after = "1h")]
    Closed,
}

/// Errors of orders.
#[derive(Debug, thiserror::Error, HttpError)]
#[status(challenge = bearer(realm = "api"))]
#[status(subset(Any = [NoToken, Storage], Read = [Any, Missing, NotYours]))]
#[status(subset(Pay = [Read, Bank(Charge)], PayAll = [Pay1, Bank], Only = r#type))]
#[cfg_attr(all(), status(subset(There = [Storage])))]
#[cfg_attr(any(), status(subset(Removed = [Removed])))]
pub enum OrderError {
    /// No token.
    #[error("sign in")]
    #[status(unauthenticated)]
    NoToken,
    /// No such order.
    #[error("order {id} does not exist")]
    #[status(not_found)]
    Missing {
        /// Its number.
        id: u64,
    },
    /// Not the caller's.
    #[error("order {id} is another's")]
    #[status(hidden, like = Missing)]
    NotYours {
        /// Its number.
        id: u64,
    },
    /// The store fails.
    #[error("the store failed")]
    #[status(unavailable, retry_after = "30s")]
    Storage(#[from] std::io::Error),
    /// The bank's.
    #[error(transparent)]
    #[status(transparent)]
    Bank(#[from] BankError),
    /// Old.
    #[deprecated]
    #[error("pay in another way")]
    #[status(conflict_state)]
    Pay1,
    /// Behind a feature.
    #[cfg(any())]
    #[error("gone")]
    #[status(gone)]
    Removed,
    /// A keyword of Rust's.
    #[allow(non_camel_case_types)]
    #[error("of another type")]
    #[status(conflict_state)]
    r#type,
}

/// Errors with parameters, and with a `Display` by hand.
#[derive(Debug, HttpError)]
#[status(subset(Borrowed = [Name, Count], Owned = Value, Neither = [Nothing]))]
pub enum Generic<'a, T, U: Into<T> = T, const N: usize = 1>
where
    T: Debug + Clone,
    U: Debug,
{
    /// A name.
    #[status(not_found, detail = "no {name}")]
    Name {
        /// It.
        name: &'a str,
    },
    /// Numbers.
    #[status(conflict_state, detail = "taken")]
    Count([u8; N]),
    /// A value.
    #[status(gone, detail = "gone")]
    Value(T),
    /// Another.
    #[status(locked, detail = "locked")]
    Other(U),
    /// Nothing.
    #[status(forbidden, detail = "no")]
    Nothing,
}

macro_rules! displayed {
    ($([$($params:tt)*] $type:ty,)*) => {
        $(
            impl<$($params)*> Display for $type {
                fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
                    f.write_str("it")
                }
            }

            impl<$($params)*> Error for $type {}
        )*
    };
}

displayed! {
    ['a, T: Debug + Clone, U: Debug + Into<T>, const N: usize] Generic<'a, T, U, N>,
    ['a, const N: usize] Borrowed<'a, N>,
    [T: Debug + Clone] Owned<T>,
    [] Neither,
}

/// Errors whose parameters name each other.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[non_exhaustive]
#[doc(hidden)]
#[status(subset(Late = [Second], Listed = [List, Size]))]
pub enum Bounded<'a, 'b: 'a, A, S = u8, B = Vec<A>>
where
    A: Debug,
    B: Debug,
    S: Debug,
{
    /// The first.
    #[status(not_found)]
    First(&'a str),
    /// The second.
    #[non_exhaustive]
    #[status(gone)]
    Second(&'b str),
    /// One.
    #[status(locked)]
    One(A),
    /// Several.
    #[status(conflict_state)]
    List(B),
    /// Its size.
    #[status(forbidden)]
    Size(S),
}

/// Successes.
#[derive(HttpOutcome)]
#[status(subset(Found = [One, Unchanged]))]
pub enum Outcome {
    /// One.
    #[status(ok)]
    One(#[status(body)] u64),
    /// As it was.
    #[status(not_modified)]
    Unchanged,
    /// Placed.
    #[status(created, location = "/orders/{id}")]
    Placed {
        /// Its number.
        id: u64,
    },
}

/// Its errors.
///
/// # Errors
/// All of them.
pub fn read(id: u64) -> Result<Found, Read> {
    std::fs::read("order")?;
    if id == 0 { Err(Read::Missing { id }) } else { Ok(Found::One(id)) }
}

/// Its errors.
///
/// # Errors
/// All of them.
pub fn pay(id: u64) -> Result<Outcome, Pay> {
    let found = read(id)?;
    Err(Charge::Declined)?;
    Ok(found.into())
}

/// Its errors.
///
/// # Errors
/// All of them.
pub fn whole(id: u64) -> Result<Outcome, OrderError> {
    Ok(pay(id)?)
}

/// Read back, with parameters, and beside what is unknown.
#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[error("it failed")]
#[status(subset(
    Known = [Held, Several],
    Kept = [Else, Known],
    Inner = [Inside],
    Server = [Own]
))]
pub enum Readable<T: Debug + Serialize + DeserializeOwned, E: std::error::Error + FromResponse + Catalog + HttpError> {
    /// A value.
    #[status(not_found)]
    Held {
        /// It.
        #[status(extension)]
        value: T,
    },
    /// Several.
    #[status(gone)]
    Several {
        /// They.
        #[status(extension)]
        values: Vec<T>,
    },
    /// Another's.
    #[status(transparent)]
    Inside(E),
    /// The server's own.
    #[status(locked, server_only)]
    Own(u8),
    /// Everything else.
    #[status(internal, unknown)]
    Else(Received),
}

fn main() {
    assert_eq!(Pay::ENTRIES.len() + Found::ENTRIES.len(), 8);
}
