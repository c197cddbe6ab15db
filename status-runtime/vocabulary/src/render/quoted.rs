use core::fmt;

/// A text in quotes, `"` and `\` escaped, as a quoted-string (RFC 9110 5.6.4) and a structured field's String
/// (RFC 9651 3.3.3) write it.
///
/// ```
/// assert_eq!(status_vocabulary::render::quoted(r#"say "hi""#).to_string(), r#""say \"hi\"""#);
/// ```
pub const fn quoted(s: &str) -> Quoted<'_> {
    Quoted(s)
}

/// The length of a text as it is between the quotes.
pub const fn escaped_len(s: &str) -> usize {
    let (mut at, mut len) = (0, s.len());
    while at < s.len() {
        if is_escaped(s.as_bytes()[at]) {
            len += 1;
        }
        at += 1;
    }
    len
}

/// The same text as [`quoted`] writes it between the quotes, for const evaluation. `N` is its [`escaped_len`].
///
/// ```
/// use status_vocabulary::render::{escaped, escaped_len};
///
/// const REALM: &str = r#"say "hi""#;
/// const ESCAPED: [u8; escaped_len(REALM)] = escaped(REALM);
/// assert_eq!(ESCAPED, *br#"say \"hi\""#);
/// ```
pub const fn escaped<const N: usize>(s: &str) -> [u8; N] {
    let mut bytes = [0; N];
    let (mut at, mut len) = (0, 0);
    while at < s.len() {
        let byte = s.as_bytes()[at];
        if is_escaped(byte) {
            bytes[len] = b'\\';
            len += 1;
        }
        bytes[len] = byte;
        len += 1;
        at += 1;
    }
    bytes
}

const fn is_escaped(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\')
}

/// The return value of [`quoted`].
#[derive(Debug, Clone, Copy)]
pub struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;

        f.write_char('"')?;
        let mut rest = self.0;
        while let Some(at) = rest.bytes().position(is_escaped) {
            f.write_str(&rest[..at])?;
            f.write_char('\\')?;
            f.write_str(&rest[at..=at])?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)?;
        f.write_char('"')
    }
}
