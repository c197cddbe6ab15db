//! The two forms of a companion, a literal or a field: the same response is sent, and every typed header can be that
//! field.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, SystemTime};

use http::{HeaderValue, Method, Uri};
use status_runtime::header::*;
use status_runtime::{
    Catalog, FieldError, FromResponse, HttpError, HttpOutcome, IntoResponse, Read, RequestPart, Response,
};
use status_vocabulary::Companion;

/// A companion, its source, and the responses by literal and by value.
type Pair = (&'static str, &'static str, Response, Response);

/// Two enums that differ in where a value stands, and their responses.
macro_rules! pairs {
    (
        $pairs:ident: $literal:ident, $value:ident $([$reads:path])?, [$($derive:path),*] $(#[$attribute:meta])*
        $($variant:ident: ($($situation:tt)*) $companion:ident $(of $place:ident)? [$($written:tt)*]
            => $ty:ty, $made:expr;)*
    ) => {
        #[derive($($derive),*)]
        $(#[$attribute])*
        enum $literal {
            $(#[status($($situation)*, $($written)*)] $variant,)*
        }

        #[derive($($derive),*)]
        $(#[derive($reads)])?
        $(#[$attribute])*
        enum $value {
            $(#[status($($situation)*)] $variant { #[status($companion $(= $place)?)] value: $ty },)*
        }

        fn $pairs() -> Vec<Pair> {
            vec![$((
                stringify!($companion),
                stringify!($($written)*),
                $literal::$variant.into_response(),
                $value::$variant { value: $made }.into_response(),
            )),*]
        }
    };
}

pairs! {
    errors: Literal, Value [FromResponse], [Debug, thiserror::Error, HttpError] #[error("it failed")] #[status(role = proxy)]

    Basic: (unauthenticated) challenge [challenge = basic(realm = "the \"api\"", charset = "UTF-8")]
        => Challenge, Challenge::basic("the \"api\"").unwrap().with("charset", "UTF-8").unwrap();
    Bearer: (invalid_credentials) challenge [challenge = bearer(
        max_age = 300,
        acr_values = "mfa phr",
        resource_metadata = "https://api.example.com/metadata",
        error_uri = "https://api.example.com/errors/token",
        error_description = "the token was revoked",
        scope = "a b",
        realm = "api",
    )] => Challenge, [
        ("realm", "api"),
        ("error_description", "the token was revoked"),
        ("resource_metadata", "https://api.example.com/metadata"),
        ("scope", "a b"),
        ("max_age", "300"),
        ("error_uri", "https://api.example.com/errors/token"),
        ("acr_values", "mfa phr"),
    ].iter().try_fold(Challenge::bearer(), |challenge, (name, value)| challenge.with(*name, value)).unwrap();
    Dpop: (expired_credentials) challenge [challenge = dpop(algs = "ES256 PS256", realm = "api", scope = "a")]
        => Challenge, Challenge::dpop("ES256 PS256").unwrap().with("scope", "a").unwrap().with("realm", "api").unwrap();
    Open: (insufficient_scope) challenge [challenge = custom("BEARER", tenant = "t", scope = "a")]
        => Challenge, Challenge::new("BEARER").unwrap().with("tenant", "t").unwrap().with("scope", "a").unwrap();
    Custom: (unauthenticated) challenge [challenge = custom("HOBA", max_age = "1", realm = "api")]
        => Challenge, Challenge::new("HOBA").unwrap().with("max_age", "1").unwrap().with("realm", "api").unwrap();
    Token68: (unauthenticated) challenge [challenge = custom("Negotiate", token68 = "YWJj=")]
        => Challenge, Challenge::token68("Negotiate", "YWJj=").unwrap();
    Several: (unauthenticated) challenge [challenge = [bearer(realm = "a"), basic(realm = "b")]]
        => Vec<Challenge>, vec![Challenge::bearer().with("realm", "a").unwrap(), Challenge::basic("b").unwrap()];
    Leaked: (unauthenticated, server_only) challenge [challenge = basic(realm = "b")]
        => &'static [Challenge], vec![Challenge::basic("b").unwrap()].leak();
    Proxy: (proxy_authentication_required) proxy_challenge [proxy_challenge = [basic(realm = "a"), custom("Negotiate")]]
        => Vec<Challenge>, vec![Challenge::basic("a").unwrap(), Challenge::new("Negotiate").unwrap()];

    Seconds: (unavailable) retry_after [retry_after = 1_800] => u32, 1_800;
    Delay: (unavailable) retry_after [retry_after = "1h30m"] => Duration, Duration::from_secs(5_400);
    Typed: (unavailable) retry_after [retry_after = "2s"] => RetryAfter, RetryAfter::after(Duration::from_millis(1_001));
    Moment: (maintenance) retry_after [retry_after = "1994-11-06T08:49:37Z"] => SystemTime, november();

    Allow: (method_not_allowed) allow [allow = [GET, HEAD, PROPFIND]] => Allow, "GET,HEAD,PROPFIND".parse().unwrap();
    Methods: (method_not_allowed) allow [allow = [GET, PUT]] => Vec<Method>, vec![Method::GET, Method::PUT];
    NoMethod: (method_not_allowed, server_only) allow [allow = []] => &'static [Method], &[];
    Accept: (unsupported_media_type) accept [accept = ["application/json; charset=utf-8", "text/*;q=0.5"]]
        => Accept, "application/json; charset=utf-8 ,text/*;q=0.5".parse().unwrap();
    Ranges: (unsupported_media_type) accept [accept = ["a/b;c=\"d, e\"", "*/*;q=0.1"]]
        => Vec<String>, vec!["a/b;c=\"d, e\"".to_owned(), "*/*;q=0.1".to_owned()];
    Patch: (unsupported_media_type) accept_patch [accept_patch = ["application/json-patch+json", "text/x"]]
        => AcceptPatch, AcceptPatch::new(["application/json-patch+json", "text/x"]).unwrap();
    Codings: (unsupported_content_coding) accept_encoding [accept_encoding = ["gzip", "br;q=0.8"]]
        => AcceptEncoding, AcceptEncoding::new(["gzip", "br;q=0.8"]).unwrap();
    NoCoding: (unsupported_content_coding) accept_encoding [accept_encoding = "identity"]
        => AcceptEncoding, "".parse().unwrap();
    Upgrade: (upgrade_required) upgrade [upgrade = ["websocket", "HTTP/2.0"]]
        => Upgrade, Upgrade::new(["websocket", "HTTP/2.0"]).unwrap();
    Protocols: (upgrade_required, server_only) upgrade [upgrade = ["websocket"]] => &'static [&'static str], &["websocket"];
    Length: (range_not_satisfiable) complete_length [complete_length = 1_234] => u64, 1_234;

    Strong: (edit_conflict) etag [etag = "v1"] => String, "v1".to_owned();
    Weak: (edit_conflict) etag [etag = weak("v1")] => ETag, ETag::weak("v1").unwrap();
    Modified: (precondition_failed, etag = none) last_modified [last_modified = "1994-11-06T08:49:37Z"]
        => LastModified, LastModified::at(november()).unwrap();
    ModifiedAt: (precondition_failed, etag = none) last_modified [last_modified = "1994-11-06T08:49:37Z"]
        => SystemTime, november();
    Links: (bad_request) link [
        link(rel = "help next", href = "https://api.example.com/help", type = "text/html", title = "a \"b\""),
        link(rel = "describedby", href = "/schema", title = "b", hreflang = "en-GB", media = "screen"),
    ] => Vec<Link>, vec![
        Link::new("help next", "https://api.example.com/help").unwrap()
            .with("type", "text/html").unwrap().title("a \"b\"").unwrap(),
        Link::new("describedby", "/schema").unwrap()
            .with("title", "b").unwrap().with("hreflang", "en-GB").unwrap().with("media", "screen").unwrap(),
    ];
    LeakedLinks: (bad_request, server_only) link [link(rel = "help", href = "/a")]
        => &'static [Link], vec![Link::new("help", "/a").unwrap()].leak();
    BlockedBy: (legally_restricted) blocked_by [blocked_by = "https://court.example/"]
        => Link, Link::new("blocked-by", "https://court.example/").unwrap();
    Left: (rate_limited, retry_after = none) rate_limit [
        rate_limit(reset = "60s", remaining = 0, name = "a \"b\""),
        rate_limit(name = "daily", remaining = 7),
    ] => Vec<RateLimit>, vec![
        RateLimit::new("a \"b\"", 0).unwrap().reset(Duration::from_secs(60)),
        RateLimit::new("daily", 7).unwrap(),
    ];
    LeakedLimits: (rate_limited, retry_after = none, server_only) rate_limit [rate_limit(name = "daily", remaining = 7)]
        => &'static [RateLimit], vec![RateLimit::new("daily", 7).unwrap()].leak();
    Quotas: (rate_limited, retry_after = none) rate_limit_policy [
        rate_limit_policy(window = 60, quota = 100, name = "burst"),
        rate_limit_policy(name = "daily", quota = 1000),
    ] => Vec<RateLimitPolicy>, vec![
        RateLimitPolicy::new("burst", 100).unwrap().window(Duration::from_secs(60)),
        RateLimitPolicy::new("daily", 1000).unwrap(),
    ];
    LeakedQuotas: (rate_limited, retry_after = none, server_only) rate_limit_policy [rate_limit_policy(name = "daily", quota = 1)]
        => &'static [RateLimitPolicy], vec![RateLimitPolicy::new("daily", 1).unwrap()].leak();
    Hops: (upstream_timeout) proxy_status [
        proxy_status(details = "a \"b\"", next_protocol = "http/1.1", error = connection_timeout, next_hop = "10.0.0.1", name = "gw"),
        proxy_status(name = "Example CDN", next_protocol = "1/2", received_status = 504),
    ] => Vec<ProxyStatus>, vec![
        [("error", "connection_timeout"), ("next-hop", "10.0.0.1"), ("details", "a \"b\""), ("next-protocol", "http/1.1")]
            .iter().try_fold(ProxyStatus::new("gw").unwrap(), |member, (name, value)| member.with(name, *value)).unwrap(),
        ProxyStatus::new("Example CDN").unwrap().with("received-status", "504").unwrap().with("next-protocol", "1/2").unwrap(),
    ];
    LeakedHops: (upstream_error, server_only) proxy_status [proxy_status(name = "gw", info_code = 7, rcode = "NXDOMAIN", error = dns_error)]
        => &'static [ProxyStatus], vec![
            ProxyStatus::new("gw").unwrap().with("error", "dns_error").unwrap()
                .with("rcode", "NXDOMAIN").unwrap().with("info-code", "7").unwrap(),
        ].leak();
    Alert: (upstream_error) proxy_status [
        proxy_status(name = "gw", error = tls_alert_received, alert_id = 40, alert_message = "handshake_failure"),
        proxy_status(name = "gw", error = "http_response_content_coding", coding = gzip),
    ] => Vec<ProxyStatus>, vec![
        ProxyStatus::new("gw").unwrap().with("error", "tls_alert_received").unwrap()
            .with("alert-message", "handshake_failure").unwrap().with("alert-id", "40").unwrap(),
        ProxyStatus::new("gw").unwrap().with("error", "http_response_content_coding").unwrap().with("coding", "gzip").unwrap(),
    ];
    Deprecated: (gone) deprecation [deprecation = "1994-11-06T08:49:37Z"]
        => Deprecation, Deprecation::at(november()).unwrap();
    DeprecatedAt: (gone) deprecation [deprecation = "1994-11-06T08:49:37Z"] => SystemTime, november();
    Ends: (gone) sunset [sunset = "1994-11-06T08:49:37Z"] => Sunset, Sunset::at(november()).unwrap();
    EndsAt: (gone) sunset [sunset = "1994-11-06T08:49:37Z"] => SystemTime, november();
    // The elements of a list have a comma and a space between (RFC 9110 5.6.1), however its text is written.
    Caching: (not_found) cache_control [cache_control = "private=\"a,b\",max-age=60"]
        => CacheControl, "private=\"a,b\",max-age=60".parse().unwrap();
    CachingText: (not_found) cache_control [cache_control = "private ,max-age=60"]
        => String, "private,\tmax-age=60".to_owned();
    Vary: (not_found) vary [vary = "Accept,Origin"] => Vary, Vary::new(["Accept", "Origin"]).unwrap();
    VaryText: (not_found, server_only) vary [vary = "Accept, Origin"] => &'static str, "Accept,Origin";
    Language: (not_found) content_language [content_language = "en-GB,es-419"]
        => ContentLanguage, ContentLanguage::new(["en-GB", "es-419"]).unwrap();

    Wrong: (validation_failed) errors [errors = [
        field(pointer = "/a~1b", detail = "at most \"9\"", code = "too_large", params(max = 9, unit = "kg"), within = header),
        field(pointer = "", detail = "empty"),
    ]] => Vec<FieldError>, vec![
        FieldError::new("/a~1b", "at most \"9\"")
            .code("too_large").param("max", 9).param("unit", "kg").within(RequestPart::Header),
        FieldError::new("", "empty"),
    ];
    Parameter: (invalid_parameter) parameter [parameter = cookie("session")] => Parameter, Parameter::cookie("session");
    InQuery: (invalid_parameter) parameter of query [parameter = query("page\"")] => String, "page\"".to_owned();
    InPath: (invalid_parameter, server_only) parameter of path [parameter = path("é")] => &'static str, "é";
    InHeader: (conflict_state) parameter of header [parameter = header("X-Tenant")]
        => Option<String>, Some("X-Tenant".to_owned());
    InCookie: (invalid_parameter, server_only) parameter of cookie [parameter = cookie("session")]
        => Cow<'static, str>, "session".into();
    Field: (already_exists, server_only) field [field = "e\"mail"] => &'static str, "e\"mail";
    Available: (not_acceptable, server_only) available [available = ["application/json", "text/html"]]
        => Vec<&'static str>, vec!["application/json", "text/html"];
    MaxBytes: (content_too_large) max_bytes [max_bytes = 1_048_576] => u64, 1_048_576;
    HeaderName: (header_fields_too_large) header_name [header_name = "Cookie"] => String, "Cookie".to_owned();
}

pairs! {
    outcomes: LiteralOutcome, ValueOutcome, [HttpOutcome]

    Location: (created) location [location = "/orders/1?a=%C3%A9"] => Location, Location::encode("/orders/1?a=é").unwrap();
    LocationText: (created) location [location = "/a%20b"] => String, "/a b".to_owned();
    LocationUri: (created) location [location = "https://api.example.com/a?b"]
        => Uri, Uri::from_static("https://api.example.com/a?b");
    ContentLocation: (created, location = none) content_location [content_location = "/orders/1"]
        => ContentLocation, "/orders/1".parse().unwrap();
    ContentLocationOf: (created, location = none) content_location [content_location = "/orders/1"]
        => Location, "/orders/1".parse().unwrap();
    Monitor: (accepted) monitor [monitor = "/jobs/1"] => Link, Link::new("status", "/jobs/1").unwrap();
}

fn november() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)
}

#[test]
fn a_literal_and_its_value_are_sent_alike() {
    for (companion, written, literal, value) in errors().into_iter().chain(outcomes()) {
        let [literal, value] = [literal, value].map(|response| {
            let lines = response.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()));
            let body = String::from_utf8(response.body().to_vec()).unwrap();
            (response.status(), lines.collect::<BTreeSet<_>>(), body)
        });
        assert_eq!(literal, value, "{companion} [{written}]");
    }
}

#[test]
fn every_companion_that_has_a_literal_is_compared() {
    let compared: BTreeSet<_> = errors().iter().chain(&outcomes()).map(|(companion, ..)| *companion).collect();
    let is_only_a_field = |companion: &Companion| companion.example().starts_with("#[status(");
    let written: BTreeSet<_> = Companion::ALL
        .iter()
        .filter(|companion| !is_only_a_field(companion))
        .map(|companion| companion.name())
        .collect();
    assert_eq!(compared, written);
}

/// An item with these attributes.
macro_rules! with {
    ([$($attributes:tt)*] $item:item) => {
        $($attributes)*
        $item
    };
}

/// A type that holds a typed header, and one that may hold one.
macro_rules! typed {
    (
        $function:ident: $attributes:tt $again:expr;
        $($type:ident: ($($situation:tt)*) $companion:ident, $made:expr;)*
    ) => {
        fn $function() -> Vec<(&'static str, HeaderValue, Vec<Response>, Response)> {
            vec![$({
                with! {
                    $attributes
                    enum Held {
                        #[status($($situation)*)]
                        Plain { #[status($companion)] value: $type },
                        #[status($($situation)*)]
                        Perhaps { #[status($companion)] value: Option<$type> },
                    }
                }

                // The sample that documents show for the header is a value of it.
                let sample = Companion::named(stringify!($companion)).and_then(Companion::sample).expect("a sample");
                assert!(sample.parse::<$type>().is_ok(), "{sample}");
                let value: $type = $made;
                let field = HeaderValue::from(&value);
                let sent = vec![
                    Held::Plain { value: value.clone() }.into_response(),
                    Held::Perhaps { value: Some(value) }.into_response(),
                ];
                let absent = Held::Perhaps { value: None }.into_response();
                for response in sent.iter().chain([&absent]) {
                    same($again(response), response);
                }
                (stringify!($type), field, sent, absent)
            }),*]
        }
    };
}

typed! {
    typed_errors: [#[derive(Debug, thiserror::Error, HttpError, FromResponse)] #[error("it failed")] #[status(role = proxy)]]
    again::<Held>;

    Accept: (unsupported_media_type) accept, Accept::new(["application/json", "text/*;q=0.5"]).unwrap();
    AcceptEncoding: (conflict_state, deliberate(accept_encoding)) accept_encoding, AcceptEncoding::new(["gzip"]).unwrap();
    AcceptPatch: (unsupported_media_type) accept_patch, AcceptPatch::new(["text/x"]).unwrap();
    Allow: (conflict_state, deliberate(allow)) allow, Allow::from([Method::GET]);
    CacheControl: (conflict_state) cache_control, CacheControl::no_store();
    Challenge: (conflict_state, deliberate(challenge)) challenge, Challenge::basic("api").unwrap();
    ContentLanguage: (conflict_state) content_language, ContentLanguage::new(["mi", "en-GB"]).unwrap();
    Deprecation: (conflict_state) deprecation, Deprecation::at(november()).unwrap();
    DpopNonce: (invalid_credentials, challenge = dpop(algs = "ES256")) dpop_nonce, "eyJ7S_zG".parse().unwrap();
    ETag: (edit_conflict) etag, ETag::weak("v1").unwrap();
    LastModified: (conflict_state) last_modified, LastModified::at(november()).unwrap();
    Link: (conflict_state) link, Link::new("help", "/help").unwrap();
    ProxyStatus: (upstream_error) proxy_status, ProxyStatus::new("gw").unwrap();
    RateLimit: (conflict_state) rate_limit, RateLimit::new("default", 7).unwrap();
    RateLimitPolicy: (conflict_state) rate_limit_policy, RateLimitPolicy::new("default", 100).unwrap();
    RetryAfter: (unavailable) retry_after, RetryAfter::after(Duration::from_secs(5));
    Sunset: (conflict_state) sunset, Sunset::at(november()).unwrap();
    Upgrade: (conflict_state, deliberate(upgrade)) upgrade, Upgrade::new(["websocket"]).unwrap();
    Vary: (conflict_state) vary, Vary::new(["Accept", "Origin"]).unwrap();
}

typed! {
    typed_outcomes: [#[derive(HttpOutcome)]]
    Response::clone;

    ContentLocation: (created, location = none) content_location, "/orders/1".parse().unwrap();
    Location: (created) location, "/orders/1".parse().unwrap();
}

/// What a client reads of the response, written again.
fn again<E: FromResponse + IntoResponse>(response: &Response) -> Response {
    match E::read(response.clone()) {
        Ok(Read::Known { error, .. }) => error.into_response(),
        Ok(Read::Unknown(received)) => received.into(),
        Err(unread) => panic!("{unread}"),
    }
}

fn same(one: Response, other: &Response) {
    assert_eq!((one.status(), one.headers(), one.body()), (other.status(), other.headers(), other.body()));
}

/// The types that own their data come back from the response that is made of them; the others are the server's alone.
#[test]
fn what_is_sent_is_read_back() {
    let mut of_server = Vec::new();
    for (companion, _, _, sent) in errors() {
        match Value::read(sent.clone()).unwrap() {
            Read::Known { error, .. } => same(error.into_response(), &sent),
            Read::Unknown(_) => of_server.push(companion),
        }
    }
    let borrowed = [
        "challenge",
        "allow",
        "upgrade",
        "link",
        "rate_limit",
        "rate_limit_policy",
        "proxy_status",
        "vary",
        "parameter",
        "parameter",
        "field",
        "available",
    ];
    assert_eq!(of_server, borrowed);
}

#[test]
fn a_typed_header_is_a_field_of_its_companion() {
    for (name, field, sent, absent) in typed_errors().into_iter().chain(typed_outcomes()) {
        for response in sent {
            let lines: Vec<_> = response.headers().iter().filter(|(_, value)| **value == field).collect();
            assert_eq!(lines.len(), 1, "{name}: {:?}", response.headers());
            assert!(!absent.headers().contains_key(lines[0].0), "{name}: {:?}", absent.headers());
        }
    }
}

/// It is required wherever it is allowed, so that no `Option` holds it.
#[test]
fn a_content_range_is_a_field_too() {
    #[derive(HttpOutcome)]
    #[status(partial_content)]
    struct Part(#[status(content_range)] ContentRange);

    let response = Part(ContentRange::bytes(0, 499, Some(1_234)).unwrap()).into_response();
    assert_eq!(response.headers()[ContentRange::NAME], "bytes 0-499/1234");
}

/// Whether one of two fields is there decides whether the header is that both are a part of.
#[test]
fn a_header_of_two_fields_is_there_with_one_of_them() {
    type Maybe<T> = Option<T>;

    #[derive(HttpOutcome)]
    enum Renewed {
        #[status(no_content)]
        Both(#[status(cache_control)] CacheControl, #[status(dpop_nonce)] DpopNonce),
        #[status(no_content)]
        One(#[status(cache_control)] Maybe<CacheControl>, #[status(dpop_nonce)] DpopNonce),
        #[status(no_content)]
        None(#[status(cache_control)] Maybe<CacheControl>, #[status(dpop_nonce)] Maybe<DpopNonce>),
    }

    let headers = Renewed::ENTRIES.iter().map(|entry| entry.headers().iter().find(|it| it.name() == "cache-control"));
    let always: Vec<_> = headers.map(|header| header.unwrap().always()).collect();
    assert_eq!(always, [true, true, false]);
    let [caching, nonce] = ["no-cache", "abc"];
    for renewed in [
        Renewed::Both(caching.parse().unwrap(), nonce.parse().unwrap()),
        Renewed::One(None, nonce.parse().unwrap()),
        Renewed::None(None, None),
    ] {
        let is_always = renewed.entry().headers().iter().any(|it| it.name() == "cache-control" && it.always());
        assert_eq!(renewed.into_response().headers().contains_key("cache-control"), is_always);
    }
}

/// Items of the module that are not headers, the header without a companion, whose three fields go with `header(..)`,
/// and the one with a separate test.
const NOT_TRIED: [&str; 9] = [
    "ContentRange",
    "Invalid",
    "LegacyRateLimit",
    "LegacyReset",
    "LegacyUnit",
    "LocationBuilder",
    "Parameter",
    "ParameterIn",
    "QuotaUnit",
];

#[test]
fn every_public_header_is_tried() {
    let module = fs::read_to_string("../status-runtime/src/header/mod.rs").unwrap();
    let public: BTreeSet<_> = module
        .lines()
        .filter_map(|line| line.strip_prefix("pub use ")?.trim_end_matches(';').split_once("::"))
        .flat_map(|(_, names)| names.trim_matches(['{', '}']).split(", "))
        .filter(|name| !NOT_TRIED.contains(name))
        .map(str::to_owned)
        .collect();
    let tried: BTreeSet<_> =
        typed_errors().iter().chain(&typed_outcomes()).map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(public, tried);
}

/// Messages name it there: `status_runtime::ProxyStatus`.
#[test]
fn what_a_message_puts_in_a_field_is_at_the_root() {
    let root = fs::read_to_string("../status-runtime/src/lib.rs").unwrap();
    let (_, exported) = root.split_once("pub use header::{").unwrap();
    let exported: BTreeSet<_> = exported.split('}').next().unwrap().split(',').map(str::trim).collect();
    for field in Companion::ALL.iter().filter_map(|companion| companion.shape().field()) {
        assert!(exported.contains(field), "{field}");
    }
}
