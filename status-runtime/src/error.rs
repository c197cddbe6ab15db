use http::{HeaderMap, StatusCode};
use status_vocabulary::RetryClass;

use crate::document::Document;
use crate::entry::{Entry, constant};
use crate::header::RetryAfter;
#[cfg(feature = "problem")]
use crate::problem::Problem;
#[cfg(feature = "grpc")]
use crate::value::named::Named;

/// An error with an HTTP response. The derive of the same name implements it, and nothing else can: a response is more than
/// an entry and a status. For the error of another crate there is a struct around it, with a situation, or with
/// `#[status(transparent)]` where that is an `HttpError` itself.
///
/// It is object safe, so that a layer or a log can hold a `&dyn HttpError`:
///
/// ```
/// use status_runtime::HttpError;
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("order {id} does not exist")]
/// #[status(not_found)]
/// struct NoSuchOrder {
///     id: u64,
/// }
///
/// let error: Box<dyn HttpError> = Box::new(NoSuchOrder { id: 7 });
/// assert_eq!(error.http_status(), 404);
/// assert_eq!(error.entry().code(), "no_such_order");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what its HTTP response is",
    label = "this has no `HttpError`",
    note = "help: `#[derive(status_runtime::HttpError)]` on that type, if it is yours; otherwise a situation, such as `unavailable` or `internal`, in place of `transparent`",
    note = "status, headers and body of a `transparent` variant are the inner error's"
)]
pub trait HttpError: AnError + Derived {
    /// The constant part: situation, status, code, type, title and everything else known without a value.
    fn entry(&self) -> &'static Entry;

    /// The status code of the response.
    fn http_status(&self) -> StatusCode {
        self.entry().status()
    }

    /// Adds the headers of this value's response, except Content-Type and framing.
    fn companions(&self, headers: &mut HeaderMap) {
        constant_companions(self.entry(), headers);
        self.__companions(headers);
    }

    /// The document that clients see (RFC 9457).
    #[cfg(feature = "problem")]
    fn problem(&self) -> Problem {
        crate::document::problem(self.entry(), &|document| self.__document(document))
    }

    /// Advice on a retry: whether the same request may be sent again, and when.
    ///
    /// The delay is the one that this value would send. An error that has been read from a response can have been sent with
    /// another, where its `retry_after` is constant or has an end: `Read::retry` has the delay that was told.
    fn retry(&self) -> Retry {
        Retry::of(self.entry(), &|headers| self.companions(headers))
    }

    /// The headers that depend on the value.
    #[doc(hidden)]
    fn __companions(&self, _headers: &mut HeaderMap) {}

    /// The part of the document that depends on the value.
    #[doc(hidden)]
    fn __document(&self, _document: &mut Document<'_>) {}

    /// The named fields in the text.
    #[cfg(feature = "grpc")]
    #[doc(hidden)]
    fn __named(&self, _named: &mut Named<'_>) {}
}

/// Not in the trait, whose methods are compiled once per error, in the crate of the error.
fn constant_companions(entry: &Entry, headers: &mut HeaderMap) {
    constant(entry.parts(), headers);
}

impl<E: HttpError> Derived for Box<E> {}

impl<E: HttpError> HttpError for Box<E>
where
    Box<E>: AnError,
{
    fn entry(&self) -> &'static Entry {
        (**self).entry()
    }

    fn http_status(&self) -> StatusCode {
        (**self).http_status()
    }

    fn companions(&self, headers: &mut HeaderMap) {
        (**self).companions(headers);
    }

    #[cfg(feature = "problem")]
    fn problem(&self) -> Problem {
        (**self).problem()
    }

    fn retry(&self) -> Retry {
        (**self).retry()
    }

    fn __companions(&self, headers: &mut HeaderMap) {
        (**self).__companions(headers);
    }

    fn __document(&self, document: &mut Document<'_>) {
        (**self).__document(document);
    }

    #[cfg(feature = "grpc")]
    fn __named(&self, named: &mut Named<'_>) {
        (**self).__named(named);
    }
}

/// For `?` in a handler that returns `Result<T, Box<dyn HttpError + Send + Sync>>`.
///
/// ```
/// use status_runtime::HttpError;
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("the cart is empty")]
/// #[status(conflict_state)]
/// struct Empty;
///
/// fn order(items: u32) -> Result<u32, Box<dyn HttpError + Send + Sync>> {
///     if items == 0 { Err(Empty)? } else { Ok(items) }
/// }
///
/// assert_eq!(order(0).unwrap_err().http_status(), 409);
/// ```
impl<E: HttpError + Send + Sync + 'static> From<E> for Box<dyn HttpError + Send + Sync> {
    fn from(error: E) -> Self {
        Box::new(error)
    }
}

/// Advice on a retry: whether the same request may be sent again, and when.
///
/// With the feature `retry`, the module of that name decides what a client makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retry {
    /// It would fail again, or nothing is known of when it would not.
    Never,
    /// Once: at once, on another connection if there is one, or after the delay in the response if it has one.
    AtOnce(Option<RetryAfter>),
    /// After the delay in the response, or after a while if it has none.
    AfterDelay(Option<RetryAfter>),
    /// The same, but only if sending it twice does no harm.
    AfterDelayIfIdempotent(Option<RetryAfter>),
    /// Once, with fresh credentials, and not before the delay in the response if it has one.
    AfterRefresh(Option<RetryAfter>),
}

impl Retry {
    fn of(entry: &Entry, companions: &dyn Fn(&mut HeaderMap)) -> Retry {
        let mut headers = HeaderMap::new();
        companions(&mut headers);
        Retry::by_class(entry.situation().retry(), RetryAfter::of(&headers))
    }

    pub(crate) fn by_class(class: RetryClass, retry_after: Option<RetryAfter>) -> Retry {
        match class {
            RetryClass::AtOnce => Retry::AtOnce(retry_after),
            RetryClass::AfterDelay => Retry::AfterDelay(retry_after),
            RetryClass::AfterDelayIfTold if retry_after.is_some() => Retry::AfterDelay(retry_after),
            RetryClass::AfterDelayIfIdempotent => Retry::AfterDelayIfIdempotent(retry_after),
            RetryClass::AfterRefresh => Retry::AfterRefresh(retry_after),
            RetryClass::Never | RetryClass::AfterDelayIfTold => Retry::Never,
        }
    }
}

/// `std::error::Error`, with an explanation by the compiler when it is missing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` must implement `std::error::Error`",
    label = "no `Error` implementation",
    note = "help: add `#[derive(thiserror::Error)]` and an `#[error(\"..\")]` text to each variant",
    note = "the text is the `detail` of the document, and the source is what the log follows"
)]
pub trait AnError: std::error::Error {}

#[diagnostic::do_not_recommend]
impl<E: std::error::Error + ?Sized> AnError for E {}

/// Requires `Error` in one place, so that the impls need not.
pub const fn an_error<E: AnError + ?Sized>() {}

/// The seal of [`HttpError`]: the output of the derive has an impl of it.
#[diagnostic::on_unimplemented(
    message = "`HttpError` cannot be implemented by hand for `{Self}`",
    label = "without the derive",
    note = "help: `#[derive(status_runtime::HttpError)]`, with a situation, or with `#[status(transparent)]` where the one field is an `HttpError`",
    note = "the derive writes all parts of a response: entry, headers, document and catalogue"
)]
pub trait Derived {}

/// Implements the seal for a derived error.
#[doc(hidden)]
#[macro_export]
macro_rules! __derived {
    (error [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::private::Derived for $type
        where
            $($bounds)*
        {
        }
    };
    (outcome $($rest:tt)*) => {};
}
