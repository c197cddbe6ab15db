//! The input at a place, so that no message repeats it.

#[cfg(feature = "axum-extract")]
mod json;

use std::collections::HashSet;

/// The input that serde has been reading.
#[derive(Debug, Default)]
pub(super) struct Sent {
    values: Vec<String>,
    /// The name of the place and those below it: they may be keys of a map.
    names: Vec<String>,
    pub(super) is_object: bool,
    /// True if all of the input at the place is known.
    is_whole: bool,
}

impl Sent {
    /// Nothing is known, but that serde's own messages have names of the type.
    pub(super) fn unseen() -> Sent {
        Sent { is_object: true, ..Sent::default() }
    }

    /// Percent-encoded pairs of name and value.
    #[cfg(feature = "axum-extract")]
    pub(super) fn pairs(text: &[u8], place: &[String]) -> Sent {
        let mut sent = Sent { is_object: place.is_empty(), ..Sent::default() };
        for (name, value) in form_urlencoded::parse(text) {
            if place.first().is_none_or(|place| *place == name) {
                sent.names.push(name.into_owned());
                sent.values.push(value.into_owned());
            }
        }
        sent.is_whole = sent.is_object || !sent.names.is_empty();
        sent
    }

    /// The names are the route's, and no secret.
    #[cfg(feature = "axum-extract")]
    pub(super) fn parameters(parameters: &[(&str, &str)]) -> Sent {
        let values = parameters.iter().map(|(_, value)| (*value).to_owned()).collect();
        Sent { values, is_whole: true, ..Sent::default() }
    }

    /// Returns whether a text repeats a piece of a value or a name, or may do so because the input is not all known.
    pub(super) fn is_in(&self, text: &str) -> bool {
        const PIECE: usize = 4;

        let folded = fold(text);
        let pieces: HashSet<&[u8]> = folded.as_bytes().windows(PIECE).collect();
        let is_value = |value: &str| match value.len() < PIECE {
            true => has_word(&folded, value),
            false => value.as_bytes().windows(PIECE).any(|piece| pieces.contains(piece)),
        };
        let numbers: Vec<f32> = numbers(text).collect();
        let is_number = |value: &str| value.parse::<f32>().is_ok_and(|value| numbers.contains(&value.abs()));
        !self.is_whole
            || self.values.iter().any(|value| is_number(value) || shown(value).iter().any(|value| is_value(value)))
            || self.names.iter().flat_map(|name| shown(name)).any(|name| has_word(&folded, &name))
    }

    /// Returns whether one of the names in a text, each between backticks, is a piece of a value. A text without such names
    /// is looked at as a whole.
    pub(super) fn has_a_name_of(&self, text: &str) -> bool {
        let names: Vec<_> = text.split('`').skip(1).step_by(2).map(fold).filter(|name| !name.is_empty()).collect();
        let is_piece = |value: &str| names.iter().any(|name| fold(value).contains(name.as_str()));
        match names.is_empty() {
            true => !text.is_empty() && self.is_whole && self.is_in(text),
            false => self.values.iter().any(|value| is_piece(value)),
        }
    }
}

/// A text as `Display` and `Debug` show it.
fn shown(text: &str) -> [String; 2] {
    let debug = format!("{text:?}");
    [fold(text), fold(&debug[1..debug.len() - 1])]
}

/// A text in one case: `ß` is `SS` in upper case.
fn fold(text: &str) -> String {
    text.to_uppercase().to_lowercase()
}

/// Returns whether a text contains a word, but not as a part of another one.
fn has_word(text: &str, word: &str) -> bool {
    let joins = |a: Option<char>, b: Option<char>| [a, b].iter().all(|c| c.is_some_and(char::is_alphanumeric));
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + word.len()..]);
            !joins(before.chars().next_back(), word.chars().next())
                && !joins(word.chars().next_back(), after.chars().next())
        })
}

/// The numbers in a text, without their signs, with a unit or without.
fn numbers(text: &str) -> impl Iterator<Item = f32> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '.').map(|word| word.trim_matches('.'));
    words
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .filter_map(|word| word.trim_end_matches(char::is_alphabetic).parse().ok())
}
