//! dropshot 0.18, whose errors all have the same body: `From` into its `HttpError`, which keeps the status, the code,
//! the detail and the companions.

pub use dropshot;
use dropshot::{ErrorStatusCode, HttpError};

use crate::printable::OneLine;
use crate::response::{converted, text};

#[doc(hidden)]
#[macro_export]
macro_rules! __dropshot {
    (error [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> ::core::convert::From<$type> for $crate::private::integrations::dropshot::dropshot::HttpError
        where
            $($bounds)*
        {
            fn from(error: $type) -> Self {
                $crate::private::integrations::dropshot::error(&error)
            }
        }
    };
    (outcome $($rest:tt)*) => {};
}

impl From<Box<dyn crate::HttpError + Send + Sync>> for HttpError {
    fn from(boxed: Box<dyn crate::HttpError + Send + Sync>) -> HttpError {
        error(&*boxed)
    }
}

#[allow(missing_docs)]
pub fn error(error: &dyn crate::HttpError) -> HttpError {
    let entry = error.entry();
    converted(error, entry, None);
    let mut headers = http::HeaderMap::new();
    error.companions(&mut headers);
    HttpError {
        status_code: ErrorStatusCode::from_status(entry.status()).unwrap_or(ErrorStatusCode::INTERNAL_SERVER_ERROR),
        error_code: Some(entry.identity().code.to_owned()),
        external_message: String::from_utf8_lossy(&text(error, entry)).into_owned(),
        internal_message: OneLine(error).to_string(),
        headers: Some(Box::new(headers)),
    }
}
