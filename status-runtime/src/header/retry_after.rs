use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderValue};
use status_vocabulary::grammar::{self, GrammarError};

use super::dates::{self, HttpDate};
use super::decimal;
use super::field::{Invalid, field};

/// The time to wait before the next request: **Retry-After** (RFC 9110 10.2.3).
///
/// # When
///
/// To be given or waived on [`rate_limited`], [`unavailable`], [`overloaded`] and [`maintenance`]; useful on
/// [`accepted`](crate::situation::ACCEPTED), where it is the time of the next check, and wherever the same request will
/// work later. It is a promise: on a [`not_found`](crate::situation::NOT_FOUND) it draws a warning.
///
/// [`rate_limited`]: crate::situation::RATE_LIMITED
/// [`unavailable`]: crate::situation::UNAVAILABLE
/// [`overloaded`]: crate::situation::OVERLOADED
/// [`maintenance`]: crate::situation::MAINTENANCE
///
/// # In the attribute
///
/// ```text
/// #[status(unavailable, retry_after = 30)]               // seconds
/// #[status(unavailable, retry_after = "1h30m")]          // units h, m, s, ms; rounded up to whole seconds
/// #[status(maintenance, retry_after = "2026-12-31T10:00:00Z")]
/// #[status(rate_limited, retry_after = none)]            // waived
/// #[status(rate_limited)] TooFast { #[status(retry_after)] wait: Duration }
/// ```
///
/// A field is a [`Duration`], an unsigned integer of seconds, a [`SystemTime`] or a `RetryAfter`. For a text that
/// includes the delay use a `RetryAfter`, which displays the number that is sent:
///
/// ```text
/// #[error("too many requests; wait {wait} s")]
/// #[status(rate_limited)] TooFast { #[status(retry_after)] wait: RetryAfter }
/// ```
///
/// # What is refused
///
/// Negative and signed numbers, fractions, other text, and dates in another format than RFC 3339. A delay of more than
/// 366 days and a date outside the years 1 to 9999 are kept but not sent: see [`to_value`](RetryAfter::to_value).
///
/// # Example
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use http::{HeaderMap, HeaderValue};
/// use status_runtime::header::RetryAfter;
///
/// // Delays are rounded up, so that a client never returns too early.
/// let wait = RetryAfter::after(Duration::from_millis(1_001));
/// assert_eq!(HeaderValue::from(wait), "2");
///
/// let until = RetryAfter::at(SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777));
/// assert_eq!(until.to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
///
/// assert_eq!("120".parse::<RetryAfter>()?.delay(), Some(Duration::from_secs(120)));
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryAfter(When);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// Seconds.
    Delay(u64),
    /// Unix seconds.
    Date(i64),
}

impl RetryAfter {
    /// The longest delay that is sent.
    #[cfg(feature = "read")]
    pub(crate) const LONGEST: Duration = Duration::from_secs(grammar::YEAR);

    /// A delay, rounded up to whole seconds.
    pub const fn after(delay: Duration) -> RetryAfter {
        RetryAfter(When::Delay(seconds(delay)))
    }

    /// A date, rounded up to whole seconds.
    ///
    /// Clocks differ: prefer [`after`](RetryAfter::after) unless only the time is known.
    pub fn at(date: SystemTime) -> RetryAfter {
        let (unix, fraction) = dates::unix(date);
        RetryAfter(When::Date(unix.saturating_add((fraction > 0).into())))
    }

    /// The delay, if it is not a date.
    pub const fn delay(&self) -> Option<Duration> {
        match self.0 {
            When::Delay(seconds) => Some(Duration::from_secs(seconds)),
            When::Date(_) => None,
        }
    }

    /// The date, if it is not a delay and [`SystemTime`] can represent it.
    pub fn date(&self) -> Option<SystemTime> {
        match self.0 {
            When::Delay(_) => None,
            When::Date(unix) => dates::system_time(unix),
        }
    }

    /// The time from that moment to the end of the delay, or to the date; never negative.
    ///
    /// For a client, the moment is the Date of the response rather than its own clock.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    /// use status_runtime::RetryAfter;
    ///
    /// let sent = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    /// let until = RetryAfter::at(sent + Duration::from_secs(30));
    /// assert_eq!(until.since(sent), Duration::from_secs(30));
    /// assert_eq!(until.since(sent + Duration::from_secs(60)), Duration::ZERO);
    /// assert_eq!(RetryAfter::after(Duration::from_secs(5)).since(sent), Duration::from_secs(5));
    /// ```
    pub fn since(&self, moment: SystemTime) -> Duration {
        match self.0 {
            When::Delay(seconds) => Duration::from_secs(seconds),
            When::Date(unix) => {
                let (from, fraction) = dates::unix(moment);
                let whole = Duration::from_secs(u64::try_from(unix.saturating_sub(from)).unwrap_or_default());
                whole.saturating_sub(Duration::from_nanos(fraction.into()))
            }
        }
    }

    /// The value to send, if it is plausible: a delay of up to 366 days, or a date in the years 1 to 9999.
    ///
    /// Responses are built with this. The plain conversion cannot fail: it replaces a value out of range by the nearest
    /// one in range.
    pub fn to_value(&self) -> Option<HeaderValue> {
        match self.0 {
            When::Delay(seconds) => (seconds <= grammar::YEAR).then(|| decimal::decimal(seconds)),
            When::Date(unix) => HttpDate::new(unix).map(Into::into),
        }
    }

    /// The first line of the header, if it is valid.
    pub(crate) fn of(headers: &HeaderMap) -> Option<RetryAfter> {
        RetryAfter::try_from(headers.get(RetryAfter::NAME)?).ok()
    }

    pub(crate) fn nearest(&self) -> RetryAfter {
        RetryAfter(match self.0 {
            When::Delay(seconds) => When::Delay(seconds.min(grammar::YEAR)),
            When::Date(unix) => When::Date(unix.clamp(grammar::MIN_DATE, grammar::MAX_DATE)),
        })
    }

    fn value(&self) -> HeaderValue {
        self.nearest().to_value().unwrap_or(const { HeaderValue::from_static("") })
    }
}

/// Whole seconds, rounded up.
pub(super) const fn seconds(delay: Duration) -> u64 {
    delay.as_secs().saturating_add((delay.subsec_nanos() > 0) as u64)
}

impl From<Duration> for RetryAfter {
    fn from(delay: Duration) -> RetryAfter {
        RetryAfter::after(delay)
    }
}

impl From<SystemTime> for RetryAfter {
    fn from(date: SystemTime) -> RetryAfter {
        RetryAfter::at(date)
    }
}

/// Parses the header's own format: digits, or a date in any of HTTP's three formats (RFC 9110 5.6.7).
impl FromStr for RetryAfter {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<RetryAfter, Invalid> {
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            // A number too large for 64 bits is still a number.
            return Ok(RetryAfter(When::Delay(text.parse().unwrap_or(u64::MAX))));
        }
        if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+')) {
            let at = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or_default();
            let what = "a delay is a whole number of seconds, without sign or unit (RFC 9110 10.2.3)";
            return Err(Invalid::new(RetryAfter::TITLE, GrammarError::new(at, what)));
        }
        HttpDate::read(text)
            .map(|date| RetryAfter(When::Date(date.unix())))
            .map_err(|error| Invalid::new(RetryAfter::TITLE, error))
    }
}

/// The text that is sent. What is not sent is shown as it is: the seconds of a delay, and those since 1970 of a date, after
/// an `@`.
impl fmt::Display for RetryAfter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            When::Delay(seconds) => write!(f, "{seconds}"),
            When::Date(unix) => match HttpDate::new(unix) {
                Some(date) => date.fmt(f),
                None => write!(f, "@{unix}"),
            },
        }
    }
}

field!(
    RetryAfter,
    "Retry-After",
    http::header::RETRY_AFTER,
    received: str::parse,
    value: RetryAfter::value
);

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    use http::HeaderValue;
    use status_vocabulary::grammar::{MAX_DATE, YEAR};

    use super::RetryAfter;

    #[test]
    fn nobody_is_told_to_come_too_early() {
        for (delay, sent) in [
            (Duration::ZERO, "0"),
            (Duration::from_nanos(1), "1"),
            (Duration::from_millis(1_500), "2"),
            (Duration::from_secs(60), "60"),
            (Duration::from_secs(3_601), "3601"),
            (Duration::from_secs(YEAR), "31622400"),
        ] {
            assert_eq!(RetryAfter::after(delay).to_value().unwrap(), sent);
            assert_eq!(HeaderValue::from(RetryAfter::after(delay)), sent);
            assert_eq!(RetryAfter::after(delay).to_string(), sent);
        }
        let at = |nanos| RetryAfter::at(UNIX_EPOCH + Duration::from_nanos(nanos)).to_string();
        assert_eq!(at(0), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(at(1), "Thu, 01 Jan 1970 00:00:01 GMT");
        let before = RetryAfter::at(UNIX_EPOCH - Duration::from_nanos(1));
        assert_eq!(before.to_string(), "Thu, 01 Jan 1970 00:00:00 GMT");
    }

    #[test]
    fn what_cannot_be_meant_is_not_sent() {
        const LAST: &str = "Fri, 31 Dec 9999 23:59:59 GMT";
        for (value, nearest, shown) in [
            (RetryAfter::after(Duration::from_secs(YEAR) + Duration::from_nanos(1)), "31622400", "31622401"),
            (RetryAfter::after(Duration::MAX), "31622400", "18446744073709551615"),
            (RetryAfter::at(far(MAX_DATE) + Duration::from_nanos(1)), LAST, "@253402300800"),
            (RetryAfter::at(far(-62_135_596_801)), "Mon, 01 Jan 0001 00:00:00 GMT", "@-62135596801"),
            (RetryAfter::at(far(i64::MAX)), LAST, "@9223372036854775807"),
        ] {
            assert_eq!(value.to_value(), None, "{value:?}");
            assert_eq!(HeaderValue::from(value), nearest);
            assert_eq!(value.to_string(), shown);
        }
        assert!(RetryAfter::at(far(MAX_DATE)).to_value().is_some());
    }

    fn far(unix: i64) -> SystemTime {
        super::dates::system_time(unix).unwrap()
    }

    #[test]
    fn read_as_it_is_sent() {
        let read = |text: &str| text.parse::<RetryAfter>();
        assert_eq!(read("120").unwrap().delay(), Some(Duration::from_secs(120)));
        assert_eq!(read("007").unwrap().delay(), Some(Duration::from_secs(7)));
        assert_eq!(read("99999999999999999999").unwrap().delay(), Some(Duration::from_secs(u64::MAX)));
        assert_eq!(read("Fri, 31 Dec 1999 23:59:59 GMT").unwrap().date(), Some(far(946_684_799)));
        for (text, at) in [("", 0), ("-5", 0), ("+5", 0), ("1.5", 1), ("5s", 1), ("5 ", 1), ("soon", 0), ("1e3", 1)] {
            assert_eq!(read(text).expect_err(text).error().at(), at, "{text}");
        }
    }
}
