//! The content of a form with files.

use axum::RequestExt as _;
use axum::body::HttpBody as _;
use axum::extract::multipart::{self, MultipartError, MultipartRejection};
use axum::extract::{FromRequest, OptionalFromRequest, Request};
use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http_body_util::LengthLimitError;

use super::Rejection;
use super::axum::{is_of, refuse_coded, unsupported};
use super::from::axum::cause;
use super::from::multer;
use super::from::multipart::{MULTIPART, WITHOUT_BOUNDARY, malformed};

/// The content of a form with files (RFC 7578), one field after the other.
///
/// ```
/// use status_runtime::extract::{Multipart, Rejection};
///
/// async fn upload(mut form: Multipart) -> Result<String, Rejection> {
///     let mut length = 0;
///     while let Some(field) = form.next_field().await? {
///         length += field.bytes().await?.len();
///     }
///     Ok(format!("{length} bytes"))
/// }
///
/// let app: axum::Router = axum::Router::new().route("/upload", axum::routing::post(upload));
/// ```
///
/// # Errors
///
/// [`UnsupportedMediaType`](Rejection::UnsupportedMediaType) unless Content-Type is `multipart/form-data`,
/// [`UnsupportedContentCoding`](Rejection::UnsupportedContentCoding) for content that no layer has decoded, and
/// [`Malformed`](Rejection::Malformed) without a boundary. Whatever reads the content has these, and
/// [`ContentTooLarge`](Rejection::ContentTooLarge).
#[derive(Debug)]
pub struct Multipart(axum::extract::Multipart, Limit);

/// A field of a [`Multipart`].
#[derive(Debug)]
pub struct Field<'a>(multipart::Field<'a>, Limit);

/// The length that the service accepts, if the content is longer.
#[derive(Debug, Clone, Copy)]
struct Limit(Option<u64>);

impl Limit {
    fn refuse(self, error: MultipartError) -> Rejection {
        let mut rejection = Rejection::from(error);
        if let Rejection::ContentTooLarge { max_bytes } = &mut rejection {
            *max_bytes = self.0;
        }
        rejection
    }
}

impl<S: Send + Sync> FromRequest<S> for Multipart {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Multipart, Rejection> {
        if !is_of(request.headers(), MULTIPART[0]) {
            return Err(unsupported(&request, MULTIPART));
        }
        refuse_coded(request.headers())?;
        // axum limits it again, and does not show the limit.
        let request = request.with_limited_body();
        let limit = Limit(request.body().size_hint().upper());
        match <axum::extract::Multipart as FromRequest<S>>::from_request(request, state).await {
            Ok(multipart) => Ok(Multipart(multipart, limit)),
            Err(_) => Err(malformed(WITHOUT_BOUNDARY)),
        }
    }
}

/// `None` without a Content-Type.
impl<S: Send + Sync> OptionalFromRequest<S> for Multipart {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Option<Multipart>, Rejection> {
        match request.headers().contains_key(CONTENT_TYPE) {
            true => <Multipart as FromRequest<S>>::from_request(request, state).await.map(Some),
            false => Ok(None),
        }
    }
}

impl Multipart {
    /// The next field; `None` after the last.
    ///
    /// # Errors
    ///
    /// Those of [`Multipart`].
    pub async fn next_field(&mut self) -> Result<Option<Field<'_>>, Rejection> {
        let Multipart(form, limit) = self;
        match form.next_field().await {
            Ok(field) => Ok(field.map(|field| Field(field, *limit))),
            Err(error) => Err(limit.refuse(error)),
        }
    }
}

impl Field<'_> {
    /// The name.
    pub fn name(&self) -> Option<&str> {
        self.0.name()
    }

    /// The name of the file, as the client says.
    pub fn file_name(&self) -> Option<&str> {
        self.0.file_name()
    }

    /// The media type.
    pub fn content_type(&self) -> Option<&str> {
        self.0.content_type()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// All of the content.
    ///
    /// # Errors
    ///
    /// Those of [`Multipart`].
    pub async fn bytes(self) -> Result<Bytes, Rejection> {
        self.0.bytes().await.map_err(|error| self.1.refuse(error))
    }

    /// All of the content, as text of the charset in the media type, which is UTF-8 if there is none.
    ///
    /// # Errors
    ///
    /// Those of [`Multipart`].
    pub async fn text(self) -> Result<String, Rejection> {
        self.0.text().await.map_err(|error| self.1.refuse(error))
    }

    /// The next piece of the content; `None` at its end.
    ///
    /// # Errors
    ///
    /// Those of [`Multipart`].
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Rejection> {
        self.0.chunk().await.map_err(|error| self.1.refuse(error))
    }
}

/// axum has one rejection for another media type and for a missing boundary.
impl From<MultipartRejection> for Rejection {
    fn from(_: MultipartRejection) -> Rejection {
        Rejection::media_type(MULTIPART)
    }
}

impl From<MultipartError> for Rejection {
    fn from(error: MultipartError) -> Rejection {
        use http::StatusCode;

        // axum knows a limit of the form, and that of the content where there is one alone.
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE || cause::<LengthLimitError>(&error).is_some() {
            return Rejection::ContentTooLarge { max_bytes: None };
        }
        match std::error::Error::source(&error).and_then(|cause| cause.downcast_ref()) {
            Some(cause) => multer::rejection(cause),
            None => Rejection::incomplete(),
        }
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __extract_multipart {
    (@type $vis:tt) => {
        $crate::__extractor! {
            /// The content of a form with files.
            @type $vis Multipart [] ($crate::extract::Multipart)
        }
    };
    (@impl $error:ty, $name:ident) => {
        $crate::__extractor! { @content $error, $name::Multipart [] = $crate::extract::Multipart, [] }
        $crate::__extractor! { @optional_content $error, $name::Multipart [] = $crate::extract::Multipart, [] }
    };
}
