extern crate std;

use std::string::ToString as _;

use super::*;

/// Texts that pass, and texts that are refused, with the byte and a part of the message.
#[track_caller]
fn table(validate: fn(&str) -> Result<(), GrammarError>, passes: &[&str], refused: &[(&str, usize, &str)]) {
    for text in passes {
        assert_eq!(validate(text), Ok(()), "{text:?} should pass");
    }
    for (text, at, word) in refused {
        let error = validate(text).expect_err(text);
        assert_eq!(error.at(), *at, "{text:?}: {error}");
        assert!(error.what().contains(word), "{text:?}: {error}");
    }
}

#[test]
fn tokens() {
    table(
        token,
        &["gzip", "a", "!#$%&'*+-.^_`|~09azAZ"],
        &[
            ("", 0, "empty"),
            ("a b", 1, "no spaces"),
            ("a,b", 1, "5.6.2"),
            ("a\"", 1, "5.6.2"),
            ("é", 0, "ASCII"),
            ("a\r\nb", 1, "line break"),
            ("a\0", 1, "control"),
        ],
    );
    table(field_name, &["X-Trace", "x"], &[("X Foo", 1, "RFC 9110 5.1"), ("", 0, "needs a name"), ("a:", 1, "5.1")]);
    table(scheme, &["Session"], &[("My Scheme", 2, "RFC 9110 11.1"), ("", 0, "11.1")]);
}

#[test]
fn field_values() {
    table(
        field_value,
        &["", "a", "a b\tc", "~!"],
        &[
            (" a", 0, "white space"),
            ("a\t", 1, "white space"),
            ("a\nb", 1, "line break"),
            ("\u{7f}", 0, "control"),
            ("é", 0, "ASCII"),
        ],
    );
}

#[test]
fn methods() {
    table(
        method,
        &["GET", "PATCH", "PROPFIND", "QUERY", "purge", "**"],
        &[
            ("*", 0, "RFC 9110 18.2"),
            ("query", 0, "`QUERY`"),
            ("get", 0, "`GET`"),
            ("Get", 1, "`GET`"),
            ("post", 0, "`POST`"),
            ("", 0, "token"),
            ("GET HEAD", 3, "spaces"),
        ],
    );
}

#[test]
fn scopes() {
    table(
        scope,
        &["a", "read write", "https://example.com/auth/x", "!#[]~"],
        &[
            ("", 0, "empty"),
            ("a  b", 2, "one space between scopes (RFC 6750 3)"),
            (" a", 0, "no space around"),
            ("a ", 1, "no space around"),
            ("a\"b", 1, "no quotes in a scope (RFC 6750 3)"),
            ("a\\b", 1, "backslash"),
            ("a\tb", 1, "tabs"),
            ("é", 0, "ASCII"),
        ],
    );
    table(
        error_text,
        &["the token expired", " "],
        &[("", 0, "empty"), ("say \"x\"", 4, "quotes"), ("a\tb", 1, "tabs"), ("a\n", 1, "line break")],
    );
}

#[test]
fn token68s() {
    table(
        token68,
        &["abc=", "YIIJvwYGKwYBBQUCoIIJszCCCa+gJDAi==", "-._~+/"],
        &[("", 0, "11.2"), ("=", 0, "11.2"), ("a=b", 2, "11.2"), ("a b", 1, "11.2"), ("é", 0, "11.2")],
    );
}

#[test]
fn algorithms() {
    table(
        dpop_algs,
        &["ES256", "ES256 PS256 EdDSA", "ML-DSA-44"],
        &[
            ("", 0, "at least one"),
            ("HS256", 0, "asymmetric only (RFC 9449 4.2)"),
            ("ES256 none", 6, "asymmetric only"),
            ("ES256  PS256", 5, "one space"),
            ("es256", 0, "JOSE"),
            ("ES256,PS256", 5, "one space"),
            ("ES256 ", 5, "one space"),
        ],
    );
}

#[test]
fn schemes_of_iana() {
    assert!(scheme_registered("Bearer") && scheme_registered("dpop") && scheme_registered("SCRAM-SHA-256"));
    assert!(!scheme_registered("Session") && !scheme_registered("") && !scheme_registered("Bearer "));
}

#[test]
fn parameters_of_challenges() {
    for (scheme, name, value) in [
        ("Basic", "realm", ""),
        ("basic", "charset", "utf-8"),
        ("Bearer", "resource_metadata", "https://example.com/.well-known/oauth-protected-resource"),
        ("Bearer", "max_age", "0"),
        ("Bearer", "x", "anything \"quoted\""),
        ("DPoP", "algs", "ES256"),
        ("Digest", "domain", "/a https://b.example/"),
        ("Digest", "qop", "auth, auth-int"),
        ("Digest", "stale", "FALSE"),
        ("Session", "algs", "HS256"),
    ] {
        assert_eq!(auth_param(scheme, name, value), Ok(()), "{scheme} {name}={value}");
    }
    for (scheme, name, value, at, word) in [
        ("Basic", "scope", "a", 0, "only `realm`"),
        ("Basic", "charset", "ISO-8859-1", 0, "only UTF-8"),
        ("Basic", "realm", "日本", 0, "ASCII only"),
        ("Bearer", "error_uri", "docs/errors", 0, "absolute URI"),
        ("Bearer", "error_uri", "javascript:alert(1)", 0, "fetch"),
        ("Bearer", "resource_metadata", "/x", 0, "absolute URI"),
        ("Bearer", "max_age", "-1", 0, "0 or more"),
        ("Bearer", "acr_values", "a  b", 2, "one space"),
        ("Bearer", "a b", "c", 1, "no spaces"),
        ("DPoP", "algs", "HS256", 0, "asymmetric"),
        ("Digest", "stale", "no", 0, "`true`"),
        ("Digest", "domain", "/a  /b", 3, "one space"),
        ("Digest", "qop", "auth;", 4, "commas"),
        ("Session", "realm", "a\r\nSet-Cookie: b", 1, "line break"),
    ] {
        let error = auth_param(scheme, name, value).unwrap_err();
        assert_eq!(error.at(), at, "{scheme} {name}={value}: {error}");
        assert!(error.what().contains(word), "{scheme} {name}={value}: {error}");
    }
    assert!(!auth_param_quoted("digest", "Stale") && auth_param_quoted("Digest", "qop") && auth_param_quoted("x", "y"));
    for scheme in ["Basic", "Bearer", "DPoP", "Digest"] {
        assert!(auth_params(scheme).contains(&"realm"), "{scheme}");
    }
}

/// RFC 3986 1.1.2, 5.4 and 3.2.2, and the errors that `rejections` of every kind are made of.
#[test]
fn uris() {
    const ABSOLUTE: &[&str] = &[
        "ftp://ftp.is.co.za/rfc/rfc1808.txt",
        "http://www.ietf.org/rfc/rfc2396.txt",
        "ldap://[2001:db8::7]/c=GB?objectClass?one",
        "mailto:John.Doe@example.com",
        "news:comp.infosystems.www.servers.unix",
        "tel:+1-816-555-1212",
        "telnet://192.0.2.16:80/",
        "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
        "http://[::]",
        "http://[::1]:8080/",
        "http://[1:2:3:4:5:6:7::]/",
        "http://[::2:3:4:5:6:7:8]/",
        "http://[::ffff:192.0.2.1]/",
        "http://[v1.a:b]/",
        "http://user:pass%20word@host:/",
        "http:///path",
        "a:",
        "a://",
        "https://example.com/?a?b/c#d?e/f",
    ];
    table(
        absolute_uri,
        ABSOLUTE,
        &[("", 0, "scheme"), ("/a", 0, "scheme"), ("docs/errors", 0, "scheme"), ("1:2", 0, "scheme")],
    );
    table(uri_reference, ABSOLUTE, &[]);
    table(
        uri_reference,
        &[
            "",
            "/",
            "//host/x",
            "a/b:c",
            "./1:2",
            "?q=a:b",
            "#a:b",
            "..;x",
            "/a%2Fb",
            "/a:b",
            "%41",
            "a@b",
            "g;x=1/../y",
        ],
        &[
            ("1:2", 1, "first segment"),
            ("a%b:c", 1, "two hexadecimal"),
            ("/a b", 2, "`%20`"),
            ("/café", 4, "not an IRI"),
            ("/a#b#c", 4, "at most one `#`"),
            ("/a|b", 2, "`%7C`"),
            ("/a%2", 2, "two hexadecimal"),
            ("/a%", 2, "two hexadecimal"),
            ("/a%zz", 2, "two hexadecimal"),
            ("/[a]", 1, "`%5B`"),
            ("/a\r\nSet-Cookie: b", 2, "line break"),
            ("/\0", 1, "control"),
            ("/\t", 1, "tabs"),
            ("//a@b@c", 5, "one `@`"),
            ("//a:8x/", 5, "port"),
            ("//[::1", 2, "never closed"),
            ("//[::1]x", 7, "port"),
            ("//[1:2:3:4:5:6:7:8::]", 3, "IPv6"),
            ("//[1::2::3]", 3, "IPv6"),
            ("//[:1:2:3:4:5:6:7]", 3, "IPv6"),
            ("//[1:2:3:4:5:6:7:]", 3, "IPv6"),
            ("//[1:2:3:4:5:6:7]", 3, "IPv6"),
            ("//[::12345]", 3, "IPv6"),
            ("//[::256.0.0.1]", 3, "IPv6"),
            ("//[::01.0.0.1]", 3, "IPv6"),
            ("//[fe80::1%25en0]", 3, "IPv6"),
            ("//[v.a]", 3, "IPv6"),
            ("//[v1.]", 3, "IPv6"),
            ("//[]", 3, "IPv6"),
            ("http://a b/", 8, "`%20`"),
        ],
    );
    table(
        location,
        &["/login", "https://example.com/", "//evil.example/x", "", "/u@h", "?u=//@", "ftp://u@h"],
        &[
            ("https://", 8, "host"),
            ("https:///x", 8, "host"),
            ("HTTP:/x", 5, "host"),
            ("http:", 5, "host"),
            ("https://:80/", 8, "host"),
            ("///x", 2, "host"),
            ("https://user:pw@example.com/x", 15, "RFC 9110 4.2.4"),
            ("//user@example.com", 6, "RFC 9110 4.2.4"),
            ("javascript:alert(1)", 0, "fetch"),
            ("DATA:text/html,x", 0, "fetch"),
            ("VbScript:x", 0, "fetch"),
            ("/a b", 2, "`%20`"),
        ],
    );
    table(
        absolute_location,
        &["https://example.com/", "urn:example:a"],
        &[("/x", 0, "scheme"), ("javascript:x", 0, "fetch"), ("https://", 8, "host")],
    );
    assert!(!unsafe_scheme("/javascript:x") && !unsafe_scheme("javascript") && !unsafe_scheme("java script:x"));
}

#[test]
fn percent_encoding() {
    use percent::{Place, encode, repair};

    for (value, place, right) in [
        ("a-._~z9", Place::Segment, "a-._~z9"),
        ("a/b?c#d", Place::Segment, "a%2Fb%3Fc%23d"),
        ("javascript:x", Place::Segment, "javascript%3Ax"),
        ("日", Place::Segment, "%E6%97%A5"),
        ("100%", Place::Segment, "100%25"),
        ("a&b=c+d#e", Place::Query, "a%26b%3Dc%2Bd%23e"),
        ("a/b?c d", Place::Query, "a/b?c%20d"),
        ("a#b/?", Place::Fragment, "a%23b/?"),
        ("", Place::Query, ""),
        ("\r\n", Place::Fragment, "%0D%0A"),
    ] {
        assert_eq!(encode(value, place).to_string(), right);
    }
    for (written, right) in [
        ("/a b/é?x=%41&y=50%#z", "/a%20b/%C3%A9?x=%41&y=50%25#z"),
        ("http://[::1]/[a]", "http://[::1]/%5Ba%5D"),
        ("//[::1]", "//[::1]"),
        ("/x?u=//[a]", "/x?u=//%5Ba%5D"),
        ("%", "%25"),
        ("%4", "%254"),
        ("éé", "%C3%A9%C3%A9"),
    ] {
        assert_eq!(repair(written).to_string(), right);
    }
}

#[test]
fn media() {
    const TYPES: &[&str] = &[
        "application/json",
        "text/html;charset=utf-8",
        "Text/HTML;Charset=\"utf-8\"",
        "text/html; charset=\"ut\\f-8\"",
        "application/vnd.api+json",
        "text/plain ; a=b ;c=d",
        "text/plain;",
    ];
    table(
        media_type,
        TYPES,
        &[
            ("json", 4, "two parts"),
            ("", 0, "two parts"),
            ("application/", 12, "two parts"),
            ("application/json xml", 17, "one media range"),
            ("a/b,c/d", 3, "one media range"),
            ("*/*", 0, "no wildcards"),
            ("application/*", 12, "no wildcards"),
            ("a/b;q=1", 4, "no weight"),
            ("a/b;c", 5, "`=`"),
            ("a/b;c = d", 5, "`=`"),
            ("a/b;c=\"d", 8, "never closed"),
            ("a/b;c=", 6, "value"),
            ("a/b ", 3, "white space"),
            ("a/b\r\n", 3, "line break"),
        ],
    );
    table(media_range, TYPES, &[]);
    table(
        media_range,
        &["*/*", "text/*", "text/*;q=0.3", "a/b;level=1;q=0.4", "a/b;Q=1.000", "a/b; q=0."],
        &[
            ("application/json;q=1.5", 19, "q is 0 to 1"),
            ("a/b;q=0.1234", 6, "q is 0 to 1"),
            ("a/b;q=1.001", 6, "q is 0 to 1"),
            ("a/b;q=", 6, "q is 0 to 1"),
            ("a/b;q=0.5;c=d", 9, "last"),
            ("*/json", 0, "wildcard"),
            ("a/*+json", 2, "wildcard"),
        ],
    );
    table(
        content_coding,
        &["gzip", "identity;q=0", "*", "br ; q=0.5"],
        &[
            ("", 0, "token"),
            ("gzip, br", 4, "one content coding"),
            ("gzip br", 4, "one content coding"),
            ("gzip;x=1", 5, "weight"),
            ("gzip;q=2", 7, "0 to 1"),
            ("gzip;", 5, "weight"),
        ],
    );
}

#[test]
fn entity_tags() {
    table(
        entity_tag,
        &["", "v1", "xyzzy", "!#~", "a\\b"],
        &[
            ("a b", 1, "no spaces (RFC 9110 8.8.3)"),
            ("w/\"v1\"", 0, "weak"),
            ("\"v1\"", 0, "quotes"),
            ("é", 0, "ASCII"),
            ("\t", 0, "tabs"),
        ],
    );
}

/// RFC 5646 appendix A, its valid and its invalid tags.
#[test]
fn languages() {
    const TAGS: &[&str] = &[
        "de",
        "fr",
        "ja",
        "i-enochian",
        "zh-Hant",
        "zh-Hans",
        "sr-Cyrl",
        "zh-cmn-Hans-CN",
        "cmn-Hans-CN",
        "zh-yue-HK",
        "yue-HK",
        "zh-Hans-CN",
        "sr-Latn-RS",
        "sl-rozaj",
        "sl-rozaj-biske",
        "sl-nedis",
        "de-CH-1901",
        "sl-IT-nedis",
        "hy-Latn-IT-arevela",
        "de-DE",
        "en-US",
        "es-419",
        "de-CH-x-phonebk",
        "az-Arab-x-AZE-derbend",
        "x-whatever",
        "qaa-Qaaa-QM-x-southern",
        "de-Qaaa",
        "sr-Latn-QM",
        "sr-Qaaa-RS",
        "en-US-u-islamcal",
        "zh-CN-a-myext-x-private",
        "en-a-myext-b-another",
        "en-GB-oed",
        "SGN-be-fr",
        "zh-min-nan",
        "art-lojban",
        "abcd",
        "abcdefgh",
        "ar-a-aaa-b-bbb-a-ccc",
    ];
    table(
        language_tag,
        TAGS,
        &[
            ("de-419-DE", 7, "no place"),
            ("a-DE", 0, "language"),
            ("en_GB", 2, "hyphen"),
            ("", 0, "empty"),
            ("en-", 3, "1 to 8"),
            ("-en", 0, "1 to 8"),
            ("en-x", 4, "follows"),
            ("en-a", 4, "follows"),
            ("en-a-b-cc", 5, "2 to 8"),
            ("en-abcdefghi", 3, "1 to 8"),
            ("ab-abc-abc-abc-abc", 15, "no place"),
            ("abcd-abc", 5, "no place"),
            ("e1", 0, "language"),
            ("en-GBé", 5, "ASCII"),
            ("i-whatever", 0, "language"),
        ],
    );
    table(
        content_language,
        &["en", "mi, en", "da,en-GB"],
        &[
            ("", 0, "empty"),
            ("en,", 3, "empty"),
            ("en,,de", 3, "empty"),
            ("en de", 3, "comma"),
            ("en, e_1", 5, "hyphen"),
            ("en ", 2, "white space"),
        ],
    );
}

#[test]
fn caching() {
    table(
        cache_control,
        &[
            "no-store",
            "max-age=60",
            "private, max-age=0, must-revalidate",
            "public,max-age=604800 , immutable",
            "no-store, must-understand, max-age=60",
            "no-store, no-cache, must-revalidate, max-age=0",
            "s-maxage=00, no-store",
            "must-understand, max-age=60, no-store",
            "no-cache=\"set-cookie, x\"",
            "private=\"x\", community=\"UCI\"",
            "private, s-maxage=60",
            "No-Cache, No-Store",
            "max-age=99999999999999999999",
            "stale-while-revalidate=30, max-age=1",
        ],
        &[
            ("", 0, "a directive"),
            ("no-store, max-age=60", 10, "contradicts"),
            ("max-age=10, no-store", 12, "contradicts"),
            ("public, no-store", 8, "contradicts"),
            ("s-maxage=1, no-store", 12, "contradicts"),
            ("no-store, max-age=60, x=\"must-understand\"", 10, "contradicts"),
            ("public, private", 8, "contradicts"),
            ("max-age", 7, "`max-age=60`"),
            ("max-age=", 8, "argument"),
            ("max-age=\"60\"", 8, "without quotes"),
            ("max-age=-1", 8, "digits"),
            ("max-age = 60", 7, "the number of seconds is missing"),
            ("no-store=1", 8, "no argument"),
            ("private=x", 8, "quotes"),
            ("private=\"a b\"", 11, "comma"),
            ("private=\"\"", 9, "names"),
            ("no-store,", 9, "a directive"),
            ("no-store,,no-cache", 9, "a directive"),
            ("no-store;max-age=1", 8, "comma"),
            ("no-store, no-store", 10, "once"),
            ("max-stale=1", 0, "requests"),
            ("no-store\r\nx: y", 8, "line break"),
            ("a=\"b", 4, "never closed"),
        ],
    );
    table(
        vary,
        &["Accept", "Accept, Origin", "*", "*, Accept"],
        &[
            ("", 0, "name"),
            ("Accept;Origin", 6, "`Accept, Origin`"),
            ("Accept Origin", 7, "comma"),
            ("Accept,", 7, "name"),
        ],
    );
    assert!(cache_directive("no-store", "No-Store"));
    assert!(cache_directive("a=\",no-store\", no-store", "no-store"));
    assert!(!cache_directive("a=\", no-store\"", "no-store"));
    assert!(!cache_directive("no-store-x", "no-store"));
}

#[test]
fn upgrades() {
    table(
        upgrade_protocol,
        &["websocket", "HTTP/2.0", "h2"],
        &[
            ("web socket", 3, "no spaces"),
            ("", 0, "token"),
            ("HTTP/", 5, "version"),
            ("a/b/c", 3, "token"),
            ("a, b", 1, "token"),
        ],
    );
}

#[test]
fn relations() {
    table(
        relation,
        &["help", "help next", "blocked-by", "https://example.com/rel", "next http://a/"],
        &[
            ("", 0, "an empty relation (RFC 8288 3.3)"),
            ("help  next", 5, "one space"),
            (" help", 0, "one space"),
            ("help ", 5, "one space"),
            ("Help", 0, "lower case"),
            ("1st", 0, "starts with a letter"),
            ("a/b", 1, "registered name"),
            ("next http://a/|", 14, "`%7C`"),
            ("a\"b", 1, "registered name"),
        ],
    );
}

#[test]
fn content_ranges() {
    table(
        content_range,
        &[
            "bytes 0-0/1",
            "bytes 42-1233/1234",
            "bytes 42-1233/*",
            "bytes */1234",
            "bytes */0",
            "items 0-18446744073709551614/18446744073709551615",
        ],
        &[
            ("", 0, "unit"),
            ("bytes", 5, "one space"),
            ("bytes=0-1/2", 5, "one space"),
            ("bytes  0-1/2", 6, "first position"),
            ("bytes 5-2/10", 6, "the first position must not exceed the last (RFC 9110 14.4)"),
            ("bytes 0-10/10", 11, "must exceed"),
            ("bytes */*", 8, "complete length"),
            ("bytes 0-1", 9, "`/`"),
            ("bytes 0/1", 7, "`-`"),
            ("bytes -1/1", 6, "first position"),
            ("bytes 0-1/2x", 11, "nothing follows"),
            ("bytes 0-18446744073709551616/*", 8, "too big"),
        ],
    );
}

#[test]
fn strings_and_members() {
    table(
        sf_string,
        &["", "default", "a \"b\" \\"],
        &[("día", 1, "ASCII only"), ("\t", 0, "tabs"), ("\n", 0, "line break")],
    );
    table(
        sf_token,
        &["a", "*", "foo123/456", "http/1.1", "a:b", "A!#$%&'*+-.^_`|~"],
        &[
            ("", 0, "starts with a letter"),
            ("1a", 0, "starts with a letter"),
            ("/a", 0, "starts with a letter"),
            ("a b", 1, "stand in a Token"),
            ("a\"", 1, "stand in a Token"),
            ("aé", 1, "ASCII only"),
            ("a\n", 1, "line break"),
        ],
    );
    table(
        member_name,
        &["a", "request_id", "A1"],
        &[
            ("", 0, "starts"),
            ("1a", 0, "starts"),
            ("_a", 0, "starts"),
            ("a-b", 1, "only letters"),
            ("aé", 1, "only letters"),
        ],
    );
    table(quotable, &["", "a\t\"\\ ~"], &[("\n", 0, "line break"), ("a\u{7f}", 1, "control"), ("日", 0, "ASCII")]);
}

#[test]
fn delays() {
    for (text, right) in [
        ("90s", (90, 0)),
        ("5m", (300, 0)),
        ("1h", (3600, 0)),
        ("1h30m", (5400, 0)),
        ("1500ms", (1, 500_000_000)),
        ("0s", (0, 0)),
        ("1h2m3s4ms", (3723, 4_000_000)),
        ("90m", (5400, 0)),
        ("999999999s", (999_999_999, 0)),
    ] {
        assert_eq!(delay(text), Ok(right), "{text}");
    }
    for (text, at, word) in [
        ("soon", 0, "write seconds (`30`)"),
        ("", 0, "write seconds"),
        ("-5", 0, "negative"),
        ("+5s", 0, "no sign"),
        ("30", 2, "without quotes"),
        ("5 minutes", 1, "no spaces"),
        ("1h 30m", 2, "no spaces"),
        ("1.5s", 1, "whole numbers"),
        ("30m1h", 4, "longest first"),
        ("1s1s", 3, "each unit once"),
        ("5min", 1, "units"),
        ("5d", 1, "units"),
        ("1h30", 4, "unit follows"),
        ("1735689600s", 0, "too long"),
        ("99999999999999999999s", 0, "too big"),
        ("18446744073709551615h", 0, "too long"),
        ("5S", 1, "units"),
        ("s", 0, "write seconds"),
    ] {
        let error = delay(text).unwrap_err();
        assert_eq!(error.at(), at, "{text}: {error}");
        assert!(error.what().contains(word), "{text}: {error}");
    }
    for (text, right) in [
        ("5 minutes", "5m"),
        ("+5s", "5s"),
        ("90", "1m30s"),
        ("1h 30m", "1h30m"),
        ("2 days", "48h"),
        ("1 Hour", "1h"),
        ("250 ms", "250ms"),
    ] {
        let (secs, nanos) = foreign_delay(text).unwrap();
        assert_eq!(spell_delay(secs, nanos).to_string(), right);
    }
    for text in
        ["soon", "", "+", "5 fortnights", "-5s", "99999999999999999999", "999999999s 1s", "18446744073709551615d"]
    {
        assert_eq!(foreign_delay(text), None, "{text}");
    }
    assert_eq!(spell_delay(0, 0).to_string(), "0s");
    assert_eq!(spell_delay(0, 1).to_string(), "1ms");
    assert_eq!(spell_delay(59, 999_999_999).to_string(), "1m");
    assert!(delay(&spell_delay(u64::MAX, u32::MAX).to_string()).unwrap_err().what().contains("too long"));
}

#[test]
fn dates() {
    for (text, unix) in [
        ("1970-01-01", 0),
        ("2026-12-31", 1_798_675_200),
        ("1994-11-06T08:49:37Z", 784_111_777),
        ("0001-01-01", MIN_DATE),
        ("9999-12-31T23:59:59Z", MAX_DATE),
        ("2024-02-29", 1_709_164_800),
        ("2000-02-29", 951_782_400),
        ("2016-12-31T23:59:60Z", 1_483_228_800),
    ] {
        assert_eq!(date(text), Ok(unix), "{text}");
    }
    for (text, at, word) in [
        ("", 0, "RFC 3339"),
        ("2026", 4, "RFC 3339"),
        ("12/31/2026", 2, "RFC 3339"),
        ("@1767225600", 0, "RFC 3339"),
        ("1767225600", 4, "RFC 3339"),
        ("true", 0, "RFC 3339"),
        ("2026-13-01", 5, "month"),
        ("2026-00-01", 5, "month"),
        ("2026-02-29", 8, "day"),
        ("1900-02-29", 8, "day"),
        ("2026-01-00", 8, "day"),
        ("0000-01-01", 0, "years"),
        ("2026-11-20 10:00:00Z", 10, "`T`"),
        ("2026-11-20t10:00:00Z", 10, "`T`"),
        ("2026-11-20T10:00:00", 19, "`Z`"),
        ("2026-11-20T10:00:00z", 19, "`Z`"),
        ("2026-11-20T10:00Z", 16, "time"),
        ("2026-11-20T10:00:00.5Z", 19, "whole seconds"),
        ("2026-11-20T10:00:00+02:00", 19, "local offset"),
        ("2026-11-20T24:00:00Z", 11, "hours"),
        ("2026-11-20T10:60:00Z", 14, "minutes"),
        ("2026-11-20T10:00:60Z", 17, "seconds"),
        ("2026-11-20T10:00:00Zx", 19, "`Z`"),
        ("9999-12-31T23:59:60Z", 0, "years"),
        ("2026-11-2é", 9, "ASCII"),
    ] {
        let error = date(text).unwrap_err();
        assert_eq!(error.at(), at, "{text}: {error}");
        assert!(error.what().contains(word), "{text}: {error}");
    }
}

#[test]
fn dates_of_others() {
    use DateForm::*;

    for (text, form, right) in [
        ("Fri, 20 Nov 2026 10:00:00 GMT", ImfFixdate, "2026-11-20T10:00:00Z"),
        ("Friday, 20-Nov-26 10:00:00 GMT", Rfc850, "2026-11-20T10:00:00Z"),
        ("Sun Nov  6 08:49:37 1994", Asctime, "1994-11-06T08:49:37Z"),
        ("Sat, 31 Dec 2018 23:59:59 GMT", ImfFixdate, "2018-12-31T23:59:59Z"),
        ("@1767225600", Structured, "2026-01-01"),
        ("1767225600", Epoch, "2026-01-01"),
        ("2026-11-20T10:00:00+02:00", Offset, "2026-11-20T08:00:00Z"),
        ("2026-11-20T10:00:00-00:30", Offset, "2026-11-20T10:30:00Z"),
        ("2026-11-20 10:00:00.25", Offset, "2026-11-20T10:00:00Z"),
        ("12/31/2026", Slashed, "2026-12-31"),
        ("31/12/2026", Slashed, "2026-12-31"),
    ] {
        let meant = foreign_date(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(meant.form(), form, "{text}");
        assert_eq!(rfc3339(meant.unix()).unwrap().as_str(), right, "{text}");
    }
    for text in
        ["", "true", "tomorrow", "01/02/2026", "2026-11-20T10:00:00+2:00", "253402300800", "2026-02-30T00:00:00+00:00"]
    {
        assert_eq!(foreign_date(text), None, "{text}");
    }
}

/// RFC 9110 5.6.7.
#[test]
fn dates_of_http() {
    for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
        assert_eq!(http_date(text, 2026), Ok(784_111_777), "{text}");
    }
    // A date more than 50 years ahead belongs to the century before; one exactly 50 years ahead does not.
    assert_eq!(http_date("Sunday, 06-Nov-77 08:49:37 GMT", 2026), date("1977-11-06T08:49:37Z"));
    assert_eq!(http_date("Sunday, 06-Nov-76 08:49:37 GMT", 2026), date("2076-11-06T08:49:37Z"));
    assert_eq!(http_date("Sun, 31 Dec 2016 23:59:60 GMT", 2026), date("2017-01-01"));
    for text in [
        "",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 nov 1994 08:49:37 GMT",
        "sun, 06 Nov 1994 08:49:37 GMT",
        "Xyz, 06 Nov 1994 08:49:37 GMT",
        "Sun, 31 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 0000 08:49:37 GMT",
        "Sun, 06-Nov-94 08:49:37 GMT",
        "Sunday, 06-Nov-1994 08:49:37 GMT",
        "Sun Nov 6 08:49:37 1994",
        "Sun Nov  0 08:49:37 1994",
        "Thu, 31 Dec 9999 23:59:60 GMT",
        "784111777",
    ] {
        assert!(http_date(text, 2026).is_err(), "{text}");
    }
    assert_eq!(imf_fixdate(MIN_DATE - 1), None);
    assert_eq!(imf_fixdate(MAX_DATE + 1), None);
    assert_eq!(imf_fixdate(i64::MIN), None);
    assert_eq!(rfc3339(i64::MAX), None);
    assert_eq!(&imf_fixdate(MIN_DATE).unwrap(), b"Mon, 01 Jan 0001 00:00:00 GMT");
    assert_eq!(&imf_fixdate(MAX_DATE).unwrap(), b"Fri, 31 Dec 9999 23:59:59 GMT");
    assert_eq!(&imf_fixdate(-1).unwrap(), b"Wed, 31 Dec 1969 23:59:59 GMT");
}

#[test]
fn a_problem_type_means_the_same_on_each_page() {
    for right in ["https://api.example.com/problems/", "/", "/problems/", "/a#b", "urn:example:a", "about:blank"] {
        assert_eq!(problem_type(right), Ok(()), "{right}");
    }
    for wrong in
        ["", "problems/", "./a", "../a", "//api.example.com/a", "?a", "#a", "/a b", "javascript:a", "https:///a"]
    {
        assert!(problem_type(wrong).is_err(), "{wrong}");
    }
}

/// AIP-193: a name such as `pubsub.googleapis.com`.
#[test]
fn domains() {
    let name = |length: usize| "a".repeat(length);
    table(
        domain,
        &["orders.example.com", "orders", "my_orders", "xn--bcher-kva.example", "A-1.example", &name(255)],
        &[
            ("", 0, "empty"),
            ("the orders", 3, "letters"),
            ("b\u{fc}cher.example", 1, "letters"),
            ("https://orders.example.com", 5, "scheme"),
            ("orders.example.com:443", 18, "port"),
            ("orders.example.com/v1", 18, "path"),
            ("[::1]", 0, "letters"),
            (".example.com", 0, "dot"),
            ("orders..com", 7, "dot"),
            ("orders.", 6, "dot"),
            (&name(256), 255, "255"),
        ],
    );
}

#[test]
fn a_code_can_follow_the_types() {
    table(
        problem_types,
        &[
            "https://api.example.com/problems/",
            "/problems/",
            "/",
            "/problems#",
            "urn:example:",
            "https://a.example/?t=",
        ],
        &[
            ("https://api.example.com/problems", 32, "run into"),
            ("about:blank", 11, "run into"),
            ("problems/", 0, "scheme"),
            ("", 0, "scheme"),
            ("https:///problems/", 8, "host"),
            ("/a b/", 2, "%20"),
        ],
    );
}

/// RFC 9110 5.6.3, 11.2, 11.3, 11.5, 11.6.1; RFC 6750 3; RFC 7616 3.3; RFC 7617 2.
#[test]
fn a_constant_challenge_is_sent_as_it_is() {
    table(
        challenge::<200>,
        &[
            "Negotiate",
            "HOBA abc==",
            "Bearer",
            r#"Bearer realm="api", scope="a b""#,
            r#"bearer REALM="api" ,  max_age=300"#,
            r#"Basic realm="a, \"b\"", charset="UTF-8""#,
            r#"DPoP algs="ES256""#,
            r#"Session realm="a", x=y"#,
        ],
        &[
            ("", 0, "one challenge"),
            (",", 0, "one challenge"),
            (" Bearer", 0, "the scheme, one space"),
            ("Bearer ", 0, "the scheme, one space"),
            ("Bearer\ta=b", 6, "one space"),
            (r#"Bearer , realm="a""#, 7, "one comma"),
            (r#"Bearer realm="a","#, 0, "one comma"),
            (r#"Bearer realm="a",, scope="b""#, 16, "one comma"),
            (r#"Bearer realm="a", Basic realm="b""#, 16, "one challenge"),
            ("A, B", 1, "one challenge"),
            (r#"A b="c", B=d"#, 9, "once"),
            (r#"A b="c"#, 6, "never closed"),
            (r#"Bearer realm="é""#, 14, "ASCII"),
            (r#"Bearer scope="a  b""#, 16, "one space between scopes"),
            (r#"Bearer error="invalid_token""#, 7, "situation"),
            ("Bearer realm=api", 13, "in quotes"),
            ("Session x=y, REALM=a", 19, "in quotes"),
            (r#"Bearer realm = "api""#, 12, "no space"),
            (r#"Bearer realm= "api""#, 12, "no space"),
            ("Bearer abc=", 7, "its name"),
            (r#"DPoP algs="HS256""#, 11, "asymmetric"),
            (r#"Basic charset="UTF-8""#, 21, "realm is required"),
            (r#"Basic realm="a", title="b""#, 24, "only `realm`"),
            (r#"Digest realm="a", nonce="b""#, 0, "fresh"),
            (r#"Session nonce="a""#, 8, "fresh"),
        ],
    );
}

#[test]
fn commas_in_quotes_separate_nothing() {
    let split = |text| elements(text).collect::<std::vec::Vec<_>>();
    assert_eq!(split("a, b"), [(0, "a"), (3, "b")]);
    assert_eq!(split(" ,a\t,, b ,"), [(2, "a"), (7, "b")]);
    assert_eq!(split(r#"a="x, \", y", b"#), [(0, r#"a="x, \", y""#), (14, "b")]);
    assert_eq!(split(r#"a="\\", b"#), [(0, r#"a="\\""#), (8, "b")]);
    assert_eq!(split(r#"a="x, b"#), [(0, r#"a="x, b"#)]);
    assert_eq!(split(""), []);
    assert_eq!(split(", ,\t,"), []);
}

/// RFC 9209 2.1 and 2.3.
#[test]
fn intermediaries() {
    table(proxy_name, &["gw", "Example CDN", "[::1]"], &[("", 0, "not empty"), ("día", 1, "ASCII only")]);
    let of = |name: &str| proxy_value(name).expect("a parameter");
    assert_eq!(of("received-status").check("502"), Ok(()));
    assert_eq!(of("info-code").check("999999999999999"), Ok(()));
    assert_eq!(of("next-hop").check("a b"), Ok(()));
    for (name, text, word) in [
        ("received-status", "99", "status code"),
        ("received-status", "600", "status code"),
        ("info-code", "-1", "whole number"),
        ("info-code", "1000000000000000", "15 digits"),
        ("coding", "a b", "stand in a Token"),
        ("next-protocol", "", "not empty"),
        ("details", "a\n", "line break"),
    ] {
        assert!(of(name).check(text).unwrap_err().what().contains(word), "{name}={text}");
    }
}

/// A parameter of an error type has a type of its own, and there is none that nothing has.
#[test]
fn every_parameter_of_an_intermediary_is_known_and_used() {
    assert_eq!(PROXY_ERRORS.len(), 32);
    let of_errors = || PROXY_ERRORS.iter().flat_map(|error| error.parameters.iter().copied());
    for name in PROXY_PARAMETERS.iter().copied().chain(of_errors()) {
        assert!(proxy_value(name).is_some(), "{name}");
    }
    for name in proxy_parameters() {
        assert!(PROXY_PARAMETERS.contains(&name) != of_errors().any(|of| of == name), "{name}");
    }
    for error in PROXY_ERRORS {
        assert_eq!(proxy_error(error.name), Some(error));
        assert_eq!(sf_token(error.name), Ok(()));
    }
}

/// RFC 3986 3.2.
#[test]
fn an_authority_is_what_is_between_the_slashes() {
    for (uri, authority) in [
        ("https://api.example.com/problems/", Some("api.example.com")),
        ("https://api.example.com:8443#", Some("api.example.com:8443")),
        ("https://[::1]?code=", Some("[::1]")),
        ("tag://a", Some("a")),
        ("urn:example:", None),
        ("/problems/", None),
        ("file:///a", None),
        ("about:blank", None),
        ("a:", None),
    ] {
        assert_eq!(authority_of(uri), authority, "{uri}");
    }
}

/// The same as a search byte by byte, also beside bytes that differ in one bit or by one.
#[test]
fn the_first_of_two_bytes_is_found() {
    const ALPHABET: [u8; 8] = [b',', b',' - 1, b',' + 1, b',' | 0x80, b'"', b'"' - 1, b'"' + 1, 0xff];
    let mut state = 1_u32;
    for length in 0..40 {
        for _ in 0..200 {
            // A linear congruential generator: the numbers need not be good, only the same in each run.
            let text: std::vec::Vec<u8> = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    // Mostly what is not searched for, so that each place is the first one now and then.
                    let at = state >> 24;
                    if at < 240 { [b'a', 0][at as usize % 2] } else { ALPHABET[at as usize % 8] }
                })
                .collect();
            let expected = text.iter().position(|&byte| byte == b',' || byte == b'"');
            assert_eq!(position_of_either(&text, *b",\""), expected, "{text:?}");
        }
    }
}
