//! The keywords, and the places where each is allowed.

use status_vocabulary::{Companion, Form, Keyword, Kind, Place, SITUATIONS};

/// The keywords of one place, whose names and examples are in the vocabulary.
macro_rules! words {
    ($(#[$doc:meta])* $place:ident at $at:ident { $($table:ident::$word:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $place {
            $($word),*
        }

        impl $place {
            pub(crate) const NAMES: &'static [&'static str] = &[$($table::$word.name()),*];

            pub(crate) fn named(name: &str) -> Option<$place> {
                const ALL: &[$place] = &[$($place::$word),*];
                ALL.iter().copied().find(|word| word.name() == name)
            }

            pub(crate) fn name(self) -> &'static str {
                match self { $($place::$word => $table::$word.name()),* }
            }

            pub(crate) fn example(self) -> &'static str {
                match self { $($place::$word => words!(@example $table $word $at)),* }
            }
        }
    };
    (@example Keyword $word:ident $at:ident) => {
        Keyword::$word.example(Place::$at).unwrap_or_default()
    };
    (@example Companion $word:ident $at:ident) => {
        Companion::$word.example()
    };
}

words! {
    /// The keywords of a type.
    TypeWord at Type {
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

impl TypeWord {
    /// Returns whether a variant has it as well.
    pub(crate) fn is_of_variants_too(self) -> bool {
        matches!(self, TypeWord::Challenge | TypeWord::Header | TypeWord::Deliberate)
    }
}

words! {
    /// The keywords of a variant that are not companions.
    VariantWord at Variant {
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

words! {
    /// The keywords of a field that are not companions.
    FieldWord at Field {
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

pub(crate) fn is_known(word: &str) -> bool {
    VariantWord::named(word).is_some()
        || TypeWord::named(word).is_some()
        || FieldWord::named(word).is_some()
        || Companion::named(word).is_some()
}

pub(crate) fn situations(kind: Option<Kind>) -> impl Iterator<Item = &'static str> + Clone {
    SITUATIONS.iter().filter(move |row| kind.is_none_or(|kind| row.kind() == kind)).map(|row| row.name())
}
