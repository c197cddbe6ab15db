use std::error::Error;
use std::fmt;

use crate::error::Retry;
use crate::read::Received;

/// The failure of a call: there is no response, or it is an error.
#[derive(Debug)]
pub enum Failure<E = Received> {
    /// There is no response, or none that could be received.
    Transport(reqwest::Error),
    /// The response, read into an error.
    Received(E),
}

/// An error that a response is read into.
///
/// A [`Received`] is one that leaves the response as it is.
pub trait FromReceived: Sized {
    /// Reads the response, whatever it is.
    fn from_received(received: Received) -> Self;

    /// Advice on a retry: whether the same request may be sent again, and when.
    fn retry(&self) -> Retry;
}

impl FromReceived for Received {
    fn from_received(received: Received) -> Received {
        received
    }

    fn retry(&self) -> Retry {
        Received::retry(self)
    }
}

impl<E: FromReceived> Failure<E> {
    /// Advice on a retry: that of the error, or of the transport.
    ///
    /// Where no connection could be opened nothing was sent, and any request may be sent again after a while. After another
    /// error of the transport the server may have acted on the request. A request that could not be built, and one that was
    /// redirected too often, would fail again.
    ///
    /// The error has to be one of the request itself, not of one that it was redirected to: see [`redirects`](super::redirects).
    pub fn retry(&self) -> Retry {
        match self {
            Failure::Received(error) => error.retry(),
            Failure::Transport(error) if error.is_builder() || error.is_redirect() => Retry::Never,
            Failure::Transport(error) if error.is_connect() => Retry::AfterDelay(None),
            Failure::Transport(_) => Retry::AfterDelayIfIdempotent(None),
        }
    }
}

impl<E: fmt::Display> fmt::Display for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Transport(_) => f.write_str("there is no response"),
            Failure::Received(error) => error.fmt(f),
        }
    }
}

impl<E: Error> Error for Failure<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Failure::Transport(error) => Some(error),
            Failure::Received(error) => error.source(),
        }
    }
}
