//! One file per framework, and per library that describes APIs. Each defines a macro that the derives' output calls;
//! without its feature, `off` has an empty one of the same name.
//!
//! The feature decides in the runtime, and not in the derive, because features unify: one that is turned on is on for
//! every crate of the build. For the same reason
//!
//! - a bound that a framework has and a type may lack is written `for<'__any> Type: Bound`. With a lifetime in it the
//!   compiler asks only where the impl is used; otherwise the feature of another crate would be an error here.
//! - a crate that implements a framework's trait by hand says so: `#[status(frameworks = none)]`, or the names of those
//!   that it wants, `#[status(frameworks = [axum])]`. The derive then calls those macros and no other, so no crate can turn
//!   on a second impl.

#[cfg(feature = "actix-web")]
pub mod actix_web;
#[cfg(feature = "aide")]
pub mod aide;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "connectrpc")]
pub mod connectrpc;
#[cfg(feature = "dropshot")]
pub mod dropshot;
#[cfg(feature = "lambda_http")]
pub mod lambda_http;
#[cfg(feature = "ntex")]
pub mod ntex;
mod off;
#[cfg(any(feature = "connectrpc", feature = "tonic"))]
pub mod owned;
#[cfg(feature = "poem")]
pub mod poem;
#[cfg(feature = "rocket")]
pub mod rocket;
#[cfg(feature = "salvo")]
pub mod salvo;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "utoipa")]
pub mod utoipa;
#[cfg(feature = "viz")]
pub mod viz;
#[cfg(feature = "warp")]
pub mod warp;
#[cfg(feature = "worker")]
pub mod worker;

/// Implements the traits of every framework that is turned on, for a derived type.
#[doc(hidden)]
#[macro_export]
macro_rules! __integrate {
    ($kind:ident $generics:tt $type:tt $bounds:tt) => {
        $crate::__derived! { $kind $generics $type $bounds }
        $crate::__actix_web! { $kind $generics $type $bounds }
        $crate::__aide! { $kind $generics $type $bounds }
        $crate::__axum! { $kind $generics $type $bounds }
        $crate::__connectrpc! { $kind $generics $type $bounds }
        $crate::__dropshot! { $kind $generics $type $bounds }
        $crate::__lambda_http! { $kind $generics $type $bounds }
        $crate::__ntex! { $kind $generics $type $bounds }
        $crate::__poem! { $kind $generics $type $bounds }
        $crate::__rocket! { $kind $generics $type $bounds }
        $crate::__salvo! { $kind $generics $type $bounds }
        $crate::__tonic! { $kind $generics $type $bounds }
        $crate::__utoipa! { $kind $generics $type $bounds }
        $crate::__viz! { $kind $generics $type $bounds }
        $crate::__warp! { $kind $generics $type $bounds }
        $crate::__worker! { $kind $generics $type $bounds }
    };
}

/// The catalogue's description of an outcome's content: media type, the type's name, and the type where a `static` can
/// name it.
#[doc(hidden)]
#[macro_export]
macro_rules! __content {
    ($media_type:expr, $name:literal, $type:tt) => {
        $crate::private::content($media_type, $name, $crate::__utoipa_shape!($type), $crate::__aide_shape!($type))
    };
}

/// The method that passes the named fields in an error's text.
#[cfg(feature = "grpc")]
#[doc(hidden)]
#[macro_export]
macro_rules! __named {
    ($($method:tt)*) => {
        $($method)*
    };
}
