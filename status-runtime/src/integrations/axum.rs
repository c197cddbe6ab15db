//! axum 0.8: `IntoResponse` of axum-core, for errors and outcomes alike.

pub use axum_core;
use axum_core::{body::Body, response::Response};

#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($kind:ident [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::axum::axum_core::response::IntoResponse for $type
        where
            $($bounds)*
        {
            fn into_response(self) -> $crate::private::integrations::axum::axum_core::response::Response {
                $crate::private::integrations::axum::response($crate::IntoResponse::into_response(self))
            }
        }
    };
}

#[allow(missing_docs)]
pub fn response(response: crate::Response) -> Response {
    response.map(Body::from)
}
