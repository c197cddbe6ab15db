//! The scanners that the grammars share: classes of bytes, runs of them, and common parts of headers.

use super::error::GrammarError;

// `?` and closures are not available in `const fn`.
macro_rules! check {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}

/// The end of the run of bytes of a class that starts at `$at`.
macro_rules! run {
    ($bytes:expr, $at:expr, $class:path) => {{
        let mut end = $at;
        while end < $bytes.len() && $class($bytes[end]) {
            end += 1;
        }
        end
    }};
}

/// The error for the byte at `at`: `what`, unless no header could carry the byte at all.
pub(super) const fn stray(bytes: &[u8], at: usize, what: &'static str) -> GrammarError {
    GrammarError::new(
        at,
        match bytes[at] {
            b'\r' | b'\n' => "a line break would end the header (RFC 9110 5.5)",
            b'\t' => what,
            0..=0x1f | 0x7f => "no control characters (RFC 9110 5.5)",
            0x80.. => "ASCII only: there is no reliable way to carry it (RFC 9110 5.5)",
            _ => what,
        },
    )
}

pub(super) const fn is_tchar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'|' | b'~'
        )
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

pub(super) const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

pub(super) const fn is_quotable(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'~')
}

/// Returns whether they are equal, ignoring the case of ASCII letters.
pub(super) const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if !a[at].eq_ignore_ascii_case(&b[at]) {
            return false;
        }
        at += 1;
    }
    true
}

pub(super) const fn part(bytes: &[u8], from: usize, to: usize) -> &[u8] {
    bytes.split_at(to).0.split_at(from).1
}

/// Skips the token that is required at `at`.
pub(super) const fn token_at(bytes: &[u8], at: usize, missing: &'static str) -> Result<usize, GrammarError> {
    let end = run!(bytes, at, is_tchar);
    if end > at {
        Ok(end)
    } else if at < bytes.len() {
        Err(stray(bytes, at, missing))
    } else {
        Err(GrammarError::new(at, missing))
    }
}

/// Skips a quoted-string whose first quote is at `at` (RFC 9110 5.6.4).
pub(super) const fn quoted_at(bytes: &[u8], at: usize) -> Result<usize, GrammarError> {
    let mut at = at + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return Ok(at + 1),
            b'\\' if at + 1 < bytes.len() && is_quotable(bytes[at + 1]) => at += 2,
            byte if is_quotable(byte) && byte != b'\\' => at += 1,
            _ => return Err(stray(bytes, at, "a backslash stands before what it quotes (RFC 9110 5.6.4)")),
        }
    }
    Err(GrammarError::new(at, "the quote is never closed (RFC 9110 5.6.4)"))
}

/// Checks that the text is one token; the messages are the caller's.
pub(super) const fn whole_token(
    s: &str,
    empty: &'static str,
    space: &'static str,
    other: &'static str,
) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let end = run!(bytes, 0, is_tchar);
    if bytes.is_empty() {
        Err(GrammarError::new(0, empty))
    } else if end == bytes.len() {
        Ok(())
    } else if bytes[end] == b' ' {
        Err(GrammarError::new(end, space))
    } else {
        Err(stray(bytes, end, other))
    }
}

/// A number of at most 64 bits at `at`: its value and its end.
pub(super) const fn number_at(bytes: &[u8], at: usize, missing: &'static str) -> Result<(u64, usize), GrammarError> {
    let end = run!(bytes, at, is_digit);
    if end == at {
        return Err(if at < bytes.len() { stray(bytes, at, missing) } else { GrammarError::new(at, missing) });
    }
    let mut value: u64 = 0;
    let mut digit = at;
    while digit < end {
        value = match value.checked_mul(10) {
            Some(tens) => match tens.checked_add((bytes[digit] - b'0') as u64) {
                Some(sum) => sum,
                None => return Err(GrammarError::new(at, "the number is too big")),
            },
            None => return Err(GrammarError::new(at, "the number is too big")),
        };
        digit += 1;
    }
    Ok((value, end))
}
