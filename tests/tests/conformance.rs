//! Finished responses, against the RFCs and the design.

use std::ptr;
use std::time::{Duration, SystemTime};

use http::{HeaderValue, StatusCode, header};
use serde_json::Value;
use status_runtime::{
    Catalog, Challenge, ContentRange, FieldError, HttpError, HttpOutcome, IntoResponse, Kind, Problem, Renderer,
    Response, Retry, RetryAfter, situation,
};
use status_vocabulary::SITUATIONS;

macro_rules! every_error {
    ($($variant:ident($($words:tt)*),)*) => {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[status(challenge = bearer(realm = "api"), role = gateway)]
        enum Every {
            $(#[error("it failed")] #[status($($words)*)] $variant,)*
        }

        fn every() -> Vec<Every> {
            vec![$(Every::$variant),*]
        }
    };
}

every_error! {
    BadRequest(bad_request),
    Malformed(malformed),
    InvalidParameter(invalid_parameter, parameter = query("page")),
    Unauthenticated(unauthenticated),
    InvalidCredentials(invalid_credentials),
    ExpiredCredentials(expired_credentials),
    StepUpRequired(step_up_required, challenge = bearer(realm = "api", max_age = 300)),
    PaymentRequired(payment_required),
    Forbidden(forbidden),
    InsufficientScope(insufficient_scope, challenge = bearer(realm = "api", scope = "orders.write")),
    NotFound(not_found),
    Hidden(hidden),
    MethodNotAllowed(method_not_allowed, allow = [GET, HEAD]),
    NotAcceptable(not_acceptable, available = ["application/json"]),
    RequestTimeout(request_timeout),
    ConflictState(conflict_state),
    AlreadyExists(already_exists, field = "email"),
    EditConflict(edit_conflict, etag = "v2"),
    RequestInProgress(request_in_progress, retry_after = 1),
    Gone(gone),
    LengthRequired(length_required),
    PreconditionFailed(precondition_failed, etag = weak("v2")),
    ContentTooLarge(content_too_large, max_bytes = 1_048_576),
    UriTooLong(uri_too_long),
    UnsupportedMediaType(unsupported_media_type, accept = ["application/json"]),
    UnsupportedContentCoding(unsupported_content_coding, accept_encoding = ["gzip", "br"]),
    RangeNotSatisfiable(range_not_satisfiable, complete_length = 1234),
    ValidationFailed(validation_failed, errors = none),
    IdempotencyKeyReused(idempotency_key_reused),
    Locked(locked),
    FailedDependency(failed_dependency),
    UpgradeRequired(upgrade_required, upgrade = ["websocket"]),
    PreconditionRequired(precondition_required),
    RateLimited(rate_limited, retry_after = "1m"),
    QuotaExceeded(quota_exceeded, retry_after = "1h30m"),
    HeaderFieldsTooLarge(header_fields_too_large, header_name = "Cookie"),
    LegallyRestricted(legally_restricted, blocked_by = "https://isp.example/legal"),
    Internal(internal),
    NotImplemented(not_implemented),
    UpstreamError(upstream_error),
    Unavailable(unavailable, retry_after = none),
    Overloaded(overloaded, retry_after = 5),
    Maintenance(maintenance, retry_after = "2026-12-31T10:00:00Z"),
    UpstreamTimeout(upstream_timeout),
    InsufficientStorage(insufficient_storage),
    ExpectationFailed(expectation_failed),
    MisdirectedRequest(misdirected_request),
    TooEarly(too_early),
    HttpVersionNotSupported(http_version_not_supported),
    VariantAlsoNegotiates(variant_also_negotiates),
    LoopDetected(loop_detected),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = proxy, proxy_authentication_required, proxy_challenge = basic(realm = "proxy"))]
struct ProxyAuthenticationRequired;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = intercepting_proxy, network_authentication_required)]
struct NetworkAuthenticationRequired;

fn responses() -> Vec<(&'static status_runtime::Entry, Response)> {
    let mut all: Vec<_> = every().into_iter().map(|error| (error.entry(), error.into_response())).collect();
    all.push((ProxyAuthenticationRequired.entry(), ProxyAuthenticationRequired.into_response()));
    all.push((NetworkAuthenticationRequired.entry(), NetworkAuthenticationRequired.into_response()));
    all
}

fn json(response: &Response) -> Value {
    serde_json::from_slice(response.body()).unwrap()
}

/// The names of the members in the order in which they are sent.
fn members(response: &Response) -> Vec<String> {
    Problem::from_response(response).unwrap();
    let text = std::str::from_utf8(response.body()).unwrap();
    let document: Value = serde_json::from_str(text).unwrap();
    let mut names: Vec<_> = document.as_object().unwrap().keys().cloned().collect();
    names.sort_by_key(|name| text.find(&format!("\"{name}\":")));
    names
}

#[test]
fn every_situation_of_an_error_responds() {
    let sent: Vec<_> = responses().iter().map(|(entry, _)| entry.situation().name()).collect();
    for row in SITUATIONS.iter().filter(|row| row.kind() == Kind::Error) {
        assert!(sent.contains(&row.name()), "{} is not tried", row.name());
    }
    assert_eq!(sent.len(), 53);
}

#[test]
fn the_document_is_rfc_9457s() {
    for (entry, response) in responses() {
        let name = entry.situation().name();
        let document = json(&response);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json", "{name}");
        assert_eq!(response.status().as_u16(), entry.situation().code(), "{name}");
        assert_eq!(document["status"], response.status().as_u16(), "{name}: RFC 9457 3.1.2");
        assert_eq!(document["type"], "about:blank", "{name}");
        assert_eq!(document["title"], entry.situation().phrase(), "{name}: RFC 9457 4.2.1");
        let masked = response.status().is_server_error() && name != "http_version_not_supported";
        assert_eq!(document.get("detail").is_none(), masked, "{name}: a 5xx keeps its text");
        let names = members(&response);
        let standard = if masked { &["type", "title", "status"][..] } else { &["type", "title", "status", "detail"] };
        assert_eq!(&names[..standard.len()], standard, "{name}");
        assert_eq!(names[standard.len()], "code", "{name}");
    }
}

#[test]
fn titles_are_todays() {
    let title = |error: Every| json(&error.into_response())["title"].as_str().unwrap().to_owned();
    assert_eq!(title(Every::ContentTooLarge), "Content Too Large", "RFC 9110 15.5.14");
    assert_eq!(title(Every::ValidationFailed), "Unprocessable Content", "RFC 9110 15.5.21");
}

#[test]
fn what_a_cache_would_keep_says_no_store() {
    // Heuristically cacheable (RFC 9110 15.1, RFC 7725 3), and not to be stored (RFC 6585 3 to 6).
    const KEPT: [u16; 10] = [404, 405, 410, 414, 501, 451, 428, 429, 431, 511];
    for (entry, response) in responses() {
        let no_store = response.headers().get(header::CACHE_CONTROL) == Some(&HeaderValue::from_static("no-store"));
        assert_eq!(no_store, KEPT.contains(&response.status().as_u16()), "{}", entry.situation().name());
    }
}

#[test]
fn the_headers_that_http_demands_are_there() {
    for (entry, response) in responses() {
        let name = entry.situation().name();
        let has = |name: &str| response.headers().contains_key(name);
        match response.status().as_u16() {
            401 => {
                let lines = response.headers().get_all(header::WWW_AUTHENTICATE);
                assert!(!Challenge::parse_all(lines.iter()).unwrap().is_empty(), "{name}: RFC 9110 15.5.2");
            }
            403 if name == "insufficient_scope" => assert!(has("www-authenticate"), "{name}: RFC 6750 3"),
            405 => assert_eq!(response.headers()[header::ALLOW], "GET, HEAD", "RFC 9110 15.5.6"),
            407 => {
                assert_eq!(response.headers()[header::PROXY_AUTHENTICATE], "Basic realm=\"proxy\"", "RFC 9110 15.5.8")
            }
            416 => assert_eq!(response.headers()[header::CONTENT_RANGE], "bytes */1234", "RFC 9110 14.4"),
            426 => {
                assert_eq!(response.headers()[header::UPGRADE], "websocket", "RFC 9110 15.5.22");
                assert_eq!(response.headers()[header::CONNECTION], "upgrade", "RFC 9110 7.8");
            }
            451 => assert_eq!(
                response.headers()[header::LINK],
                "<https://isp.example/legal>; rel=\"blocked-by\"",
                "RFC 7725 4"
            ),
            _ => {}
        }
    }
}

#[test]
fn a_situation_supplies_its_error_to_the_challenge() {
    let challenge =
        |error: Every| error.into_response().headers()[header::WWW_AUTHENTICATE].to_str().unwrap().to_owned();
    assert_eq!(
        challenge(Every::Unauthenticated),
        r#"Bearer realm="api""#,
        "RFC 6750 3.1: no error without credentials"
    );
    assert_eq!(challenge(Every::InvalidCredentials), r#"Bearer realm="api", error="invalid_token""#);
    assert_eq!(challenge(Every::ExpiredCredentials), r#"Bearer realm="api", error="invalid_token""#);
    assert_eq!(
        challenge(Every::InsufficientScope),
        r#"Bearer realm="api", scope="orders.write", error="insufficient_scope""#
    );
    assert_eq!(
        challenge(Every::StepUpRequired),
        r#"Bearer realm="api", error="insufficient_user_authentication", max_age="300""#,
        "RFC 9470 3"
    );
}

/// The `error` of a challenge from any source (RFC 6750 3.1), and with a nonce only if it is sent (RFC 9449 9).
mod challenges {
    use super::*;

    const BEARER: &str = "Bearer";

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("no")]
    #[status(challenge = [dpop(algs = "ES256"), bearer(realm = "api")])]
    enum Refused {
        #[status(insufficient_scope)]
        Scope {
            #[status(challenge)]
            challenge: Challenge,
        },
        #[status(insufficient_scope, challenge = BEARER)]
        Const,
        #[status(step_up_required)]
        StepUp {
            #[status(challenge)]
            challenges: Vec<Challenge>,
        },
        #[status(bad_request)]
        Request {
            #[status(challenge)]
            challenge: Option<Challenge>,
        },
        #[status(unauthenticated)]
        Anonymous {
            #[status(challenge)]
            challenge: Challenge,
        },
        #[status(forbidden)]
        Forbidden {
            #[status(challenge)]
            challenge: Challenge,
        },
        #[status(invalid_credentials)]
        Proof {
            #[status(challenge)]
            challenge: Challenge,
            #[status(dpop_nonce)]
            nonce: Option<String>,
        },
        #[status(invalid_credentials, challenge = dpop(algs = "ES256"))]
        Literal {
            #[status(dpop_nonce)]
            nonce: Option<String>,
        },
        #[status(expired_credentials)]
        OfTheType {
            #[status(dpop_nonce)]
            nonce: String,
        },
        #[status(expired_credentials)]
        StandsIn {
            #[status(challenge)]
            challenge: Option<Challenge>,
            #[status(dpop_nonce)]
            nonce: String,
        },
    }

    fn sent(error: Refused) -> Vec<String> {
        let response = error.into_response();
        let lines = response.headers().get_all(header::WWW_AUTHENTICATE).iter();
        lines.map(|line| line.to_str().unwrap().to_owned()).collect()
    }

    fn bearer() -> Challenge {
        Challenge::bearer().with("realm", "api").unwrap()
    }

    #[test]
    fn a_situation_supplies_its_error_to_a_field_too() {
        let scoped = bearer().with("scope", "a").unwrap();
        assert_eq!(
            sent(Refused::Scope { challenge: scoped }),
            [r#"Bearer realm="api", scope="a", error="insufficient_scope""#]
        );
        assert_eq!(sent(Refused::Const), [r#"Bearer error="insufficient_scope""#]);
        let strong = Challenge::bearer().with("max_age", "5").unwrap();
        assert_eq!(
            sent(Refused::StepUp { challenges: vec![strong, Challenge::basic("api").unwrap()] }),
            [r#"Bearer error="insufficient_user_authentication", max_age="5""#, r#"Basic realm="api""#]
        );
        assert_eq!(
            sent(Refused::Request { challenge: Some(bearer()) }),
            [r#"Bearer realm="api", error="invalid_request""#]
        );
        assert_eq!(sent(Refused::Request { challenge: None }), [""; 0]);
        assert_eq!(sent(Refused::Anonymous { challenge: bearer() }), [r#"Bearer realm="api""#]);
        assert_eq!(sent(Refused::Forbidden { challenge: bearer() }), [r#"Bearer realm="api""#]);
        let own = bearer().with("error", "invalid_token").unwrap();
        assert_eq!(sent(Refused::Scope { challenge: own }), [r#"Bearer realm="api", error="invalid_token""#]);
        let token = Challenge::token68("Bearer", "abc").unwrap();
        assert_eq!(sent(Refused::Scope { challenge: token }), ["Bearer abc"]);
    }

    #[test]
    fn a_nonce_is_asked_for_where_it_is_sent() {
        let with = r#"DPoP error="use_dpop_nonce", algs="ES256""#;
        let without = r#"DPoP error="invalid_token", algs="ES256""#;
        let bearer = r#"Bearer realm="api", error="invalid_token""#;
        let proof = |nonce: Option<&str>| {
            let challenge = Challenge::dpop("ES256").unwrap();
            Refused::Proof { challenge, nonce: nonce.map(str::to_owned) }
        };
        let literal = |nonce: Option<&str>| Refused::Literal { nonce: nonce.map(str::to_owned) };
        for (nonce, right) in [(Some("n-0S6_WzA2Mj"), with), (None, without), (Some(""), without)] {
            assert_eq!(sent(proof(nonce)), [right], "{nonce:?}");
            assert_eq!(sent(literal(nonce)), [right], "{nonce:?}");
        }
        for (nonce, right) in [("n", with), ("a b", without)] {
            assert_eq!(sent(Refused::OfTheType { nonce: nonce.into() }), [right, bearer], "{nonce:?}");
            assert_eq!(sent(Refused::StandsIn { challenge: None, nonce: nonce.into() }), [right, bearer], "{nonce:?}");
        }
    }

    /// RFC 9449 8.1: a nonce is one or more of NQCHAR.
    #[test]
    fn a_nonce_that_is_none_is_left_out() {
        let nonce = |nonce: &str| {
            let response = Refused::Literal { nonce: Some(nonce.into()) }.into_response();
            response.headers().get("dpop-nonce").cloned()
        };
        for bad in ["", " ", "a b", "a\"b", "a\\b", "é", "a\nb", "\u{7f}"] {
            assert_eq!(nonce(bad), None, "{bad:?}");
        }
        let sent = nonce("eyJ7S_zG.eyJH0-Z.HX4w-7v").unwrap();
        assert_eq!(sent, "eyJ7S_zG.eyJH0-Z.HX4w-7v");
        assert!(sent.is_sensitive() && !format!("{sent:?}").contains("eyJ7"));
    }
}

#[test]
fn literals_are_rendered_as_their_headers_are_written() {
    let sent = |error: Every, name: &str| error.into_response().headers()[name].to_str().unwrap().to_owned();
    assert_eq!(sent(Every::EditConflict, "etag"), "\"v2\"");
    assert_eq!(sent(Every::PreconditionFailed, "etag"), "W/\"v2\"");
    assert_eq!(sent(Every::RateLimited, "retry-after"), "60");
    assert_eq!(sent(Every::QuotaExceeded, "retry-after"), "5400");
    assert_eq!(sent(Every::Maintenance, "retry-after"), "Thu, 31 Dec 2026 10:00:00 GMT", "RFC 9110 5.6.7");
    assert_eq!(sent(Every::UnsupportedContentCoding, "accept-encoding"), "gzip, br");
}

/// A catalogue's description of a variant: members of every value, optional ones, and the detail without a value.
#[test]
fn the_catalogue_tells_what_depends_on_the_value() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[allow(dead_code, reason = "only described")]
    enum Described {
        #[error("order {id} of {place} waits")]
        #[status(rate_limited, extension(kind = "order"), header("X-Reason" = "full"))]
        Waiting {
            #[status(header = "X-Hint")]
            hint: Option<String>,
            #[status(retry_after)]
            wait: Option<u64>,
            #[status(extension)]
            id: u64,
            #[status(extension)]
            shop: Option<String>,
            place: String,
        },
        #[error("order {id:>4} is gone")]
        #[status(gone)]
        Gone { id: u64 },
        #[error("it failed")]
        #[status(conflict_state)]
        Constant,
        #[error("{0} is masked")]
        #[status(internal)]
        Masked(u8),
        #[error("{0}")]
        #[status(gone, detail = none)]
        Silent(u8),
    }

    let details: Vec<_> = Described::ENTRIES.iter().map(|entry| (entry.has_detail(), entry.detail())).collect();
    let [waiting, gone] = ["order {id} of {place} waits", "order {id} is gone"];
    assert_eq!(details, [(true, waiting), (true, gone), (true, "it failed"), (false, ""), (false, "")]);

    let waiting = Described::ENTRIES[0];
    let mut headers: Vec<_> = waiting.headers().iter().map(|spec| (spec.name(), spec.always())).collect();
    headers.sort_unstable();
    let reason = ("x-reason", true);
    assert_eq!(headers, [("cache-control", true), ("retry-after", false), ("x-hint", false), reason]);
    let mut members: Vec<_> = waiting.members().iter().map(|spec| (spec.name(), spec.always())).collect();
    members.sort_unstable();
    assert_eq!(members, [("id", true), ("kind", true), ("shop", false)]);
}

/// `Option` is known by what it is: an alias of it, and an associated type, are one, and the alias of another type is none.
#[test]
fn what_may_be_absent_may_have_any_name() {
    type Maybe<T> = Option<T>;
    type Hint = Option<&'static str>;
    type Id = u64;

    trait Shop {
        type Place;
    }
    enum Own {}
    impl Shop for Own {
        type Place = Option<u8>;
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it failed")]
    #[allow(dead_code, reason = "only described")]
    enum Named {
        #[status(rate_limited)]
        Waiting {
            #[status(header = "X-Hint")]
            hint: Hint,
            #[status(header = "X-Id")]
            header: Id,
            #[status(retry_after)]
            wait: Maybe<Duration>,
            #[status(extension)]
            id: Id,
            #[status(extension)]
            since: Maybe<u64>,
            #[status(extension)]
            place: <Own as Shop>::Place,
        },
        #[status(transparent)]
        Inner {
            inner: Every,
            #[status(extension)]
            shop: Maybe<u64>,
            #[status(header = "X-Shop")]
            hint: Hint,
        },
    }

    let waiting = Named::ENTRIES[0];
    let mut headers: Vec<_> = waiting.headers().iter().map(|spec| (spec.name(), spec.always())).collect();
    headers.sort_unstable();
    assert_eq!(headers, [("cache-control", true), ("retry-after", false), ("x-hint", false), ("x-id", true)]);
    let members: Vec<_> = waiting.members().iter().map(|spec| (spec.name(), spec.always())).collect();
    assert_eq!(members, [("id", true), ("since", false), ("place", false)]);
    let [added] = Named::TRANSPARENT else { panic!("there is one") };
    assert_eq!(added.members().iter().map(|spec| (spec.name(), spec.always())).collect::<Vec<_>>(), [("shop", false)]);
    assert_eq!(
        added.headers().iter().map(|spec| (spec.name(), spec.always())).collect::<Vec<_>>(),
        [("x-shop", false)]
    );
}

#[test]
fn the_catalogue_promises_what_is_sent() {
    for (entry, response) in responses() {
        let name = entry.situation().name();
        for spec in entry.headers() {
            assert!(
                !spec.always() || response.headers().contains_key(spec.name()),
                "{name}: {} is promised",
                spec.name()
            );
        }
        let promised = |sent: &str| sent == "content-type" || entry.headers().iter().any(|spec| spec.name() == sent);
        for sent in response.headers().keys() {
            assert!(promised(sent.as_str()), "{name}: {sent} is not promised");
        }
        let document = json(&response);
        for spec in entry.members() {
            assert!(!spec.always() || document.get(spec.name()).is_some(), "{name}: {} is promised", spec.name());
        }
    }
    assert_eq!(Every::ENTRIES.len(), every().len());
}

#[test]
fn a_value_can_say_what_its_response_would() {
    for error in every() {
        let (problem, retry, status) = (error.problem(), error.retry(), error.http_status());
        let mut companions = http::HeaderMap::new();
        error.companions(&mut companions);
        let name = error.entry().situation().name();
        let response = error.into_response();
        assert_eq!(Problem::from_response(&response).unwrap(), problem, "{name}");
        assert_eq!(status, response.status(), "{name}");
        let mut sent = response.headers().clone();
        sent.remove(header::CONTENT_TYPE);
        assert_eq!(companions, sent, "{name}");
        if matches!(retry, Retry::AtOnce(_)) {
            assert!(matches!(status.as_u16(), 408 | 421 | 425), "{name}");
        }
    }
    assert_eq!(Every::Overloaded.retry(), Retry::AfterDelay(Some(RetryAfter::after(Duration::from_secs(5)))));
    assert_eq!(Every::Unavailable.retry(), Retry::AfterDelayIfIdempotent(None));
    assert_eq!(Every::ContentTooLarge.retry(), Retry::Never);
    assert_eq!(Every::UpstreamError.retry(), Retry::AfterDelayIfIdempotent(None));
    assert_eq!(Every::ExpiredCredentials.retry(), Retry::AfterRefresh(None));
}

mod hidden {
    use super::*;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(types = "https://api.example.com/problems/", header("X-Service" = "orders"))]
    enum OrderError {
        #[error("order {id} of {shop:?} does not exist")]
        #[status(
            not_found,
            detail = "order {id} of {shop:?} does not exist",
            link(rel = "help", href = "https://api.example.com/help"),
            extension(kind = "order")
        )]
        Missing {
            #[status(extension)]
            id: u64,
            shop: String,
            #[status(header = "X-Hint")]
            hint: Option<String>,
        },
        #[error("{who} asked for order {id}")]
        #[status(hidden)]
        NotYours { who: String, hint: Option<String>, shop: String, id: u64 },
        #[error("{0} is not for you")]
        #[status(hidden, like = none)]
        Bare(String),
    }

    #[test]
    fn nobody_can_tell_it_from_absence() {
        for hint in [None, Some("ask \"them\"".to_owned())] {
            let shop = "a\"b\u{1}é".to_owned();
            let missing = OrderError::Missing { id: 7, shop: shop.clone(), hint: hint.clone() }.into_response();
            let hidden = OrderError::NotYours { who: "eve".to_owned(), hint, shop, id: 7 }.into_response();
            assert_eq!(missing.status(), hidden.status());
            assert_eq!(format!("{:?}", missing.headers()), format!("{:?}", hidden.headers()), "in the same order, too");
            assert_eq!(missing.body(), hidden.body());
        }
    }

    #[test]
    fn only_the_log_knows() {
        let hidden = OrderError::NotYours { who: "eve".to_owned(), hint: None, shop: String::new(), id: 7 };
        assert_eq!(hidden.entry().situation(), situation::HIDDEN);
        assert_eq!(hidden.entry().code(), "not_yours");
        assert_eq!(hidden.to_string(), "eve asked for order 7");
        assert_eq!(hidden.problem().code(), Some("missing"), "the client sees the twin's");
    }

    #[test]
    fn a_bare_one_says_nothing_of_its_type() {
        let error = OrderError::Bare("order 7".to_owned());
        let problem = error.problem();
        let response = error.into_response();
        assert_eq!(Problem::from_response(&response).unwrap(), problem);
        is_absence(&response);
    }

    /// Checks for the response to an unknown route, as it is without a layer.
    fn is_absence(response: &Response) {
        assert_eq!(response.status(), 404);
        assert_eq!(response.body(), r#"{"type":"about:blank","title":"Not Found","status":404,"code":"not_found"}"#);
        let headers: Vec<_> =
            response.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        let expected: [(_, &[u8]); 2] = [("content-type", b"application/problem+json"), ("cache-control", b"no-store")];
        assert_eq!(headers, expected);
    }

    struct Loud;

    impl Renderer for Loud {
        fn content_type() -> HeaderValue {
            HeaderValue::from_static("text/x-loud")
        }

        fn render(problem: &Problem, out: &mut Vec<u8>) {
            out.extend(format!("{problem:?}").into_bytes());
        }
    }

    macro_rules! bodies {
        ($($name:ident: $body:ident;)*) => {
            $(
                mod $name {
                    use super::*;

                    #[derive(Debug, thiserror::Error, HttpError)]
                    #[status(types = "https://api.example.com/problems/", body = $body, codes = "SCREAMING_SNAKE_CASE")]
                    enum Error {
                        #[error("there is no such page")]
                        #[status(not_found, title = "No such page", detail = none, code = "gone_astray")]
                        Missing {
                            #[status(extension)]
                            of: Value,
                        },
                        #[error("{of} is a secret")]
                        #[status(hidden)]
                        Secret { of: Value },
                        #[error("{0} is a secret")]
                        #[status(hidden, like = none)]
                        Bare(u8),
                    }

                    #[derive(Debug, thiserror::Error, HttpError)]
                    #[error("{0} is a secret")]
                    #[status(types = "https://api.example.com/problems/", body = $body)]
                    #[status(hidden)]
                    struct Alone(u8);

                    #[derive(Debug, thiserror::Error, HttpError)]
                    #[error(transparent)]
                    #[allow(dead_code, reason = "only its catalogue is looked at")]
                    enum Both {
                        #[status(transparent)]
                        Error(Error),
                        #[status(transparent)]
                        Alone(Alone),
                    }

                    #[test]
                    fn the_twin_is_seen_in_everything() {
                        for depth in [0, 1, 126, 127, 128, 300] {
                            let of = || (0..depth).fold(Value::Null, |of, _| Value::Array(vec![of]));
                            let (missing, secret) = (Error::Missing { of: of() }, Error::Secret { of: of() });
                            assert_eq!(missing.problem(), secret.problem(), "{depth}");
                            assert_eq!(secret.problem().code(), Some("gone_astray"));
                            // serde_json's maximum depth; deeper values are left out of the problem, and nothing else.
                            assert_eq!(secret.problem().extension("of").is_some(), depth < 128, "{depth}");
                            assert_eq!(Problem::new(missing.entry()), Problem::new(secret.entry()));
                            assert_eq!(secret.entry().code(), "SECRET", "that is for the log");
                            let (missing, secret) = (missing.into_response(), secret.into_response());
                            assert_eq!(missing.body(), secret.body(), "{depth}");
                            assert_eq!(format!("{:?}", missing.headers()), format!("{:?}", secret.headers()));
                        }
                    }

                    #[test]
                    fn without_a_twin_it_is_absence() {
                        let alone = Alone(7);
                        let absent = serde_json::json!({
                            "type": "about:blank", "title": "Not Found", "status": 404, "code": "not_found"
                        });
                        assert_eq!(serde_json::to_value(alone.problem()).unwrap(), absent);
                        assert_eq!(serde_json::to_value(Problem::new(alone.entry())).unwrap(), absent);
                        is_absence(&alone.into_response());
                        is_absence(&Error::Bare(7).into_response());
                    }

                    #[test]
                    fn no_catalogue_mentions_it() {
                        use status_runtime::catalog::{html, markdown, openapi};

                        let pages = [markdown::<Both>(), html::index::<Both>().to_owned(), openapi::responses::<Both>().to_string()];
                        for view in pages {
                            assert!(view.contains("404"), "{view}");
                            for secret in ["secret", "SECRET", "Bare", "BARE", "bare", "Alone", "alone", "about:blank"] {
                                assert!(!view.contains(secret), "{secret}: {view}");
                            }
                        }
                    }
                }
            )*
        };
    }

    bodies! {
        problem: problem;
        text: text;
        none: none;
        rendered: Loud;
    }
}

mod words {
    use super::*;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(
        types = "urn:example:",
        codes = "SCREAMING_SNAKE_CASE",
        policy(duplicate = 400, validation = 400, if_match = 409, hidden = 403),
        default = internal
    )]
    enum Chosen {
        #[error("there is one already")]
        #[status(already_exists, field = "slug")]
        Duplicate,
        #[error("bad values")]
        #[status(validation_failed, errors = none)]
        Invalid,
        #[error("it changed")]
        #[status(precondition_failed, etag = none)]
        Changed,
        #[error("not for {0}")]
        #[status(hidden)]
        Concealed(&'static str),
        #[error("an oversight")]
        Oversight,
        #[error("who knows")]
        #[status(internal, expose, log = warn, title = "Something else", type = "urn:example:else", code = "else")]
        Exposed,
    }

    fn seen(error: Chosen) -> (u16, String) {
        let response = error.into_response();
        (response.status().as_u16(), String::from_utf8(response.body().to_vec()).unwrap())
    }

    #[test]
    fn a_policy_chooses_the_code() {
        assert_eq!(
            seen(Chosen::Duplicate),
            (400, r#"{"type":"urn:example:duplicate","title":"Already exists","status":400,"detail":"there is one already","code":"DUPLICATE","field":"slug"}"#.to_owned())
        );
        assert_eq!(seen(Chosen::Invalid).0, 400);
        assert_eq!(seen(Chosen::Changed).0, 409);
        assert_eq!(
            seen(Chosen::Concealed("you")),
            (403, r#"{"type":"urn:example:concealed","title":"Forbidden","status":403,"detail":"not for you","code":"CONCEALED"}"#.to_owned())
        );
    }

    /// What clients expect that know 422 from validation.
    #[test]
    fn a_duplicate_may_be_a_422() {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("there is one already")]
        #[status(types = "/problems/", policy(duplicate = 422), already_exists, field = "slug")]
        struct Taken;

        assert_eq!(
            Taken.into_response().body(),
            r#"{"type":"/problems/taken","title":"Already exists","status":422,"detail":"there is one already","code":"taken","field":"slug"}"#
        );
        assert_eq!(Taken.entry().situation(), situation::ALREADY_EXISTS);
    }

    #[test]
    fn a_default_is_for_what_has_no_situation() {
        assert_eq!(
            seen(Chosen::Oversight).1,
            r#"{"type":"urn:example:oversight","title":"Internal server error","status":500,"code":"OVERSIGHT"}"#
        );
    }

    #[test]
    fn what_is_exposed_is_seen() {
        assert_eq!(
            seen(Chosen::Exposed).1,
            r#"{"type":"urn:example:else","title":"Something else","status":500,"detail":"who knows","code":"else"}"#
        );
        assert_eq!(Chosen::Exposed.entry().log(), status_runtime::Level::Warn);
    }
}

mod bodies {
    use super::*;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(body = text)]
    enum Text {
        #[error("no \"cart\" {0}")]
        #[status(not_found)]
        Missing(u8),
        #[error("the cart is empty")]
        #[status(conflict_state)]
        Empty,
        #[error("secret")]
        #[status(internal)]
        Broken,
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("the cart is empty")]
    #[status(body = none, conflict_state, retry_after = 5, deliberate(retry_after))]
    struct Nothing;

    struct Shout;

    impl Renderer for Shout {
        fn content_type() -> HeaderValue {
            HeaderValue::from_static("text/x-shout")
        }

        fn render(problem: &Problem, out: &mut Vec<u8>) {
            out.extend(problem.detail().unwrap_or("?").to_uppercase().bytes());
        }
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("cart {id} is empty")]
    #[status(body = Shout, conflict_state)]
    struct Loud {
        id: u8,
    }

    #[test]
    fn text_is_the_detail_or_the_title() {
        let response = Text::Missing(7).into_response();
        assert_eq!(response.headers()["content-type"], "text/plain; charset=utf-8");
        assert_eq!(response.body(), "no \"cart\" 7");
        assert_eq!(Text::Empty.into_response().body(), "the cart is empty");
        assert_eq!(Text::Broken.into_response().body(), "Internal Server Error");
        assert_eq!(Text::Empty.problem().detail(), Some("the cart is empty"));
    }

    #[test]
    fn none_is_nothing_but_headers() {
        let response = Nothing.into_response();
        assert_eq!(response.status(), 409);
        assert_eq!(response.headers()["retry-after"], "5");
        assert!(!response.headers().contains_key("content-type"));
        assert!(response.body().is_empty());
    }

    #[test]
    fn a_renderer_writes_its_own() {
        let response = Loud { id: 7 }.into_response();
        assert_eq!(response.headers()["content-type"], "text/x-shout");
        assert_eq!(response.body(), "CART 7 IS EMPTY");
    }
}

mod unsendable {
    use super::*;

    struct Fails;

    impl serde::Serialize for Fails {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("no"))
        }
    }

    impl std::fmt::Debug for Fails {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("Fails")
        }
    }

    #[derive(Debug, HttpError)]
    #[status(challenge = bearer(realm = "api"))]
    enum Hostile {
        #[status(conflict_state)]
        Header {
            #[status(header = "X-Trace")]
            trace: String,
            #[status(etag)]
            etag: String,
            #[status(extension)]
            fails: Fails,
            #[status(extension)]
            note: String,
        },
        #[status(rate_limited)]
        Delay {
            #[status(retry_after)]
            wait: Duration,
        },
        #[status(maintenance)]
        Date {
            #[status(retry_after)]
            until: SystemTime,
        },
        #[status(unauthenticated)]
        NoChallenge {
            #[status(challenge)]
            challenges: Vec<Challenge>,
        },
        #[status(unauthenticated)]
        Maybe {
            #[status(challenge)]
            challenge: Option<Challenge>,
        },
    }

    impl std::fmt::Display for Hostile {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("half a sentence")?;
            Err(std::fmt::Error)
        }
    }

    impl std::error::Error for Hostile {}

    #[derive(Debug)]
    struct Shown(bool);

    impl std::fmt::Display for Shown {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("\"fine\"")?;
            if self.0 { Ok(()) } else { Err(std::fmt::Error) }
        }
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it failed")]
    enum Detailed {
        #[status(conflict_state, detail = "\"it\" was {shown}, \"alas\"")]
        Alone { shown: Shown },
        #[status(conflict_state, detail = "{shown}", extension(kind = "}"))]
        Bare { shown: Shown },
        #[status(conflict_state, detail = "it was {shown:>9}", extension(kind = "order"))]
        Followed {
            shown: Shown,
            #[status(extension)]
            id: u64,
        },
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it failed")]
    #[status(conflict_state, body = text, detail = "\"it\" was {shown}, alas")]
    struct AsText {
        shown: Shown,
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(types = "https://example.com/problems/", body = text)]
    enum Controls {
        #[error("{0}")]
        #[status(conflict_state)]
        Detail(String),
        #[error("a\u{1b}[2J\r\nb")]
        #[status(conflict_state)]
        Constant,
        #[error("not shown")]
        #[status(internal, title = "a\u{9b}31m", deliberate(title))]
        Title,
    }

    /// Terminal commands are shown escaped. A line feed is part of a text.
    #[test]
    fn a_text_has_no_control_characters() {
        for (error, text) in [
            (
                Controls::Detail("a\u{1b}]0;b\u{7}\tc\n\u{7f}\u{202e}é".into()),
                "a\\u{1b}]0;b\\u{7}\\tc\n\\u{7f}\\u{202e}é",
            ),
            (Controls::Constant, "a\\u{1b}[2J\\r\nb"),
            (Controls::Title, "a\\u{9b}31m"),
        ] {
            assert_eq!(error.into_response().body(), text);
        }
    }

    #[test]
    fn a_detail_is_whole_or_not_there() {
        for (shown, detail) in [(true, Some(r#""it" was "fine", "alas""#)), (false, None)] {
            let response = Detailed::Alone { shown: Shown(shown) }.into_response();
            assert_eq!(json(&response).get("detail").and_then(|detail| detail.as_str()), detail);
            assert_eq!(json(&response)["code"], "alone");
        }
        for (shown, detail) in [(true, Some(r#""fine""#)), (false, None)] {
            let response = Detailed::Bare { shown: Shown(shown) }.into_response();
            assert_eq!(json(&response).get("detail").and_then(|detail| detail.as_str()), detail);
            assert_eq!(json(&response)["kind"], "}");
        }
        for (shown, names) in [(true, &["detail", "code", "kind", "id"][..]), (false, &["code", "kind", "id"])] {
            let response = Detailed::Followed { shown: Shown(shown), id: 7 }.into_response();
            assert_eq!(members(&response)[3..], *names);
        }
        for (shown, text) in [(true, r#""it" was "fine", alas"#), (false, "Conflict")] {
            assert_eq!(AsText { shown: Shown(shown) }.into_response().body(), text);
        }
        for (shown, detail) in [(true, Some(r#""it" was "fine", alas"#)), (false, None)] {
            assert_eq!(AsText { shown: Shown(shown) }.problem().detail(), detail);
        }
    }

    #[test]
    fn what_cannot_be_sent_is_left_out_and_the_rest_goes_out() {
        for bad in ["a\r\nSet-Cookie: x", "a\0b", "é", " a", "\u{7f}"] {
            let error = Hostile::Header { trace: bad.into(), etag: bad.into(), fails: Fails, note: bad.into() };
            let response = error.into_response();
            assert_eq!(response.status(), StatusCode::CONFLICT);
            assert!(!response.headers().contains_key("x-trace"), "{bad:?}");
            assert!(!response.headers().contains_key("etag"), "{bad:?}");
            assert_eq!(
                members(&response),
                ["type", "title", "status", "code", "note"],
                "a failing Display leaves detail out"
            );
            assert_eq!(json(&response)["note"], bad, "the document can say anything");
        }
    }

    #[test]
    fn a_delay_beyond_reason_is_left_out() {
        let sent = |wait| Hostile::Delay { wait }.into_response().headers().get("retry-after").cloned();
        assert_eq!(sent(Duration::ZERO).unwrap(), "0");
        assert_eq!(sent(Duration::from_nanos(1)).unwrap(), "1", "nobody is told to come back early");
        assert_eq!(sent(Duration::from_secs(366 * 86_400)).unwrap(), "31622400");
        assert_eq!(sent(Duration::from_secs(366 * 86_400 + 1)), None);
        assert_eq!(sent(Duration::MAX), None);
    }

    #[test]
    fn a_date_is_an_imf_fixdate_rounded_up() {
        let sent = |until| Hostile::Date { until }.into_response().headers().get("retry-after").cloned();
        let instant = SystemTime::UNIX_EPOCH + Duration::new(784_111_776, 1);
        assert_eq!(sent(instant).unwrap(), "Sun, 06 Nov 1994 08:49:37 GMT", "RFC 9110 5.6.7");
        let after_9999 = SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_800);
        assert_eq!(sent(after_9999), None);
    }

    #[test]
    fn a_401_always_has_a_challenge() {
        let sent = |error: Hostile| {
            let response = error.into_response();
            let lines: Vec<_> = response.headers().get_all("www-authenticate").iter().cloned().collect();
            lines
        };
        assert_eq!(
            sent(Hostile::NoChallenge { challenges: vec![] }),
            [r#"Bearer realm="api""#],
            "the type's stands in"
        );
        assert_eq!(sent(Hostile::Maybe { challenge: None }), [r#"Bearer realm="api""#]);
        let two = vec![Challenge::basic("a").unwrap(), Challenge::basic("b").unwrap()];
        assert_eq!(
            sent(Hostile::NoChallenge { challenges: two }),
            [r#"Basic realm="a""#, r#"Basic realm="b""#],
            "one line each"
        );
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("sign in")]
    #[status(unauthenticated)]
    struct Alone {
        #[status(challenge)]
        challenges: Vec<Challenge>,
    }

    #[test]
    fn without_any_the_scheme_is_unknown() {
        assert_eq!(Alone { challenges: vec![] }.into_response().headers()["www-authenticate"], "Unknown");
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it failed")]
    enum Required {
        #[status(method_not_allowed)]
        Method(#[status(allow)] Vec<http::Method>),
        #[status(unsupported_content_coding)]
        Coding(#[status(accept_encoding)] Vec<String>),
        #[status(upgrade_required)]
        Protocol(#[status(upgrade)] Vec<String>),
        #[status(upgrade_required)]
        Upgrade(#[status(upgrade)] status_runtime::Upgrade),
        #[status(not_implemented, deliberate(upgrade))]
        Perhaps(#[status(upgrade)] Vec<String>),
    }

    /// The value that says "none", where the grammar of the header has one (RFC 9110 10.2.1, 12.5.3); else one that no
    /// client takes for its own, since a 426 has the header (RFC 9110 15.5.22). What is not required is left out.
    #[test]
    fn what_is_required_and_has_nothing_to_say_keeps_its_status() {
        let sent = |error: Required, status: u16, name: &str| {
            let response = error.into_response();
            assert_eq!(response.status(), status);
            let connection = response.headers().get("connection").map(|value| value.to_str().unwrap());
            let has_upgrade = response.headers().contains_key("upgrade");
            assert_eq!(connection, has_upgrade.then_some("upgrade"), "RFC 9110 7.8");
            response.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
        };
        assert_eq!(sent(Required::Method(vec![]), 405, "allow").as_deref(), Some(""));
        let none = status_runtime::Upgrade::new([""; 0]).unwrap();
        assert_eq!(sent(Required::Upgrade(none), 426, "upgrade").as_deref(), Some("Unknown"));
        let one = Required::Protocol(vec!["a b".to_owned(), "websocket".to_owned()]);
        assert_eq!(sent(one, 426, "upgrade").as_deref(), Some("websocket"));
        for elements in [vec![], vec!["a b".to_owned()], vec![String::new(), "\r\n".to_owned()]] {
            let coding = sent(Required::Coding(elements.clone()), 415, "accept-encoding");
            assert_eq!(coding.as_deref(), Some("identity"), "{elements:?}");
            let protocol = sent(Required::Protocol(elements.clone()), 426, "upgrade");
            assert_eq!(protocol.as_deref(), Some("Unknown"), "{elements:?}");
            assert_eq!(sent(Required::Perhaps(elements.clone()), 501, "upgrade"), None, "{elements:?}");
        }
    }
}

mod outcomes {
    use super::*;

    #[derive(HttpOutcome)]
    enum All {
        #[status(ok)]
        Ok {
            #[status(body)]
            body: Vec<u32>,
        },
        #[status(created, location = "/orders/{id}?by={who}#{part}", deliberate(location))]
        Created { id: String, who: String, part: String },
        #[status(accepted, monitor = "/jobs/{0}")]
        Accepted(u64),
        #[status(no_content)]
        NoContent,
        #[status(reset_content)]
        ResetContent,
        #[status(partial_content)]
        PartialContent {
            #[status(content_range)]
            range: ContentRange,
            #[status(body, content_type = "text/csv")]
            body: bytes::Bytes,
        },
        #[status(multi_status)]
        MultiStatus {
            #[status(body, content_type = "application/xml")]
            body: String,
        },
        #[status(multiple_choices, link(rel = "alternate", href = "/a", type = "text/html"))]
        MultipleChoices,
        #[status(see_other, location = "/receipts/1")]
        SeeOther,
        #[status(not_modified)]
        NotModified {
            #[status(etag)]
            etag: String,
        },
        #[status(temporary_redirect)]
        TemporaryRedirect {
            #[status(location)]
            to: http::Uri,
        },
        #[status(permanent_redirect)]
        PermanentRedirect {
            #[status(location)]
            to: String,
        },
        #[status(moved_permanently, location = "/new")]
        MovedPermanently,
        #[status(found, location = "/new")]
        Found,
        #[status(im_used, etag = "v3")]
        ImUsed {
            #[status(body)]
            body: Vec<u8>,
        },
    }

    #[derive(HttpOutcome)]
    #[status(role = proxy, transformed)]
    struct Transformed(#[status(body)] &'static str);

    fn sent(response: &Response, name: &str) -> String {
        response.headers()[name].to_str().unwrap().to_owned()
    }

    #[test]
    fn each_of_the_sixteen_responds() {
        let range = ContentRange::bytes(0, 3, Some(10)).unwrap();
        let all = vec![
            All::Ok { body: vec![1, 2] },
            All::Created { id: "a/b c".into(), who: "x&y=z".into(), part: "é".into() },
            All::Accepted(7),
            All::NoContent,
            All::ResetContent,
            All::PartialContent { range, body: bytes::Bytes::from_static(b"a,b\n") },
            All::MultiStatus { body: "<multistatus/>".into() },
            All::MultipleChoices,
            All::SeeOther,
            All::NotModified { etag: "v1".into() },
            All::TemporaryRedirect { to: http::Uri::from_static("https://a.example/x") },
            All::PermanentRedirect { to: "/straße".into() },
            All::MovedPermanently,
            All::Found,
            All::ImUsed { body: vec![0] },
        ];
        let entries: Vec<_> = all.iter().map(HttpOutcome::entry).collect();
        let responses: Vec<_> = all.into_iter().map(IntoResponse::into_response).collect();
        for (entry, response) in std::iter::zip(&entries, &responses) {
            assert_eq!(response.status().as_u16(), entry.situation().code());
            assert_eq!(response.body().is_empty(), !response.headers().contains_key("content-type"));
        }
        let transformed = Transformed("plain").into_response();
        assert_eq!(
            (transformed.status().as_u16(), sent(&transformed, "content-type")),
            (203, "text/plain; charset=utf-8".into())
        );
        let [
            ok,
            created,
            accepted,
            no_content,
            reset,
            partial,
            multi,
            choices,
            other,
            fresh,
            temporary,
            permanent,
            moved,
            found,
            delta,
        ] = &responses[..]
        else {
            panic!("fifteen and one");
        };
        assert_eq!((sent(ok, "content-type"), &ok.body()[..]), ("application/json".into(), &b"[1,2]"[..]));
        assert_eq!(sent(created, "location"), "/orders/a%2Fb%20c?by=x%26y%3Dz#%C3%A9", "RFC 3986 2.1");
        assert_eq!(sent(accepted, "link"), "</jobs/7>; rel=\"status\"", "RFC 8631 4");
        assert!(no_content.body().is_empty() && reset.body().is_empty(), "RFC 9110 15.3.5 and 15.3.6");
        assert_eq!(
            (sent(partial, "content-range"), sent(partial, "content-type")),
            ("bytes 0-3/10".into(), "text/csv".into())
        );
        assert_eq!(sent(multi, "content-type"), "application/xml");
        assert_eq!(sent(choices, "link"), "</a>; rel=\"alternate\"; type=\"text/html\"");
        assert_eq!(sent(other, "location"), "/receipts/1");
        assert_eq!((sent(fresh, "etag"), fresh.body().len()), ("\"v1\"".into(), 0));
        assert_eq!(sent(temporary, "location"), "https://a.example/x");
        assert_eq!(sent(permanent, "location"), "/stra%C3%9Fe");
        assert_eq!((sent(moved, "location"), sent(found, "location")), ("/new".into(), "/new".into()));
        assert_eq!(
            (sent(delta, "etag"), sent(delta, "content-type")),
            ("\"v3\"".into(), "application/octet-stream".into())
        );
    }

    type Maybe<T> = Option<T>;

    #[derive(HttpOutcome)]
    enum Optional<T> {
        #[status(ok)]
        Json(#[status(body)] Option<Vec<T>>),
        #[status(ok)]
        Text(#[status(body)] Option<String>),
        #[status(ok)]
        Csv(#[status(body, content_type = "text/csv")] Option<bytes::Bytes>),
        #[status(ok)]
        Alias(#[status(body)] Maybe<Vec<u8>>),
        #[status(ok)]
        Aliased(#[status(body)] Maybe<u8>),
        #[status(ok)]
        Static(#[status(body)] Option<&'static str>),
        #[status(ok)]
        Nested(#[status(body)] Option<Option<String>>),
        #[status(ok)]
        NestedGeneric(#[status(body)] Option<Option<T>>),
    }

    #[test]
    fn content_that_is_none_is_no_content() {
        type Outcome = Optional<u8>;
        for (some, none, media_type, content) in [
            (Outcome::Json(Some(vec![1])), Outcome::Json(None), "application/json", "[1]"),
            (Outcome::Json(Some(vec![])), Outcome::Json(None), "application/json", "[]"),
            (Outcome::Text(Some("a".into())), Outcome::Text(None), "text/plain; charset=utf-8", "a"),
            (Outcome::Csv(Some("a".into())), Outcome::Csv(None), "text/csv", "a"),
            (Outcome::Alias(Some(b"a".to_vec())), Outcome::Alias(None), "application/octet-stream", "a"),
            (Outcome::Aliased(Some(7)), Outcome::Aliased(None), "application/json", "7"),
            (Outcome::Static(Some("")), Outcome::Static(None), "text/plain; charset=utf-8", ""),
            (Outcome::Nested(Some(Some("a".into()))), Outcome::Nested(None), "application/json", "\"a\""),
            (Outcome::Nested(Some(None)), Outcome::Nested(None), "application/json", "null"),
            (Outcome::NestedGeneric(Some(Some(7))), Outcome::NestedGeneric(None), "application/json", "7"),
        ] {
            let documented = some.entry().content().map(|content| content.media_type());
            assert_eq!(documented, Some(media_type));
            let response = some.into_response();
            assert_eq!(
                (sent(&response, "content-type"), &response.body()[..]),
                (media_type.into(), content.as_bytes())
            );
            let response = none.into_response();
            assert_eq!(response.status(), 200);
            assert!(response.body().is_empty() && !response.headers().contains_key("content-type"), "{response:?}");
        }
    }

    /// Content of a generic type that uses none of its parameters is documented with its own type.
    #[test]
    fn content_of_a_generic_outcome_is_documented_as_it_is_sent() {
        #[derive(serde::Serialize)]
        struct Sized<const N: usize>;

        #[derive(HttpOutcome)]
        enum Generic<'a, T, const N: usize> {
            #[status(ok)]
            Text(#[status(body)] String),
            #[status(ok)]
            Borrowed(#[status(body)] std::borrow::Cow<'a, str>),
            #[status(ok)]
            Bytes(#[status(body)] Vec<u8>),
            #[status(ok)]
            Boxed(#[status(body)] Box<[T]>),
            #[status(ok)]
            Sized(#[status(body)] Sized<N>),
        }

        for outcome in [
            Generic::<u8, 1>::Text("a".into()),
            Generic::Borrowed("a".into()),
            Generic::Bytes(vec![b'a']),
            Generic::Boxed([7].into()),
            Generic::Sized(Sized),
        ] {
            let documented = outcome.entry().content().map(|content| content.media_type());
            assert_eq!(documented, Some(sent(&outcome.into_response(), "content-type").as_str()));
        }
    }

    /// JSON has no such keys (RFC 8259 4).
    #[test]
    fn content_that_does_not_serialize_is_a_masked_500() {
        #[derive(HttpOutcome)]
        #[status(created, location = "/orders/7", etag = "v1")]
        struct Made(#[status(body)] std::collections::HashMap<Vec<u8>, u8>);

        let sound = Made(std::collections::HashMap::new()).into_response();
        assert_eq!((sound.status().as_u16(), &sound.body()[..]), (201, &b"{}"[..]));
        let response = Made([(vec![7], 7)].into()).into_response();
        assert_eq!(response.status(), 500);
        let headers: Vec<_> = response.headers().keys().collect();
        assert_eq!(headers, ["content-type"], "nothing was made, and nothing is at that place");
        assert_eq!(sent(&response, "content-type"), "application/problem+json");
        assert_eq!(
            json(&response),
            serde_json::json!({
                "type": "about:blank", "title": "Internal Server Error", "status": 500, "code": "internal"
            })
        );
    }

    #[test]
    fn a_value_that_climbs_or_leaves_is_not_sent() {
        for bad in ["..", "."] {
            let response = All::Created { id: bad.into(), who: String::new(), part: String::new() }.into_response();
            assert_eq!(response.status(), 201);
            assert!(!response.headers().contains_key("location"), "{bad:?}");
        }
        for bad in ["javascript:alert(1)", "/a#b#c", "/a\r\nb"] {
            let response = All::PermanentRedirect { to: bad.into() }.into_response();
            assert!(!response.headers().contains_key("location"), "{bad:?}");
        }
    }
}

/// A value never becomes the authority (RFC 3986 4.2), whatever the header.
mod references {
    use super::*;

    #[derive(HttpOutcome)]
    enum To {
        #[status(see_other, location = "/{tenant}/{page}")]
        Page { tenant: String, page: String },
        #[status(see_other, location = "/{tenant}{page}/x")]
        Together { tenant: String, page: String },
        #[status(see_other, location = "/files/{name}.")]
        Dotted { name: String },
        #[status(accepted, monitor = "/files/{name}%2e/x")]
        Encoded { name: String },
        #[status(ok, content_location = "/{tenant}/{page}")]
        Content { tenant: String, page: String },
        #[status(accepted, monitor = "/{tenant}/{page}")]
        Monitor { tenant: String, page: String },
        #[status(ok, link(rel = "next", href = "/{tenant}/{page}"))]
        Link { tenant: String, page: String },
        #[status(see_other, location = "//cdn.example/{tenant}/{page}", deliberate(location))]
        Named { tenant: String, page: String },
        #[status(see_other)]
        Text {
            #[status(location)]
            to: String,
        },
        #[status(see_other)]
        Uri {
            #[status(location)]
            to: http::Uri,
        },
        #[status(ok)]
        ContentText {
            #[status(content_location)]
            to: String,
        },
        #[status(ok)]
        ContentTyped {
            #[status(content_location)]
            to: status_runtime::Location,
        },
    }

    fn sent(outcome: To) -> Option<String> {
        let response = outcome.into_response();
        let headers = response.headers();
        let value = ["location", "content-location", "link"].iter().find_map(|name| headers.get(*name));
        value.map(|value| value.to_str().unwrap().to_owned())
    }

    /// RFC 3986 5.2.4: a client would take them out, and an encoded dot is a dot (6.2.2.2).
    #[test]
    fn what_is_around_a_value_makes_no_step_of_it() {
        let dotted = |name: &str| sent(To::Dotted { name: name.to_owned() });
        assert_eq!((dotted(""), dotted(".")), (None, None));
        assert_eq!(dotted("a").as_deref(), Some("/files/a."));
        let encoded = |name: &str| sent(To::Encoded { name: name.to_owned() });
        assert_eq!((encoded(""), encoded(".")), (None, None));
        assert_eq!(encoded("a").as_deref(), Some(r#"</files/a%2e/x>; rel="status""#));
    }

    #[test]
    fn an_empty_segment_makes_no_authority() {
        type Make = fn(String, String) -> To;
        let made: [Make; 5] = [
            |tenant, page| To::Page { tenant, page },
            |tenant, page| To::Together { tenant, page },
            |tenant, page| To::Content { tenant, page },
            |tenant, page| To::Monitor { tenant, page },
            |tenant, page| To::Link { tenant, page },
        ];
        for make in made {
            for value in ["a", "/a", "\\a", "//a"] {
                assert!(sent(make(value.into(), "b".into())).is_some(), "{value:?} is encoded");
            }
        }
        for make in made.iter().filter(|make| sent(make("".into(), "evil.example".into())).is_some()) {
            assert_eq!(sent(make("".into(), "evil.example".into())).unwrap(), "/evil.example/x");
        }
        assert_eq!(sent(To::Page { tenant: String::new(), page: "evil.example".into() }), None);
        assert_eq!(sent(To::Page { tenant: String::new(), page: String::new() }), None);
        assert_eq!(sent(To::Together { tenant: String::new(), page: String::new() }), None);
        assert_eq!(sent(To::Page { tenant: "a".into(), page: String::new() }).unwrap(), "/a/");
        assert_eq!(
            sent(To::Named { tenant: String::new(), page: "x".into() }).unwrap(),
            "//cdn.example//x",
            "a host that the author wrote"
        );
    }

    #[test]
    fn a_text_names_no_host_without_a_scheme() {
        for bad in ["//evil.example", "//evil.example/a", "///evil.example", "//"] {
            assert_eq!(sent(To::Text { to: bad.into() }), None, "{bad}");
            assert_eq!(sent(To::ContentText { to: bad.into() }), None, "{bad}");
        }
        assert_eq!(sent(To::Uri { to: "//evil.example/a".parse().unwrap() }), None);
        for (good, right) in [("/\\evil.example", "/%5Cevil.example"), ("https://a.example/b", "https://a.example/b")] {
            assert_eq!(sent(To::Text { to: good.into() }).unwrap(), right);
        }
    }

    /// RFC 9110 8.7.
    #[test]
    fn a_content_location_has_no_fragment() {
        assert_eq!(sent(To::ContentText { to: "/a#b".into() }), None);
        assert_eq!(sent(To::ContentTyped { to: "/a#b".parse().unwrap() }), None);
        assert_eq!(sent(To::ContentTyped { to: "/a".parse().unwrap() }).unwrap(), "/a");
    }
}

#[test]
fn errors_and_extensions_stand_in_the_order_of_declaration() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("no")]
    #[status(validation_failed, extension(tier = "free", limit = 3))]
    struct Order {
        #[status(extension = "zulu")]
        z: u8,
        #[status(errors)]
        errors: Vec<FieldError>,
        #[status(extension)]
        absent: Option<u8>,
        #[status(extension)]
        alpha: &'static str,
    }
    let errors = vec![FieldError::new("/a", "b\u{2028}\"\\").code("c")];
    let response = Order { z: 1, errors, absent: None, alpha: "a" }.into_response();
    assert_eq!(
        members(&response),
        ["type", "title", "status", "detail", "code", "tier", "limit", "zulu", "errors", "alpha"]
    );
    assert_eq!(
        json(&response)["errors"],
        serde_json::json!([{"pointer": "/a", "detail": "b\u{2028}\"\\", "code": "c"}])
    );
}

/// RFC 9449 7.1: it MUST NOT be used with Proxy-Authenticate. A 407 has a challenge all the same (RFC 9110 15.5.8).
#[test]
fn dpop_is_not_for_proxies() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("who asks?")]
    #[status(proxy_authentication_required, role = proxy)]
    struct WhoAsks(#[status(proxy_challenge)] Vec<Challenge>);

    let basic = Challenge::basic("proxy").expect("a realm");
    let dpop = Challenge::dpop("ES256").expect("algorithms");
    for (challenges, lines) in [(vec![basic, dpop.clone()], [r#"Basic realm="proxy""#]), (vec![dpop], ["Unknown"])] {
        let response = WhoAsks(challenges).into_response();
        assert_eq!(response.headers().get_all("proxy-authenticate").iter().collect::<Vec<_>>(), lines);
    }
}

/// RFC 8259 7: a name is a string like any other.
#[test]
fn a_members_name_is_escaped() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it conflicts")]
    #[status(conflict_state, deliberate(extension))]
    struct Conflict {
        #[status(extension = "a \"quoted\" name")]
        quoted: u64,
        #[status(extension = "back\\slash")]
        slash: Option<u64>,
        #[status(extension = "line\nbreak\u{1}")]
        line: Vec<u64>,
        #[status(extension = "\u{e9}}")]
        accent: &'static str,
    }

    let error = Conflict { quoted: 1, slash: Some(2), line: vec![3], accent: "4" };
    let problem = error.problem();
    let document = json(&error.into_response());
    for (name, value) in [
        ("a \"quoted\" name", serde_json::json!(1)),
        ("back\\slash", serde_json::json!(2)),
        ("line\nbreak\u{1}", serde_json::json!([3])),
        ("\u{e9}}", serde_json::json!("4")),
    ] {
        assert_eq!(document[name], value);
        assert_eq!(problem.extension(name), Some(&value));
    }
}

#[test]
fn retry_after_is_raised_to_the_reset() {
    use status_runtime::RateLimit;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("slow down")]
    #[status(rate_limited)]
    struct Slow {
        #[status(retry_after)]
        wait: u32,
        #[status(rate_limit)]
        limit: RateLimit,
    }
    let reset = |seconds| RateLimit::new("default", 0).unwrap().reset(Duration::from_secs(seconds));
    let limit = || reset(60);
    let response = Slow { wait: 5, limit: limit() }.into_response();
    let view: Vec<_> = response.headers().get_all("retry-after").iter().collect();
    assert_eq!(view, ["60"], "one of them (RFC 9110 10.2.3)");
    assert_eq!(response.headers()["ratelimit"], "\"default\";r=0;t=60");
    assert_eq!(Slow { wait: 90, limit: limit() }.into_response().headers()["retry-after"], "90");
    let never = Slow { wait: 5, limit: reset(400 * 24 * 60 * 60) }.into_response();
    assert_eq!(never.headers()["retry-after"], "5", "what nobody would wait for is not said in its place");
}

#[test]
fn what_must_not_be_stored_says_so_whatever_a_field_says() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("no")]
    enum Errors {
        #[status(not_found)]
        Missing(#[status(cache_control)] Option<String>),
        #[status(precondition_required, detail = "send If-Match")]
        Required(#[status(cache_control)] Option<String>),
        #[status(rate_limited, retry_after = 1)]
        Limited(#[status(cache_control)] Option<String>),
        #[status(header_fields_too_large, header_name = "Cookie")]
        Fields(#[status(cache_control)] String),
        #[status(conflict_state)]
        Conflict(#[status(cache_control)] Option<String>),
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("no")]
    #[status(role = intercepting_proxy, network_authentication_required)]
    struct Captive(#[status(cache_control)] Option<String>);

    fn cache_control(value: impl IntoResponse) -> Vec<String> {
        let response = value.into_response();
        let lines = response.headers().get_all("cache-control").iter();
        lines.map(|line| line.to_str().unwrap().to_owned()).collect()
    }

    let owned = |text: &str| Some(text.to_owned());
    // A field with a value overrides the default; a value that cannot be sent counts as none.
    assert_eq!(cache_control(Errors::Missing(owned("max-age=60"))), ["max-age=60"]);
    assert_eq!(cache_control(Errors::Missing(None)), ["no-store"]);
    assert_eq!(cache_control(Errors::Missing(owned("max-age=60\r\n"))), ["no-store"]);
    assert!(cache_control(Errors::Conflict(None)).is_empty(), "409 is not cacheable by heuristics");
    for text in [None, owned("max-age=60"), owned("public"), owned(""), owned("no-store, must-understand")] {
        assert_eq!(cache_control(Errors::Required(text.clone())), ["no-store"], "{text:?}");
        assert_eq!(cache_control(Errors::Limited(text.clone())), ["no-store"], "{text:?}");
        assert_eq!(cache_control(Errors::Fields(text.clone().unwrap_or_default())), ["no-store"], "{text:?}");
        assert_eq!(cache_control(Captive(text.clone())), ["no-store"], "{text:?}");
    }
    assert_eq!(cache_control(Errors::Limited(owned("no-store, private"))), ["no-store, private"]);
    let always = |entry: &status_runtime::Entry| {
        entry.headers().iter().any(|header| header.name() == "cache-control" && header.always())
    };
    assert_eq!(Errors::ENTRIES.iter().map(|entry| always(entry)).collect::<Vec<_>>(), [true, true, true, true, false]);

    #[derive(HttpOutcome)]
    #[status(ok)]
    struct Fresh {
        #[status(dpop_nonce)]
        nonce: Option<String>,
        #[status(cache_control)]
        cache: Option<String>,
    }

    #[derive(HttpOutcome)]
    #[status(ok)]
    struct Nonce(#[status(dpop_nonce)] String);

    let nonce = || owned("eyJ7S_zG.eyJH0-Z.HX4w-7v");
    assert_eq!(cache_control(Fresh { nonce: nonce(), cache: None }), ["no-store"], "RFC 9449 8.2");
    assert_eq!(cache_control(Fresh { nonce: nonce(), cache: owned("private, max-age=1") }), ["private, max-age=1"]);
    assert!(cache_control(Fresh { nonce: None, cache: None }).is_empty());
    assert_eq!(cache_control(Nonce("eyJ7S_zG.eyJH0-Z.HX4w-7v".to_owned())), ["no-store"]);
    assert!(always(Nonce::ENTRIES[0]) && !always(Fresh::ENTRIES[0]));
}

/// Parts that need escapes or formatting, that are long, or that members follow take separate code paths.
#[test]
fn a_detail_is_what_its_display_says() {
    #[derive(Debug, thiserror::Error, HttpError)]
    enum Mixed {
        #[error("{name}: {signed}, {unsigned} \"of\" {small}{name}")]
        #[status(conflict_state)]
        Alone { name: String, signed: i64, unsigned: u64, small: i8 },
        #[error("{signed} {} {unsigned}", name)]
        #[status(conflict_state, detail = "{signed} {name} {unsigned}")]
        Followed {
            name: String,
            signed: i64,
            #[status(extension)]
            unsigned: u64,
        },
        #[error("{unsigned}: {formatted}")]
        #[status(conflict_state)]
        Formatted { unsigned: u64, formatted: f32 },
    }
    let names = ["", "a", "a \"quoted\" name", "\\\n\u{1}é\u{2028}", &"long ".repeat(200)].map(str::to_owned);
    let numbers = [(0, 0), (-1, 9), (i64::MIN, u64::MAX), (i64::MAX, 3_601), (-3_600, 100)];
    for name in names {
        for (signed, unsigned) in numbers {
            for error in [
                Mixed::Alone { name: name.clone(), signed, unsigned, small: -7 },
                Mixed::Followed { name: name.clone(), signed, unsigned },
                Mixed::Formatted { unsigned, formatted: 0.5 },
            ] {
                let text = error.to_string();
                assert_eq!(json(&error.into_response())["detail"], text);
            }
        }
    }
}

#[test]
fn transparent_is_the_inner_error_in_everything() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(body = text)]
    enum Inner {
        #[error("busy")]
        #[status(request_in_progress)]
        Busy {
            #[status(retry_after)]
            wait: u8,
        },
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    enum Outer<E> {
        #[error(transparent)]
        #[status(transparent)]
        Inner(E),
        #[error("own")]
        #[status(conflict_state)]
        Own,
        #[error(transparent)]
        #[status(transparent)]
        Boxed(#[from] Box<Inner>),
    }

    let inner = Inner::Busy { wait: 3 }.into_response();
    for outer in [Outer::Inner(Inner::Busy { wait: 3 }), Outer::Boxed(Box::new(Inner::Busy { wait: 3 }))] {
        let outer = outer.into_response();
        assert_eq!((outer.status(), outer.headers(), outer.body()), (inner.status(), inner.headers(), inner.body()));
    }
    let codes: Vec<_> = Outer::<Inner>::ENTRIES.iter().map(|entry| entry.code()).collect();
    assert_eq!(codes, ["busy", "own", "busy"]);
    assert_eq!(Outer::<Inner>::Own.http_status(), 409);
}

/// RFC 9457 3.2: members are added to a document whose detail and members are constant or not.
mod added {
    use super::*;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(types = "/inner/")]
    enum Inner {
        #[error("constant")]
        #[status(conflict_state)]
        Constant,
        #[error("made of {0}")]
        #[status(gone)]
        Made(String),
        #[error("values are wrong")]
        #[status(validation_failed)]
        Listed(#[status(errors)] Vec<FieldError>),
        #[error("there is no {id}")]
        #[status(not_found)]
        Missing { id: u64 },
        #[error("{id} is not yours")]
        #[status(hidden)]
        NotYours { id: u64 },
        #[error("not for you")]
        #[status(hidden, like = none)]
        Unknown,
        #[error("it broke")]
        #[status(unavailable, retry_after = 3)]
        Masked,
    }

    const REASON: &str = "a reason";

    #[derive(Debug, thiserror::Error, HttpError)]
    enum Outer<E> {
        #[error("{inner}")]
        #[status(transparent, extension(tier = "free", list = [1, 2]), header("X-Reason" = REASON), header("X-Shard" = 7))]
        Named {
            #[status(extension = "order_id")]
            order: Option<u64>,
            inner: E,
            #[status(header = "X-Trace")]
            trace: Option<String>,
        },
        #[error(transparent)]
        #[status(transparent)]
        Plain(E),
    }

    /// A second one around the first.
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{0}")]
    #[status(transparent, header("X-Outer" = "yes"))]
    struct Outermost(Box<Outer<Inner>>, #[status(extension = "outer")] bool);

    fn each() -> [fn() -> Inner; 7] {
        [
            || Inner::Constant,
            || Inner::Made("a \"b\"".to_owned()),
            || Inner::Listed(vec![FieldError::new("/a", "is wrong")]),
            || Inner::Missing { id: 7 },
            || Inner::NotYours { id: 7 },
            || Inner::Unknown,
            || Inner::Masked,
        ]
    }

    #[test]
    fn what_is_added_follows_what_the_inner_error_sends() {
        for (at, inner) in each().into_iter().enumerate() {
            let plain = inner().into_response();
            let outer = Outer::Named { order: Some(7), inner: inner(), trace: Some("t".to_owned()) };
            let problem = outer.problem();
            let outer = outer.into_response();
            assert_eq!(outer.status(), plain.status());
            if at == 5 {
                // A resource that must not be known is like one that does not exist, wherever it is.
                assert_eq!((outer.headers(), outer.body()), (plain.headers(), plain.body()));
                continue;
            }
            let text = |response: &Response| String::from_utf8(response.body().to_vec()).unwrap();
            let members = r#","tier":"free","list":[1,2],"order_id":7}"#;
            assert_eq!(text(&outer), text(&plain).strip_suffix('}').unwrap().to_owned() + members);
            let mut headers = plain.headers().clone();
            for (name, value) in [("x-reason", REASON), ("x-shard", "7"), ("x-trace", "t")] {
                assert!(headers.insert(name, value.parse().unwrap()).is_none());
            }
            assert_eq!(outer.headers(), &headers);
            assert_eq!(serde_json::from_slice::<Problem>(outer.body()).unwrap(), problem);
        }
    }

    #[test]
    fn what_is_absent_is_not_added() {
        let outer = Outer::Named { order: None, inner: Inner::Constant, trace: None }.into_response();
        assert!(!outer.headers().contains_key("x-trace"));
        assert_eq!(json(&outer).get("order_id"), None);
        assert_eq!(json(&outer)["tier"], "free");
    }

    #[test]
    fn one_adds_to_what_another_has_added() {
        for inner in each() {
            let within = || Outer::Named { order: Some(7), inner: inner(), trace: None };
            let (outer, outermost) = (within().into_response(), Outermost(Box::new(within()), true).into_response());
            match outer.headers().contains_key("x-reason") {
                true => {
                    assert_eq!(outermost.headers()["x-outer"], "yes");
                    let mut document = json(&outer);
                    document["outer"] = true.into();
                    assert_eq!(json(&outermost), document);
                }
                false => assert_eq!((outermost.headers(), outermost.body()), (outer.headers(), outer.body())),
            }
            let plain = Outermost(Box::new(Outer::Plain(inner())), false).into_response();
            assert_eq!(json(&plain).get("tier"), None);
        }
    }

    /// The twin of `hidden` is its twin from outside, too.
    #[test]
    fn a_hidden_error_is_not_told_from_its_twin() {
        let [missing, hidden] = [Inner::Missing { id: 7 }, Inner::NotYours { id: 7 }]
            .map(|inner| Outer::Named { order: Some(1), inner, trace: None }.into_response());
        assert_eq!((missing.headers(), missing.body()), (hidden.headers(), hidden.body()));
    }

    #[test]
    fn the_catalogue_has_the_entries_of_the_inner_error_and_what_is_added() {
        let inner: Vec<_> = Inner::ENTRIES.iter().map(|entry| ptr::from_ref(*entry)).collect();
        let outer = Outer::<Inner>::ENTRIES.iter().map(|entry| ptr::from_ref(*entry));
        assert_eq!(outer.collect::<Vec<_>>(), [&inner[..], &inner[..]].concat());
        let [named, plain] = Outer::<Inner>::TRANSPARENT else { panic!("two variants") };
        assert_eq!((named.variant(), named.ty(), plain.variant()), ("Named", "E", "Plain"));
        let headers: Vec<_> = named.headers().iter().map(|spec| (spec.name(), spec.always())).collect();
        assert_eq!(headers, [("x-reason", true), ("x-shard", true), ("x-trace", false)]);
        let members: Vec<_> = named.members().iter().map(|spec| (spec.name(), spec.ty(), spec.always())).collect();
        assert_eq!(members, [("tier", "&str", true), ("list", "[..]", true), ("order_id", "Option<u64>", false)]);
        assert!(plain.headers().is_empty() && plain.members().is_empty());
        assert_eq!(Outermost::TRANSPARENT[0].inner().len(), 2);
        // Logs read it: it says of the variant what the entry of the inner error says.
        let entry = Outer::Named { order: None, inner: Inner::Constant, trace: None }.entry();
        assert_eq!((entry.variant(), entry.code(), entry.type_uri()), ("Constant", "constant", "/inner/constant"));
    }
}

mod companions {
    //! Every companion as a literal, and as a `const` where allowed: the field lines that its RFC requires.

    use serde_json::json;

    use super::*;

    /// The lines of a header section in the order of their names, without those of every problem.
    fn lines(response: &Response) -> Vec<String> {
        let mut lines: Vec<_> = response.headers().iter().filter(|(name, _)| *name != header::CONTENT_TYPE).collect();
        lines.sort_by_key(|(name, _)| name.as_str());
        lines.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect()
    }

    /// The members of the document besides the standard ones and `code`.
    fn extensions(response: &Response) -> Value {
        let mut document = json(response);
        let object = document.as_object_mut().unwrap();
        object.retain(|name, _| !["type", "title", "status", "detail", "code"].contains(&&**name));
        document
    }

    macro_rules! sent {
        ($written:ident, $test:ident: $($variant:ident($($words:tt)*) => $lines:expr, $extensions:tt;)*) => {
            #[derive(Debug, thiserror::Error, HttpError)]
            #[error("it failed")]
            #[status(role = proxy)]
            enum $written {
                $(#[status($($words)*)] $variant,)*
            }

            #[test]
            fn $test() {
                $({
                    let response = $written::$variant.into_response();
                    let mut expected: Vec<&str> = Vec::from($lines);
                    expected.sort_by_key(|line| line.split(':').next());
                    assert_eq!(lines(&response), expected, stringify!($variant));
                    assert_eq!(extensions(&response), json!($extensions), stringify!($variant));
                })*
            }
        };
    }

    sent! {
        Literal, a_literal_is_sent_as_its_rfc_writes_it:

        Basic(unauthenticated, challenge = basic(realm = "api", charset = "UTF-8"))
            => [r#"www-authenticate: Basic realm="api", charset="UTF-8""#], {};
        Quoted(unauthenticated, challenge = basic(realm = "the \"api\" \\"))
            => [r#"www-authenticate: Basic realm="the \"api\" \\""#], {};
        Bearer(invalid_credentials, challenge = bearer(
            realm = "api",
            scope = "orders:read orders:write",
            error_description = "the token was revoked",
            error_uri = "https://api.example.com/errors/token",
            resource_metadata = "https://api.example.com/metadata",
        )) => [concat!(
            r#"www-authenticate: Bearer realm="api", scope="orders:read orders:write", error="invalid_token", "#,
            r#"error_description="the token was revoked", error_uri="https://api.example.com/errors/token", "#,
            r#"resource_metadata="https://api.example.com/metadata""#,
        )], {};
        StepUp(step_up_required, challenge = bearer(acr_values = "mfa phr", max_age = 300)) => [
            r#"www-authenticate: Bearer error="insufficient_user_authentication", acr_values="mfa phr", max_age="300""#,
        ], {};
        Scope(insufficient_scope, challenge = bearer(scope = "a"))
            => [r#"www-authenticate: Bearer scope="a", error="insufficient_scope""#], {};
        BadRequest(bad_request, challenge = bearer(realm = "api"))
            => [r#"www-authenticate: Bearer realm="api", error="invalid_request""#], {};
        Dpop(expired_credentials, challenge = dpop(realm = "api", scope = "a", algs = "ES256 PS256"))
            => [r#"www-authenticate: DPoP realm="api", scope="a", error="invalid_token", algs="ES256 PS256""#], {};
        Custom(unauthenticated, challenge = custom("HOBA", realm = "api")) => [r#"www-authenticate: HOBA realm="api""#], {};
        Token68(unauthenticated, challenge = custom("Negotiate", token68 = "YWJj="))
            => ["www-authenticate: Negotiate YWJj="], {};
        Alone(unauthenticated, challenge = custom("Negotiate")) => ["www-authenticate: Negotiate"], {};
        List(unauthenticated, challenge = [bearer(realm = "a"), basic(realm = "b")])
            => [r#"www-authenticate: Bearer realm="a""#, r#"www-authenticate: Basic realm="b""#], {};
        Proxy(proxy_authentication_required, proxy_challenge = [basic(realm = "a"), custom("Negotiate")])
            => [r#"proxy-authenticate: Basic realm="a""#, "proxy-authenticate: Negotiate"], {};

        Seconds(unavailable, retry_after = 1_800) => ["retry-after: 1800"], {};
        Minutes(unavailable, retry_after = "5m") => ["retry-after: 300"], {};
        Both(unavailable, retry_after = "1h30m") => ["retry-after: 5400"], {};
        Milliseconds(unavailable, retry_after = "2000ms") => ["retry-after: 2"], {};
        Day(maintenance, retry_after = "2027-12-31") => ["retry-after: Fri, 31 Dec 2027 00:00:00 GMT"], {};
        Moment(maintenance, retry_after = "2027-12-31T10:20:30Z") => ["retry-after: Fri, 31 Dec 2027 10:20:30 GMT"], {};

        Allow(method_not_allowed, allow = [GET, HEAD, PROPFIND])
            => ["cache-control: no-store", "allow: GET, HEAD, PROPFIND"], {};
        NoMethod(method_not_allowed, allow = []) => ["cache-control: no-store", "allow: "], {};
        Accept(unsupported_media_type, accept = ["application/json; charset=utf-8", "text/*;q=0.5"])
            => ["accept: application/json; charset=utf-8, text/*;q=0.5"], {};
        AcceptPatch(unsupported_media_type, accept_patch = "application/merge-patch+json")
            => ["accept-patch: application/merge-patch+json"], {};
        AcceptEncoding(unsupported_content_coding, accept_encoding = ["gzip", "br;q=0.8"])
            => ["accept-encoding: gzip, br;q=0.8"], {};
        Length(range_not_satisfiable, complete_length = 0) => ["content-range: bytes */0"], {};
        Upgrade(upgrade_required, upgrade = ["websocket", "HTTP/2.0"])
            => ["upgrade: websocket, HTTP/2.0", "connection: upgrade"], {};

        Etag(precondition_failed, etag = "v1", last_modified = "2026-01-01T10:00:00Z")
            => [r#"etag: "v1""#, "last-modified: Thu, 01 Jan 2026 10:00:00 GMT"], {};
        Weak(edit_conflict, etag = weak("v1")) => [r#"etag: W/"v1""#], {};
        Links(
            bad_request,
            link(rel = "help", href = "https://api.example.com/help"),
            link(rel = "describedby next", href = "/schema"),
        ) => [
            r#"link: <https://api.example.com/help>; rel="help""#,
            r#"link: </schema>; rel="describedby next""#,
        ], {};
        BlockedBy(legally_restricted, blocked_by = "https://court.example/")
            => ["cache-control: no-store", r#"link: <https://court.example/>; rel="blocked-by""#], {};
        RateLimit(
            rate_limited,
            retry_after = 60,
            rate_limit_policy(name = "burst", quota = 100, window = "60s"),
            rate_limit_policy(name = "daily", quota = 1000),
            rate_limit(name = "burst", remaining = 0, reset = "60s"),
            rate_limit(name = "daily", remaining = 7),
        ) => [
            "cache-control: no-store",
            "retry-after: 60",
            r#"ratelimit-policy: "burst";q=100;w=60"#,
            r#"ratelimit-policy: "daily";q=1000"#,
            r#"ratelimit: "burst";r=0;t=60"#,
            r#"ratelimit: "daily";r=7"#,
        ], {};
        // RFC 9209 2: a Token where it can be one, and the member nearest to the origin server first.
        ProxyStatus(
            upstream_error,
            proxy_status(name = "FooProxy", error = dns_error, rcode = "NXDOMAIN", next_hop = "backend.example.org:8001"),
            proxy_status(name = "Example CDN", received_status = 502, next_protocol = "h2", details = "space before colon"),
        ) => [
            r#"proxy-status: FooProxy;error=dns_error;next-hop=backend.example.org:8001;rcode="NXDOMAIN""#,
            r#"proxy-status: "Example CDN";next-protocol=h2;received-status=502;details="space before colon""#,
        ], {};
        Sunset(gone, deprecation = "2025-01-01", sunset = "2025-12-31T23:59:59Z") => [
            "cache-control: no-store",
            "deprecation: @1735689600",
            "sunset: Wed, 31 Dec 2025 23:59:59 GMT",
        ], {};
        Caching(not_found, cache_control = "private, max-age=60", vary = "Accept, Origin", content_language = "en-GB, es-419")
            => ["cache-control: private, max-age=60", "vary: Accept, Origin", "content-language: en-GB, es-419"], {};
        OfOnesOwn(conflict_state, header("X-Reason" = "deleted"), header("X-Count" = 2))
            => ["x-reason: deleted", "x-count: 2"], {};

        Parameter(invalid_parameter, parameter = cookie("session"))
            => [], { "parameter": { "name": "session", "in": "cookie" } };
        FieldError(
            validation_failed,
            errors = field(
                within = query,
                params(max = 100, unit = "a\"b", step = -1.5, is_strict = true),
                detail = "at most 100 \"\u{2028}",
                code = "too_large",
                pointer = "/items/0/a~1b",
            ),
        ) => [], {
            "errors": [{
                "pointer": "/items/0/a~1b",
                "detail": "at most 100 \"\u{2028}",
                "code": "too_large",
                "params": { "max": 100, "unit": "a\"b", "step": -1.5, "is_strict": true },
                "in": "query",
            }],
        };
        FieldErrors(malformed, errors = [field(pointer = "", detail = "empty"), field(pointer = "/~0", detail = "é")])
            => [], { "errors": [{ "pointer": "", "detail": "empty" }, { "pointer": "/~0", "detail": "é" }] };
        Field(already_exists, field = "e\"mail") => [], { "field": "e\"mail" };
        MaxBytes(content_too_large, max_bytes = 1_048_576) => [], { "max_bytes": 1_048_576 };
        HeaderName(header_fields_too_large, header_name = "Cookie")
            => ["cache-control: no-store"], { "header_name": "Cookie" };
        Available(not_acceptable, available = ["application/json", "text/html"])
            => [], { "available": ["application/json", "text/html"] };
        Members(conflict_state, extension(retriable = false), extension(kind = "a\"b"), extension(version = -2), extension(ratio = 0.5), extension(lowest = -0))
            => [], { "retriable": false, "kind": "a\"b", "version": -2, "ratio": 0.5, "lowest": 0 };
    }

    const WAIT: Duration = Duration::from_millis(1_500);
    const SECONDS: u16 = 30;
    const START: SystemTime = SystemTime::UNIX_EPOCH;
    const METHODS: &[http::Method] = &[http::Method::GET, http::Method::HEAD];
    const TYPES: &[&str] = &["application/json", "text/html"];
    const CODINGS: &[&str] = &["gzip", "br"];
    const PROTOCOLS: &[&str] = &["websocket", "HTTP/2.0"];
    const BYTES: u64 = 1 << 20;
    const TAG: &str = "v1";
    const COURT: &str = "https://court.example/";
    const DIRECTIVES: &str = "private, max-age=60";
    const NAMES: &str = "Accept, Origin";
    const TAGS: &str = "en-GB, es-419";
    const REASON: &str = "deleted";
    const EMAIL: &str = "e\"mail";

    sent! {
        Constant, a_constant_is_sent_as_its_literal_is:

        Delay(unavailable, retry_after = WAIT) => ["retry-after: 2"], {};
        Seconds(unavailable, retry_after = SECONDS) => ["retry-after: 30"], {};
        Moment(maintenance, retry_after = START) => ["retry-after: Thu, 01 Jan 1970 00:00:00 GMT"], {};
        Allow(method_not_allowed, allow = METHODS) => ["cache-control: no-store", "allow: GET, HEAD"], {};
        Accept(unsupported_media_type, accept = TYPES) => ["accept: application/json, text/html"], {};
        AcceptPatch(unsupported_media_type, accept_patch = TYPES)
            => ["accept-patch: application/json, text/html"], {};
        AcceptEncoding(unsupported_content_coding, accept_encoding = CODINGS) => ["accept-encoding: gzip, br"], {};
        Length(range_not_satisfiable, complete_length = BYTES) => ["content-range: bytes */1048576"], {};
        Upgrade(upgrade_required, upgrade = PROTOCOLS)
            => ["upgrade: websocket, HTTP/2.0", "connection: upgrade"], {};
        Etag(precondition_failed, etag = TAG, last_modified = START)
            => [r#"etag: "v1""#, "last-modified: Thu, 01 Jan 1970 00:00:00 GMT"], {};
        BlockedBy(legally_restricted, blocked_by = COURT)
            => ["cache-control: no-store", r#"link: <https://court.example/>; rel="blocked-by""#], {};
        Sunset(gone, deprecation = START, sunset = START) => [
            "cache-control: no-store",
            "deprecation: @0",
            "sunset: Thu, 01 Jan 1970 00:00:00 GMT",
        ], {};
        Caching(not_found, cache_control = DIRECTIVES, vary = NAMES, content_language = TAGS)
            => ["cache-control: private, max-age=60", "vary: Accept, Origin", "content-language: en-GB, es-419"], {};
        OfOnesOwn(conflict_state, header("X-Reason" = REASON)) => ["x-reason: deleted"], {};
        Field(already_exists, field = EMAIL) => [], { "field": "e\"mail" };
        MaxBytes(content_too_large, max_bytes = BYTES) => [], { "max_bytes": 1_048_576 };
        HeaderName(header_fields_too_large, header_name = EMAIL)
            => ["cache-control: no-store"], { "header_name": "e\"mail" };
        Available(not_acceptable, available = TYPES) => [], { "available": ["application/json", "text/html"] };
    }

    #[derive(HttpOutcome)]
    enum Outcome {
        #[status(created, location = "/orders/{id}", content_location = "/orders/{id}?x={id}", etag = "v1")]
        Literal { id: &'static str },
        #[status(created, location = COURT, content_location = COURT)]
        Constant,
        #[status(accepted, monitor = "/jobs/1")]
        Watched,
        #[status(accepted, monitor = COURT)]
        WatchedThere,
    }

    #[test]
    fn references_are_encoded_and_their_values_are_data() {
        let sent = |outcome: Outcome| lines(&outcome.into_response());
        assert_eq!(
            sent(Outcome::Literal { id: "a&b/c" }),
            ["content-location: /orders/a&b%2Fc?x=a%26b/c", "etag: \"v1\"", "location: /orders/a&b%2Fc"]
        );
        let court = ["content-location: https://court.example/", "location: https://court.example/"];
        assert_eq!(sent(Outcome::Constant), court);
        assert_eq!(sent(Outcome::Watched), [r#"link: </jobs/1>; rel="status""#]);
        assert_eq!(sent(Outcome::WatchedThere), [r#"link: <https://court.example/>; rel="status""#]);
    }
}
