use core::fmt;

use crate::role::Role;

/// The destination of the data that a companion carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// In the header field of that name.
    Header(&'static str),
    /// In the problem document's member of that name.
    Member(&'static str),
}

/// Visibility of an unexposed header to scripts of another origin (Fetch 2.2.6, "CORS-safelisted response-header
/// name").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cors {
    /// It has to be exposed.
    Hidden,
    /// It can be read anyway.
    Readable,
}

/// Meaning of a header outside of HTTP: a gRPC call is always a POST whose response has status 200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metadata {
    /// It is about the HTTP message, its content or its method.
    Dropped,
    /// It goes into a call's metadata.
    Kept,
}

macro_rules! flag {
    () => {
        false
    };
    ($given:literal) => {
        $given
    };
}

/// True for a shape with parts, which tell the headers of that shape from one another.
macro_rules! is_one_of {
    () => {
        false
    };
    ($part:ident) => {
        true
    };
}

macro_rules! shapes {
    ($(
        $(#[$doc:meta])*
        $shape:ident $(($kind:ident))? $({ $part:ident: $of:ident })? [
            $(field: $field:literal,)?
            $(texts: $texts:literal,)?
            $(template: $template:literal,)?
            $(writer: $writer:literal,)?
        ]
    )*) => {
        /// The kind of value that a companion has: it decides how a literal is parsed and how a field is converted. The
        /// derive and the runtime match on it exhaustively; unlike [`Companion`], it is not part of the public API.
        #[doc(hidden)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Shape {
            $($(#[$doc])* $shape $(($kind))? $({ $part: $of })?,)*
        }

        impl Shape {
            /// Returns whether several headers have this shape, each with a type of its own.
            pub const fn is_shared(self) -> bool {
                match self { $(Shape::$shape { .. } => is_one_of!($($kind)? $($part)?),)* }
            }

            /// Returns whether a `const` of this shape is a text or a list of texts, which is validated where it is
            /// evaluated.
            pub const fn is_of_texts(self) -> bool {
                match self { $(Shape::$shape { .. } => flag!($($texts)?),)* }
            }

            /// Returns whether fields are put into a text of this shape.
            pub const fn is_template(self) -> bool {
                match self { $(Shape::$shape { .. } => flag!($($template)?),)* }
            }

            /// The function of the runtime that writes a field as a member of this shape, if it is not the one of every
            /// member.
            pub const fn writer(self) -> Option<&'static str> {
                match self { $(Shape::$shape { .. } => optional!($($writer)?),)* }
            }

            /// The type of a field for what has parts, and cannot be written as a text.
            pub const fn field(self) -> Option<&'static str> {
                match self { $(Shape::$shape { .. } => optional!($($field)?),)* }
            }
        }
    };
}

shapes! {
    /// One challenge or a list of challenges.
    Challenges [field: "Challenge",]
    /// Seconds, a duration or a date.
    Delay []
    /// A set of methods.
    Methods []
    /// A URI reference; `fragment` tells whether it may have one.
    Reference { fragment: bool } [texts: true, template: true,]
    /// A list whose elements have one grammar.
    List(List) [texts: true,]
    /// A part of a representation.
    Range []
    /// The complete length of a representation that has no such range.
    Length []
    /// An entity tag.
    EntityTag [texts: true,]
    /// A date.
    Date(Date) []
    /// A link with a relation.
    Link [field: "Link",]
    /// The link `blocked-by`.
    BlockedBy [texts: true,]
    /// The link `status`.
    Monitor [texts: true, template: true,]
    /// The remainder of a quota.
    RateLimit [field: "RateLimit",]
    /// A quota.
    RateLimitPolicy [field: "RateLimitPolicy",]
    /// Intermediaries.
    ProxyStatus [field: "ProxyStatus",]
    /// A text of one grammar.
    Text(Text) [texts: true,]
    /// A nonce, which is never a literal.
    Nonce []
    /// The errors in a request, one entry each.
    Errors [writer: "errors",]
    /// A parameter's name and place.
    Parameter [field: "Parameter", writer: "parameter",]
    /// Texts.
    Available []
    /// A number of bytes.
    Bytes []
    /// The name of a header field.
    FieldName []
    /// Any literal that JSON has.
    Constant []
}

/// The elements of a list.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    MediaRanges,
    MediaTypes,
    Codings,
    Protocols,
}

/// A kind of date: each has a format and limits.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    LastModified,
    Deprecation,
    Sunset,
}

/// A kind of text: each has a grammar.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    CacheControl,
    Vary,
    ContentLanguage,
}

macro_rules! form {
    ($header:literal,) => {
        Form::Header($header)
    };
    (, $member:literal) => {
        Form::Member($member)
    };
}

macro_rules! companions {
    ($(
        $companion:ident $name:ident $spelling:literal {
            $(header: $header:literal,)?
            $(member: $member:literal,)?
            $(connection: $connection:literal,)?
            shape: [$($shape:tt)*],
            purpose: $purpose:literal,
            source: $source:literal,
            $(on_type: $on_type:literal,)?
            example: $example:literal,
            $(by_field: $by_field:literal,)?
            $(relation: $relation:literal,)?
            $(repeats: $repeats:literal,)?
            $(roles: [$($role:ident),*],)?
            $(sample: $sample:literal,)?
            $(cors: $cors:ident,)?
            $(grpc: $grpc:ident,)?
        }
    )*) => {
        /// A header, or a member of the document, that may go with a situation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Companion {
            $(#[doc = $purpose] $companion,)*
        }

        impl Companion {
            /// All companions, in the order in which they are documented.
            pub const ALL: &'static [Companion] = &[$(Companion::$companion),*];

            /// The keyword in the attribute.
            pub const fn name(self) -> &'static str {
                match self { $(Companion::$companion => $spelling),* }
            }

            /// The header or member that it becomes.
            pub const fn form(self) -> Form {
                match self { $(Companion::$companion => form!($($header)?, $($member)?)),* }
            }

            /// The option in `Connection` that is sent beside the header (RFC 9110 7.6.1), if it is for the next
            /// recipient alone.
            pub const fn connection(self) -> Option<&'static str> {
                match self { $(Companion::$companion => optional!($($connection)?)),* }
            }

            /// The kind of value: how a literal is parsed, and how a field is converted.
            #[doc(hidden)]
            pub const fn shape(self) -> Shape {
                match self { $(Companion::$companion => Shape::$($shape)*),* }
            }

            /// The information that it gives the client.
            pub const fn purpose(self) -> &'static str {
                match self { $(Companion::$companion => $purpose),* }
            }

            /// The RFC and section that define it.
            pub const fn source(self) -> &'static str {
                match self { $(Companion::$companion => $source),* }
            }

            /// Returns whether a type may have it, for those of its variants whose situation requires it.
            pub const fn may_stand_on_the_type(self) -> bool {
                match self { $(Companion::$companion => flag!($($on_type)?)),* }
            }

            /// An example of it in an attribute, or as a field.
            pub const fn example(self) -> &'static str {
                match self { $(Companion::$companion => $example),* }
            }

            /// The reason why it cannot be a literal, if it cannot.
            pub const fn by_field(self) -> Option<&'static str> {
                match self { $(Companion::$companion => optional!($($by_field)?)),* }
            }

            /// Returns whether a variant may have several of it.
            pub const fn repeats(self) -> bool {
                match self { $(Companion::$companion => flag!($($repeats)?)),* }
            }

            /// A sample value of the header.
            pub const fn sample(self) -> Option<&'static str> {
                match self { $(Companion::$companion => optional!($($sample)?)),* }
            }

            /// The relation of the link that it is, if that is always the same.
            pub const fn relation(self) -> Option<&'static str> {
                match self { $(Companion::$companion => optional!($($relation)?)),* }
            }

            /// The roles that may send it, if they are restricted.
            pub const fn roles(self) -> Option<&'static [Role]> {
                match self { $(Companion::$companion => optional!($(&[$(Role::$role),*])?)),* }
            }

            /// The treatment of the header in browsers.
            pub const fn cors(self) -> Option<Cors> {
                match self { $(Companion::$companion => optional!($(Cors::$cors)?)),* }
            }

            /// The treatment of the header in a gRPC call.
            pub const fn grpc(self) -> Option<Metadata> {
                match self { $(Companion::$companion => optional!($(Metadata::$grpc)?)),* }
            }
        }

        /// The companions as the table of situations writes them.
        #[allow(non_upper_case_globals, dead_code, reason = "a row of that table names the companions that it needs")]
        pub(crate) mod name {
            use super::{Companion, EveryCompanion};
            pub(crate) const every_companion: EveryCompanion = EveryCompanion;
            $(pub(crate) const $name: Companion = Companion::$companion;)*
        }
    };
}

/// The rows, for each macro that makes something of every companion.
#[doc(hidden)]
#[macro_export]
macro_rules! companion_rows {
    ($make:ident) => {
        $make! {
            Challenge challenge "challenge" {
                header: "www-authenticate",
                shape: [Challenges],
                purpose: "which credentials would be accepted",
                source: "RFC 9110 11.6.1",
                on_type: true,
                example: "challenge = bearer(realm = \"api\")",
                sample: "Bearer realm=\"api\"",
                cors: Hidden,
                grpc: Kept,
            }
            ProxyChallenge proxy_challenge "proxy_challenge" {
                header: "proxy-authenticate",
                shape: [Challenges],
                purpose: "which credentials the proxy would accept",
                source: "RFC 9110 11.7.1",
                example: "proxy_challenge = basic(realm = \"proxy\")",
                sample: "Bearer realm=\"api\"",
                cors: Hidden,
                grpc: Kept,
            }
            RetryAfter retry_after "retry_after" {
                header: "retry-after",
                shape: [Delay],
                purpose: "how long to wait before the next request",
                source: "RFC 9110 10.2.3",
                example: "retry_after = \"60s\"",
                sample: "30",
                cors: Hidden,
                grpc: Kept,
            }
            Allow allow "allow" {
                header: "allow",
                shape: [Methods],
                purpose: "which methods the resource supports",
                source: "RFC 9110 10.2.1",
                example: "allow = [GET, HEAD]",
                sample: "GET, HEAD",
                cors: Hidden,
                grpc: Dropped,
            }
            Location location "location" {
                header: "location",
                shape: [Reference { fragment: true }],
                purpose: "where the created resource is, or where to go",
                source: "RFC 9110 10.2.2",
                example: "location = \"/orders/{id}\"",
                sample: "/path/to/it",
                cors: Hidden,
                grpc: Dropped,
            }
            ContentLocation content_location "content_location" {
                header: "content-location",
                shape: [Reference { fragment: false }],
                purpose: "which resource the content represents",
                source: "RFC 9110 8.7",
                example: "content_location = \"/orders/{id}\"",
                sample: "/path/to/it",
                cors: Hidden,
                grpc: Dropped,
            }
            Accept accept "accept" {
                header: "accept",
                shape: [List(List::MediaRanges)],
                purpose: "which media types a request may have",
                source: "RFC 9110 12.5.1",
                example: "accept = [\"application/json\"]",
                sample: "application/json",
                cors: Hidden,
                grpc: Dropped,
            }
            AcceptPatch accept_patch "accept_patch" {
                header: "accept-patch",
                shape: [List(List::MediaTypes)],
                purpose: "which patch formats the resource takes",
                source: "RFC 5789 3.1",
                example: "accept_patch = [\"application/merge-patch+json\"]",
                sample: "application/json",
                cors: Hidden,
                grpc: Dropped,
            }
            AcceptEncoding accept_encoding "accept_encoding" {
                header: "accept-encoding",
                shape: [List(List::Codings)],
                purpose: "which content codings a request may have",
                source: "RFC 9110 12.5.3",
                example: "accept_encoding = [\"gzip\"]",
                sample: "identity",
                cors: Hidden,
                grpc: Dropped,
            }
            ContentRange content_range "content_range" {
                header: "content-range",
                shape: [Range],
                purpose: "which part of the representation this is",
                source: "RFC 9110 14.4",
                example: "#[status(content_range)] range: status_runtime::ContentRange",
                by_field: "a range is never known at compile time",
                sample: "bytes 0-499/1000",
                cors: Hidden,
                grpc: Dropped,
            }
            CompleteLength complete_length "complete_length" {
                header: "content-range",
                shape: [Length],
                purpose: "how long the representation is, when no range of it could be sent",
                source: "RFC 9110 14.4",
                example: "complete_length = 1234",
                sample: "bytes */1000",
                cors: Hidden,
                grpc: Dropped,
            }
            Upgrade upgrade "upgrade" {
                header: "upgrade",
                connection: "upgrade",
                shape: [List(List::Protocols)],
                purpose: "which protocols would do",
                source: "RFC 9110 7.8",
                example: "upgrade = [\"websocket\"]",
                sample: "websocket",
                cors: Hidden,
                grpc: Dropped,
            }
            Etag etag "etag" {
                header: "etag",
                shape: [EntityTag],
                purpose: "the entity tag of the current representation",
                source: "RFC 9110 8.8.3",
                example: "etag = \"v1\"",
                sample: "\"1\"",
                cors: Hidden,
                grpc: Dropped,
            }
            LastModified last_modified "last_modified" {
                header: "last-modified",
                shape: [Date(Date::LastModified)],
                purpose: "when the representation last changed",
                source: "RFC 9110 8.8.2",
                example: "last_modified = \"2026-12-31T10:00:00Z\"",
                sample: "Thu, 31 Dec 2026 10:00:00 GMT",
                cors: Readable,
                grpc: Dropped,
            }
            Link link "link" {
                header: "link",
                shape: [Link],
                purpose: "what else to look at, and how it is related",
                source: "RFC 8288 3",
                example: "link(rel = \"help\", href = \"https://api.example.com/help\")",
                repeats: true,
                sample: "<https://example.com/>; rel=\"help\"",
                cors: Hidden,
                grpc: Kept,
            }
            BlockedBy blocked_by "blocked_by" {
                header: "link",
                shape: [BlockedBy],
                purpose: "who does the blocking",
                source: "RFC 7725 4",
                example: "blocked_by = \"https://isp.example/legal\"",
                relation: "blocked-by",
                sample: "<https://example.com/>; rel=\"blocked-by\"",
                cors: Hidden,
                grpc: Kept,
            }
            Monitor monitor "monitor" {
                header: "link",
                shape: [Monitor],
                purpose: "where to watch the progress",
                source: "RFC 8631 4; RFC 9110 15.3.3",
                example: "monitor = \"/jobs/{id}\"",
                relation: "status",
                sample: "<https://example.com/>; rel=\"status\"",
                cors: Hidden,
                grpc: Kept,
            }
            RateLimit rate_limit "rate_limit" {
                header: "ratelimit",
                shape: [RateLimit],
                purpose: "how much of a quota is left",
                source: "draft-ietf-httpapi-ratelimit-headers-10 4",
                example: "rate_limit(name = \"default\", remaining = 0, reset = \"60s\")",
                repeats: true,
                sample: "\"default\";r=0;t=30",
                cors: Hidden,
                grpc: Kept,
            }
            RateLimitPolicy rate_limit_policy "rate_limit_policy" {
                header: "ratelimit-policy",
                shape: [RateLimitPolicy],
                purpose: "which quotas are in force",
                source: "draft-ietf-httpapi-ratelimit-headers-10 3",
                example: "rate_limit_policy(name = \"default\", quota = 100, window = \"60s\")",
                repeats: true,
                sample: "\"default\";q=100;w=60",
                cors: Hidden,
                grpc: Kept,
            }
            ProxyStatus proxy_status "proxy_status" {
                header: "proxy-status",
                shape: [ProxyStatus],
                purpose: "how an intermediary handled the response",
                source: "RFC 9209 2",
                example: "proxy_status(name = \"gw\", error = connection_timeout)",
                repeats: true,
                roles: [Gateway, Proxy, InterceptingProxy],
                sample: "gw;error=connection_timeout",
                cors: Hidden,
                grpc: Kept,
            }
            Deprecation deprecation "deprecation" {
                header: "deprecation",
                shape: [Date(Date::Deprecation)],
                purpose: "since when the resource is deprecated",
                source: "RFC 9745 2",
                example: "deprecation = \"2026-12-31\"",
                sample: "@1798711200",
                cors: Hidden,
                grpc: Kept,
            }
            Sunset sunset "sunset" {
                header: "sunset",
                shape: [Date(Date::Sunset)],
                purpose: "when the resource will stop responding",
                source: "RFC 8594 3",
                example: "sunset = \"2026-12-31\"",
                sample: "Thu, 31 Dec 2026 10:00:00 GMT",
                cors: Hidden,
                grpc: Kept,
            }
            CacheControl cache_control "cache_control" {
                header: "cache-control",
                shape: [Text(Text::CacheControl)],
                purpose: "who may store the response",
                source: "RFC 9111 5.2.2",
                example: "cache_control = \"no-store\"",
                sample: "no-store",
                cors: Readable,
                grpc: Dropped,
            }
            Vary vary "vary" {
                header: "vary",
                shape: [Text(Text::Vary)],
                purpose: "which request headers the response depends on",
                source: "RFC 9110 12.5.5",
                example: "vary = \"Accept\"",
                sample: "Accept",
                cors: Hidden,
                grpc: Dropped,
            }
            ContentLanguage content_language "content_language" {
                header: "content-language",
                shape: [Text(Text::ContentLanguage)],
                purpose: "the language the response is written in",
                source: "RFC 9110 8.5",
                example: "content_language = \"en\"",
                sample: "en",
                cors: Readable,
                grpc: Dropped,
            }
            DpopNonce dpop_nonce "dpop_nonce" {
                header: "dpop-nonce",
                shape: [Nonce],
                purpose: "the nonce that the next proof must carry",
                source: "RFC 9449 8 and 9",
                example: "#[status(dpop_nonce)] nonce: String",
                by_field: "a nonce is never known at compile time",
                sample: "eyJ7S_zG.eyJH0-Z.HX4w-7v",
                cors: Hidden,
                grpc: Kept,
            }
            Errors errors "errors" {
                member: "errors",
                shape: [Errors],
                purpose: "which fields are wrong, one entry each",
                source: "RFC 9457 3",
                example: "errors = field(pointer = \"/quantity\", detail = \"must be at least 1\")",
            }
            Parameter parameter "parameter" {
                member: "parameter",
                shape: [Parameter],
                purpose: "which parameter is wrong, and where it is",
                source: "RFC 9457 3.2",
                example: "parameter = query(\"page\")",
            }
            Field field "field" {
                member: "field",
                shape: [Constant],
                purpose: "which field collides",
                source: "RFC 9457 3.2",
                example: "field = \"email\"",
            }
            Available available "available" {
                member: "available",
                shape: [Available],
                purpose: "which representations there are",
                source: "RFC 9110 15.5.7",
                example: "available = [\"application/json\"]",
            }
            MaxBytes max_bytes "max_bytes" {
                member: "max_bytes",
                shape: [Bytes],
                purpose: "how much content is accepted",
                source: "RFC 9457 3.2",
                example: "max_bytes = 1_000_000",
            }
            HeaderName header_name "header_name" {
                member: "header_name",
                shape: [FieldName],
                purpose: "which header field is too large",
                source: "RFC 6585 5",
                example: "header_name = \"Cookie\"",
            }
        }
    };
}

companion_rows!(companions);

/// All companions, where the table of situations means each of them.
#[derive(Clone, Copy)]
pub(crate) struct EveryCompanion;

impl EveryCompanion {
    /// Their places in a set of terms.
    pub(crate) const fn bit(self) -> u128 {
        (1 << Companion::ALL.len()) - 1
    }
}

impl Companion {
    /// Its place in a set of terms.
    pub(crate) const fn bit(self) -> u128 {
        1 << self as u8
    }

    /// The companion of that name.
    pub fn named(name: &str) -> Option<Companion> {
        Companion::ALL.iter().copied().find(|companion| companion.name() == name)
    }
}

impl fmt::Display for Companion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
