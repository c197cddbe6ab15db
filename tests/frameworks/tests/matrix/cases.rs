//! The complete range of responses: every situation of the vocabulary, every companion, every kind of body.

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderValue, Method, Uri};
use status_runtime::{
    Allow, Challenge, ContentRange, ETag, FieldError, FromResponse, HttpError, HttpOutcome, Link, Location, Parameter,
    Problem, RateLimit, RateLimitPolicy, Renderer, RetryAfter, Upgrade,
};

#[derive(Debug, HttpError, FromResponse)]
#[status(types = "https://example.com/problems/", challenge = bearer(realm = "matrix"), role = proxy)]
pub(crate) enum Failure {
    #[status(bad_request, vary = "Accept-Language", content_language = "en-GB", header("X-Shard" = "7"))]
    BadRequest,
    #[status(malformed)]
    Malformed,
    #[status(invalid_parameter)]
    InvalidParameter {
        #[status(parameter)]
        parameter: Parameter,
    },
    #[status(unauthenticated)]
    Unauthenticated {
        #[status(challenge)]
        several: Vec<Challenge>,
    },
    #[status(invalid_credentials, challenge = [dpop(algs = "ES256"), basic(realm = "caf\"e", charset = "UTF-8")])]
    InvalidCredentials {
        #[status(dpop_nonce)]
        nonce: String,
    },
    #[status(expired_credentials, challenge = bearer(realm = "matrix", error_description = "it expired"))]
    ExpiredCredentials,
    #[status(step_up_required, challenge = bearer(realm = "matrix", acr_values = "gold", max_age = 300))]
    StepUpRequired,
    #[status(payment_required, link(rel = "help", href = "https://example.com/plans"))]
    PaymentRequired,
    #[status(forbidden)]
    Forbidden {
        #[status(header = "X-Reason")]
        opaque: HeaderValue,
    },
    #[status(insufficient_scope, challenge = bearer(realm = "matrix", scope = "read write"))]
    InsufficientScope,
    #[status(not_found, cache_control = "no-store, private")]
    NotFound {
        #[status(extension)]
        id: u64,
    },
    #[status(hidden, like = none)]
    Hidden,
    #[status(method_not_allowed)]
    MethodNotAllowed {
        #[status(allow)]
        allow: Allow,
    },
    #[status(not_acceptable, available = ["application/json", "text/csv"])]
    NotAcceptable,
    #[status(request_timeout)]
    RequestTimeout,
    #[status(conflict_state, detail = "quote \" backslash \\ newline \n umlaut ü")]
    ConflictState,
    #[status(already_exists, field = "email")]
    AlreadyExists,
    #[status(edit_conflict)]
    EditConflict {
        #[status(etag)]
        etag: ETag,
        #[status(last_modified)]
        modified: SystemTime,
    },
    #[status(request_in_progress)]
    RequestInProgress {
        #[status(retry_after)]
        wait: Duration,
    },
    #[status(gone, deprecation = "2024-01-01", sunset = "2025-01-01")]
    Gone,
    #[status(length_required)]
    LengthRequired,
    #[status(precondition_failed, etag = "v1")]
    PreconditionFailed,
    #[status(content_too_large)]
    ContentTooLarge {
        #[status(max_bytes)]
        most: u64,
    },
    #[status(uri_too_long)]
    UriTooLong,
    #[status(unsupported_media_type, accept = ["application/json", "text/csv;q=0.5"])]
    UnsupportedMediaType,
    #[status(unsupported_media_type, accept_patch = ["application/merge-patch+json"])]
    UnsupportedPatch,
    #[status(unsupported_content_coding, accept_encoding = ["gzip", "br"])]
    UnsupportedContentCoding,
    #[status(range_not_satisfiable)]
    RangeNotSatisfiable {
        #[status(complete_length)]
        length: u64,
    },
    #[status(validation_failed)]
    ValidationFailed {
        #[status(errors)]
        errors: Vec<FieldError>,
    },
    #[status(idempotency_key_reused)]
    IdempotencyKeyReused,
    #[status(locked)]
    Locked,
    #[status(failed_dependency)]
    FailedDependency,
    #[status(upgrade_required, detail = "speak websocket")]
    UpgradeRequired {
        #[status(upgrade)]
        to: Upgrade,
    },
    #[status(precondition_required, detail = "send If-Match")]
    PreconditionRequired,
    #[status(
        rate_limited,
        retry_after = "90s",
        rate_limit_policy(name = "burst", quota = 100, window = "60s"),
        rate_limit_policy(name = "daily", quota = 5000, window = "24h"),
        rate_limit(name = "burst", remaining = 0, reset = "60s")
    )]
    RateLimited,
    #[status(quota_exceeded)]
    QuotaExceeded {
        #[status(retry_after)]
        after: RetryAfter,
        #[status(rate_limit)]
        left: RateLimit,
    },
    #[status(header_fields_too_large, header_name = "Cookie")]
    HeaderFieldsTooLarge,
    #[status(legally_restricted, blocked_by = "https://example.com/court")]
    LegallyRestricted,
    #[status(internal)]
    Internal,
    #[status(not_implemented)]
    NotImplemented,
    #[status(upstream_error, proxy_status(name = "matrix", error = connection_refused))]
    UpstreamError,
    #[status(unavailable, retry_after = "1h30m")]
    Unavailable,
    #[status(overloaded, retry_after = none)]
    Overloaded {
        #[status(rate_limit_policy)]
        policy: RateLimitPolicy,
    },
    #[status(maintenance, retry_after = "2030-01-01T10:00:00Z", expose)]
    Maintenance,
    #[status(upstream_timeout)]
    UpstreamTimeout,
    #[status(insufficient_storage)]
    InsufficientStorage,
    #[status(proxy_authentication_required, proxy_challenge = [basic(realm = "proxy"), custom("Negotiate")])]
    ProxyAuthenticationRequired,
    #[status(expectation_failed)]
    ExpectationFailed,
    #[status(misdirected_request)]
    MisdirectedRequest,
    #[status(too_early)]
    TooEarly,
    #[status(http_version_not_supported, detail = "HTTP/1.1 and later")]
    HttpVersionNotSupported,
    #[status(variant_also_negotiates)]
    VariantAlsoNegotiates,
    #[status(loop_detected)]
    LoopDetected,
    #[status(transparent)]
    Captive(Captive),
    #[status(transparent, server_only)]
    Text(Text),
    #[status(transparent, server_only)]
    Bare(Bare),
    #[status(transparent, server_only)]
    Drawn(Drawn),
    #[status(transparent, server_only, extension(tier = "free"), header("X-Provider" = "acme"))]
    Added {
        inner: Inner,
        #[status(extension)]
        order: u64,
        #[status(header = "X-Trace")]
        trace: String,
    },
    #[status(transparent, server_only)]
    AsProblem(as_problem::Edge),
    #[status(transparent, server_only)]
    AsText(as_text::Edge),
    #[status(transparent, server_only)]
    AsNone(as_none::Edge),
    #[status(transparent, server_only)]
    AsRendered(as_rendered::Edge),
}

/// A text that no client may see.
pub(crate) const SECRET: &str = "hunter2";

/// Part of every text that comes from outside.
pub(crate) const CONTROLS: &str = "a\u{1b}[2J\r\nset-cookie: b\u{7f}\u{85}";

/// A map whose keys JSON does not allow.
pub(crate) type Unserializable = std::collections::HashMap<Vec<u8>, u8>;

/// Cases in which conversions have differed, for each kind of body.
macro_rules! edges {
    ($($module:ident: $body:ident, $form:ident;)*) => {
        $(
            pub(crate) mod $module {
                use super::*;

                #[derive(Debug, thiserror::Error, HttpError)]
                #[status(types = "https://example.com/edges/", body = $body, header("X-Service" = "edges"))]
                pub(crate) enum Edge {
                    #[error("{id} is not there")]
                    #[status(not_found, title = "No such thing", detail = none, code = "no_such_thing")]
                    Missing {
                        #[status(extension)]
                        id: u64,
                    },
                    #[error("{id} is not for you: {SECRET}")]
                    #[status(hidden)]
                    Hidden { id: u64 },
                    #[error("not for you: {SECRET}")]
                    #[status(hidden, like = none)]
                    Absent,
                    #[error("it broke: {SECRET}")]
                    #[status(internal)]
                    Masked(#[source] std::io::Error),
                    #[error("{text}")]
                    #[status(conflict_state)]
                    Controls {
                        #[status(extension)]
                        text: String,
                    },
                    #[error("a constant detail")]
                    #[status(gone)]
                    Unserializable {
                        #[status(extension)]
                        lost: Unserializable,
                        #[status(extension)]
                        kept: u8,
                    },
                    #[error("nothing in the lists")]
                    #[status(validation_failed)]
                    Empty {
                        #[status(errors)]
                        errors: Vec<FieldError>,
                        #[status(extension)]
                        list: [u8; 0],
                    },
                }

                /// One value of each variant, in the order of [`EDGES`].
                pub(super) fn all() -> Vec<Failure> {
                    let all = vec![
                        Edge::Missing { id: 7 },
                        Edge::Hidden { id: 7 },
                        Edge::Absent,
                        Edge::Masked(std::io::Error::other(SECRET)),
                        Edge::Controls { text: CONTROLS.to_owned() },
                        Edge::Unserializable { lost: [(vec![7], 7)].into(), kept: 7 },
                        Edge::Empty { errors: Vec::new(), list: [] },
                    ];
                    all.into_iter().map(Failure::$form).collect()
                }
            }
        )*

        /// The edges, in one kind of body after the other.
        fn edges() -> impl Iterator<Item = Failure> {
            [$($module::all()),*].into_iter().flatten()
        }

        /// The kinds of body of the edges.
        pub(crate) const BODIES: &[&str] = &[$(stringify!($form)),*];
    };
}

edges! {
    as_problem: problem, AsProblem;
    as_text: text, AsText;
    as_none: none, AsNone;
    as_rendered: Whole, AsRendered;
}

/// The names of the edges.
pub(crate) const EDGES: [&str; 7] = ["Missing", "Hidden", "Absent", "Masked", "Controls", "Unserializable", "Empty"];

/// The number of an edge in a kind of body.
pub(crate) fn number(body: usize, edge: &str) -> usize {
    let edge = EDGES.iter().position(|known| *known == edge).expect("an edge");
    failures().len() - EDGES.len() * BODIES.len() + EDGES.len() * body + edge
}

/// Shows everything that a renderer gets.
pub(crate) struct Whole;

impl Renderer for Whole {
    fn content_type() -> HeaderValue {
        HeaderValue::from_static("application/vnd.example+json")
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        out.extend(problem.to_json());
    }
}

/// 511 requires a role that the other situations do not have.
#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[error("log in to the network")]
#[status(network_authentication_required, role = intercepting_proxy)]
pub(crate) struct Captive;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("only said, ünstructured")]
#[status(gone, body = text)]
pub(crate) struct Text;

/// Frameworks tend to add a page to an error without content.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("nothing is said")]
#[status(not_found, body = none)]
pub(crate) struct Bare;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("drawn")]
#[status(forbidden, body = Picture)]
pub(crate) struct Drawn;

/// Errors to whose responses is added, with the types of a `const`.
#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = TYPES, challenge = bearer(realm = REALM))]
pub(crate) enum Inner {
    #[error("constant")]
    #[status(failed_dependency)]
    Constant,
    #[error("made of {0}")]
    #[status(uri_too_long)]
    Made(String),
    #[error("not for you: {SECRET}")]
    #[status(hidden, like = none)]
    Unknown,
    #[error("sign in")]
    #[status(unauthenticated)]
    Anonymous,
}

pub(crate) const TYPES: &str = "/inner/";
pub(crate) const REALM: &str = "inner \"realm\"";

pub(crate) struct Picture;

impl Renderer for Picture {
    fn content_type() -> HeaderValue {
        HeaderValue::from_static("image/svg+xml")
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        out.extend_from_slice(format!("<svg><title>{}</title></svg>", problem.title().unwrap_or_default()).as_bytes());
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it went wrong as {}", self.entry().variant())
    }
}

impl std::error::Error for Failure {}

#[derive(HttpOutcome)]
#[status(role = proxy)]
pub(crate) enum Outcome {
    #[status(ok)]
    Ok {
        #[status(body)]
        said: &'static str,
        #[status(link)]
        next: Vec<Link>,
    },
    #[status(created, location = "/things/{id}")]
    Created {
        id: u64,
        #[status(body)]
        thing: Vec<u64>,
    },
    #[status(accepted, retry_after = 5, monitor = "/jobs/{id}")]
    Accepted { id: u64 },
    #[status(no_content, etag = weak("v2"))]
    NoContent,
    #[status(reset_content)]
    ResetContent,
    #[status(partial_content)]
    PartialContent {
        #[status(content_range)]
        range: ContentRange,
        #[status(body)]
        bytes: Bytes,
    },
    #[status(multi_status)]
    MultiStatus {
        #[status(body, content_type = "application/xml")]
        xml: Vec<u8>,
    },
    #[status(multiple_choices)]
    MultipleChoices {
        #[status(body)]
        choices: Vec<&'static str>,
    },
    #[status(see_other)]
    SeeOther {
        #[status(location)]
        to: Uri,
    },
    #[status(not_modified, etag = "v1", cache_control = "max-age=60")]
    NotModified,
    #[status(temporary_redirect)]
    TemporaryRedirect {
        #[status(location)]
        to: Location,
    },
    #[status(permanent_redirect, location = "/there")]
    PermanentRedirect,
    #[status(moved_permanently, location = "https://example.com/there")]
    MovedPermanently,
    #[status(found, location = "/elsewhere")]
    Found,
    #[status(transformed, content_location = "/original")]
    Transformed {
        #[status(body)]
        text: String,
    },
    #[status(im_used, etag = "delta")]
    ImUsed {
        #[status(body)]
        delta: Bytes,
    },
}

/// The same, with an error of any type.
pub(crate) fn boxed(number: usize) -> Result<Outcome, Box<dyn HttpError + Send + Sync>> {
    Ok(received(number)?)
}

/// The response of a number: failures first, then outcomes.
pub(crate) fn received(number: usize) -> Result<Outcome, Failure> {
    let mut failures = failures();
    if number < failures.len() {
        Err(failures.swap_remove(number))
    } else {
        Ok(outcomes().swap_remove(number - failures.len()))
    }
}

/// The number of responses.
pub(crate) fn count() -> usize {
    failures().len() + outcomes().len()
}

pub(crate) fn failures() -> Vec<Failure> {
    use Failure::*;

    let challenges = [Challenge::basic("one"), Challenge::bearer().with("realm", "two")];
    let mut failures = vec![
        BadRequest,
        Malformed,
        InvalidParameter { parameter: Parameter::query("page") },
        Unauthenticated { several: challenges.into_iter().map(|one| one.expect("a challenge")).collect() },
        InvalidCredentials { nonce: "Y2hhbmdl".to_owned() },
        ExpiredCredentials,
        StepUpRequired,
        PaymentRequired,
        Forbidden { opaque: HeaderValue::from_static("tabs\tand spaces") },
        InsufficientScope,
        NotFound { id: 7 },
        Hidden,
        MethodNotAllowed { allow: [Method::GET, Method::HEAD].into_iter().collect() },
        NotAcceptable,
        RequestTimeout,
        ConflictState,
        AlreadyExists,
        EditConflict {
            etag: ETag::strong("v3").expect("an entity tag"),
            modified: SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777),
        },
        RequestInProgress { wait: Duration::from_millis(1500) },
        Gone,
        LengthRequired,
        PreconditionFailed,
        ContentTooLarge { most: 1_000_000 },
        UriTooLong,
        UnsupportedMediaType,
        UnsupportedPatch,
        UnsupportedContentCoding,
        RangeNotSatisfiable { length: 1234 },
        ValidationFailed {
            errors: vec![
                FieldError::new("/email", "must be an e-mail address").code("invalid_format"),
                FieldError::new("/age", "must be positive"),
            ],
        },
        IdempotencyKeyReused,
        Locked,
        FailedDependency,
        UpgradeRequired { to: "websocket".parse().expect("a protocol") },
        PreconditionRequired,
        RateLimited,
        QuotaExceeded {
            after: RetryAfter::after(Duration::from_secs(120)),
            left: RateLimit::new("daily", 0).expect("a limit"),
        },
        HeaderFieldsTooLarge,
        LegallyRestricted,
        Internal,
        NotImplemented,
        UpstreamError,
        Unavailable,
        Overloaded { policy: RateLimitPolicy::new("daily", 5000).expect("a policy") },
        Maintenance,
        UpstreamTimeout,
        InsufficientStorage,
        ProxyAuthenticationRequired,
        ExpectationFailed,
        MisdirectedRequest,
        TooEarly,
        HttpVersionNotSupported,
        VariantAlsoNegotiates,
        LoopDetected,
        Captive(self::Captive),
        Text(self::Text),
        Bare(self::Bare),
        Drawn(self::Drawn),
    ];
    let inner = [Inner::Constant, Inner::Made("parts".to_owned()), Inner::Unknown, Inner::Anonymous];
    failures.extend(inner.map(|inner| Added { inner, order: 7, trace: "t".to_owned() }));
    failures.extend(edges());
    failures
}

pub(crate) fn outcomes() -> Vec<Outcome> {
    use Outcome::*;

    vec![
        Ok { said: "hello", next: vec![Link::new("next", "/?page=2").expect("a link")] },
        Created { id: 7, thing: vec![1, 2, 3] },
        Accepted { id: 7 },
        NoContent,
        ResetContent,
        PartialContent {
            range: ContentRange::bytes(0, 4, Some(10)).expect("a range"),
            bytes: Bytes::from_static(&[0, 159, 146, 150, 255]),
        },
        MultiStatus { xml: b"<multistatus/>".to_vec() },
        MultipleChoices { choices: vec!["/a", "/b"] },
        SeeOther { to: Uri::from_static("/orders/7") },
        NotModified,
        TemporaryRedirect { to: "/there".parse().expect("a location") },
        PermanentRedirect,
        MovedPermanently,
        Found,
        Transformed { text: "shorter".to_owned() },
        ImUsed { delta: Bytes::from_static(b"-1+2") },
    ]
}
