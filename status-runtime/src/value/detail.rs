//! Fields in a detail.

use std::fmt::Display;

use crate::document::Piece;

/// Types that are allowed in a format string.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `Display`",
    label = "this value cannot be shown with `{{}}`",
    note = "help: implement `Display` for it, or show it with `Debug`: `:?` after the name, as in `{{id:?}}`",
    note = "a placeholder without a format shows its field with `Display`"
)]
#[allow(missing_docs)]
pub trait Shown {
    fn shown(&self) -> &dyn Display;
}

#[diagnostic::do_not_recommend]
impl<T: Display> Shown for T {
    fn shown(&self) -> &dyn Display {
        self
    }
}

#[allow(missing_docs)]
pub fn shown<T: Shown>(value: &T) -> &dyn Display {
    value.shown()
}

/// A field in a detail. Its inherent methods are for types that need no `core::fmt`, those of the trait for the rest.
#[derive(Debug)]
pub struct Show<'a, T>(pub &'a T);

macro_rules! show_numbers {
    ($($as:ty: $($type:ty),*;)*) => {
        $($(
            #[allow(missing_docs)]
            impl<'a> Show<'a, $type> {
                pub fn piece(self) -> Piece<'a> {
                    Piece::Number((*self.0 as $as).into())
                }
            }
        )*)*
    };
}

show_numbers! {
    u64: u8, u16, u32, u64, usize;
    i64: i8, i16, i32, i64;
}

#[allow(missing_docs)]
impl<'a> Show<'a, String> {
    pub fn piece(self) -> Piece<'a> {
        Piece::Text(self.0)
    }
}

#[allow(missing_docs)]
impl<'a> Show<'a, &str> {
    pub fn piece(self) -> Piece<'a> {
        Piece::Text(self.0)
    }
}

#[allow(missing_docs)]
pub trait ShowAny<'a> {
    fn piece(self) -> Piece<'a>;
}

impl<'a, T: Shown> ShowAny<'a> for Show<'a, T> {
    fn piece(self) -> Piece<'a> {
        Piece::Display(self.0.shown())
    }
}
