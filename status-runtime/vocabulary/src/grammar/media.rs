use super::error::GrammarError;
use super::scan::{is_blank, is_digit, quoted_at, stray, token_at};

const TWO_PARTS: &str = "a media type has two parts: `application/json` (RFC 9110 8.3.1)";

/// The codings of IANA's HTTP Content Coding Registry (RFC 9110 16.6.1).
pub const CONTENT_CODINGS: &[&str] = &[
    "aes128gcm",
    "br",
    "compress",
    "dcb",
    "dcz",
    "deflate",
    "exi",
    "gzip",
    "identity",
    "pack200-gzip",
    "x-compress",
    "x-gzip",
    "zstd",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wildcards {
    Allowed,
    Refused,
}

/// A media range with an optional weight (RFC 9110 12.5.1): `application/json`, `text/*;q=0.5`, `*/*`.
///
/// # Errors
///
/// The text is not a media range: a part is missing, a `*` stands for less than a whole part, or the weight is invalid
/// or not last.
pub const fn media_range(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let at = check!(essence(bytes, Wildcards::Allowed));
    parameters(bytes, at, Wildcards::Allowed)
}

/// A media type with optional parameters (RFC 9110 8.3.1), without wildcards and without a weight.
///
/// # Errors
///
/// The text is not a media type.
pub const fn media_type(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let at = check!(essence(bytes, Wildcards::Refused));
    parameters(bytes, at, Wildcards::Refused)
}

/// A content coding, `identity` or `*`, with an optional weight (RFC 9110 12.5.3).
///
/// # Errors
///
/// The text is not a content coding, or the weight is invalid.
pub const fn content_coding(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let end = check!(token_at(bytes, 0, "a content coding is a token: `gzip` (RFC 9110 12.5.3)"));
    let at = run!(bytes, end, is_blank);
    if end == bytes.len() {
        return Ok(());
    }
    if at == bytes.len() || bytes[at] != b';' {
        return Err(stray(bytes, end, "one content coding per element (RFC 9110 12.5.3)"));
    }
    let at = run!(bytes, at + 1, is_blank);
    if at + 1 < bytes.len() && matches!(bytes[at], b'q' | b'Q') && bytes[at + 1] == b'=' {
        weight(bytes, at + 2)
    } else {
        Err(GrammarError::new(at, "a content coding has only a weight, `;q=0.5` (RFC 9110 12.5.3)"))
    }
}

/// Type, slash and subtype. RFC 6838 4.2 has no `*` in a name.
const fn essence(bytes: &[u8], wildcards: Wildcards) -> Result<usize, GrammarError> {
    let slash = check!(token_at(bytes, 0, TWO_PARTS));
    if slash == bytes.len() || bytes[slash] != b'/' {
        return Err(if slash == bytes.len() {
            GrammarError::new(slash, TWO_PARTS)
        } else {
            stray(bytes, slash, TWO_PARTS)
        });
    }
    let end = check!(token_at(bytes, slash + 1, TWO_PARTS));
    let mut star = 0;
    while star < end && bytes[star] != b'*' {
        star += 1;
    }
    if star == end {
        return Ok(end);
    }
    if matches!(wildcards, Wildcards::Refused) {
        return Err(GrammarError::new(star, "no wildcards: name the format"));
    }
    let whole_subtype = end == slash + 2 && bytes[slash + 1] == b'*';
    let whole_type = slash == 1 && bytes[0] == b'*';
    if whole_subtype && (whole_type || star == slash + 1) {
        Ok(end)
    } else {
        Err(GrammarError::new(star, "a wildcard is `*/*` or `type/*` (RFC 9110 12.5.1)"))
    }
}

const fn parameters(bytes: &[u8], start: usize, weighted: Wildcards) -> Result<(), GrammarError> {
    let mut at = start;
    loop {
        let semicolon = run!(bytes, at, is_blank);
        if semicolon == bytes.len() {
            return if semicolon == at { Ok(()) } else { Err(GrammarError::new(at, "no white space at the end")) };
        }
        match bytes[semicolon] {
            b';' => {}
            b',' => return Err(GrammarError::new(semicolon, "one media range per element")),
            _ if semicolon > at => return Err(GrammarError::new(semicolon, "one media range per element")),
            _ => return Err(stray(bytes, semicolon, "a parameter comes after a `;` (RFC 9110 5.6.6)")),
        }
        let name = run!(bytes, semicolon + 1, is_blank);
        if name == bytes.len() || bytes[name] == b';' {
            // RFC 9110 5.6.6 allows empty parameters.
            at = semicolon + 1;
            continue;
        }
        let equals = check!(token_at(bytes, name, "a parameter's name (RFC 9110 5.6.6)"));
        if equals == bytes.len() || bytes[equals] != b'=' {
            return Err(GrammarError::new(equals, "`=` follows a parameter's name at once (RFC 9110 5.6.6)"));
        }
        if equals == name + 1 && matches!(bytes[name], b'q' | b'Q') {
            return match weighted {
                Wildcards::Allowed => weight(bytes, equals + 1),
                Wildcards::Refused => Err(GrammarError::new(name, "no weight: a media type stands for itself")),
            };
        }
        at = if equals + 1 < bytes.len() && bytes[equals + 1] == b'"' {
            check!(quoted_at(bytes, equals + 1))
        } else {
            check!(token_at(bytes, equals + 1, "a parameter's value, a token or in quotes (RFC 9110 5.6.6)"))
        };
    }
}

/// A qvalue at the end of the text (RFC 9110 12.4.2).
const fn weight(bytes: &[u8], start: usize) -> Result<(), GrammarError> {
    const RANGE: &str = "q is 0 to 1, at most 3 decimals (RFC 9110 12.4.2)";

    if start == bytes.len() || !matches!(bytes[start], b'0' | b'1') {
        return Err(GrammarError::new(start, RANGE));
    }
    let mut at = start + 1;
    if at < bytes.len() && bytes[at] == b'.' {
        at += 1;
        let decimals = at;
        while at < bytes.len() && is_digit(bytes[at]) {
            if at - decimals == 3 || bytes[start] == b'1' && bytes[at] != b'0' {
                return Err(GrammarError::new(start, RANGE));
            }
            at += 1;
        }
    }
    if at == bytes.len() {
        return Ok(());
    }
    Err(match bytes[at] {
        b' ' | b'\t' | b';' => GrammarError::new(at, "q comes last (RFC 9110 12.5.1)"),
        b',' => GrammarError::new(at, "one media range per element"),
        _ => stray(bytes, at, RANGE),
    })
}
