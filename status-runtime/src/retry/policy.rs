use std::time::Duration;

use super::decision::{Decision, GiveUp};
use super::history::History;
use super::request::Request;
use crate::error::Retry;

/// The limits within which a client follows advice.
///
/// ```
/// use std::time::Duration;
/// use http::{HeaderMap, Method, StatusCode};
/// use status_runtime::{Retry, RetryAfter};
/// use status_runtime::retry::{Decision, GiveUp, History, Policy, Request};
///
/// let policy = Policy::new().patience(Duration::from_secs(30));
/// let request = Request::new(&Method::GET, &HeaderMap::new());
/// let mut history = History::new();
/// history.failed(Duration::from_secs(1));
///
/// let told = |seconds| Some(RetryAfter::after(Duration::from_secs(seconds)));
/// let decide = |advice, random| policy.decide(advice, request, &history, random);
///
/// // Jitter is added to what is told.
/// let advice = Retry::by_status(StatusCode::TOO_MANY_REQUESTS, told(20));
/// assert_eq!(decide(advice, 0), Decision::Wait(Duration::from_secs(20)));
/// assert_eq!(decide(advice, 1 << 63), Decision::Wait(Duration::from_secs(21)));
///
/// // Where nothing is told, it is all there is.
/// let advice = Retry::by_status(StatusCode::BAD_GATEWAY, None);
/// assert_eq!(decide(advice, 0), Decision::Wait(Duration::ZERO));
/// assert_eq!(decide(advice, 1 << 63), Decision::Wait(Duration::from_millis(100)));
///
/// let advice = Retry::by_status(StatusCode::TOO_MANY_REQUESTS, told(60));
/// assert_eq!(decide(advice, 0), Decision::GiveUp(GiveUp::Patience));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    attempts: u32,
    first: Duration,
    longest: Duration,
    patience: Duration,
}

impl Policy {
    /// Four attempts within a minute. Where no delay is told, the range that it is drawn from begins with 200 ms and ends with
    /// 20 s.
    pub const fn new() -> Policy {
        Policy {
            attempts: 4,
            first: Duration::from_millis(200),
            longest: Duration::from_secs(20),
            patience: Duration::from_secs(60),
        }
    }

    /// Sets the number of attempts, the first one included.
    pub const fn attempts(self, attempts: u32) -> Policy {
        Policy { attempts, ..self }
    }

    /// Sets the range of delays where none is told: up to `first` after the first attempt, twice as much after each further
    /// one, and never more than `longest`.
    pub const fn backoff(self, first: Duration, longest: Duration) -> Policy {
        Policy { first, longest, ..self }
    }

    /// Sets the time that the client will wait, from the first attempt to the beginning of the last.
    pub const fn patience(self, patience: Duration) -> Policy {
        Policy { patience, ..self }
    }

    /// Decides whether the request is sent again.
    ///
    /// `random` is any number, drawn anew for each decision: only the delay depends on it.
    pub fn decide(&self, advice: Retry, request: Request, history: &History, random: u64) -> Decision {
        match self.delay(advice, request, history, random) {
            Ok(delay) if matches!(advice, Retry::AfterRefresh(_)) => Decision::Refresh(delay),
            Ok(delay) => Decision::Wait(delay),
            Err(reason) => Decision::GiveUp(reason),
        }
    }

    fn delay(&self, advice: Retry, request: Request, history: &History, random: u64) -> Result<Duration, GiveUp> {
        let (prescribed, spread) = match advice {
            Retry::Never => return Err(GiveUp::Useless),
            Retry::AfterDelayIfIdempotent(_) if !request.is_repeatable() => return Err(GiveUp::Unsafe),
            Retry::AtOnce(_) if history.went_at_once() => return Err(GiveUp::UsedUp),
            Retry::AfterRefresh(_) if history.refreshed() => return Err(GiveUp::UsedUp),
            Retry::AtOnce(prescribed) | Retry::AfterRefresh(prescribed) => (prescribed, Duration::ZERO),
            Retry::AfterDelay(prescribed) | Retry::AfterDelayIfIdempotent(prescribed) => {
                (prescribed, self.backoff_after(history))
            }
        };
        let prescribed = match prescribed {
            Some(prescribed) => prescribed.delay().ok_or(GiveUp::Date)?,
            None => Duration::ZERO,
        };
        // A server tells all its clients the same: they must not come back together.
        let spread = spread.max(prescribed / 10);
        if history.attempts() >= self.attempts {
            return Err(GiveUp::Attempts);
        }
        let left = self.patience.checked_sub(history.spent()).and_then(|left| left.checked_sub(prescribed));
        let spread = spread.min(left.ok_or(GiveUp::Patience)?);
        Ok(prescribed + fraction(spread, random))
    }

    fn backoff_after(&self, history: &History) -> Duration {
        let mut range = self.first.min(self.longest);
        let mut doublings = history.attempts().saturating_sub(1);
        // Ends after at most as many steps as a duration has bits.
        while doublings > 0 && !range.is_zero() && range < self.longest {
            range = range.saturating_mul(2).min(self.longest);
            doublings -= 1;
        }
        range
    }
}

impl Default for Policy {
    fn default() -> Policy {
        Policy::new()
    }
}

/// The fraction `random / 2^64` of the whole, of which more than 584 years do not count.
fn fraction(whole: Duration, random: u64) -> Duration {
    let nanos = u64::try_from(whole.as_nanos()).unwrap_or(u64::MAX);
    // Below 2^64, as both factors are.
    Duration::from_nanos(((u128::from(nanos) * u128::from(random)) >> 64) as u64)
}
