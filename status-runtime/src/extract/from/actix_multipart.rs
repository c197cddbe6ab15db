//! The error of actix-multipart, for the error handler of its `MultipartFormConfig`.

use actix_multipart::MultipartError;
use actix_multipart::form::json::JsonFieldError;

use super::multipart::{MULTIPART, WITHOUT_BOUNDARY, malformed};
use crate::extract::Rejection;
use crate::extract::input_error::{InputError, original};

impl From<MultipartError> for Rejection {
    fn from(error: MultipartError) -> Rejection {
        match error {
            MultipartError::ContentTypeMissing
            | MultipartError::ContentTypeParse
            | MultipartError::ContentTypeIncompatible => Rejection::media_type(MULTIPART),
            MultipartError::BoundaryMissing => malformed(WITHOUT_BOUNDARY),
            MultipartError::ContentDispositionMissing | MultipartError::ContentDispositionNameMissing => {
                malformed("a field has no name")
            }
            MultipartError::Nested => malformed("a field is a form itself"),
            MultipartError::Incomplete => malformed("it ends too early"),
            MultipartError::Parse(_) => malformed("the headers of a field cannot be read"),
            MultipartError::Payload(error) => error.into(),
            MultipartError::NotConsumed => Rejection::Internal(error.to_string().into()),
            MultipartError::Field { name, source } => field(name, &source),
            MultipartError::MissingField(name) => named(&format!("missing field `{name}`")),
            MultipartError::DuplicateField(name) => named(&format!("duplicate field `{name}`")),
            // The name is the client's.
            MultipartError::UnknownField(_) => {
                Rejection::ValidationFailed { errors: Vec::new(), problem: Some("unknown field".to_owned()) }
            }
            _ => Rejection::incomplete(),
        }
    }
}

/// The error of a field that the service knows: a wrong value, unless the service has failed at it.
fn field(name: String, source: &actix_web::Error) -> Rejection {
    if source.as_response_error().status_code().is_server_error() {
        return Rejection::Internal(source.to_string().into());
    }
    let text = match source.as_error::<JsonFieldError>() {
        Some(JsonFieldError::Deserialize(error)) if error.is_data() => original(error),
        Some(_) | None => String::new(),
    };
    InputError::unseen(Some(vec![name]), &text).into_field()
}

/// An error that serde has as well, in its words.
fn named(original: &str) -> Rejection {
    InputError::unseen(Some(Vec::new()), original).into_field()
}
