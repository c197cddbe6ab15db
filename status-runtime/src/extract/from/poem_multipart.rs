//! poem's error of a multipart form.

use poem::error::ParseMultipartError;

use super::multer;
use super::multipart::MULTIPART;
use crate::extract::Rejection;

impl From<ParseMultipartError> for Rejection {
    fn from(error: ParseMultipartError) -> Rejection {
        match error {
            ParseMultipartError::InvalidContentType(_) | ParseMultipartError::ContentTypeRequired => {
                Rejection::media_type(MULTIPART)
            }
            ParseMultipartError::Multipart(error) => multer::rejection(&error),
            ParseMultipartError::Utf8(error) => Rejection::not_utf_8(error.utf8_error()),
            // Of the content it keeps no more than that.
            ParseMultipartError::Io(_) => Rejection::incomplete(),
        }
    }
}
