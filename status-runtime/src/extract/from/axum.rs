//! axum's rejections.

use std::error::Error;
use std::iter;
use std::string::FromUtf8Error;

use axum::extract::path::ErrorKind;
use axum::extract::rejection::{
    BytesRejection, ExtensionRejection, FailedToBufferBody, FormRejection, JsonRejection, PathRejection,
    QueryRejection, RawFormRejection, StringRejection,
};
use serde::de::value::Error as PairError;

use crate::Parameter;
use crate::extract::Rejection;
use crate::extract::input_error::{InputError, original, place};
use crate::extract::message::Message;
use crate::extract::rejection::{FORM, JSON};
use crate::extract::sent::Sent;
use crate::extract::words;

impl From<BytesRejection> for Rejection {
    fn from(rejection: BytesRejection) -> Rejection {
        match rejection {
            BytesRejection::FailedToBufferBody(error) => error.into(),
            _ => Rejection::incomplete(),
        }
    }
}

impl From<FailedToBufferBody> for Rejection {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn from(error: FailedToBufferBody) -> Rejection {
        match error {
            FailedToBufferBody::LengthLimitError(_) => Rejection::ContentTooLarge { max_bytes: None },
            _ => Rejection::incomplete(),
        }
    }
}

impl From<StringRejection> for Rejection {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn from(rejection: StringRejection) -> Rejection {
        match rejection {
            StringRejection::FailedToBufferBody(error) => error.into(),
            other => match cause::<FromUtf8Error>(&other) {
                Some(error) => Rejection::not_utf_8(error.utf8_error()),
                None => Rejection::incomplete(),
            },
        }
    }
}

impl From<JsonRejection> for Rejection {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn from(rejection: JsonRejection) -> Rejection {
        type Placed = serde_path_to_error::Error<serde_json::Error>;

        match rejection {
            JsonRejection::MissingJsonContentType(_) => Rejection::media_type(JSON),
            JsonRejection::BytesRejection(rejection) => rejection.into(),
            other => match (cause::<Placed>(&other), cause::<serde_json::Error>(&other)) {
                (Some(error), _) if error.inner().is_data() => {
                    InputError::unseen(Some(place(error.path())), &original(error.inner())).into_field()
                }
                (Some(error), _) => Rejection::malformed_json(error.inner()),
                (None, Some(error)) => Rejection::malformed_json(error),
                (None, None) => Rejection::incomplete(),
            },
        }
    }
}

impl From<QueryRejection> for Rejection {
    fn from(rejection: QueryRejection) -> Rejection {
        pair(&rejection).into_query()
    }
}

impl From<FormRejection> for Rejection {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn from(rejection: FormRejection) -> Rejection {
        match rejection {
            FormRejection::InvalidFormContentType(_) => Rejection::media_type(FORM),
            FormRejection::BytesRejection(rejection) => rejection.into(),
            // The form of a GET is a query.
            FormRejection::FailedToDeserializeForm(error) => pair(&error).into_query(),
            other => pair(&other).into_field(),
        }
    }
}

impl From<RawFormRejection> for Rejection {
    fn from(rejection: RawFormRejection) -> Rejection {
        match rejection {
            RawFormRejection::InvalidFormContentType(_) => Rejection::media_type(FORM),
            RawFormRejection::BytesRejection(rejection) => rejection.into(),
            _ => Rejection::incomplete(),
        }
    }
}

impl From<PathRejection> for Rejection {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn from(rejection: PathRejection) -> Rejection {
        match rejection {
            PathRejection::FailedToDeserializePathParams(refused) => path(refused.into_kind(), None),
            other => Rejection::Internal(other.into()),
        }
    }
}

/// The service has not been given what its handler asks for.
impl From<ExtensionRejection> for Rejection {
    fn from(rejection: ExtensionRejection) -> Rejection {
        Rejection::Internal(rejection.into())
    }
}

/// The error in one of some pairs of name and value, which are not known.
fn pair(rejection: &(dyn Error + 'static)) -> InputError {
    match cause::<serde_path_to_error::Error<PairError>>(rejection) {
        Some(error) => InputError::unseen(Some(place(error.path())), &error.inner().to_string()),
        None => InputError::unseen(None, ""),
    }
}

/// The error of a type among the causes of a rejection.
pub(in crate::extract) fn cause<'a, E: Error + 'static>(rejection: &'a (dyn Error + 'static)) -> Option<&'a E> {
    iter::successors(Some(rejection), |&error| error.source()).find_map(|error| error.downcast_ref())
}

/// The error in the parameters of a path, which are those of the route, in order, with their values.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
pub(in crate::extract) fn path(refused: ErrorKind, parameters: Option<&[(&str, &str)]>) -> Rejection {
    let sent = parameters.map_or_else(Sent::unseen, Sent::parameters);
    let message = |original: &str| Message::new(original, &sent).text;
    let expected = |name: &str, value: &str| match words::expected(name, true, words::is_integer(value)) {
        Some(expected) => format!("expected {expected}"),
        None => "not a valid value".to_owned(),
    };
    let invalid = |name: &str, problem| {
        let parameter = Parameter::path(name.to_owned());
        Rejection::InvalidParameter { parameter, problem }
    };
    let nth = |at: usize, problem: String| match parameters.unwrap_or_default().get(at) {
        Some((name, _)) => invalid(name, problem),
        None => Rejection::BadRequest(format!("path parameter {}: {problem}", at + 1).into()),
    };
    match refused {
        ErrorKind::ParseErrorAtKey { key, value, expected_type } => invalid(&key, expected(expected_type, &value)),
        ErrorKind::ParseErrorAtIndex { index, value, expected_type } => nth(index, expected(expected_type, &value)),
        ErrorKind::ParseError { value, expected_type } => nth(0, expected(expected_type, &value)),
        ErrorKind::InvalidUtf8InPathParam { key } => invalid(&key, "expected UTF-8".to_owned()),
        ErrorKind::DeserializeError { key, message: original, .. } => invalid(&key, message(&original)),
        // The fields are the route's, the same for every request; a message with a value in it comes from a type.
        ErrorKind::Message(original) if is_of_a_field(&original) && message(&original) == original => {
            Rejection::Internal(original.into())
        }
        ErrorKind::Message(original) => match parameters {
            Some([(name, _)]) => invalid(name, message(&original)),
            _ => Rejection::BadRequest(message(&original).into()),
        },
        other => Rejection::Internal(other.to_string().into()),
    }
}

/// Returns whether a message of serde is about the presence of a field, and not about a value.
fn is_of_a_field(original: &str) -> bool {
    original.starts_with("missing field `") || original.starts_with("unknown field `")
}
