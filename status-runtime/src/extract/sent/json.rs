//! The input at a place in JSON.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Sent;

impl Sent {
    /// `content` is valid JSON.
    pub(in crate::extract) fn json(content: &str, place: &[String]) -> Sent {
        let mut sent = Sent::default();
        let read = Below { place, sent: &mut sent };
        let found = read.deserialize(&mut serde_json::Deserializer::from_str(content));
        sent.is_whole = found.unwrap_or(false);
        sent
    }
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
