//! The texts of serde, serde_json and the standard library about types, in terms of JSON: a client does not read Rust.

use std::borrow::Cow;

/// The names by which `serde::de::Unexpected` refers to a value, and those of JSON (RFC 8259 1). serde_json reads each form
/// of an enum's variant from a string or an object.
const FOUND: [(&str, &str); 17] = [
    ("boolean", "boolean"),
    ("integer", "integer"),
    ("floating point", "number"),
    ("character", "string"),
    ("string", "string"),
    ("byte array", "string"),
    ("null", "null"),
    ("unit value", "null"),
    ("Option value", "value"),
    ("newtype struct", "value"),
    ("sequence", "array"),
    ("map", "object"),
    ("enum", "value"),
    ("unit variant", "string"),
    ("newtype variant", "object"),
    ("tuple variant", "object"),
    ("struct variant", "object"),
];

/// The expectations of types that serde knows, of serde_json and of axum's `Path`.
const EXPECTED: [(&str, &str); 26] = [
    ("a boolean", "a boolean"),
    ("a character", "a character"),
    ("a string", "a string"),
    ("an empty array", "an empty array"),
    ("unit", "null"),
    ("option", "a value or null"),
    ("bool", "`true` or `false`"),
    ("char", "a character"),
    ("f32", "a number"),
    ("f64", "a number"),
    ("a borrowed string", "a string"),
    ("a borrowed path", "a string"),
    ("path string", "a string"),
    ("os string", "a string"),
    ("byte array", "an array"),
    ("a borrowed byte array", "an array"),
    ("a sequence", "an array"),
    ("a map", "an object"),
    ("unit variant", "a string"),
    ("newtype variant", "an object"),
    ("tuple variant", "an object"),
    ("struct variant", "an object"),
    ("variant identifier", "a string"),
    ("field identifier", "a string"),
    ("integer with support for saturating semantics", "an integer"),
    ("newtype struct", "a value"),
];

/// The expectations that continue with the name of a Rust type.
const NAMED: [(&str, &str); 10] = [
    ("struct variant ", "an object"),
    ("struct ", "an object"),
    ("internally tagged enum ", "an object"),
    ("adjacently tagged enum ", "an object"),
    ("tuple struct ", "an array"),
    ("tuple variant ", "an array"),
    ("unit struct ", "null"),
    ("enum ", "a string or an object"),
    ("variant index ", "a string"),
    ("field index ", "a string"),
];

/// Whole messages, each with its text in terms of JSON and the code: from the `FromStr` of numbers, which reads the values of
/// queries and forms, and from serde_json.
const WHOLE: [(&str, &str, &str); 13] = [
    ("invalid digit found in string", "expected an integer", INVALID_TYPE),
    ("cannot parse integer from empty string", "expected an integer", INVALID_TYPE),
    ("number too large to fit in target type", "the number is too large", INVALID_VALUE),
    ("number too small to fit in target type", "the number is too small", INVALID_VALUE),
    ("number would be zero for non-zero type", "the number must not be 0", INVALID_VALUE),
    ("invalid float literal", "expected a number", INVALID_TYPE),
    ("cannot parse float from empty string", "expected a number", INVALID_TYPE),
    ("provided string was not `true` or `false`", "expected `true` or `false`", INVALID_TYPE),
    // Where an enum is expected.
    ("expected value", "expected a string or an object with one member", INVALID_TYPE),
    ("number out of range", "the number is out of range", INVALID_VALUE),
    ("invalid value: expected key to be a number in quotes", "the name of a member must be a number", INVALID_VALUE),
    ("recursion limit exceeded", "the content is nested too deeply", INVALID_VALUE),
    ("lone leading surrogate in hex escape", "a string has half of a surrogate pair", INVALID_VALUE),
];

const UNTAGGED: &str = "data did not match any variant of untagged enum ";

pub(super) const INVALID_TYPE: &str = "invalid_type";
pub(super) const INVALID_VALUE: &str = "invalid_value";

/// The message and its code, if the whole of it is known.
pub(super) fn whole(original: &str) -> Option<(&'static str, &'static str)> {
    let known = WHOLE.into_iter().find(|(words, ..)| *words == original).map(|(_, text, code)| (text, code));
    known.or_else(|| original.starts_with(UNTAGGED).then_some(("not one of the expected forms", INVALID_VALUE)))
}

/// JSON's name of the kind of value that a text begins with. The value itself follows there.
pub(super) fn found(text: &str) -> Option<&'static str> {
    FOUND.into_iter().find(|(kind, _)| text.starts_with(kind)).map(|(_, name)| name)
}

/// Returns whether such a value is a number, so that its range is what the client needs to know.
pub(super) fn is_number(found: &str) -> bool {
    matches!(found, "integer" | "number")
}

/// Returns whether a value that is sent as text, as in a path, has the form of an integer.
#[cfg(any(feature = "actix-web-extract", feature = "axum-extract"))]
pub(super) fn is_integer(sent: &str) -> bool {
    let digits = sent.strip_prefix(['-', '+']).unwrap_or(sent);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The expectation, unless the text is a type's own. They are constant but for a number of elements, which is left out
/// unless `counts`. The range of a large integer is noise unless a number was sent.
pub(super) fn expected(words: &str, counts: bool, of_number: bool) -> Option<Cow<'static, str>> {
    let (words, count) = counted(words);
    let exact = || EXPECTED.into_iter().find(|(known, _)| *known == words);
    let named = || NAMED.into_iter().find(|(start, _)| words.starts_with(start));
    match exact().or_else(named) {
        Some((_, "an array")) => Some(array(count.filter(|_| counts))),
        Some((_, text)) => Some(text.into()),
        None => integer(words, of_number).map(Cow::Owned),
    }
}

fn array(count: Option<usize>) -> Cow<'static, str> {
    match count {
        None => "an array".into(),
        Some(1) => "an array of 1 element".into(),
        Some(count) => format!("an array of {count} elements").into(),
    }
}

/// Returns the number of elements apart from the words around it.
fn counted(words: &str) -> (&str, Option<usize>) {
    let length = ["an array of length ", "a tuple of size "].into_iter().find_map(|start| words.strip_prefix(start));
    if let Some(Ok(count)) = length.map(str::parse) {
        return ("a sequence", Some(count));
    }
    let elements = words.strip_suffix(" elements").or_else(|| words.strip_suffix(" element"));
    let with = elements.and_then(|words| words.rsplit_once(" with "));
    let parsed = with.and_then(|(words, count)| Some((words, Some(count.parse().ok()?))));
    parsed.unwrap_or((words, None))
}

/// The integers of a Rust type, by its name.
fn integer(name: &str, of_number: bool) -> Option<String> {
    macro_rules! range {
        ($($integer:ident)*) => {
            match name.strip_prefix("a nonzero ").unwrap_or(name) {
                $(stringify!($integer) => ($integer::MIN.to_string(), $integer::MAX.to_string(), $integer::BITS),)*
                _ => return None,
            }
        };
    }
    let (min, max, bits) = range!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
    let is_shown = of_number || bits <= 32;
    Some(match (name.starts_with("a nonzero "), min.as_str()) {
        (true, "0") if is_shown => format!("an integer from 1 to {max}"),
        (true, "0") => "a positive integer".to_owned(),
        (true, _) if is_shown => format!("an integer from {min} to {max} other than 0"),
        (true, _) => "an integer other than 0".to_owned(),
        (false, _) if is_shown => format!("an integer from {min} to {max}"),
        (false, "0") => "a non-negative integer".to_owned(),
        (false, _) => "an integer".to_owned(),
    })
}
