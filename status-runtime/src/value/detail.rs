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

/// A field that a detail may show. Its inherent methods are for types whose `Display` and `Debug` repeat what a client has
/// sent, that of the trait for the rest.
#[derive(Debug)]
pub struct Repeating<'a, T>(pub &'a T);

#[allow(missing_docs)]
pub trait AnyRepeating {
    fn what_was_sent(self) -> bool;
}

impl<T> AnyRepeating for Repeating<'_, T> {
    #[inline]
    fn what_was_sent(self) -> bool {
        false
    }
}

/// Types that repeat what was sent, each with the condition under which it does.
#[cfg(feature = "problem")]
macro_rules! repeating {
    ($($(#[$cfg:meta])* $type:ty: $repeats:expr;)*) => {
        $(
            $(#[$cfg])*
            #[allow(missing_docs)]
            impl Repeating<'_, $type> {
                pub fn what_was_sent(self) -> bool {
                    let repeats: fn(&$type) -> bool = $repeats;
                    repeats(self.0)
                }
            }

            $(#[$cfg])*
            #[allow(missing_docs)]
            impl Repeating<'_, Box<$type>> {
                pub fn what_was_sent(self) -> bool {
                    Repeating::<$type>(&**self.0).what_was_sent()
                }
            }

            $(#[$cfg])*
            #[allow(missing_docs)]
            impl Repeating<'_, Option<$type>> {
                pub fn what_was_sent(self) -> bool {
                    self.0.as_ref().is_some_and(|value| Repeating::<$type>(value).what_was_sent())
                }
            }
        )*
    };
}

#[cfg(feature = "problem")]
repeating! {
    // An error of the syntax has a position, and one of a type has the value.
    serde_json::Error: serde_json::Error::is_data;
    #[cfg(feature = "garde")]
    garde::Report: |_| true;
    #[cfg(feature = "garde")]
    garde::Error: |_| true;
    #[cfg(feature = "validator")]
    validator::ValidationErrors: |_| true;
    #[cfg(feature = "validator")]
    validator::ValidationError: |_| true;
    #[cfg(feature = "axum-extract")]
    serde_path_to_error::Error<serde_json::Error>: |error| error.inner().is_data();
    #[cfg(feature = "axum-extract")]
    axum::extract::rejection::JsonRejection: |_| true;
    #[cfg(feature = "axum-extract")]
    axum::extract::rejection::PathRejection: |_| true;
    #[cfg(feature = "axum-extract")]
    axum::extract::rejection::QueryRejection: |_| true;
    #[cfg(feature = "axum-extract")]
    axum::extract::rejection::FormRejection: |_| true;
}
