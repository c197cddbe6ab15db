//! Members of the document.

use crate::document::Document;
#[cfg(feature = "problem")]
use crate::field_error::FieldError;

/// Types that can be a member of the document.
#[cfg(feature = "problem")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a member of the problem document",
    label = "this does not serialize",
    note = "help: any `serde::Serialize`: add `#[derive(serde::Serialize)]` to it"
)]
pub trait Member: serde::Serialize {}

#[cfg(feature = "problem")]
#[diagnostic::do_not_recommend]
impl<T: serde::Serialize + ?Sized> Member for T {}

/// Types that can be a member of the document: none, without serde.
#[cfg(not(feature = "problem"))]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a member of the problem document",
    label = "members need the feature `problem` of `status-runtime`",
    note = "help: turn it on; it brings serde"
)]
pub trait Member {}

/// Types that can be the member `errors`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the list of errors",
    label = "not a list of serializable items",
    note = "help: `Vec<FieldError>` or any iterable of serializable items, but not a map",
    note = "help: `garde::Report` and `validator::ValidationErrors` need the feature `garde` or `validator` of `status-runtime`",
    note = "the member `errors` is an array, and a map is an object (RFC 9457 3)"
)]
pub trait ErrorsValue: Member {}

#[cfg(feature = "problem")]
#[diagnostic::do_not_recommend]
impl<T: serde::Serialize + ?Sized> ErrorsValue for T where for<'a> &'a T: IntoIterator<Item: Element> {}

/// The items of a list, which are references. Those of a map are pairs.
#[cfg(feature = "problem")]
#[allow(missing_docs)]
pub trait Element {}

#[cfg(feature = "problem")]
#[diagnostic::do_not_recommend]
impl<T: ?Sized> Element for &T {}

/// A field that is a member of the document. Its inherent methods are for values that are left out or have a short
/// form.
#[derive(Debug)]
pub struct Extension<'a, T>(pub &'a T);

#[allow(missing_docs)]
impl<T> Extension<'_, Option<T>> {
    pub fn member(self, name: &'static str, document: &mut Document<'_>)
    where
        T: Member,
    {
        if let Some(value) = self.0 {
            document.any_member(name, value);
        }
    }
}

#[allow(missing_docs)]
pub trait AnyExtension<T> {
    fn member(self, name: &'static str, document: &mut Document<'_>)
    where
        T: Member;
}

impl<T> AnyExtension<T> for Extension<'_, T> {
    fn member(self, name: &'static str, document: &mut Document<'_>)
    where
        T: Member,
    {
        document.any_member(name, self.0);
    }
}

/// A field that is the member `errors`: an `Option` of a list, or by reference, and so later in method resolution, any list.
/// Types with inherent methods come before both.
#[allow(missing_docs)]
pub trait AnyErrors {
    type List;

    fn errors(self, name: &'static str, document: &mut Document<'_>)
    where
        Self::List: ErrorsValue;
}

impl<T> AnyErrors for Extension<'_, Option<T>> {
    type List = T;

    fn errors(self, name: &'static str, document: &mut Document<'_>)
    where
        T: ErrorsValue,
    {
        if let Some(value) = self.0 {
            document.any_member(name, value);
        }
    }
}

impl<T> AnyErrors for &Extension<'_, T> {
    type List = T;

    fn errors(self, name: &'static str, document: &mut Document<'_>)
    where
        T: ErrorsValue,
    {
        document.any_member(name, self.0);
    }
}

/// Lists that are written as field errors, without serde.
#[cfg(feature = "problem")]
macro_rules! lists {
    ($($(#[$cfg:meta])* $list:ty: $errors:expr;)*) => {
        $(
            $(#[$cfg])*
            #[allow(missing_docs)]
            impl Extension<'_, $list> {
                pub fn errors(self, name: &'static str, document: &mut Document<'_>) {
                    document.field_errors(name, &$errors(self.0));
                }
            }

            $(#[$cfg])*
            #[allow(missing_docs)]
            impl Extension<'_, Option<$list>> {
                pub fn errors(self, name: &'static str, document: &mut Document<'_>) {
                    if let Some(list) = self.0 {
                        Extension(list).errors(name, document);
                    }
                }
            }
        )*
    };
}

#[cfg(feature = "problem")]
lists! {
    Vec<FieldError>: Vec::as_slice;
    #[cfg(feature = "garde")]
    garde::Report: FieldError::from_garde;
    #[cfg(feature = "validator")]
    validator::ValidationErrors: FieldError::from_validator;
}

/// Types that a member of the document can be read into.
#[cfg(feature = "read")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a member of the problem document",
    label = "this does not deserialize into a value of its own",
    note = "help: any `serde::Deserialize` that borrows nothing: add `#[derive(serde::Deserialize)]` to it; or `server_only` on the variant",
    note = "a client reads the field from the member that the server has made of it"
)]
#[allow(missing_docs)]
pub trait Readable: serde::de::DeserializeOwned {}

#[cfg(feature = "read")]
#[diagnostic::do_not_recommend]
impl<T: serde::de::DeserializeOwned> Readable for T {}

/// Types that the member `errors` can be read into: a list, as it is written. A report of a validator reads something else.
#[cfg(feature = "read")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from the member `errors`",
    label = "not a list that deserializes",
    note = "help: `Vec<FieldError>`; or `server_only` on the variant",
    note = "a client reads the errors as they are written, each with a pointer and a detail"
)]
#[allow(missing_docs)]
pub trait ReadableErrors: Readable {}

#[cfg(feature = "read")]
#[diagnostic::do_not_recommend]
impl<T: Readable> ReadableErrors for T where for<'a> &'a T: IntoIterator<Item: Element> {}
