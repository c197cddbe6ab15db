//! The entries of a type, which include those of the types that its transparent variants hold.

use std::marker::PhantomData;

use status_vocabulary::situation;

use crate::entry::{Entry, Parts};

/// The possible responses of a type: one entry per variant, in order of declaration.
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
    message = "`{Self}` has no catalogue of responses",
    note = "both derives write one: `#[derive(HttpError)]`, `#[derive(HttpOutcome)]`"
)]
pub trait Catalog {
    /// One entry per variant, in order.
    const ENTRIES: &'static [&'static Entry];
}

impl<E: Catalog + ?Sized> Catalog for Box<E> {
    const ENTRIES: &'static [&'static Entry] = E::ENTRIES;
}

/// The entries of a type whose transparent variants hold other types, flattened.
pub const fn flatten<const N: usize>(groups: &[&[&'static Entry]]) -> [&'static Entry; N] {
    let mut flat = [&NOBODY; N];
    let (mut group, mut filled) = (0, 0);
    while group < groups.len() {
        let mut at = 0;
        while at < groups[group].len() {
            assert!(filled < N, "more transparent entries than the catalogue of a generic type has room for");
            flat[filled] = groups[group][at];
            filled += 1;
            at += 1;
        }
        group += 1;
    }
    flat
}

/// Room for the transparent entries of a generic type, whose number cannot be part of the type.
const ROOM: usize = 256;

/// The entries of a generic type, before they are flattened: those that are sent, or those that are read.
#[allow(missing_docs)]
pub trait Flat<const READ: bool = false> {
    const GROUPS: &'static [&'static [&'static Entry]];
}

#[allow(missing_docs)]
pub trait Flattened<const READ: bool = false> {
    const COUNT: usize;
    const FLAT: &'static [&'static Entry; ROOM];
}

impl<const READ: bool, T: Flat<READ>> Flattened<READ> for T {
    const COUNT: usize = count(T::GROUPS);
    const FLAT: &'static [&'static Entry; ROOM] = &flatten(T::GROUPS);
}

#[allow(missing_docs)]
pub const fn refs<const N: usize>(entries: &'static [Entry; N]) -> [&'static Entry; N] {
    let mut refs = [&NOBODY; N];
    let mut at = 0;
    while at < N {
        refs[at] = &entries[at];
        at += 1;
    }
    refs
}

/// The number of entries of all groups.
pub const fn count(groups: &[&[&'static Entry]]) -> usize {
    let (mut group, mut sum) = (0, 0);
    while group < groups.len() {
        sum += groups[group].len();
        group += 1;
    }
    sum
}

static NOBODY: Entry = Parts::outcome(situation::NO_CONTENT).entry("", "", "", "");

/// The entries of a type that may have none: the missing `HttpError` is reported once, and not again for its catalogue.
#[allow(missing_debug_implementations)]
pub struct Answers<T: ?Sized>(PhantomData<T>);

#[allow(missing_docs)]
impl<T: Catalog + ?Sized> Answers<T> {
    pub const ENTRIES: &'static [&'static Entry] = T::ENTRIES;
}

#[allow(missing_docs)]
pub trait NoAnswers {
    const ENTRIES: &'static [&'static Entry] = &[];
}

impl<T: ?Sized> NoAnswers for T {}
