//! The keywords inside `#[status(..)]`, for editors: the purpose of each, and the RFC and section that define it.
//!
//! The situations are in [`situation::error`](crate::situation::error) and [`situation::outcome`](crate::situation::outcome).
//! The others are here, and those that an editor offers at a place are in the module of that place. All is made from the
//! rows of the vocabulary, to which an editor leads.
//!
//! Each part of the documentation is a literal of its own, since editors show only literals; so a code span is three lines.

macro_rules! companions {
    ($(
        $companion:ident $name:ident $keyword:literal {
            $(header: $header:literal,)?
            $(member: $member:literal,)?
            $(connection: $connection:literal,)?
            shape: $shape:tt,
            purpose: $purpose:literal,
            source: $source:literal,
            $(on_type: $on_type:literal,)?
            example: $example:literal,
            $($rest:tt)*
        }
    )*) => {
        $(
            #[doc = $purpose]
            #[doc = ""]
            $(#[doc = "Header `"] #[doc = $header] #[doc = "`,"])?
            $(#[doc = "Member `"] #[doc = $member] #[doc = "`,"])?
            #[doc = $source]
            #[doc = ""]
            #[doc = "```text"]
            #[doc = $example]
            #[doc = "```"]
            // The page is long, and only editors show it here.
            #[cfg_attr(rust_analyzer, doc = "")]
            #[cfg_attr(rust_analyzer, doc = include_str!(concat!("../docs/companions/", stringify!($name), ".md")))]
            #[allow(non_upper_case_globals)]
            pub const $name: Companion = Companion::$companion;
        )*
    };
}

/// The companions whose rows say so.
macro_rules! companions_of_the_type {
    ($(
        $companion:ident $name:ident $keyword:literal {
            $(header: $header:literal,)?
            $(member: $member:literal,)?
            $(connection: $connection:literal,)?
            shape: $shape:tt,
            purpose: $purpose:literal,
            source: $source:literal,
            $(on_type: $on_type:literal,)?
            example: $example:literal,
            $($rest:tt)*
        }
    )*) => {
        $($(offered! { $on_type companion::$name })?)*
    };
}

macro_rules! keywords {
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
        /// The keywords that are not companions.
        pub mod keyword {
            use status_vocabulary::Keyword;

            $(
                #[doc = $purpose]
                $(#[doc = ""] #[doc = $remark])?
                #[doc = ""]
                $(#[doc = "Member `"] #[doc = $member] #[doc = "`"])?
                #[doc = ""]
                $(#[doc = $source])?
                $(
                    #[doc = ""] #[doc = "On the type:"] #[doc = $type_value]
                    #[doc = ""] #[doc = "```text"] #[doc = $on_type] #[doc = "```"]
                )?
                $(
                    #[doc = ""] #[doc = "On a variant:"] #[doc = $variant_value]
                    #[doc = ""] #[doc = "```text"] #[doc = $on_variant] #[doc = "```"]
                )?
                $(
                    #[doc = ""] #[doc = "On a field:"] #[doc = $field_value]
                    #[doc = ""] #[doc = "```text"] #[doc = $on_field] #[doc = "```"]
                )?
                #[allow(non_upper_case_globals)]
                pub const $name: Keyword = Keyword::$keyword;
            )*
        }

        /// The keywords of a type, for all of its variants.
        pub mod of_the_type {
            pub use super::companions_of_the_type::*;
            $($(offered! { $on_type keyword::$name })?)*
        }

        /// The keywords of a variant beside its situation.
        pub mod of_a_variant {
            pub use super::companion::*;
            $($(offered! { $on_variant keyword::$name })?)*
        }

        /// The keywords of a field.
        pub mod of_a_field {
            pub use super::companion::*;
            $($(offered! { $on_field keyword::$name })?)*
        }
    };
}

/// One keyword whose row has the place, under its name in the attribute.
macro_rules! offered {
    // `crate` cannot be a name.
    ($row:literal keyword::crate_path) => {};
    ($row:literal $module:ident::$name:ident) => {
        pub use super::$module::$name;
    };
}

/// The keywords of a struct, which is a type with one variant.
pub mod of_a_struct {
    pub use super::of_a_variant::*;
    pub use super::of_the_type::*;
}

/// The headers and members that go with a situation.
pub mod companion {
    use status_vocabulary::Companion;

    status_vocabulary::companion_rows!(companions);
}

/// The companions that may stand on the type.
pub mod companions_of_the_type {
    status_vocabulary::companion_rows!(companions_of_the_type);
}

status_vocabulary::keyword_rows!(keywords);
