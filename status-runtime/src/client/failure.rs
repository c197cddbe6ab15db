use std::error::Error;
use std::fmt;

use crate::error::Retry;
use crate::printable::Excerpt;
use crate::problem::Problem;
use crate::read::{FromResponse, Read, Received, Unread};

/// The failure of a call: there is no response, or it is an error, or a success that cannot be read.
///
/// `?` makes one of an error of reqwest, by what has failed:
///
/// ```
/// # use status_runtime::FromResponse;
/// # use status_runtime::client::{Client, Failure};
/// # #[derive(Debug, FromResponse)]
/// # #[status(not_found)]
/// # struct NoSuchOrder;
/// async fn order(client: &Client) -> Result<String, Failure<NoSuchOrder>> {
///     let response = client.call(http::Method::GET, "http://localhost:3000/orders/7", |request| request).await?;
///     Ok(response.text().await?)
/// }
/// ```
#[derive(Debug)]
pub enum Failure<E> {
    /// There is no response.
    Transport(reqwest::Error),
    /// The response is a success, and its content does not come to its end, or is not what it should be.
    Content(reqwest::Error),
    /// The response is an error: one of the type, or an unknown one.
    Received(Box<Read<E>>),
    /// The response is an error of the type, and cannot be read.
    Unread(Unread),
}

impl<E> From<reqwest::Error> for Failure<E> {
    fn from(error: reqwest::Error) -> Failure<E> {
        if error.is_decode() || error.is_body() { Failure::Content(error) } else { Failure::Transport(error) }
    }
}

impl<E: FromResponse> From<Received> for Failure<E> {
    fn from(received: Received) -> Failure<E> {
        match received.read() {
            Ok(read) => Failure::Received(Box::new(read)),
            Err(unread) => Failure::Unread(unread),
        }
    }
}

impl<E> Failure<E> {
    /// The error, if it is one of the type. Of another one there is the [response](Failure::received); the variant
    /// `#[status(unknown)]` is made by [`Read::into_error`].
    pub fn error(&self) -> Option<&E> {
        match self {
            Failure::Received(read) => read.error(),
            Failure::Transport(_) | Failure::Content(_) | Failure::Unread(_) => None,
        }
    }

    /// The response, if it is an error.
    pub fn received(&self) -> Option<&Received> {
        match self {
            Failure::Transport(_) | Failure::Content(_) => None,
            Failure::Received(read) => Some(read.received()),
            Failure::Unread(unread) => Some(unread.received()),
        }
    }

    /// Advice on a retry: that of the error, or of the transport.
    ///
    /// Where no connection could be opened nothing was sent, and any request may be sent again after a while. After another
    /// error of the transport the server may have acted on the request. A request that could not be built, and one that was
    /// redirected too often, would fail again; one that succeeded is not sent again for its content.
    ///
    /// The error has to be one of the request itself, not of one that it was redirected to: see [`redirects`](super::redirects).
    pub fn retry(&self) -> Retry {
        match self {
            Failure::Transport(error) if error.is_builder() || error.is_redirect() => Retry::Never,
            Failure::Transport(error) if error.is_connect() => Retry::AfterDelay(None),
            Failure::Transport(_) => Retry::AfterDelayIfIdempotent(None),
            Failure::Content(_) => Retry::Never,
            Failure::Received(read) => read.retry(),
            Failure::Unread(unread) => unread.retry(),
        }
    }
}

/// The failure, for a log: of a response its status and code.
impl<E> fmt::Display for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Transport(_) => f.write_str("there is no response"),
            Failure::Content(_) => f.write_str("the response is a success, and its content cannot be read"),
            Failure::Received(read) => {
                let received = read.received();
                write!(f, "the response is an error, {}", received.status().as_u16())?;
                match received.problem().and_then(Problem::code) {
                    Some(code) => write!(f, ", `{}`", Excerpt::word(code)),
                    None => Ok(()),
                }
            }
            Failure::Unread(unread) => unread.fmt(f),
        }
    }
}

impl<E: fmt::Debug> Error for Failure<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Failure::Transport(error) | Failure::Content(error) => Some(error),
            Failure::Received(_) => None,
            Failure::Unread(unread) => unread.source(),
        }
    }
}
