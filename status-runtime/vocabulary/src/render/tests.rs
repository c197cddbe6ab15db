extern crate std;

use std::format;
use std::string::{String, ToString as _};
use std::vec::Vec;

use super::*;

fn challenge(scheme: &str, parameters: &[(&str, &str)], error: Option<&str>, has_nonce: bool) -> String {
    Challenge { scheme, credentials: Credentials::Parameters(parameters), error, has_nonce }.to_string()
}

/// Scheme, parameters, line.
type Example = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// RFC 7617 2.1, RFC 6750 3, RFC 9470 3, RFC 9449 7.1 and 9, RFC 7616 3.9.1 and 3.9.2.
const EXAMPLES: [Example; 6] = [
    ("Basic", &[("realm", "foo"), ("charset", "UTF-8")], r#"Basic realm="foo", charset="UTF-8""#),
    (
        "Bearer",
        &[("realm", "example"), ("error", "invalid_token"), ("error_description", "The access token expired")],
        r#"Bearer realm="example", error="invalid_token", error_description="The access token expired""#,
    ),
    (
        "Bearer",
        &[
            ("error", "insufficient_user_authentication"),
            ("error_description", "A different authentication level is required"),
            ("acr_values", "myACR"),
        ],
        r#"Bearer error="insufficient_user_authentication", error_description="A different authentication level is required", acr_values="myACR""#,
    ),
    (
        "DPoP",
        &[("error", "invalid_token"), ("error_description", "Invalid DPoP key binding"), ("algs", "ES256")],
        r#"DPoP error="invalid_token", error_description="Invalid DPoP key binding", algs="ES256""#,
    ),
    (
        "Digest",
        &[
            ("realm", "http-auth@example.org"),
            ("qop", "auth, auth-int"),
            ("algorithm", "SHA-256"),
            ("nonce", "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"),
            ("opaque", "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"),
        ],
        r#"Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS""#,
    ),
    (
        "Digest",
        &[("realm", "a"), ("qop", "auth"), ("algorithm", "SHA-512-256"), ("charset", "UTF-8"), ("userhash", "true")],
        r#"Digest realm="a", qop="auth", algorithm=SHA-512-256, charset=UTF-8, userhash=true"#,
    ),
];

#[test]
fn the_parameters_of_a_challenge_are_in_the_order_of_the_rfcs() {
    for (scheme, parameters, line) in EXAMPLES {
        assert_eq!(challenge(scheme, parameters, None, false), line);
        let reversed: Vec<_> = parameters.iter().rev().copied().collect();
        assert_eq!(challenge(scheme, &reversed, None, false), line);
    }
    // A scheme's own parameters come first, in whatever case; for an unknown scheme no order is defined.
    let open = [("tenant", "t"), ("SCOPE", "a"), ("Realm", "r")];
    assert_eq!(challenge("BEARER", &open, None, false), r#"BEARER Realm="r", SCOPE="a", tenant="t""#);
    assert_eq!(challenge("HOBA", &open, None, false), r#"HOBA tenant="t", SCOPE="a", Realm="r""#);
}

/// RFC 6750 3.1, RFC 9449 7.1 and 9.
#[test]
fn the_situations_error_goes_out_where_the_scheme_has_one() {
    let realm = [("realm", "a")];
    let error = Some("invalid_token");
    assert_eq!(challenge("Bearer", &realm, error, false), r#"Bearer realm="a", error="invalid_token""#);
    assert_eq!(challenge("bearer", &[], error, true), r#"bearer error="invalid_token""#);
    assert_eq!(challenge("DPoP", &[("algs", "ES256")], error, false), r#"DPoP error="invalid_token", algs="ES256""#);
    assert_eq!(challenge("dpop", &realm, error, true), r#"dpop realm="a", error="use_dpop_nonce""#);
    assert_eq!(challenge("DPoP", &[], None, true), r#"DPoP error="use_dpop_nonce""#);
    // An error among the parameters is kept, and other schemes have none.
    assert_eq!(challenge("Bearer", &[("ERROR", "invalid_request")], error, false), r#"Bearer ERROR="invalid_request""#);
    assert_eq!(challenge("Basic", &realm, error, true), r#"Basic realm="a""#);
    assert_eq!(challenge("HOBA", &realm, error, true), r#"HOBA realm="a""#);
    assert_eq!(challenge("Negotiate", &[], error, false), "Negotiate");
    let token = Challenge::<&str, &str> {
        scheme: "Bearer",
        credentials: Credentials::Token68("YWJj="),
        error,
        has_nonce: true,
    };
    assert_eq!(token.to_string(), "Bearer YWJj=");
}

/// RFC 9110 5.6.4: a value that is not a token is quoted, even if a peer sent it without quotes.
#[test]
fn quotes_are_where_they_have_to_be() {
    let digest = [("algorithm", "SHA 256"), ("stale", "true"), ("nonce", r#"a"\"#)];
    assert_eq!(challenge("Digest", &digest, None, false), r#"Digest algorithm="SHA 256", nonce="a\"\\", stale=true"#);
    for (text, written) in
        [("", r#""""#), ("a", r#""a""#), (r#"""#, r#""\"""#), (r#"a"b\c"#, r#""a\"b\\c""#), ("é", "\"é\"")]
    {
        assert_eq!(quoted(text).to_string(), written);
    }
}

/// RFC 8288 3.5, RFC 9745 3, RFC 8187 3.2.3.
#[test]
fn a_link_says_its_relation_first() {
    let link = |parameters: &[(&str, Option<&str>)]| Link { href: "/a", rel: "next last", parameters }.to_string();
    assert_eq!(Link::plain("help", "https://a.example/").to_string(), r#"<https://a.example/>; rel="help""#);
    assert_eq!(
        link(&[("type", Some("text/html")), ("title", Some(r#"a "b""#))]),
        r#"</a>; rel="next last"; type="text/html"; title="a \"b\"""#
    );
    assert_eq!(link(&[("crossorigin", None)]), r#"</a>; rel="next last"; crossorigin"#);
    assert_eq!(
        link(&[("title*", Some("UTF-8'de'n%c3%a4chstes%20Kapitel"))]),
        r#"</a>; rel="next last"; title*=UTF-8'de'n%c3%a4chstes%20Kapitel"#
    );
    assert_eq!(link(&[("title*", Some("a b"))]), r#"</a>; rel="next last"; title*="a b""#);
}

/// draft-ietf-httpapi-ratelimit-headers-10 3 and 4.
#[test]
fn rate_limits() {
    let policy = RateLimitPolicy { name: "burst", quota: 100, window: Some(60), unit: None, partition: None };
    assert_eq!(policy.to_string(), r#""burst";q=100;w=60"#);
    let all = RateLimitPolicy { unit: Some("content-bytes"), partition: Some(b"k"), ..policy };
    assert_eq!(all.to_string(), r#""burst";q=100;w=60;qu="content-bytes";pk=:aw==:"#);
    let limit = RateLimit { name: "default", remaining: 50, reset: Some(30), partition: None };
    assert_eq!(limit.to_string(), r#""default";r=50;t=30"#);
    let bare = RateLimit { name: r#"a"b"#, reset: None, ..limit };
    assert_eq!(bare.to_string(), r#""a\"b";r=50"#);
}

/// RFC 9209 2.1.
#[test]
fn a_member_of_proxy_status_writes_each_parameter_in_its_type() {
    let member = |name, parameters: &[(&str, &str)]| ProxyStatus { name, parameters }.to_string();
    assert_eq!(member("FooProxy", &[]), "FooProxy");
    assert_eq!(member("Example \"CDN\"", &[]), r#""Example \"CDN\"""#);
    assert_eq!(
        member("gw", &[("error", "dns_error"), ("next-hop", "backend.example.org:8001"), ("next-protocol", "h2")]),
        "gw;error=dns_error;next-hop=backend.example.org:8001;next-protocol=h2"
    );
    assert_eq!(
        member("gw", &[("next-hop", "10.0.0.1"), ("next-protocol", "1"), ("received-status", "502"), ("details", "d")]),
        r#"gw;next-hop="10.0.0.1";next-protocol=:MQ==:;received-status=502;details="d""#
    );
}

/// RFC 4648 10.
#[test]
fn base64() {
    for (bytes, text) in [
        ("", "::"),
        ("f", ":Zg==:"),
        ("fo", ":Zm8=:"),
        ("foo", ":Zm9v:"),
        ("foob", ":Zm9vYg==:"),
        ("fooba", ":Zm9vYmE=:"),
        ("foobar", ":Zm9vYmFy:"),
    ] {
        assert_eq!(ByteSequence(bytes.as_bytes()).to_string(), text);
    }
}

/// RFC 9110 14.4, 8.8.3, 10.2.1, 5.6.7 and RFC 9745 2.1.
#[test]
fn what_the_rfcs_show() {
    let bytes = |range, complete| ContentRange { unit: "bytes", range, complete }.to_string();
    assert_eq!(bytes(Some((42, 1233)), Some(1234)), "bytes 42-1233/1234");
    assert_eq!(bytes(Some((42, 1233)), None), "bytes 42-1233/*");
    assert_eq!(bytes(None, Some(1234)), "bytes */1234");
    for (weak, opaque, written) in
        [(false, "xyzzy", r#""xyzzy""#), (true, "xyzzy", r#"W/"xyzzy""#), (false, "", r#""""#)]
    {
        assert_eq!(EntityTag { weak, opaque }.to_string(), written);
    }
    assert_eq!(List(&["GET", "HEAD", "PUT"]).to_string(), "GET, HEAD, PUT");
    assert_eq!(List::<&str>(&[]).to_string(), "");
    assert_eq!(HttpDate(784_111_777).to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
    assert_eq!(Deprecation(1_688_169_599).to_string(), "@1688169599");
}

/// google/rpc/error_details.proto, "ErrorInfo": `[A-Z][A-Z0-9_]+[A-Z0-9]`, at most 63 characters.
#[test]
fn a_reason_is_a_code_in_upper_snake_case() {
    let long = "a".repeat(62);
    for (code, reason) in [
        ("no_such_order", "NO_SUCH_ORDER"),
        ("NO_SUCH_ORDER", "NO_SUCH_ORDER"),
        ("no-such-order", "NO_SUCH_ORDER"),
        ("noSuchOrder", "NO_SUCH_ORDER"),
        ("NoSuchOrder", "NO_SUCH_ORDER"),
        (".no  such--order!", "NO_SUCH_ORDER"),
        ("utf8_error", "UTF8_ERROR"),
        ("2fa_required", "CODE_2FA_REQUIRED"),
        ("404", "CODE_404"),
        ("größe", "GRU00F6U00DFE"),
        ("在庫", "U5728U5EAB"),
        ("a🦀B", "AU1F980_B"),
        ("a\u{10ffff}", "AU10FFFF"),
        ("!", "CODE"),
        ("", "CODE"),
        (&long, &long.to_uppercase()),
        (&format!("{long}b"), &format!("{}B", long.to_uppercase())),
        (&format!("{long}bc"), &format!("{}B", long.to_uppercase())),
        // It does not end in an underscore.
        (&format!("{long}_b"), &long.to_uppercase()),
    ] {
        assert_eq!(Reason::of(code).as_str(), reason, "{code}");
    }
}
