//! tonic 0.14: `From` into its `Status`, with the code that the situation has in gRPC, the detail as the message, and as
//! metadata those companions that say something outside of HTTP.

use http::{HeaderMap, HeaderName, header};
use tonic::metadata::MetadataMap;
use tonic::{Code, Status};

pub use tonic;

use crate::response::{converted, text};
use crate::trace;

#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    (error [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> ::core::convert::From<$type> for $crate::private::integrations::tonic::tonic::Status
        where
            $($bounds)*
        {
            fn from(error: $type) -> Self {
                $crate::private::integrations::tonic::status(&error)
            }
        }
    };
    (outcome $($rest:tt)*) => {};
}

/// What is about the HTTP message, its content or its method: a gRPC call is always a POST that is answered with 200.
const OF_HTTP: [HeaderName; 14] = [
    header::ACCEPT,
    header::ACCEPT_ENCODING,
    HeaderName::from_static("accept-patch"),
    header::ALLOW,
    header::CACHE_CONTROL,
    header::CONNECTION,
    header::CONTENT_LANGUAGE,
    header::CONTENT_LOCATION,
    header::CONTENT_RANGE,
    header::ETAG,
    header::LAST_MODIFIED,
    header::LOCATION,
    header::UPGRADE,
    header::VARY,
];

#[allow(missing_docs)]
pub fn status(error: &dyn crate::HttpError) -> Status {
    let entry = error.entry();
    converted(error, entry, None, None);
    let mut companions = HeaderMap::new();
    error.companions(&mut companions);
    let mut metadata = HeaderMap::new();
    for (name, value) in &companions {
        // A name in `-bin` promises base64, and other values are visible ASCII.
        let sendable = !name.as_str().ends_with("-bin") && value.to_str().is_ok();
        match (OF_HTTP.contains(name), sendable) {
            (true, _) => {}
            (_, true) => _ = metadata.append(name, value.clone()),
            (_, false) => trace::left_out(name.as_str(), &"gRPC metadata cannot carry it"),
        }
    }
    let message = String::from_utf8_lossy(&text(error, entry)).into_owned();
    let code = Code::from_i32(entry.situation().seen_as(entry.status().as_u16()).grpc() as i32);
    Status::with_metadata(code, message, MetadataMap::from_headers(metadata))
}
