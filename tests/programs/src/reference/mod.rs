//! The reference, from the design and the RFCs: the refused pieces of a program, and the response of each value.
//!
//! Slow and simple, without any code of the derives, the runtime or the vocabulary.

mod grammar;
mod literal;
mod read;
mod refuse;
mod respond;

pub(crate) use literal::{PARTS, read as literal};
pub(crate) use read::{Reading, needs_a_status_alone, reading};
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
    "proxy_status",
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

/// The companions that are members of the problem document.
pub(crate) const MEMBERS: &[&str] = &["errors", "parameter", "field", "available", "max_bytes", "header_name"];

/// The companions that may be repeated on one variant.
pub(crate) const REPEATED: &[&str] = &["link", "rate_limit", "rate_limit_policy", "proxy_status"];

/// Returns whether the situation allows the companion at all.
pub(crate) fn allowed(row: &Row, companion: &str) -> bool {
    let never = row.never.contains(&companion);
    match companion {
        // Content-Range is only defined for 206, with a range, and 416, with the complete length.
        "content_range" => row.name == "partial_content",
        "complete_length" => row.name == "range_not_satisfiable",
        _ if row.name == "hidden" => false,
        // Only an error has a problem document.
        _ if MEMBERS.contains(&companion) => row.error && !never,
        _ => !never,
    }
}

/// Whether a type of that role may send the companion: an origin server is no intermediary (RFC 9209 2).
pub(crate) fn sent_by(role: &str, companion: &str) -> bool {
    companion != "proxy_status" || role != "origin"
}

#[cfg(test)]
mod tests {
    use status_vocabulary::shape::Shape;
    use status_vocabulary::{Companion, Form, Role};

    use super::{COMPANIONS, MEMBERS, REPEATED, sent_by};
    use crate::draw::field_types;
    use crate::program::Ty;

    fn names(of: impl Fn(Companion) -> bool) -> Vec<&'static str> {
        Companion::ALL.iter().filter(|companion| of(**companion)).map(|companion| companion.name()).collect()
    }

    #[test]
    fn the_lists_are_those_of_the_vocabulary() {
        assert_eq!(COMPANIONS, names(|_| true));
        assert_eq!(MEMBERS, names(|companion| matches!(companion.form(), Form::Member(_))));
        assert_eq!(REPEATED, names(Companion::repeats));
        for role in Role::ALL {
            let sends = |companion: Companion| companion.roles().is_none_or(|roles| roles.contains(&role));
            let sent: Vec<_> = COMPANIONS.iter().copied().filter(|it| sent_by(role.name(), it)).collect();
            assert_eq!(sent, names(sends), "{}", role.name());
        }
    }

    /// Each header has a type that holds its values, except the length of a representation, which is a number.
    #[test]
    fn every_header_type_is_drawn_as_a_field() {
        let is_header = |ty: &Ty| {
            matches!(
                ty,
                Ty::RetryAfter
                    | Ty::Challenge
                    | Ty::Allow
                    | Ty::Location
                    | Ty::ContentRange
                    | Ty::Upgrade
                    | Ty::ETag
                    | Ty::Link
                    | Ty::RateLimit
                    | Ty::RateLimitPolicy
                    | Ty::ProxyStatus
                    | Ty::Typed(_)
            )
        };
        let typed: Vec<_> = COMPANIONS.iter().copied().filter(|it| field_types(it).iter().any(is_header)).collect();
        let is_typed =
            |companion: Companion| matches!(companion.form(), Form::Header(_)) && companion.shape() != Shape::Length;
        assert_eq!(typed, names(is_typed));
        for companion in COMPANIONS {
            let others = field_types(companion).iter().filter(|ty| matches!(ty, Ty::Typed(of) if of != companion));
            assert_eq!(others.count(), 0, "{companion}");
        }
    }
}
