use std::time::SystemTime;

use http::StatusCode;

#[cfg(feature = "read")]
use crate::entry::Entry;
use crate::error::Retry;
use crate::header::RetryAfter;
#[cfg(feature = "read")]
use crate::read::identity::is_named_in;
#[cfg(feature = "read")]
use crate::read::{Read, Received, Unread};

impl Retry {
    /// The advice on a response of which only the status and Retry-After are known: one of a proxy, or of a server that names
    /// its errors in another way.
    ///
    /// It is more timid than that of a typed error. After a 429 that tells the delay any request may be repeated, for nothing was
    /// done. After a 502, a 504 and a 503 that tells the delay only an idempotent one may, since a server may have acted on the
    /// request before another one gave up. After anything else none may.
    ///
    /// ```
    /// use http::StatusCode;
    /// use status_runtime::{Retry, RetryAfter};
    ///
    /// let told = "120".parse::<RetryAfter>().ok();
    /// assert_eq!(Retry::by_status(StatusCode::TOO_MANY_REQUESTS, told), Retry::AfterDelay(told));
    /// assert_eq!(Retry::by_status(StatusCode::BAD_GATEWAY, None), Retry::AfterDelayIfIdempotent(None));
    /// assert_eq!(Retry::by_status(StatusCode::SERVICE_UNAVAILABLE, None), Retry::Never);
    /// ```
    pub fn by_status(status: StatusCode, retry_after: Option<RetryAfter>) -> Retry {
        match status {
            StatusCode::TOO_MANY_REQUESTS if retry_after.is_some() => Retry::AfterDelay(retry_after),
            StatusCode::SERVICE_UNAVAILABLE if retry_after.is_some() => Retry::AfterDelayIfIdempotent(retry_after),
            StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT => Retry::AfterDelayIfIdempotent(retry_after),
            _ => Retry::Never,
        }
    }

    /// The same advice with the delay from that moment on, if it is told as a date.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    /// use status_runtime::{Retry, RetryAfter};
    ///
    /// let sent = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    /// let until = RetryAfter::at(sent + Duration::from_secs(30));
    /// let delay = RetryAfter::after(Duration::from_secs(30));
    /// assert_eq!(Retry::AfterDelay(Some(until)).since(sent), Retry::AfterDelay(Some(delay)));
    /// ```
    pub fn since(self, moment: SystemTime) -> Retry {
        let since = |retry_after: RetryAfter| RetryAfter::after(retry_after.since(moment));
        match self {
            Retry::AfterDelay(retry_after) => Retry::AfterDelay(retry_after.map(since)),
            Retry::AfterDelayIfIdempotent(retry_after) => Retry::AfterDelayIfIdempotent(retry_after.map(since)),
            Retry::AtOnce(retry_after) => Retry::AtOnce(retry_after.map(since)),
            Retry::AfterRefresh(retry_after) => Retry::AfterRefresh(retry_after.map(since)),
            Retry::Never => self,
        }
    }
}

/// The advice that follows from Retry-After. One that cannot be read tells a delay that is not known: any attempt could be too
/// early.
#[cfg(feature = "read")]
fn with_delay(received: &Received, advice: impl FnOnce(Option<RetryAfter>) -> Retry) -> Retry {
    #[cfg(feature = "grpc")]
    if received.forbids_repetition() {
        return Retry::Never;
    }
    received.longest_delay().map_or(Retry::Never, advice)
}

/// The advice on a known error. Where the status alone has told which it is, it may be another server's.
#[cfg(feature = "read")]
fn known(entry: &Entry, received: &Received) -> Retry {
    #[cfg(feature = "grpc")]
    let is_named = received.is_of_grpc();
    #[cfg(not(feature = "grpc"))]
    let is_named = false;
    let is_named = is_named || received.problem().is_some_and(|problem| is_named_in(entry, problem));
    if entry.parts().by_status && !is_named {
        return received.retry();
    }
    with_delay(received, |retry_after| Retry::by_class(entry.situation().retry(), retry_after))
}

#[cfg(feature = "read")]
impl Received {
    /// Advice on a retry by status and Retry-After alone: [`Retry::by_status`].
    ///
    /// A date in Retry-After that the response has no Date for stays one: a client gives up on it, rather than come back too
    /// early. So it does on a Retry-After that cannot be read, such as `5, 7`: the advice is [`Retry::Never`]. That is the
    /// advice on a gRPC call, too, whose server forbids another attempt by a negative `grpc-retry-pushback-ms`.
    pub fn retry(&self) -> Retry {
        with_delay(self, |retry_after| Retry::by_status(self.status(), retry_after))
    }
}

#[cfg(feature = "read")]
impl<E> Read<E> {
    /// Advice on a retry: that of the variant, or of [`Received::retry`] if the error is unknown or known by its status alone.
    /// On a Retry-After that cannot be read it is [`Retry::Never`].
    pub fn retry(&self) -> Retry {
        match self {
            Read::Known { entry, received, .. } => known(entry, received),
            Read::Unknown(received) => received.retry(),
        }
    }
}

#[cfg(feature = "read")]
impl Unread {
    /// Advice on a retry: that of the variant that was recognised, unless Retry-After cannot be read.
    pub fn retry(&self) -> Retry {
        known(self.entry(), self.received())
    }
}
