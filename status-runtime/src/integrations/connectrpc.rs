//! connectrpc 0.9: `From` into its `ConnectError`, which it sends in each of its protocols, with the details of
//! [`grpc`](crate::grpc). The error is the source, so that an interceptor can log it.

use std::sync::Arc;

use connectrpc::{ConnectError, ErrorCode, ErrorDetail};

pub use connectrpc;

use crate::HttpError;
use crate::grpc::{CallError, base64};
use crate::response::converted;
#[cfg(feature = "read")]
use crate::{Grpc, Received};

#[doc(hidden)]
#[macro_export]
macro_rules! __connectrpc {
    // It is not known here whether a type with parameters lives long enough to be a source.
    (error [] [$type:ty] $bounds:tt) => {
        $crate::__connectrpc! { @from [] [$type] $bounds error => {
            use $crate::private::integrations::owned::*;

            let status = $crate::private::integrations::connectrpc::status(&error);
            $crate::private::integrations::connectrpc::with_source(status, Owned::<$type>(error).shared())
        } }
    };
    (error $generics:tt [$type:ty] $bounds:tt) => {
        $crate::__connectrpc! { @from $generics [$type] $bounds error => {
            $crate::private::integrations::connectrpc::status(&error)
        } }
    };
    (@from [$($generics:tt)*] [$type:ty] [$($bounds:tt)*] $error:ident => $status:block) => {
        impl<$($generics)*> ::core::convert::From<$type>
            for $crate::private::integrations::connectrpc::connectrpc::ConnectError
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

impl From<Box<dyn HttpError + Send + Sync>> for ConnectError {
    fn from(error: Box<dyn HttpError + Send + Sync>) -> ConnectError {
        let status = status(&*error);
        let source: Box<dyn std::error::Error + Send + Sync> = error;
        with_source(status, Some(source.into()))
    }
}

/// The error of a call: for [`FromResponse::read`](crate::FromResponse::read). A detail that is not Base64 makes it unknown.
#[cfg(feature = "read")]
impl From<ConnectError> for Received {
    fn from(error: ConnectError) -> Received {
        let details = error.details.iter();
        let details = details.map(|detail| (detail.type_url.as_str(), detail.value.as_deref().unwrap_or_default()));
        let mut headers = error.response_headers().clone();
        headers.extend(error.trailers().clone());
        let code = i32::try_from(error.code.grpc_code()).map_or(Grpc::Unknown, Grpc::of_number);
        Received::from_connect(code, error.message.as_deref().unwrap_or_default(), details, headers)
    }
}

#[allow(missing_docs)]
pub fn status(error: &dyn HttpError) -> ConnectError {
    converted(error, error.entry(), None);
    let call_error = CallError::of(error);
    let code = u32::try_from(call_error.status.code.number()).ok().and_then(ErrorCode::from_grpc_code);
    let mut status = ConnectError::new(code.unwrap_or(ErrorCode::Unknown), &*call_error.status.message);
    status.details = call_error.status.details().map(|(name, message)| detail(name, &message)).collect();
    status.with_headers(call_error.metadata())
}

fn detail(name: &str, message: &[u8]) -> ErrorDetail {
    ErrorDetail { type_url: name.to_owned(), value: Some(base64::encode(message)), debug: None }
}

#[allow(missing_docs)]
pub fn with_source(status: ConnectError, source: Option<Arc<dyn std::error::Error + Send + Sync>>) -> ConnectError {
    match source {
        Some(source) => status.with_shared_source(source),
        None => status,
    }
}
