use std::fmt;
use std::time::Duration;

/// The decision of a [`Policy`](super::Policy).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Decision {
    /// Wait, then send the same request again.
    Wait(Duration),
    /// Wait, which nearly always is for no time, and get fresh credentials; then send the request again with them. Without a
    /// way to get any, give up.
    Refresh(Duration),
    /// The error is the result.
    GiveUp(GiveUp),
}

/// The reason to give up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum GiveUp {
    /// The same request would fail again, as far as is known.
    Useless,
    /// The server may have acted on the request, which is neither idempotent nor has an `Idempotency-Key`.
    Unsafe,
    /// The advice is good for one attempt, which has been made.
    UsedUp,
    /// The delay is told as a date: [`Retry::since`](crate::Retry::since) turns it into a delay.
    Date,
    /// There have been as many attempts as the policy allows.
    Attempts,
    /// The delay is longer than the client will wait.
    Patience,
    /// Too many requests fail to send any of them again.
    Budget,
}

/// The reason, for a log.
impl fmt::Display for GiveUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            GiveUp::Useless => "the same request would fail again",
            GiveUp::Unsafe => "the request may have been acted on, and is not idempotent",
            GiveUp::UsedUp => "the one attempt that was advised has been made",
            GiveUp::Date => "the delay is a date that nothing was compared with",
            GiveUp::Attempts => "there have been enough attempts",
            GiveUp::Patience => "the delay is longer than the client will wait",
            GiveUp::Budget => "too many requests fail",
        })
    }
}
