//! Tokens, and names that are tokens.

use super::error::GrammarError;
use super::scan::{is_blank, same, stray, token_at, whole_token};

/// A token (RFC 9110 5.6.2).
///
/// # Errors
///
/// The text is empty, or contains a character that a token cannot.
pub const fn token(s: &str) -> Result<(), GrammarError> {
    whole_token(
        s,
        "a token is not empty (RFC 9110 5.6.2)",
        "a token has no spaces (RFC 9110 5.6.2)",
        "only letters, digits and !#$%&'*+-.^_`|~ stand in a token (RFC 9110 5.6.2)",
    )
}

/// The name of a header field (RFC 9110 5.1).
///
/// # Errors
///
/// As for a [`token`].
pub const fn field_name(s: &str) -> Result<(), GrammarError> {
    whole_token(
        s,
        "a header needs a name",
        "header names contain no spaces (RFC 9110 5.1)",
        "header names contain only letters, digits and !#$%&'*+-.^_`|~ (RFC 9110 5.1)",
    )
}

/// A method for Allow (RFC 9110 9.1): a token; a standard method must be in its own case.
///
/// # Errors
///
/// The text is not a token, or is a standard method in another case: the error then has the right spelling.
pub const fn method(s: &str) -> Result<(), GrammarError> {
    const STANDARD: [(&str, &str); 10] = [
        ("GET", "methods are case-sensitive (RFC 9110 9.1): `GET`"),
        ("HEAD", "methods are case-sensitive (RFC 9110 9.1): `HEAD`"),
        ("POST", "methods are case-sensitive (RFC 9110 9.1): `POST`"),
        ("PUT", "methods are case-sensitive (RFC 9110 9.1): `PUT`"),
        ("DELETE", "methods are case-sensitive (RFC 9110 9.1): `DELETE`"),
        ("CONNECT", "methods are case-sensitive (RFC 9110 9.1): `CONNECT`"),
        ("OPTIONS", "methods are case-sensitive (RFC 9110 9.1): `OPTIONS`"),
        ("TRACE", "methods are case-sensitive (RFC 9110 9.1): `TRACE`"),
        ("PATCH", "methods are case-sensitive (RFC 9110 9.1): `PATCH`"),
        ("QUERY", "methods are case-sensitive (RFC 9110 9.1): `QUERY`"),
    ];

    check!(whole_token(
        s,
        "a method is a token (RFC 9110 9.1): not empty",
        "a method is a token (RFC 9110 9.1): no spaces",
        "a method is a token (RFC 9110 9.1)",
    ));
    if same(s.as_bytes(), b"*") {
        return Err(GrammarError::new(0, "`*` is not a method: its name is reserved (RFC 9110 18.2)"));
    }
    let mut at = 0;
    while at < STANDARD.len() {
        let (right, what) = STANDARD[at];
        if same(s.as_bytes(), right.as_bytes()) {
            let mut differs = 0;
            while differs < right.len() {
                if s.as_bytes()[differs] != right.as_bytes()[differs] {
                    return Err(GrammarError::new(differs, what));
                }
                differs += 1;
            }
        }
        at += 1;
    }
    Ok(())
}

/// A protocol of Upgrade (RFC 9110 7.8): a token, optionally with a version after a slash.
///
/// # Errors
///
/// One of the two is not a token.
pub const fn upgrade_protocol(s: &str) -> Result<(), GrammarError> {
    const SPACE: &str = "a protocol is a token (RFC 9110 7.8): no spaces";
    let bytes = s.as_bytes();
    let mut at = check!(token_at(bytes, 0, "a protocol is a token (RFC 9110 7.8): `websocket`"));
    if at < bytes.len() && bytes[at] == b'/' {
        at = check!(token_at(bytes, at + 1, "a version follows the slash (RFC 9110 7.8): `HTTP/2.0`"));
    }
    if at < bytes.len() {
        return Err(stray(bytes, at, if is_blank(bytes[at]) { SPACE } else { "a protocol is a token (RFC 9110 7.8)" }));
    }
    Ok(())
}

/// The name of a member that extends a problem document (RFC 9457 3.2).
///
/// # Errors
///
/// The name does not start with a letter, or contains a character other than letters, digits and `_`.
pub const fn member_name(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    if bytes.is_empty() || !bytes[0].is_ascii_alphabetic() {
        return Err(GrammarError::new(0, "a member's name starts with a letter (RFC 9457 3.2)"));
    }
    let mut at = 1;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() && bytes[at] != b'_' {
            return Err(GrammarError::new(at, "a member's name has only letters, digits and `_` (RFC 9457 3.2)"));
        }
        at += 1;
    }
    Ok(())
}
