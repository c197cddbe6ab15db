//! tonic 0.14: `From` into its `Status`, with the gRPC code of the situation, the detail as the message, and as
//! metadata those companions that have a meaning outside of HTTP.

use http::{HeaderMap, HeaderName, header};
use status_vocabulary::{Companion, Form, Metadata};
use tonic::metadata::MetadataMap;
use tonic::{Code, Status};

pub use tonic;

use crate::grpc::beginning;
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

/// Returns whether the header is about the HTTP message, its content or its method: a gRPC call is always a POST whose
/// response has status 200.
fn is_of_http(name: &HeaderName) -> bool {
    let is_it = |companion: &&Companion| matches!(companion.form(), Form::Header(header) if name == header);
    let companion = Companion::ALL.iter().find(is_it);
    // Upgrade adds it (RFC 9110 7.8).
    *name == header::CONNECTION || companion.is_some_and(|companion| companion.grpc() == Some(Metadata::Dropped))
}

#[allow(missing_docs)]
pub fn status(error: &dyn crate::HttpError) -> Status {
    let entry = error.entry();
    converted(error, entry, None);
    let mut companions = HeaderMap::new();
    error.companions(&mut companions);
    let mut metadata = HeaderMap::new();
    for (name, value) in &companions {
        // A name in `-bin` means base64, and other values are visible ASCII.
        let sendable = !name.as_str().ends_with("-bin") && value.to_str().is_ok();
        match (is_of_http(name), sendable) {
            (true, _) => {}
            (_, true) => _ = metadata.append(name, value.clone()),
            (_, false) => trace::left_out(name.as_str(), &"gRPC metadata cannot carry it"),
        }
    }
    let text = text(error, entry);
    let text = String::from_utf8_lossy(&text);
    let message = beginning(&text);
    if message.len() < text.len() {
        trace::left_out("detail", &"the end of it: a longer message would break the stream of most gRPC clients");
    }
    let code = Code::from_i32(entry.situation().seen_as(entry.status().as_u16()).grpc() as i32);
    Status::with_metadata(code, message, MetadataMap::from_headers(metadata))
}

#[cfg(all(test, feature = "derive"))]
mod tests {
    use super::*;
    use crate::HttpError;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(crate = crate, policy(hidden = 403))]
    enum Errors {
        #[error("{0}")]
        #[status(malformed)]
        Malformed(String),
        #[error("a constant text")]
        #[status(gone)]
        Gone,
        #[error("not for you")]
        #[status(hidden)]
        Hidden,
    }

    fn message(text: &str) -> String {
        Status::from(Errors::Malformed(text.to_owned())).message().to_owned()
    }

    #[test]
    fn a_message_is_cut_where_a_character_ends() {
        // An escaped octet takes three (gRPC over HTTP/2, "Status-Message").
        for (char, kept) in [("a", 1024), ("%", 341), ("\n", 341), ("é", 170), ("🦀", 85)] {
            assert_eq!(message(&char.repeat(kept)), char.repeat(kept));
            assert_eq!(message(&char.repeat(kept + 1)), char.repeat(kept), "{char:?}");
            assert_eq!(message(&char.repeat(100_000)), char.repeat(kept), "{char:?}");
        }
        assert_eq!(message(""), "Bad Request");
    }

    #[test]
    fn a_constant_text_is_a_message_too() {
        assert_eq!(Status::from(Errors::Gone).message(), "a constant text");
    }

    #[test]
    fn a_policy_that_shows_what_is_hidden_shows_it_here() {
        assert_eq!(Status::from(Errors::Hidden).code(), Code::PermissionDenied);
    }
}
