//! Every answer that a type can give, known at compile time, and what is made of that: [`openapi`], pages for people
//! ([`markdown()`], [`html`]), and [`lock!`], which keeps the contract from changing by accident.

#[cfg(feature = "problem")]
mod answer;
#[cfg(feature = "problem")]
pub mod html;
#[cfg(feature = "problem")]
pub(crate) mod lock;
#[cfg(feature = "problem")]
mod markdown;
#[cfg(feature = "problem")]
pub mod openapi;
#[cfg(feature = "problem")]
mod page;
#[cfg(feature = "problem")]
mod schema;

#[cfg(feature = "problem")]
pub use lock::lock;
#[cfg(feature = "problem")]
pub use markdown::markdown;

use crate::Entry;

/// What a type can answer with: one entry per variant, in order of declaration.
///
/// Both derives implement it. A `transparent` variant contributes the entries of the type it holds.
///
/// ```
/// use status_runtime::{Catalog, HttpError};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// enum CartError {
///     #[error("there is no such cart")]
///     #[status(not_found)]
///     NoSuchCart,
///     #[error("the cart is empty")]
///     #[status(conflict_state)]
///     Empty,
/// }
///
/// let codes: Vec<_> = CartError::ENTRIES.iter().map(|entry| (entry.status().as_u16(), entry.code())).collect();
/// assert_eq!(codes, [(404, "no_such_cart"), (409, "empty")]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no catalogue of answers",
    note = "both derives write one: `#[derive(HttpError)]`, `#[derive(HttpOutcome)]`"
)]
pub trait Catalog {
    /// One entry per variant, in order.
    const ENTRIES: &'static [&'static Entry];
}

impl<E: Catalog + ?Sized> Catalog for Box<E> {
    const ENTRIES: &'static [&'static Entry] = E::ENTRIES;
}
