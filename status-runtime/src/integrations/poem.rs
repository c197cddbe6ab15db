//! poem 3: `ResponseError` for errors, so that `?` makes a `poem::Error`, and `IntoResponse` for outcomes.

pub use poem;
use poem::{Response, ResponseParts};

use crate::HttpError;
use crate::response::respond;

#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
    (error [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::poem::poem::error::ResponseError for $type
        where
            $($bounds)*
        {
            fn status(&self) -> $crate::private::http::StatusCode {
                $crate::HttpError::http_status(self)
            }

            fn as_response(&self) -> $crate::private::integrations::poem::poem::Response {
                $crate::private::integrations::poem::response($crate::private::respond(self))
            }
        }
    };
    (outcome [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::poem::poem::IntoResponse for $type
        where
            for<'__any> $type: ::core::marker::Send,
            $($bounds)*
        {
            fn into_response(self) -> $crate::private::integrations::poem::poem::Response {
                $crate::private::integrations::poem::response($crate::IntoResponse::into_response(self))
            }
        }
    };
}

/// poem takes a `ResponseError` that is an `Error`, which a box of one is not.
impl From<Box<dyn HttpError + Send + Sync>> for poem::Error {
    fn from(error: Box<dyn HttpError + Send + Sync>) -> poem::Error {
        poem::Error::from_response(response(respond(&*error)))
    }
}

#[allow(missing_docs)]
pub fn response(response: crate::Response) -> Response {
    let (http::response::Parts { status, version, headers, extensions, .. }, body) = response.into_parts();
    Response::from_parts(ResponseParts { status, version, headers, extensions }, body.into())
}
