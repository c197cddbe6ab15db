use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderName, HeaderValue};
use status_vocabulary::grammar::{self, GrammarError};
use status_vocabulary::render;

use super::field::{Header, Invalid, field, validated};
use super::structured::{Bare, Items};

const FAR: GrammarError = GrammarError::new(0, "the years are 1 to 9999 (RFC 9110 5.6.7)");

/// A time that has an HTTP-date, in Unix seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HttpDate(i64);

impl HttpDate {
    pub(super) fn new(unix: i64) -> Option<HttpDate> {
        (grammar::MIN_DATE..=grammar::MAX_DATE).contains(&unix).then_some(HttpDate(unix))
    }

    /// Rounds down.
    fn of(time: SystemTime) -> Result<HttpDate, GrammarError> {
        HttpDate::new(unix(time).0).ok_or(FAR)
    }

    pub(super) fn read(text: &str) -> Result<HttpDate, GrammarError> {
        grammar::http_date(text, this_year()).map(HttpDate)
    }

    pub(super) fn unix(self) -> i64 {
        self.0
    }
}

impl fmt::Display for HttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        render::HttpDate(self.0).fmt(f)
    }
}

impl From<HttpDate> for HeaderValue {
    fn from(date: HttpDate) -> HeaderValue {
        validated(HeaderValue::from_bytes(grammar::imf_fixdate(date.0).as_ref().map_or(b"", |text| text)))
    }
}

/// A date of any header that has an HTTP-date.
#[cfg(feature = "read")]
pub(crate) fn date(value: &HeaderValue) -> Option<SystemTime> {
    HttpDate::read(value.to_str().ok()?).ok().and_then(|date| system_time(date.unix()))
}

/// The Unix seconds, rounded down, and the remaining nanoseconds.
pub(super) fn unix(time: SystemTime) -> (i64, u32) {
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => (since.as_secs().try_into().unwrap_or(i64::MAX), since.subsec_nanos()),
        Err(error) => {
            let before = error.duration();
            let whole = i64::try_from(before.as_secs()).unwrap_or(i64::MAX);
            match before.subsec_nanos() {
                0 => (-whole, 0),
                nanos => ((-whole).saturating_sub(1), 1_000_000_000 - nanos),
            }
        }
    }
}

pub(super) fn system_time(unix: i64) -> Option<SystemTime> {
    let distance = Duration::from_secs(unix.unsigned_abs());
    if unix < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) }
}

/// The present year, to read two-digit years by; without a clock, the year in which this was written.
fn this_year() -> i64 {
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        2026
    } else {
        grammar::year(unix(SystemTime::now()).0)
    }
}

/// A header that is a date.
#[allow(missing_docs)]
pub trait DateHeader: Header + TryFrom<SystemTime, Error = Invalid> {}

macro_rules! date {
    ($(#[$doc:meta])* $type:ident, $title:literal, $name:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $type(HttpDate);

        impl $type {
            /// The header for that time, to the second.
            ///
            /// # Errors
            ///
            /// The time is outside the years 1 to 9999.
            pub fn at(time: SystemTime) -> Result<$type, Invalid> {
                HttpDate::of(time).map($type).map_err(|error| Invalid::new($type::TITLE, error))
            }

            /// The time, if [`SystemTime`] can represent it.
            pub fn time(&self) -> Option<SystemTime> {
                system_time(self.0.unix())
            }
        }

        impl DateHeader for $type {}

        impl TryFrom<SystemTime> for $type {
            type Error = Invalid;

            fn try_from(time: SystemTime) -> Result<$type, Invalid> {
                $type::at(time)
            }
        }

        field!($type, $title, $name);
    };
}

/// The two headers that are written as HTTP-dates.
macro_rules! http_date {
    ($type:ident) => {
        /// Parses a date in any of HTTP's three formats (RFC 9110 5.6.7).
        impl FromStr for $type {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<$type, Invalid> {
                HttpDate::read(text).map($type).map_err(|error| Invalid::new($type::TITLE, error))
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

date! {
    /// The time from which the resource is deprecated: **Deprecation** (RFC 9745 2).
    ///
    /// # When
    ///
    /// On any response of the resource, an error as well as an outcome; with a link `rel="deprecation"` to more
    /// information.
    ///
    /// # In the attribute
    ///
    /// ```text
    /// #[status(gone, deprecation = "2026-12-31")]        // RFC 3339, as every date; the macro writes @1798675200
    /// #[status(gone)] Old { #[status(deprecation)] since: SystemTime }        // or Deprecation
    /// ```
    ///
    /// # What is refused
    ///
    /// `true` and HTTP-dates, which are from old drafts; fractions of a second; years beyond 1 to 9999. It must not be
    /// later than a [`Sunset`] beside it (RFC 9745 4): [`precedes`](Deprecation::precedes).
    ///
    /// # Example
    ///
    /// ```
    /// use status_runtime::header::{Deprecation, Sunset};
    ///
    /// let deprecation: Deprecation = "@1688169599".parse()?;
    /// let sunset: Sunset = "Mon, 31 Dec 2018 23:59:59 GMT".parse()?;
    /// assert!(!deprecation.precedes(&sunset));
    /// assert!("true".parse::<Deprecation>().is_err());
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    Deprecation, "Deprecation", HeaderName::from_static("deprecation")
}

impl Deprecation {
    /// Returns whether both may be in one response: a resource is not removed before it is deprecated (RFC 9745 4).
    pub fn precedes(&self, sunset: &Sunset) -> bool {
        self.0 <= sunset.0
    }
}

/// Parses the Date of a structured field (RFC 9651 3.3.7); parameters are ignored.
impl FromStr for Deprecation {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Deprecation, Invalid> {
        let read = || match Items::one(text)?.bare {
            Bare::Date(unix) => HttpDate::new(unix).ok_or(FAR),
            Bare::Integer(_) | Bare::String(_) | Bare::Token(_) | Bare::Bytes(_) | Bare::Boolean | Bare::Other => {
                Err(GrammarError::new(0, "a date is `@1688169599` (RFC 9745 2)"))
            }
        };
        read().map(Deprecation).map_err(|error| Invalid::new(Deprecation::TITLE, error))
    }
}

impl fmt::Display for Deprecation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        render::Deprecation(self.0.unix()).fmt(f)
    }
}

date! {
    /// The time when the resource will stop responding: **Sunset** (RFC 8594 3).
    ///
    /// # When
    ///
    /// On any response of a resource whose end is known; with a link `rel="sunset"` to more information.
    ///
    /// # In the attribute
    ///
    /// ```text
    /// #[status(gone, sunset = "2018-12-31T23:59:59Z")]   // RFC 3339, as every date; the macro writes an HTTP-date
    /// #[status(gone)] Old { #[status(sunset)] end: SystemTime }               // or Sunset
    /// ```
    ///
    /// # What is refused
    ///
    /// Any other spelling, and years beyond 1 to 9999. A peer's wrong weekday is ignored: RFC 8594's own example has
    /// one.
    ///
    /// # Example
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    /// use status_runtime::header::Sunset;
    ///
    /// let sunset = Sunset::at(SystemTime::UNIX_EPOCH + Duration::from_secs(1_546_300_799))?;
    /// assert_eq!(sunset.to_string(), "Mon, 31 Dec 2018 23:59:59 GMT");
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    Sunset, "Sunset", HeaderName::from_static("sunset")
}

http_date!(Sunset);

date! {
    /// The time when the representation last changed: **Last-Modified** (RFC 9110 8.8.2).
    ///
    /// # When
    ///
    /// With content, and on [`not_modified`](crate::situation::NOT_MODIFIED) or
    /// [`precondition_failed`](crate::situation::PRECONDITION_FAILED) for the current state. An [`ETag`](super::ETag)
    /// is more precise: this has a resolution of seconds.
    ///
    /// # In the attribute
    ///
    /// ```text
    /// #[status(not_modified, etag = none, last_modified = "2026-12-31T10:00:00Z")]
    /// #[status(not_modified)] Same { #[status(last_modified)] changed: SystemTime }   // or LastModified
    /// ```
    ///
    /// # What is refused
    ///
    /// Any other spelling, and years beyond 1 to 9999. Fractions of a second are cut off, never rounded up: the header
    /// must not be later than the change.
    ///
    /// # Example
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    /// use status_runtime::header::LastModified;
    ///
    /// let changed = LastModified::at(SystemTime::UNIX_EPOCH + Duration::from_millis(784_111_777_900))?;
    /// assert_eq!(changed.to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
    /// assert_eq!("Sunday, 06-Nov-94 08:49:37 GMT".parse::<LastModified>()?, changed);
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    LastModified, "Last-Modified", http::header::LAST_MODIFIED
}

http_date!(LastModified);

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::{Deprecation, LastModified, Sunset, system_time, unix};

    #[test]
    fn rounded_down_on_either_side_of_1970() {
        assert_eq!(unix(UNIX_EPOCH), (0, 0));
        assert_eq!(unix(UNIX_EPOCH + Duration::from_nanos(1_500_000_000)), (1, 500_000_000));
        assert_eq!(unix(UNIX_EPOCH - Duration::from_nanos(1_500_000_000)), (-2, 500_000_000));
        assert_eq!(unix(UNIX_EPOCH - Duration::from_secs(2)), (-2, 0));
        let changed = LastModified::at(UNIX_EPOCH - Duration::from_millis(1)).unwrap();
        assert_eq!(changed.to_string(), "Wed, 31 Dec 1969 23:59:59 GMT");
    }

    #[test]
    fn years_are_1_to_9999() {
        for (seconds, sendable) in [
            (-62_135_596_801, false),
            (-62_135_596_800, true),
            (253_402_300_799, true),
            (253_402_300_800, false),
            (i64::MAX, false),
        ] {
            let time = system_time(seconds).unwrap();
            assert_eq!(LastModified::at(time).is_ok(), sendable, "{seconds}");
            assert_eq!(Sunset::try_from(time).is_ok(), sendable, "{seconds}");
            assert_eq!(Deprecation::at(time).is_ok(), sendable, "{seconds}");
            assert_eq!(format!("@{seconds}").parse::<Deprecation>().is_ok(), sendable, "{seconds}");
        }
    }

    /// RFC 9745 2 and RFC 8594 3, whose weekday does not match the day.
    #[test]
    fn what_the_rfcs_show() {
        let deprecation: Deprecation = "@1688169599".parse().unwrap();
        assert_eq!(deprecation.to_string(), "@1688169599");
        assert_eq!(" @1688169599;a=\"b\";c ".parse::<Deprecation>().unwrap(), deprecation);
        let sunset: Sunset = "Sat, 31 Dec 2018 23:59:59 GMT".parse().unwrap();
        assert_eq!(sunset.to_string(), "Mon, 31 Dec 2018 23:59:59 GMT");
        assert!(!deprecation.precedes(&sunset));
        for text in ["", "true", "?1", "1688169599", "@1688169599.0", "@", "@1, @2", "Sun, 06 Nov 1994 08:49:37 GMT"] {
            assert!(text.parse::<Deprecation>().is_err(), "{text}");
        }
    }
}
