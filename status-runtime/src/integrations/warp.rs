//! warp 0.4: `Reply` for errors and outcomes, and so for a `Result` of both. No `Reject`: an unrecovered rejection gets
//! its `Debug` text as the response, which has the source of a masked error in it.

pub use warp;
use warp::reply::{Reply, Response};

#[doc(hidden)]
#[macro_export]
macro_rules! __warp {
    ($kind:ident [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
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

__warp! { error [] [Box<dyn crate::HttpError + Send + Sync>] [] }

#[allow(missing_docs)]
pub fn response(response: crate::Response) -> Response {
    response.into_response()
}
