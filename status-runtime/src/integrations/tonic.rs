//! tonic 0.14: `From` into its `Status`, with the details of [`grpc`](crate::grpc), and as metadata those companions that
//! have a meaning outside of HTTP. The error is the source, so that a layer above can log it.

use std::sync::Arc;

use tonic::metadata::MetadataMap;
use tonic::{Code, Status};

pub use tonic;

use crate::HttpError;
#[cfg(feature = "read")]
use crate::Received;
use crate::grpc::CallError;
use crate::response::converted;

#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    // It is not known here whether a type with parameters lives long enough to be a source.
    (error [] [$type:ty] $bounds:tt) => {
        $crate::__tonic! { @from [] [$type] $bounds error => {
            use $crate::private::integrations::owned::*;

            let status = $crate::private::integrations::tonic::status(&error);
            $crate::private::integrations::tonic::with_source(status, Owned::<$type>(error).shared())
        } }
    };
    (error $generics:tt [$type:ty] $bounds:tt) => {
        $crate::__tonic! { @from $generics [$type] $bounds error => {
            $crate::private::integrations::tonic::status(&error)
        } }
    };
    (@from [$($generics:tt)*] [$type:ty] [$($bounds:tt)*] $error:ident => $status:block) => {
        impl<$($generics)*> ::core::convert::From<$type> for $crate::private::integrations::tonic::tonic::Status
        where
            $($bounds)*
        {
            fn from($error: $type) -> Self {
                $status
            }
        }
    };
    (outcome $($rest:tt)*) => {};
}

impl From<Box<dyn HttpError + Send + Sync>> for Status {
    fn from(error: Box<dyn HttpError + Send + Sync>) -> Status {
        let status = status(&*error);
        let source: Box<dyn std::error::Error + Send + Sync> = error;
        with_source(status, Some(source.into()))
    }
}

/// The status of a call: for [`FromResponse::read`](crate::FromResponse::read).
#[cfg(feature = "read")]
impl From<Status> for Received {
    fn from(status: Status) -> Received {
        Received::from_trailers(status.into_http::<()>().into_parts().0.headers)
    }
}

#[allow(missing_docs)]
pub fn status(error: &dyn HttpError) -> Status {
    converted(error, error.entry(), None);
    let call_error = CallError::of(error);
    let metadata = MetadataMap::from_headers(call_error.metadata());
    let status = call_error.status;
    let details = status.to_bytes().into();
    Status::with_details_and_metadata(Code::from_i32(status.code.number()), status.message, details, metadata)
}

#[allow(missing_docs)]
pub fn with_source(mut status: Status, source: Option<Arc<dyn std::error::Error + Send + Sync>>) -> Status {
    if let Some(source) = source {
        status.set_source(source);
    }
    status
}

#[cfg(all(test, feature = "derive"))]
mod tests {
    use super::*;
    use crate::HttpError;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(crate = crate, policy(hidden = 403))]
    enum Errors {
        #[error("{0}")]
        #[status(malformed)]
        Malformed(String),
        #[error("a constant text")]
        #[status(gone)]
        Gone,
        #[error("not for you")]
        #[status(hidden)]
        Hidden,
    }

    fn message(text: &str) -> String {
        Status::from(Errors::Malformed(text.to_owned())).message().to_owned()
    }

    #[test]
    fn a_message_is_cut_where_a_character_ends() {
        // An escaped octet takes three (gRPC over HTTP/2, "Status-Message").
        for (char, kept) in [("a", 1024), ("%", 341), ("\n", 341), ("é", 170), ("🦀", 85)] {
            assert_eq!(message(&char.repeat(kept)), char.repeat(kept));
            assert_eq!(message(&char.repeat(kept + 1)), char.repeat(kept), "{char:?}");
            assert_eq!(message(&char.repeat(100_000)), char.repeat(kept), "{char:?}");
        }
        assert_eq!(message(""), "Bad Request");
    }

    #[test]
    fn a_constant_text_is_a_message_too() {
        assert_eq!(Status::from(Errors::Gone).message(), "a constant text");
    }

    #[test]
    fn a_policy_that_shows_what_is_hidden_shows_it_here() {
        assert_eq!(Status::from(Errors::Hidden).code(), Code::PermissionDenied);
    }
}
