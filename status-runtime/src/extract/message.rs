//! The error of a value, as serde describes it, without the value.

use super::sent::Sent;
use crate::printable::Excerpt;

/// The maximum length of a message, in bytes.
const MESSAGE: usize = 400;

/// The messages of `serde::de::Error`'s own constructors, for a value that is not of its type.
const KINDS: [(&str, &str, Rest); 7] = [
    ("missing field", "missing_field", Rest::Name),
    ("duplicate field", "duplicate_field", Rest::Name),
    ("unknown field", "unknown_field", Rest::Unknown),
    ("unknown variant", "unknown_variant", Rest::Unknown),
    ("invalid type", "invalid_type", Rest::Found),
    ("invalid value", "invalid_value", Rest::Found),
    ("invalid length", "invalid_length", Rest::Length),
];

/// The rest of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// The name of a field that the type has.
    Name,
    /// A name from the request, and those that the type has.
    Unknown,
    /// A value from the request, and the expectation.
    Found,
    /// The number of values, and the expected number.
    Length,
}

/// The names by which `serde::de::Unexpected` and serde_json refer to a value. Its content follows.
const FOUND: [&str; 17] = [
    "boolean",
    "integer",
    "floating point",
    "character",
    "string",
    "byte array",
    "null",
    "unit value",
    "Option value",
    "newtype struct",
    "sequence",
    "map",
    "enum",
    "unit variant",
    "newtype variant",
    "tuple variant",
    "struct variant",
];

/// The error of a value, without the value.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) text: String,
    pub(super) code: Option<&'static str>,
}

impl Message {
    /// `sent` is what serde has been reading.
    pub(super) fn new(said: &str, sent: &Sent) -> Message {
        let kind =
            KINDS.into_iter().find_map(|(words, code, rest)| Some((words, code, rest, said.strip_prefix(words)?)));
        let Some((words, code, kind, rest)) = kind else {
            // A message of the type itself, which may contain its input.
            let text = start(said, MESSAGE);
            let text = if sent.is_in(text) { "not a valid value" } else { text };
            return Message { text: Excerpt::new(text, MESSAGE).to_string(), code: None };
        };
        let expected = rest.rfind(", expected ").map_or("", |at| start(&rest[at..], MESSAGE));
        let rest = match kind {
            Rest::Name if sent.is_object || !sent.is_in(rest) => start(rest, MESSAGE).to_owned(),
            Rest::Name => String::new(),
            // The names that the type has are constant.
            Rest::Unknown if rest.ends_with(", there are no fields") => ", there are no fields".to_owned(),
            Rest::Unknown if rest.ends_with(", there are no variants") => ", there are no variants".to_owned(),
            Rest::Unknown => expected.to_owned(),
            Rest::Found | Rest::Length => {
                let found =
                    FOUND.into_iter().find(|found| rest.strip_prefix(": ").is_some_and(|rest| rest.starts_with(found)));
                let found = found.map(|found| format!(": {found}"));
                let count = || {
                    rest.split(',').next().filter(|count| count.bytes().all(|byte| matches!(byte, b' ' | b'0'..=b'9')))
                };
                let found = found.or_else(|| (kind == Rest::Length).then(count).flatten().map(str::to_owned));
                let words = expected.trim_start_matches(", expected ");
                found.unwrap_or_default() + if sent.is_in(words) { "" } else { expected }
            }
        };
        Message { text: Excerpt::new(&format!("{words}{rest}"), MESSAGE).to_string(), code: Some(code) }
    }
}

/// At most `length` bytes of a text.
fn start(text: &str, length: usize) -> &str {
    let mut end = text.len().min(length);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
