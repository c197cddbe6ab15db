//! axum 0.8: `IntoResponse` of axum-core, for errors and outcomes alike.

pub use axum_core;
use axum_core::{body::Body, response::Response};

use crate::response::respond_as;
use crate::{HttpError, IntoResponse};

#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($kind:ident [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::axum::axum_core::response::IntoResponse for $type
        where
            $($bounds)*
        {
            fn into_response(self) -> $crate::private::integrations::axum::axum_core::response::Response {
                $crate::private::integrations::axum::$kind(self)
            }
        }
    };
}

__axum! { outcome [] [Box<dyn HttpError + Send + Sync>] [] }

#[allow(missing_docs)]
pub fn error(error: impl HttpError) -> Response {
    response_to(&error)
}

/// Not generic, so that it is compiled here and not in every crate that has an error.
fn response_to(error: &dyn HttpError) -> Response {
    respond_as(error)
}

#[allow(missing_docs)]
pub fn outcome(outcome: impl IntoResponse) -> Response {
    outcome.into_response().map(Body::from)
}
