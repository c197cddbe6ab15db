//! actix-web 4, with header types of its own: `ResponseError` for errors, so that `?` makes an `actix_web::Error`, and
//! `Responder` for outcomes.

pub use actix_web;
use actix_web::body::BoxBody;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{StatusCode, Version};
use actix_web::{HttpRequest, HttpResponse, ResponseError};

use crate::HttpError;
use crate::response::{respond, without_upgrade};
use crate::trace;

#[doc(hidden)]
#[macro_export]
macro_rules! __actix_web {
    (error [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::actix_web::actix_web::ResponseError for $type
        where
            for<'__any> $type: ::core::fmt::Debug + ::core::fmt::Display,
            $($bounds)*
        {
            fn status_code(&self) -> $crate::private::integrations::actix_web::actix_web::http::StatusCode {
                $crate::private::integrations::actix_web::status($crate::HttpError::http_status(self))
            }

            fn error_response(&self) -> $crate::private::integrations::actix_web::actix_web::HttpResponse {
                $crate::private::integrations::actix_web::response($crate::private::respond(self))
            }
        }
    };
    (outcome [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::actix_web::actix_web::Responder for $type
        where
            $($bounds)*
        {
            type Body = $crate::private::integrations::actix_web::actix_web::body::BoxBody;

            fn respond_to(
                self,
                request: &$crate::private::integrations::actix_web::actix_web::HttpRequest,
            ) -> $crate::private::integrations::actix_web::actix_web::HttpResponse {
                $crate::private::integrations::actix_web::outcome($crate::IntoResponse::into_response(self), request)
            }
        }
    };
}

impl ResponseError for Box<dyn HttpError + Send + Sync> {
    fn status_code(&self) -> StatusCode {
        status(self.http_status())
    }

    fn error_response(&self) -> HttpResponse {
        response(respond(&**self))
    }
}

#[allow(missing_docs)]
pub fn status(status: http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

#[allow(missing_docs)]
pub fn outcome(mut of: crate::Response, request: &HttpRequest) -> HttpResponse {
    if request.version() >= Version::HTTP_2 {
        without_upgrade(of.headers_mut());
    }
    response(of)
}

#[allow(missing_docs)]
pub fn response(response: crate::Response) -> HttpResponse {
    let (head, body) = response.into_parts();
    let mut converted = HttpResponse::with_body(status(head.status), BoxBody::new(body));
    // actix-web's table ends with 2017: 425 came later, and without a phrase the status line is `<unknown status
    // code>`.
    if converted.status().canonical_reason().is_none() {
        converted.head_mut().reason = head.status.canonical_reason();
    }
    append(&head.headers, converted.headers_mut());
    converted
}

pub(crate) fn append(headers: &http::HeaderMap, to: &mut HeaderMap) {
    for (name, value) in headers {
        match (HeaderName::from_bytes(name.as_str().as_bytes()), HeaderValue::from_bytes(value.as_bytes())) {
            (Ok(its_name), Ok(mut its_value)) => {
                its_value.set_sensitive(value.is_sensitive());
                to.append(its_name, its_value);
            }
            _ => trace::left_out(name.as_str(), &"actix-web refuses it"),
        }
    }
}
