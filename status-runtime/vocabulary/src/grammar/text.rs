//! Texts: a header's value, and the content of quotes.

use super::error::GrammarError;
use super::scan::{is_blank, is_quotable, is_tchar, part, same, stray};

/// The value of a header field (RFC 9110 5.5): visible ASCII with blanks between. It may be empty.
///
/// Bytes above ASCII are legal in HTTP but have no agreed meaning; they are refused.
///
/// # Errors
///
/// The text has a character that HTTP does not carry, or white space at either end.
pub const fn field_value(s: &str) -> Result<(), GrammarError> {
    const ENDS: &str = "no white space at either end of a header's value (RFC 9110 5.5)";
    let bytes = s.as_bytes();
    let end = run!(bytes, 0, is_quotable);
    if end < bytes.len() {
        return Err(stray(bytes, end, "not a character of a header's value (RFC 9110 5.5)"));
    }
    if bytes.is_empty() {
        return Ok(());
    }
    if is_blank(bytes[0]) {
        return Err(GrammarError::new(0, ENDS));
    }
    if is_blank(bytes[end - 1]) {
        return Err(GrammarError::new(end - 1, ENDS));
    }
    Ok(())
}

/// The content of a quoted-string, without the quotes and unescaped (RFC 9110 5.6.4): ASCII, tabs, spaces.
///
/// # Errors
///
/// The text has a control character, or a character above ASCII.
pub const fn quotable(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let end = run!(bytes, 0, is_quotable);
    if end == bytes.len() { Ok(()) } else { Err(stray(bytes, end, "not a character of a quoted string")) }
}

/// The opaque part of an entity tag, without its quotes (RFC 9110 8.8.3). It may be empty.
///
/// # Errors
///
/// The text has a quote, a space, a control character, or a character above ASCII.
pub const fn entity_tag(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' if at == 2 && same(part(bytes, 0, 2), b"W/") => {
                return Err(GrammarError::new(0, "a weak entity tag is `weak(\"..\")`"));
            }
            b'"' => return Err(GrammarError::new(at, "no quotes in an entity tag: those around it are added")),
            b' ' => return Err(GrammarError::new(at, "no spaces (RFC 9110 8.8.3)")),
            b'!'..=b'~' => at += 1,
            _ => return Err(stray(bytes, at, "no tabs (RFC 9110 8.8.3)")),
        }
    }
    Ok(())
}

/// A structured field's Token (RFC 9651 3.3.4).
///
/// # Errors
///
/// It does not start with a letter or `*`, or something stands in it that does not stand in a token and is not `:` or `/`.
pub const fn sf_token(s: &str) -> Result<(), GrammarError> {
    const START: &str = "a Token starts with a letter or `*` (RFC 9651 3.3.4)";
    let bytes = s.as_bytes();
    if bytes.is_empty() {
        return Err(GrammarError::new(0, START));
    }
    if !bytes[0].is_ascii_alphabetic() && bytes[0] != b'*' {
        return Err(stray(bytes, 0, START));
    }
    let mut at = 1;
    while at < bytes.len() {
        if !is_tchar(bytes[at]) && !matches!(bytes[at], b':' | b'/') {
            return Err(stray(
                bytes,
                at,
                "only letters, digits and !#$%&'*+-.^_`|~:/ stand in a Token (RFC 9651 3.3.4)",
            ));
        }
        at += 1;
    }
    Ok(())
}

/// The content of a structured field's String, unescaped (RFC 9651 3.3.3): printable ASCII.
///
/// # Errors
///
/// The text has any other character.
pub const fn sf_string(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b' '..=b'~' => at += 1,
            0x80.. => return Err(GrammarError::new(at, "ASCII only (RFC 9651 3.3.3)")),
            _ => return Err(stray(bytes, at, "no tabs (RFC 9651 3.3.3)")),
        }
    }
    Ok(())
}
