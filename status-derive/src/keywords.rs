//! The keywords, and the places where each is allowed.

use status_vocabulary::{Companion, Form, Keyword, Kind, Place, SITUATIONS};

/// The keywords of one place, whose names and examples are in the vocabulary.
macro_rules! keywords {
    ($(#[$doc:meta])* $place:ident at $at:ident { $($table:ident::$keyword:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $place {
            $($keyword),*
        }

        impl $place {
            pub(crate) const NAMES: &'static [&'static str] = &[$($table::$keyword.name()),*];

            pub(crate) fn named(name: &str) -> Option<$place> {
                const ALL: &[$place] = &[$($place::$keyword),*];
                ALL.iter().copied().find(|keyword| keyword.name() == name)
            }

            pub(crate) fn name(self) -> &'static str {
                match self { $($place::$keyword => $table::$keyword.name()),* }
            }

            pub(crate) fn example(self) -> &'static str {
                match self { $($place::$keyword => keywords!(@example $table $keyword $at)),* }
            }
        }
    };
    (@example Keyword $keyword:ident $at:ident) => {
        Keyword::$keyword.example(Place::$at).unwrap_or_default()
    };
    (@example Companion $keyword:ident $at:ident) => {
        Companion::$keyword.example()
    };
}

keywords! {
    /// The keywords of a type.
    TypeKeyword at Type {
        Keyword::Types,
        Keyword::Codes,
        Companion::Challenge,
        Keyword::Default,
        Keyword::Policy,
        Keyword::Role,
        Keyword::Body,
        Keyword::Crate,
        Keyword::Frameworks,
        Keyword::Header,
        Keyword::Deliberate,
    }
}

impl TypeKeyword {
    /// Returns whether a variant has it as well.
    pub(crate) fn is_of_variants_too(self) -> bool {
        matches!(self, TypeKeyword::Challenge | TypeKeyword::Header | TypeKeyword::Deliberate)
    }
}

keywords! {
    /// The keywords of a variant that are not companions.
    VariantKeyword at Variant {
        Keyword::Code,
        Keyword::Title,
        Keyword::Type,
        Keyword::Detail,
        Keyword::Expose,
        Keyword::Log,
        Keyword::Header,
        Keyword::Deliberate,
        Keyword::Like,
        Keyword::Extension,
        Keyword::Transparent,
    }
}

keywords! {
    /// The keywords of a field that are not companions.
    FieldKeyword at Field {
        Keyword::Extension,
        Keyword::Header,
        Keyword::Body,
        Keyword::ContentType,
    }
}

pub(crate) fn companions() -> impl Iterator<Item = &'static str> + Clone {
    Companion::ALL.iter().map(|companion| companion.name())
}

pub(crate) fn is_member(companion: Companion) -> bool {
    matches!(companion.form(), Form::Member(_))
}

pub(crate) fn is_known(keyword: &str) -> bool {
    VariantKeyword::named(keyword).is_some()
        || TypeKeyword::named(keyword).is_some()
        || FieldKeyword::named(keyword).is_some()
        || Companion::named(keyword).is_some()
}

pub(crate) fn situations(kind: Option<Kind>) -> impl Iterator<Item = &'static str> + Clone {
    SITUATIONS.iter().filter(move |row| kind.is_none_or(|kind| row.kind() == kind)).map(|row| row.name())
}
