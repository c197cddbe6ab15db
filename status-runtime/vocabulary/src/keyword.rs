use core::fmt;

/// A place for a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On the type.
    Type,
    /// On a variant, or on a struct, which has a single variant: itself.
    Variant,
    /// On a field.
    Field,
}

macro_rules! keywords {
    ($(
        $keyword:ident $name:ident $spelling:literal {
            purpose: $purpose:literal,
            $(source: $source:literal,)?
            $(member: $member:literal,)?
            $(type: $on_type:literal,)?
            $(variant: $on_variant:literal,)?
            $(field: $on_field:literal,)?
        }
    )*) => {
        /// A keyword of the attribute that is neither a situation nor a companion: it shapes the document or the response.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Keyword {
            $(#[doc = $purpose] $keyword,)*
        }

        impl Keyword {
            /// All keywords, in the order in which they are documented.
            pub const ALL: &'static [Keyword] = &[$(Keyword::$keyword),*];

            /// The keyword in the attribute.
            pub const fn name(self) -> &'static str {
                match self { $(Keyword::$keyword => $spelling),* }
            }

            /// The purpose of the keyword.
            pub const fn purpose(self) -> &'static str {
                match self { $(Keyword::$keyword => $purpose),* }
            }

            /// The RFC and section that define it.
            pub const fn source(self) -> Option<&'static str> {
                match self { $(Keyword::$keyword => optional!($($source)?)),* }
            }

            /// The member that it adds to every problem document.
            pub const fn member(self) -> Option<&'static str> {
                match self { $(Keyword::$keyword => optional!($($member)?)),* }
            }

            /// An example of it at that place, if it is allowed there.
            pub const fn example(self, place: Place) -> Option<&'static str> {
                match (self, place) {
                    $(
                        (Keyword::$keyword, Place::Type) => optional!($($on_type)?),
                        (Keyword::$keyword, Place::Variant) => optional!($($on_variant)?),
                        (Keyword::$keyword, Place::Field) => optional!($($on_field)?),
                    )*
                }
            }
        }

        /// The keywords as the table of situations writes them.
        #[allow(non_upper_case_globals, dead_code)]
        pub(crate) mod name {
            use super::Keyword;
            $(pub(crate) const $name: Keyword = Keyword::$keyword;)*
        }
    };
}

keywords! {
    Types types "types" {
        purpose: "what the problem type of every variant begins with",
        source: "RFC 9457 3.1.1",
        type: "types = \"https://api.example.com/problems/\"",
    }
    Codes codes "codes" {
        purpose: "how the member `code` is made from a variant's name",
        type: "codes = \"kebab-case\"",
    }
    Default default "default" {
        purpose: "the situation of variants without `#[status]`",
        type: "default = internal",
    }
    Policy policy "policy" {
        purpose: "the codes on which published guides disagree",
        type: "policy(duplicate = 409)",
    }
    Role role "role" {
        purpose: "who is speaking",
        source: "RFC 9110 3.7",
        type: "role = gateway",
    }
    Body body "body" {
        purpose: "the content of the response",
        source: "RFC 9110 6.4",
        type: "body = text",
        field: "body",
    }
    Crate crate_path "crate" {
        purpose: "where the runtime is, when it is renamed or re-exported",
        type: "crate = my::reexport",
    }
    Frameworks frameworks "frameworks" {
        purpose: "which frameworks' traits are implemented",
        type: "frameworks = [axum]",
    }
    Detail detail "detail" {
        purpose: "what happened this time, for a person",
        source: "RFC 9457 3.1.4",
        member: "detail",
        variant: "detail = \"order {id} is gone\"",
    }
    Code code "code" {
        purpose: "what happened, for a program",
        source: "RFC 9457 3.2",
        member: "code",
        variant: "code = \"out_of_stock\"",
    }
    Title title "title" {
        purpose: "what kind of problem it is, for a person",
        source: "RFC 9457 3.1.3",
        member: "title",
        variant: "title = \"Out of stock\"",
    }
    Type type_uri "type" {
        purpose: "what kind of problem it is, as a URI",
        source: "RFC 9457 3.1.1",
        member: "type",
        variant: "type = \"https://api.example.com/problems/out-of-stock\"",
    }
    Expose expose "expose" {
        purpose: "lets a masked situation show its own text",
        source: "RFC 9457 5",
        variant: "expose",
    }
    Log log "log" {
        purpose: "the level at which the response is logged",
        variant: "log = warn",
    }
    Header header "header" {
        purpose: "a header of one's own",
        source: "RFC 9110 16.3",
        type: "header(\"X-Service\" = \"orders\")",
        variant: "header(\"X-Reason\" = \"x\")",
        field: "header = \"X-Trace\"",
    }
    Deliberate deliberate "deliberate" {
        purpose: "silences the warnings about what it names",
        type: "deliberate(challenge)",
        variant: "deliberate(retry_after)",
    }
    Like like "like" {
        purpose: "the `not_found` variant that a hidden one must not be told from",
        source: "RFC 9110 15.5.4",
        variant: "like = Missing",
    }
    Extension extension "extension" {
        purpose: "a member of one's own in the document",
        source: "RFC 9457 3.2",
        variant: "extension(tier = \"free\")",
        field: "extension = \"order_id\"",
    }
    Transparent transparent "transparent" {
        purpose: "the response is that of the one field, which is itself an `HttpError`",
        variant: "transparent",
    }
    ContentType content_type "content_type" {
        purpose: "the media type of the content",
        source: "RFC 9110 8.3",
        field: "body, content_type = \"text/csv\"",
    }
}

impl Keyword {
    /// Its place in a set of terms.
    pub(crate) const fn bit(self) -> u128 {
        1 << (64 + self as u8)
    }

    /// The keyword of that name.
    pub fn named(name: &str) -> Option<Keyword> {
        Keyword::ALL.iter().copied().find(|keyword| keyword.name() == name)
    }

    /// The keywords that may stand at that place.
    pub fn of(place: Place) -> impl Iterator<Item = Keyword> + Clone {
        Keyword::ALL.iter().copied().filter(move |keyword| keyword.example(place).is_some())
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
