//! rocket 0.5, with types of its own: `Responder`, for errors and outcomes alike.

use std::io::Cursor;

pub use rocket;
use rocket::http::Status;
use rocket::response::{Response, Result};

use crate::trace;

#[doc(hidden)]
#[macro_export]
macro_rules! __rocket {
    ($kind:ident [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<'__r, $($generics)*> $crate::private::integrations::rocket::rocket::response::Responder<'__r, 'static>
            for $type
        where
            $($bounds)*
        {
            fn respond_to(
                self,
                _: &'__r $crate::private::integrations::rocket::rocket::request::Request<'_>,
            ) -> $crate::private::integrations::rocket::rocket::response::Result<'static> {
                $crate::private::integrations::rocket::response($crate::IntoResponse::into_response(self))
            }
        }
    };
}

__rocket! { error [] [Box<dyn crate::HttpError + Send + Sync>] [] }

#[allow(missing_docs)]
pub fn response(response: crate::Response) -> Result<'static> {
    let (head, body) = response.into_parts();
    let mut converted = Response::new();
    converted.set_status(Status::new(head.status.as_u16()));
    for (name, value) in &head.headers {
        match std::str::from_utf8(value.as_bytes()) {
            Ok(value) => converted.adjoin_raw_header(name.as_str().to_owned(), value.to_owned()),
            Err(error) => trace::left_out(name.as_str(), &error),
        }
    }
    if !body.is_empty() {
        converted.set_sized_body(body.len(), Cursor::new(body));
    }
    Ok(converted)
}
