//! The extractors of a service, whose rejection is the service's own error.

/// Makes a module with this module's extractors, whose rejection is the error of your service.
///
/// Its `types`, `policy(..)` and `body` are then those of every response to a request that cannot be read. The form is
/// `for_error!(VISIBILITY mod NAME => ERROR)`, with attributes before it.
///
/// ```
/// # mod service {
/// use status_runtime::HttpError;
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// pub enum ApiError {
///     #[error(transparent)]
///     #[status(transparent)]
///     Request(#[from] extract::Rejection),
///     #[error("there is no such order")]
///     #[status(not_found)]
///     NoSuchOrder,
/// }
///
/// status_runtime::extract::for_error!(pub mod extract => ApiError);
/// # }
/// # use service::*;
///
/// use extract::{Json, Path};
///
/// async fn change(Path(id): Path<u64>, Json(note): Json<String>) -> Result<String, ApiError> {
///     if id == 7 { Ok(note) } else { Err(ApiError::NoSuchOrder) }
/// }
///
/// let app: axum::Router = axum::Router::new().route("/orders/{id}", axum::routing::put(change));
/// ```
///
/// The module has `Json`, `Form`, `Query`, `Path`, `Bytes` and `Text` (a `String`), and, with their features, `Multipart` and
/// `TypedHeader`. The error has to be made `From<Rejection>`: with `#[from]`, as above, or by an `impl` that chooses a
/// variant for each. Without that conversion it does not compile, and the message names both ways.
///
/// # In the form of the service
///
/// The module's `Rejection` is [that of this crate](super::Rejection), which a `transparent` variant passes on with the type
/// `about:blank`. With `#[status(..)]` the module has a `Rejection` of its own, which takes the keywords of a type: `types`,
/// `codes`, `domain`, `body`, `policy(..)`. A path begins in the module, which has a `Form` and a `Json`:
/// `types = super::TYPES`, `body = super::Envelope`. The error has a variant for it. Beside it stand its subsets for
/// operations of one kind, [`WithContent`](super::WithContent), [`WithoutContent`](super::WithoutContent) and
/// [`Negotiated`](super::Negotiated).
///
/// ```
/// # mod service {
/// use status_runtime::HttpError;
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[status(types = "/problems/")]
/// pub enum ApiError {
///     #[error(transparent)]
///     #[status(transparent)]
///     Request(#[from] extract::Rejection),
/// }
///
/// status_runtime::extract::for_error! {
///     #[status(types = "/problems/")]
///     pub mod extract => ApiError
/// }
/// # }
/// # use service::*;
///
/// use status_runtime::{HttpError, extract::Rejection};
///
/// // Another rejection, such as one of axum's, gets there by `Rejection::from(..)`.
/// let error = ApiError::from(Rejection::UnsupportedContentCoding);
/// assert_eq!(error.problem().type_uri(), "/problems/unsupported-content-coding");
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! __for_error {
    // The items are as visible as the module, since the error may be no more visible.
    ($(#[$($attr:tt)*])* mod $($rest:tt)*) => {
        $crate::__for_error! { @split [] [] [$([$($attr)*])*] [] [pub(super)] $($rest)* }
    };
    ($(#[$($attr:tt)*])* pub mod $($rest:tt)*) => {
        $crate::__for_error! { @split [] [] [$([$($attr)*])*] [pub] [pub] $($rest)* }
    };
    ($(#[$($attr:tt)*])* pub(crate) mod $($rest:tt)*) => {
        $crate::__for_error! { @split [] [] [$([$($attr)*])*] [pub(crate)] [pub(crate)] $($rest)* }
    };
    ($(#[$($attr:tt)*])* pub(super) mod $($rest:tt)*) => {
        $crate::__for_error! { @split [] [] [$([$($attr)*])*] [pub(super)] [pub(in super::super)] $($rest)* }
    };
    (@split [$($attrs:tt)*] [$($status:tt)*] [[status $keywords:tt] $($rest:tt)*] $($tail:tt)*) => {
        $crate::__for_error! { @split [$($attrs)*] [$($status)* #[status $keywords]] [$($rest)*] $($tail)* }
    };
    (@split [$($attrs:tt)*] [$($status:tt)*] [[$($attr:tt)*] $($rest:tt)*] $($tail:tt)*) => {
        $crate::__for_error! { @split [$($attrs)* #[$($attr)*]] [$($status)*] [$($rest)*] $($tail)* }
    };
    (@split [$($attrs:tt)*] [] [] $vis:tt [$($inner:tt)*] $name:ident => $error:ty $(;)?) => {
        $crate::__for_error! {
            @module [$($attrs)*] $vis [$($inner)*] [$name] [$error] [
                #[allow(unused_imports)]
                $($inner)* use $crate::extract::{Negotiated, Rejection, WithContent, WithoutContent};
            ]
        }
    };
    (@split [$($attrs:tt)*] [$($status:tt)+] [] $vis:tt [$($inner:tt)*] $name:ident => $error:ty $(;)?) => {
        $crate::__for_error! {
            @module [$($attrs)*] $vis [$($inner)*] [$name] [$error] [
                $crate::__rejection! {
                    /// The reasons why a request could not be read.
                    #[::core::prelude::v1::derive(::core::fmt::Debug, $crate::HttpError)]
                    #[status(crate = $crate)]
                    $($status)+
                    $($inner)* enum Rejection
                }
                $crate::__rejection! { @from Rejection }
            ]
        }

        impl ::core::convert::From<$crate::extract::Rejection> for $error {
            fn from(rejection: $crate::extract::Rejection) -> Self {
                let rejection = <$name::Rejection as ::core::convert::From<$crate::extract::Rejection>>::from(rejection);
                <$error as $crate::private::extract::FromRejection<$name::Rejection>>::from_rejection(rejection)
            }
        }
    };
    (@module [$($attrs:tt)*] [$($vis:tt)*] [$($inner:tt)*] [$name:ident] [$error:ty] [$($items:tt)*]) => {
        $($attrs)*
        #[doc = ::core::concat!("Extractors with the rejection `", ::core::stringify!($error), "`.")]
        $($vis)* mod $name {
            $($items)*

            $crate::__extractor! {
                /// JSON in the content of a request or of a response.
                @type [$($inner)*] Json [T] (T)
            }
            $crate::__extractor! {
                /// The content of a form, or for GET and HEAD the query of a submitted form.
                @type [$($inner)*] Form [T] (T)
            }
            $crate::__extractor! {
                /// The parameters in the query.
                @type [$($inner)*] Query [T] (T)
            }
            $crate::__extractor! {
                /// The parameters in the path.
                @type [$($inner)*] Path [T] (T)
            }
            $crate::__extractor! {
                /// The content as it is.
                @type [$($inner)*] Bytes [] ($crate::private::extract::Bytes)
            }
            $crate::__extractor! {
                /// The content as text.
                @type [$($inner)*] Text [] (::std::string::String)
            }
            $crate::__extract_multipart! { @type [$($inner)*] }
            $crate::__extract_typed_header! { @type [$($inner)*] }
        }

        const _: () = {
            use $crate::private::extract as __extract;

            // The only place that asks for the conversion, so that there is one message if it is missing.
            fn __rejected(rejection: $crate::extract::Rejection) -> $error {
                <$error as __extract::FromRejection<$crate::extract::Rejection>>::from_rejection(rejection)
            }

            $crate::__extractor! { @content $error, $name::Json [T: __extract::DeserializeOwned] = $crate::extract::Json<T>, [.0] }
            $crate::__extractor! {
                @optional_content $error, $name::Json [T: __extract::DeserializeOwned] = $crate::extract::Json<T>, [.0]
            }
            $crate::__extractor! { @content $error, $name::Form [T: __extract::DeserializeOwned] = $crate::extract::Form<T>, [.0] }
            $crate::__extractor! { @parts $error, $name::Query [T: __extract::DeserializeOwned] = $crate::extract::Query<T>, [.0] }
            $crate::__extractor! {
                @parts $error, $name::Path [T: __extract::DeserializeOwned + ::core::marker::Send] = $crate::extract::Path<T>, [.0]
            }
            $crate::__extractor! { @content $error, $name::Bytes [] = __extract::Octets, [.0] }
            $crate::__extractor! { @content $error, $name::Text [] = $crate::extract::Text, [.0] }
            $crate::__extract_multipart! { @impl $error, $name }
            $crate::__extract_typed_header! { @impl $error, $name }

            impl<T: __extract::Serialize> __extract::IntoResponse for $name::Json<T>
            where
                for<'__any> $error: __extract::IntoResponse,
            {
                fn into_response(self) -> __extract::Response {
                    match __extract::json(&self.0) {
                        ::core::result::Result::Ok(response) => response,
                        ::core::result::Result::Err(rejection) => {
                            __extract::IntoResponse::into_response(__rejected(rejection))
                        }
                    }
                }
            }
        };
    };
}

#[doc(inline)]
pub use __for_error as for_error;

#[cfg(not(feature = "axum-extract-multipart"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __extract_multipart {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "axum-extract-typed-header"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __extract_typed_header {
    ($($off:tt)*) => {};
}

/// One extractor of a service: its type, and its implementations, around an extractor of this crate.
#[doc(hidden)]
#[macro_export]
macro_rules! __extractor {
    ($(#[$attr:meta])* @type [$($vis:tt)*] $name:ident [$($param:ident)?] ($value:ty)) => {
        $(#[$attr])*
        #[::core::prelude::v1::derive(::core::fmt::Debug)]
        $($vis)* struct $name$(<$param>)?(pub $value);
    };
    (@content $error:ty, $module:ident::$name:ident [$($param:ident: $($bound:tt)+)?] = $inner:ty, [$($field:tt)*]) => {
        $crate::__extractor! {
            @impl FromRequest from_request [__extract::Request] [Self]
            $error, $module::$name [$($param: $($bound)+)?] = $inner; read => Self(read $($field)*)
        }
    };
    (@optional_content $error:ty, $module:ident::$name:ident [$($param:ident: $($bound:tt)+)?] = $inner:ty, [$($field:tt)*]) => {
        $crate::__extractor! {
            @impl OptionalFromRequest from_request [__extract::Request] [::core::option::Option<Self>]
            $error, $module::$name [$($param: $($bound)+)?] = $inner; read => read.map(|read| Self(read $($field)*))
        }
    };
    (@optional_parts $error:ty, $module:ident::$name:ident [$($param:ident: $($bound:tt)+)?] = $inner:ty, [$($field:tt)*]) => {
        $crate::__extractor! {
            @impl OptionalFromRequestParts from_request_parts [&mut __extract::Parts] [::core::option::Option<Self>]
            $error, $module::$name [$($param: $($bound)+)?] = $inner; read => read.map(|read| Self(read $($field)*))
        }
    };
    (@parts $error:ty, $module:ident::$name:ident [$($param:ident: $($bound:tt)+)?] = $inner:ty, [$($field:tt)*]) => {
        $crate::__extractor! {
            @impl FromRequestParts from_request_parts [&mut __extract::Parts] [Self]
            $error, $module::$name [$($param: $($bound)+)?] = $inner; read => Self(read $($field)*)
        }
    };
    (
        @impl $trait:ident $method:ident [$request:ty] [$output:ty]
        $error:ty, $module:ident::$name:ident [$($param:ident: $($bound:tt)+)?] = $inner:ty; $read:ident => $wrapped:expr
    ) => {
        impl<$($param,)? __State> __extract::$trait<__State> for $module::$name$(<$param>)?
        where
            $($param: $($bound)+,)?
            __State: ::core::marker::Send + ::core::marker::Sync,
            for<'__any> $error: __extract::IntoResponse,
        {
            type Rejection = $error;

            async fn $method(request: $request, state: &__State) -> ::core::result::Result<$output, $error> {
                match <$inner as __extract::$trait<__State>>::$method(request, state).await {
                    ::core::result::Result::Ok($read) => ::core::result::Result::Ok($wrapped),
                    ::core::result::Result::Err(rejection) => ::core::result::Result::Err(__rejected(rejection)),
                }
            }
        }
    };
}

/// The items that the modules of [`for_error!`](for_error) name.
pub mod generated {
    pub use axum::extract::{FromRequest, FromRequestParts, OptionalFromRequest, OptionalFromRequestParts, Request};
    pub use axum::response::{IntoResponse, Response};
    pub use bytes::Bytes;
    pub use http::request::Parts;
    pub use serde::Serialize;
    pub use serde::de::DeserializeOwned;

    #[cfg(feature = "axum-extract-typed-header")]
    pub use axum_extra::headers::Header;

    pub use crate::extract::axum::{Octets, json};

    /// The conversion into the error of a service, with an explanation by the compiler when it is missing.
    #[diagnostic::on_unimplemented(
        message = "extractors cannot respond with `{Self}`: it cannot be made from a rejection",
        label = "no `From<{R}>` for this",
        note = "help: a variant `#[error(transparent)] #[status(transparent)] Request(#[from] {R})`, or an `impl` of `From` that chooses one",
        note = "an extractor that cannot read a request rejects it, and responds with this error"
    )]
    pub trait FromRejection<R> {
        #[allow(missing_docs)]
        fn from_rejection(rejection: R) -> Self;
    }

    #[diagnostic::do_not_recommend]
    impl<R, E: From<R>> FromRejection<R> for E {
        fn from_rejection(rejection: R) -> E {
            rejection.into()
        }
    }
}
