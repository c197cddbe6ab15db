//! Members of the document.

use crate::document::Document;
#[cfg(feature = "problem")]
use crate::problem::FieldError;

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

    pub fn errors(self, name: &'static str, document: &mut Document<'_>)
    where
        T: ErrorsValue,
    {
        if let Some(value) = self.0 {
            document.any_member(name, value);
        }
    }
}

#[cfg(feature = "problem")]
#[allow(missing_docs)]
impl Extension<'_, Vec<FieldError>> {
    pub fn errors(self, name: &'static str, document: &mut Document<'_>) {
        document.field_errors(name, self.0);
    }
}

#[allow(missing_docs)]
pub trait AnyExtension<T> {
    fn member(self, name: &'static str, document: &mut Document<'_>)
    where
        T: Member;
    fn errors(self, name: &'static str, document: &mut Document<'_>)
    where
        T: ErrorsValue;
}

impl<T> AnyExtension<T> for Extension<'_, T> {
    fn member(self, name: &'static str, document: &mut Document<'_>)
    where
        T: Member,
    {
        document.any_member(name, self.0);
    }

    fn errors(self, name: &'static str, document: &mut Document<'_>)
    where
        T: ErrorsValue,
    {
        document.any_member(name, self.0);
    }
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
