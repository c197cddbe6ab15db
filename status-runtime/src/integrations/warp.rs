//! warp 0.4: `Reply` for errors and outcomes, which makes a `Result` of both one; `Reject` for errors, so that
//! `warp::reject::custom` takes them and `Rejection::find` gives them back.

pub use warp;
use warp::reply::{Reply, Response};

#[doc(hidden)]
#[macro_export]
macro_rules! __warp {
    (error [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        $crate::__warp! { outcome [$($generics)*] [$type] [$($bounds)*] }

        impl<$($generics)*> $crate::private::integrations::warp::warp::reject::Reject for $type
        where
            for<'__any> $type: ::core::fmt::Debug + ::core::marker::Send + ::core::marker::Sync + 'static,
            $($bounds)*
        {
        }
    };
    (outcome [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::warp::warp::Reply for $type
        where
            for<'__any> $type: ::core::marker::Send,
            $($bounds)*
        {
            fn into_response(self) -> $crate::private::integrations::warp::warp::reply::Response {
                $crate::private::integrations::warp::response($crate::IntoResponse::into_response(self))
            }
        }
    };
}

#[allow(missing_docs)]
pub fn response(response: crate::Response) -> Response {
    response.into_response()
}
