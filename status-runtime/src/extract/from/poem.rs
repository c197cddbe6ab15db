//! poem's errors, for `catch_error` and for `downcast` of its `Error`.

use std::error::Error as _;

use poem::error::{
    GetDataError, ParseFormError, ParseJsonError, ParsePathError, ParseQueryError, ParseTypedHeaderError, ReadBodyError,
};

use crate::Parameter;
use crate::extract::Rejection;
use crate::extract::input_error::InputError;
use crate::extract::rejection::{FORM, JSON};

impl From<ParseJsonError> for Rejection {
    fn from(error: ParseJsonError) -> Rejection {
        match error {
            ParseJsonError::InvalidContentType(_) | ParseJsonError::ContentTypeRequired => Rejection::media_type(JSON),
            // By the source: with a feature of poem it is of another crate.
            ParseJsonError::Parse(_) => match error.source().and_then(|error| error.downcast_ref()) {
                Some(error) => InputError::unseen_json(error),
                None => Rejection::BadRequest("the content is not the expected JSON".into()),
            },
        }
    }
}

/// poem has one error for a form's content and for the query of a GET.
impl From<ParseFormError> for Rejection {
    fn from(error: ParseFormError) -> Rejection {
        match error {
            ParseFormError::InvalidContentType(_) | ParseFormError::ContentTypeRequired => Rejection::media_type(FORM),
            ParseFormError::UrlDecode(error) => InputError::unseen_pairs(&error).into_field(),
        }
    }
}

impl From<ParseQueryError> for Rejection {
    fn from(error: ParseQueryError) -> Rejection {
        InputError::unseen_pairs(&error.0).into_query()
    }
}

/// poem keeps neither the name nor the type.
impl From<ParsePathError> for Rejection {
    fn from(_: ParsePathError) -> Rejection {
        Rejection::BadRequest("a parameter of the path is not a valid value".into())
    }
}

impl From<ParseTypedHeaderError> for Rejection {
    fn from(error: ParseTypedHeaderError) -> Rejection {
        match error {
            ParseTypedHeaderError::HeaderRequired(name) => {
                Rejection::InvalidParameter { parameter: Parameter::header(name), problem: "it is missing".to_owned() }
            }
            ParseTypedHeaderError::TypedHeader(_) => Rejection::BadRequest("a header is not a valid value".into()),
        }
    }
}

impl From<ReadBodyError> for Rejection {
    fn from(error: ReadBodyError) -> Rejection {
        match error {
            ReadBodyError::PayloadTooLarge => Rejection::ContentTooLarge { max_bytes: None },
            ReadBodyError::Utf8(error) => Rejection::not_utf_8(error.utf8_error()),
            ReadBodyError::Io(_) => Rejection::incomplete(),
            ReadBodyError::BodyHasBeenTaken => Rejection::Internal(error.into()),
        }
    }
}

/// The service has not been given what its handler asks for.
impl From<GetDataError> for Rejection {
    fn from(error: GetDataError) -> Rejection {
        Rejection::Internal(error.into())
    }
}
