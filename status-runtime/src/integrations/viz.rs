//! viz 0.11: `IntoResponse` of viz-core for errors and outcomes, and `From` into its `Error`, which keeps the cause
//! beside the response. Handlers return `viz::Result`, so an error gets there by `?`.

pub use viz_core;
use viz_core::Response;

use crate::HttpError;
use crate::response::respond;

#[doc(hidden)]
#[macro_export]
macro_rules! __viz {
    (error [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        $crate::__viz! { outcome [$($generics)*] [$type] [$($bounds)*] }

        impl<$($generics)*> ::core::convert::From<$type> for $crate::private::integrations::viz::viz_core::Error
        where
            for<'__any> $type: ::core::error::Error + ::core::marker::Send + ::core::marker::Sync + 'static,
            $($bounds)*
        {
            fn from(error: $type) -> Self {
                let response = $crate::private::integrations::viz::response($crate::private::respond(&error));
                $crate::private::integrations::viz::report(error, response)
            }
        }
    };
    (outcome [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::viz::viz_core::IntoResponse for $type
        where
            $($bounds)*
        {
            fn into_response(self) -> $crate::private::integrations::viz::viz_core::Response {
                $crate::private::integrations::viz::response($crate::IntoResponse::into_response(self))
            }
        }
    };
}

__viz! { outcome [] [Box<dyn HttpError + Send + Sync>] [] }

impl From<Box<dyn HttpError + Send + Sync>> for viz_core::Error {
    fn from(error: Box<dyn HttpError + Send + Sync>) -> viz_core::Error {
        let response = response(respond(&*error));
        viz_core::Error::Report(error, Box::new(response))
    }
}

#[allow(missing_docs)]
pub fn response(response: crate::Response) -> Response {
    let (head, body) = response.into_parts();
    // No other item of viz-core makes a body of bytes.
    Response::from_parts(head, viz_core::IntoResponse::into_response(body).into_body())
}

#[allow(missing_docs)]
pub fn report(error: impl std::error::Error + Send + Sync + 'static, response: Response) -> viz_core::Error {
    viz_core::Error::Report(Box::new(error), Box::new(response))
}
