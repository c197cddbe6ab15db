// The extractors of a service compile wherever its error does, whatever of them is used.

#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub)]

//! Documented.

use ::status_runtime::HttpError;
use ::status_runtime::extract::{Rejection, for_error};

/// Public, as its extractors are.
#[derive(Debug, ::thiserror::Error, HttpError)]
pub enum ApiError {
    /// What cannot be read.
    #[error(transparent)]
    #[status(transparent)]
    Request(#[from] Rejection),
}

for_error!(pub mod extract => ApiError);

mod inner {
    use ::status_runtime::HttpError;
    use ::status_runtime::extract::for_error;

    #[derive(Debug, ::thiserror::Error, HttpError)]
    #[status(types = "/problems/")]
    enum Private {
        #[error(transparent)]
        #[status(transparent)]
        Request(#[from] extract::Rejection),
    }

    for_error! {
        #[status(types = "/problems/")]
        #[status(codes = "kebab-case")]
        /// The extractors.
        mod extract => Private
    }

    #[derive(Debug, ::thiserror::Error, HttpError)]
    #[error(transparent)]
    #[status(transparent)]
    pub(super) struct Above(#[from] above::Rejection);

    for_error! {
        #[status(types = "/problems/")]
        pub(super) mod above => Above
    }

    #[derive(Debug, ::thiserror::Error, HttpError)]
    #[error(transparent)]
    #[status(transparent)]
    pub(crate) struct Everywhere(#[from] everywhere::Rejection);

    for_error!(pub(crate) mod everywhere => Everywhere);
}

fn main() {
    let inner::above::Text(text) = inner::above::Text(::std::string::String::new());
    // A type of the name `String` in some crate would make this a path.
    ::std::assert_eq!(::std::any::type_name_of_val(&text), "alloc::string::String");
}
