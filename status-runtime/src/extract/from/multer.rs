//! multer's errors, which are those of axum's and poem's multipart forms.

use multer::Error;

use super::multipart::{MULTIPART, WITHOUT_BOUNDARY, malformed};
use crate::extract::Rejection;

/// The names of fields and the values of headers are the client's, and are left out.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
pub(in crate::extract) fn rejection(error: &Error) -> Rejection {
    match error {
        Error::IncompleteFieldData { .. } | Error::IncompleteStream => malformed("it ends too early"),
        Error::IncompleteHeaders
        | Error::ReadHeaderFailed(_)
        | Error::DecodeHeaderName { .. }
        | Error::DecodeHeaderValue { .. }
        | Error::DecodeContentType(_) => malformed("the headers of a field cannot be read"),
        Error::FieldSizeExceeded { limit, .. } | Error::StreamSizeExceeded { limit } => {
            Rejection::ContentTooLarge { max_bytes: Some(*limit) }
        }
        Error::NoMultipart => Rejection::media_type(MULTIPART),
        Error::NoBoundary => malformed(WITHOUT_BOUNDARY),
        Error::LockFailure => Rejection::Internal(error.to_string().into()),
        _ => Rejection::incomplete(),
    }
}
