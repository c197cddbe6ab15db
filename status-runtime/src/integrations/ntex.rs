//! ntex 3, with header values of its own: `WebResponseError` for errors, for every renderer, and `Responder` for
//! outcomes.

pub use ntex;
use ntex::http::header::HeaderValue;
use ntex::http::{ConnectionType, Response, Version};
use ntex::web::{ErrorRenderer, HttpRequest, WebResponseError};

use crate::HttpError;
use crate::response::{respond, without_upgrade};
use crate::trace;

#[doc(hidden)]
#[macro_export]
macro_rules! __ntex {
    (error [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)* __Renderer> $crate::private::integrations::ntex::ntex::web::WebResponseError<__Renderer> for $type
        where
            __Renderer: $crate::private::integrations::ntex::ntex::web::ErrorRenderer,
            for<'__any> $type: ::core::fmt::Debug + ::core::fmt::Display + 'static,
            $($bounds)*
        {
            fn status_code(&self) -> $crate::private::http::StatusCode {
                $crate::HttpError::http_status(self)
            }

            fn error_response(
                &self,
                request: &$crate::private::integrations::ntex::ntex::web::HttpRequest,
            ) -> $crate::private::integrations::ntex::ntex::web::HttpResponse {
                $crate::private::integrations::ntex::response($crate::private::respond(self), request)
            }
        }
    };
    (outcome [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)* __Renderer> $crate::private::integrations::ntex::ntex::web::Responder<__Renderer> for $type
        where
            __Renderer: $crate::private::integrations::ntex::ntex::web::ErrorRenderer,
            $($bounds)*
        {
            // Neither an `async fn` nor `impl Future`: clippy would lint their expansion in the user's crate, and this
            // one is not `Send`.
            fn respond_to(
                self,
                request: &$crate::private::integrations::ntex::ntex::web::HttpRequest,
            ) -> ::core::future::Ready<$crate::private::integrations::ntex::ntex::web::HttpResponse> {
                ::core::future::ready($crate::private::integrations::ntex::response(
                    $crate::IntoResponse::into_response(self),
                    request,
                ))
            }
        }
    };
}

impl<R: ErrorRenderer> WebResponseError<R> for Box<dyn HttpError + Send + Sync> {
    fn status_code(&self) -> http::StatusCode {
        self.http_status()
    }

    fn error_response(&self, request: &HttpRequest) -> Response {
        response(respond(&**self), request)
    }
}

#[allow(missing_docs)]
pub fn response(response: crate::Response, request: &HttpRequest) -> Response {
    let (mut head, body) = response.into_parts();
    if request.version() >= Version::HTTP_2 {
        without_upgrade(&mut head.headers);
    }
    let mut converted = Response::with_body(head.status, Vec::from(body).into());
    for (name, value) in &head.headers {
        match HeaderValue::from_bytes(value.as_bytes()) {
            Ok(mut its_value) => {
                its_value.set_sensitive(value.is_sensitive());
                converted.headers_mut().append(name.clone(), its_value);
            }
            Err(error) => trace::left_out(name.as_str(), &error),
        }
    }
    // ntex writes Connection itself, and has to be told to add the option that RFC 9110 7.8 requires with Upgrade.
    if head.headers.contains_key(http::header::UPGRADE) {
        converted.head_mut().set_connection_type(ConnectionType::Upgrade);
    }
    converted
}
