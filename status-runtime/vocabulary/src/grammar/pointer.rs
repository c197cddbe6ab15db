//! JSON Pointers.

use super::error::GrammarError;

/// A JSON Pointer (RFC 6901 3): empty, or each name after a `/`, with `~0` for `~` and `~1` for `/`.
///
/// # Errors
///
/// The text does not begin with `/`, or has a `~` that is part of no escape.
pub const fn json_pointer(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    if !bytes.is_empty() && bytes[0] != b'/' {
        return Err(GrammarError::new(0, "it begins with `/` (RFC 6901 3)"));
    }
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'~' && !(at + 1 < bytes.len() && matches!(bytes[at + 1], b'0' | b'1')) {
            return Err(GrammarError::new(at, "`~` is written `~0`, and `/` in a name `~1` (RFC 6901 3)"));
        }
        at += 1;
    }
    Ok(())
}
