// Generics, lifetimes, const generics, defaults and where-clauses are carried over as they are.
#![deny(warnings)]

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Debug, Display};

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Store<E>
where
    E: Error + 'static,
{
    #[status(unavailable, retry_after = "30s")]
    Storage(#[source] E),
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Shown<T: Display + Debug> {
    #[status(not_found, detail = "there is no {0}")]
    Missing(T),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Listed<T>
where
    T: serde::Serialize + Debug,
{
    #[status(conflict_state)]
    Conflict {
        #[status(extension)]
        with: Vec<T>,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Inner<E: HttpError + 'static> {
    #[status(transparent)]
    Inner(E),
    #[status(internal)]
    Other,
}

#[derive(Debug, HttpError)]
pub enum Borrowed<'a, 'b: 'a, T: ?Sized, const N: usize = 4>
where
    T: Debug + 'a,
{
    #[status(not_found, detail = "there is no {name}")]
    Missing { name: &'a str },
    #[status(bad_request, detail = "{text}")]
    Bad { text: Cow<'b, str>, bytes: [u8; N] },
    #[status(internal)]
    Internal(&'a T),
}

impl<'a, 'b: 'a, T: ?Sized + Debug + 'a, const N: usize> Display for Borrowed<'a, 'b, T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it failed")
    }
}

impl<'a, 'b: 'a, T: ?Sized + Debug + 'a, const N: usize> Error for Borrowed<'a, 'b, T, N> {}

#[derive(HttpOutcome)]
pub enum Fetched<T: serde::Serialize, const N: usize> {
    #[status(ok)]
    Whole {
        #[status(body)]
        value: T,
    },
    #[status(created, location = "/orders/{id}")]
    Created { id: u64, unused: [u8; N] },
}

fn main() {}
