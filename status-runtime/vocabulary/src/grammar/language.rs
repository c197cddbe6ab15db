use super::error::GrammarError;
use super::scan::{is_blank, is_digit, part, same, stray};

/// Tags registered before there was a grammar (RFC 5646 2.2.8), which do not conform to it.
const IRREGULAR: [&str; 17] = [
    "en-GB-oed",
    "i-ami",
    "i-bnn",
    "i-default",
    "i-enochian",
    "i-hak",
    "i-klingon",
    "i-lux",
    "i-mingo",
    "i-navajo",
    "i-pwn",
    "i-tao",
    "i-tay",
    "i-tsu",
    "sgn-BE-FR",
    "sgn-BE-NL",
    "sgn-CH-DE",
];

/// A well-formed language tag (RFC 5646 2.1): `en`, `en-GB`, `es-419`.
///
/// The registration of its subtags is not checked.
///
/// # Errors
///
/// The tag is not well-formed; the most common error is an underscore.
pub const fn language_tag(s: &str) -> Result<(), GrammarError> {
    tag(s.as_bytes(), 0)
}

/// Language tags with commas between (RFC 9110 8.5).
///
/// # Errors
///
/// There is no tag, an element is empty, or a tag is not well-formed.
pub const fn content_language(s: &str) -> Result<(), GrammarError> {
    let bytes = s.as_bytes();
    let mut at = 0;
    loop {
        let mut end = at;
        while end < bytes.len() && bytes[end] != b',' && !is_blank(bytes[end]) {
            end += 1;
        }
        check!(tag(part(bytes, at, end), at));
        if end == bytes.len() {
            return Ok(());
        }
        let comma = run!(bytes, end, is_blank);
        if comma == bytes.len() {
            return Err(GrammarError::new(end, "no white space at the end"));
        }
        if bytes[comma] != b',' {
            return Err(GrammarError::new(comma, "a comma between language tags (RFC 9110 8.5)"));
        }
        at = run!(bytes, comma + 1, is_blank);
    }
}

const fn tag(bytes: &[u8], base: usize) -> Result<(), GrammarError> {
    const EMPTY: &str = "a language tag is not empty: `en` (RFC 5646 2.1)";
    const NOT_A_SUBTAG: &str = "a subtag of this length has no place here (RFC 5646 2.1)";

    let mut row = 0;
    while row < IRREGULAR.len() {
        if same(bytes, IRREGULAR[row].as_bytes()) {
            return Ok(());
        }
        row += 1;
    }
    if bytes.is_empty() {
        return Err(GrammarError::new(base, EMPTY));
    }

    // The part that may come next, in order: extended languages, script, region, variants, extensions, private use.
    let mut stage = Stage::Language;
    let mut extended = 0;
    let mut start = 0;
    loop {
        let mut end = start;
        let mut letters = 0;
        while end < bytes.len() && bytes[end] != b'-' {
            if bytes[end].is_ascii_alphabetic() {
                letters += 1;
            } else if !is_digit(bytes[end]) {
                let what = if bytes[end] == b'_' {
                    "a hyphen between subtags: `en-GB` (RFC 5646 2.1)"
                } else {
                    "a language tag has letters, digits and hyphens (RFC 5646 2.1)"
                };
                return Err(stray(bytes, end, what).moved(base));
            }
            end += 1;
        }
        let length = end - start;
        let alphabetic = letters == length;
        let digit_first = length > 0 && is_digit(bytes[start]);
        if length == 0 || length > 8 {
            return Err(GrammarError::new(base + start, "a subtag has 1 to 8 characters (RFC 5646 2.1)"));
        }

        stage = match (stage, length) {
            (Stage::Private { .. }, _) => Stage::Private { empty: false },
            (Stage::Extension { empty: true }, 1) => {
                return Err(GrammarError::new(
                    base + start,
                    "an extension has a subtag of 2 to 8 characters (RFC 5646 2.2.6)",
                ));
            }
            (Stage::Language, 1) if bytes[start].eq_ignore_ascii_case(&b'x') => Stage::Private { empty: true },
            (Stage::Language, 2..=8) if alphabetic => {
                // Only the two short forms may be extended.
                if length <= 3 { Stage::Extended } else { Stage::Script }
            }
            (Stage::Language, _) => {
                return Err(GrammarError::new(
                    base + start,
                    "a language tag starts with a language: `en` (RFC 5646 2.1)",
                ));
            }
            (_, 1) if bytes[start].eq_ignore_ascii_case(&b'x') => Stage::Private { empty: true },
            (_, 1) => Stage::Extension { empty: true },
            (Stage::Extension { .. }, _) => Stage::Extension { empty: false },
            (Stage::Extended, 3) if alphabetic && extended < 3 => {
                extended += 1;
                Stage::Extended
            }
            (Stage::Extended | Stage::Script, 4) if alphabetic => Stage::Region,
            (Stage::Extended | Stage::Script | Stage::Region, 2) if alphabetic => Stage::Variant,
            (Stage::Extended | Stage::Script | Stage::Region, 3) if letters == 0 => Stage::Variant,
            (_, 5..=8) => Stage::Variant,
            (_, 4) if digit_first => Stage::Variant,
            _ => return Err(GrammarError::new(base + start, NOT_A_SUBTAG)),
        };

        if end == bytes.len() {
            return match stage {
                Stage::Private { empty: true } | Stage::Extension { empty: true } => {
                    Err(GrammarError::new(base + end, "a subtag follows a single letter (RFC 5646 2.2.6)"))
                }
                Stage::Language
                | Stage::Extended
                | Stage::Script
                | Stage::Region
                | Stage::Variant
                | Stage::Extension { empty: false }
                | Stage::Private { empty: false } => Ok(()),
            };
        }
        start = end + 1;
    }
}

#[derive(Clone, Copy)]
enum Stage {
    Language,
    Extended,
    Script,
    Region,
    Variant,
    Extension { empty: bool },
    Private { empty: bool },
}
