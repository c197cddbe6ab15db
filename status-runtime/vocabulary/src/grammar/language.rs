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
    let mut row = 0;
    while row < IRREGULAR.len() {
        if same(bytes, IRREGULAR[row].as_bytes()) {
            return Ok(());
        }
        row += 1;
    }
    if bytes.is_empty() {
        return Err(GrammarError::new(base, "a language tag is not empty: `en` (RFC 5646 2.1)"));
    }

    let mut stage = Stage::Language;
    let mut start = 0;
    loop {
        let subtag = match Subtag::read(bytes, start, base) {
            Ok(subtag) => subtag,
            Err(error) => return Err(error),
        };
        stage = match stage.after(&subtag) {
            Ok(stage) => stage,
            Err(what) => return Err(GrammarError::new(base + start, what)),
        };
        let end = start + subtag.length;
        if end < bytes.len() {
            start = end + 1;
        } else if stage.is_open() {
            return Err(GrammarError::new(base + end, "a subtag follows a single letter (RFC 5646 2.2.6)"));
        } else {
            return Ok(());
        }
    }
}

struct Subtag {
    first: u8,
    length: usize,
    letters: usize,
}

impl Subtag {
    const fn read(bytes: &[u8], start: usize, base: usize) -> Result<Subtag, GrammarError> {
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
        match end - start {
            length @ 1..=8 => Ok(Subtag { first: bytes[start], length, letters }),
            _ => Err(GrammarError::new(base + start, "a subtag has 1 to 8 characters (RFC 5646 2.1)")),
        }
    }

    const fn is_alphabetic(&self) -> bool {
        self.letters == self.length
    }

    const fn is_x(&self) -> bool {
        self.length == 1 && self.first.eq_ignore_ascii_case(&b'x')
    }
}

/// The part that may come next, in order: extended languages, script, region, variants, extensions, private use.
#[derive(Clone, Copy)]
enum Stage {
    Language,
    Extended { so_far: u8 },
    Script,
    Region,
    Variant,
    Extension { empty: bool },
    Private { empty: bool },
}

impl Stage {
    const fn after(self, subtag: &Subtag) -> Result<Stage, &'static str> {
        Ok(match (self, subtag.length) {
            (Stage::Private { .. }, _) => Stage::Private { empty: false },
            (Stage::Extension { empty: true }, 1) => {
                return Err("an extension has a subtag of 2 to 8 characters (RFC 5646 2.2.6)");
            }
            (_, 1) if subtag.is_x() => Stage::Private { empty: true },
            // Only the two short forms may be extended.
            (Stage::Language, 2..=3) if subtag.is_alphabetic() => Stage::Extended { so_far: 0 },
            (Stage::Language, 4..=8) if subtag.is_alphabetic() => Stage::Script,
            (Stage::Language, _) => return Err("a language tag starts with a language: `en` (RFC 5646 2.1)"),
            (_, 1) => Stage::Extension { empty: true },
            (Stage::Extension { .. }, _) => Stage::Extension { empty: false },
            (Stage::Extended { so_far: so_far @ 0..=2 }, 3) if subtag.is_alphabetic() => {
                Stage::Extended { so_far: so_far + 1 }
            }
            (Stage::Extended { .. } | Stage::Script, 4) if subtag.is_alphabetic() => Stage::Region,
            (Stage::Extended { .. } | Stage::Script | Stage::Region, 2) if subtag.is_alphabetic() => Stage::Variant,
            (Stage::Extended { .. } | Stage::Script | Stage::Region, 3) if subtag.letters == 0 => Stage::Variant,
            (_, 5..=8) => Stage::Variant,
            (_, 4) if is_digit(subtag.first) => Stage::Variant,
            _ => return Err("a subtag of this length has no place here (RFC 5646 2.1)"),
        })
    }

    /// Returns whether a single letter is last.
    const fn is_open(self) -> bool {
        matches!(self, Stage::Private { empty: true } | Stage::Extension { empty: true })
    }
}
