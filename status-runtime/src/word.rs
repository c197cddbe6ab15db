//! The words inside `#[status(..)]`, for editors: what each is for, and where HTTP says so.
//!
//! The situations are in [`situation::error`](crate::situation::error) and [`situation::outcome`](crate::situation::outcome).
//! The others are here, and what an editor offers at a place is in the module of that place.

macro_rules! companions {
    ($($name:ident: $companion:ident, $doc:literal;)*) => {
        $(
            #[doc = $doc]
            // The page is long, and only an editor shows it here.
            #[cfg_attr(rust_analyzer, doc = "")]
            #[cfg_attr(rust_analyzer, doc = include_str!(concat!("../docs/companions/", stringify!($name), ".md")))]
            #[allow(non_upper_case_globals)]
            pub const $name: Companion = Companion::$companion;
        )*
    };
}

macro_rules! words {
    ($($name:ident: $form:literal, $doc:literal;)*) => {
        $(
            #[doc = $doc]
            #[allow(non_upper_case_globals)]
            pub const $name: &str = $form;
        )*
    };
}

/// What a variant has beside its situation.
pub mod of_a_variant {
    pub use super::companion::*;
    pub use super::{code, deliberate, detail, expose, extension, header, like, log, title, transparent, r#type};
}

/// What holds for all variants of a type.
pub mod of_the_type {
    pub use super::companion::challenge;
    pub use super::{body, codes, default, deliberate, frameworks, header, policy, role, types};
}

/// A struct is its own only variant.
pub mod of_a_struct {
    pub use super::of_a_variant::*;
    pub use super::of_the_type::*;
}

/// What a field can be.
pub mod of_a_field {
    pub use super::companion::*;
    pub use super::{body, content_type, extension, header};
}

/// The headers and members that go with a situation.
pub mod companion {
    use status_vocabulary::Companion;

    companions! {
        challenge: Challenge, "`challenge = bearer(realm = \"api\")`: which credentials would be accepted, as WWW-Authenticate (RFC 9110 11.6.1).\n\n`basic(..)`, `bearer(..)`, `dpop(..)`, `custom(..)`, a list of them, or a field of type `Challenge` or `Vec<Challenge>`.";
        proxy_challenge: ProxyChallenge, "`proxy_challenge = basic(realm = \"proxy\")`: which credentials the proxy would accept, as Proxy-Authenticate (RFC 9110 11.7.1).";
        retry_after: RetryAfter, "`retry_after = \"60s\"`: how long to wait before the next request, as Retry-After (RFC 9110 10.2.3).\n\nSeconds, a duration, an RFC 3339 date, `none`, or a field of type `Duration`, unsigned integer, `SystemTime` or `RetryAfter`.";
        allow: Allow, "`allow = [GET, HEAD]`: which methods the resource supports, as Allow (RFC 9110 10.2.1).";
        location: Location, "`location = \"/orders/{id}\"`: where the created resource is, or where to go, as Location (RFC 9110 10.2.2). Fields are percent-encoded into it.";
        content_location: ContentLocation, "`content_location = \"/orders/{id}\"`: which resource the content represents, as Content-Location (RFC 9110 8.7).";
        accept: Accept, "`accept = [\"application/json\"]`: which media types a request may have, as Accept (RFC 9110 12.5.1).";
        accept_patch: AcceptPatch, "`accept_patch = [\"application/merge-patch+json\"]`: which patch formats the resource takes, as Accept-Patch (RFC 5789 3.1).";
        accept_encoding: AcceptEncoding, "`accept_encoding = [\"gzip\"]`: which content codings a request may have, as Accept-Encoding (RFC 9110 12.5.3).";
        content_range: ContentRange, "`#[status(content_range)]` on a field: which part of the representation this is, as Content-Range (RFC 9110 14.4).";
        complete_length: CompleteLength, "`complete_length = 1234`: how long the representation is, when no range of it could be sent, as Content-Range (RFC 9110 14.4).";
        upgrade: Upgrade, "`upgrade = [\"websocket\"]`: which protocols would do, as Upgrade with `Connection: upgrade` (RFC 9110 7.8).";
        etag: Etag, "`etag = \"v1\"` or `weak(\"v1\")`: the entity tag of the current representation, as ETag (RFC 9110 8.8.3).";
        last_modified: LastModified, "`last_modified = \"2026-12-31\"`: when the representation last changed, as Last-Modified (RFC 9110 8.8.2).";
        link: Link, "`link(rel = \"help\", href = \"https://..\")`: what else to look at, and how it is related, as Link (RFC 8288 3). May be repeated.";
        blocked_by: BlockedBy, "`blocked_by = \"https://..\"`: who does the blocking, as a Link with rel=\"blocked-by\" (RFC 7725 4).";
        monitor: Monitor, "`monitor = \"/jobs/{id}\"`: where to watch the progress, as a Link with rel=\"status\" (RFC 8631 4).";
        rate_limit: RateLimit, "`rate_limit(name = \"default\", remaining = 0, reset = \"60s\")`: how much of a quota is left, as RateLimit.";
        rate_limit_policy: RateLimitPolicy, "`rate_limit_policy(name = \"default\", quota = 100, window = \"60s\")`: which quotas are in force, as RateLimit-Policy.";
        deprecation: Deprecation, "`deprecation = \"2026-12-31\"`: since when the resource is deprecated, as Deprecation (RFC 9745 2).";
        sunset: Sunset, "`sunset = \"2026-12-31\"`: when the resource will stop answering, as Sunset (RFC 8594 3).";
        cache_control: CacheControl, "`cache_control = \"no-store\"`: who may store the answer, as Cache-Control (RFC 9111 5.2.2).";
        vary: Vary, "`vary = \"Accept\"`: which request headers the answer depends on, as Vary (RFC 9110 12.5.5).";
        content_language: ContentLanguage, "`content_language = \"en\"`: the language the answer is written in, as Content-Language (RFC 9110 8.5).";
        dpop_nonce: DpopNonce, "`#[status(dpop_nonce)]` on a field: the nonce that the next proof must carry, as DPoP-Nonce (RFC 9449 8).";
        errors: Errors, "`#[status(errors)]` on a field: which fields are wrong, one entry each, as the member `errors` (RFC 9457 3).";
        parameter: Parameter, "`parameter = query(\"page\")`: which parameter is wrong, and where it is, as the member `parameter`.";
        field: Field, "`field = \"email\"`: which field collides, as the member `field`.";
        available: Available, "`available = [\"application/json\"]`: which representations there are, as the member `available` (RFC 9110 15.5.7).";
        max_bytes: MaxBytes, "`max_bytes = 1_000_000`: how much content is accepted, as the member `max_bytes`.";
        header_name: HeaderName, "`header_name = \"Cookie\"`: which header field is too large, as the member `header_name` (RFC 6585 5).";
    }
}

words! {
    detail: "detail = \"order {id} is gone\"", "What happened this time, for a person (RFC 9457 3.1.4). Without it, the `Display` text; `none` leaves it out.";
    code: "code = \"out_of_stock\"", "What happened, for a program. Without it, the variant's name.";
    title: "title = \"Out of stock\"", "What kind of problem it is, for a person (RFC 9457 3.1.3). Without it, the situation's.";
    r#type: "type = \"https://api.example.com/problems/out-of-stock\"", "What kind of problem it is, as a URI (RFC 9457 3.1.1). Without it, the type's `types` and the code.";
    expose: "expose", "Lets a masked situation, a 5xx, show its own text to the client (RFC 9457 5).";
    log: "log = error | warn | info | debug | off", "The level at which the answer is logged. Without it, the situation's.";
    header: "header(\"X-Reason\" = \"..\")", "A header of one's own (RFC 9110 16.3). On a field, `#[status(header = \"X-Reason\")]`.";
    extension: "extension(tier = \"free\")", "A member of one's own in the document (RFC 9457 3.2). On a field, `#[status(extension)]` or `#[status(extension = \"name\")]`.";
    deliberate: "deliberate(retry_after)", "Silences the warnings about these companions.";
    like: "like = Missing", "On `hidden` alone: the `not_found` variant that it must not be told from, or `none`.";
    transparent: "transparent", "The answer is that of the one field, which is itself an `HttpError`.";
    types: "types = \"https://api.example.com/problems/\"", "A variant's problem type is this and its code in kebab-case. Without it, `about:blank` (RFC 9457 4.2.1).";
    codes: "codes = \"snake_case\" | \"SCREAMING_SNAKE_CASE\" | \"kebab-case\"", "How the member `code` is made from a variant's name.";
    default: "default = internal", "The situation of variants without `#[status]`.";
    policy: "policy(duplicate = 409, validation = 422, if_match = 412, hidden = 404)", "The codes on which published guides disagree.";
    role: "role = origin | gateway | proxy | intercepting_proxy", "Who is speaking: 407, 502, 504, 511 and 203 depend on it.";
    frameworks: "frameworks = none | [axum, ..]", "Which frameworks' traits are implemented. For one that is implemented by hand.";
    body: "body = problem | text | none | MyRenderer", "The representation of the errors. On a field of an outcome, `#[status(body)]`: the content.";
    content_type: "content_type = \"text/csv\"", "The media type of the content, after `body` on a field of an outcome (RFC 9110 8.3).";
}
