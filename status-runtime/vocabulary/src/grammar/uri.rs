use super::error::GrammarError;
use super::scan::{is_digit, part, same, stray};

const fn is_unreserved_or_sub_delim(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'='
        )
}

pub(super) const fn is_pchar(byte: u8) -> bool {
    is_unreserved_or_sub_delim(byte) || matches!(byte, b':' | b'@')
}

/// A URI with its scheme (RFC 3986 3); a fragment is allowed.
///
/// # Errors
///
/// The text is relative, or contains a character where it is not allowed.
pub const fn absolute_uri(s: &str) -> Result<(), GrammarError> {
    absolute(s.as_bytes(), 0)
}

/// A URI or a relative reference (RFC 3986 4.1). The empty one refers to the current document.
///
/// # Errors
///
/// A character is not allowed at its place, which includes every character above ASCII.
pub const fn uri_reference(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let colon = scheme_end(bytes);
    hierarchy(bytes, if let Some(colon) = colon { colon + 1 } else { 0 }, colon.is_none(), 0)
}

/// Returns whether following the reference would run or show its own content: `javascript:`, `data:`, `vbscript:`.
pub const fn unsafe_scheme(s: &str) -> bool {
    let bytes = s.as_bytes();
    match scheme_end(bytes) {
        Some(colon) => {
            let scheme = part(bytes, 0, colon);
            same(scheme, b"javascript") || same(scheme, b"data") || same(scheme, b"vbscript")
        }
        None => false,
    }
}

/// The value of Location (RFC 9110 10.2.2): a [URI reference](uri_reference) that a client can fetch.
///
/// # Errors
///
/// The text is not a URI reference, its scheme is an [unsafe](unsafe_scheme) one, or an http(s) URI has no host or has
/// a user in front of it.
pub const fn location(s: &str) -> Result<(), GrammarError> {
    if unsafe_scheme(s) {
        return Err(GrammarError::new(0, "not a resource that a client can fetch"));
    }
    check!(uri_reference(s));
    origin(s.as_bytes())
}

/// The URI of a resource for the client to fetch: an [absolute one](absolute_uri) that is a [location].
///
/// # Errors
///
/// The text fails one of the two checks.
pub const fn absolute_location(s: &str) -> Result<(), GrammarError> {
    check!(absolute_uri(s));
    location(s)
}

/// The type of a problem (RFC 9457 3.1.1): an [absolute URI](absolute_location), or a full path on this server.
///
/// # Errors
///
/// The text is neither: a path that does not begin with `/` means something else on each page, and `//` names a host.
pub const fn problem_type(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    if bytes.is_empty() || bytes[0] != b'/' || bytes.len() > 1 && bytes[1] == b'/' {
        return absolute_location(s);
    }
    uri_reference(s)
}

/// The domain of google.rpc.ErrorInfo: the name of a service, in most cases that of its host (AIP-193). It is sent with every
/// error, so it is as long as such a name at most (RFC 1035 2.3.4).
///
/// # Errors
///
/// The text is empty or too long, or has other characters than a name, as a URL has, or a label that is empty.
pub const fn domain(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    if bytes.is_empty() {
        return Err(GrammarError::new(0, "it is empty"));
    }
    let mut at = 0;
    while at < bytes.len() {
        let ends_a_label = bytes[at] == b'.';
        if !ends_a_label && !bytes[at].is_ascii_alphanumeric() && !matches!(bytes[at], b'-' | b'_') {
            return Err(GrammarError::new(
                at,
                "a name has letters, digits, `-`, `_` and dots, and neither scheme, port nor path",
            ));
        }
        if ends_a_label && (at == 0 || bytes[at - 1] == b'.' || at + 1 == bytes.len()) {
            return Err(GrammarError::new(at, "there is nothing before or after a dot"));
        }
        if at == 255 {
            return Err(GrammarError::new(at, "at most 255 characters"));
        }
        at += 1;
    }
    Ok(())
}

/// The authority of a valid URI (RFC 3986 3.2), or `None` where it has none.
pub const fn authority_of(s: &str) -> Option<&str> {
    match split_authority(s) {
        Some((authority, _)) => Some(authority),
        None => None,
    }
}

/// The authority of a URI, and what follows it: path, query and fragment (RFC 3986 3). `None` where it has none.
pub const fn split_authority(s: &str) -> Option<(&str, &str)> {
    let bytes = s.as_bytes();
    let Some(colon) = scheme_end(bytes) else { return None };
    let start = colon + 3;
    if bytes.len() <= start || bytes[colon + 1] != b'/' || bytes[colon + 2] != b'/' {
        return None;
    }
    let mut end = start;
    while end < bytes.len() && !matches!(bytes[end], b'/' | b'?' | b'#') {
        end += 1;
    }
    let (before, rest) = s.split_at(end);
    if start == end { None } else { Some((before.split_at(start).1, rest)) }
}

/// The part that the types of a service's problems begin with, before their codes: a [problem type](problem_type) that
/// ends where a code can follow.
///
/// # Errors
///
/// The text is not a type, or a code would run into its last segment.
pub const fn problem_types(s: &str) -> Result<(), GrammarError> {
    check!(problem_type(s));
    match s.as_bytes() {
        [.., b'/' | b'#' | b':' | b'='] => Ok(()),
        _ => Err(GrammarError::new(
            s.len(),
            "the code would run into its last segment: `/`, `#`, `:` or `=` has to end it",
        )),
    }
}

/// Checks what RFC 9110 4.2 requires of an http(s) URI that is sent: a host, and no user before it.
const fn origin(bytes: &[u8]) -> Result<(), GrammarError> {
    const NO_HOST: &str = "an http(s) URI names its host (RFC 9110 4.2.1)";
    let start = match scheme_end(bytes) {
        Some(colon) if same(part(bytes, 0, colon), b"http") || same(part(bytes, 0, colon), b"https") => colon + 1,
        Some(_) => return Ok(()),
        None if bytes.len() < 2 || bytes[0] != b'/' || bytes[1] != b'/' => return Ok(()),
        None => 0,
    };
    if start + 1 >= bytes.len() || bytes[start] != b'/' || bytes[start + 1] != b'/' {
        return Err(GrammarError::new(start, NO_HOST));
    }
    let host = start + 2;
    if host == bytes.len() || matches!(bytes[host], b'/' | b'?' | b'#' | b':') {
        return Err(GrammarError::new(host, NO_HOST));
    }
    let mut at = host;
    while at < bytes.len() && !matches!(bytes[at], b'/' | b'?' | b'#') {
        if bytes[at] == b'@' {
            return Err(GrammarError::new(at, "no user and no password in a URI that is sent (RFC 9110 4.2.4)"));
        }
        at += 1;
    }
    Ok(())
}

/// The value of Content-Location (RFC 9110 8.7): a [location] without a fragment.
///
/// # Errors
///
/// The text is not a location, or has a fragment.
pub const fn content_location(s: &str) -> Result<(), GrammarError> {
    check!(location(s));
    let bytes = s.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'#' {
            return Err(GrammarError::new(at, "no fragment: the content is of a resource (RFC 9110 8.7)"));
        }
        at += 1;
    }
    Ok(())
}

/// The same as [`absolute_uri`], for the part of a longer text that starts at byte `base`.
pub(super) const fn absolute(bytes: &[u8], base: usize) -> Result<(), GrammarError> {
    match scheme_end(bytes) {
        Some(colon) => hierarchy(bytes, colon + 1, false, base),
        None => Err(GrammarError::new(base, "an absolute URI starts with its scheme: `https://..` (RFC 3986 3)")),
    }
}

/// The position of the colon that ends a scheme (RFC 3986 3.1).
const fn scheme_end(bytes: &[u8]) -> Option<usize> {
    if bytes.is_empty() || !bytes[0].is_ascii_alphabetic() {
        return None;
    }
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b':' => return Some(at),
            b'+' | b'-' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => at += 1,
            _ => return None,
        }
    }
    None
}

/// The part after the scheme: authority, path, query, fragment.
const fn hierarchy(bytes: &[u8], start: usize, relative: bool, base: usize) -> Result<(), GrammarError> {
    let mut at = start;
    let mut first_segment = relative;
    if at + 1 < bytes.len() && bytes[at] == b'/' && bytes[at + 1] == b'/' {
        at = match authority(bytes, at + 2) {
            Ok(end) => end,
            Err(error) => return Err(error.moved(base)),
        };
    }
    let mut query = false;
    let mut fragment = false;
    while at < bytes.len() {
        match bytes[at] {
            b'#' if fragment => return Err(GrammarError::new(at + base, "at most one `#` (RFC 3986 3.5)")),
            b'#' => fragment = true,
            b'?' => query = true,
            b'/' => first_segment = false,
            b':' if first_segment && !query && !fragment => {
                let what = "a colon in the first segment reads as a scheme: write `./` before it (RFC 3986 4.2)";
                return Err(GrammarError::new(at + base, what));
            }
            b'%' => match percent(bytes, at) {
                Ok(()) => at += 2,
                Err(error) => return Err(error.moved(base)),
            },
            byte if is_pchar(byte) => {}
            _ => return Err(misplaced(bytes, at).moved(base)),
        }
        at += 1;
    }
    Ok(())
}

const fn percent(bytes: &[u8], at: usize) -> Result<(), GrammarError> {
    if at + 2 < bytes.len() && bytes[at + 1].is_ascii_hexdigit() && bytes[at + 2].is_ascii_hexdigit() {
        Ok(())
    } else {
        Err(GrammarError::new(at, "two hexadecimal digits follow a `%`, which is itself `%25` (RFC 3986 2.1)"))
    }
}

/// Returns the end of the authority that starts at `start` (RFC 3986 3.2).
const fn authority(bytes: &[u8], start: usize) -> Result<usize, GrammarError> {
    let mut end = start;
    let mut host = start;
    while end < bytes.len() && !matches!(bytes[end], b'/' | b'?' | b'#') {
        if bytes[end] == b'@' {
            if host > start {
                return Err(GrammarError::new(end, "at most one `@` before the host (RFC 3986 3.2.1)"));
            }
            host = end + 1;
        }
        end += 1;
    }
    let mut at = start;
    while at + 1 < host {
        match bytes[at] {
            b'%' => {
                check!(percent(part(bytes, 0, end), at));
                at += 2;
            }
            b':' => {}
            byte if is_unreserved_or_sub_delim(byte) => {}
            _ => return Err(misplaced(bytes, at)),
        }
        at += 1;
    }
    at = host;
    if at < end && bytes[at] == b'[' {
        at = check!(ip_literal(bytes, at, end));
        if at < end && bytes[at] != b':' {
            return Err(GrammarError::new(at, "only a port follows an address in brackets (RFC 3986 3.2.2)"));
        }
    }
    while at < end && bytes[at] != b':' {
        match bytes[at] {
            b'%' => {
                check!(percent(part(bytes, 0, end), at));
                at += 2;
            }
            byte if is_unreserved_or_sub_delim(byte) => {}
            _ => return Err(misplaced(bytes, at)),
        }
        at += 1;
    }
    at += 1;
    while at < end {
        if !is_digit(bytes[at]) {
            return Err(stray(bytes, at, "a port is a number (RFC 3986 3.2.3)"));
        }
        at += 1;
    }
    Ok(end)
}

/// Returns the position after the address in brackets that starts at `open` (RFC 3986 3.2.2).
const fn ip_literal(bytes: &[u8], open: usize, end: usize) -> Result<usize, GrammarError> {
    let mut close = open + 1;
    while close < end && bytes[close] != b']' {
        close += 1;
    }
    if close == end {
        return Err(GrammarError::new(open, "the bracket is never closed (RFC 3986 3.2.2)"));
    }
    let address = part(bytes, open + 1, close);
    if is_ipv6(address) || is_future(address) {
        Ok(close + 1)
    } else {
        Err(GrammarError::new(open + 1, "not an IPv6 address (RFC 3986 3.2.2)"))
    }
}

/// Up to eight groups of hexadecimal digits, the last two optionally as IPv4, with `::` at most once for omitted
/// groups.
const fn is_ipv6(address: &[u8]) -> bool {
    let mut at = 0;
    let mut groups = 0;
    let mut gap = false;
    if address.len() >= 2 && address[0] == b':' && address[1] == b':' {
        gap = true;
        at = 2;
    }
    while at < address.len() {
        let start = at;
        while at < address.len() && address[at].is_ascii_hexdigit() {
            at += 1;
        }
        if at < address.len() && address[at] == b'.' {
            groups += 2;
            return is_ipv4(part(address, start, address.len())) && if gap { groups <= 7 } else { groups == 8 };
        }
        if at == start || at - start > 4 {
            return false;
        }
        groups += 1;
        if at == address.len() {
            break;
        }
        if address[at] != b':' {
            return false;
        }
        at += 1;
        if at < address.len() && address[at] == b':' {
            if gap {
                return false;
            }
            gap = true;
            at += 1;
        } else if at == address.len() {
            return false;
        }
    }
    if gap { groups <= 7 } else { groups == 8 }
}

const fn is_ipv4(address: &[u8]) -> bool {
    let mut at = 0;
    let mut octets = 0;
    loop {
        let start = at;
        let mut value: u32 = 0;
        while at < address.len() && is_digit(address[at]) && at - start < 3 {
            value = value * 10 + (address[at] - b'0') as u32;
            at += 1;
        }
        let leading_zero = at - start > 1 && address[start] == b'0';
        if at == start || value > 255 || leading_zero {
            return false;
        }
        octets += 1;
        if at == address.len() {
            return octets == 4;
        }
        if address[at] != b'.' || octets == 4 {
            return false;
        }
        at += 1;
    }
}

/// `v1.anything`, for future versions of addresses.
const fn is_future(address: &[u8]) -> bool {
    if address.is_empty() || !matches!(address[0], b'v' | b'V') {
        return false;
    }
    let mut at = 1;
    while at < address.len() && address[at].is_ascii_hexdigit() {
        at += 1;
    }
    if at == 1 || at + 1 >= address.len() || address[at] != b'.' {
        return false;
    }
    at += 1;
    while at < address.len() {
        if !is_unreserved_or_sub_delim(address[at]) && address[at] != b':' {
            return false;
        }
        at += 1;
    }
    true
}

const fn misplaced(bytes: &[u8], at: usize) -> GrammarError {
    GrammarError::new(
        at,
        match bytes[at] {
            b' ' => "percent-encode it: `%20` (RFC 3986 2.1)",
            b'"' => "percent-encode it: `%22` (RFC 3986 2.1)",
            b'<' => "percent-encode it: `%3C` (RFC 3986 2.1)",
            b'>' => "percent-encode it: `%3E` (RFC 3986 2.1)",
            b'[' => "percent-encode it: `%5B` (RFC 3986 2.1)",
            b'\\' => "percent-encode it: `%5C` (RFC 3986 2.1)",
            b']' => "percent-encode it: `%5D` (RFC 3986 2.1)",
            b'^' => "percent-encode it: `%5E` (RFC 3986 2.1)",
            b'`' => "percent-encode it: `%60` (RFC 3986 2.1)",
            b'{' => "percent-encode it: `%7B` (RFC 3986 2.1)",
            b'|' => "percent-encode it: `%7C` (RFC 3986 2.1)",
            b'}' => "percent-encode it: `%7D` (RFC 3986 2.1)",
            0x80.. => "a URI, not an IRI: percent-encode what is not ASCII (RFC 3986 2.1)",
            _ => return stray(bytes, at, "no tabs in a URI (RFC 3986 2)"),
        },
    )
}
