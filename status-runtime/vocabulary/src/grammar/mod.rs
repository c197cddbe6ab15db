//! What may stand in a header, as one judge for the macro, for `const` evaluation and for the run time.
//!
//! Every function here reads text and answers with what is wrong and where. Nothing allocates, nothing
//! panics, and nothing is changed on the way: what passes can be sent as it stands.
//!
//! ```
//! use status_vocabulary::grammar;
//!
//! const _: () = assert!(grammar::token("gzip").is_ok());
//!
//! let fault = grammar::scope("read  write").unwrap_err();
//! assert_eq!(fault.to_string(), "one space between scopes (RFC 6750 3), at byte 5");
//! ```

use core::fmt;

// `?` and closures are not for `const fn`.
macro_rules! check {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(fault) => return Err(fault),
        }
    };
}

/// Where the run of bytes of a class ends that starts at `$at`.
macro_rules! run {
    ($bytes:expr, $at:expr, $class:path) => {{
        let mut end = $at;
        while end < $bytes.len() && $class($bytes[end]) {
            end += 1;
        }
        end
    }};
}

mod auth;
mod cache;
mod language;
mod media;
pub mod percent;
mod time;
mod uri;

pub use auth::{
    AUTH_SCHEMES, auth_param, auth_param_quoted, auth_params, dpop_algs, dpop_nonce, error_text, scheme,
    scheme_registered, scope, token68,
};
pub use cache::{CACHE_DIRECTIVES, cache_control, cache_directive, vary};
pub use language::{content_language, language_tag};
pub use media::{CONTENT_CODINGS, content_coding, media_range, media_type};
pub use time::{
    DateForm, ForeignDate, MAX_DATE, MAX_DELAY, MIN_DATE, Rfc3339, YEAR, date, delay, foreign_date, foreign_delay,
    http_date, imf_fixdate, rfc3339, spell_delay, weekday, year,
};
pub use uri::{
    absolute_location, absolute_uri, content_location, location, problem_type, unsafe_scheme, uri_reference,
};

/// What is wrong with a text, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    at: usize,
    what: &'static str,
}

impl Fault {
    /// A fault at that byte.
    pub const fn new(at: usize, what: &'static str) -> Fault {
        Fault { at, what }
    }

    /// The byte at which it shows: the text's length if something is missing at its end.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// What is wrong, or what to write instead.
    pub const fn what(&self) -> &'static str {
        self.what
    }

    /// The same fault in a text of which `by` bytes come before the one that was judged.
    #[must_use]
    pub const fn moved(self, by: usize) -> Fault {
        Fault { at: self.at + by, what: self.what }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, at byte {}", self.what, self.at)
    }
}

impl core::error::Error for Fault {}

/// What is wrong with the byte at `at`: `what`, unless no header could carry it at all.
const fn stray(bytes: &[u8], at: usize, what: &'static str) -> Fault {
    Fault::new(
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

const fn is_tchar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'|' | b'~'
        )
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

const fn is_quotable(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'~')
}

/// Whether they are the same but for the case of ASCII letters.
const fn same(a: &[u8], b: &[u8]) -> bool {
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

const fn part(bytes: &[u8], from: usize, to: usize) -> &[u8] {
    bytes.split_at(to).0.split_at(from).1
}

/// Goes over a token that has to stand at `at`.
const fn token_at(bytes: &[u8], at: usize, missing: &'static str) -> Result<usize, Fault> {
    let end = run!(bytes, at, is_tchar);
    if end > at {
        Ok(end)
    } else if at < bytes.len() {
        Err(stray(bytes, at, missing))
    } else {
        Err(Fault::new(at, missing))
    }
}

/// Goes over a quoted-string whose first quote is at `at` (RFC 9110 5.6.4).
const fn quoted_at(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    let mut at = at + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return Ok(at + 1),
            b'\\' if at + 1 < bytes.len() && is_quotable(bytes[at + 1]) => at += 2,
            byte if is_quotable(byte) && byte != b'\\' => at += 1,
            _ => return Err(stray(bytes, at, "a backslash stands before what it quotes (RFC 9110 5.6.4)")),
        }
    }
    Err(Fault::new(at, "the quote is never closed (RFC 9110 5.6.4)"))
}

/// The text is one token, or else the fault says so in the caller's words.
const fn whole_token(s: &str, empty: &'static str, space: &'static str, other: &'static str) -> Result<(), Fault> {
    let bytes = s.as_bytes();
    let end = run!(bytes, 0, is_tchar);
    if bytes.is_empty() {
        Err(Fault::new(0, empty))
    } else if end == bytes.len() {
        Ok(())
    } else if bytes[end] == b' ' {
        Err(Fault::new(end, space))
    } else {
        Err(stray(bytes, end, other))
    }
}

/// A token (RFC 9110 5.6.2).
///
/// # Errors
///
/// It is empty, or something stands in it that does not stand in a token.
pub const fn token(s: &str) -> Result<(), Fault> {
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
pub const fn field_name(s: &str) -> Result<(), Fault> {
    whole_token(
        s,
        "a header needs a name",
        "header names contain no spaces (RFC 9110 5.1)",
        "header names contain only letters, digits and !#$%&'*+-.^_`|~ (RFC 9110 5.1)",
    )
}

/// The value of a header field (RFC 9110 5.5): visible ASCII with blanks between. It may be empty.
///
/// Bytes above ASCII are legal in HTTP and mean nothing that both sides agree on; they are refused.
///
/// # Errors
///
/// A character that HTTP does not carry, or white space at either end.
pub const fn field_value(s: &str) -> Result<(), Fault> {
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
        return Err(Fault::new(0, ENDS));
    }
    if is_blank(bytes[end - 1]) {
        return Err(Fault::new(end - 1, ENDS));
    }
    Ok(())
}

/// What may stand inside a quoted-string, without the quotes and unescaped (RFC 9110 5.6.4): ASCII, tabs, spaces.
///
/// # Errors
///
/// A control character, or one above ASCII.
pub const fn quotable(s: &str) -> Result<(), Fault> {
    let bytes = s.as_bytes();
    let end = run!(bytes, 0, is_quotable);
    if end == bytes.len() { Ok(()) } else { Err(stray(bytes, end, "not a character of a quoted string")) }
}

/// A text in quotes, `"` and `\` escaped, as a quoted-string (RFC 9110 5.6.4) and a structured field's String
/// (RFC 9651 3.3.3) write it.
///
/// ```
/// assert_eq!(status_vocabulary::grammar::quoted(r#"say "hi""#).to_string(), r#""say \"hi\"""#);
/// ```
pub const fn quoted(s: &str) -> Quoted<'_> {
    Quoted(s)
}

/// What [`quoted`] returns.
#[derive(Debug, Clone, Copy)]
pub struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;

        f.write_char('"')?;
        let mut rest = self.0;
        while let Some(at) = rest.find(['"', '\\']) {
            f.write_str(&rest[..at])?;
            f.write_char('\\')?;
            f.write_str(&rest[at..=at])?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)?;
        f.write_char('"')
    }
}

/// A method as it goes into Allow (RFC 9110 9.1): a token, and a standard one in its own case.
///
/// # Errors
///
/// It is no token, or a standard method in another case: the fault then says the right spelling.
pub const fn method(s: &str) -> Result<(), Fault> {
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
        return Err(Fault::new(0, "`*` is no method: its name is reserved (RFC 9110 18.2)"));
    }
    let mut at = 0;
    while at < STANDARD.len() {
        let (right, what) = STANDARD[at];
        if same(s.as_bytes(), right.as_bytes()) {
            let mut differs = 0;
            while differs < right.len() {
                if s.as_bytes()[differs] != right.as_bytes()[differs] {
                    return Err(Fault::new(differs, what));
                }
                differs += 1;
            }
        }
        at += 1;
    }
    Ok(())
}

/// The opaque part of an entity tag, without its quotes (RFC 9110 8.8.3). It may be empty.
///
/// # Errors
///
/// A quote, a space, a control character, or one above ASCII.
pub const fn entity_tag(s: &str) -> Result<(), Fault> {
    let bytes = s.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' if at == 2 && same(part(bytes, 0, 2), b"W/") => {
                return Err(Fault::new(0, "a weak entity tag is `weak(\"..\")`"));
            }
            b'"' => return Err(Fault::new(at, "no quotes in an entity tag: those around it are added")),
            b' ' => return Err(Fault::new(at, "no spaces (RFC 9110 8.8.3)")),
            b'!'..=b'~' => at += 1,
            _ => return Err(stray(bytes, at, "no tabs (RFC 9110 8.8.3)")),
        }
    }
    Ok(())
}

/// A protocol of Upgrade (RFC 9110 7.8): a token, and perhaps a version after a slash.
///
/// # Errors
///
/// One of the two is no token.
pub const fn upgrade_protocol(s: &str) -> Result<(), Fault> {
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

/// One or several relation types, one space between (RFC 8288 3.3): registered names or absolute URIs.
///
/// # Errors
///
/// There is none, or one that is neither.
pub const fn relation(s: &str) -> Result<(), Fault> {
    const fn is_rel(byte: u8) -> bool {
        matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-')
    }

    let bytes = s.as_bytes();
    if bytes.is_empty() {
        return Err(Fault::new(0, "an empty relation (RFC 8288 3.3)"));
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
            return Err(Fault::new(at, "one space between relations, and none around them (RFC 8288 3.3)"));
        }
        if colon {
            check!(uri::absolute(part(bytes, at, end), at));
        } else {
            let stop = run!(bytes, at, is_rel);
            if stop < end {
                return Err(match bytes[stop] {
                    b'A'..=b'Z' => Fault::new(stop, "a relation is written in lower case (RFC 8288 3.3)"),
                    _ => stray(
                        bytes,
                        stop,
                        "a relation is a registered name, such as `help`, or an absolute URI (RFC 8288 3.3)",
                    ),
                });
            }
            if !bytes[at].is_ascii_lowercase() {
                return Err(Fault::new(at, "a relation starts with a letter (RFC 8288 3.3)"));
            }
        }
        if end == bytes.len() {
            return Ok(());
        }
        at = end + 1;
    }
}

/// A number of at most 64 bits at `at`: its value and where it ends.
const fn number_at(bytes: &[u8], at: usize, missing: &'static str) -> Result<(u64, usize), Fault> {
    let end = run!(bytes, at, is_digit);
    if end == at {
        return Err(if at < bytes.len() { stray(bytes, at, missing) } else { Fault::new(at, missing) });
    }
    let mut value: u64 = 0;
    let mut digit = at;
    while digit < end {
        value = match value.checked_mul(10) {
            Some(tens) => match tens.checked_add((bytes[digit] - b'0') as u64) {
                Some(sum) => sum,
                None => return Err(Fault::new(at, "the number is too big")),
            },
            None => return Err(Fault::new(at, "the number is too big")),
        };
        digit += 1;
    }
    Ok((value, end))
}

/// A Content-Range (RFC 9110 14.4): `bytes 0-499/1234`, `bytes 0-499/*` or `bytes */1234`.
///
/// # Errors
///
/// It is none of these, its positions contradict each other, or a number does not fit 64 bits.
pub const fn content_range(s: &str) -> Result<(), Fault> {
    let bytes = s.as_bytes();
    let unit = check!(token_at(bytes, 0, "a Content-Range starts with its unit: `bytes 0-499/1234` (RFC 9110 14.4)"));
    if unit == bytes.len() || bytes[unit] != b' ' {
        return Err(Fault::new(unit, "one space after the unit: `bytes 0-499/1234` (RFC 9110 14.4)"));
    }
    let mut at = unit + 1;
    let mut last = None;
    if at < bytes.len() && bytes[at] == b'*' {
        at += 1;
    } else {
        let start = at;
        let (first, dash) = check!(number_at(bytes, at, "the first position, or `*` (RFC 9110 14.4)"));
        if dash == bytes.len() || bytes[dash] != b'-' {
            return Err(Fault::new(dash, "a `-` between first and last position (RFC 9110 14.4)"));
        }
        let (end, slash) = check!(number_at(bytes, dash + 1, "the last position (RFC 9110 14.4)"));
        if first > end {
            return Err(Fault::new(start, "the first position must not exceed the last (RFC 9110 14.4)"));
        }
        last = Some(end);
        at = slash;
    }
    if at == bytes.len() || bytes[at] != b'/' {
        return Err(Fault::new(at, "a `/` before the complete length (RFC 9110 14.4)"));
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
                return Err(Fault::new(at, "the complete length must exceed the last position (RFC 9110 14.4)"));
            }
            at = end;
        }
    }
    if at < bytes.len() {
        return Err(stray(bytes, at, "nothing follows the complete length (RFC 9110 14.4)"));
    }
    Ok(())
}

/// The content of a structured field's String, unescaped (RFC 9651 3.3.3): printable ASCII.
///
/// # Errors
///
/// Anything else.
pub const fn sf_string(s: &str) -> Result<(), Fault> {
    let bytes = s.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b' '..=b'~' => at += 1,
            0x80.. => return Err(Fault::new(at, "ASCII only (RFC 9651 3.3.3)")),
            _ => return Err(stray(bytes, at, "no tabs (RFC 9651 3.3.3)")),
        }
    }
    Ok(())
}

/// The name of a member that extends a problem document (RFC 9457 3.2).
///
/// # Errors
///
/// It does not start with a letter, or goes on with something else than letters, digits and `_`.
pub const fn member_name(s: &str) -> Result<(), Fault> {
    let bytes = s.as_bytes();
    if bytes.is_empty() || !bytes[0].is_ascii_alphabetic() {
        return Err(Fault::new(0, "a member's name starts with a letter (RFC 9457 3.2)"));
    }
    let mut at = 1;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() && bytes[at] != b'_' {
            return Err(Fault::new(at, "a member's name has only letters, digits and `_` (RFC 9457 3.2)"));
        }
        at += 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
