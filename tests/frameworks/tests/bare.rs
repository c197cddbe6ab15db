//! The impls for the frameworks require nothing of the user's crate: no prelude, and no `allow`.
#![no_implicit_prelude]
#![forbid(unsafe_code, deprecated, missing_docs, unused_qualifications, unreachable_pub, elided_lifetimes_in_paths)]
#![deny(warnings, clippy::all, clippy::pedantic)]

use ::status_runtime::{HttpError, HttpOutcome};

macro_rules! shop {
    ($error:ident, $outcome:ident) => {
        /// An error that a macro made.
        #[derive(::std::fmt::Debug, HttpError)]
        #[status(types = "https://example.com/problems/")]
        pub(crate) enum $error<'a, T: ::std::fmt::Debug> {
            /// It is not there.
            #[status(not_found)]
            Missing {
                /// Which.
                #[status(extension)]
                r#match: u64,
            },
            /// It is not theirs.
            #[status(forbidden)]
            Theirs(#[status(extension = "owners")] &'a [T]),
        }

        /// An outcome that a macro made.
        #[derive(HttpOutcome)]
        pub(crate) enum $outcome {
            /// It is done.
            #[status(no_content)]
            Done,
        }
    };
}

shop!(Broken, Well);

impl<T: ::std::fmt::Debug> ::std::fmt::Display for Broken<'_, T> {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str("it broke")
    }
}

impl<T: ::std::fmt::Debug> ::std::error::Error for Broken<'_, T> {}

#[test]
fn they_respond() {
    let missing: Broken<'_, u8> = Broken::Missing { r#match: 7 };
    let response = ::axum::response::IntoResponse::into_response(missing);
    ::std::assert_eq!(response.status(), 404);
    let theirs = Broken::Theirs(&[7]);
    ::std::assert_eq!(::axum::response::IntoResponse::into_response(theirs).status(), 403);
    ::std::assert_eq!(::axum::response::IntoResponse::into_response(Well::Done).status(), 204);
}
