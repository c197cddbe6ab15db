#[cfg(any(feature = "axum-extract", feature = "poem-extract", feature = "salvo-extract"))]
use std::str::Utf8Error;

use crate::HttpError;

#[cfg(any(feature = "actix-web-extract", feature = "axum-extract", feature = "poem-extract"))]
pub(super) const JSON: &[&str] = &["application/json"];
#[cfg(any(feature = "actix-web-extract", feature = "axum-extract", feature = "poem-extract"))]
pub(super) const FORM: &[&str] = &["application/x-www-form-urlencoded"];

/// The enum of rejections: that of this crate, and those that services have in a form of their own.
#[doc(hidden)]
#[macro_export]
macro_rules! __rejection {
    ($(#[$attr:meta])* $vis:vis enum $name:ident) => {
        $(#[$attr])*
        #[status(subset(
            WithoutContent = [InvalidParameter, BadRequest, Internal],
            Negotiated = [WithoutContent, NotAcceptable],
            WithContent = [
                WithoutContent, Malformed, UnsupportedMediaType, UnsupportedContentCoding, ContentTooLarge, ValidationFailed,
            ]
        ))]
        $vis enum $name {
            /// The content is not valid for its media type.
            #[status(malformed)]
            Malformed {
                /// The name of the format.
                format: &'static str,
                /// The error, without what was sent.
                problem: ::std::string::String,
            },

            /// The content has a media type that the extractor does not accept.
            #[status(unsupported_media_type)]
            UnsupportedMediaType {
                /// The accepted media types.
                #[status(accept)]
                accept: &'static [&'static str],
                /// The same, for PATCH (RFC 5789 2.2).
                #[status(accept_patch)]
                accept_patch: ::core::option::Option<&'static [&'static str]>,
            },

            /// The content has a coding, such as compression, and coded content is not accepted.
            #[status(unsupported_content_coding, accept_encoding = ["identity"])]
            UnsupportedContentCoding,

            /// The client accepts none of the media types that there are.
            #[status(not_acceptable)]
            NotAcceptable {
                /// The media types that there are.
                #[status(available)]
                available: &'static [&'static str],
            },

            /// There is more content than the service accepts.
            #[status(content_too_large)]
            ContentTooLarge {
                /// The limit, where the framework tells it.
                #[status(max_bytes)]
                max_bytes: ::core::option::Option<u64>,
            },

            /// The content was read, but a field of it is wrong.
            #[status(validation_failed)]
            ValidationFailed {
                /// The wrong fields, and the error in each.
                #[status(errors)]
                errors: ::std::vec::Vec<$crate::FieldError>,
                /// An error whose field is not known.
                problem: ::core::option::Option<::std::string::String>,
            },

            /// A parameter is missing or wrong.
            #[status(invalid_parameter)]
            InvalidParameter {
                /// The parameter.
                #[status(parameter)]
                parameter: $crate::Parameter,
                /// The error in it.
                problem: ::std::string::String,
            },

            /// The request could not be read.
            #[status(bad_request)]
            BadRequest(::std::boxed::Box<dyn ::core::error::Error + ::core::marker::Send + ::core::marker::Sync>),

            /// The service asks for something that its own route does not have, or its response cannot be serialized.
            #[status(internal)]
            Internal(::std::boxed::Box<dyn ::core::error::Error + ::core::marker::Send + ::core::marker::Sync>),
        }

        $crate::__rejection! { @with_content $name f {
            $name::NotAcceptable { available } => ::core::write!(f, "available as `{}`", available.join("` or `")),
        } }
        $crate::__rejection! { @with_content WithContent f {} }
        $crate::__rejection! { @error WithoutContent f {} }
        $crate::__rejection! { @error Negotiated f {
            Negotiated::NotAcceptable { available } => ::core::write!(f, "available as `{}`", available.join("` or `")),
        } }
    };
    (@with_content $name:ident $f:ident { $($arms:tt)* }) => {
        $crate::__rejection! { @error $name $f {
            $($arms)*
            $name::Malformed { format, problem } => ::core::write!($f, "the content is not valid {format}: {problem}"),
            $name::UnsupportedMediaType { accept: [], .. } => $f.write_str("the media type is not accepted"),
            $name::UnsupportedMediaType { accept, .. } => ::core::write!($f, "expected `{}`", accept.join("` or `")),
            $name::UnsupportedContentCoding => $f.write_str("content is accepted without a coding only"),
            $name::ContentTooLarge { .. } => $f.write_str("there is more content than is accepted"),
            $name::ValidationFailed { problem: ::core::option::Option::None, .. } => {
                $f.write_str("the content is not what is expected")
            }
            $name::ValidationFailed { problem: ::core::option::Option::Some(problem), .. } => {
                ::core::write!($f, "the content is not what is expected: {problem}")
            }
        } }
    };
    (@error $name:ident $f:ident { $($arms:tt)* }) => {
        impl ::core::fmt::Display for $name {
            fn fmt(&self, $f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $($arms)*
                    $name::InvalidParameter { parameter, problem } => ::core::write!($f, "{parameter}: {problem}"),
                    $name::BadRequest(error) => ::core::write!($f, "the request could not be read: {error}"),
                    $name::Internal(_) => $f.write_str("a request could not be read, or a response not be written"),
                }
            }
        }

        impl ::core::error::Error for $name {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                // The text of another includes that of its source.
                if let $name::Internal(error) = self {
                    ::core::option::Option::Some(&**error)
                } else {
                    ::core::option::Option::None
                }
            }
        }
    };
    (@from $name:ident) => {
        impl ::core::convert::From<$crate::extract::Rejection> for $name {
            fn from(rejection: $crate::extract::Rejection) -> Self {
                use $crate::extract::Rejection as __Rejection;

                match rejection {
                    __Rejection::Malformed { format, problem } => $name::Malformed { format, problem },
                    __Rejection::UnsupportedMediaType { accept, accept_patch } => {
                        $name::UnsupportedMediaType { accept, accept_patch }
                    }
                    __Rejection::UnsupportedContentCoding => $name::UnsupportedContentCoding,
                    __Rejection::NotAcceptable { available } => $name::NotAcceptable { available },
                    __Rejection::ContentTooLarge { max_bytes } => $name::ContentTooLarge { max_bytes },
                    __Rejection::ValidationFailed { errors, problem } => $name::ValidationFailed { errors, problem },
                    __Rejection::InvalidParameter { parameter, problem } => {
                        $name::InvalidParameter { parameter, problem }
                    }
                    __Rejection::BadRequest(error) => $name::BadRequest(error),
                    __Rejection::Internal(error) => $name::Internal(error),
                    // All are above: this macro has the variants of that enum. But it is not exhaustive elsewhere.
                    _ => ::core::unreachable!(),
                }
            }
        }
    };
}

__rejection! {
    /// The errors of this module's extractors: each is a reason why a request could not be read.
    #[derive(Debug, HttpError)]
    #[status(crate = crate)]
    #[non_exhaustive]
    pub enum Rejection
}

impl Rejection {
    pub(super) fn malformed_json(error: &serde_json::Error) -> Rejection {
        Rejection::Malformed { format: "JSON", problem: error.to_string() }
    }

    #[cfg(any(feature = "axum-extract", feature = "poem-extract", feature = "salvo-extract"))]
    pub(super) fn not_utf_8(error: Utf8Error) -> Rejection {
        Rejection::Malformed { format: "UTF-8", problem: error.to_string() }
    }

    pub(super) fn media_type(accept: &'static [&'static str]) -> Rejection {
        Rejection::UnsupportedMediaType { accept, accept_patch: None }
    }

    #[cfg(feature = "actix-web-extract")]
    pub(super) fn larger_than(limit: usize) -> Rejection {
        Rejection::ContentTooLarge { max_bytes: u64::try_from(limit).ok() }
    }

    /// Details of the connection are not for the client.
    pub(super) fn incomplete() -> Rejection {
        Rejection::BadRequest("the content did not arrive as a whole".into())
    }
}
