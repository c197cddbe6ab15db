//! AWS Lambda: `IntoResponse` of lambda_http, for errors and outcomes alike. It has none for a `Result`, and treats an
//! `Err` as a failed invocation: a handler returns the response of its `Result`, with this crate's own `IntoResponse`.

pub use lambda_http;
use lambda_http::Body;

#[doc(hidden)]
#[macro_export]
macro_rules! __lambda_http {
    ($kind:ident [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::lambda_http::lambda_http::IntoResponse for $type
        where
            $($bounds)*
        {
            fn into_response(
                self,
            ) -> ::core::pin::Pin<
                $crate::private::Box<
                    dyn ::core::future::Future<
                            Output = $crate::private::http::Response<
                                $crate::private::integrations::lambda_http::lambda_http::Body,
                            >,
                        > + ::core::marker::Send,
                >,
            > {
                let response =
                    $crate::private::integrations::lambda_http::response($crate::IntoResponse::into_response(self));
                $crate::private::Box::pin(::core::future::ready(response))
            }
        }
    };
}

__lambda_http! { error [] [Box<dyn crate::HttpError + Send + Sync>] [] }

/// Text travels as text and everything else as base64: Lambda's own envelope is JSON.
pub fn response(response: crate::Response) -> http::Response<Body> {
    response.map(|body| match String::from_utf8(body.into()) {
        Ok(text) if text.is_empty() => Body::Empty,
        Ok(text) => Body::Text(text),
        Err(error) => Body::Binary(error.into_bytes()),
    })
}
