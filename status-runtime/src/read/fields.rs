use http::{HeaderName, HeaderValue};
use serde::de::value::Error as Absent;
use serde::de::{Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;

use super::lines::{Lines, Reads};
use super::members::Members;
use super::part_error::PartError;
use super::received::Received;
use crate::entry::Entry;
use crate::header::{Named, ParameterIn};
use crate::value::member::{Readable, ReadableErrors};

/// A response that has been recognised, from which generated code takes the fields of the variant.
#[derive(Debug)]
pub struct Fields<'a> {
    received: &'a Received,
    members: &'a Members<'a>,
    constants: &'static [(HeaderName, HeaderValue)],
}

/// A part of a response that does not become a field.
#[derive(Debug)]
pub struct Broken {
    pub(crate) place: Place,
    pub(crate) part_error: PartError,
}

/// The part of a response that a field is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Member(&'static str),
    Header(&'static str),
}

impl<'a> Fields<'a> {
    pub(crate) fn new(entry: &'static Entry, received: &'a Received, members: &'a Members<'a>) -> Fields<'a> {
        let constants = entry.parts().lines.map_or(&[][..], |lines| lines());
        Fields { received, members, constants }
    }

    /// A field from a member of the document.
    pub fn member<T: Readable>(&self, name: &'static str) -> Result<T, Broken> {
        let value = match self.members.get(name) {
            Some(json) => self.members.read(json).map_err(PartError::Member),
            None => T::deserialize(Missing).map_err(|_| PartError::Missing),
        };
        value.map_err(|part_error| Broken { place: Place::Member(name), part_error })
    }

    /// A field from the member `errors`.
    pub fn errors<T: ReadableErrors>(&self, name: &'static str) -> Result<T, Broken> {
        self.member(name)
    }

    /// A field from the name in the member `parameter`, which is in that place: gRPC has the name alone.
    pub fn parameter<T: Readable>(&self, place: ParameterIn, member: &'static str) -> Result<T, Broken> {
        let broken = |part_error| Broken { place: Place::Member(member), part_error };
        let Some(json) = self.members.get(member) else { return self.member(member) };
        let named: Named<T> = self.members.read(json).map_err(|error| broken(PartError::Member(error)))?;
        named.place.is_none_or(|written| written == place).then_some(named.name).ok_or_else(|| broken(PartError::Unfit))
    }

    /// A field from a header that its situation requires: an empty list does not stand in for it.
    pub fn required<H, T: Reads<H>>(&self, name: &'static str) -> Result<T, Broken> {
        let lines = Lines::new(self.received.headers(), name, self.constants).required();
        let value = match lines.is_absent() {
            true => T::absent().filter(|_| T::OPTIONAL).ok_or(PartError::Missing),
            false => T::read(&lines),
        };
        value.map_err(|part_error| Broken { place: Place::Header(name), part_error })
    }

    /// A field from a header.
    pub fn header<H, T: Reads<H>>(&self, name: &'static str) -> Result<T, Broken> {
        let lines = Lines::new(self.received.headers(), name, self.constants);
        let value = match lines.is_absent() {
            true => T::absent().ok_or(PartError::Missing),
            false => T::read(&lines),
        };
        value.map_err(|part_error| Broken { place: Place::Header(name), part_error })
    }
}

/// The value of a member that is not there: nothing for an `Option`, however it is spelled, and an error for other types.
struct Missing;

impl<'de> Deserializer<'de> for Missing {
    type Error = Absent;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Absent> {
        Err(Absent::custom("missing"))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Absent> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
