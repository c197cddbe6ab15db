// A `const` of the type itself is one like any other, also where the type has parameters: then it is checked for each
// instance.
#![deny(warnings)]

use std::fmt::{self, Debug, Display};
use std::time::Duration;

use status_runtime::{Catalog, HttpError, HttpOutcome, IntoResponse, Response};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = Self::TYPES, domain = Self::DOMAIN, challenge = [Self::TOKEN, bearer(realm = Self::REALM)])]
#[status(header("X-Service" = Self::SERVICE))]
pub enum Plain {
    #[status(unauthenticated)]
    NoToken,
    #[status(forbidden, challenge = custom("HOBA", token68 = Self::GIVEN))]
    Session,
    #[status(not_found, detail = Self::DETAIL, header("X-Reason" = Self::REASON))]
    Missing,
    #[status(already_exists, field = Self::FIELD)]
    Taken,
    #[status(unavailable, retry_after = Self::WAIT)]
    Later,
    #[status(rate_limited, retry_after = Limits::<u8>::WAIT, cache_control = Self::UNSTORED)]
    TooFast,
    #[status(gone, cache_control = Self::STORED, vary = Self::VARY, content_language = Self::LANGUAGE)]
    Gone,
    #[status(precondition_failed, etag = Self::TAG)]
    Changed,
    #[status(method_not_allowed, allow = Self::METHODS)]
    Method,
    #[status(unsupported_media_type, accept = Self::FORMATS, accept_patch = Self::FORMATS)]
    Format,
    #[status(unsupported_content_coding, accept_encoding = Self::CODINGS)]
    Coding,
    #[status(upgrade_required, upgrade = Self::PROTOCOLS)]
    Protocol,
    #[status(legally_restricted, blocked_by = Self::COURT)]
    Blocked,
    #[status(content_too_large, max_bytes = Self::BYTES)]
    TooLarge,
    #[status(range_not_satisfiable, complete_length = Self::BYTES)]
    Range,
}

impl Plain {
    const TYPES: &'static str = "/problems/";
    const DOMAIN: &'static str = "orders.example.com";
    const TOKEN: &'static str = "Bearer realm=\"api\"";
    const REALM: &'static str = "the orders";
    const GIVEN: &'static str = "abc=";
    const SERVICE: &'static str = "orders";
    const REASON: &'static str = "deleted";
    const DETAIL: &'static str = "there is no such order";
    const FIELD: &'static str = "email";
    const WAIT: Duration = Duration::from_secs(30);
    const UNSTORED: &'static str = "no-store";
    const STORED: &'static str = "max-age=60";
    const VARY: &'static str = "Accept";
    const LANGUAGE: &'static str = "en";
    const TAG: &'static str = "v1";
    const METHODS: &'static [http::Method] = &[http::Method::GET, http::Method::HEAD];
    const FORMATS: &'static [&'static str; 1] = &["application/json"];
    const CODINGS: &'static [&'static str] = &["gzip"];
    const PROTOCOLS: &'static [&'static str] = &["websocket"];
    const COURT: &'static str = "https://court.example/";
    const BYTES: u64 = 1 << 20;
}

struct Limits<T>(std::marker::PhantomData<T>);

impl<T> Limits<T> {
    const WAIT: u64 = size_of::<T>() as u64;
}

#[derive(Debug, HttpError)]
#[status(types = Self::TYPES, challenge = bearer(realm = Self::REALM))]
pub enum Borrowed<'a> {
    #[status(unauthenticated, cache_control = Self::STORED)]
    NoToken(&'a str),
}

impl Borrowed<'_> {
    const TYPES: &'static str = "/problems/";
    const REALM: &'static str = "the orders";
    const STORED: &'static str = "private";
}

impl Display for Borrowed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Borrowed::NoToken(text) = self;
        f.write_str(text)
    }
}

impl std::error::Error for Borrowed<'_> {}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Generic<T: Debug + 'static, const N: u64> {
    #[status(not_found, detail = Self::DETAIL, header("X-Reason" = Self::REASON))]
    Missing(T),
    #[status(already_exists, field = Self::FIELD)]
    Taken,
    #[status(unavailable, retry_after = Self::WAIT)]
    Later,
    #[status(overloaded, retry_after = Limits::<T>::WAIT)]
    Full,
    #[status(rate_limited, retry_after = Self::WAIT, cache_control = Self::UNSTORED)]
    TooFast,
    #[status(gone, cache_control = Self::STORED, vary = Self::VARY, content_language = Self::LANGUAGE)]
    Gone,
    #[status(precondition_failed, etag = Self::TAG)]
    Changed,
    #[status(method_not_allowed, allow = Self::METHODS)]
    Method,
    #[status(unsupported_media_type, accept = Self::FORMATS)]
    Format,
    #[status(legally_restricted, blocked_by = Self::COURT)]
    Blocked,
    #[status(content_too_large, max_bytes = Self::BYTES)]
    TooLarge,
}

impl<T: Debug + 'static, const N: u64> Generic<T, N> {
    const REASON: &'static str = "deleted";
    const DETAIL: &'static str = "there is no such order";
    const FIELD: &'static str = "email";
    const WAIT: u64 = N;
    const UNSTORED: &'static str = "no-store";
    const STORED: &'static str = "max-age=60";
    const VARY: &'static str = "Accept";
    const LANGUAGE: &'static str = "en";
    const TAG: &'static str = "v1";
    const METHODS: &'static [http::Method] = &[http::Method::GET, http::Method::HEAD];
    const FORMATS: &'static [&'static str; 1] = &["application/json"];
    const COURT: &'static str = "https://court.example/";
    const BYTES: u64 = 1 << 20;
}

#[derive(HttpOutcome)]
pub enum Done {
    #[status(created, location = Self::WHERE, content_location = Self::WHERE)]
    Created,
    #[status(accepted, monitor = Self::WHERE)]
    Accepted,
}

impl Done {
    const WHERE: &'static str = "/orders/1";
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers()[name].to_str().unwrap()
}

fn main() {
    let unauthenticated = Plain::NoToken.into_response();
    let challenges: Vec<_> = unauthenticated.headers().get_all("www-authenticate").iter().collect();
    assert_eq!(challenges, [r#"Bearer realm="api""#, r#"Bearer realm="the orders""#]);
    assert_eq!(header(&unauthenticated, "x-service"), "orders");
    assert_eq!(Plain::ENTRIES[0].type_uri(), "/problems/no-token");
    assert_eq!(Plain::ENTRIES[0].domain(), "orders.example.com");
    assert_eq!(header(&Plain::Session.into_response(), "www-authenticate"), "HOBA abc=");
    let borrowed = Borrowed::NoToken("no token").into_response();
    assert_eq!(header(&borrowed, "www-authenticate"), r#"Bearer realm="the orders""#);
    assert_eq!(header(&borrowed, "cache-control"), "private");

    type Small = Generic<u8, 7>;
    type Large = Generic<u64, 9>;
    for (plain, small) in [
        (Plain::Missing.into_response(), Small::Missing(1).into_response()),
        (Plain::Taken.into_response(), Small::Taken.into_response()),
        (Plain::Gone.into_response(), Small::Gone.into_response()),
        (Plain::Changed.into_response(), Small::Changed.into_response()),
        (Plain::Method.into_response(), Small::Method.into_response()),
        (Plain::Format.into_response(), Small::Format.into_response()),
        (Plain::Blocked.into_response(), Small::Blocked.into_response()),
        (Plain::TooLarge.into_response(), Small::TooLarge.into_response()),
    ] {
        let own = plain.headers().iter().filter(|(name, _)| !["x-service", "accept-patch"].contains(&name.as_str()));
        assert_eq!(Vec::from_iter(own), Vec::from_iter(small.headers()));
        let text = std::str::from_utf8(plain.body()).unwrap();
        let member = |text: &str, name: &str| text.split_once(name).map(|(_, rest)| rest.to_owned());
        let small = std::str::from_utf8(small.body()).unwrap();
        assert_eq!(member(text, "\"status\""), member(small, "\"status\""));
    }
    assert_eq!(header(&Plain::Missing.into_response(), "x-reason"), "deleted");
    assert_eq!(header(&Plain::Later.into_response(), "retry-after"), "30");
    assert_eq!(header(&Plain::TooFast.into_response(), "retry-after"), "1");
    assert_eq!(header(&Small::Later.into_response(), "retry-after"), "7");
    assert_eq!(header(&Large::TooFast.into_response(), "retry-after"), "9");
    assert_eq!(header(&Large::TooFast.into_response(), "cache-control"), "no-store");
    assert_eq!(header(&Small::Full.into_response(), "retry-after"), "1");
    assert_eq!(header(&Large::Full.into_response(), "retry-after"), "8");
    assert_eq!(header(&Done::Created.into_response(), "location"), "/orders/1");
    assert_eq!(header(&Done::Accepted.into_response(), "link"), r#"</orders/1>; rel="status""#);
    assert_eq!(header(&Plain::Coding.into_response(), "accept-encoding"), "gzip");
    assert_eq!(header(&Plain::Protocol.into_response(), "upgrade"), "websocket");
    assert_eq!(header(&Plain::Range.into_response(), "content-range"), "bytes */1048576");
}
