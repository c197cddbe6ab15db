//! Errors read back from their responses: what is recognised, what is unknown, and what cannot be read.

use std::time::{Duration, SystemTime};

use http::{HeaderValue, StatusCode, Uri};
use proptest::prelude::*;
use proptest::sample::select;
use status_runtime::{
    Catalog, ETag, FieldError, FromResponse, HttpError, IntoResponse, Link, Location, Parameter, Problem, Read,
    Received, Response, Unread,
};

#[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
#[error("the card was declined")]
#[status(payment_required)]
struct Declined {
    #[status(extension)]
    balance: i64,
}

#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[status(types = "/problems/", challenge = bearer(realm = "api"))]
enum OrderError {
    #[error("order {id} does not exist")]
    #[status(not_found)]
    Missing {
        #[status(extension)]
        id: u64,
        #[status(extension = "near_it")]
        near: Option<Vec<String>>,
    },
    #[error("order {id} is another customer's")]
    #[status(hidden)]
    Hidden { id: u64, near: Option<Vec<String>> },
    #[error("sign in")]
    #[status(unauthenticated)]
    NoToken,
    #[error("too many orders")]
    #[status(rate_limited)]
    TooFast(#[status(retry_after)] Duration),
    #[error("storage failed")]
    #[status(unavailable, retry_after = "30s", server_only)]
    Storage(#[from] std::io::Error),
    #[error("a bug")]
    #[status(internal)]
    Bug,
    #[error(transparent)]
    #[status(transparent)]
    Payment(#[from] Declined),
}

fn known<E: FromResponse>(response: Response) -> E {
    match E::read(response).unwrap() {
        Read::Known { error, .. } => error,
        Read::Unknown(received) => panic!("{received:?}"),
    }
}

#[test]
fn what_was_raised_is_read() {
    let missing = || OrderError::Missing { id: 7, near: None }.into_response();
    assert!(matches!(known(missing()), OrderError::Missing { id: 7, near: None }));
    // It is seen as its twin, and so it is read.
    let near = Some(vec!["a".to_owned()]);
    let hidden = OrderError::Hidden { id: 8, near: near.clone() }.into_response();
    assert!(matches!(known(hidden), OrderError::Missing { id: 8, near: read } if read == near));
    assert!(matches!(known(OrderError::NoToken.into_response()), OrderError::NoToken));
    let too_fast = OrderError::TooFast(Duration::from_millis(1_500)).into_response();
    assert!(matches!(known(too_fast), OrderError::TooFast(wait) if wait == Duration::from_secs(2)));
    assert!(matches!(known(OrderError::Bug.into_response()), OrderError::Bug));
    let declined = OrderError::from(Declined { balance: -5 }).into_response();
    assert!(matches!(known(declined), OrderError::Payment(Declined { balance: -5 })));

    let storage = OrderError::from(std::io::Error::other("secret")).into_response();
    assert!(matches!(OrderError::read(storage).unwrap(), Read::Unknown(received) if received.status() == 503));
}

/// A client of one operation matches what that can send. Anything else of the service is as unknown to it as what a later
/// version sends.
#[test]
fn a_subset_is_read_as_the_whole_is() {
    #[derive(Debug, thiserror::Error, HttpError, FromResponse)]
    #[error("the bank refused")]
    #[status(subset(Charge = [Short, Slow], Inside = [Vault]))]
    enum BankError {
        #[status(payment_required)]
        Short {
            #[status(extension)]
            balance: i64,
        },
        #[status(conflict_state)]
        Frozen,
        #[status(rate_limited)]
        Slow(#[status(retry_after)] Duration),
        #[status(internal, server_only)]
        Vault(std::io::Error),
    }

    #[derive(Debug, thiserror::Error, HttpError, FromResponse)]
    #[error("it failed")]
    #[status(types = "/problems/")]
    #[status(subset(Read = [Missing, Hidden, Storage], Pay = [Bank(Charge), Read], Refund = [Bank, Bug]))]
    enum OrderError {
        #[status(conflict_state)]
        Shipped,
        #[status(not_found)]
        Missing {
            #[status(extension)]
            id: u64,
        },
        #[status(hidden)]
        Hidden { id: u64 },
        #[status(unavailable, retry_after = "30s", server_only)]
        Storage(std::io::Error),
        #[status(transparent)]
        Bank(BankError),
        #[status(internal)]
        Bug,
    }

    let codes = |known: &[&status_runtime::Entry]| known.iter().map(|entry| entry.code()).collect::<Vec<_>>();
    assert_eq!(codes(Read::KNOWN), ["missing"]);
    assert_eq!(codes(Pay::KNOWN), ["missing", "short", "slow"]);
    let missing = || OrderError::Missing { id: 7 }.into_response();
    assert!(matches!(known(missing()), Read::Missing { id: 7 }));
    assert!(matches!(known(missing()), Pay::Missing { id: 7 }));
    // A hidden one is read as what it looks like.
    assert!(matches!(known(OrderError::Hidden { id: 8 }.into_response()), Read::Missing { id: 8 }));
    let bank = |error| OrderError::Bank(error).into_response();
    assert!(matches!(known(bank(BankError::Short { balance: -5 })), Pay::Bank(Charge::Short { balance: -5 })));
    let slow = known(bank(BankError::Slow(Duration::from_secs(2))));
    assert!(matches!(slow, Pay::Bank(Charge::Slow(wait)) if wait == Duration::from_secs(2)));
    assert!(matches!(known(bank(BankError::Frozen)), Refund::Bank(BankError::Frozen)));

    let unknown = |response: Response| matches!(Pay::read(response), Ok(status_runtime::Read::Unknown(_)));
    assert!(unknown(OrderError::Shipped.into_response()));
    assert!(unknown(bank(BankError::Frozen)));
    assert!(unknown(OrderError::Storage(std::io::Error::other("full")).into_response()));
    // It is recognised, but its member is missing.
    let broken = document(404, r#"{"type":"/problems/missing","status":404}"#);
    assert!(Read::read(broken).is_err());
}

#[test]
fn what_came_is_kept_beside_the_error() {
    let mut response = OrderError::Missing { id: 7, near: None }.into_response();
    *response.status_mut() = StatusCode::BAD_GATEWAY;
    response.headers_mut().insert("x-request-id", HeaderValue::from_static("abc"));
    let read = OrderError::read(response).unwrap();
    assert!(matches!(read.error(), Some(OrderError::Missing { id: 7, .. })));
    assert_eq!(read.entry().unwrap().status(), 404);
    assert_eq!(read.received().status(), 502);
    assert_eq!(read.received().headers()["x-request-id"], "abc");
    assert_eq!(read.received().problem().unwrap().detail(), Some("order 7 does not exist"));
}

fn document(status: u16, body: &str) -> http::Response<&str> {
    http::Response::builder().status(status).header("content-type", "application/problem+json").body(body).unwrap()
}

/// A client's enum, without the server's `types`.
#[derive(Debug, FromResponse)]
enum OrderFailure {
    #[status(not_found, code = "missing")]
    Missing,
    #[status(rate_limited, type = "https://iana.org/assignments/http-problem-types#quota-exceeded")]
    Quota,
    #[status(unavailable, by_status)]
    Down,
    #[status(unknown)]
    Unknown(Received),
}

#[test]
fn a_type_is_enough_and_a_code_is_with_its_status() {
    let quota = r#"{"type":"https://iana.org/assignments/http-problem-types#quota-exceeded"}"#;
    for (status, body, recognised) in [
        (404, r#"{"code":"missing"}"#, "Missing"),
        // The server's own type does not matter to a client that has none.
        (404, r#"{"type":"https://api.example.com/problems/missing","code":"missing"}"#, "Missing"),
        // RFC 9457 3.1.2: the document has the status of the origin.
        (502, r#"{"code":"missing","status":404}"#, "Missing"),
        (410, r#"{"code":"missing"}"#, "Unknown"),
        (410, r#"{"code":"missing","status":410}"#, "Unknown"),
        (404, r#"{"code":"MISSING"}"#, "Unknown"),
        (404, r#"{"code":404}"#, "Unknown"),
        (404, "{}", "Unknown"),
        (429, quota, "Quota"),
        (500, quota, "Quota"),
        // A code is not the type.
        (429, r#"{"code":"quota"}"#, "Unknown"),
        (503, r#"{"code":"maintenance"}"#, "Down"),
        (503, "", "Down"),
        (500, r#"{"status":503}"#, "Unknown"),
        // Of members with one name, the last counts; one of a wrong type is not there (RFC 9457 3.1).
        (404, r#"{"code":"gone","code":"missing"}"#, "Missing"),
        (404, r#"{"code":"missing","code":"gone"}"#, "Unknown"),
        (404, r#"{"code":"missing","code":7}"#, "Missing"),
        (502, r#"{"code":"missing","status":404,"status":"410"}"#, "Missing"),
        (502, r#"{"code":"missing","status":404,"status":410}"#, "Unknown"),
        // RFC 8259 6 has one kind of number.
        (502, r#"{"code":"missing","status":404.0}"#, "Missing"),
        (502, r#"{"code":"missing","status":4.04e2}"#, "Missing"),
        (502, r#"{"code":"missing","status":404.5}"#, "Unknown"),
        (502, r#"{"code":"missing","status":-404.0}"#, "Unknown"),
        (404, r#"{"c\u006fde":"miss\u0069ng"}"#, "Missing"),
        (404, "\u{feff}{\"code\":\"missing\"}", "Missing"),
        // RFC 8259 8.2: half of a surrogate pair is no text, whether it is a value or a name. The rest of the document is read.
        (404, r#"{"\ud800":1,"code":"missing"}"#, "Missing"),
        (404, r#"{"code":"missing","x":"\udead","y":{"\udead":1}}"#, "Missing"),
        (404, r#"{"code":"missing","code":"\ud800"}"#, "Missing"),
        (404, r#"{"code\ud800":"missing"}"#, "Unknown"),
        (404, r#"{"\ud8":1,"code":"missing"}"#, "Unknown"),
    ] {
        let read = OrderFailure::read(document(status, body)).unwrap().into_error();
        let shown = format!("{read:?}");
        assert!(shown.starts_with(recognised), "{status} {body}: {shown}");
    }
}

/// A gateway that passes on what it does not know.
#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[status(role = gateway)]
enum Upstream {
    #[error("the stock is being counted")]
    #[status(unavailable, retry_after = "1m")]
    Counting,
    #[error("the stock responds with {}", .0.status())]
    #[status(upstream_error, unknown)]
    Unknown(Received),
}

#[test]
fn what_is_unknown_may_be_sent_on() {
    let counting = Upstream::read(Upstream::Counting.into_response()).unwrap().into_error();
    assert_eq!(counting.http_status(), 503);
    let unknown = Upstream::read(document(418, "{}")).unwrap().into_error();
    assert_eq!(
        (unknown.to_string().as_str(), unknown.http_status().as_u16()),
        ("the stock responds with 418 I'm a teapot", 502)
    );
}

#[test]
fn whatever_else_comes_is_unknown() {
    let html = http::Response::builder().status(502).header("content-type", "text/html").body("<h1>Bad</h1>").unwrap();
    let long = format!(r#"{{"code":"missing","pad":"{}"}}"#, "x".repeat(Received::LIMIT));
    let responses = [
        html,
        http::Response::builder().status(404).body(r#"{"code":"missing"}"#).unwrap(),
        document(404, "[]"),
        document(404, r#"{"code":"missing""#),
        document(404, &long),
    ];
    for response in responses {
        let status = response.status();
        match OrderFailure::read(response).unwrap().into_error() {
            OrderFailure::Unknown(received) => assert_eq!(received.status(), status),
            known => panic!("{known:?}"),
        }
    }
}

#[test]
fn a_relative_type_is_read_with_any_host() {
    for uri in
        ["/problems/missing", "https://api.example.com/problems/missing", "http://localhost:3000/problems/missing"]
    {
        let body = format!(r#"{{"type":"{uri}","id":7}}"#);
        let read = OrderError::read(document(404, &body)).unwrap();
        assert!(matches!(read.error(), Some(OrderError::Missing { id: 7, .. })), "{uri}");
    }
    let body = r#"{"type":"https://api.example.com/v2/problems/missing","code":"missing","id":7}"#;
    assert!(matches!(OrderError::read(document(404, body)).unwrap(), Read::Unknown(_)));
}

/// RFC 9457 3.1.1: an absolute type is one whatever its path is. One that is relative, to wherever the service is, is told by the
/// status, if at all.
#[test]
fn a_type_is_read_before_its_path_and_its_path_with_the_status() {
    #[derive(Debug, FromResponse)]
    enum Hosts {
        #[status(gone, type = "https://a.example/problems/gone")]
        A,
        #[status(gone, type = "https://b.example/problems/gone")]
        B,
        #[status(not_found, type = "https://c.example/problems/gone")]
        C,
    }

    for (status, body, recognised) in [
        (410, r#"{"type":"https://a.example/problems/gone"}"#, "Some(A)"),
        (410, r#"{"type":"https://b.example/problems/gone"}"#, "Some(B)"),
        (410, r#"{"type":"https://c.example/problems/gone"}"#, "Some(C)"),
        (410, r#"{"type":"https://d.example/problems/gone"}"#, "None"),
        (404, r#"{"type":"/problems/gone"}"#, "Some(C)"),
        (502, r#"{"type":"/problems/gone","status":404}"#, "Some(C)"),
        (410, r#"{"type":"/problems/gone"}"#, "None"),
        (502, r#"{"type":"/problems/gone"}"#, "None"),
    ] {
        let read = Hosts::read(document(status, body)).unwrap();
        assert_eq!(format!("{:?}", read.error()), recognised, "{status} {body}");
    }
}

/// The reader of fields and the document agree on a name that is there twice.
#[test]
fn a_document_is_read_in_one_way() {
    const VALUES: [&str; 8] = [r#""a""#, r#""b""#, "7", "null", "404", "410.0", "404.5", "[]"];

    #[derive(Debug, FromResponse)]
    enum Twice {
        #[status(not_found, code = "a")]
        A,
        #[status(not_found, code = "b")]
        B,
    }

    for name in ["code", "status"] {
        for (first, second) in VALUES.iter().flat_map(|first| VALUES.map(|second| (*first, second))) {
            let rest = if name == "code" { r#""status":404"# } else { r#""code":"a""# };
            let body = format!(r#"{{"{name}":{first},{rest},"{name}":{second}}}"#);
            let problem = Problem::from_json(body.as_bytes()).unwrap();
            let is_there = problem.status() == Some(StatusCode::NOT_FOUND);
            let expected = problem.code().filter(|_| is_there).map(str::to_uppercase);
            let read = Twice::read(document(502, &body)).unwrap();
            assert_eq!(read.error().map(|error| format!("{error:?}")), expected, "{body}");
        }
    }
}

fn unread(response: http::Response<&str>) -> Unread {
    OrderError::read(response).unwrap_err()
}

#[test]
fn what_is_known_but_broken_is_unread() {
    for (body, why) in [
        (r#"{"type":"/problems/missing"}"#, "the member `id` is missing"),
        (r#"{"type":"/problems/missing","id":"7"}"#, "the member `id` is of another type"),
        (r#"{"type":"/problems/missing","id":null}"#, "the member `id` is of another type"),
        (r#"{"type":"/problems/missing","id":-7}"#, "the member `id` is of another type"),
        (r#"{"type":"/problems/missing","id":7,"near_it":["a",7]}"#, "the member `near_it` is of another type"),
        (r#"{"type":"/problems/missing","id":7,"near_it":["\ud800"]}"#, "the member `near_it` is of another type"),
        (r#"{"type":"/problems/missing","id\ud800":7}"#, "the member `id` is missing"),
        (r#"{"type":"/problems/too-fast"}"#, "the header `retry-after` is missing"),
    ] {
        let unread = unread(document(404, body));
        assert!(unread.to_string().ends_with(why), "{body}: {unread}");
        assert_eq!(unread.is_missing(), why.ends_with("missing"));
        let shown = format!("{unread:?}");
        assert!(shown.contains(why) && shown.contains("404"), "{shown}");
        assert_eq!(unread.received().body(), body);
    }
    // What may be absent may be null.
    let null = r#"{"type":"/problems/missing","id":7,"near_it":null}"#;
    assert!(matches!(
        OrderError::read(document(404, null)).unwrap().error(),
        Some(OrderError::Missing { near: None, .. })
    ));

    let mut too_fast = document(429, r#"{"type":"/problems/too-fast"}"#);
    for (values, why) in [
        (&["soon"][..], "is invalid"),
        (&["1", "2"], "is there several times"),
        (&["Sun, 06 Nov 1994 08:49:37 GMT"], "is relative to a Date, which the response does not have"),
    ] {
        too_fast.headers_mut().remove("retry-after");
        values.iter().for_each(|value| {
            too_fast.headers_mut().append("retry-after", HeaderValue::from_static(value));
        });
        let unread = unread(too_fast.clone());
        assert!(unread.to_string().ends_with(why), "{unread}");
        assert_eq!((unread.header(), unread.member()), (Some("retry-after"), None));
    }
}

/// RFC 9110 14.1 and 14.4: the complete length is in the unit of the range, whose name is case-insensitive.
#[test]
fn a_complete_length_is_one_of_bytes() {
    #[derive(Debug, FromResponse)]
    #[status(range_not_satisfiable)]
    struct Past(#[status(complete_length)] u64);

    let read = |range: &'static str| {
        let mut past = document(416, r#"{"code":"past"}"#);
        past.headers_mut().insert("content-range", HeaderValue::from_static(range));
        Past::read(past).map(|read| read.error().map(|Past(length)| *length))
    };
    assert_eq!(read("bytes */1234").unwrap(), Some(1234));
    assert_eq!(read("Bytes */1234").unwrap(), Some(1234));
    assert_eq!(read("items */1234").unwrap_err().header(), Some("content-range"));
}

/// What a server never leaves out is missing where it is not there.
#[test]
fn what_is_required_has_no_default() {
    #[derive(Debug, FromResponse)]
    #[allow(dead_code, reason = "only what it lacks is looked at")]
    enum Lists {
        #[status(upgrade_required)]
        Required(#[status(upgrade)] status_runtime::Upgrade),
        #[status(unauthenticated)]
        Challenged(#[status(challenge)] Vec<status_runtime::Challenge>),
        #[status(bad_request)]
        Perhaps(#[status(link)] Vec<Link>),
    }

    assert_eq!(Lists::read(document(426, r#"{"code":"required"}"#)).unwrap_err().header(), Some("upgrade"));
    assert_eq!(Lists::read(document(401, r#"{"code":"challenged"}"#)).unwrap_err().header(), Some("www-authenticate"));
    // A 401 has at least one challenge (RFC 9110 15.5.2), which an empty line is not.
    for line in ["", ",", " , ,"] {
        let mut challenged = document(401, r#"{"code":"challenged"}"#);
        challenged.headers_mut().insert("www-authenticate", HeaderValue::from_static(line));
        let unread = Lists::read(challenged).unwrap_err();
        assert_eq!((unread.header(), unread.is_missing()), (Some("www-authenticate"), true), "{line:?}");
    }
    // Nor has a 426 no protocol (RFC 9110 15.5.22).
    for line in ["", ",", " , ,"] {
        let mut required = document(426, r#"{"code":"required"}"#);
        required.headers_mut().insert("upgrade", HeaderValue::from_static(line));
        let unread = Lists::read(required).unwrap_err();
        assert_eq!((unread.header(), unread.is_missing()), (Some("upgrade"), true), "{line:?}");
    }
    let read = Lists::read(document(400, r#"{"code":"perhaps"}"#)).unwrap();
    assert!(matches!(read.error(), Some(Lists::Perhaps(links)) if links.is_empty()));
}

/// An empty list of what a situation requires is sent as its companion's page says, and is read back from that.
#[test]
fn an_empty_list_comes_back() {
    #[derive(Debug, thiserror::Error, HttpError, FromResponse)]
    #[error("it failed")]
    #[allow(dead_code, reason = "what is written again is looked at")]
    enum Empty {
        #[status(upgrade_required)]
        Upgrade(#[status(upgrade)] Vec<String>),
        #[status(unauthenticated)]
        Challenge(#[status(challenge)] Vec<status_runtime::Challenge>),
        #[status(method_not_allowed)]
        Allow(#[status(allow)] Vec<http::Method>),
        #[status(unsupported_content_coding)]
        Coding(#[status(accept_encoding)] Vec<String>),
        #[status(validation_failed)]
        Errors(#[status(errors)] Vec<FieldError>),
    }

    let every = || {
        [
            Empty::Upgrade(Vec::new()),
            Empty::Challenge(Vec::new()),
            Empty::Allow(Vec::new()),
            Empty::Coding(Vec::new()),
            Empty::Errors(Vec::new()),
        ]
    };
    for (first, second) in every().into_iter().zip(every()) {
        let sent = first.into_response();
        let again = known::<Empty>(second.into_response()).into_response();
        assert_eq!((again.status(), again.headers(), again.body()), (sent.status(), sent.headers(), sent.body()));
    }
}

/// A header that has what every response has, and nothing else.
#[test]
fn what_is_not_beside_a_constant_is_not_there() {
    #[derive(Debug, thiserror::Error, HttpError, FromResponse)]
    #[error("it is locked")]
    #[status(conflict_state, link(rel = "help", href = "/help"))]
    struct Locked(#[status(link)] Option<Link>);

    assert!(known::<Locked>(Locked(None).into_response()).0.is_none());
    for link in [Link::new("next", "/orders/8").unwrap(), Link::new("help", "/help").unwrap()] {
        assert_eq!(known::<Locked>(Locked(Some(link.clone())).into_response()).0, Some(link));
    }
}

#[test]
fn a_date_is_a_delay_after_the_response() {
    let mut response = document(429, r#"{"type":"/problems/too-fast"}"#);
    response.headers_mut().insert("date", HeaderValue::from_static("Sun, 06 Nov 1994 08:49:37 GMT"));
    for (until, delay) in [("Sun, 06 Nov 1994 08:50:07 GMT", 30), ("Sat, 05 Nov 1994 08:50:07 GMT", 0)] {
        response.headers_mut().insert("retry-after", HeaderValue::from_str(until).unwrap());
        let read = OrderError::read(response.clone()).unwrap();
        assert!(matches!(read.error(), Some(OrderError::TooFast(wait)) if wait.as_secs() == delay), "{until}");
    }
}

/// No client waits for more than 366 days: what is read of a longer delay can be sent on.
#[test]
fn a_delay_is_read_as_the_longest_that_is_sent() {
    #[derive(Debug, thiserror::Error, HttpError, FromResponse)]
    #[error("it failed")]
    enum Waits {
        #[status(rate_limited)]
        Duration(#[status(retry_after)] Duration),
        #[status(overloaded)]
        Seconds(#[status(retry_after)] u64),
        #[status(maintenance)]
        Header(#[status(retry_after)] status_runtime::RetryAfter),
        #[status(unavailable)]
        Moment(#[status(retry_after)] SystemTime),
    }

    let read = |code: &str, status, date: &str, retry_after: &str| {
        let response = http::Response::builder().status(status).header("content-type", "application/json");
        let response = response.header("date", date).header("retry-after", retry_after);
        let sent = known::<Waits>(response.body(format!(r#"{{"code":"{code}"}}"#).into()).unwrap()).into_response();
        sent.headers()["retry-after"].clone()
    };
    const DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
    for (code, status) in [("duration", 429), ("seconds", 503), ("header", 503)] {
        assert_eq!(read(code, status, DATE, "31622400"), "31622400");
        assert_eq!(read(code, status, DATE, "31622401"), "31622400");
        assert_eq!(read(code, status, DATE, "99999999999999999999"), "31622400");
    }
    for (code, status) in [("duration", 429), ("seconds", 503)] {
        assert_eq!(read(code, status, DATE, "Fri, 31 Dec 9999 23:59:59 GMT"), "31622400");
    }
    let last = "Fri, 31 Dec 9999 23:59:59 GMT";
    assert_eq!(read("header", 503, DATE, last), last);
    assert_eq!(read("moment", 503, DATE, last), last);
    assert_eq!(read("moment", 503, DATE, "99999999999"), "Tue, 07 Nov 1995 08:49:37 GMT");
    assert_eq!(read("moment", 503, last, "1"), last);
}

/// Two versions of one enum: each side may be older than the other.
mod versions {
    use super::*;

    #[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
    #[error("old")]
    pub(super) enum Old {
        #[status(conflict_state)]
        Taken {
            #[status(extension)]
            by: String,
            #[status(extension)]
            until: Option<u64>,
        },
        #[status(gone)]
        Removed,
        #[status(forbidden)]
        Renamed,
    }

    #[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
    #[error("new")]
    pub(super) enum New {
        #[status(conflict_state)]
        Taken {
            #[status(extension)]
            by: String,
            #[status(extension)]
            since: Option<u64>,
        },
        #[status(not_found)]
        Added,
        #[status(forbidden, code = "renamed_again")]
        Renamed,
    }

    /// An old server's document lacks what a new client requires.
    #[derive(Debug, FromResponse)]
    pub(super) enum Strict {
        #[status(conflict_state)]
        Taken {
            #[status(extension)]
            #[expect(dead_code)]
            since: u64,
        },
    }
}

#[test]
fn an_old_client_talks_to_a_new_server_and_the_reverse() {
    use versions::{New, Old};

    let unknown = |read: Result<Read<Old>, Unread>| matches!(read, Ok(Read::Unknown(_)));
    // A variant that was added, and a code that has changed.
    assert!(unknown(Old::read(New::Added.into_response())));
    assert!(unknown(Old::read(New::Renamed.into_response())));
    // A member that was added is nothing to it, and an optional one that was removed is not there.
    let taken = New::Taken { by: "eve".into(), since: Some(7) }.into_response();
    assert_eq!(known::<Old>(taken), Old::Taken { by: "eve".into(), until: None });

    // The reverse.
    assert!(matches!(New::read(Old::Removed.into_response()), Ok(Read::Unknown(_))));
    let taken = Old::Taken { by: "eve".into(), until: Some(7) }.into_response();
    assert_eq!(known::<New>(taken.clone()), New::Taken { by: "eve".into(), since: None });
    // A member that it requires was not there yet.
    let unread = versions::Strict::read(taken).unwrap_err();
    assert_eq!((unread.member(), unread.entry().variant()), (Some("since"), "Taken"));
}

/// What may be absent, and a list, are known by what they are, and not by their names.
#[test]
fn an_option_and_a_list_are_read_by_any_name() {
    type Maybe<T> = Option<T>;
    type Links = Vec<Link>;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it failed")]
    #[allow(dead_code, reason = "only described")]
    enum Server {
        #[status(rate_limited)]
        Fast {
            #[status(retry_after)]
            delay: Maybe<u32>,
            #[status(extension)]
            limit: Maybe<u32>,
        },
        #[status(unauthenticated, challenge = bearer(realm = "orders"))]
        Denied {
            #[status(link)]
            links: Option<Link>,
        },
    }

    #[derive(Debug, PartialEq, FromResponse)]
    enum Client {
        #[status(rate_limited)]
        Fast {
            #[status(retry_after)]
            delay: Maybe<u32>,
            #[status(extension)]
            limit: Maybe<u32>,
        },
        #[status(unauthenticated)]
        Denied {
            #[status(challenge)]
            challenge: Maybe<status_runtime::Challenge>,
            #[status(link)]
            links: Links,
        },
    }

    status_runtime::catalog::reads!(Client, Server);
    let read = known::<Client>(Server::Fast { delay: None, limit: None }.into_response());
    assert_eq!(read, Client::Fast { delay: None, limit: None });
    // A proxy has dropped the header.
    let read = Client::read(document(401, r#"{"code":"denied"}"#)).unwrap();
    assert_eq!(read.error(), Some(&Client::Denied { challenge: None, links: Vec::new() }));
}

#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[error("{part:?}")]
#[status(conflict_state)]
struct Generic<T: std::fmt::Debug + serde::Serialize, const N: usize> {
    #[status(extension)]
    part: T,
}

#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
enum Outer<E: HttpError + std::error::Error> {
    #[error("nothing")]
    #[status(gone)]
    Nothing,
    #[error(transparent)]
    #[status(transparent)]
    First(E),
    #[error(transparent)]
    #[status(transparent)]
    Second(Box<Declined>),
}

#[test]
fn generic_errors_are_read() {
    let generic = Generic::<_, 3> { part: vec![1, 2] }.into_response();
    assert_eq!(known::<Generic<Vec<u8>, 3>>(generic).part, [1, 2]);

    type Whole = Outer<Generic<bool, 1>>;
    assert_eq!(Whole::KNOWN.len(), 3);
    assert!(matches!(known(Whole::Nothing.into_response()), Whole::Nothing));
    assert!(matches!(
        known(Whole::First(Generic { part: true }).into_response()),
        Whole::First(Generic { part: true })
    ));
    let second = Whole::Second(Box::new(Declined { balance: 7 })).into_response();
    assert!(matches!(known(second), Whole::Second(declined) if declined.balance == 7));
}

/// What stands beside a field in the same header is the variant's own.
#[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
#[error("it failed")]
enum Beside {
    #[status(bad_request, link(rel = "help", href = "/help"), link(rel = "help", href = "/more"))]
    Links {
        #[status(link)]
        links: Vec<Link>,
    },
    #[status(conflict_state, link(rel = "help", href = "/help"))]
    Link {
        #[status(link)]
        link: Link,
    },
}

#[test]
fn constant_lines_are_no_part_of_a_field_however_they_are_joined() {
    let link = |rel: &str| Link::new(rel, "/x").unwrap();
    for links in [vec![], vec![link("next"), link("prev")], vec![Link::new("help", "/help").unwrap()]] {
        let error = Beside::Links { links };
        let mut response = Beside::Links { links: error.links().to_vec() }.into_response();
        assert_eq!(known::<Beside>(response.clone()), error);
        let lines: Vec<_> =
            response.headers().get_all("link").iter().map(|it| it.to_str().unwrap().to_owned()).collect();
        response.headers_mut().insert("link", HeaderValue::try_from(lines.join(", ")).unwrap());
        assert_eq!(known::<Beside>(response), error);
    }
    let error = Beside::Link { link: link("next") };
    let response = Beside::Link { link: link("next") }.into_response();
    assert_eq!(known::<Beside>(response), error);
}

impl Beside {
    fn links(&self) -> &[Link] {
        match self {
            Beside::Links { links } => links,
            Beside::Link { link } => std::slice::from_ref(link),
        }
    }
}

/// Fields whose types are not those of `field_types.rs`.
#[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
#[error("it failed")]
enum Fields {
    #[status(maintenance)]
    Moment(#[status(retry_after)] SystemTime),
    #[status(already_exists)]
    Elsewhere {
        #[status(content_location)]
        uri: Uri,
        #[status(field)]
        field: String,
        #[status(etag)]
        etag: Option<ETag>,
    },
    #[status(gone)]
    Own {
        #[status(header = "X-Number")]
        number: i8,
        #[status(header = "X-Text")]
        text: Option<String>,
        #[status(header = "X-Value")]
        value: HeaderValue,
    },
    #[status(forbidden)]
    Parameter(#[status(parameter)] Option<Parameter>),
    #[status(unauthenticated, challenge = bearer(realm = "api"))]
    InCookie(#[status(parameter = cookie)] Option<String>),
    #[status(invalid_parameter)]
    InQuery {
        #[status(parameter = query)]
        name: String,
    },
    #[status(validation_failed)]
    Errors(#[status(errors)] Vec<FieldError>),
    #[status(bad_request)]
    Located(#[status(content_location)] Location),
}

#[test]
fn fields_come_back() {
    let errors = vec![FieldError::new("/a\"b", "is wrong"), FieldError::new("", "ü").code("x")];
    for (error, name) in [
        (Fields::Moment(SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)), "a date"),
        (Fields::Elsewhere { uri: Uri::from_static("/a?b"), field: "x".into(), etag: None }, "nothing"),
        (
            Fields::Elsewhere {
                uri: Uri::from_static("https://a.example/"),
                field: String::new(),
                etag: Some(ETag::weak("v").unwrap()),
            },
            "a tag",
        ),
        (Fields::Own { number: -7, text: None, value: HeaderValue::from_static("a, b") }, "headers"),
        (Fields::Parameter(None), "no parameter"),
        (Fields::Parameter(Some(Parameter::header("X-Page"))), "a parameter"),
        (Fields::InCookie(None), "no name"),
        (Fields::InCookie(Some(String::new())), "an empty name"),
        (Fields::InQuery { name: "a\"b".into() }, "a name"),
        (Fields::Errors(Vec::new()), "no errors"),
        (Fields::Errors(errors), "errors"),
        (Fields::Located("/a%20b".parse().unwrap()), "a location"),
    ] {
        let shown = format!("{error:?}");
        assert_eq!(format!("{:?}", known::<Fields>(error.into_response())), shown, "{name}");
    }
}

proptest! {
    /// RFC 8259 6: what is read is the number that was written, and not one beside it.
    #[test]
    fn a_number_comes_back_with_every_bit(wide in any::<u64>(), narrow in any::<u32>()) {
        #[derive(Debug, thiserror::Error, HttpError, FromResponse)]
        #[error("it failed")]
        #[status(conflict_state)]
        struct Numbers {
            #[status(extension)]
            wide: f64,
            #[status(extension)]
            narrow: f32,
            #[status(extension)]
            list: Vec<f64>,
            #[status(extension)]
            any: serde_json::Value,
        }

        let (wide, narrow) = (f64::from_bits(wide), f32::from_bits(narrow));
        prop_assume!(wide.is_finite() && narrow.is_finite());
        let sent = Numbers { wide, narrow, list: vec![wide], any: wide.into() };
        let read = known::<Numbers>(sent.into_response());
        let any = read.any.as_f64().unwrap();
        prop_assert_eq!([read.wide, read.list[0], any].map(f64::to_bits), [wide.to_bits(); 3]);
        prop_assert_eq!(read.narrow.to_bits(), narrow.to_bits());
    }
}

/// JSON has neither infinities nor NaN (RFC 8259 6): they are sent as null, which is no number.
#[test]
fn what_is_not_a_number_of_json_does_not_come_back() {
    #[derive(Debug, thiserror::Error, HttpError, FromResponse)]
    #[error("it failed")]
    enum Numbers {
        #[status(conflict_state)]
        Number(#[status(extension = "number")] f64),
        #[status(gone)]
        Perhaps(#[status(extension = "number")] Option<f64>),
    }

    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let unread = Numbers::read(Numbers::Number(number).into_response()).unwrap_err();
        assert_eq!((unread.member(), unread.is_missing()), (Some("number"), false));
        assert!(matches!(known(Numbers::Perhaps(Some(number)).into_response()), Numbers::Perhaps(None)));
    }
}

/// The member is what the attribute says that it is: a parameter in another place has another name.
#[test]
fn the_name_of_a_parameter_is_read_where_its_place_is_right() {
    let response = |parameter: &str| {
        let document = format!(r#"{{"type":"about:blank","status":400,"code":"in_query"{parameter}}}"#);
        let builder = http::Response::builder().status(400).header("content-type", "application/problem+json");
        builder.body(document.into()).unwrap()
    };
    let sent = Fields::InQuery { name: "page".to_owned() };
    for right in [
        r#","parameter":{"name":"page","in":"query"}"#,
        r#","parameter":{"in":"query","more":[1],"name":"page"}"#,
        r#","parameter":{"name":"page"}"#,
    ] {
        assert_eq!(format!("{:?}", known::<Fields>(response(right))), format!("{sent:?}"), "{right}");
    }
    for (wrong, why) in [
        ("", "is missing"),
        (r#","parameter":{"name":"page","in":"path"}"#, "does not fit"),
        (r#","parameter":{"name":7,"in":"query"}"#, "of another type"),
        (r#","parameter":{"in":"query"}"#, "of another type"),
        (r#","parameter":{"name":"page","in":"body"}"#, "of another type"),
        (r#","parameter":"page""#, "of another type"),
    ] {
        let unread = Fields::read(response(wrong)).unwrap_err().to_string();
        assert!(unread.contains("parameter") && unread.contains(why), "{wrong}: {unread}");
    }
}

/// The derive for clients has a table of its own, so that neither needs the other.
#[test]
fn a_client_knows_what_the_server_sends_and_may_be_read() {
    let sent: Vec<_> = OrderError::ENTRIES.iter().map(|entry| entry.variant()).collect();
    let read: Vec<_> = OrderError::KNOWN.iter().map(|entry| entry.variant()).collect();
    assert_eq!(sent, ["Missing", "Hidden", "NoToken", "TooFast", "Storage", "Bug", "Declined"]);
    assert_eq!(read, ["Missing", "NoToken", "TooFast", "Bug", "Declined"]);
}

/// Names of headers and values for them, valid and not.
fn lines() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    const NAMES: [&str; 12] = [
        "retry-after",
        "date",
        "link",
        "etag",
        "content-location",
        "x-number",
        "x-text",
        "x-value",
        "www-authenticate",
        "allow",
        "content-type",
        "cache-control",
    ];
    const PARTS: [&str; 18] = [
        "7",
        "-1",
        "300",
        "99999999999999999999",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "</x>; rel=\"help\"",
        "</help>; rel=help",
        ", ",
        "\"v1\"",
        "W/",
        "/a?b",
        "https://a.example/",
        "Bearer realm=\"a\"",
        "GET",
        "é",
        "\t",
        ";",
        "no-store",
    ];
    let value = prop::collection::vec(select(&PARTS[..]), 0..4).prop_map(|parts| parts.concat());
    prop::collection::vec((select(&NAMES[..]), value), 0..6)
}

/// Documents that are almost those of the enums.
fn documents() -> impl Strategy<Value = String> {
    const MEMBERS: [&str; 16] = [
        r#""type":"/problems/missing""#,
        r#""type":"https://api.example.com/problems/too-fast""#,
        r#""code":"moment""#,
        r#""code":"elsewhere""#,
        r#""code":"own""#,
        r#""code":"errors""#,
        r#""code":"links""#,
        r#""code":"parameter""#,
        r#""id":7"#,
        r#""id":"7""#,
        r#""near_it":["a"]"#,
        r#""field":"x""#,
        r#""errors":[{"pointer":"","detail":"a","code":null,"more":[1]}]"#,
        r#""errors":{}"#,
        r#""parameter":{"in":"path","name":"a"}"#,
        r#""status":1e999"#,
    ];
    let object =
        prop::collection::vec(select(&MEMBERS[..]), 0..6).prop_map(|members| format!("{{{}}}", members.join(",")));
    prop_oneof![4 => object, 1 => "\\PC{0,20}", 1 => Just(String::new())]
}

/// What is known is read from its own response, and written alike again.
fn settles<E: FromResponse + IntoResponse>(response: &http::Response<String>) -> bool {
    let Ok(Read::Known { error, .. }) = E::read(response.clone()) else { return false };
    let sent = error.into_response();
    let Ok(Read::Known { error, .. }) = E::read(sent.clone()) else { panic!("{response:?} became {sent:?}") };
    let again = error.into_response();
    assert_eq!((again.status(), again.headers(), again.body()), (sent.status(), sent.headers(), sent.body()));
    true
}

#[test]
fn whatever_comes_is_read_and_what_is_known_settles() {
    let status = select(&[404_u16, 429, 409, 410, 422, 403, 400, 503, 500, 200][..]);
    let config = ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() };
    let known = std::cell::Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let run = runner.run(&(status, lines(), documents()), |(status, lines, body)| {
        let mut response = http::Response::builder().status(status).header("content-type", "application/json");
        for (name, value) in &lines {
            if let Ok(value) = HeaderValue::from_str(value) {
                response = response.header(*name, value);
            }
        }
        let response = response.body(body).unwrap();
        let settled = [settles::<OrderError>, settles::<Fields>, settles::<Beside>].map(|settles| settles(&response));
        known.set(known.get() + settled.iter().filter(|settled| **settled).count());
        let received = Received::new(response);
        let _ = (received.retry_after(), received.challenges(), received.allow(), received.etag(), received.links());
        let _ = format!("{received:?}");
        Ok(())
    });
    run.unwrap();
    assert!(known.get() > 100, "only {} were known", known.get());
}

/// What a transparent variant adds to the inner error's response is read with it.
#[test]
fn what_is_added_is_read() {
    const TYPES: &str = "/problems/";

    #[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
    #[status(types = TYPES)]
    enum Inner {
        #[error("it is gone")]
        #[status(gone)]
        Gone,
        #[error("{id} is here already")]
        #[status(conflict_state)]
        Here {
            #[status(extension)]
            id: u64,
        },
    }

    #[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
    #[error("{inner}")]
    #[status(transparent, extension(tier = "free"), header("X-Shard" = "7"))]
    struct Outer {
        inner: Inner,
        #[status(extension)]
        order: u64,
        #[status(header = "X-Trace")]
        trace: Option<String>,
    }

    // Both ends may have it at any level, and neither has to.
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it failed")]
    enum Server {
        #[status(transparent)]
        Order {
            outer: Box<Outer>,
            #[status(extension)]
            region: String,
            #[status(extension)]
            shard: Option<u8>,
        },
        #[status(bad_request)]
        #[expect(dead_code, reason = "it stands between two others")]
        Between,
        #[status(transparent)]
        Declined(Declined),
    }

    #[derive(Debug, PartialEq, FromResponse)]
    #[status(types = "/problems/")]
    enum Client {
        #[status(gone)]
        Gone {
            #[status(extension)]
            order: u64,
            #[status(extension)]
            region: String,
            #[status(extension)]
            tier: String,
            #[status(header = "X-Shard")]
            shard: u8,
            #[status(header = "X-Trace")]
            trace: Option<String>,
        },
        #[status(payment_required, type = "about:blank", code = "declined")]
        Declined {
            #[status(extension)]
            balance: i64,
        },
    }

    status_runtime::catalog::reads!(Client, Server);
    status_runtime::catalog::reads!(Outer, Server);
    status_runtime::catalog::reads!(Outer, Outer);
    let outer = Outer { inner: Inner::Gone, order: 7, trace: None };
    let sent = Server::Order { outer: Box::new(outer), region: "eu".to_owned(), shard: None };
    let gone = Client::Gone { order: 7, region: "eu".into(), tier: "free".into(), shard: 7, trace: None };
    assert_eq!(known::<Client>(sent.into_response()), gone);
    assert!(matches!(
        known(Server::Declined(Declined { balance: 3 }).into_response()),
        Client::Declined { balance: 3 }
    ));

    for make in [
        || Outer { inner: Inner::Gone, order: 7, trace: Some("t".to_owned()) },
        || Outer { inner: Inner::Here { id: 3 }, order: 7, trace: None },
    ] {
        let Ok(Read::Known { error, .. }) = Outer::read(make().into_response()) else { panic!("it is known") };
        assert_eq!(error, make());
    }
}

/// What a response says of itself, whatever it is.
mod received {
    use status_runtime::{Allow, Challenge};

    use super::*;

    /// RFC 9110 5.6.1.2: what is wrong with one element of a list is not wrong with the others.
    #[test]
    fn what_can_be_read_of_a_list_is() {
        let list =
            |name: &str, line: &str| Received::new(http::Response::builder().header(name, line).body("").unwrap());
        for (line, expected) in [
            (r#"Basic realm="a", @, Bearer realm="b, c", scope="d""#, &["Basic a", "Bearer b, c"][..]),
            (r#"Basic realm="a" b, x=y, Bearer realm="c""#, &["Bearer c"]),
            (r#"x=y, Bearer , , realm="c", Basic realm="d", realm="e""#, &["Bearer c"]),
            (r#"Bearer realm="\"@, a", Basic realm="b"#, &["Bearer \"@, a"]),
            (r#"@, x=y"#, &[]),
        ] {
            let shown = |it: &Challenge| format!("{} {}", it.scheme(), it.parameter("realm").unwrap_or_default());
            let challenges = list("www-authenticate", line).challenges();
            assert_eq!(Vec::from_iter(challenges.iter().map(shown)), expected, "{line}");
        }
        for (line, expected) in [
            (r#"</a,b>; rel=next, help, </c>; rel="prev""#, &["/a,b", "/c"][..]),
            (r#"</a b>; rel=next, </c>; rel=prev; title="d, </e>; rel=f""#, &["/c"]),
            (r#"</a>; rel=next; =, </b>; rel=prev, </c"#, &["/b"]),
            (r#"help, </a"#, &[]),
        ] {
            let links = list("link", line).links();
            assert_eq!(Vec::from_iter(links.iter().map(Link::href)), expected, "{line}");
        }
        for (line, expected) in
            [("GET, H\"EAD, PUT", Some("GET, PUT")), (", ,", Some("")), ("", Some("")), ("a b, (", None)]
        {
            assert_eq!(list("allow", line).allow().as_ref().map(Allow::as_str), expected, "{line}");
        }
    }

    /// RFC 9110 5.5: obs-text is opaque. What is read is sent as the same bytes, and what differs remains different.
    #[test]
    fn opaque_bytes_are_kept() {
        let bytes = |prefix: &[u8], suffix: &[u8]| {
            let all = (0x80..=0xff).chain(*b"\t ~").flat_map(|byte| [byte, b'\\', byte]);
            HeaderValue::from_bytes(&[prefix, &Vec::from_iter(all), suffix].concat()).unwrap()
        };
        let received = |name: &str, value: &HeaderValue| {
            Received::new(http::Response::builder().status(401).header(name, value).body("").unwrap())
        };
        let text = String::from_iter(('\u{80}'..='\u{ff}').chain("\t ~".chars()).flat_map(|c| [c, c]));

        let line = bytes(b"Basic realm=\"", b"\"");
        let challenge = received("www-authenticate", &line).challenges().remove(0);
        assert_eq!(challenge.parameter("realm"), Some(&*text));
        assert_eq!(Challenge::try_from(&line).unwrap(), challenge);
        assert_eq!(Challenge::try_from(&HeaderValue::from(&challenge)).unwrap(), challenge);

        let line = bytes(b"</a>; rel=next; title=\"", b"\"");
        let link = received("link", &line).links().remove(0);
        assert_eq!(link.parameter("title"), Some(&*text));
        assert_eq!(Link::try_from(&line).unwrap(), link);
        assert_eq!(Link::try_from(&HeaderValue::from(&link)).unwrap(), link);

        let tags = Vec::from_iter((0x80..=0xff).map(|byte| {
            let line = HeaderValue::from_bytes(&[b'"', b'a', byte, b'b', b'"']).unwrap();
            let tag = received("etag", &line).etag().unwrap();
            assert_eq!((HeaderValue::from(&tag), ETag::parse_all([&line]).unwrap()), (line, vec![tag.clone()]));
            tag
        }));
        for (at, tag) in tags.iter().enumerate() {
            assert!(tags[..at].iter().all(|other| !tag.strong_eq(other) && !tag.weak_eq(other)));
        }
        for invalid in [&b"\"\xe9 \""[..], b"\"\xe9\"\xe9", b"\xe9"] {
            assert_eq!(received("etag", &HeaderValue::from_bytes(invalid).unwrap()).etag(), None);
        }
        // The position is that of the byte.
        let space = ETag::parse_all([b"\"\xe9\xe9 \""]).unwrap_err();
        assert_eq!(space.error().at(), 3);
    }

    #[test]
    fn nothing_long_is_shown() {
        let body = format!(r#"{{"code":"{}"}}"#, "c".repeat(100_000));
        let mut response = http::Response::builder().header("content-type", "application/json");
        for number in 0..1_000 {
            response = response.header(format!("x-{number}-{}", "n".repeat(1_000)), "v");
        }
        let shown = format!("{:?}", Received::new(response.body(body).unwrap()));
        assert!(shown.contains("ccc") && shown.contains("x-7-nnn") && shown.len() < 4_000, "{}", shown.len());
    }
}
