use super::error::GrammarError;
use super::scan::{is_blank, is_digit, is_tchar, part, same, stray, whole_token};
use super::text::quotable;
use super::token::token;
use super::uri::{absolute_location, uri_reference};

/// The schemes of IANA's HTTP Authentication Scheme Registry (RFC 9110 16.4.1).
pub const AUTH_SCHEMES: &[&str] = &[
    "Basic",
    "Bearer",
    "Concealed",
    "Digest",
    "DPoP",
    "GNAP",
    "HOBA",
    "Mutual",
    "Negotiate",
    "OAuth",
    "PrivateToken",
    "SCRAM-SHA-1",
    "SCRAM-SHA-256",
    "vapid",
];

/// Returns whether the scheme is registered with IANA; case is ignored.
pub const fn scheme_registered(s: &str) -> bool {
    let mut at = 0;
    while at < AUTH_SCHEMES.len() {
        if same(s.as_bytes(), AUTH_SCHEMES[at].as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

/// The name of an authentication scheme (RFC 9110 11.1).
///
/// # Errors
///
/// As for a [`token`].
pub const fn scheme(s: &str) -> Result<(), GrammarError> {
    whole_token(
        s,
        "a scheme is a token (RFC 9110 11.1): not empty",
        "a scheme is a token (RFC 9110 11.1): no spaces",
        "a scheme is a token (RFC 9110 11.1)",
    )
}

/// A token68, which some schemes have in place of parameters (RFC 9110 11.2): Base64 in most of its forms.
///
/// # Errors
///
/// The text is empty, or contains a character that a token68 cannot.
pub const fn token68(s: &str) -> Result<(), GrammarError> {
    const fn is_token68(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'+' | b'/')
    }
    const fn is_padding(byte: u8) -> bool {
        byte == b'='
    }

    let bytes = s.as_bytes();
    let start = run!(bytes, 0, is_token68);
    let end = run!(bytes, start, is_padding);
    if start == 0 {
        return Err(GrammarError::new(0, "a token68 starts with a letter, a digit or one of -._~+/ (RFC 9110 11.2)"));
    }
    if end < bytes.len() {
        return Err(stray(bytes, end, "a token68 has letters, digits, -._~+/ and only `=` at its end (RFC 9110 11.2)"));
    }
    Ok(())
}

/// Returns whether the byte may be in a scope, or in the texts of RFC 6750 3: no quotes, no backslash, nothing to
/// escape.
const fn is_scope(byte: u8) -> bool {
    matches!(byte, b'!' | b'#'..=b'[' | b']'..=b'~')
}

/// One or several scopes, one space between (RFC 6750 3).
///
/// # Errors
///
/// There is no scope, too much space, or a quote, a backslash, a control character or a character above ASCII.
pub const fn scope(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    if bytes.is_empty() {
        return Err(GrammarError::new(0, "a scope is not empty (RFC 6750 3)"));
    }
    let mut at = 0;
    loop {
        let end = run!(bytes, at, is_scope);
        if end == bytes.len() && end > at {
            return Ok(());
        }
        if end == at && (end == bytes.len() || bytes[end] == b' ') {
            return Err(if at == 0 || end == bytes.len() {
                GrammarError::new(if at == 0 { 0 } else { at - 1 }, "no space around scopes (RFC 6750 3)")
            } else {
                GrammarError::new(at, "one space between scopes (RFC 6750 3)")
            });
        }
        match bytes[end] {
            b' ' => at = end + 1,
            b'"' => return Err(GrammarError::new(end, "no quotes in a scope (RFC 6750 3)")),
            b'\\' => return Err(GrammarError::new(end, "no backslash in a scope (RFC 6750 3)")),
            _ => return Err(stray(bytes, end, "no tabs in a scope (RFC 6750 3)")),
        }
    }
}

/// A DPoP nonce (RFC 9449 8.1).
///
/// # Errors
///
/// The text is empty, or has a space, a quote, a backslash, a control character or a character above ASCII.
pub const fn dpop_nonce(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let end = run!(bytes, 0, is_scope);
    if bytes.is_empty() {
        Err(GrammarError::new(0, "a nonce is not empty (RFC 9449 8.1)"))
    } else if end < bytes.len() {
        Err(stray(bytes, end, "neither spaces nor quotes nor backslashes (RFC 9449 8.1)"))
    } else {
        Ok(())
    }
}

/// The text of `error` and `error_description` (RFC 6750 3).
///
/// # Errors
///
/// The text is empty, or has a quote, a backslash, a control character or a character above ASCII.
pub const fn error_text(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    if bytes.is_empty() {
        return Err(GrammarError::new(0, "the text is empty (RFC 6749 A.8)"));
    }
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b' ' => {}
            b'"' | b'\\' => return Err(GrammarError::new(at, "neither quotes nor backslashes (RFC 6750 3)")),
            byte if is_scope(byte) => {}
            _ => return Err(stray(bytes, at, "no tabs (RFC 6750 3)")),
        }
        at += 1;
    }
    Ok(())
}

/// The algorithms that a DPoP proof may be signed with, one space between (RFC 9449 5.1 and 7.1).
///
/// # Errors
///
/// There is no algorithm, or one that is not registered for JOSE as a signature with an asymmetric key.
pub const fn dpop_algs(s: &str) -> Result<(), GrammarError> {
    const KNOWN: [&str; 19] = [
        "ES256",
        "ES384",
        "ES512",
        "ES256K",
        "PS256",
        "PS384",
        "PS512",
        "RS256",
        "RS384",
        "RS512",
        "EdDSA",
        "Ed25519",
        "Ed448",
        "ESP256",
        "ESP384",
        "ESP512",
        "ML-DSA-44",
        "ML-DSA-65",
        "ML-DSA-87",
    ];

    let bytes = s.as_bytes();
    let mut at = 0;
    loop {
        let end = run!(bytes, at, is_tchar);
        if end == at {
            return Err(match at < bytes.len() && bytes[at] != b' ' {
                true => stray(bytes, at, "an algorithm is a name of JOSE (RFC 9449 5.1): `ES256`"),
                false if at == 0 => GrammarError::new(at, "at least one algorithm (RFC 9449 5.1): `ES256`"),
                false => GrammarError::new(at - 1, "one space between algorithms, and none around them (RFC 9449 5.1)"),
            });
        }
        let name = part(bytes, at, end);
        if same(name, b"none") || name.len() > 2 && same(part(name, 0, 2), b"HS") {
            return Err(GrammarError::new(at, "asymmetric only (RFC 9449 4.2): `ES256 PS256 EdDSA`"));
        }
        let mut known = false;
        let mut row = 0;
        while row < KNOWN.len() {
            known = known || exactly(name, KNOWN[row].as_bytes());
            row += 1;
        }
        if !known {
            return Err(GrammarError::new(at, "no asymmetric signature of JOSE (RFC 9449 4.2): `ES256 PS256 EdDSA`"));
        }
        if end == bytes.len() {
            return Ok(());
        }
        if bytes[end] != b' ' {
            return Err(stray(bytes, end, "one space between algorithms (RFC 9449 5.1): `ES256 PS256`"));
        }
        at = end + 1;
    }
}

const fn exactly(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The parameters that the scheme defines, for suggestions when one is misspelled; empty for an unknown scheme. Where a
/// scheme allows others, [`auth_param`] accepts those as well.
///
/// They are in the order in which they are written, that of the examples in RFC 6750 3, 7616 3.9, 7617 2, 9449 7.1 and
/// 9470 3.
///
/// ```
/// assert_eq!(status_vocabulary::grammar::auth_params("basic"), ["realm", "charset"]);
/// ```
pub const fn auth_params(scheme: &str) -> &'static [&'static str] {
    match Known::of(scheme) {
        Some(Known::Basic) => &["realm", "charset"],
        Some(Known::Bearer) => {
            &["realm", "scope", "error", "error_description", "error_uri", "resource_metadata", "acr_values", "max_age"]
        }
        Some(Known::Dpop) => &[
            "realm",
            "scope",
            "error",
            "error_description",
            "error_uri",
            "resource_metadata",
            "acr_values",
            "max_age",
            "algs",
        ],
        Some(Known::Digest) => {
            &["realm", "domain", "qop", "algorithm", "nonce", "opaque", "stale", "charset", "userhash"]
        }
        None => &[],
    }
}

/// A parameter of a challenge, its value unquoted and unescaped, as RFC 7617 (Basic), RFC 6750, 9470 and 9728 (Bearer),
/// RFC 9449 (DPoP) and RFC 7616 (Digest) define it, and RFC 9110 11.2 for every other scheme.
///
/// # Errors
///
/// The name is not a token, the scheme does not take it, or the value is not valid for it. The position counts from the
/// start of the value, or of the name if that is invalid.
pub const fn auth_param(scheme: &str, name: &str, value: &str) -> Result<(), GrammarError> {
    check!(token(name));
    check!(quotable(value));
    let is_realm = is(name, "realm");
    match Known::of(scheme) {
        None => Ok(()),
        Some(_) if is_realm => Ok(()),
        Some(Known::Basic) if is(name, "charset") => utf8(value),
        Some(Known::Basic) => Err(GrammarError::new(0, "only `realm` and `charset` (RFC 7617 2)")),
        Some(Known::Digest) if is(name, "charset") => utf8(value),
        Some(Known::Digest) if is(name, "stale") || is(name, "userhash") => {
            match is(value, "true") || is(value, "false") {
                true => Ok(()),
                false => Err(GrammarError::new(0, "`true` or `false` (RFC 7616 3.3)")),
            }
        }
        Some(Known::Digest) if is(name, "algorithm") => token(value),
        Some(Known::Digest) if is(name, "qop") => tokens(value),
        Some(Known::Digest) if is(name, "domain") => references(value),
        Some(Known::Digest) => Ok(()),
        Some(Known::Dpop) if is(name, "algs") => dpop_algs(value),
        Some(Known::Bearer | Known::Dpop) => {
            if is(name, "scope") {
                scope(value)
            } else if is(name, "error") || is(name, "error_description") {
                error_text(value)
            } else if is(name, "error_uri") || is(name, "resource_metadata") {
                absolute_location(value)
            } else if is(name, "acr_values") {
                acr_values(value)
            } else if is(name, "max_age") {
                seconds(value)
            } else {
                Ok(())
            }
        }
    }
}

/// Returns whether the scheme has that parameter in quotes. Quotes are safest everywhere; only Digest requires some
/// parameters to go without (RFC 7616 3.3).
pub const fn auth_param_quoted(scheme: &str, name: &str) -> bool {
    match Known::of(scheme) {
        Some(Known::Digest) => {
            !(is(name, "stale") || is(name, "algorithm") || is(name, "userhash") || is(name, "charset"))
        }
        _ => true,
    }
}

/// The schemes whose parameters are checked.
#[derive(Clone, Copy)]
enum Known {
    Basic,
    Bearer,
    Dpop,
    Digest,
}

impl Known {
    const fn of(scheme: &str) -> Option<Known> {
        if is(scheme, "Basic") {
            Some(Known::Basic)
        } else if is(scheme, "Bearer") {
            Some(Known::Bearer)
        } else if is(scheme, "DPoP") {
            Some(Known::Dpop)
        } else if is(scheme, "Digest") {
            Some(Known::Digest)
        } else {
            None
        }
    }
}

const fn is(name: &str, right: &str) -> bool {
    same(name.as_bytes(), right.as_bytes())
}

const fn utf8(value: &str) -> Result<(), GrammarError> {
    if is(value, "UTF-8") { Ok(()) } else { Err(GrammarError::new(0, "only UTF-8 (RFC 7617 2.1, RFC 7616 3.3)")) }
}

const fn seconds(value: &str) -> Result<(), GrammarError> {
    let bytes = value.as_bytes();
    let end = run!(bytes, 0, is_digit);
    if bytes.is_empty() || end < bytes.len() {
        return Err(GrammarError::new(end, "a number of seconds, 0 or more (RFC 9470 3)"));
    }
    Ok(())
}

/// Classes of authentication in order of preference, with the grammar of scopes.
const fn acr_values(value: &str) -> Result<(), GrammarError> {
    match scope(value) {
        Ok(()) => Ok(()),
        Err(error) => {
            Err(GrammarError::new(error.at(), "values with one space between, no quotes, no backslash (RFC 9470 3)"))
        }
    }
}

const fn tokens(value: &str) -> Result<(), GrammarError> {
    let bytes = value.as_bytes();
    let mut at = 0;
    loop {
        let end = run!(bytes, at, is_tchar);
        if end == at {
            return Err(GrammarError::new(at, "tokens with commas between: `auth, auth-int` (RFC 7616 3.3)"));
        }
        at = run!(bytes, end, is_blank);
        if at == bytes.len() {
            return Ok(());
        }
        if bytes[at] != b',' {
            return Err(GrammarError::new(at, "tokens with commas between: `auth, auth-int` (RFC 7616 3.3)"));
        }
        at = run!(bytes, at + 1, is_blank);
    }
}

const fn references(value: &str) -> Result<(), GrammarError> {
    let mut rest = value;
    let mut base = 0;
    loop {
        let mut end = 0;
        while end < rest.len() && rest.as_bytes()[end] != b' ' {
            end += 1;
        }
        let (reference, after) = rest.split_at(end);
        match uri_reference(reference) {
            Ok(()) if !reference.is_empty() => {}
            Ok(()) => return Err(GrammarError::new(base, "URIs with one space between (RFC 7616 3.3)")),
            Err(error) => return Err(error.moved(base)),
        }
        if after.is_empty() {
            return Ok(());
        }
        rest = after.split_at(1).1;
        base += end + 1;
    }
}
