use super::entries::Catalog;

/// Some of the variants of an enum, as a type of its own: the keyword `subset` declares one.
///
/// A subset is an enum with the same variants and fields. A function that returns it cannot return another variant, and
/// its catalogue and its part of an OpenAPI document have these variants alone. `?` leads from a subset into its enum,
/// and into every subset that contains it; `TryFrom` leads back.
///
/// ```
/// use status_runtime::{Catalog, HttpError, SubsetOf};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[status(subset(ReadCart = [NoSuchCart]))]
/// enum CartError {
///     #[error("cart {id} does not exist")]
///     #[status(not_found)]
///     NoSuchCart { id: u64 },
///     #[error("the cart is empty")]
///     #[status(conflict_state)]
///     Empty,
/// }
///
/// fn read(id: u64) -> Result<(), ReadCart> {
///     Err(ReadCart::NoSuchCart { id })
/// }
///
/// fn buy(id: u64) -> Result<(), CartError> {
///     read(id)?;
///     Err(CartError::Empty)
/// }
///
/// fn of<S: SubsetOf<CartError>>(part: S) -> (usize, CartError) {
///     (S::ENTRIES.len(), part.widen())
/// }
///
/// assert!(matches!(buy(7), Err(CartError::NoSuchCart { id: 7 })));
/// assert!(matches!(ReadCart::try_from(CartError::Empty), Err(CartError::Empty)));
/// assert!(matches!(of(ReadCart::NoSuchCart { id: 7 }), (1, CartError::NoSuchCart { .. })));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a subset of `{Whole}`",
    label = "not a subset of `{Whole}`",
    note = "help: declare it on the whole, with the variants that it has: `#[status(subset(Name = [..]))]`; a `Box<Whole>` takes a `Box<Part>`",
    note = "the type in parentheses has some of the variants of what the `transparent` variant holds"
)]
pub trait SubsetOf<Whole>: Catalog + Sized {
    /// The value of the enum: the same as `From`.
    fn widen(self) -> Whole;

    /// The value of the subset, or the value itself where it is of a variant that the subset lacks: the same as
    /// `TryFrom`.
    fn narrow(whole: Whole) -> Result<Self, Whole>;
}

impl<Whole, Part: SubsetOf<Whole>> SubsetOf<Box<Whole>> for Box<Part> {
    fn widen(self) -> Box<Whole> {
        Box::new((*self).widen())
    }

    fn narrow(whole: Box<Whole>) -> Result<Box<Part>, Box<Whole>> {
        Part::narrow(*whole).map(Box::new).map_err(Box::new)
    }
}

#[cfg(feature = "read")]
/// A type for whose subsets there are types: a server's, whose catalogue comes from the derive that makes them.
#[diagnostic::on_unimplemented(
    message = "the types of the subsets of `{Self}` are not there: `FromResponse` alone does not make them",
    label = "no derive makes this type",
    note = "help: an enum of its own for each operation, in place of `subset`; a server's enum derives `HttpError` as well",
    note = "`HttpError` makes the types of `subset`, and `FromResponse` reads responses into them"
)]
pub trait MakesSubsets {}

#[cfg(feature = "read")]
#[diagnostic::do_not_recommend]
impl<T: Catalog> MakesSubsets for T {}

#[cfg(feature = "read")]
#[allow(missing_docs)]
pub const fn makes_subsets<T: MakesSubsets>() {}
