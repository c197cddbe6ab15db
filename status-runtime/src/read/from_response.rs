use super::connect::UnaryError;
use super::fields::{Broken, Fields};
#[cfg(feature = "grpc")]
use super::grpc;
use super::identity::recognise;
use super::members::Members;
use super::received::{IntoReceived, Received};
use super::unread::Unread;
use crate::catalog::Transparent;
use crate::entry::Entry;

/// An error that is read from a response: the inverse of [`IntoResponse`](crate::IntoResponse). The derive of the same name
/// implements it, on the server's enum or on the client's own.
///
/// ```
/// use status_runtime::{FromResponse, HttpError, IntoResponse, Read, RetryAfter};
///
/// #[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
/// enum OrderError {
///     #[error("order {id} has already shipped")]
///     #[status(conflict_state)]
///     AlreadyShipped { #[status(extension)] id: u64 },
///
///     #[error("too many orders; wait {wait} s")]
///     #[status(rate_limited)]
///     TooFast { #[status(retry_after)] wait: RetryAfter },
/// }
///
/// let response = OrderError::AlreadyShipped { id: 7 }.into_response();
/// match OrderError::read(response)? {
///     Read::Known { error, .. } => assert_eq!(error, OrderError::AlreadyShipped { id: 7 }),
///     Read::Unknown(received) => panic!("{}", received.status()),
/// }
/// # Ok::<(), status_runtime::Unread>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a response",
    label = "this has no `FromResponse`",
    note = "help: `#[derive(status_runtime::FromResponse)]` on that type, if it is yours, or on the enum that it is a subset of",
    note = "the error in a `transparent` variant is read like the one around it; or `server_only` on the variant"
)]
pub trait FromResponse: Sized {
    /// The variants that are read, as [`Catalog::ENTRIES`](crate::Catalog::ENTRIES) has those that are sent.
    const KNOWN: &'static [&'static Entry];

    /// The parts that `transparent` variants read in addition to the fields of those that are theirs.
    #[doc(hidden)]
    const __TRANSPARENT: &'static [Transparent] = &[];

    /// Reads a response whose body has been received and decoded; with the feature `tonic` or `connectrpc`, the error of a
    /// call, too.
    ///
    /// It is for responses that are errors: whether one is, its status says.
    ///
    /// # Errors
    ///
    /// [`Unread`] when the response is a known error, but a field of it is missing or cannot be read.
    fn read(response: impl IntoReceived) -> Result<Read<Self>, Unread> {
        response.into_received().read()
    }

    #[doc(hidden)]
    fn __read(at: usize, fields: &Fields<'_>) -> Result<Self, Broken>;
}

impl<E: FromResponse> FromResponse for Box<E> {
    const KNOWN: &'static [&'static Entry] = E::KNOWN;
    const __TRANSPARENT: &'static [Transparent] = E::__TRANSPARENT;

    fn __read(at: usize, fields: &Fields<'_>) -> Result<Box<E>, Broken> {
        E::__read(at, fields).map(Box::new)
    }
}

/// The field of an `unknown` variant.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot keep a response",
    label = "not made from a `Received`",
    note = "help: `Received`, or `Box<Received>`",
    note = "what is unknown is kept as it came"
)]
#[allow(missing_docs)]
pub trait Keep {
    fn keep(received: Received) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: From<Received>> Keep for T {
    fn keep(received: Received) -> T {
        received.into()
    }
}

/// Errors that have a variant for what is unknown.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no variant for a response that is unknown",
    label = "not made from a `Received`",
    note = "help: `#[status(unknown)] Unknown(Received)` as a variant of it, or a `match` on the `Read`",
    note = "what no variant recognises is kept as it came"
)]
#[allow(missing_docs)]
pub trait FromUnknown {
    fn from_unknown(received: Received) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: From<Received>> FromUnknown for T {
    fn from_unknown(received: Received) -> T {
        received.into()
    }
}

/// A response that has been read.
#[derive(Debug, Clone)]
pub enum Read<E> {
    /// An error of the type.
    Known {
        /// The error.
        error: E,
        /// The constant part of its variant.
        entry: &'static Entry,
        /// The response, whose status may be an intermediary's, with the detail that the server gave.
        received: Received,
    },
    /// Anything else: an error that the type does not have, a page of a proxy, no content.
    Unknown(Received),
}

impl<E> Read<E> {
    /// The error, unless it is unknown.
    pub fn error(&self) -> Option<&E> {
        match self {
            Read::Known { error, .. } => Some(error),
            Read::Unknown(_) => None,
        }
    }

    /// The constant part of the error's variant, unless it is unknown.
    pub fn entry(&self) -> Option<&'static Entry> {
        match self {
            Read::Known { entry, .. } => Some(entry),
            Read::Unknown(_) => None,
        }
    }

    /// The response.
    pub fn received(&self) -> &Received {
        match self {
            Read::Known { received, .. } | Read::Unknown(received) => received,
        }
    }

    /// The error of a type that has a variant for all others, `#[status(unknown)]`.
    ///
    /// ```
    /// use status_runtime::{FromResponse, Received};
    ///
    /// #[derive(Debug, FromResponse)]
    /// enum OrderFailure {
    ///     #[status(conflict_state)]
    ///     AlreadyShipped,
    ///     #[status(unknown)]
    ///     Unknown(Received),
    /// }
    ///
    /// let response = http::Response::builder().status(502).body("<h1>Bad Gateway</h1>")?;
    /// match OrderFailure::read(response)?.into_error() {
    ///     OrderFailure::AlreadyShipped => panic!("a page of a proxy"),
    ///     OrderFailure::Unknown(received) => assert_eq!(received.status(), 502),
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn into_error(self) -> E
    where
        E: FromUnknown,
    {
        match self {
            Read::Known { error, .. } => error,
            Read::Unknown(received) => E::from_unknown(received),
        }
    }
}

impl Received {
    /// Reads it as an error of that type, as [`FromResponse::read`] does.
    ///
    /// # Errors
    ///
    /// As for [`FromResponse::read`].
    pub fn read<E: FromResponse>(self) -> Result<Read<E>, Unread> {
        match self.known() {
            Some((entry, Ok(error))) => Ok(Read::Known { error, entry, received: self }),
            Some((entry, Err(broken))) => Err(Unread::new(entry, broken, self)),
            None => Ok(Read::Unknown(self)),
        }
    }

    fn known<E: FromResponse>(&self) -> Option<(&'static Entry, Result<E, Broken>)> {
        #[cfg(feature = "grpc")]
        if self.is_of_grpc() {
            return self.known_in_grpc();
        }
        let text = self.document();
        let members = text.as_deref().and_then(Members::parse).unwrap_or_default();
        if let Some(error) = UnaryError::of(&members) {
            return self.known_in_connect(&error);
        }
        let at = recognise(E::KNOWN, self.status(), &members)?;
        Some(self.read_at(at, &members))
    }

    #[cfg(feature = "grpc")]
    fn known_in_grpc<E: FromResponse>(&self) -> Option<(&'static Entry, Result<E, Broken>)> {
        let status = self.grpc_status()?;
        let at = grpc::recognise(E::KNOWN, &status)?;
        let document = grpc::document(E::KNOWN[at], &status);
        Some(self.read_at(at, &Members::parse_texts(&document)?))
    }

    #[cfg(feature = "grpc")]
    fn known_in_connect<E: FromResponse>(&self, error: &UnaryError) -> Option<(&'static Entry, Result<E, Broken>)> {
        error.as_call(self.headers()).known_in_grpc()
    }

    /// The identity is in the details, which the feature `grpc` reads.
    #[cfg(not(feature = "grpc"))]
    fn known_in_connect<E: FromResponse>(&self, _: &UnaryError) -> Option<(&'static Entry, Result<E, Broken>)> {
        None
    }

    fn read_at<E: FromResponse>(&self, at: usize, members: &Members<'_>) -> (&'static Entry, Result<E, Broken>) {
        (E::KNOWN[at], E::__read(at, &Fields::new(E::KNOWN[at], self, members)))
    }
}
