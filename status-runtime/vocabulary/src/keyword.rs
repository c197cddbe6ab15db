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
            $(remark: $remark:literal,)?
            $(type: $on_type:literal takes $type_value:literal,)?
            $(variant: $on_variant:literal takes $variant_value:literal,)?
            $(field: $on_field:literal takes $field_value:literal,)?
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

            /// Further remarks, in whole sentences.
            pub const fn remark(self) -> Option<&'static str> {
                match self { $(Keyword::$keyword => optional!($($remark)?)),* }
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

            /// The values that it takes at that place, if it is allowed there.
            pub const fn value(self, place: Place) -> Option<&'static str> {
                match (self, place) {
                    $(
                        (Keyword::$keyword, Place::Type) => optional!($($type_value)?),
                        (Keyword::$keyword, Place::Variant) => optional!($($variant_value)?),
                        (Keyword::$keyword, Place::Field) => optional!($($field_value)?),
                    )*
                }
            }
        }

        /// The keywords as the table of situations writes them.
        #[allow(non_upper_case_globals, dead_code, reason = "a row of that table names the keywords that it needs")]
        pub(crate) mod name {
            use super::Keyword;
            $(pub(crate) const $name: Keyword = Keyword::$keyword;)*
        }
    };
}

/// The rows, for each macro that makes something of every keyword.
#[doc(hidden)]
#[macro_export]
macro_rules! keyword_rows {
    ($make:ident) => {
        $make! {
            Types types "types" {
                purpose: "what the problem type of every variant begins with",
                source: "RFC 9457 3.1.1",
                remark: "A variant's problem type is this and its code in kebab-case; without it, `about:blank` (RFC 9457 4.2.1).",
                type: "types = \"https://api.example.com/problems/\"" takes "an absolute URI, or a full path such as `\"/problems/\"`, that ends in `/`, `#`, `:` or `=`; or a path to a `const`",
            }
            Codes codes "codes" {
                purpose: "how the member `code` is made from a variant's name",
                type: "codes = \"kebab-case\"" takes "`\"snake_case\"`, `\"SCREAMING_SNAKE_CASE\"` or `\"kebab-case\"`",
            }
            Default default "default" {
                purpose: "the situation of variants without `#[status]`",
                remark: "Without it, each variant has to have its own.",
                type: "default = internal" takes "a situation",
            }
            Policy policy "policy" {
                purpose: "the codes on which published guides disagree",
                type: "policy(duplicate = 409)" takes "`duplicate = 409/400/422`, `validation = 422/400`, `if_match = 412/409`, `hidden = 404/403`",
            }
            Role role "role" {
                purpose: "the part that the service plays between client and origin",
                source: "RFC 9110 3.7",
                remark: "The codes 203, 407, 502, 504 and 511 depend on it, and so does `proxy_status`.",
                type: "role = gateway" takes "`origin`, `gateway`, `proxy` or `intercepting_proxy`",
            }
            Body body "body" {
                purpose: "the content of the response",
                source: "RFC 9110 6.4",
                type: "body = text" takes "`problem`, `text`, `none`, or a type that implements `Renderer`: the representation of the errors",
                field: "body" takes "no value; on outcomes only",
            }
            Crate crate_path "crate" {
                purpose: "where the runtime is, when it is renamed or re-exported",
                type: "crate = my::reexport" takes "a path",
            }
            Frameworks frameworks "frameworks" {
                purpose: "which frameworks' traits are implemented",
                remark: "It is for a framework whose trait is implemented by hand.",
                type: "frameworks = [axum]" takes "`none`, or a list of features",
            }
            Subset subset "subset" {
                purpose: "makes some of the variants a type of their own",
                remark: "It is for the responses of one operation. It may be repeated.",
                type: "subset(ReadOrder = [NoSuchOrder, NoToken])" takes "names, each with a list of variants",
            }
            Domain domain "domain" {
                purpose: "the service that the errors belong to, for clients of gRPC",
                remark: "Without it, the host of `types`, else the name of the crate. It is the `domain` of google.rpc.ErrorInfo.",
                type: "domain = \"orders.example.com\"" takes "a name such as that of the service's host, or a path to a `const`",
            }
            Detail detail "detail" {
                purpose: "what happened this time, for a person",
                source: "RFC 9457 3.1.4",
                member: "detail",
                remark: "Without it, the `Display` text; `none` leaves it out.",
                variant: "detail = \"order {id} is gone\"" takes "a format string over the fields, a `const` or `none`",
            }
            Code code "code" {
                purpose: "what happened, for a program",
                source: "RFC 9457 3.2",
                member: "code",
                remark: "Without it, the variant's name.",
                variant: "code = \"out_of_stock\"" takes "a string",
            }
            Title title "title" {
                purpose: "what kind of problem it is, for a person",
                source: "RFC 9457 3.1.3",
                member: "title",
                remark: "Without it, the situation's title.",
                variant: "title = \"Out of stock\"" takes "a string",
            }
            Type r#type "type" {
                purpose: "what kind of problem it is, as a URI",
                source: "RFC 9457 3.1.1",
                member: "type",
                remark: "Without it, the type's `types` and the code.",
                variant: "type = \"https://api.example.com/problems/out-of-stock\"" takes "an absolute URI or a full path",
            }
            Expose expose "expose" {
                purpose: "lets a masked situation show its own text",
                source: "RFC 9457 5",
                remark: "Every situation of a 5xx is masked, but `http_version_not_supported`.",
                variant: "expose" takes "no value",
            }
            Log log "log" {
                purpose: "the level at which the response is logged",
                remark: "Without it, the situation's level.",
                variant: "log = warn" takes "`error`, `warn`, `info`, `debug` or `off`",
            }
            Grpc grpc "grpc" {
                purpose: "the code that clients of gRPC get",
                remark: "Without it, the situation's code. It is for a variant of which a specification says otherwise, and it must not contradict when the call may be repeated.",
                variant: "grpc = FAILED_PRECONDITION" takes "a code of gRPC",
            }
            Header header "header" {
                purpose: "a header of any other name",
                source: "RFC 9110 16.3",
                type: "header(\"X-Service\" = \"orders\")" takes "a name and a value, for every variant but a `transparent` one",
                variant: "header(\"X-Reason\" = \"x\")" takes "a name and a value; may be repeated",
                field: "header = \"X-Trace\"" takes "a name; the field is a `HeaderValue`, `String`, `&'static str` or integer",
            }
            Deliberate deliberate "deliberate" {
                purpose: "silences the warnings about what it names",
                type: "deliberate(challenge)" takes "`challenge`, for the one on the type",
                variant: "deliberate(retry_after)" takes "companions",
            }
            Like like "like" {
                purpose: "the `not_found` variant that a hidden one must not be told from",
                source: "RFC 9110 15.5.4",
                remark: "It stands on `hidden` alone.",
                variant: "like = Missing" takes "a variant, or `none`",
            }
            Extension extension "extension" {
                purpose: "an extension member of the document",
                source: "RFC 9457 3.2",
                variant: "extension(tier = \"free\")" takes "a name and a literal",
                field: "extension = \"order_id\"" takes "a name, or no value: the field's name; any `serde::Serialize`",
            }
            Transparent transparent "transparent" {
                purpose: "the response is that of the one field without an attribute, which is itself an `HttpError`",
                remark: "`extension(..)` and `header(..)` beside it, and fields with one of them, are added to that response.",
                variant: "transparent" takes "no value; in the place of a situation",
            }
            ServerOnly server_only "server_only" {
                purpose: "a variant that no client reads",
                remark: "To `FromResponse`, its response is unknown.",
                variant: "server_only" takes "no value",
            }
            ByStatus by_status "by_status" {
                purpose: "a variant that a client recognises by its status alone",
                remark: "It is for responses whose type and code `FromResponse` does not know.",
                variant: "by_status" takes "no value; one variant for each status",
            }
            Unknown unknown "unknown" {
                purpose: "the variant for every response that is none of the others",
                remark: "Its one field is the `Received` that `FromResponse` has not recognised.",
                variant: "unknown" takes "no value; one variant",
            }
            ContentType content_type "content_type" {
                purpose: "the media type of the content",
                source: "RFC 9110 8.3",
                remark: "Without it, the type of the field decides.",
                field: "body, content_type = \"text/csv\"" takes "a media type, after `body`",
            }
        }
    };
}

keyword_rows!(keywords);

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
