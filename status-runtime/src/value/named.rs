//! The named fields in an error's text, for clients that get them one by one.

use std::fmt::Display;

/// The function that each field is passed to, with its name.
#[allow(missing_debug_implementations, missing_docs)]
pub struct Named<'a>(pub(crate) &'a mut dyn FnMut(&'static str, &dyn Display));

/// A field in a text. Its inherent method is for what can be shown; a text can contain other types in forms of its own, and
/// those are left out.
#[derive(Debug)]
pub struct NamedField<'a, T>(pub &'a T);

#[allow(missing_docs)]
impl<T: Display> NamedField<'_, T> {
    pub fn put(self, name: &'static str, named: &mut Named<'_>) {
        (named.0)(name, self.0);
    }
}

#[allow(missing_docs)]
pub trait AnyNamedField: Sized {
    fn put(self, _name: &'static str, _named: &mut Named<'_>) {}
}

impl<T> AnyNamedField for NamedField<'_, T> {}
