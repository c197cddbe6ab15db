//! What the design and the RFCs say of a program: which of its pieces are refused, and what each of its values sends.
//!
//! Slow and plain, and without a line that is shared with the derives, the runtime or the vocabulary.

mod grammar;
mod literal;
mod refuse;
mod respond;

pub(crate) use refuse::{Finding, refusals};
pub(crate) use respond::{Content, Line, Response, body, respond};

use crate::table::Row;

/// Every companion.
pub(crate) const COMPANIONS: &[&str] = &[
    "challenge",
    "proxy_challenge",
    "retry_after",
    "allow",
    "location",
    "content_location",
    "accept",
    "accept_patch",
    "accept_encoding",
    "content_range",
    "complete_length",
    "upgrade",
    "etag",
    "last_modified",
    "link",
    "blocked_by",
    "monitor",
    "rate_limit",
    "rate_limit_policy",
    "deprecation",
    "sunset",
    "cache_control",
    "vary",
    "content_language",
    "dpop_nonce",
    "errors",
    "parameter",
    "field",
    "available",
    "max_bytes",
    "header_name",
];

/// Those that are members of the problem document.
pub(crate) const MEMBERS: &[&str] = &["errors", "parameter", "field", "available", "max_bytes", "header_name"];

/// Those that may be repeated on one variant.
pub(crate) const REPEATED: &[&str] = &["link", "rate_limit", "rate_limit_policy"];

/// Whether the companion may stand on that situation at all.
pub(crate) fn allowed(row: &Row, companion: &str) -> bool {
    let never = row.never.contains(&companion);
    match companion {
        // Content-Range means something on 206 and 416 alone: a part there, the length of the whole here.
        "content_range" => row.name == "partial_content",
        "complete_length" => row.name == "range_not_satisfiable",
        _ if row.name == "hidden" => false,
        // A problem document is what an error has.
        _ if MEMBERS.contains(&companion) => row.error && !never,
        _ => !never,
    }
}
