//! The variant of a response: by its type, else by its code and status.

use http::StatusCode;
use status_vocabulary::grammar;

use super::members::Members;
use crate::entry::Entry;
use crate::text::is_same;
use crate::value::check::ConstMessage;

const BLANK: &str = "about:blank";

/// The position of the entry that a response is.
///
/// A type identifies a problem by itself (RFC 9457 3.1.1): the same one first, then one with the same path, of which there may be
/// several on different hosts. A code does with its status, which is the response's or, if an
/// intermediary has changed that, the document's (RFC 9457 3.1.2). A status alone does where the author says so.
pub(crate) fn recognise(entries: &[&'static Entry], status: StatusCode, members: &Members<'_>) -> Option<usize> {
    let origin = || members.status().filter(|document| *document != status);
    let by_type = || {
        let received = members.text("type").filter(|uri| uri != BLANK)?;
        entries.iter().position(|entry| entry.type_uri() == received).or_else(|| {
            let is_it = |entry: &Entry| is_typed(entry) && is_same_type(entry.type_uri(), &received);
            let by_status = |status| only(entries, |entry| is_it(entry) && entry.status() == status);
            only(entries, is_it).or_else(|| by_status(status)).or_else(|| by_status(origin()?))
        })
    };
    let by_code = || {
        let code = members.text("code")?;
        let is_it = |entry: &&&Entry| !is_typed(entry) && entry.code() == code;
        entries.iter().position(|entry| is_it(&entry) && entry.status() == status).or_else(|| {
            let origin = origin()?;
            entries.iter().position(|entry| is_it(&entry) && entry.status() == origin)
        })
    };
    let by_status = || entries.iter().position(|entry| entry.parts().by_status && entry.status() == status);
    by_type().or_else(by_code).or_else(by_status)
}

/// The position of the entry of that kind, if there is one and no other.
fn only(entries: &[&'static Entry], is_it: impl Fn(&Entry) -> bool) -> Option<usize> {
    let first = entries.iter().position(|entry| is_it(entry))?;
    entries[first + 1..].iter().all(|entry| !is_it(entry)).then_some(first)
}

/// Returns whether a document names the error: by its type, or by its code where it has no type of its own.
#[cfg(feature = "retry")]
pub(crate) fn is_named_in(entry: &Entry, problem: &crate::Problem) -> bool {
    match is_typed(entry) {
        true => is_same_type(entry.type_uri(), problem.type_uri()),
        false => problem.code() == Some(entry.code()),
    }
}

pub(crate) const fn is_typed(entry: &Entry) -> bool {
    !is_same(entry.type_uri(), BLANK)
}

/// Returns whether two problem types are the same. One that is relative is compared by its path: it is relative to wherever
/// the service is.
pub(crate) const fn is_same_type(a: &str, b: &str) -> bool {
    if is_relative(a) || is_relative(b) {
        return matches!((path(a), path(b)), (Some(of_a), Some(of_b)) if is_same(of_a, of_b));
    }
    is_same(a, b)
}

const fn is_relative(uri: &str) -> bool {
    matches!(uri.as_bytes(), [b'/'] | [b'/', b'!'..=b'.' | b'0'..=b'~', ..])
}

/// The path of a URI with an authority, and what follows it. A query and a fragment may have slashes of their own.
const fn path(uri: &str) -> Option<&str> {
    match grammar::split_authority(uri) {
        Some((_, rest)) if is_relative(rest) => Some(rest),
        None if is_relative(uri) => Some(uri),
        Some(_) | None => None,
    }
}

/// Checks in const evaluation that each entry differs from the others: `transparent` variants bring those of other types, a
/// type may be a `const`, and a relative one may be the same as an absolute one.
pub const fn distinct(entries: &[&Entry]) -> Option<ConstMessage> {
    let mut at = 0;
    while at < entries.len() {
        let mut before = 0;
        while before < at {
            let (a, b) = (entries[before], entries[at]);
            if is_one(a, b) {
                return Some(
                    ConstMessage::begin("`")
                        .and(a.variant())
                        .and("` and `")
                        .and(b.variant())
                        .and("` cannot be told apart: both are `")
                        .and(if is_typed(a) { a.type_uri() } else { a.code() })
                        .and("`\nhelp: give one of them another `code` or `type`, or mark it `server_only`")
                        .and("\nnote: a client recognises an error by its type, else by its code and status"),
                );
            }
            before += 1;
        }
        at += 1;
    }
    None
}

/// Returns whether one of the entries is recognised by its status alone.
pub const fn is_by_status(entries: &[&Entry]) -> bool {
    let mut rest = entries;
    while let [entry, others @ ..] = rest {
        if entry.parts().by_status {
            return true;
        }
        rest = others;
    }
    false
}

/// Returns whether two entries have one identity.
const fn is_one(a: &Entry, b: &Entry) -> bool {
    let is_one_type = is_typed(a) && is_typed(b) && is_same_type(a.type_uri(), b.type_uri());
    let is_one_code = !is_typed(a) && !is_typed(b) && is_same(a.code(), b.code()) && is_one_status(a, b);
    let is_one_fallback = a.parts().by_status && b.parts().by_status && is_one_status(a, b);
    is_one_type || is_one_code || is_one_fallback
}

const fn is_one_status(a: &Entry, b: &Entry) -> bool {
    a.status().as_u16() == b.status().as_u16()
}

#[cfg(test)]
mod tests {
    use super::is_same_type;

    #[test]
    fn a_relative_type_is_compared_by_its_path() {
        for (a, b) in [
            ("/problems/gone", "/problems/gone"),
            ("/problems/gone", "https://api.example.com/problems/gone"),
            ("https://api.example.com/problems/gone", "/problems/gone"),
            ("/problems#gone", "http://localhost:3000/problems#gone"),
            ("/?type=gone", "https://api.example.com/?type=gone"),
            ("/gone?at=/x#/y", "https://api.example.com:8080/gone?at=/x#/y"),
            ("urn:problem:gone", "urn:problem:gone"),
        ] {
            assert!(is_same_type(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("/problems/gone", "/problems/missing"),
            ("/problems/gone", "/problems/gone/"),
            ("/problems/gone", "https://api.example.com/v2/problems/gone"),
            ("https://a.example/problems/gone", "https://b.example/problems/gone"),
            ("/gone", "urn:problem:/gone"),
            ("/", "https://api.example.com"),
            ("//api.example.com/gone", "/gone"),
            // RFC 3986 3.4 and 3.5: a query and a fragment may have slashes, and a path is not there.
            ("/gone", "https://api.example.com?type=/gone"),
            ("/gone", "https://api.example.com#/gone"),
            ("/gone", "urn:problem?at=https://api.example.com/gone"),
            ("/gone", "?at=https://api.example.com/gone"),
            ("/gone", "problems/gone"),
        ] {
            assert!(!is_same_type(a, b), "{a} {b}");
        }
    }
}
