//! The entries of a type, which include those of the types that its transparent variants hold.

use std::marker::PhantomData;

#[cfg(feature = "_responses")]
use http::{HeaderName, HeaderValue};
use status_vocabulary::situation;

use crate::entry::{Entry, HeaderSpec, Lines, MemberSpec, Parts};

/// The header or the member of that name: two types, and one search, since there are no traits in const evaluation.
macro_rules! named {
    ($specs:expr, $name:expr) => {{
        let mut specs = $specs;
        loop {
            match specs {
                [spec, ..] if $crate::text::is_same(spec.name(), $name) => break Some(spec),
                [_, rest @ ..] => specs = rest,
                [] => break None,
            }
        }
    }};
}
pub(super) use named;

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

    /// The `transparent` variants, in order: which of the entries are theirs, and what they add to them.
    const TRANSPARENT: &'static [Transparent] = &[];
}

impl<E: Catalog + ?Sized> Catalog for Box<E> {
    const ENTRIES: &'static [&'static Entry] = E::ENTRIES;
    const TRANSPARENT: &'static [Transparent] = E::TRANSPARENT;
}

/// A `transparent` variant: the entries of the type that it holds, and what it adds to their responses.
///
/// ```
/// use status_runtime::{Catalog, HttpError};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("the card was declined")]
/// #[status(payment_required)]
/// struct Declined;
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// enum OrderError {
///     #[error("payment: {source}")]
///     #[status(transparent, header("X-Provider" = "acme"))]
///     Payment {
///         source: Declined,
///         #[status(extension)]
///         order: u64,
///     },
/// }
///
/// let payment = &OrderError::TRANSPARENT[0];
/// assert_eq!((payment.variant(), payment.ty()), ("Payment", "Declined"));
/// assert_eq!(payment.entries()[0].code(), "declined");
/// assert_eq!(payment.headers()[0].name(), "x-provider");
/// assert_eq!(payment.members()[0].name(), "order");
/// assert!(OrderError::ENTRIES[0].members().is_empty()); // the entry is the inner error's
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Transparent {
    variant: &'static str,
    ty: &'static str,
    /// The number of the type's own entries before those of the variant.
    #[cfg_attr(
        not(any(feature = "_responses", feature = "read")),
        allow(dead_code, reason = "what lists them is a feature")
    )]
    before: usize,
    entries: &'static [&'static Entry],
    inner: &'static [Transparent],
    headers: &'static [HeaderSpec],
    members: &'static [MemberSpec],
    #[cfg_attr(not(feature = "_responses"), allow(dead_code, reason = "documents show them"))]
    lines: Lines,
    /// Constant members, each after its comma.
    #[cfg_attr(not(feature = "_responses"), allow(dead_code, reason = "documents show them"))]
    constants: &'static str,
}

impl Transparent {
    /// The variant's name, or the struct's.
    pub const fn variant(&self) -> &'static str {
        self.variant
    }

    /// The type that it holds, as in the source.
    pub const fn ty(&self) -> &'static str {
        self.ty
    }

    /// The entries of that type.
    pub const fn entries(&self) -> &'static [&'static Entry] {
        self.entries
    }

    /// The `transparent` variants of that type.
    pub const fn inner(&self) -> &'static [Transparent] {
        self.inner
    }

    /// The headers that it adds.
    pub const fn headers(&self) -> &'static [HeaderSpec] {
        self.headers
    }

    /// The members that it adds.
    pub const fn members(&self) -> &'static [MemberSpec] {
        self.members
    }

    /// The values of the headers that it adds that are constant.
    #[cfg(feature = "_responses")]
    pub(super) fn lines(&self) -> &'static [(HeaderName, HeaderValue)] {
        (self.lines)()
    }

    #[cfg(feature = "_responses")]
    pub(super) const fn constants(&self) -> &'static str {
        self.constants
    }

    /// Returns whether it adds anything.
    #[cfg(feature = "_responses")]
    pub(super) const fn adds(&self) -> bool {
        !self.headers.is_empty() || !self.members.is_empty()
    }

    #[cfg(feature = "_responses")]
    pub(super) const fn before(&self) -> usize {
        self.before
    }

    /// The variant among these that the entry at that position comes from, and its position there.
    #[cfg(feature = "read")]
    pub(super) const fn holding(variants: &[Transparent], at: usize) -> Option<(&Transparent, usize)> {
        let (mut rest, mut held) = (variants, 0);
        while let [variant, others @ ..] = rest {
            let start = variant.before + held;
            if at >= start && at < start + variant.entries.len() {
                return Some((variant, at - start));
            }
            held += variant.entries.len();
            rest = others;
        }
        None
    }

    #[allow(missing_docs)]
    #[doc(hidden)]
    pub const fn adding(
        mut self,
        headers: &'static [HeaderSpec],
        members: &'static [MemberSpec],
        lines: Lines,
        constants: &'static str,
    ) -> Transparent {
        self.headers = headers;
        self.members = members;
        self.lines = lines;
        self.constants = constants;
        self
    }
}

#[allow(missing_docs)]
pub const fn transparent(
    variant: &'static str,
    ty: &'static str,
    before: usize,
    entries: &'static [&'static Entry],
    inner: &'static [Transparent],
) -> Transparent {
    Transparent { variant, ty, before, entries, inner, headers: &[], members: &[], lines: || &[], constants: "" }
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
pub struct Cases<T: ?Sized>(PhantomData<T>);

#[allow(missing_docs)]
impl<T: Catalog + ?Sized> Cases<T> {
    pub const ENTRIES: &'static [&'static Entry] = T::ENTRIES;
    pub const TRANSPARENT: &'static [Transparent] = T::TRANSPARENT;
}

#[allow(missing_docs)]
pub trait NoCases {
    const ENTRIES: &'static [&'static Entry] = &[];
    const TRANSPARENT: &'static [Transparent] = &[];
}

impl<T: ?Sized> NoCases for T {}
