use super::error::GrammarError;
use super::scan::{number_at, stray, token_at};

/// A Content-Range (RFC 9110 14.4): `bytes 0-499/1234`, `bytes 0-499/*` or `bytes */1234`.
///
/// # Errors
///
/// The text has none of these forms, its positions contradict each other, or a number does not fit 64 bits.
pub const fn content_range(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let unit = check!(token_at(bytes, 0, "a Content-Range starts with its unit: `bytes 0-499/1234` (RFC 9110 14.4)"));
    if unit == bytes.len() || bytes[unit] != b' ' {
        return Err(GrammarError::new(unit, "one space after the unit: `bytes 0-499/1234` (RFC 9110 14.4)"));
    }
    let mut at = unit + 1;
    let mut last = None;
    if at < bytes.len() && bytes[at] == b'*' {
        at += 1;
    } else {
        let start = at;
        let (first, dash) = check!(number_at(bytes, at, "the first position, or `*` (RFC 9110 14.4)"));
        if dash == bytes.len() || bytes[dash] != b'-' {
            return Err(GrammarError::new(dash, "a `-` between first and last position (RFC 9110 14.4)"));
        }
        let (end, slash) = check!(number_at(bytes, dash + 1, "the last position (RFC 9110 14.4)"));
        if first > end {
            return Err(GrammarError::new(start, "the first position must not exceed the last (RFC 9110 14.4)"));
        }
        last = Some(end);
        at = slash;
    }
    if at == bytes.len() || bytes[at] != b'/' {
        return Err(GrammarError::new(at, "a `/` before the complete length (RFC 9110 14.4)"));
    }
    at += 1;
    match last {
        Some(_) if at < bytes.len() && bytes[at] == b'*' => at += 1,
        _ => {
            let (complete, end) =
                check!(number_at(bytes, at, "the complete length, a number of bytes (RFC 9110 14.4)"));
            if let Some(last) = last
                && last >= complete
            {
                return Err(GrammarError::new(at, "the complete length must exceed the last position (RFC 9110 14.4)"));
            }
            at = end;
        }
    }
    if at < bytes.len() {
        return Err(stray(bytes, at, "nothing follows the complete length (RFC 9110 14.4)"));
    }
    Ok(())
}
