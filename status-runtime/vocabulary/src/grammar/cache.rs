use super::error::GrammarError;
use super::scan::{is_blank, is_digit, is_tchar, part, quoted_at, same, stray, token_at};

/// The argument of a directive of Cache-Control.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Argument {
    None,
    Seconds,
    /// Field names in quotes, which may be left out.
    Fields,
    /// Not for responses.
    Request,
}

const DIRECTIVES: [(&str, Argument); 16] = [
    ("max-age", Argument::Seconds),
    ("s-maxage", Argument::Seconds),
    ("no-store", Argument::None),
    ("no-cache", Argument::Fields),
    ("private", Argument::Fields),
    ("public", Argument::None),
    ("must-revalidate", Argument::None),
    ("proxy-revalidate", Argument::None),
    ("must-understand", Argument::None),
    ("no-transform", Argument::None),
    ("immutable", Argument::None),
    ("stale-while-revalidate", Argument::Seconds),
    ("stale-if-error", Argument::Seconds),
    ("max-stale", Argument::Request),
    ("min-fresh", Argument::Request),
    ("only-if-cached", Argument::Request),
];

/// The directives that a response may have (RFC 9111 5.2.2, RFC 5861 3 and 4, RFC 8246 2).
pub const CACHE_DIRECTIVES: &[&str] = &[
    "max-age",
    "s-maxage",
    "no-store",
    "no-cache",
    "private",
    "public",
    "must-revalidate",
    "proxy-revalidate",
    "must-understand",
    "no-transform",
    "immutable",
    "stale-while-revalidate",
    "stale-if-error",
];

const MAX_AGE: u32 = 1 << 0;
const S_MAXAGE: u32 = 1 << 1;
const NO_STORE: u32 = 1 << 2;
const PRIVATE: u32 = 1 << 4;
const PUBLIC: u32 = 1 << 5;

/// The value of Cache-Control in a response (RFC 9111 5.2.2).
///
/// The directives of RFC 9111, 5861 and 8246 are checked with their arguments; others are accepted as they are.
///
/// # Errors
///
/// The text is empty or not a list, a directive has the wrong argument, is for requests or is given twice, or two
/// contradict each other: `no-store` and anything that lets a cache store (except `must-understand`), `public` and
/// `private`.
pub const fn cache_control(s: &str) -> Result<(), GrammarError> {
    const fn is_zero(byte: u8) -> bool {
        byte == b'0'
    }

    let bytes = s.as_bytes();
    let mut seen = 0;
    let mut stored = false;
    let mut at = 0;
    loop {
        let start = at;
        let end = check!(token_at(bytes, at, "a directive is missing: `no-store` (RFC 9111 5.2.2)"));
        let argument = end + 1;
        at = if end == bytes.len() || bytes[end] != b'=' {
            end
        } else if argument < bytes.len() && bytes[argument] == b'"' {
            check!(quoted_at(bytes, argument))
        } else {
            check!(token_at(bytes, argument, "an argument follows the `=`: `max-age=60` (RFC 9111 5.2)"))
        };

        let mut row = 0;
        while row < DIRECTIVES.len() {
            let (name, takes) = DIRECTIVES[row];
            if same(part(bytes, start, end), name.as_bytes()) {
                if seen & 1 << row != 0 {
                    return Err(GrammarError::new(start, "a directive is given once (RFC 9111 4.2.1)"));
                }
                check!(takes.validate(bytes, start, end, at));
                seen |= 1 << row;
                // `max-age=0` and the like beside `no-store` are redundant and do not contradict it.
                stored = stored
                    || 1 << row & (MAX_AGE | S_MAXAGE | PUBLIC) != 0
                        && !(at > argument && run!(bytes, argument, is_zero) == at);
            }
            row += 1;
        }
        // A cache that does what `must-understand` asks for ignores the `no-store` beside it (RFC 9111 5.2.2.3).
        if seen & NO_STORE != 0 && stored && !cache_directive(s, "must-understand") {
            let what = "`no-store` contradicts the other directives about storing (RFC 9111 5.2.2): choose one";
            return Err(GrammarError::new(start, what));
        }
        if seen & PUBLIC != 0 && seen & PRIVATE != 0 {
            return Err(GrammarError::new(start, "`public` contradicts `private` (RFC 9111 5.2.2): choose one"));
        }

        if at == bytes.len() {
            return Ok(());
        }
        let comma = run!(bytes, at, is_blank);
        if comma == bytes.len() {
            return Err(GrammarError::new(at, "no white space at the end"));
        }
        if bytes[comma] != b',' {
            return Err(stray(bytes, comma, "a comma between directives (RFC 9111 5.2)"));
        }
        at = run!(bytes, comma + 1, is_blank);
    }
}

impl Argument {
    /// Validates the argument of the directive that goes from `start` to `end`; the argument goes on to `stop`.
    const fn validate(self, bytes: &[u8], start: usize, end: usize, stop: usize) -> Result<(), GrammarError> {
        let given = stop > end;
        let argument = end + 1;
        match self {
            Argument::Request => Err(GrammarError::new(start, "a directive of requests (RFC 9111 5.2.1)")),
            Argument::None if given => Err(GrammarError::new(end, "this directive takes no argument (RFC 9111 5.2.2)")),
            Argument::None => Ok(()),
            Argument::Seconds if !given => {
                Err(GrammarError::new(end, "the number of seconds is missing: `max-age=60` (RFC 9111 5.2.2)"))
            }
            Argument::Seconds if run!(bytes, argument, is_digit) == stop => Ok(()),
            Argument::Seconds => {
                Err(GrammarError::new(argument, "seconds, as digits and without quotes: `max-age=60` (RFC 9111 5.2.2)"))
            }
            Argument::Fields if !given => Ok(()),
            Argument::Fields if bytes[argument] != b'"' => Err(GrammarError::new(
                argument,
                "field names stand in quotes: `private=\"set-cookie\"` (RFC 9111 5.2.2)",
            )),
            Argument::Fields => fields(bytes, argument + 1, stop - 1),
        }
    }
}

/// Field names with commas between, up to `stop`.
const fn fields(bytes: &[u8], start: usize, stop: usize) -> Result<(), GrammarError> {
    let mut at = start;
    loop {
        let end = check!(token_at(bytes, at, "names of header fields (RFC 9111 5.2.2)"));
        let comma = run!(bytes, end, is_blank);
        if comma == stop && end == stop {
            return Ok(());
        }
        if bytes[comma] != b',' {
            return Err(stray(bytes, comma, "a comma between field names (RFC 9111 5.2.2)"));
        }
        at = run!(bytes, comma + 1, is_blank);
    }
}

/// Returns whether the list has that directive, in a value that [`cache_control`] accepted.
///
/// ```
/// use status_vocabulary::grammar::cache_directive;
///
/// assert!(cache_directive("private, s-maxage=60", "s-maxage"));
/// assert!(!cache_directive("private=\"s-maxage\"", "s-maxage"));
/// ```
pub const fn cache_directive(s: &str, name: &str) -> bool {
    let bytes = s.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let end = run!(bytes, at, is_tchar);
        if same(part(bytes, at, end), name.as_bytes()) {
            return true;
        }
        at = end;
        while at < bytes.len() && bytes[at] != b',' {
            at = match bytes[at] {
                b'"' => match quoted_at(bytes, at) {
                    Ok(end) => end,
                    Err(_) => return false,
                },
                _ => at + 1,
            };
        }
        if at < bytes.len() {
            at = run!(bytes, at + 1, is_blank);
        }
    }
    false
}

/// Returns whether a Cache-Control forbids every cache to store the response. A cache that understands the status may
/// store it in spite of `no-store` where `must-understand` is beside it (RFC 9111 5.2.2.3).
///
/// ```
/// use status_vocabulary::grammar::forbids_storing;
///
/// assert!(forbids_storing("private, no-store"));
/// assert!(!forbids_storing("no-store, must-understand"));
/// ```
pub const fn forbids_storing(s: &str) -> bool {
    cache_directive(s, "no-store") && !cache_directive(s, "must-understand")
}

/// The value of Vary (RFC 9110 12.5.5): names of request header fields, or `*`.
///
/// # Errors
///
/// There is no name, or the text is not a list.
pub const fn vary(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let mut at = 0;
    loop {
        let end = check!(token_at(bytes, at, "the name of a header field is missing: `Accept` (RFC 9110 12.5.5)"));
        if end == bytes.len() {
            return Ok(());
        }
        let comma = run!(bytes, end, is_blank);
        if comma == bytes.len() {
            return Err(GrammarError::new(end, "no white space at the end"));
        }
        if bytes[comma] != b',' {
            return Err(stray(bytes, comma, "a comma between field names: `Accept, Origin` (RFC 9110 12.5.5)"));
        }
        at = run!(bytes, comma + 1, is_blank);
    }
}
