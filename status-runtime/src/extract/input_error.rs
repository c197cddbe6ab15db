//! The errors of serde, with the place of the wrong value, made into fields and parameters.
//!
//! A client gets the place, the kind of value that was there and the expected one. Values of the request are not
//! repeated: they may be secrets, or long.

#[cfg(feature = "axum-extract")]
use serde::de::{Error as _, IgnoredAny};
#[cfg(feature = "axum-extract")]
use serde_path_to_error::{Path, Segment};

use super::message::{DUPLICATE_FIELD, MISSING_FIELD, Message};
use super::rejection::Rejection;
use super::sent::Sent;
use crate::field_error::pointer::pointer;
use crate::printable::Excerpt;
use crate::{FieldError, Parameter};

#[derive(Debug)]
pub(super) struct InputError {
    /// From the outermost name inwards. `None` where the place is not known: what serde reads ahead, for
    /// `#[serde(flatten)]` and for the tag of an enum, has its error at the object around it.
    place: Option<Vec<String>>,
    message: Message,
}

impl InputError {
    fn new(mut place: Vec<String>, original: &str, sent: &Sent) -> InputError {
        let message = Message::new(original, sent);
        place.extend(unplaced(original).filter(|_| sent.is_object).map(str::to_owned));
        let place = Some(place).filter(|place| !place.is_empty() || !sent.is_object);
        InputError { place, message }
    }

    /// The error of content that is not known, and perhaps its place.
    pub(super) fn unseen(place: Option<Vec<String>>, original: &str) -> InputError {
        let sent = Sent::unseen();
        match place {
            Some(place) => InputError::new(place, original, &sent),
            None => InputError { place, message: Message::new(original, &sent) },
        }
    }

    /// The error of JSON that is not known. serde_json has texts of its own for what is not JSON, with no value in them.
    #[cfg(any(feature = "actix-web-extract", feature = "poem-extract", feature = "salvo-extract"))]
    pub(super) fn unseen_json(error: &serde_json::Error) -> Rejection {
        match error.is_data() {
            true => InputError::unseen(None, &original(error)).into_field(),
            false => Rejection::malformed_json(error),
        }
    }

    /// The error of pairs of name and value that are not known: serde may name a field.
    #[cfg(any(feature = "actix-web-extract", feature = "poem-extract"))]
    pub(super) fn unseen_pairs(error: &serde::de::value::Error) -> InputError {
        InputError::unseen(Some(Vec::new()), &error.to_string())
    }

    /// Content that is not JSON is malformed; JSON of another type than expected has a wrong field. The category of the
    /// error does not tell them apart: serde_json stops at a wrong value before it reads the rest, and reports a name that
    /// should be a number as an error of syntax.
    #[cfg(feature = "axum-extract")]
    pub(super) fn json(error: &serde_path_to_error::Error<serde_json::Error>, content: &[u8]) -> Rejection {
        // JSON is UTF-8 (RFC 8259 8.1), which is not looked at in what is skipped.
        let content = std::str::from_utf8(content).map_err(serde_json::Error::custom);
        let content = match content.and_then(|content| serde_json::from_str::<IgnoredAny>(content).map(|_| content)) {
            Ok(content) => content,
            Err(error) => return Rejection::malformed_json(&error),
        };
        let place = place(error.path());
        let sent = Sent::json(content, &place);
        InputError::new(place, &original(error.inner()), &sent).into_field()
    }

    /// The error in one of some pairs of name and value.
    #[cfg(feature = "axum-extract")]
    pub(super) fn pair<E: std::error::Error>(error: &serde_path_to_error::Error<E>, text: &[u8]) -> InputError {
        let place = place(error.path());
        let sent = Sent::pairs(text, &place);
        InputError::new(place, &error.inner().to_string(), &sent)
    }

    pub(super) fn into_field(self) -> Rejection {
        let Message { text, code } = self.message;
        let Some(place) = self.place else {
            return Rejection::ValidationFailed { errors: Vec::new(), problem: Some(text) };
        };
        let mut error = FieldError::new(pointer(&place), text);
        if let Some(code) = code {
            error = error.code(code);
        }
        Rejection::ValidationFailed { errors: vec![error], problem: None }
    }

    pub(super) fn into_query(self) -> Rejection {
        let Message { text, code } = self.message;
        match self.place.as_deref() {
            Some([name, ..]) => {
                // An unknown name is the request's.
                let parameter = Parameter::query(Excerpt::word(name).to_string());
                let problem = match code {
                    Some(MISSING_FIELD) => "it is missing".to_owned(),
                    Some(DUPLICATE_FIELD) => "it is there more than once".to_owned(),
                    Some(_) | None => text,
                };
                Rejection::InvalidParameter { parameter, problem }
            }
            Some([]) | None => Rejection::BadRequest(text.into()),
        }
    }
}

/// The message of an error, without its position: a pointer has that.
pub(super) fn original(error: &serde_json::Error) -> String {
    let original = error.to_string();
    let suffix = format!(" at line {} column {}", error.line(), error.column());
    original.strip_suffix(&suffix).unwrap_or(&original).to_owned()
}

/// The names from the outermost inwards, as far as they are known: a name may be something that has no text.
#[cfg(feature = "axum-extract")]
pub(super) fn place(path: &Path) -> Vec<String> {
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
fn unplaced(original: &str) -> Option<&str> {
    let named = ["missing field `", "duplicate field `", "unknown field `"];
    let name = named.into_iter().find_map(|words| original.strip_prefix(words))?.strip_suffix('`')?;
    (!name.contains("`, expected ")).then_some(name)
}
