//! The input at a place, so that no message repeats it.

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The input that serde has been reading.
#[derive(Debug, Default)]
pub(super) struct Sent {
    values: Vec<String>,
    /// The name of the place and those below it: they may be keys of a map.
    names: Vec<String>,
    pub(super) is_object: bool,
    /// Whether all of the input at the place is known.
    is_whole: bool,
}

impl Sent {
    /// `content` is valid JSON.
    pub(super) fn json(content: &str, place: &[String]) -> Sent {
        let mut sent = Sent::default();
        let read = Below { place, sent: &mut sent };
        let found = read.deserialize(&mut serde_json::Deserializer::from_str(content));
        sent.is_whole = found.unwrap_or(false);
        sent
    }

    /// Percent-encoded pairs of name and value.
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

/// Collects the input at a place, for every occurrence of a repeated name, and skips the rest. Returns whether the place
/// exists.
struct Below<'a> {
    place: &'a [String],
    sent: &'a mut Sent,
}

impl Below<'_> {
    /// The collector for the value of a name, or `None` if the place is elsewhere.
    fn inner(&mut self, name: &str) -> Option<Below<'_>> {
        let place = match self.place {
            [] => &[],
            [outer, inner @ ..] if outer == name => inner,
            _ => return None,
        };
        Some(Below { place, sent: self.sent })
    }

    fn leaf<E>(self, values: impl IntoIterator<Item = String>) -> Result<bool, E> {
        if self.place.is_empty() {
            self.sent.values.extend(values);
        }
        Ok(self.place.is_empty())
    }
}

impl<'de> DeserializeSeed<'de> for Below<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Below<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    // Booleans and null reveal nothing.
    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        self.leaf([])
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        self.leaf([])
    }

    fn visit_u64<E>(self, value: u64) -> Result<bool, E> {
        self.leaf([value.to_string()])
    }

    fn visit_i64<E>(self, value: i64) -> Result<bool, E> {
        self.leaf([value.to_string()])
    }

    fn visit_f64<E>(self, value: f64) -> Result<bool, E> {
        self.leaf([value.to_string(), format!("{value:?}")])
    }

    fn visit_str<E>(self, value: &str) -> Result<bool, E> {
        self.leaf([value.to_owned()])
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut values: A) -> Result<bool, A::Error> {
        let mut found = self.place.is_empty();
        for index in 0_usize.. {
            let inner = match self.inner(&index.to_string()) {
                Some(inner) => values.next_element_seed(inner)?,
                None => values.next_element::<IgnoredAny>()?.map(|_| false),
            };
            match inner {
                Some(inner) => found |= inner,
                None => break,
            }
        }
        Ok(found)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<bool, A::Error> {
        let mut found = self.place.is_empty();
        self.sent.is_object |= found;
        while let Some(name) = members.next_key::<String>()? {
            let is_of_place = self.place.len() < 2;
            match self.inner(&name) {
                Some(inner) => {
                    if is_of_place {
                        inner.sent.names.push(name);
                    }
                    found |= members.next_value_seed(inner)?;
                }
                None => _ = members.next_value::<IgnoredAny>()?,
            }
        }
        Ok(found)
    }
}
