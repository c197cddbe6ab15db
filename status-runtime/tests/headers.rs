//! Every header against hostile values, against itself, and against another parser of the same grammar.
//!
//! Where the other parser is more or less strict than the RFC, the test says so and cites the section.

use std::fmt::{Debug, Display};
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderValue};
use proptest::prelude::*;
use proptest::sample::select;
use status_runtime::header::*;
use status_vocabulary::{Companion, grammar};

/// `PROPTEST_CASES` raises the number of cases.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(2_048), failure_persistence: None, ..default }
}

/// Texts that almost follow a grammar: its own fragments, in any order.
fn fragments(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(select(of), 0..10).prop_map(|fragments| fragments.concat())
}

const HOSTILE: &[&str] = &[
    "\r",
    "\n",
    "\r\n",
    "\0",
    "\u{7f}",
    "\t",
    "\"",
    "\\",
    "\\\"",
    ",",
    ";",
    "=",
    "é",
    "日本",
    "\u{85}",
    "\u{2028}",
    " ",
    "\r\nSet-Cookie: a=b",
    "\r\n\r\n<html>",
    "a",
    "%",
    "%0d%0a",
    "<",
    ">",
    "#",
    "0",
    "-1",
    "18446744073709551616",
];

trait Header:
    Sized
    + Debug
    + PartialEq
    + Display
    + FromStr<Err = Invalid>
    + TryFrom<String, Error = Invalid>
    + for<'a> TryFrom<&'a HeaderValue, Error = Invalid>
    + Into<HeaderValue>
{
}

impl<T> Header for T where
    T: Sized
        + Debug
        + PartialEq
        + Display
        + FromStr<Err = Invalid>
        + TryFrom<String, Error = Invalid>
        + for<'a> TryFrom<&'a HeaderValue, Error = Invalid>
        + Into<HeaderValue>
{
}

/// Checks that an accepted text is sent in one line and reads back the same, and that an error names a place in it.
fn validate<T: Header>(text: &str) {
    let check = |read: Result<T, Invalid>| match read {
        Ok(value) => {
            let shown = value.to_string();
            let again = shown.parse::<T>().unwrap_or_else(|error| panic!("{text:?} became {shown:?}: {error}"));
            assert_eq!(again, value, "{text:?} became {shown:?}");
            let sent: HeaderValue = value.into();
            assert_eq!(sent, shown.as_str());
            assert!(
                sent.as_bytes().iter().all(|byte| matches!(byte, b'\t' | b' '..=b'~')),
                "{text:?} became {shown:?}"
            );
            assert_eq!(T::try_from(&sent).as_ref(), Ok(&again), "{text:?}");
        }
        Err(invalid) => assert!(invalid.error().at() <= text.len(), "{text:?}: {invalid}"),
    };
    check(text.parse());
    check(T::try_from(text.to_owned()));
    if text.contains(|c: char| !c.is_ascii() || c.is_ascii_control() && c != '\t') {
        assert!(text.parse::<T>().is_err(), "{text:?} was let in");
    }
    // A peer may send values that an author may not write; they are sent on as they came.
    if let Ok(value) = HeaderValue::from_str(text)
        && let Ok(read) = T::try_from(&value)
    {
        let shown = read.to_string();
        let sent: HeaderValue = read.into();
        // Above ASCII there are bytes that have no agreed characters: each is shown as that of its number (RFC 9110 5.5).
        let characters = String::from_iter(sent.as_bytes().iter().map(|&byte| char::from(byte)));
        assert_eq!(characters, shown, "{text:?}");
        assert_eq!(T::try_from(&sent).map(|again| again.to_string()), Ok(shown), "{text:?}");
    }
}

fn validate_all(text: &str) {
    Companion::ALL.iter().for_each(|companion| validate_as(*companion, text));
}

/// Validates the text as the companion's header type.
fn validate_as(companion: Companion, text: &str) {
    match companion {
        Companion::Accept => validate::<Accept>(text),
        Companion::AcceptEncoding => validate::<AcceptEncoding>(text),
        Companion::AcceptPatch => validate::<AcceptPatch>(text),
        Companion::Allow => validate::<Allow>(text),
        Companion::CacheControl => validate::<CacheControl>(text),
        Companion::Challenge => validate::<Challenge>(text),
        Companion::ContentLanguage => validate::<ContentLanguage>(text),
        Companion::ContentLocation => validate::<ContentLocation>(text),
        Companion::ContentRange => validate::<ContentRange>(text),
        Companion::Deprecation => validate::<Deprecation>(text),
        Companion::DpopNonce => validate::<DpopNonce>(text),
        Companion::Etag => validate::<ETag>(text),
        Companion::LastModified => validate::<LastModified>(text),
        Companion::Link => validate::<Link>(text),
        Companion::Location => validate::<Location>(text),
        Companion::ProxyStatus => validate::<ProxyStatus>(text),
        Companion::RateLimit => validate::<RateLimit>(text),
        Companion::RateLimitPolicy => validate::<RateLimitPolicy>(text),
        Companion::Sunset => validate::<Sunset>(text),
        Companion::Upgrade => validate::<Upgrade>(text),
        Companion::Vary => validate::<Vary>(text),
        // It holds delays that are longer than any that is sent, so that not every one comes back.
        Companion::RetryAfter => {}
        // The type of another companion.
        Companion::ProxyChallenge | Companion::CompleteLength | Companion::BlockedBy | Companion::Monitor => {}
        // A member of the document.
        Companion::Errors
        | Companion::Parameter
        | Companion::Field
        | Companion::Available
        | Companion::MaxBytes
        | Companion::HeaderName => {}
    }
}

/// Values each of which is valid for one of the headers.
const RIGHT: &[&str] = &[
    "application/json, text/*;q=0.5",
    "GET, HEAD",
    "private, max-age=60",
    "Bearer realm=\"a\", scope=\"b c\"",
    "Negotiate abc=",
    "de-CH-1901, en",
    "/orders/1?a=b#c",
    "bytes 0-1/2",
    "@1688169599",
    "\"v1\"",
    "W/\"v1\"",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "</a>; rel=\"help\"; title=\"b\"",
    "\"a\";r=1;t=2",
    "\"a\";q=1;w=2;pk=:YQ==:",
    "gw;error=dns_error;next-protocol=:MQ==:;rcode=\"a\"",
    "HTTP/2.0, websocket",
    "Accept, Origin",
];

#[test]
fn hostile_values_are_refused_or_harmless() {
    for hostile in HOSTILE {
        validate_all(hostile);
        for right in RIGHT {
            for at in (0..=right.len()).filter(|at| right.is_char_boundary(*at)) {
                validate_all(&format!("{}{hostile}{}", &right[..at], &right[at..]));
            }
        }
    }
}

/// Reading one mebibyte of anything takes time linear in its length.
#[test]
fn long_values_are_only_long() {
    for (start, unit) in [
        ("", "a"),
        ("", ","),
        ("\"", "\\\""),
        ("", "A b=\"c\", "),
        ("A ", "b=\"\", "),
        ("</a>", "; rel=b"),
        ("/?a=", "["),
        ("", "\"a\";r=1, "),
    ] {
        let long = format!("{start}{}", unit.repeat((1 << 20) / unit.len()));
        validate_all(&long);
        let location = Location::encode(&long);
        assert!(location.is_err() || location.is_ok_and(|location| location.as_str().is_ascii()));
    }
    let realm = "a".repeat(1 << 20);
    assert_eq!(HeaderValue::from(Challenge::basic(&realm).unwrap()).len(), realm.len() + "Basic realm=\"\"".len());
}

#[test]
fn constructors_refuse_what_would_split_a_header() {
    for hostile in ["\r", "\n", "\r\nSet-Cookie: a=b", "\0", "\u{7f}", "é"] {
        let text = format!("a{hostile}b");
        assert!(Challenge::basic(&text).is_err(), "{text:?}");
        assert!(Challenge::bearer().with("realm", &text).is_err(), "{text:?}");
        assert!(Challenge::bearer().with(text.clone(), "a").is_err(), "{text:?}");
        assert!(Challenge::digest("a", &text).is_err(), "{text:?}");
        assert!(Challenge::dpop(&text).is_err(), "{text:?}");
        assert!(Challenge::new(text.clone()).is_err(), "{text:?}");
        assert!(Challenge::token68("a", &text).is_err(), "{text:?}");
        assert!(ETag::strong(&text).is_err() && ETag::weak(&text).is_err(), "{text:?}");
        assert!(Link::new("help", text.clone()).is_err(), "{text:?}");
        assert!(Link::new(text.clone(), "/a").is_err(), "{text:?}");
        assert!(Link::new("help", "/a").unwrap().with(text.clone(), "a").is_err(), "{text:?}");
        assert!(Link::new("help", "/a").unwrap().with("a", &text).is_err(), "{text:?}");
        assert!(ProxyStatus::new(text.clone()).is_err(), "{text:?}");
        assert!(ProxyStatus::new("gw").unwrap().with("details", text.clone()).is_err(), "{text:?}");
        assert!(RateLimit::new(text.clone(), 1).is_err(), "{text:?}");
        assert!(RateLimitPolicy::new(text.clone(), 1).is_err(), "{text:?}");
        assert!(Accept::new([&text]).is_err() && AcceptPatch::new([&text]).is_err(), "{text:?}");
        assert!(AcceptEncoding::new([&text]).is_err() && Upgrade::new([&text]).is_err(), "{text:?}");
        assert!(Vary::new([&text]).is_err() && ContentLanguage::new([&text]).is_err(), "{text:?}");
        // A builder's parts are data, and are encoded.
        let built = Location::build("/").segment(&text).query(&text, &text).fragment(&text).finish().unwrap();
        assert!(built.as_str().bytes().all(|byte| byte.is_ascii_graphic()), "{built}");
    }
}

/// A built value returns the parts that it was built from.
#[test]
fn a_value_tells_what_it_was_made_of() {
    let minute = Duration::from_secs(60);
    let time = UNIX_EPOCH + Duration::from_secs(1_767_225_600);

    let limit = RateLimit::new("burst", 7).unwrap();
    assert_eq!((limit.name(), limit.remaining()), ("burst", 7));
    assert_eq!((limit.reset_after(), limit.partition()), (None, None));
    let limit = limit.reset(minute).partition_key(*b"tenant");
    assert_eq!((limit.reset_after(), limit.partition()), (Some(minute), Some(&b"tenant"[..])));

    let policy = RateLimitPolicy::new("daily", 1_000).unwrap();
    assert_eq!((policy.name(), policy.quota()), ("daily", 1_000));
    assert_eq!((policy.window_length(), policy.counts(), policy.partition()), (None, QuotaUnit::Requests, None));
    let policy = policy.window(minute).unit(QuotaUnit::ContentBytes).partition_key(*b"tenant");
    assert_eq!(policy.window_length(), Some(minute));
    assert_eq!((policy.counts(), policy.partition()), (QuotaUnit::ContentBytes, Some(&b"tenant"[..])));

    let legacy = LegacyRateLimit::new(100, 7);
    assert_eq!((legacy.limit(), legacy.remaining(), legacy.resets()), (100, 7, None));
    let resets = LegacyReset::EpochSeconds(time);
    assert_eq!(legacy.reset(resets).unwrap().resets(), Some(resets));

    let challenge = Challenge::bearer().with("realm", "a").unwrap().with("scope", "b c").unwrap();
    assert_eq!((challenge.scheme(), challenge.as_token68()), ("Bearer", None));
    assert_eq!(Vec::from_iter(challenge.parameters()), [("realm", "a"), ("scope", "b c")]);
    assert_eq!((challenge.parameter("Scope"), challenge.parameter("nonce")), (Some("b c"), None));
    assert!(challenge.is("bearer") && !challenge.is("Basic"), "schemes are told apart without case (RFC 9110 11.1)");
    let token = Challenge::token68("Negotiate", "YWJj=").unwrap();
    assert_eq!((token.scheme(), token.as_token68()), ("Negotiate", Some("YWJj=")));

    let link = Link::new("help next", "/a").unwrap().with("hreflang", "en").unwrap().title("Help").unwrap();
    assert_eq!((link.href(), link.rel(), link.parameter("hreflang")), ("/a", "help next", Some("en")));
    assert_eq!((link.parameter("title"), link.parameter("type")), (Some("Help"), None));
    assert!(link.is("next") && link.is("HELP") && !link.is("prev"), "{link}");

    let part = ContentRange::bytes(2, 5, Some(10)).unwrap();
    assert_eq!((part.unit(), part.range(), part.complete_length()), ("bytes", Some((2, 5)), Some(10)));
    assert_eq!(ContentRange::bytes(2, 5, None).unwrap().complete_length(), None);
    let none = ContentRange::unsatisfied(10);
    assert_eq!((none.unit(), none.range(), none.complete_length()), ("bytes", None, Some(10)));

    for (tag, weak) in [(ETag::strong("v1"), false), (ETag::weak("v1"), true)] {
        let tag = tag.unwrap();
        assert_eq!((tag.opaque(), tag.is_weak()), ("v1", weak));
    }
    let (after, at) = (RetryAfter::after(minute), RetryAfter::at(time));
    assert_eq!((after.delay(), after.date()), (Some(minute), None));
    assert_eq!((at.delay(), at.date()), (None, Some(time)));
    assert_eq!(Sunset::at(time).unwrap().time(), Some(time));
    assert_eq!(Deprecation::at(time).unwrap().time(), Some(time));

    for (parameter, place) in [
        (Parameter::query("page"), "query"),
        (Parameter::path("page"), "path"),
        (Parameter::header("page"), "header"),
        (Parameter::cookie("page"), "cookie"),
    ] {
        assert_eq!((parameter.name(), parameter.place().as_str()), ("page", place));
    }

    let allow = Allow::parse_all(["GET, HEAD"]).unwrap();
    assert_eq!(Vec::from_iter(allow.methods()), [http::Method::GET, http::Method::HEAD]);
    assert_eq!((allow.as_str(), allow.is_empty()), ("GET, HEAD", false));
    assert!(allow.contains(&http::Method::HEAD) && !allow.contains(&http::Method::PUT));
    assert!(Allow::none().is_empty() && Allow::none().as_str().is_empty());
    let vary = Vary::new(["Accept", "Origin"]).unwrap();
    assert_eq!((Vec::from_iter(vary.iter()), vary.as_str()), (vec!["Accept", "Origin"], "Accept, Origin"));
    let control: CacheControl = "private, max-age=60".parse().unwrap();
    assert_eq!(Vec::from_iter(control.iter()), ["private", "max-age=60"]);
    assert_eq!((control.as_str(), control.argument("max-age")), ("private, max-age=60", Some("60")));
    assert!(control.has("private") && control.has("max-age") && !control.has("public"));
    assert_eq!(Location::encode("/a").unwrap().as_str(), "/a");
    assert_eq!(ContentLocation::encode("/a").unwrap().as_str(), "/a");
}

/// Nearly the oldest and the latest time that the system's clock can show.
fn any_time() -> impl Strategy<Value = SystemTime> {
    let seconds = prop_oneof![
        any::<i64>(),
        -62_135_596_900i64..-62_135_596_700,
        253_402_300_700i64..253_402_300_900,
        -1_000i64..4_102_444_800,
    ];
    (seconds, 0u32..1_000_000_000).prop_filter_map("not a time of this system", |(seconds, nanos)| {
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let time = if seconds < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
        time?.checked_add(Duration::from_nanos(nanos.into()))
    })
}

/// The date that httpdate writes for a time, which it does from 1970 on.
fn by_httpdate(time: SystemTime) -> Option<String> {
    let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
    (seconds <= 253_402_300_799).then(|| httpdate::fmt_http_date(time))
}

/// RFC 9110 4.2.1 and 4.2.4, applied to iri-string's parts; other schemes have different rules.
fn has_a_host_and_no_user(reference: &str) -> bool {
    let Ok(reference) = iri_string::types::UriReferenceStr::new(reference) else { return true };
    let authority = reference.authority_components();
    // An empty user is one as well, and iri-string takes its `@` for part of the host (RFC 3986 3.2.1).
    let has_user = reference.authority_str().is_some_and(|authority| authority.contains('@'));
    let sound = !has_user && authority.is_some_and(|authority| !authority.host().is_empty());
    match reference.scheme_str() {
        Some(scheme) => sound || !["http", "https"].contains(&&*scheme.to_lowercase()),
        None => sound || authority.is_none(),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn anything_is_refused_or_comes_back(text in "\\PC{0,40}|[ -~\t]{0,60}") {
        validate_all(&text);
    }

    #[test]
    fn nearly_right_is_refused_or_comes_back(
        right in select(RIGHT), at in any::<prop::sample::Index>(), cut in 0..4usize, with in "[ -~\t]{0,4}",
    ) {
        let at = at.index(right.len());
        validate_all(&format!("{}{with}{}", &right[..at], right.get(at + cut..).unwrap_or_default()));
    }

    // Dates: httpdate.

    #[test]
    fn dates_are_those_of_httpdate(time in any_time()) {
        let modified = LastModified::at(time);
        if let Some(oracle) = by_httpdate(time) {
            let modified = modified.unwrap();
            prop_assert_eq!(modified.to_string(), &*oracle);
            prop_assert_eq!(HeaderValue::from(modified), &*oracle);
            prop_assert_eq!(httpdate::parse_http_date(&oracle).ok(), modified.time());
            prop_assert_eq!(Sunset::at(time).unwrap().to_string(), oracle);
        } else if time >= UNIX_EPOCH {
            prop_assert!(modified.is_err());
        }
        if let Ok(modified) = modified {
            // Rounded down, by less than a second.
            let lost = time.duration_since(modified.time().unwrap());
            prop_assert!(lost.is_ok_and(|lost| lost < Duration::from_secs(1)));
        }
    }

    #[test]
    fn nobody_comes_too_early(time in any_time(), delay in (any::<u64>(), 0u32..1_000_000_000)) {
        let date = RetryAfter::at(time);
        if let (Some(value), Some(sent)) = (date.to_value(), date.date()) {
            prop_assert!(sent.duration_since(time).is_ok_and(|late| late < Duration::from_secs(1)));
            prop_assert_eq!(RetryAfter::try_from(&value), Ok(date));
        }
        let delay = Duration::new(delay.0, delay.1);
        let after = RetryAfter::after(delay);
        let sent_delay = after.delay().unwrap();
        prop_assert!(sent_delay >= delay || sent_delay.as_secs() == u64::MAX);
        prop_assert_eq!(after.to_value().is_some(), sent_delay <= Duration::from_secs(grammar::YEAR));
        let sent = HeaderValue::from(after);
        prop_assert_eq!(&sent, &*sent_delay.as_secs().min(grammar::YEAR).to_string());
        prop_assert_eq!(after.to_string(), sent_delay.as_secs().to_string());
        prop_assert!(headers::HeaderMapExt::typed_get::<headers::RetryAfter>(&map("retry-after", sent)).is_some());
    }

    /// httpdate requires a date from 1970 on, the right weekday and no leap second, and expands two digits differently.
    #[test]
    fn dates_are_read_as_by_httpdate(text in http_date()) {
        let ours = text.parse::<LastModified>().ok().and_then(|date| date.time());
        let theirs = httpdate::parse_http_date(&text).ok();
        if let Some(theirs) = theirs {
            let centuries = if text.contains("day,") { 86_400 * (36_525 - 1) } else { 0 };
            let ours = ours.unwrap();
            let apart = ours.duration_since(theirs).or_else(|_| theirs.duration_since(ours)).unwrap();
            prop_assert!(apart.is_zero() || apart.as_secs().abs_diff(centuries) <= 86_400, "{} {:?} {:?}", text, ours, theirs);
        } else if let Some(ours) = ours {
            let right = text.starts_with(&LastModified::at(ours).unwrap().to_string()[..3]);
            prop_assert!(ours < UNIX_EPOCH || text.contains(":60") || text.contains("day,") || !right, "{} {:?}", text, ours);
        }
    }

    // Structured fields: sfv.

    #[test]
    fn limits_are_structured_fields(
        name in "[ -~]{0,12}", number in 0u64..=999_999_999_999_999, seconds in any::<u64>(), key in prop::collection::vec(any::<u8>(), 0..9),
    ) {
        let limit = RateLimit::new(name.clone(), number).unwrap().reset(Duration::from_secs(seconds)).partition_key(key.clone());
        let text = limit.to_string();
        let item: sfv::Item = sfv::Parser::new(&text).parse().unwrap();
        prop_assert_eq!(item.bare_item.as_string().map(|name| name.as_str()), Some(&*name));
        let parameter = |key: &str| item.params.get(key);
        prop_assert_eq!(parameter("r").and_then(|r| r.as_integer()).map(i64::from), i64::try_from(number).ok());
        prop_assert_eq!(parameter("t").and_then(|t| t.as_integer()).map(i64::from), Some(seconds.min(999_999_999_999_999) as i64));
        prop_assert_eq!(parameter("pk").and_then(|pk| pk.as_byte_sequence()), Some(&*key));
        prop_assert_eq!(text.parse::<RateLimit>(), Ok(limit));

        let policy = RateLimitPolicy::new(name, number).unwrap().window(Duration::from_secs(seconds)).unit(QuotaUnit::ContentBytes).partition_key(key);
        let text = policy.to_string();
        prop_assert!(sfv::Parser::new(&text).parse::<sfv::List>().is_ok());
        prop_assert_eq!(RateLimitPolicy::parse_all([&text]), Ok(vec![policy]));
    }

    #[test]
    fn intermediaries_are_structured_fields(
        name in "[ -~]{1,12}", hop in "[ -~]{0,12}", protocol in "[ -~]{1,8}", details in "[ -~]{0,12}", code in 100u16..600, rcode in "[ -~]{0,8}",
    ) {
        let member = [("details", details.clone()), ("error", "dns_error".to_owned()), ("next-protocol", protocol.clone()),
            ("rcode", rcode.clone()), ("received-status", code.to_string()), ("next-hop", hop.clone())]
            .into_iter().try_fold(ProxyStatus::new(name.clone()).unwrap(), |member, (name, value)| member.with(name, value)).unwrap();
        let text = member.to_string();
        let item: sfv::Item = sfv::Parser::new(&text).with_version(sfv::Version::Rfc9651).parse().unwrap();
        // RFC 9209 2: a String or a Token says the same.
        let named = |bare: &sfv::BareItem| bare.as_string().map(|text| text.as_str().to_owned())
            .or_else(|| bare.as_token().map(|token| token.as_str().to_owned()));
        let parameter = |key: &str| item.params.get(key);
        prop_assert_eq!(named(&item.bare_item), Some(name));
        prop_assert_eq!(parameter("next-hop").and_then(named), Some(hop));
        prop_assert_eq!(parameter("error").and_then(|it| it.as_token()).map(|it| it.as_str()), Some("dns_error"));
        prop_assert_eq!(parameter("details").and_then(|it| it.as_string()).map(|it| it.as_str()), Some(&*details));
        prop_assert_eq!(parameter("rcode").and_then(|it| it.as_string()).map(|it| it.as_str()), Some(&*rcode));
        prop_assert_eq!(parameter("received-status").and_then(|it| it.as_integer()).map(i64::from), Some(i64::from(code)));
        // RFC 9209 2.1.3: where it can be a Token, it is.
        let bytes = parameter("next-protocol").and_then(|it| it.as_byte_sequence());
        prop_assert_eq!(bytes.is_none(), sfv::TokenRef::from_str(&protocol).is_ok());
        prop_assert!(bytes.is_none_or(|bytes| bytes == protocol.as_bytes()));
        prop_assert_eq!(ProxyStatus::parse_all([&text]), Ok(vec![member]));
    }

    /// An invalid structured field is refused, and a valid one is read if it is the List of the draft.
    #[test]
    fn lists_are_read_as_by_sfv(text in structured()) {
        let theirs = sfv::Parser::new(&text).with_version(sfv::Version::Rfc9651).parse::<sfv::List>();
        let limits = |list: &sfv::List| list.iter().all(|entry| match entry {
            sfv::ListEntry::Item(item) => {
                let number = |key: &str| item.params.get(key).map(|value| value.as_integer().map(i64::from));
                item.bare_item.as_string().is_some()
                    && matches!(number("r"), Some(Some(0..)))
                    && matches!(number("t"), None | Some(Some(0..)))
                    && item.params.get("pk").is_none_or(|pk| pk.as_byte_sequence().is_some())
            }
            sfv::ListEntry::InnerList(_) => false,
        });
        let theirs = theirs.as_ref().is_ok_and(limits);
        prop_assert_eq!(RateLimit::parse_all([&text]).is_ok(), theirs, "{}", text);
    }

    #[test]
    fn deprecation_is_a_date_of_sfv(time in any_time(), text in structured()) {
        if let Ok(deprecation) = Deprecation::at(time) {
            let shown = deprecation.to_string();
            let item: sfv::Item = sfv::Parser::new(&shown).with_version(sfv::Version::Rfc9651).parse().unwrap();
            let unix = item.bare_item.as_date().map(|date| i64::from(date.unix_seconds())).unwrap();
            prop_assert_eq!(shown, format!("@{unix}"));
            prop_assert_eq!(unix >= 0, time >= UNIX_EPOCH);
        }
        let theirs = sfv::Parser::new(&text).with_version(sfv::Version::Rfc9651).parse::<sfv::Item>();
        let date = theirs.is_ok_and(|item| {
            item.bare_item.as_date().is_some_and(|date| (grammar::MIN_DATE..=grammar::MAX_DATE).contains(&i64::from(date.unix_seconds())))
        });
        prop_assert_eq!(text.parse::<Deprecation>().is_ok(), date, "{}", text);
    }

    // URI references: iri-string.

    #[test]
    fn references_are_those_of_rfc_3986(text in reference()) {
        let theirs = iri_string::types::UriReferenceStr::new(&text).is_ok();
        prop_assert_eq!(grammar::uri_reference(&text).is_ok(), theirs, "{}", text);
        prop_assert_eq!(grammar::absolute_uri(&text).is_ok(), iri_string::types::UriStr::new(&text).is_ok(), "{}", text);
        let sent = theirs && !grammar::unsafe_scheme(&text) && has_a_host_and_no_user(&text);
        prop_assert_eq!(text.parse::<Location>().is_ok(), sent, "{}", text);
        prop_assert_eq!(Link::new("help", &*text).is_ok(), sent, "{}", text);
    }

    /// Characters that a URI cannot contain are encoded, all others stay, and nothing is encoded twice.
    #[test]
    fn encoding_makes_references(text in prop_oneof![reference(), "\\PC{0,24}", "/[ -~é日]{0,24}"]) {
        match Location::encode(&text) {
            Ok(location) => {
                prop_assert!(iri_string::types::UriReferenceStr::new(location.as_str()).is_ok(), "{}", location);
                prop_assert_eq!(Location::encode(location.as_str()), Ok(location.clone()));
                let meant = percent_encoding::percent_decode_str(&text).collect::<Vec<_>>();
                let sent = percent_encoding::percent_decode_str(location.as_str()).collect::<Vec<_>>();
                prop_assert_eq!(sent, meant);
                if text.parse::<Location>().is_ok() {
                    prop_assert_eq!(location.as_str(), text);
                }
            }
            Err(_) => prop_assert!(text.parse::<Location>().is_err(), "{}", text),
        }
    }

    #[test]
    fn parts_stay_in_their_place(segment in "\\PC{0,12}|[./%]{0,4}", name in "\\PC{0,8}", value in "\\PC{0,8}", fragment in "\\PC{0,8}") {
        let built = Location::build("https://example.com/a").segment(&segment).query(&name, &value).fragment(&fragment).finish();
        if matches!(&*segment, "." | "..") {
            prop_assert!(built.is_err());
            return Ok(());
        }
        let built = built.unwrap();
        let uri = iri_string::types::UriReferenceStr::new(built.as_str()).unwrap();
        let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
        prop_assert_eq!(uri.authority_str(), Some("example.com"));
        let segments = uri.path_str().split('/').collect::<Vec<_>>();
        prop_assert_eq!(segments.len(), 3);
        prop_assert_eq!(decoded(segments[2]), segment);
        let (its_name, its_value) = uri.query_str().unwrap().split_once('=').unwrap();
        prop_assert_eq!((decoded(its_name), decoded(its_value)), (name, value));
        prop_assert!(!uri.query_str().unwrap().contains(['&', '+']));
        prop_assert_eq!(decoded(uri.fragment().unwrap().as_str()), fragment);
    }

    #[test]
    fn local_is_what_resolves_to_this_host(text in prop_oneof![reference(), "[/\\\\.:a@?#]{0,8}"]) {
        if let Ok(location) = Location::local(&text) {
            let base = iri_string::types::UriAbsoluteStr::new("https://example.com/a/b").unwrap();
            let reference = iri_string::types::UriReferenceStr::new(location.as_str()).unwrap();
            let resolved = reference.resolve_against(base).to_string();
            prop_assert!(resolved.starts_with("https://example.com"), "{} {}", location, resolved);
            let rest = &resolved["https://example.com".len()..];
            prop_assert!(rest.is_empty() || rest.starts_with(['/', '?', '#']), "{} {}", location, resolved);
        }
    }

    /// Every http::Uri can be sent, unless it is an authority alone or unsafe to follow.
    #[test]
    fn uris_of_http_are_locations(text in reference()) {
        if let Ok(uri) = text.parse::<http::Uri>() {
            let alone = uri.authority().is_some() && uri.scheme().is_none();
            match Location::try_from(&uri) {
                Ok(location) => {
                    prop_assert!(!alone);
                    prop_assert!(iri_string::types::UriReferenceStr::new(location.as_str()).is_ok(), "{}", location);
                }
                // The host of an http::Uri need not conform to RFC 3986 3.2.2.
                Err(_) => prop_assert!(alone || grammar::location(&text).is_err(), "{}", text),
            }
        }
    }

    // Challenges: http-auth.

    /// http-auth requires a challenge, does not support token68, refuses obs-text, which RFC 9110 5.6.4 allows in quotes,
    /// requires exactly one space after the scheme where 11.6.1 allows several, refuses an empty element before the first
    /// parameter, which 5.6.1.2 allows, and accepts a parameter twice, which 11.2 forbids.
    #[test]
    fn challenges_are_read_as_by_http_auth(text in challenges()) {
        let ours = Challenge::parse_all([&text]);
        let theirs = http_auth::ChallengeParser::new(text.trim()).collect::<Result<Vec<_>, _>>();
        let twice = theirs.as_ref().is_ok_and(|theirs| theirs.iter().any(|challenge| {
            let names = challenge.params.iter().map(|(name, _)| name.to_ascii_lowercase());
            names.clone().collect::<std::collections::HashSet<_>>().len() < names.count()
        }));
        let token68 = ours.as_ref().is_ok_and(|ours| ours.iter().any(|challenge| challenge.as_token68().is_some()));
        if twice {
            prop_assert!(ours.is_err(), "{}", text);
        } else if token68 || !text.is_ascii() || ["  ", " ,", "\t,"].iter().any(|gap| text.contains(gap)) {
            return Ok(());
        } else if let Ok(ours) = &ours
            && !ours.is_empty()
        {
            let theirs = theirs.as_ref().map_err(|error| TestCaseError::fail(format!("{text:?} {ours:?} {error}")))?;
            prop_assert_eq!(ours.len(), theirs.len(), "{}", text);
            for (ours, theirs) in ours.iter().zip(theirs) {
                prop_assert_eq!(ours.scheme(), theirs.scheme);
                let theirs = theirs.params.iter().map(|(name, value)| (*name, value.to_unescaped())).collect::<Vec<_>>();
                let ours = ours.parameters().map(|(name, value)| (name, value.to_owned())).collect::<Vec<_>>();
                prop_assert_eq!(ours, theirs, "{}", text);
            }
        } else {
            prop_assert!(theirs.is_err() || ours.is_ok(), "{} {:?} {:?}", text, ours, theirs);
        }
    }

    #[test]
    fn challenges_that_were_built_are_read(
        scheme in "[!#-'*+.0-9A-Z^-z|~-]{1,8}", values in prop::collection::vec(("[a-z]{1,6}", "[ -~\t]{0,12}"), 0..4),
    ) {
        let mut challenge = Challenge::new(scheme).unwrap();
        for (name, value) in &values {
            if let Ok(with) = challenge.clone().with(name.clone(), value) {
                challenge = with;
            } else {
                prop_assert!(challenge.parameter(name).is_some() || !grammar::auth_params(challenge.scheme()).is_empty());
            }
        }
        let text = challenge.to_string();
        let theirs = http_auth::ChallengeParser::new(&text).collect::<Result<Vec<_>, _>>().unwrap();
        prop_assert_eq!(theirs.len(), 1);
        let theirs = theirs[0].params.iter().map(|(name, value)| (*name, value.to_unescaped())).collect::<Vec<_>>();
        prop_assert_eq!(challenge.parameters().map(|(name, value)| (name, value.to_owned())).collect::<Vec<_>>(), theirs);
        prop_assert_eq!(Challenge::parse_all([text, "Basic".into()]).unwrap()[0].clone(), challenge);
    }

    // Entity tags, ranges, methods: headers and http.

    /// headers accepts DEL and characters above ASCII between the quotes; RFC 9110 8.8.3 has no DEL, and obs-text is
    /// refused here on purpose. It panics at a space when it is built with debug assertions.
    #[test]
    fn tags_are_those_of_headers(text in prop_oneof![fragments(&["W/", "w/", "\"", "a", "\\", ",", " ", "!", "~", "W", "/"]), "W?/?\"[!-~]{0,6}\""]) {
        if text.contains(' ') {
            prop_assert!(text.parse::<ETag>().is_err(), "{}", text);
            return Ok(());
        }
        let theirs = text.parse::<headers::ETag>();
        let ours = text.parse::<ETag>();
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{}", text);
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            prop_assert_eq!(HeaderValue::from(ours), encoded(&theirs));
        }
    }

    /// headers accepts `*/*`, signed numbers, and a complete length that does not exceed the last position: RFC 9110
    /// 14.4 allows none of them. It only supports bytes.
    #[test]
    fn ranges_are_those_of_headers(
        text in fragments(&["bytes", " ", "0", "42", "-", "/", "*", "18446744073709551615", "18446744073709551616", "a"]),
        positions in (any::<u64>(), any::<u64>(), prop::option::of(any::<u64>())),
    ) {
        for text in [text, range(positions)] {
            let ours = text.parse::<ContentRange>();
            let theirs = headers::HeaderMapExt::typed_get::<headers::ContentRange>(&map("content-range", HeaderValue::from_str(&text).unwrap()));
            match ours {
                Ok(ours) if ours.unit() == "bytes" => {
                    let theirs = theirs.unwrap();
                    prop_assert_eq!(ours.range(), theirs.bytes_range(), "{}", text);
                    prop_assert_eq!(ours.complete_length(), theirs.bytes_len(), "{}", text);
                    let (first, last) = ours.range().unwrap_or_default();
                    if ours.range().is_some() {
                        prop_assert_eq!(ContentRange::bytes(first, last, ours.complete_length()), Ok(ours));
                    }
                }
                Ok(_) => {}
                Err(_) => prop_assert!(
                    theirs.is_none_or(|theirs| match theirs.bytes_range() {
                        Some((_, last)) => theirs.bytes_len().is_some_and(|length| length <= last),
                        None => theirs.bytes_len().is_none(),
                    }),
                    "{}", text
                ),
            }
        }
    }

    #[test]
    fn methods_are_those_of_http(elements in prop::collection::vec("[!-~]{1,6}|GET|HEAD|get", 0..4)) {
        let text = elements.join(", ");
        // A comma is never part of an element, wherever it came from.
        let theirs = text.split(',').map(str::trim).filter(|element| !element.is_empty()).map(str::parse::<http::Method>).collect::<Result<Vec<_>, _>>();
        let ours = Allow::parse_all([&text]);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{}", text);
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            prop_assert!(theirs.iter().all(|method| ours.contains(method)));
            prop_assert_eq!(ours, Allow::from(theirs));
        }
    }

    #[test]
    fn names_are_those_of_http(name in "[ -~]{0,6}|[!#-'*+.0-9A-Z^-z|~-]{1,12}") {
        let theirs = name.parse::<http::HeaderName>().is_ok();
        prop_assert_eq!(grammar::field_name(&name).is_ok(), theirs, "{}", name);
        prop_assert_eq!(Vary::new([&name]).is_ok(), theirs, "{}", name);
    }

    // Media types: mime.

    /// mime refuses a tab, white space before a `;`, a backslash in quotes and empty parameters, all of which RFC 9110
    /// 5.6.4 and 5.6.6 allow; and it accepts an empty subtype, an empty value, and wildcards where none is allowed.
    #[test]
    fn media_types_are_those_of_mime(text in media()) {
        let ours = grammar::media_type(&text);
        let theirs = text.trim().parse::<mime::Mime>();
        if let Ok(theirs) = &theirs
            && text == text.trim()
            && !theirs.essence_str().contains('*')
            && !theirs.essence_str().ends_with('/')
            && theirs.params().all(|(name, value)| name != "q" && value != "")
        {
            prop_assert_eq!(ours, Ok(()), "{}", text);
        }
        let beyond = ["\t", " ;", ";;", "; ;", "\\"].iter().any(|what| text.contains(what)) || text.ends_with([';', ' ']);
        if ours.is_ok() && !beyond {
            prop_assert!(theirs.is_ok(), "{} {:?}", text, theirs);
        }
        if ours.is_ok() {
            prop_assert_eq!(grammar::media_range(&text), Ok(()), "{}", text);
            prop_assert_eq!(AcceptPatch::new([&text]).map(|list| list.as_str().to_owned()), Ok(text));
        }
    }

    /// A weight follows RFC 9110 12.4.2.
    #[test]
    fn weights_are_0_to_1(weight in "0(\\.[0-9]{0,3})?|1(\\.0{0,3})?", other in "[0-9.]{0,6}") {
        prop_assert_eq!(grammar::media_range(&format!("text/*;q={weight}")), Ok(()));
        prop_assert_eq!(grammar::content_coding(&format!("gzip; q={weight}")), Ok(()));
        if let Ok(()) = grammar::content_coding(&format!("gzip;q={other}")) {
            prop_assert!(other.len() <= 5 && other.parse::<f32>().is_ok_and(|q| (0.0..=1.0).contains(&q)), "{}", other);
        }
    }

    // Language tags: oxilangtag.

    /// oxilangtag refuses repeated extensions and variants, which RFC 5646 2.2.9 requires of a validating parser; this
    /// crate follows 2.1.
    #[test]
    fn language_tags_are_those_of_rfc_5646(text in fragments(&[
        "en", "-", "de", "zh", "cmn", "Hant", "GB", "419", "1901", "rozaj", "a", "x", "u", "i", "klingon", "abcd", "abcdefghi", "_", "1", "é", "sgn", "BE", "FR", "oed",
    ])) {
        let ours = grammar::language_tag(&text).is_ok();
        let theirs = oxilangtag::LanguageTag::parse(&*text);
        let twice = {
            let lower = text.to_ascii_lowercase();
            let subtags = lower.split('-').collect::<Vec<_>>();
            (1..subtags.len()).any(|at| subtags[..at].contains(&subtags[at]))
        };
        prop_assert!(ours == theirs.is_ok() || ours && twice, "{} {:?}", text, theirs);
        prop_assert_eq!(ContentLanguage::new([&text]).is_ok(), ours);
    }

    // Links: parse_link_header strips quotes and brackets wherever they stand, so it only gets values without them.

    #[test]
    fn links_are_read_by_others(rels in prop::collection::vec("[a-z][a-z0-9.-]{0,8}", 1..4), path in "/([a-z0-9._~-][a-z0-9/._~-]{0,11})?", title in "[a-z0-9]{1,12}") {
        let links = rels.iter().map(|rel| Link::new(&**rel, &*path).unwrap().title(&title).unwrap()).collect::<Vec<_>>();
        let line = links.iter().map(Link::to_string).collect::<Vec<_>>().join(", ");
        let theirs = parse_link_header::parse_with_rel(&line).unwrap();
        for link in &links {
            let theirs = &theirs[link.rel()];
            prop_assert_eq!(&theirs.raw_uri, link.href());
            prop_assert_eq!(theirs.params.get("title").map(String::as_str), link.parameter("title"));
        }
        prop_assert_eq!(Link::parse_all([line]), Ok(links));
    }

    #[test]
    fn links_come_back_whatever_is_in_them(title in "[ -~\t]{0,12}|\\PC{1,8}", name in "[a-z]{1,6}", value in "[ -~]{0,12}") {
        let Ok(link) = Link::new("help", "/a").unwrap().title(&title) else {
            prop_assert!(title.contains(char::is_control) && !title.contains(|c: char| c.is_ascii_graphic()) || title.contains(char::is_control), "{:?}", title);
            return Ok(());
        };
        let link = link.clone().with(name, &value).unwrap_or(link);
        prop_assert_eq!(link.to_string().parse::<Link>(), Ok(link.clone()));
        if let Some(extended) = link.parameter("title*") {
            let encoded = extended.strip_prefix("UTF-8''").unwrap();
            prop_assert_eq!(percent_encoding::percent_decode_str(encoded).decode_utf8().unwrap(), title);
        } else {
            prop_assert_eq!(link.parameter("title"), Some(&*title));
        }
    }

    // Nonces, scopes and the like: the characters that the RFC lists.

    #[test]
    fn characters_are_those_of_the_rfc(
        nonce in "[!#-\\[\\]-~]{1,20}", token68 in "[A-Za-z0-9._~+/-]{1,12}={0,3}", protocol in "[A-Za-z]{1,8}(/[0-9.]{1,3})?", other in "[ \"\\\\é\u{7f}]",
    ) {
        prop_assert_eq!(nonce.parse::<DpopNonce>().map(|nonce| nonce.to_string()), Ok(nonce.clone()));
        let broken = format!("{nonce}{other}");
        prop_assert!(broken.parse::<DpopNonce>().is_err(), "{}", broken);
        let challenge = Challenge::token68("A", &token68).unwrap();
        prop_assert_eq!(challenge.as_token68(), Some(&*token68));
        let broken = format!("{token68}{other}");
        prop_assert!(Challenge::token68("A", &broken).is_err());
        prop_assert_eq!(Upgrade::new([&protocol]).map(|list| list.to_string()), Ok(protocol.clone()));
        let broken = format!("{protocol}{other}");
        prop_assert!(Upgrade::new([&broken]).is_err());
        let scopes = format!("{nonce} {nonce}");
        prop_assert!(Challenge::bearer().with("scope", &scopes).is_ok());
        let broken = format!("{nonce}  {nonce}");
        prop_assert!(Challenge::bearer().with("scope", &broken).is_err());
    }

    // Cache-Control: headers, which skips unknown directives.

    #[test]
    fn directives_are_those_of_headers(
        flags in prop::collection::vec(select(&["no-cache", "no-store", "no-transform", "public", "private", "immutable", "must-revalidate", "proxy-revalidate"][..]), 0..4),
        age in prop::option::of(0u32..=u32::MAX), shared in prop::option::of(0u32..=u32::MAX),
    ) {
        let mut elements = flags.iter().map(ToString::to_string).collect::<Vec<_>>();
        elements.extend(age.map(|age| format!("max-age={age}")));
        elements.extend(shared.map(|age| format!("s-maxage={age}")));
        let text = elements.join(", ");
        let has = |flag: &str| flags.contains(&flag);
        let contradicts = has("no-store") && (has("public") || age.is_some() || shared.is_some()) || has("public") && has("private");
        let twice = (1..flags.len()).any(|at| flags[..at].contains(&flags[at]));
        prop_assert_eq!(text.parse::<CacheControl>().is_ok(), !contradicts && !twice && !text.is_empty(), "{}", text);

        let ours = CacheControl::parse_all([&text]).unwrap();
        let theirs = headers::HeaderMapExt::typed_get::<headers::CacheControl>(&map("cache-control", HeaderValue::from_str(&text).unwrap())).unwrap();
        prop_assert_eq!(ours.has("no-store"), theirs.no_store());
        prop_assert_eq!(ours.has("no-cache"), theirs.no_cache());
        prop_assert_eq!(ours.has("public"), theirs.public());
        prop_assert_eq!(ours.has("private"), theirs.private());
        prop_assert_eq!(ours.has("immutable"), theirs.immutable());
        prop_assert_eq!(ours.argument("max-age").map(|age| age.parse().unwrap()), theirs.max_age().map(|age| age.as_secs()));
        prop_assert_eq!(ours.argument("s-maxage").map(|age| age.parse().unwrap()), theirs.s_max_age().map(|age| age.as_secs()));
    }

    // Legacy limits have no grammar but digits; a written value is read again.

    #[test]
    fn legacy_limits_are_read_in_their_unit(limit in any::<u64>(), remaining in any::<u64>(), time in any_time(), wait in any::<u64>()) {
        for (reset, unit) in [
            (LegacyReset::Seconds(Duration::from_secs(wait)), LegacyUnit::Seconds),
            (LegacyReset::EpochSeconds(time), LegacyUnit::EpochSeconds),
            (LegacyReset::EpochMilliseconds(time), LegacyUnit::EpochMilliseconds),
            (LegacyReset::Date(time), LegacyUnit::Date),
        ] {
            let Ok(limit) = LegacyRateLimit::new(limit, remaining).reset(reset) else {
                prop_assert!(time < UNIX_EPOCH || time > UNIX_EPOCH + Duration::from_secs(253_402_300_799));
                continue;
            };
            let mut headers = HeaderMap::new();
            limit.insert_into(&mut headers, LegacyRateLimit::X_RATELIMIT);
            let read = LegacyRateLimit::read(&headers, LegacyRateLimit::X_RATELIMIT, unit).unwrap().unwrap();
            prop_assert_eq!((read.limit(), read.remaining()), (limit.limit(), limit.remaining()));
            let mut again = HeaderMap::new();
            read.insert_into(&mut again, LegacyRateLimit::X_RATELIMIT);
            prop_assert_eq!(again, headers);
        }
    }
}

fn map(name: &'static str, value: HeaderValue) -> HeaderMap {
    HeaderMap::from_iter([(http::HeaderName::from_static(name), value)])
}

fn encoded<H: headers::Header>(header: &H) -> HeaderValue {
    let mut values = Vec::new();
    header.encode(&mut values);
    values.remove(0)
}

fn range((first, last, complete): (u64, u64, Option<u64>)) -> String {
    format!("bytes {first}-{last}/{}", complete.map_or("*".into(), |complete| complete.to_string()))
}

/// Dates in HTTP's three forms, and near misses.
fn http_date() -> impl Strategy<Value = String> {
    let day = select(&["Sun", "Mon", "Tue", "Sunday", "Monday", "Wednesday", "sun", "Xyz"][..]);
    let month = select(&["Jan", "Feb", "Apr", "Nov", "Dec", "jan", "Foo"][..]);
    (
        day,
        month,
        0..33u32,
        select(&[0u32, 1, 1900, 1969, 1970, 1994, 2000, 2024, 2026, 2100, 9999][..]),
        0..25u32,
        0..61u32,
        0..62u32,
        0..6usize,
    )
        .prop_map(|(weekday, month, day, year, hour, minute, second, form)| match form {
            0 | 1 => format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT"),
            2 => format!("{weekday}, {day:02}-{month}-{:02} {hour:02}:{minute:02}:{second:02} GMT", year % 100),
            3 => format!("{weekday} {month} {day:2} {hour:02}:{minute:02}:{second:02} {year:04}"),
            4 => format!("{weekday}, {day} {month} {year} {hour}:{minute:02}:{second:02} GMT"),
            _ => format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} UTC"),
        })
}

fn structured() -> impl Strategy<Value = String> {
    prop_oneof![
        fragments(&[
            "\"a\"",
            ";r=1",
            ";t=2",
            ";r=-1",
            ";r=1.5",
            ";pk=:YQ==:",
            ";pk=::",
            ";x",
            ";x=?1",
            ";y=tok/a:b",
            ";z=@1",
            ";w=%\"%c3%a9\"",
            ", ",
            ",",
            " ",
            ";",
            "(",
            ")",
            "\"b\\\"c\"",
            "tok",
            "1",
            "@1688169599",
            "@-1",
            "@999999999999999",
            "@1.0",
            ";r=1234567890123456",
            "\t",
            "=",
            ":YQ:",
            "\"",
        ]),
        "\"[ -~]{0,4}\";r=[0-9]{1,17}(; ?[a-z*][a-z0-9_.*-]{0,2}(=[ -~]{0,6})?){0,2}",
        "@-?[0-9]{1,16}(;[a-z]=[ -~]{0,4})?",
    ]
}

fn reference() -> impl Strategy<Value = String> {
    prop_oneof![
        fragments(&[
            "http",
            "javascript",
            "data",
            ":",
            "/",
            "//",
            "a",
            "b.c",
            "?",
            "#",
            "@",
            "[",
            "]",
            "::1",
            "1:2",
            "192.0.2.1",
            "v1.a",
            "%41",
            "%",
            "%4",
            " ",
            "é",
            "{",
            "|",
            "\\",
            ".",
            "..",
            "&",
            "=",
            ":80",
            "80",
            "[::1]",
            "[::ffff:1.2.3.4]",
            "[1:2:3:4:5:6:7::]",
            "[v1.a:b]",
            "~",
            "+",
            "-",
        ]),
        "//\\[[0-9a-f:.]{0,24}\\](:[0-9]{0,3})?/?",
        "[ -~]{0,24}",
        "(https?:)?//[a-z0-9.:@%!\\[\\]-]{0,16}[/?#]?[a-z/?#%:@]{0,12}",
    ]
}

fn challenges() -> impl Strategy<Value = String> {
    prop_oneof![
        fragments(&[
            "Basic", "A", " ", ", ", ",", "realm=", "realm", "=", "\"a\"", "\"a, b\"", "\"\\\"\"", "\"", "b=c",
            "d = e", "abc==", "abc", "/", "\t", "\\", "\u{7f}", "é",
        ]),
        fragments(&["Basic realm=\"a\"", "A b=c", "Negotiate", "A", ", ", ",", " , ", "b=\"c\"", "d=e", " "]),
    ]
}

fn media() -> impl Strategy<Value = String> {
    fragments(&[
        "text/html",
        "a",
        "/",
        "b",
        ";",
        "; ",
        " ;",
        "charset=utf-8",
        "c=\"d\"",
        "c=\"d\\\"e\"",
        "c=\"d, e\"",
        "q=1",
        "q=0.5",
        "*",
        "*/*",
        "+json",
        ",",
        " ",
        "=",
        "\"",
        "é",
        "\t",
        "vnd.a.b",
    ])
}
