//! actix-web's errors, for the error handlers of its configurations.

use actix_web::error::{JsonPayloadError, PathError, PayloadError, QueryPayloadError, UrlencodedError};

use crate::extract::Rejection;
use crate::extract::input_error::InputError;
use crate::extract::rejection::{FORM, JSON};
use crate::extract::words;

impl From<JsonPayloadError> for Rejection {
    fn from(error: JsonPayloadError) -> Rejection {
        match error {
            JsonPayloadError::OverflowKnownLength { limit, .. } | JsonPayloadError::Overflow { limit } => {
                Rejection::larger_than(limit)
            }
            JsonPayloadError::ContentType => Rejection::media_type(JSON),
            JsonPayloadError::Deserialize(error) => InputError::unseen_json(&error),
            JsonPayloadError::Serialize(error) => Rejection::Internal(error.into()),
            JsonPayloadError::Payload(error) => error.into(),
            _ => Rejection::incomplete(),
        }
    }
}

impl From<UrlencodedError> for Rejection {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn from(error: UrlencodedError) -> Rejection {
        match error {
            UrlencodedError::Overflow { limit, .. } => Rejection::larger_than(limit),
            UrlencodedError::UnknownLength => length(),
            UrlencodedError::ContentType => Rejection::media_type(FORM),
            UrlencodedError::Parse(error) => InputError::unseen_pairs(&error).into_field(),
            UrlencodedError::Encoding => {
                Rejection::Malformed { format: "text of its charset", problem: "invalid sequence".to_owned() }
            }
            UrlencodedError::Serialize(error) => Rejection::Internal(error.into()),
            UrlencodedError::Payload(error) => error.into(),
            _ => Rejection::incomplete(),
        }
    }
}

impl From<PayloadError> for Rejection {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn from(error: PayloadError) -> Rejection {
        match error {
            PayloadError::Overflow => Rejection::ContentTooLarge { max_bytes: None },
            PayloadError::UnknownLength => length(),
            PayloadError::EncodingCorrupted => {
                Rejection::Malformed { format: "content of its coding", problem: "it does not decode".to_owned() }
            }
            _ => Rejection::incomplete(),
        }
    }
}

impl From<QueryPayloadError> for Rejection {
    fn from(error: QueryPayloadError) -> Rejection {
        match error {
            QueryPayloadError::Deserialize(error) => InputError::unseen_pairs(&error).into_query(),
            _ => Rejection::BadRequest("the query cannot be read".into()),
        }
    }
}

impl From<PathError> for Rejection {
    fn from(error: PathError) -> Rejection {
        match error {
            PathError::Deserialize(error) => path(&error.to_string()),
            _ => Rejection::BadRequest("the path cannot be read".into()),
        }
    }
}

/// The errors of actix-router. Number, names and kinds of the parameters are the route's, the same for every request.
fn path(original: &str) -> Rejection {
    const OF_THE_ROUTE: [&str; 4] =
        ["wrong number of parameters: ", "expected at least one parameters", "unsupported type: ", "missing field `"];

    if OF_THE_ROUTE.iter().any(|start| original.starts_with(start)) {
        return Rejection::Internal(original.into());
    }
    // The value stands before the name of its type, in quotes.
    let type_name = original.strip_prefix("can not parse ").and_then(|original| original.rsplit_once(" to a "));
    let expected =
        type_name.and_then(|(value, name)| words::expected(name, true, words::is_integer(value.trim_matches('"'))));
    match expected {
        Some(expected) => Rejection::BadRequest(format!("a parameter of the path: expected {expected}").into()),
        None => InputError::unseen(None, original).into_query(),
    }
}

/// Content-Length is not a length: with it there is no content to speak of.
fn length() -> Rejection {
    Rejection::BadRequest("Content-Length is not a valid length".into())
}
