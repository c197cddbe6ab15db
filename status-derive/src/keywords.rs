//! Which words there are, and where each may stand.

use status_vocabulary::{Companion, Form, Kind, SITUATIONS};

/// The words of one place, each with how it is written there.
macro_rules! words {
    ($(#[$doc:meta])* $place:ident { $($word:ident $name:literal, $example:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $place {
            $($word),*
        }

        impl $place {
            pub(crate) const NAMES: &'static [&'static str] = &[$($name),*];

            pub(crate) fn named(name: &str) -> Option<$place> {
                match name {
                    $($name => Some($place::$word),)*
                    _ => None,
                }
            }

            pub(crate) fn name(self) -> &'static str {
                match self { $($place::$word => $name),* }
            }

            pub(crate) fn example(self) -> &'static str {
                match self { $($place::$word => $example),* }
            }
        }
    };
}

words! {
    /// The words of a type.
    TypeWord {
        Types "types", "types = \"https://api.example.com/problems/\"";
        Codes "codes", "codes = \"kebab-case\"";
        Challenge "challenge", "challenge = bearer(realm = \"api\")";
        Default "default", "default = internal";
        Policy "policy", "policy(duplicate = 409)";
        Role "role", "role = gateway";
        Body "body", "body = text";
        Crate "crate", "crate = my::reexport";
        Frameworks "frameworks", "frameworks = [axum]";
        Header "header", "header(\"X-Service\" = \"orders\")";
        Deliberate "deliberate", "deliberate(challenge)";
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
    VariantWord {
        Code "code", "code = \"out_of_stock\"";
        Title "title", "title = \"Out of stock\"";
        Type "type", "type = \"https://api.example.com/problems/out-of-stock\"";
        Detail "detail", "detail = \"order {id} is gone\"";
        Expose "expose", "expose";
        Log "log", "log = warn";
        Header "header", "header(\"X-Reason\" = \"x\")";
        Deliberate "deliberate", "deliberate(retry_after)";
        Like "like", "like = Missing";
        Extension "extension", "extension(tier = \"free\")";
        Transparent "transparent", "transparent";
    }
}

words! {
    /// The words of a field that are no companions.
    FieldWord {
        Extension "extension", "extension = \"order_id\"";
        Header "header", "header = \"X-Trace\"";
        Body "body", "body";
        ContentType "content_type", "body, content_type = \"text/csv\"";
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
