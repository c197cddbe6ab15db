//! axum 0.8: `IntoResponse` of axum-core, for errors and outcomes alike.

#[cfg(feature = "axum")]
pub use axum_core;

#[cfg(feature = "axum")]
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

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($($off:tt)*) => {};
}

#[cfg(feature = "axum")]
#[allow(missing_docs)]
pub fn response(response: crate::Response) -> axum_core::response::Response {
    response.map(axum_core::body::Body::from)
}
