use std::borrow::Cow;
use std::fmt;

use http::StatusCode;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::problem::status_code;

/// The members of a document, unparsed: only those that a field is read from are.
#[derive(Debug, Default)]
pub(crate) struct Members<'a> {
    all: Vec<(Cow<'a, str>, &'a RawValue)>,
    are_texts: bool,
}

impl<'a> Members<'a> {
    /// The members of a JSON object, or `None` if it is not one.
    pub(crate) fn parse(json: &'a str) -> Option<Members<'a>> {
        // RFC 8259 8.1 allows parsers to ignore a byte order mark.
        serde_json::from_str(json.strip_prefix('\u{feff}').unwrap_or(json)).ok()
    }

    /// The same for members that are all texts: of what is not a text, its JSON.
    #[cfg(feature = "grpc")]
    pub(crate) fn parse_texts(json: &'a str) -> Option<Members<'a>> {
        Members::parse(json).map(|members| Members { are_texts: true, ..members })
    }

    /// The JSON text of a member. Of several with one name, the last counts, as in a [`Problem`](crate::Problem).
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.named(name).next()
    }

    /// The value of a member, from its JSON text.
    pub(crate) fn read<T: DeserializeOwned>(&self, json: &str) -> Result<T, serde_json::Error> {
        let read = serde_json::from_str(json);
        if read.is_ok() || !self.are_texts {
            return read;
        }
        match text(json) {
            Some(text) => serde_json::from_str(&text),
            None => read,
        }
    }

    /// The value of a standard member that is text. One of another type is ignored (RFC 9457 3.1), beside another of that name as
    /// well.
    pub(crate) fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        self.named(name).find_map(text)
    }

    /// The status that the document has.
    pub(crate) fn status(&self) -> Option<StatusCode> {
        self.named("status").find_map(|json| status_code(&self.read(json).ok()?))
    }

    /// The members of that name, the last one first.
    fn named(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.all.iter().rev().filter(move |(known, _)| known == name).map(|(_, value)| value.get())
    }
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Members<'de>, D::Error> {
        struct MembersVisitor;

        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a problem document (RFC 9457)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::with_capacity(8);
                while let Some((name, value)) = map.next_entry::<&RawValue, &RawValue>()? {
                    members.extend(text(name.get()).map(|name| (name, value)));
                }
                Ok(Members { all: members, are_texts: false })
            }
        }

        deserializer.deserialize_map(MembersVisitor)
    }
}

/// The text that a JSON string is. One with half of a surrogate pair is none, and no other part of the document depends on it.
fn text(json: &str) -> Option<Cow<'_, str>> {
    match json.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(text) if !text.contains('\\') => Some(Cow::Borrowed(text)),
        Some(_) => serde_json::from_str(json).ok().map(|Name(text)| text),
        None => None,
    }
}

/// Text, borrowed unless it has escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Name<'de>, D::Error> {
        struct NameVisitor;

        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(NameVisitor)
    }
}
