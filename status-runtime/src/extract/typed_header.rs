//! A header, read by a type of the crate `headers`.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum_extra::headers::Header;
use axum_extra::typed_header::TypedHeaderRejection;
use http::request::Parts;

use super::Rejection;
use crate::Parameter;

/// A header, read by a type of the crate `headers`.
///
/// Credentials are better an `Option`: a response to a request without them is a 401, with a challenge that only the
/// service knows (RFC 9110 11.6.1).
///
/// ```
/// use axum_extra::headers::Authorization;
/// use axum_extra::headers::authorization::Bearer;
/// use status_runtime::HttpError;
/// use status_runtime::extract::TypedHeader;
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("sign in")]
/// #[status(unauthenticated, challenge = bearer(realm = "api"))]
/// struct NoToken;
///
/// async fn account(token: Option<TypedHeader<Authorization<Bearer>>>) -> Result<String, NoToken> {
///     let TypedHeader(token) = token.ok_or(NoToken)?;
///     Ok(format!("a token of {} bytes", token.token().len()))
/// }
///
/// let app: axum::Router = axum::Router::new().route("/account", axum::routing::get(account));
/// ```
///
/// # Errors
///
/// [`InvalidParameter`](Rejection::InvalidParameter).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TypedHeader<T>(pub T);

impl<T: Header, S: Send + Sync> FromRequestParts<S> for TypedHeader<T> {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<TypedHeader<T>, Rejection> {
        let read = <axum_extra::TypedHeader<T> as FromRequestParts<S>>::from_request_parts(parts, state).await;
        Ok(TypedHeader(read?.0))
    }
}

/// `None` without the header.
impl<T: Header, S: Send + Sync> OptionalFromRequestParts<S> for TypedHeader<T> {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<TypedHeader<T>>, Rejection> {
        let read = <axum_extra::TypedHeader<T> as OptionalFromRequestParts<S>>::from_request_parts(parts, state).await;
        Ok(read?.map(|header| TypedHeader(header.0)))
    }
}

impl From<TypedHeaderRejection> for Rejection {
    fn from(rejection: TypedHeaderRejection) -> Rejection {
        let parameter = Parameter::header(rejection.name().as_str().to_owned());
        let problem = if rejection.is_missing() { "it is missing" } else { "not a valid value" };
        Rejection::InvalidParameter { parameter, problem: problem.to_owned() }
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __extract_typed_header {
    (@type $vis:tt) => {
        $crate::__extractor! {
            /// A header.
            @type $vis TypedHeader [T] (T)
        }
    };
    (@impl $error:ty, $name:ident) => {
        $crate::__extractor! { @parts $error, $name::TypedHeader [T: __extract::Header] = $crate::extract::TypedHeader<T>, [.0] }
        $crate::__extractor! {
            @optional_parts $error, $name::TypedHeader [T: __extract::Header] = $crate::extract::TypedHeader<T>, [.0]
        }
    };
}
