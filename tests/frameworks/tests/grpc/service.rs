//! A service with a method for every situation, each named like it, and for messages and sizes that are awkward. It responds
//! in gRPC and, to a client of Connect, in the form of Connect's unary calls.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request};
use axum::http::{Response, header};
use axum::response::IntoResponse as _;
use axum::routing::post;
use status_runtime::grpc::{Connect, Status};
use status_runtime::{FieldError, HttpError, ProblemLayer};

pub(crate) const SERVICE: &str = "situations.v1.Situations";

macro_rules! situations {
    ($($variant:ident($($written:tt)*),)*) => {
        #[derive(Debug, Clone, thiserror::Error, HttpError)]
        #[status(domain = "situations.example.com", challenge = bearer(realm = "grpc"), role = proxy)]
        #[error("the text of it")]
        enum Situation {
            $(#[status($($written)*)] $variant,)*
        }

        const SITUATIONS: &[Situation] = &[$(Situation::$variant),*];
    };
}

situations! {
    BadRequest(bad_request),
    Malformed(malformed),
    InvalidParameter(invalid_parameter, parameter = query("page")),
    Unauthenticated(unauthenticated),
    InvalidCredentials(invalid_credentials),
    ExpiredCredentials(expired_credentials),
    StepUpRequired(step_up_required, challenge = bearer(realm = "grpc", acr_values = "mfa")),
    PaymentRequired(payment_required),
    Forbidden(forbidden),
    InsufficientScope(insufficient_scope, challenge = bearer(realm = "grpc", scope = "write")),
    NotFound(not_found),
    Hidden(hidden, like = NotFound),
    MethodNotAllowed(method_not_allowed, allow = [GET]),
    NotAcceptable(not_acceptable, available = ["application/json"]),
    RequestTimeout(request_timeout),
    ConflictState(conflict_state),
    AlreadyExists(already_exists, field = "email"),
    EditConflict(edit_conflict, etag = "v1"),
    RequestInProgress(request_in_progress, retry_after = "1s"),
    Gone(gone),
    LengthRequired(length_required),
    PreconditionFailed(precondition_failed, etag = "v1"),
    ContentTooLarge(content_too_large, max_bytes = 1024),
    UriTooLong(uri_too_long),
    UnsupportedMediaType(unsupported_media_type, accept = ["application/json"]),
    UnsupportedContentCoding(unsupported_content_coding, accept_encoding = ["gzip"]),
    RangeNotSatisfiable(range_not_satisfiable, complete_length = 7),
    IdempotencyKeyReused(idempotency_key_reused),
    Locked(locked, retry_after = "2s"),
    FailedDependency(failed_dependency),
    UpgradeRequired(upgrade_required, upgrade = ["websocket"]),
    PreconditionRequired(precondition_required),
    RateLimited(rate_limited, retry_after = "3s"),
    QuotaExceeded(quota_exceeded, retry_after = "24h"),
    HeaderFieldsTooLarge(header_fields_too_large, header_name = "cookie"),
    LegallyRestricted(legally_restricted, blocked_by = "https://example.com/court"),
    Internal(internal),
    NotImplemented(not_implemented),
    UpstreamError(upstream_error),
    Unavailable(unavailable, retry_after = "4s"),
    Overloaded(overloaded, retry_after = "5s"),
    Maintenance(maintenance, retry_after = "6s"),
    UpstreamTimeout(upstream_timeout),
    InsufficientStorage(insufficient_storage),
    ProxyAuthenticationRequired(proxy_authentication_required, proxy_challenge = basic(realm = "proxy")),
    ExpectationFailed(expectation_failed),
    MisdirectedRequest(misdirected_request),
    TooEarly(too_early),
    HttpVersionNotSupported(http_version_not_supported),
    VariantAlsoNegotiates(variant_also_negotiates),
    LoopDetected(loop_detected),
}

/// 511 has a role of its own.
#[derive(Debug, Clone, thiserror::Error, HttpError)]
#[error("the text of it")]
#[status(network_authentication_required, role = intercepting_proxy, domain = "situations.example.com")]
struct NetworkAuthenticationRequired;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the text of it")]
#[status(validation_failed, domain = "situations.example.com")]
struct ValidationFailed {
    #[status(errors)]
    errors: Vec<FieldError>,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("{text}")]
#[status(rate_limited, domain = "situations.example.com")]
struct Awkward {
    text: &'static str,
    #[status(retry_after)]
    wait: Duration,
}

/// Its details are as long as its padding makes them.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("padded")]
#[status(conflict_state, domain = "situations.example.com")]
struct Sized {
    #[status(extension)]
    pad: String,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error(transparent)]
enum Raised {
    #[status(transparent)]
    Situation(#[from] Situation),
    #[status(transparent)]
    Network(#[from] NetworkAuthenticationRequired),
    #[status(transparent)]
    Validation(#[from] ValidationFailed),
    #[status(transparent)]
    Awkward(#[from] Awkward),
    #[status(transparent)]
    Sized(#[from] Sized),
}

/// The texts of the awkward methods.
const AWKWARD: [(&str, &str); 4] = [
    ("awkward_newline", "a\nb\r\n\tc\u{7f}"),
    ("awkward_percent", "50% of %41 are%"),
    ("awkward_emoji", "\u{1f980} gr\u{fc}\u{df}t \u{5728}\u{5eab}"),
    ("awkward_empty", ""),
];

/// An error for the method of that name.
fn raised(name: &str) -> Option<Raised> {
    if let Some(situation) = SITUATIONS.iter().find(|known| known.entry().situation().name() == name) {
        return Some(situation.clone().into());
    }
    let wait = Duration::from_secs(7);
    let text = AWKWARD.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
    Some(match (name, name.strip_prefix("details_").and_then(|length| length.parse::<usize>().ok())) {
        ("network_authentication_required", _) => NetworkAuthenticationRequired.into(),
        ("validation_failed", _) => ValidationFailed {
            errors: vec![
                FieldError::new("/items/0/price", "must not be negative").code("out-of-range"),
                FieldError::new("/first-name", "must not be empty"),
            ],
        }
        .into(),
        // A letter is one byte in `grpc-message`, of which there are 1,024.
        ("awkward_cut", _) => Awkward { text: const { repeated() }, wait }.into(),
        (_, Some(length)) => Sized { pad: "x".repeat(length - unpadded()) }.into(),
        _ => Awkward { text: text?, wait }.into(),
    })
}

const fn repeated() -> &'static str {
    match str::from_utf8(&[b'a'; 1025]) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// The length of a status with some padding, without that: the lengths of nested messages of 128 to 16,383 bytes have two
/// bytes each.
fn unpadded() -> usize {
    const SOME: usize = 1000;
    Status::of(&Sized { pad: "x".repeat(SOME) }).to_bytes().len() - SOME
}

async fn call(Path(name): Path<String>, request: Request) -> Response<Body> {
    let Some(error) = raised(&name) else { return tonic::Status::unimplemented(name).into_http() };
    let (head, message) = request.into_parts();
    // A client of HTTP/1.1 that still sends it would lose the connection with the response.
    _ = axum::body::to_bytes(message, 1024).await;
    let content_type = head.headers.get(header::CONTENT_TYPE);
    let begins_with =
        |media_type: &str| content_type.is_some_and(|it| it.as_bytes().starts_with(media_type.as_bytes()));
    if begins_with("application/grpc-web") {
        // The layer makes its form of it.
        error.into_response()
    } else if begins_with("application/grpc") {
        tonic::Status::from(error).into_http()
    } else {
        Connect(error).into_response()
    }
}

pub(crate) fn router() -> Router {
    Router::new().route(&format!("/{SERVICE}/{{name}}"), post(call)).layer(ProblemLayer::new())
}
