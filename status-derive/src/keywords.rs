//! The keywords, and the places where each is allowed.

use status_vocabulary::{Companion, Form, Kind, SITUATIONS};

/// The keywords of one place.
macro_rules! place {
    ($(#[$doc:meta])* $place:ident { $($keyword:ident $name:expr, $example:expr;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $place {
            $($keyword),*
        }

        impl $place {
            pub(crate) const ALL: &'static [$place] = &[$($place::$keyword),*];

            pub(crate) fn named(name: &str) -> Option<$place> {
                $place::ALL.iter().copied().find(|keyword| keyword.name() == name)
            }

            pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
                $place::ALL.iter().copied().map($place::name)
            }

            pub(crate) fn name(self) -> &'static str {
                match self { $($place::$keyword => $name),* }
            }

            pub(crate) fn example(self) -> &'static str {
                match self { $($place::$keyword => $example),* }
            }
        }
    };
}

/// Each place with the keywords whose rows have an example for it.
macro_rules! places {
    ($(
        $keyword:ident $name:ident $spelling:literal {
            purpose: $purpose:literal,
            $(source: $source:literal,)?
            $(member: $member:literal,)?
            $(remark: $remark:literal,)?
            $(type: $on_type:literal takes $type_value:literal,)?
            $(variant: $on_variant:literal takes $variant_value:literal,)?
            $(field: $on_field:literal takes $field_value:literal,)?
        }
    )*) => {
        place! {
            /// The keywords of a type that are not companions.
            TypeKeyword { $($($keyword $spelling, $on_type;)?)* }
        }
        place! {
            /// The keywords of a variant that are not companions.
            VariantKeyword { $($($keyword $spelling, $on_variant;)?)* }
        }
        place! {
            /// The keywords of a field that are not companions.
            FieldKeyword { $($($keyword $spelling, $on_field;)?)* }
        }
    };
}

status_vocabulary::keyword_rows!(places);

impl TypeKeyword {
    /// Returns whether it may be given more than once.
    pub(crate) fn repeats(self) -> bool {
        self == TypeKeyword::Subset || self.is_of_variants_too()
    }

    /// Returns whether a variant has it as well.
    pub(crate) fn is_of_variants_too(self) -> bool {
        VariantKeyword::named(self.name()).is_some()
    }
}

pub(crate) fn companions() -> impl Iterator<Item = &'static str> + Clone {
    Companion::ALL.iter().map(|companion| companion.name())
}

/// The names of the companions that may stand on a type.
pub(crate) fn companions_of_the_type() -> impl Iterator<Item = &'static str> + Clone {
    let companions = Companion::ALL.iter().filter(|companion| companion.may_stand_on_the_type());
    companions.map(|companion| companion.name())
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
