//! Cloudflare Workers: `IntoResponse` of worker, and `From` into its `Response`, for errors and outcomes alike. An
//! `Err` that leaves a handler is a failed invocation there: a handler returns the response of its `Result`.

pub use worker;
use worker::{Response, ResponseBuilder};

use crate::trace;

#[doc(hidden)]
#[macro_export]
macro_rules! __worker {
    ($kind:ident [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::worker::worker::IntoResponse for $type
        where
            $($bounds)*
        {
            fn into_raw(
                self,
            ) -> ::core::result::Result<
                $crate::private::integrations::worker::worker::worker_sys::web_sys::Response,
                impl ::core::convert::Into<$crate::private::Box<dyn ::core::error::Error>>,
            > {
                $crate::private::integrations::worker::worker::IntoResponse::into_raw(
                    $crate::private::integrations::worker::response($crate::IntoResponse::into_response(self)),
                )
            }
        }

        impl<$($generics)*> ::core::convert::From<$type> for $crate::private::integrations::worker::worker::Response
        where
            $($bounds)*
        {
            fn from(value: $type) -> Self {
                $crate::private::integrations::worker::response($crate::IntoResponse::into_response(value))
            }
        }
    };
}

__worker! { error [] [Box<dyn crate::HttpError + Send + Sync>] [] }

#[allow(missing_docs)]
pub fn response(response: crate::Response) -> Response {
    let (head, body) = response.into_parts();
    let converted = ResponseBuilder::new().with_status(head.status.as_u16());
    let headers = response_headers(&head.headers);
    let converted = converted.with_headers(headers);
    // The platform throws where a status without content, such as 204, has a body, even an empty one.
    match body.is_empty() {
        true => converted.empty(),
        false => converted.fixed(body.into()),
    }
}

fn response_headers(headers: &http::HeaderMap) -> worker::Headers {
    let theirs = worker::Headers::new();
    for (name, value) in headers {
        let sent = value
            .to_str()
            .map_err(|error| error.to_string())
            .and_then(|value| theirs.append(name.as_str(), value).map_err(|error| error.to_string()));
        if let Err(error) = sent {
            trace::left_out(name.as_str(), &error);
        }
    }
    theirs
}
