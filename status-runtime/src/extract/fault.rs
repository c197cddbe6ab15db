//! The errors of serde, with the place of the wrong value, made into fields and parameters.
//!
//! A client gets the place, the kind of value that was there and the expected one. Values of the request are not
//! repeated: they may be secrets, or long.

use serde::de::{Error as _, IgnoredAny};
use serde_path_to_error::{Path, Segment};

use super::message::Message;
use super::rejection::Rejection;
use super::sent::Sent;
use crate::field_error::pointer::pointer;
use crate::printable::Excerpt;
use crate::{FieldError, Parameter};

#[derive(Debug)]
pub(super) struct Fault {
    /// From the outermost name inwards.
    place: Vec<String>,
    message: Message,
}

impl Fault {
    fn new(mut place: Vec<String>, said: &str, sent: &Sent) -> Fault {
        let message = Message::new(said, sent);
        place.extend(unplaced(said).filter(|_| sent.is_object).map(str::to_owned));
        Fault { place, message }
    }

    /// Content that is not JSON is malformed; JSON of another type than expected has a wrong field. The category of the
    /// error does not tell them apart: serde_json stops at a wrong value before it reads the rest, and reports a name that
    /// should be a number as an error of syntax.
    pub(super) fn json(error: serde_path_to_error::Error<serde_json::Error>, content: &[u8]) -> Rejection {
        // JSON is UTF-8 (RFC 8259 8.1), which is not looked at in what is skipped.
        let content = std::str::from_utf8(content).map_err(serde_json::Error::custom);
        let content = match content.and_then(|content| serde_json::from_str::<IgnoredAny>(content).map(|_| content)) {
            Ok(content) => content,
            Err(error) => return Rejection::Malformed(error),
        };
        let place = place(error.path());
        let error = error.into_inner();
        let said = error.to_string();
        // The pointer has the position.
        let suffix = format!(" at line {} column {}", error.line(), error.column());
        let said = said.strip_suffix(&suffix).unwrap_or(&said);
        let sent = Sent::json(content, &place);
        Fault::new(place, said, &sent).into_field()
    }

    /// The error in one of some pairs of name and value.
    pub(super) fn pair<E: std::error::Error>(error: &serde_path_to_error::Error<E>, text: &[u8]) -> Fault {
        let place = place(error.path());
        let sent = Sent::pairs(text, &place);
        Fault::new(place, &error.inner().to_string(), &sent)
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

/// The names from the outermost inwards, as far as they are known: a name may be something that has no text.
fn place(path: &Path) -> Vec<String> {
    let names = path.iter().map_while(|segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { variant } => Some(variant.clone()),
        Segment::Unknown => None,
    });
    names.collect()
}

/// The name of a field that serde reports by name only, at the object that it is or should be in. An unknown name has a
/// place of its own, unless all fields are read before it is looked at.
fn unplaced(said: &str) -> Option<&str> {
    let named = ["missing field `", "duplicate field `", "unknown field `"];
    let name = named.into_iter().find_map(|words| said.strip_prefix(words))?.strip_suffix('`')?;
    (!name.contains("`, expected ")).then_some(name)
}
