use core::fmt;

/// Where the piece of data that a companion is made from ends up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In the header field of that name.
    Header(&'static str),
    /// In the problem document's member of that name.
    Member(&'static str),
}

/// What the value of a companion is: how its literal is read and how a field of it is put. The derive and the runtime match
/// on this and leave nothing out; a companion itself stays open to users.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Challenges, by literal one or a list.
    Challenges,
    /// Seconds, a duration or a date.
    Delay,
    /// A set of methods.
    Methods,
    /// A URI reference, with a fragment where one may be there.
    Reference { fragment: bool },
    /// Elements of one grammar.
    List(List),
    /// A part of a representation.
    Range,
    /// The length of a representation of which there is no such part.
    Length,
    /// An entity tag.
    EntityTag,
    /// A date.
    Date(Date),
    /// A link with a relation.
    Link,
    /// The link `blocked-by`.
    BlockedBy,
    /// The link `status`.
    Monitor,
    /// What is left of a quota.
    RateLimit,
    /// A quota.
    RateLimitPolicy,
    /// A text of one grammar.
    Text(Text),
    /// A nonce, which is never a literal.
    Nonce,
    /// What is wrong with a request, one entry each.
    Errors,
    /// A parameter's name and place.
    Parameter,
    /// Texts.
    Available,
    /// A number of bytes.
    Bytes,
    /// Any literal that JSON has.
    Constant,
}

/// What the elements of a list are.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    MediaRanges,
    MediaTypes,
    Codings,
    Protocols,
}

/// Which date it is: each has a format and a limit of its own.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    LastModified,
    Deprecation,
    Sunset,
}

/// Which text it is: each has a grammar of its own.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    CacheControl,
    Vary,
    ContentLanguage,
}

macro_rules! companions {
    ($(
        $variant:ident $name:ident $word:literal $form:expr,
        $shape:expr, $example:literal,
        $source:literal, $purpose:literal;
    )*) => {
        /// A header, or a member of the document, that may go with a situation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Companion {
            $(#[doc = $purpose] $variant,)*
        }

        impl Companion {
            /// All of them, in the order in which they are documented.
            pub const ALL: &'static [Companion] = &[$(Companion::$variant),*];

            /// The keyword that an author writes.
            pub const fn name(self) -> &'static str {
                match self { $(Companion::$variant => $word),* }
            }

            /// Where it ends up.
            pub const fn form(self) -> Form {
                match self { $(Companion::$variant => $form),* }
            }

            #[doc(hidden)]
            pub const fn shape(self) -> Shape {
                match self { $(Companion::$variant => $shape),* }
            }

            /// How it is written in an attribute, or the field that it is.
            #[doc(hidden)]
            pub const fn example(self) -> &'static str {
                match self { $(Companion::$variant => $example),* }
            }

            /// Where HTTP says so: RFC and section.
            pub const fn source(self) -> &'static str {
                match self { $(Companion::$variant => $source),* }
            }

            /// What it tells the client.
            pub const fn purpose(self) -> &'static str {
                match self { $(Companion::$variant => $purpose),* }
            }
        }

        /// The companions as the table of situations writes them.
        #[allow(non_upper_case_globals)]
        pub(crate) mod name {
            use super::Companion;
            $(pub(crate) const $name: Companion = Companion::$variant;)*
        }
    };
}

use Form::{Header, Member};

companions! {
    Challenge challenge "challenge" Header("www-authenticate"),
        Shape::Challenges, "challenge = bearer(realm = \"api\")",
        "RFC 9110 11.6.1", "which credentials would be accepted";
    ProxyChallenge proxy_challenge "proxy_challenge" Header("proxy-authenticate"),
        Shape::Challenges, "proxy_challenge = basic(realm = \"proxy\")",
        "RFC 9110 11.7.1", "which credentials the proxy would accept";
    RetryAfter retry_after "retry_after" Header("retry-after"),
        Shape::Delay, "retry_after = \"60s\"",
        "RFC 9110 10.2.3", "how long to wait before the next request";
    Allow allow "allow" Header("allow"),
        Shape::Methods, "allow = [GET, HEAD]",
        "RFC 9110 10.2.1", "which methods the resource supports";
    Location location "location" Header("location"),
        Shape::Reference { fragment: true }, "location = \"/orders/{id}\"",
        "RFC 9110 10.2.2", "where the created resource is, or where to go";
    ContentLocation content_location "content_location" Header("content-location"),
        Shape::Reference { fragment: false }, "content_location = \"/orders/{id}\"",
        "RFC 9110 8.7", "which resource the content represents";
    Accept accept "accept" Header("accept"),
        Shape::List(List::MediaRanges), "accept = [\"application/json\"]",
        "RFC 9110 12.5.1", "which media types a request may have";
    AcceptPatch accept_patch "accept_patch" Header("accept-patch"),
        Shape::List(List::MediaTypes), "accept_patch = [\"application/merge-patch+json\"]",
        "RFC 5789 3.1", "which patch formats the resource takes";
    AcceptEncoding accept_encoding "accept_encoding" Header("accept-encoding"),
        Shape::List(List::Codings), "accept_encoding = [\"gzip\"]",
        "RFC 9110 12.5.3", "which content codings a request may have";
    ContentRange content_range "content_range" Header("content-range"),
        Shape::Range, "#[status(content_range)] range: status_runtime::ContentRange",
        "RFC 9110 14.4", "which part of the representation this is";
    CompleteLength complete_length "complete_length" Header("content-range"),
        Shape::Length, "complete_length = 1234",
        "RFC 9110 14.4", "how long the representation is, when no range of it could be sent";
    Upgrade upgrade "upgrade" Header("upgrade"),
        Shape::List(List::Protocols), "upgrade = [\"websocket\"]",
        "RFC 9110 7.8", "which protocols would do";
    Etag etag "etag" Header("etag"),
        Shape::EntityTag, "etag = \"v1\"",
        "RFC 9110 8.8.3", "the entity tag of the current representation";
    LastModified last_modified "last_modified" Header("last-modified"),
        Shape::Date(Date::LastModified), "last_modified = \"2026-12-31T10:00:00Z\"",
        "RFC 9110 8.8.2", "when the representation last changed";
    Link link "link" Header("link"),
        Shape::Link, "link(rel = \"help\", href = \"https://api.example.com/help\")",
        "RFC 8288 3", "what else to look at, and how it is related";
    BlockedBy blocked_by "blocked_by" Header("link"),
        Shape::BlockedBy, "blocked_by = \"https://isp.example/legal\"",
        "RFC 7725 4", "who does the blocking";
    Monitor monitor "monitor" Header("link"),
        Shape::Monitor, "monitor = \"/jobs/{id}\"",
        "RFC 8631 4; RFC 9110 15.3.3", "where to watch the progress";
    RateLimit rate_limit "rate_limit" Header("ratelimit"),
        Shape::RateLimit, "rate_limit(name = \"default\", remaining = 0, reset = \"60s\")",
        "draft-ietf-httpapi-ratelimit-headers-10 4", "how much of a quota is left";
    RateLimitPolicy rate_limit_policy "rate_limit_policy" Header("ratelimit-policy"),
        Shape::RateLimitPolicy, "rate_limit_policy(name = \"default\", quota = 100, window = \"60s\")",
        "draft-ietf-httpapi-ratelimit-headers-10 3", "which quotas are in force";
    Deprecation deprecation "deprecation" Header("deprecation"),
        Shape::Date(Date::Deprecation), "deprecation = \"2026-12-31\"",
        "RFC 9745 2", "since when the resource is deprecated";
    Sunset sunset "sunset" Header("sunset"),
        Shape::Date(Date::Sunset), "sunset = \"2026-12-31\"",
        "RFC 8594 3", "when the resource will stop answering";
    CacheControl cache_control "cache_control" Header("cache-control"),
        Shape::Text(Text::CacheControl), "cache_control = \"no-store\"",
        "RFC 9111 5.2.2", "who may store the answer";
    Vary vary "vary" Header("vary"),
        Shape::Text(Text::Vary), "vary = \"Accept\"",
        "RFC 9110 12.5.5", "which request headers the answer depends on";
    ContentLanguage content_language "content_language" Header("content-language"),
        Shape::Text(Text::ContentLanguage), "content_language = \"en\"",
        "RFC 9110 8.5", "the language the answer is written in";
    DpopNonce dpop_nonce "dpop_nonce" Header("dpop-nonce"),
        Shape::Nonce, "#[status(dpop_nonce)] nonce: String",
        "RFC 9449 8 and 9", "the nonce that the next proof must carry";
    Errors errors "errors" Member("errors"),
        Shape::Errors, "#[status(errors)] errors: Vec<status_runtime::FieldError>",
        "RFC 9457 3", "which fields are wrong, one entry each";
    Parameter parameter "parameter" Member("parameter"),
        Shape::Parameter, "parameter = query(\"page\")",
        "RFC 9457 3.2", "which parameter is wrong, and where it is";
    Field field "field" Member("field"),
        Shape::Constant, "field = \"email\"",
        "RFC 9457 3.2", "which field collides";
    Available available "available" Member("available"),
        Shape::Available, "available = [\"application/json\"]",
        "RFC 9110 15.5.7", "which representations there are";
    MaxBytes max_bytes "max_bytes" Member("max_bytes"),
        Shape::Bytes, "max_bytes = 1_000_000",
        "RFC 9457 3.2", "how much content is accepted";
    HeaderName header_name "header_name" Member("header_name"),
        Shape::Constant, "header_name = \"Cookie\"",
        "RFC 6585 5", "which header field is too large";
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
