//! Which words there are, and where each may stand.

use status_vocabulary::{Companion, Form, Keyword, Kind, Place, SITUATIONS};

/// The words of one place, of which the vocabulary says how each is called and written there.
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
    /// The words of a type.
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
    /// Whether a variant has it as well.
    pub(crate) fn is_of_variants_too(self) -> bool {
        matches!(self, TypeWord::Challenge | TypeWord::Header | TypeWord::Deliberate)
    }
}

words! {
    /// The words of a variant that are no companions.
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
    /// The words of a field that are no companions.
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
