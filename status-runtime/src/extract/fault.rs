//! Where a value is wrong, and what about it: serde's errors, made into fields and parameters.

use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::Rejection;
use crate::{FieldError, Parameter};

/// What serde says of a value that is not of its type. The words are those of `serde::de::Error`'s own constructors.
const KINDS: [(&str, &str); 7] = [
    ("missing field", "missing_field"),
    ("unknown field", "unknown_field"),
    ("duplicate field", "duplicate_field"),
    ("unknown variant", "unknown_variant"),
    ("invalid type", "invalid_type"),
    ("invalid value", "invalid_value"),
    ("invalid length", "invalid_length"),
];

#[derive(Debug)]
pub(super) struct Fault {
    /// From the outermost name inwards.
    place: Vec<String>,
    message: String,
    code: Option<&'static str>,
}

impl Fault {
    pub(super) fn new(path: &Path, message: &str) -> Fault {
        let mut place: Vec<_> = path
            .iter()
            .filter_map(|segment| match segment {
                Segment::Seq { index } => Some(index.to_string()),
                Segment::Map { key } => Some(key.clone()),
                Segment::Enum { variant } => Some(variant.clone()),
                Segment::Unknown => None,
            })
            .collect();
        let kind = KINDS.into_iter().find(|(words, _)| message.starts_with(words));
        if let Some((words, _)) = kind.filter(|(words, _)| words.ends_with("field")) {
            // Serde knows a field by name only, and blames the object that it is or should be in.
            let name = message[words.len()..].strip_prefix(" `").and_then(|rest| rest.split('`').next());
            place.extend(name.filter(|name| place.last().is_none_or(|last| last != name)).map(str::to_owned));
        }
        Fault { place, message: message.to_owned(), code: kind.map(|(_, code)| code) }
    }

    /// JSON that is none is malformed; JSON that is not what is expected has a field that is wrong.
    pub(super) fn json(error: serde_path_to_error::Error<serde_json::Error>) -> Rejection {
        let path = error.path().clone();
        let error = error.into_inner();
        if error.classify() != Category::Data {
            return Rejection::Malformed(error);
        }
        let message = error.to_string();
        // The pointer says where.
        let suffix = format!(" at line {} column {}", error.line(), error.column());
        Fault::new(&path, message.strip_suffix(&suffix).unwrap_or(&message)).into_field()
    }

    pub(super) fn into_field(self) -> Rejection {
        let mut error = FieldError::new(pointer(&self.place), self.message);
        if let Some(code) = self.code {
            error = error.code(code);
        }
        Rejection::ValidationFailed { errors: vec![error] }
    }

    pub(super) fn into_query(self) -> Rejection {
        match self.place.into_iter().next() {
            Some(name) => Rejection::InvalidParameter { parameter: Parameter::query(name), problem: self.message },
            None => Rejection::BadRequest(self.message.into()),
        }
    }
}

/// RFC 6901 3.
fn pointer(place: &[String]) -> String {
    place.iter().flat_map(|name| ["/".to_owned(), name.replace('~', "~0").replace('/', "~1")]).collect()
}
