//! The words inside `#[status(..)]` that are no situations, for editors: what each is for, and where HTTP says so.

use status_vocabulary::Companion;

macro_rules! companions {
    ($($name:ident: $companion:ident, $doc:literal;)*) => {
        $(
            #[doc = $doc]
            // The page is long, and only an editor shows it here.
            #[cfg_attr(rust_analyzer, doc = "")]
            #[cfg_attr(rust_analyzer, doc = include_str!(concat!("../../docs/companions/", stringify!($name), ".md")))]
            #[allow(non_upper_case_globals)]
            pub const $name: Companion = Companion::$companion;
        )*
    };
}

macro_rules! words {
    ($($name:ident: $companion:ident, $doc:literal;)*) => {
        $(
            #[doc = $doc]
            #[allow(non_upper_case_globals)]
            pub const $name: Companion = Companion::$companion;
        )*
    };
}

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
    link: Link, "`link(rel = \"help\", href = \"https://..\")`: what else to look at, as Link (RFC 8288 3). May be repeated.";
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

words! {
    detail: Detail, "`detail = \"order {id} is gone\"`: what happened this time, for a person (RFC 9457 3.1.4). Without it, the `Display` text.";
    code: Code, "`code = \"out_of_stock\"`: what happened, for a program. Without it, the variant's name.";
    title: Title, "`title = \"Out of stock\"`: what kind of problem it is, for a person (RFC 9457 3.1.3).";
    extension: Extension, "`#[status(extension)]` on a field, or `extension(tier = \"free\")`: a member of one's own in the document (RFC 9457 3.2).";
    header: Header, "`header(\"X-Reason\" = \"..\")`, or `#[status(header = \"X-Trace\")]` on a field: a header of one's own (RFC 9110 16.3).";
    body: Body, "On an enum of errors: the representation, `problem`, `text`, `none` or a `Renderer`. On an outcome's field: the content.";
    expose: Expose, "`expose`: lets a masked situation, a 5xx, show its own text to the client.";
}
