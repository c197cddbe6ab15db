//! The choice between situations.

use status_vocabulary::{Situation, situation};

/// The shortest distinction of a situation from the others of the same name or number.
const WHEN: &[(&Situation, &str)] = &[
    (situation::UNAUTHENTICATED, "who are you?"),
    (situation::FORBIDDEN, "you may not"),
    (situation::INSUFFICIENT_SCOPE, "the token lacks a scope"),
    (situation::HIDDEN, "must not even be seen"),
    (situation::REQUEST_TIMEOUT, "the client was slow"),
    (situation::UPSTREAM_TIMEOUT, "the server behind was slow"),
    (situation::UNAVAILABLE, "this service was slow, or something it needs is down"),
    (situation::EXPIRED_CREDENTIALS, "the token or session"),
    (situation::GONE, "the resource"),
    (situation::CONTENT_TOO_LARGE, "the body"),
    (situation::URI_TOO_LONG, "the URI"),
    (situation::HEADER_FIELDS_TOO_LARGE, "the headers"),
    (situation::SEE_OTHER, "fetch it with GET"),
    (situation::TEMPORARY_REDIRECT, "moved for now"),
    (situation::PERMANENT_REDIRECT, "moved for good"),
    (situation::VALIDATION_FAILED, "bad values"),
    (situation::IDEMPOTENCY_KEY_REUSED, "the key came with other content"),
    (situation::RATE_LIMITED, "too many attempts; waiting helps"),
    (situation::UPSTREAM_ERROR, "a gateway got a bad response"),
    (situation::PRECONDITION_FAILED, "a precondition was sent and is false"),
    (situation::PRECONDITION_REQUIRED, "none was sent and one is needed"),
    (situation::CONFLICT_STATE, "the resource's state forbids it"),
    (situation::BAD_REQUEST, "anything else"),
    (situation::MALFORMED, "it cannot be parsed"),
    (situation::INVALID_PARAMETER, "one in the path, query or headers"),
    (situation::INVALID_CREDENTIALS, "wrong ones"),
    (situation::STEP_UP_REQUIRED, "not strong or recent enough"),
    (situation::ALREADY_EXISTS, "a duplicate"),
    (situation::EDIT_CONFLICT, "another client changed it meanwhile"),
    (situation::REQUEST_IN_PROGRESS, "it clears by itself"),
    (situation::UNSUPPORTED_MEDIA_TYPE, "the type"),
    (situation::UNSUPPORTED_CONTENT_CODING, "the coding, such as gzip"),
    (situation::QUOTA_EXCEEDED, "a plan's allowance is used up"),
    (situation::OVERLOADED, "too many requests in all"),
    (situation::MAINTENANCE, "planned, with an end"),
];

pub(crate) fn when(situation: &Situation) -> Option<&'static str> {
    WHEN.iter().find(|(row, _)| *row == situation).map(|(_, when)| *when)
}

pub(super) fn or(choice: &[String]) -> String {
    match choice.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => choice.concat(),
    }
}
