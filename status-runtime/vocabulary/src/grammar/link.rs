use super::error::GrammarError;
use super::scan::{part, stray};
use super::uri;

/// One or several relation types, one space between (RFC 8288 3.3): registered names or absolute URIs.
///
/// # Errors
///
/// There is no relation type, or one that is neither.
pub const fn relation(s: &str) -> Result<(), GrammarError> {
    const fn is_rel(byte: u8) -> bool {
        matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-')
    }

    let bytes = s.as_bytes();
    if bytes.is_empty() {
        return Err(GrammarError::new(0, "an empty relation (RFC 8288 3.3)"));
    }
    let mut at = 0;
    loop {
        let mut end = at;
        let mut colon = false;
        while end < bytes.len() && bytes[end] != b' ' {
            colon = colon || bytes[end] == b':';
            end += 1;
        }
        if end == at {
            return Err(GrammarError::new(at, "one space between relations, and none around them (RFC 8288 3.3)"));
        }
        if colon {
            check!(uri::absolute(part(bytes, at, end), at));
        } else {
            let stop = run!(bytes, at, is_rel);
            if stop < end {
                return Err(match bytes[stop] {
                    b'A'..=b'Z' => GrammarError::new(stop, "a relation is written in lower case (RFC 8288 3.3)"),
                    _ => stray(
                        bytes,
                        stop,
                        "a relation is a registered name, such as `help`, or an absolute URI (RFC 8288 3.3)",
                    ),
                });
            }
            if !bytes[at].is_ascii_lowercase() {
                return Err(GrammarError::new(at, "a relation starts with a letter (RFC 8288 3.3)"));
            }
        }
        if end == bytes.len() {
            return Ok(());
        }
        at = end + 1;
    }
}
