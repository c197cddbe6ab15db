//! Common parts of the fields that are lists (RFC 9110 5.6.1).

use std::fmt;

use status_vocabulary::grammar::{GrammarError, elements};
use status_vocabulary::render;

use super::field::{Header, Invalid};
use super::scan::ascii;

pub(crate) type Validator = fn(&str) -> Result<(), GrammarError>;

/// A header that is written as a list of elements.
#[allow(missing_docs)]
pub trait ListHeader: Header {
    const ELEMENT: Validator;
    const CONNECTION: Option<&'static str>;
}

/// A header that is a list, and that is written as one text.
#[allow(missing_docs)]
pub trait TextHeader: Header {
    const TEXT: Validator;
}

/// Validated elements, as sent: separated by a comma and a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct List(String);

impl List {
    pub(crate) const fn new() -> List {
        List(String::new())
    }

    pub(crate) fn push(&mut self, element: &str) {
        let is_first = self.0.is_empty();
        let written = render::element(&mut self.0, is_first, element);
        debug_assert!(written.is_ok());
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        elements(&self.0).map(|(_, element)| element)
    }

    /// The list, or that error if it is empty and must not be.
    pub(crate) fn unless_empty(self, title: &'static str, empty: Option<&'static str>) -> Result<List, Invalid> {
        match empty {
            Some(what) if self.0.is_empty() => Err(Invalid::new(title, GrammarError::new(0, what))),
            _ => Ok(self),
        }
    }

    /// Appends the elements of a line, which may have none.
    pub(crate) fn extend(&mut self, title: &'static str, line: &[u8], validate: Validator) -> Result<(), Invalid> {
        let line = ascii(line).map_err(|error| Invalid::new(title, error))?;
        for (at, element) in elements(line) {
            validate(element).map_err(|error| Invalid::new(title, error.moved(at)))?;
            self.push(element);
        }
        Ok(())
    }
}

impl<'a> FromIterator<&'a str> for List {
    fn from_iter<I: IntoIterator<Item = &'a str>>(elements: I) -> List {
        let mut list = List::new();
        elements.into_iter().for_each(|element| list.push(element));
        list
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A header that is a list whose elements are text, validated one by one.
macro_rules! list {
    ($(#[$doc:meta])* $type:ident, $title:literal, $name:expr, $validate:expr, empty: $empty:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $type($crate::header::list::List);

        impl $type {
            /// A list of these elements.
            ///
            /// # Errors
            ///
            /// One of them is not valid in this header, or the header needs one and there is none.
            #[inline]
            pub fn new<I>(elements: I) -> Result<Self, $crate::header::field::Invalid>
            where
                I: IntoIterator<Item: AsRef<str>>,
            {
                let mut list = $crate::header::list::List::new();
                for element in elements {
                    $validate(element.as_ref()).map_err(|error| $crate::header::field::Invalid::new(Self::TITLE, error))?;
                    list.push(element.as_ref());
                }
                list.unless_empty(Self::TITLE, $empty).map($type)
            }

            /// Parses the lines that a peer sent.
            ///
            /// # Errors
            ///
            /// An element is not valid in this header, its position counting from the start of its line; or the header
            /// needs one and there is none.
            #[inline]
            pub fn parse_all<I>(lines: I) -> Result<Self, $crate::header::field::Invalid>
            where
                I: IntoIterator<Item: AsRef<[u8]>>,
            {
                let mut list = $crate::header::list::List::new();
                for line in lines {
                    list.extend(Self::TITLE, line.as_ref(), $validate)?;
                }
                list.unless_empty(Self::TITLE, $empty).map($type)
            }

            /// The elements, in order.
            #[inline]
            pub fn iter(&self) -> impl Iterator<Item = &str> {
                self.0.iter()
            }

            /// The elements with commas between.
            #[inline]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// Returns whether the list is empty.
            #[inline]
            pub fn is_empty(&self) -> bool {
                self.as_str().is_empty()
            }
        }

        impl $crate::header::list::ListHeader for $type {
            const ELEMENT: $crate::header::list::Validator = $validate;
            const CONNECTION: Option<&'static str> = status_vocabulary::Companion::$type.connection();
        }

        impl std::str::FromStr for $type {
            type Err = $crate::header::field::Invalid;

            #[inline]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse_all([text])
            }
        }

        impl std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        $crate::header::field::field!($type, $title, $name);
    };
}
