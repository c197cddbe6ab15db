//! The errors of serde, with the place of the wrong value, made into fields and parameters.
//!
//! A client gets the place, the kind of value that was there and the expected one. Values of the request are not
//! repeated: they may be secrets, or long.

use std::borrow::Cow;

use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::message::Message;
use super::rejection::Rejection;
use crate::printable::Excerpt;
use crate::{FieldError, Parameter};

/// The maximum length of a pointer, in bytes.
const POINTER: usize = 400;

#[derive(Debug)]
pub(super) struct Fault {
    /// From the outermost name inwards.
    place: Vec<String>,
    message: Message,
}

impl Fault {
    fn new(path: &Path, said: &str, sent: &Sent<'_>) -> Fault {
        let mut place: Vec<_> = path
            .iter()
            .filter_map(|segment| match segment {
                Segment::Seq { index } => Some(index.to_string()),
                Segment::Map { key } => Some(key.clone()),
                Segment::Enum { variant } => Some(variant.clone()),
                Segment::Unknown => None,
            })
            .collect();
        let is_object = sent.is_object(&place);
        let message = Message::new(said, is_object, &sent.values(&place));
        place.extend(unplaced(said).filter(|_| is_object).map(str::to_owned));
        Fault { place, message }
    }

    /// Content that is not JSON is malformed; JSON of another type than expected has a wrong field.
    pub(super) fn json(error: serde_path_to_error::Error<serde_json::Error>, content: &[u8]) -> Rejection {
        let path = error.path().clone();
        let error = error.into_inner();
        if error.classify() != Category::Data {
            return Rejection::Malformed(error);
        }
        let said = error.to_string();
        // The pointer has the position.
        let suffix = format!(" at line {} column {}", error.line(), error.column());
        let said = said.strip_suffix(&suffix).unwrap_or(&said);
        let sent = Sent::Json(serde_json::from_slice(content).unwrap_or_default());
        Fault::new(&path, said, &sent).into_field()
    }

    /// The error in one of some pairs of name and value.
    pub(super) fn pair<E: std::error::Error>(error: &serde_path_to_error::Error<E>, text: &[u8]) -> Fault {
        Fault::new(error.path(), &error.inner().to_string(), &Sent::Pairs(text))
    }

    pub(super) fn into_field(self) -> Rejection {
        let mut error = FieldError::new(pointer(&self.place), self.message.text);
        if let Some(code) = self.message.code {
            error = error.code(code);
        }
        Rejection::ValidationFailed { errors: vec![error] }
    }

    pub(super) fn into_query(self) -> Rejection {
        match self.place.first() {
            Some(name) => {
                // An unknown name is the request's.
                let parameter = Parameter::query(Excerpt::word(name).to_string());
                Rejection::InvalidParameter { parameter, problem: self.message.text }
            }
            None => Rejection::BadRequest(self.message.text.into()),
        }
    }
}

/// The input that serde has been reading.
enum Sent<'a> {
    Json(Value),
    /// Percent-encoded.
    Pairs(&'a [u8]),
}

impl Sent<'_> {
    fn is_object(&self, place: &[String]) -> bool {
        match self {
            Sent::Json(content) => content.pointer(&pointer(place)).is_some_and(Value::is_object),
            Sent::Pairs(_) => place.is_empty(),
        }
    }

    /// The values at a place, as text.
    fn values(&self, place: &[String]) -> Vec<Cow<'_, str>> {
        match self {
            Sent::Json(content) => {
                let mut values = Vec::new();
                leaves(content.pointer(&pointer(place)).unwrap_or(content), &mut values);
                values
            }
            Sent::Pairs(text) => {
                let of_place = |name: &str| place.first().is_none_or(|place| place == name);
                let pairs = form_urlencoded::parse(text).filter(|(name, _)| of_place(name));
                pairs.map(|(_, value)| value).collect()
            }
        }
    }
}

/// The name of a field that serde reports by name only, at the object that it is or should be in. An unknown name has a
/// place of its own, unless all fields are read before it is looked at.
fn unplaced(said: &str) -> Option<&str> {
    let named = ["missing field `", "duplicate field `", "unknown field `"];
    let name = named.into_iter().find_map(|words| said.strip_prefix(words))?.strip_suffix('`')?;
    (!name.contains("`, expected ")).then_some(name)
}

/// The scalars of a value, as text. Booleans and null reveal nothing.
fn leaves<'a>(value: &'a Value, out: &mut Vec<Cow<'a, str>>) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => out.push(number.to_string().into()),
        Value::String(text) => out.push(text.into()),
        Value::Array(values) => values.iter().for_each(|value| leaves(value, out)),
        Value::Object(members) => members.values().for_each(|value| leaves(value, out)),
    }
}

/// A JSON Pointer (RFC 6901 3); of a long one the beginning, which names the enclosing value.
fn pointer(place: &[String]) -> String {
    let mut pointer = String::new();
    for name in place {
        let outer = pointer.len();
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        if pointer.len() > POINTER {
            pointer.truncate(outer);
            break;
        }
    }
    pointer
}
