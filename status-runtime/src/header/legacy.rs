use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName, HeaderValue};
use status_vocabulary::grammar::{self, GrammarError};

use super::dates::{self, HttpDate};
use super::decimal::decimal;
use super::field::Invalid;
use super::retry_after::seconds;
use super::scan;

/// The predecessor of [`RateLimit`](super::RateLimit), for clients that support nothing newer: `X-RateLimit-Limit`,
/// `-Remaining` and `-Reset`, or the same without `X-`.
///
/// No specification defines the number in `Reset`: vendors mean seconds from now, Unix seconds, Unix milliseconds or a
/// date (draft-ietf-httpapi-ratelimit-headers-10, appendix). So the unit has to be named, for writing and for reading.
///
/// # When
///
/// As [`RateLimit`](super::RateLimit), beside it or in its place. The attribute has no keyword for it: its headers go
/// with `header(..)` or are inserted by hand.
///
/// # What is refused
///
/// A time before 1970 or after the year 9999.
///
/// # Example
///
/// ```
/// use std::time::Duration;
/// use http::HeaderMap;
/// use status_runtime::header::{LegacyRateLimit, LegacyReset, LegacyUnit};
///
/// let mut headers = HeaderMap::new();
/// let limit = LegacyRateLimit::new(100, 0).reset(LegacyReset::Seconds(Duration::from_millis(59_500)))?;
/// limit.insert_into(&mut headers, LegacyRateLimit::X_RATELIMIT);
/// assert_eq!(headers["x-ratelimit-reset"], "60");
///
/// let read = LegacyRateLimit::read(&headers, LegacyRateLimit::X_RATELIMIT, LegacyUnit::Seconds)?;
/// assert_eq!(read, Some(LegacyRateLimit::new(100, 0).reset(LegacyReset::Seconds(Duration::from_secs(60)))?));
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegacyRateLimit {
    limit: u64,
    remaining: u64,
    reset: Option<LegacyReset>,
}

/// The time when the quota is replenished, in the unit that the vendor's clients expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LegacyReset {
    /// Seconds from now.
    Seconds(Duration),
    /// Seconds since 1970.
    EpochSeconds(SystemTime),
    /// Milliseconds since 1970.
    EpochMilliseconds(SystemTime),
    /// An HTTP-date (RFC 9110 5.6.7).
    Date(SystemTime),
}

/// The unit of a reset that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LegacyUnit {
    /// Seconds from now.
    Seconds,
    /// Seconds since 1970.
    EpochSeconds,
    /// Milliseconds since 1970.
    EpochMilliseconds,
    /// An HTTP-date (RFC 9110 5.6.7).
    Date,
}

const TITLE: &str = "X-RateLimit";

impl LegacyRateLimit {
    /// The names that most vendors use: limit, remaining, reset.
    pub const X_RATELIMIT: [HeaderName; 3] = [
        HeaderName::from_static("x-ratelimit-limit"),
        HeaderName::from_static("x-ratelimit-remaining"),
        HeaderName::from_static("x-ratelimit-reset"),
    ];

    /// The names of the draft until its sixth version.
    pub const RATELIMIT: [HeaderName; 3] = [
        HeaderName::from_static("ratelimit-limit"),
        HeaderName::from_static("ratelimit-remaining"),
        HeaderName::from_static("ratelimit-reset"),
    ];

    /// A quota of `limit`, of which `remaining` are left.
    pub const fn new(limit: u64, remaining: u64) -> LegacyRateLimit {
        LegacyRateLimit { limit, remaining, reset: None }
    }

    /// The same with the time when the quota is replenished, rounded up.
    ///
    /// # Errors
    ///
    /// The time is before 1970 or after the year 9999.
    #[inline]
    pub fn reset(mut self, reset: LegacyReset) -> Result<LegacyRateLimit, Invalid> {
        let far = match reset {
            LegacyReset::Seconds(_) => false,
            LegacyReset::EpochSeconds(time) | LegacyReset::EpochMilliseconds(time) | LegacyReset::Date(time) => {
                let (unix, nanos) = dates::unix(time);
                !(0..=grammar::MAX_DATE - i64::from(nanos > 0)).contains(&unix)
            }
        };
        if far {
            return Err(Invalid::new(TITLE, GrammarError::new(0, "the years are 1970 to 9999")));
        }
        self.reset = Some(reset);
        Ok(self)
    }

    /// The size of the quota.
    pub const fn limit(&self) -> u64 {
        self.limit
    }

    /// The number of requests left.
    pub const fn remaining(&self) -> u64 {
        self.remaining
    }

    /// The time when the quota is replenished.
    pub const fn resets(&self) -> Option<LegacyReset> {
        self.reset
    }

    /// Writes the headers under these names: of limit, remaining and reset.
    #[inline]
    pub fn insert_into(&self, headers: &mut HeaderMap, names: [HeaderName; 3]) {
        let [limit, remaining, reset] = names;
        headers.insert(limit, decimal(self.limit));
        headers.insert(remaining, decimal(self.remaining));
        if let Some(value) = self.reset.and_then(LegacyReset::value) {
            headers.insert(reset, value);
        }
    }

    /// Parses what a peer sent under these names, if limit and remaining are there.
    ///
    /// # Errors
    ///
    /// One of them is not a number, or the reset is not of that unit.
    #[inline]
    pub fn read(
        headers: &HeaderMap,
        names: [HeaderName; 3],
        unit: LegacyUnit,
    ) -> Result<Option<LegacyRateLimit>, Invalid> {
        let [limit, remaining, reset] = names.map(|name| headers.get(name));
        let (Some(limit), Some(remaining)) = (limit, remaining) else { return Ok(None) };
        let read = || {
            let limit = LegacyRateLimit::new(first(limit)?, number(remaining.as_bytes())?);
            reset.map(|reset| unit.read(reset)).transpose().map(|reset| (limit, reset))
        };
        let (limit, reset) = read().map_err(|error| Invalid::new(TITLE, error))?;
        match reset {
            Some(reset) => limit.reset(reset).map(Some),
            None => Ok(Some(limit)),
        }
    }
}

impl LegacyReset {
    #[inline]
    fn value(self) -> Option<HeaderValue> {
        let up = |time, scale: u32| {
            let (unix, nanos) = dates::unix(time);
            let steps = u64::from(nanos.div_ceil(1_000_000_000 / scale));
            Some(u64::try_from(unix).ok()? * u64::from(scale) + steps)
        };
        match self {
            LegacyReset::Seconds(wait) => Some(decimal(seconds(wait))),
            LegacyReset::EpochSeconds(time) => up(time, 1).map(decimal),
            LegacyReset::EpochMilliseconds(time) => up(time, 1_000).map(decimal),
            LegacyReset::Date(time) => HttpDate::new(up(time, 1)?.try_into().ok()?).map(HeaderValue::from),
        }
    }
}

impl LegacyUnit {
    #[inline]
    fn read(self, value: &HeaderValue) -> Result<LegacyReset, GrammarError> {
        const FAR: GrammarError = GrammarError::new(0, "too far in the future");

        let time = |since| SystemTime::UNIX_EPOCH.checked_add(since).ok_or(FAR);
        Ok(match self {
            LegacyUnit::Seconds => LegacyReset::Seconds(Duration::from_secs(number(value.as_bytes())?)),
            LegacyUnit::EpochSeconds => {
                LegacyReset::EpochSeconds(time(Duration::from_secs(number(value.as_bytes())?))?)
            }
            LegacyUnit::EpochMilliseconds => {
                LegacyReset::EpochMilliseconds(time(Duration::from_millis(number(value.as_bytes())?))?)
            }
            LegacyUnit::Date => {
                let date = HttpDate::read(scan::ascii(value.as_bytes())?)?;
                LegacyReset::Date(dates::system_time(date.unix()).ok_or(FAR)?)
            }
        })
    }
}

/// The number that a limit begins with. The policies that it consists of may follow, as in `10, 10;w=1, 50;w=60`
/// (draft-ietf-httpapi-ratelimit-headers-03 3.1).
#[inline]
fn first(value: &HeaderValue) -> Result<u64, GrammarError> {
    let limit = value.as_bytes().split(|byte| matches!(byte, b',' | b';')).next().unwrap_or_default();
    number(limit.trim_ascii_end())
}

#[inline]
fn number(digits: &[u8]) -> Result<u64, GrammarError> {
    match digits.iter().position(|byte| !byte.is_ascii_digit()) {
        Some(at) => Err(GrammarError::new(at, "a number, of digits")),
        None => scan::ascii(digits)?.parse().map_err(|_| GrammarError::new(0, "a number of at most 64 bits")),
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use http::HeaderMap;

    use super::{LegacyRateLimit, LegacyReset, LegacyUnit};

    #[test]
    fn the_unit_says_what_the_number_is() {
        let time = UNIX_EPOCH + Duration::from_millis(784_111_776_500);
        for (reset, unit, sent) in [
            (LegacyReset::Seconds(Duration::from_millis(500)), LegacyUnit::Seconds, "1"),
            (LegacyReset::EpochSeconds(time), LegacyUnit::EpochSeconds, "784111777"),
            (LegacyReset::EpochMilliseconds(time), LegacyUnit::EpochMilliseconds, "784111776500"),
            (LegacyReset::Date(time), LegacyUnit::Date, "Sun, 06 Nov 1994 08:49:37 GMT"),
        ] {
            let mut headers = HeaderMap::new();
            LegacyRateLimit::new(10, 3).reset(reset).unwrap().insert_into(&mut headers, LegacyRateLimit::RATELIMIT);
            assert_eq!(headers["ratelimit-reset"], sent);
            let read = LegacyRateLimit::read(&headers, LegacyRateLimit::RATELIMIT, unit).unwrap().unwrap();
            let mut again = HeaderMap::new();
            read.insert_into(&mut again, LegacyRateLimit::RATELIMIT);
            assert_eq!(again, headers);
            assert_eq!(LegacyRateLimit::read(&headers, LegacyRateLimit::X_RATELIMIT, unit).unwrap(), None);
        }
    }

    /// The drafts up to 03, and gateways that follow them.
    #[test]
    fn the_policies_behind_a_limit_are_gone_over() {
        for (limit, right) in
            [("1, 1;w=60;name=\"first\"", 1), ("10, 10;window=1, 50;window=60", 10), ("100;w=60", 100), ("7 ,", 7)]
        {
            let mut headers = HeaderMap::new();
            headers.insert("x-ratelimit-limit", limit.parse().unwrap());
            headers.insert("x-ratelimit-remaining", 0.into());
            let read = LegacyRateLimit::read(&headers, LegacyRateLimit::X_RATELIMIT, LegacyUnit::Seconds);
            assert_eq!(read, Ok(Some(LegacyRateLimit::new(right, 0))), "{limit}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let limit = LegacyRateLimit::new(0, u64::MAX);
        assert!(limit.reset(LegacyReset::EpochSeconds(UNIX_EPOCH - Duration::from_nanos(1))).is_err());
        assert!(limit.reset(LegacyReset::Date(UNIX_EPOCH + Duration::from_secs(253_402_300_800))).is_err());
        let mut headers = HeaderMap::new();
        limit
            .reset(LegacyReset::Seconds(Duration::MAX))
            .unwrap()
            .insert_into(&mut headers, LegacyRateLimit::X_RATELIMIT);
        for (name, value) in [
            ("x-ratelimit-limit", "-1"),
            ("x-ratelimit-limit", ""),
            ("x-ratelimit-limit", ", 1"),
            ("x-ratelimit-limit", "1 2"),
            ("x-ratelimit-remaining", "1, 1;w=60"),
            ("x-ratelimit-remaining", "1.5"),
            ("x-ratelimit-reset", "soon"),
        ] {
            let mut headers = headers.clone();
            headers.insert(name, value.parse().unwrap());
            assert!(
                LegacyRateLimit::read(&headers, LegacyRateLimit::X_RATELIMIT, LegacyUnit::Seconds).is_err(),
                "{name}"
            );
        }
        headers.insert("x-ratelimit-reset", u64::MAX.into());
        for unit in [LegacyUnit::Seconds, LegacyUnit::EpochSeconds, LegacyUnit::EpochMilliseconds, LegacyUnit::Date] {
            let read = LegacyRateLimit::read(&headers, LegacyRateLimit::X_RATELIMIT, unit);
            assert_eq!(read.is_ok(), unit == LegacyUnit::Seconds, "{unit:?}");
        }
    }
}
