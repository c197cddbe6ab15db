use std::error::Error;
use std::fmt;

use axum::extract::path::ErrorKind;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use http::Method;

use super::message::Message;
use super::sent::Sent;
use super::words;
use crate::{FieldError, HttpError, Parameter};

type BoxError = Box<dyn Error + Send + Sync>;

/// The errors of this module's extractors: each is a reason why a request could not be read.
#[derive(Debug, HttpError)]
#[status(crate = crate)]
#[non_exhaustive]
pub enum Rejection {
    /// The content is not valid for its media type.
    #[status(malformed)]
    Malformed {
        /// The name of the format.
        format: &'static str,
        /// The error, without what was sent.
        problem: String,
    },

    /// The content has a media type that the extractor does not accept.
    #[status(unsupported_media_type)]
    UnsupportedMediaType {
        /// The accepted media types.
        #[status(accept)]
        accept: &'static [&'static str],
        /// The same, for PATCH (RFC 5789 2.2).
        #[status(accept_patch)]
        accept_patch: Option<&'static [&'static str]>,
    },

    /// The content has a coding, such as compression, and coded content is not accepted.
    #[status(unsupported_content_coding, accept_encoding = ["identity"])]
    UnsupportedContentCoding,

    /// There is more content than the service accepts.
    #[status(content_too_large)]
    ContentTooLarge {
        /// The limit, where the framework tells it.
        #[status(max_bytes)]
        max_bytes: Option<u64>,
    },

    /// The content was read, but a field of it is wrong.
    #[status(validation_failed)]
    ValidationFailed {
        /// The wrong fields, and the error in each.
        #[status(errors)]
        errors: Vec<FieldError>,
        /// An error whose field is not known.
        problem: Option<String>,
    },

    /// A parameter is missing or wrong.
    #[status(invalid_parameter)]
    InvalidParameter {
        /// The parameter.
        #[status(parameter)]
        parameter: Parameter,
        /// The error in it.
        problem: String,
    },

    /// The request could not be read.
    #[status(bad_request)]
    BadRequest(BoxError),

    /// The service asks for parameters that its own route does not have, or its response cannot be serialized.
    #[status(internal)]
    Internal(BoxError),
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejection::Malformed { format, problem } => write!(f, "the content is not valid {format}: {problem}"),
            Rejection::UnsupportedMediaType { accept, .. } => write!(f, "expected `{}`", accept.join("` or `")),
            Rejection::UnsupportedContentCoding => f.write_str("content is accepted without a coding only"),
            Rejection::ContentTooLarge { .. } => f.write_str("there is more content than is accepted"),
            Rejection::ValidationFailed { problem: None, .. } => f.write_str("the content is not what is expected"),
            Rejection::ValidationFailed { problem: Some(problem), .. } => {
                write!(f, "the content is not what is expected: {problem}")
            }
            Rejection::InvalidParameter { parameter, problem } => {
                write!(f, "{} parameter `{}`: {problem}", parameter.place().as_str(), parameter.name())
            }
            Rejection::BadRequest(error) => write!(f, "the request could not be read: {error}"),
            Rejection::Internal(_) => f.write_str("a request could not be read, or a response not be written"),
        }
    }
}

impl Error for Rejection {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Rejection::Internal(error) => Some(&**error),
            // Their texts include that of the source.
            Rejection::Malformed { .. }
            | Rejection::BadRequest(_)
            | Rejection::UnsupportedMediaType { .. }
            | Rejection::UnsupportedContentCoding
            | Rejection::ContentTooLarge { .. }
            | Rejection::ValidationFailed { .. }
            | Rejection::InvalidParameter { .. } => None,
        }
    }
}

/// Returns whether a message of serde is about the presence of a field, and not about a value.
fn is_of_a_field(said: &str) -> bool {
    said.starts_with("missing field `") || said.starts_with("unknown field `")
}

impl Rejection {
    pub(super) fn malformed_json(error: &serde_json::Error) -> Rejection {
        Rejection::Malformed { format: "JSON", problem: error.to_string() }
    }

    pub(super) fn media_type(method: &Method, accept: &'static [&'static str]) -> Rejection {
        let accept_patch = (method == Method::PATCH).then_some(accept);
        Rejection::UnsupportedMediaType { accept, accept_patch }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    pub(super) fn content(error: BytesRejection) -> Rejection {
        match error {
            BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
                Rejection::ContentTooLarge { max_bytes: None }
            }
            // Details of the connection are not for the client.
            _ => Rejection::BadRequest("the content did not arrive as a whole".into()),
        }
    }

    /// `parameters` are those of the route, in order, with their values.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    pub(super) fn path(refused: ErrorKind, parameters: &[(&str, &str)]) -> Rejection {
        let invalid = |name: &str, problem| {
            let parameter = Parameter::path(name.to_owned());
            Rejection::InvalidParameter { parameter, problem }
        };
        let nth = |at: usize| parameters.get(at).map_or("", |(name, _)| name);
        let message = |said: &str| Message::new(said, &Sent::parameters(parameters)).text;
        let expected = |name: &str| match words::expected(name, true) {
            Some(expected) => format!("expected {expected}"),
            None => "not a valid value".to_owned(),
        };
        match refused {
            ErrorKind::ParseErrorAtKey { key, expected_type, .. } => invalid(&key, expected(expected_type)),
            ErrorKind::ParseErrorAtIndex { index, expected_type, .. } => invalid(nth(index), expected(expected_type)),
            ErrorKind::ParseError { expected_type, .. } => invalid(nth(0), expected(expected_type)),
            ErrorKind::InvalidUtf8InPathParam { key } => invalid(&key, "expected UTF-8".to_owned()),
            ErrorKind::DeserializeError { key, message: said, .. } => invalid(&key, message(&said)),
            // The fields are the route's, the same for every request; a message with a value in it comes from a type.
            ErrorKind::Message(said) if is_of_a_field(&said) && message(&said) == said => {
                Rejection::Internal(said.into())
            }
            ErrorKind::Message(said) => match parameters {
                [(name, _)] => invalid(name, message(&said)),
                _ => Rejection::BadRequest(message(&said).into()),
            },
            other => Rejection::Internal(other.to_string().into()),
        }
    }
}
