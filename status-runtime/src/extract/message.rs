//! The error of a value, as serde describes it, in terms of JSON and without the value.

use super::sent::Sent;
use super::words::{self, INVALID_TYPE, INVALID_VALUE};
use crate::printable::Excerpt;

/// The maximum length of a message, in bytes.
const MESSAGE: usize = 400;

pub(super) const MISSING_FIELD: &str = "missing_field";
pub(super) const DUPLICATE_FIELD: &str = "duplicate_field";

/// The length of a count that reveals nothing, with the space before it.
const COUNT: usize = 4;

/// The messages of `serde::de::Error`'s own constructors, for a value that is not of its type: serde's words, those for a
/// client, and the code.
const KINDS: [(&str, &str, &str, Rest); 7] = [
    ("missing field", "missing field", MISSING_FIELD, Rest::Name),
    ("duplicate field", "duplicate field", DUPLICATE_FIELD, Rest::Name),
    ("unknown field", "unknown field", "unknown_field", Rest::Unknown),
    ("unknown variant", "unknown value", "unknown_value", Rest::Unknown),
    ("invalid type", "invalid type", INVALID_TYPE, Rest::Found),
    ("invalid value", "invalid value", INVALID_VALUE, Rest::Found),
    ("invalid length", "invalid length", "invalid_length", Rest::Length),
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

/// The error of a value, without the value.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) text: String,
    pub(super) code: Option<&'static str>,
}

impl Message {
    /// `sent` is what serde has been reading.
    pub(super) fn new(original: &str, sent: &Sent) -> Message {
        if let Some((text, code)) = words::whole(original) {
            return Message { text: text.to_owned(), code: Some(code) };
        }
        let kind = KINDS.into_iter().find_map(|(start, words, code, rest)| {
            let original = original.strip_prefix(start)?;
            Some((words, code, rest, original))
        });
        let Some((words, code, kind, rest)) = kind else {
            // A message of the type itself, which may contain its input.
            let text = start(original, MESSAGE);
            let text = if sent.is_in(text) { "not a valid value" } else { text };
            return Message { text: Excerpt::new(text, MESSAGE).to_string(), code: None };
        };
        let expected = rest.rfind(", expected ").map_or("", |at| start(&rest[at..], MESSAGE));
        let rest = match kind {
            Rest::Name if sent.is_object || !sent.is_in(rest) => start(rest, MESSAGE).to_owned(),
            Rest::Name => String::new(),
            Rest::Unknown if rest.ends_with(", there are no fields") => ", there are no fields".to_owned(),
            Rest::Unknown if rest.ends_with(", there are no variants") => ", there are no values".to_owned(),
            // The names that the type has are constant; a message of the type itself can begin in the same way.
            Rest::Unknown if sent.has_a_name_of(expected) => String::new(),
            Rest::Unknown => expected.to_owned(),
            Rest::Found | Rest::Length => {
                let type_words = expected.trim_start_matches(", expected ");
                let is_in = sent.is_in(type_words);
                let found = rest.strip_prefix(": ").and_then(words::found);
                let known = words::expected(type_words, !is_in, found.is_some_and(words::is_number));
                // A struct can be read from an array as well, which is not how a service describes it.
                if kind == Rest::Length && known.as_deref() == Some("an object") {
                    let text = "invalid type: array, expected an object".to_owned();
                    return Message { text, code: Some(INVALID_TYPE) };
                }
                let found = found.map(|found| format!(": {found}"));
                let count = || {
                    let count = rest.split(',').next()?;
                    let is_number = count.bytes().all(|byte| matches!(byte, b' ' | b'0'..=b'9'));
                    (is_number && (count.len() <= COUNT || !sent.is_in(count))).then_some(count)
                };
                let found = found.or_else(|| (kind == Rest::Length).then(count).flatten().map(str::to_owned));
                let expected = match known {
                    Some(known) => format!(", expected {known}"),
                    None if is_in => String::new(),
                    None => expected.to_owned(),
                };
                found.unwrap_or_default() + &expected
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
