//! salvo's error.

use salvo_core::http::ParseError;

use crate::Parameter;
use crate::extract::Rejection;
use crate::extract::input_error::InputError;

/// salvo has one error for every part of the request, so that a wrong value has neither a pointer nor a parameter.
impl From<ParseError> for Rejection {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn from(error: ParseError) -> Rejection {
        let bad_request = |problem: &'static str| Rejection::BadRequest(problem.into());
        match error {
            ParseError::PayloadTooLarge => Rejection::ContentTooLarge { max_bytes: None },
            // The media types that the method in use takes are not known here.
            ParseError::InvalidContentType => Rejection::media_type(&[]),
            ParseError::NotMultipart | ParseError::NotFormData => Rejection::media_type(&["multipart/form-data"]),
            ParseError::SerdeJson(error) => InputError::unseen_json(&error),
            ParseError::Utf8(error) => Rejection::not_utf_8(error),
            ParseError::Multer(_) => {
                Rejection::Malformed { format: "multipart/form-data", problem: "it cannot be read".to_owned() }
            }
            ParseError::Deserialize(error) => InputError::unseen(None, &error.to_string()).into_query(),
            ParseError::InvalidRange => Rejection::InvalidParameter {
                parameter: Parameter::header("range"),
                problem: "not a valid value".to_owned(),
            },
            ParseError::EmptyBody => bad_request("there is no content"),
            ParseError::NotExist => bad_request("a value is missing"),
            ParseError::DuplicateKey => bad_request("a value is there more than once"),
            ParseError::Hyper(_) => Rejection::incomplete(),
            // salvo writes files to its own disk.
            ParseError::Io(error) => Rejection::Internal(error.into()),
            _ => bad_request("a value is not valid"),
        }
    }
}
