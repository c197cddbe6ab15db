//! A reader of problem documents that keeps the text: without a limit of depth, and with numbers as written.

use std::borrow::Cow;

use status_vocabulary::grammar::position_of_either;

/// A member of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Member<'a> {
    /// As written between its quotes.
    pub(crate) name: &'a str,
    /// As written, but for the quotes of a text that has no escapes.
    value: &'a str,
}

impl<'a> Member<'a> {
    /// A member to show, with a text that needs no escapes.
    #[cfg(feature = "_layer")]
    pub(crate) fn unquoted(name: &'a str, text: &'a str) -> Member<'a> {
        Member { name, value: text }
    }

    /// The value for people: a text as it is, everything else as JSON.
    pub(crate) fn shown(&self) -> Cow<'a, str> {
        Member::shown_of(self.value)
    }

    /// The same for a value that has no name.
    pub(crate) fn shown_of(value: &'a str) -> Cow<'a, str> {
        match text(value) {
            Some(text) => unescape(text),
            None => Cow::Borrowed(value),
        }
    }

    /// The value as written, a text without its quotes. Where it has no backslash, this is what is shown.
    #[cfg(feature = "_layer")]
    pub(crate) fn written(&self) -> &'a str {
        text(self.value).unwrap_or(self.value)
    }

    /// The value as written.
    pub(crate) fn raw(&self) -> &'a str {
        self.value
    }

    /// A text or a number.
    #[cfg(feature = "_layer")]
    pub(crate) fn scalar(&self) -> Option<Cow<'a, str>> {
        let is_scalar = self.value.starts_with(|c: char| matches!(c, '"' | '-' | '0'..='9'));
        is_scalar.then(|| self.shown())
    }
}

/// The text between the quotes of a value, if it is a text.
fn text(value: &str) -> Option<&str> {
    value.strip_prefix('"').and_then(|text| text.strip_suffix('"'))
}

/// The members of a document, which has to be JSON; of any other text, as many as can be recognized.
pub(crate) fn members(document: &[u8]) -> impl Iterator<Item = Member<'_>> {
    let text = str::from_utf8(document).unwrap_or_default();
    let mut at = position(text, 0, |byte| byte == b'{').map_or(text.len(), |brace| brace + 1);
    std::iter::from_fn(move || {
        let start = position(text, at, |byte| byte == b'"')? + 1;
        let end = string_end(text, start);
        let value = value_start(text, end + 1);
        at = value_end(text, value);
        (value < at).then(|| Member { name: &text[start..end], value: &text[value..at] })
    })
}

/// The elements of an array, as written; none where it is not an array.
pub(crate) fn elements(array: &str) -> impl Iterator<Item = &str> {
    let mut at = if array.starts_with('[') { 1 } else { array.len() };
    std::iter::from_fn(move || {
        let start = value_start(array, at);
        at = value_end(array, start);
        (start < at).then(|| &array[start..at])
    })
}

/// A document without its members of that name. The others stay as written.
#[cfg(feature = "_layer")]
pub(crate) fn without(document: &[u8], name: &str) -> Vec<u8> {
    let mut rest = Vec::with_capacity(document.len());
    for member in members(document).filter(|member| member.name != name) {
        let separator = if rest.is_empty() { "{\"" } else { ",\"" };
        for part in [separator, member.name, "\":", member.value] {
            rest.extend_from_slice(part.as_bytes());
        }
    }
    rest.push(b'}');
    rest
}

/// The position of the first such byte. Texts are short, so that a search of many bytes at once would cost more.
fn position(text: &str, from: usize, is_such: impl Fn(u8) -> bool) -> Option<usize> {
    let found = text.as_bytes().get(from..)?.iter().position(|&byte| is_such(byte))?;
    Some(from + found)
}

/// The position of the closing quote of the string whose first character is at `start`.
pub(crate) fn string_end(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(found) = position_of_either(text.as_bytes().get(at..).unwrap_or_default(), *b"\"\\") {
        at += found;
        if text.as_bytes()[at] == b'"' {
            return at;
        }
        // The next character is escaped.
        at += 2;
    }
    text.len()
}

/// The start of a value, after white space and the colon.
pub(crate) fn value_start(text: &str, from: usize) -> usize {
    let is_between = |byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b':' | b',');
    position(text, from, |byte| !is_between(byte)).unwrap_or(text.len())
}

/// The end of the value that starts there.
pub(crate) fn value_end(text: &str, start: usize) -> usize {
    match text.as_bytes().get(start) {
        Some(b'"') => text.len().min(string_end(text, start + 1) + 1),
        Some(b'{' | b'[') => nested_end(text, start),
        Some(_) | None => {
            let ends = |byte| matches!(byte, b'}' | b']' | b',' | b' ' | b'\n' | b'\r' | b'\t');
            position(text, start, ends).unwrap_or(text.len())
        }
    }
}

/// The end of the object or array that starts there.
fn nested_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0_usize, start);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(text, at + 1),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

/// The text of a string, from the characters between its quotes (RFC 8259 7). Half a surrogate pair is replaced.
pub(crate) fn unescape(written: &str) -> Cow<'_, str> {
    if !written.contains('\\') {
        return Cow::Borrowed(written);
    }
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((clean, escape)) = rest.split_once('\\') {
        text.push_str(clean);
        let (c, length) = match escape.as_bytes().first() {
            Some(b'n') => ('\n', 1),
            Some(b'r') => ('\r', 1),
            Some(b't') => ('\t', 1),
            Some(b'b') => ('\u{8}', 1),
            Some(b'f') => ('\u{c}', 1),
            Some(b'u') => code_point(escape),
            // The character itself follows.
            _ => match escape.chars().next() {
                Some(c) => (c, c.len_utf8()),
                None => break,
            },
        };
        text.push(c);
        rest = escape.get(length..).unwrap_or_default();
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character of `uXXXX`, or of a pair of these, and its length in the text.
fn code_point(escape: &str) -> (char, usize) {
    let unit = |at: usize| escape.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let Some(first) = unit(1) else { return (char::REPLACEMENT_CHARACTER, 1) };
    if let Some(second) = unit(7).filter(|_| escape.get(5..7) == Some("\\u"))
        && (0xd800..0xdc00).contains(&first)
        && (0xdc00..0xe000).contains(&second)
    {
        let pair = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return (char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER), 11);
    }
    (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), 5)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    use super::*;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<i32>().prop_map(|quarters| Value::from(f64::from(quarters) / 4.0)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        /// The members that serde_json reads from its own output, compact and with white space.
        #[test]
        fn every_member_is_found(members in prop::collection::btree_map(any::<String>(), value(), 0..6)) {
            let object: Map<String, Value> = members.into_iter().collect();
            for written in [serde_json::to_string(&object), serde_json::to_string_pretty(&object)] {
                let written = written.expect("an object serializes");
                let found: Vec<_> = super::members(written.as_bytes()).collect();
                prop_assert_eq!(found.len(), object.len());
                for (member, (name, value)) in found.iter().zip(&object) {
                    prop_assert_eq!(&*unescape(member.name), name.as_str());
                    let read: Value = serde_json::from_str(member.value).expect("a value");
                    prop_assert_eq!(&read, value);
                    if let Value::String(text) = value {
                        prop_assert_eq!(&*member.shown(), text.as_str());
                    }
                }
            }
        }

        /// Text that is not JSON gives some members or none.
        #[test]
        fn nothing_panics(text in "[{}\\[\\]\",:\\\\u0-9dé\n ]{0,40}") {
            for member in members(text.as_bytes()) {
                unescape(member.name);
                member.shown();
            }
        }
    }

    #[test]
    fn every_escape_is_read() {
        assert_eq!(unescape(r#"\"\\\/\b\f\n\r\té\u00e9\ud83d\ude00"#), "\"\\/\u{8}\u{c}\n\r\téé😀");
        assert_eq!(unescape(r"\ud83d.\ude00\ud83d\u0041"), "\u{fffd}.\u{fffd}\u{fffd}A");
    }
}
