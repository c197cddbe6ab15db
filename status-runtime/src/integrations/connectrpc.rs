//! connectrpc 0.9: `From` into its `ConnectError`, which it sends in each of its protocols, with the details of
//! [`grpc`](crate::grpc). The error is the source, so that an interceptor can log it.

use std::sync::Arc;

use connectrpc::{ConnectError, ErrorCode, ErrorDetail};

pub use connectrpc;

use crate::HttpError;
use crate::grpc::{Told, base64};
use crate::response::converted;

#[doc(hidden)]
#[macro_export]
macro_rules! __connectrpc {
    // Whether a type with parameters lives long enough to be a source is not known here.
    (error [] [$type:ty] $bounds:tt) => {
        $crate::__connectrpc! { @from [] [$type] $bounds error => {
            use $crate::private::integrations::owned::*;

            let made = $crate::private::integrations::connectrpc::error(&error);
            $crate::private::integrations::connectrpc::with_source(made, Owned::<$type>(error).shared())
        } }
    };
    (error $generics:tt [$type:ty] $bounds:tt) => {
        $crate::__connectrpc! { @from $generics [$type] $bounds error => {
            $crate::private::integrations::connectrpc::error(&error)
        } }
    };
    (@from [$($generics:tt)*] [$type:ty] [$($bounds:tt)*] $error:ident => $made:block) => {
        impl<$($generics)*> ::core::convert::From<$type>
            for $crate::private::integrations::connectrpc::connectrpc::ConnectError
        where
            $($bounds)*
        {
            fn from($error: $type) -> Self {
                $made
            }
        }
    };
    (outcome $($rest:tt)*) => {};
}

#[allow(missing_docs)]
pub fn error(error: &dyn HttpError) -> ConnectError {
    converted(error, error.entry(), None);
    let told = Told::of(error);
    let code = u32::try_from(told.status.code.number()).ok().and_then(ErrorCode::from_grpc_code);
    let mut made = ConnectError::new(code.unwrap_or(ErrorCode::Unknown), &*told.status.message);
    made.details = told.status.details().map(|(name, message)| detail(name, &message)).collect();
    made.with_headers(told.metadata())
}

fn detail(name: &str, message: &[u8]) -> ErrorDetail {
    ErrorDetail { type_url: name.to_owned(), value: Some(base64::encode(message)), debug: None }
}

#[allow(missing_docs)]
pub fn with_source(error: ConnectError, source: Option<Arc<dyn std::error::Error + Send + Sync>>) -> ConnectError {
    match source {
        Some(source) => error.with_shared_source(source),
        None => error,
    }
}
