use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use http::HeaderName;
use status_vocabulary::grammar::{self, GrammarError};
use status_vocabulary::render;

use super::field::{Invalid, field};
use super::retry_after::seconds;
use super::structured::{Bare, Item, Items, MAX_INTEGER, members};

/// The remainder of a quota: **RateLimit** (draft-ietf-httpapi-ratelimit-headers-10 4).
///
/// The draft is not an RFC yet; today's browsers and gateways may expect the older
/// [`LegacyRateLimit`](super::LegacyRateLimit).
///
/// # When
///
/// On [`rate_limited`](crate::situation::RATE_LIMITED) and [`quota_exceeded`](crate::situation::QUOTA_EXCEEDED), and on
/// every response of a resource with a quota, so that a client can slow down in time. `Retry-After` beside it must not
/// be earlier than the reset, and takes precedence.
///
/// # In the attribute
///
/// ```text
/// #[status(rate_limited, retry_after = 60, rate_limit(name = "default", remaining = 0, reset = "60s"))]
/// #[status(rate_limited)] TooFast { #[status(rate_limit)] limit: RateLimit, #[status(retry_after)] wait: Duration }
/// ```
///
/// # What is refused
///
/// A name that is not printable ASCII, and numbers of more than 15 digits (RFC 9651 3.3.1).
///
/// # Example
///
/// ```
/// use std::time::Duration;
/// use status_runtime::header::RateLimit;
///
/// let limit = RateLimit::new("default", 50)?.reset(Duration::from_secs(30));
/// assert_eq!(limit.to_string(), r#""default";r=50;t=30"#);
/// assert_eq!(r#""default";r=50;t=30"#.parse::<RateLimit>()?, limit);
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateLimit {
    name: String,
    remaining: u64,
    reset: Option<u64>,
    partition: Option<Vec<u8>>,
}

/// The quotas in force: **RateLimit-Policy** (draft-ietf-httpapi-ratelimit-headers-10 3).
///
/// # When
///
/// As [`RateLimit`], which has the remainder of the quota.
///
/// # In the attribute
///
/// ```text
/// #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "default", quota = 100, window = "60s"))]
/// #[status(rate_limited, retry_after = 60)] TooFast { #[status(rate_limit_policy)] policy: RateLimitPolicy }
/// ```
///
/// # What is refused
///
/// A name that is not printable ASCII, a window of less than a second, numbers of more than 15 digits (RFC 9651 3.3.1).
///
/// # Example
///
/// ```
/// use std::time::Duration;
/// use status_runtime::header::RateLimitPolicy;
///
/// let policy = RateLimitPolicy::new("burst", 100)?.window(Duration::from_secs(60));
/// assert_eq!(policy.to_string(), r#""burst";q=100;w=60"#);
///
/// let both = RateLimitPolicy::parse_all([r#""burst";q=100;w=60, "daily";q=1000;w=86400"#])?;
/// assert_eq!(both[0], policy);
/// assert_eq!(both[1].quota(), 1000);
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateLimitPolicy {
    name: String,
    quota: u64,
    window: Option<u64>,
    unit: Option<QuotaUnit>,
    partition: Option<Vec<u8>>,
}

/// The unit that a quota counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum QuotaUnit {
    /// Requests, the default.
    Requests,
    /// Bytes of the requests' content.
    ContentBytes,
    /// Requests that are processed at the same time.
    ConcurrentRequests,
}

impl QuotaUnit {
    const ALL: [QuotaUnit; 3] = [QuotaUnit::Requests, QuotaUnit::ContentBytes, QuotaUnit::ConcurrentRequests];

    /// The name of the unit in the header.
    pub const fn as_str(self) -> &'static str {
        match self {
            QuotaUnit::Requests => "requests",
            QuotaUnit::ContentBytes => "content-bytes",
            QuotaUnit::ConcurrentRequests => "concurrent-requests",
        }
    }

    #[inline]
    fn named(word: &str) -> Option<QuotaUnit> {
        QuotaUnit::ALL.into_iter().find(|unit| unit.as_str() == word)
    }
}

impl RateLimit {
    /// The remainder of the quota of that name.
    ///
    /// # Errors
    ///
    /// The name is not printable ASCII, or the number has more than 15 digits.
    #[inline]
    pub fn new(name: impl Into<String>, remaining: u64) -> Result<RateLimit, Invalid> {
        let name = name.into();
        named(&name, remaining).map_err(|error| Invalid::new(RateLimit::TITLE, error))?;
        Ok(RateLimit { name, remaining, reset: None, partition: None })
    }

    /// The same with the time until the quota is replenished, rounded up to whole seconds.
    #[must_use]
    #[inline]
    pub fn reset(mut self, wait: Duration) -> RateLimit {
        self.reset = Some(seconds(wait).min(MAX_INTEGER));
        self
    }

    /// The same with the owner of the quota, among those that share the policy.
    #[must_use]
    #[inline]
    pub fn partition_key(mut self, key: impl Into<Vec<u8>>) -> RateLimit {
        self.partition = Some(key.into());
        self
    }

    /// The name of the quota's policy.
    #[inline]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The amount left.
    pub const fn remaining(&self) -> u64 {
        self.remaining
    }

    /// The time until the quota is replenished.
    #[inline]
    pub fn reset_after(&self) -> Option<Duration> {
        self.reset.map(Duration::from_secs)
    }

    /// The owner of the quota.
    #[inline]
    pub fn partition(&self) -> Option<&[u8]> {
        self.partition.as_deref()
    }

    /// Parses the lines that a peer sent. Unknown parameters are ignored.
    ///
    /// # Errors
    ///
    /// A line is not a list of structured fields, or a member of it is not a limit; the position counts from the line's
    /// start.
    #[inline]
    pub fn parse_all<I>(lines: I) -> Result<Vec<RateLimit>, Invalid>
    where
        I: IntoIterator<Item: AsRef<[u8]>>,
    {
        members(lines, |item| RateLimit::of(item).map(Some)).map_err(|error| Invalid::new(RateLimit::TITLE, error))
    }

    #[inline]
    fn of(item: &Item<'_>) -> Result<RateLimit, GrammarError> {
        Ok(RateLimit {
            name: name(item)?,
            remaining: number(item, "r")?.ok_or(GrammarError::new(item.at, "`r`, what is left, is missing"))?,
            reset: number(item, "t")?,
            partition: partition(item)?,
        })
    }
}

impl RateLimitPolicy {
    /// A quota, and the name that [`RateLimit`] refers to it by.
    ///
    /// # Errors
    ///
    /// The name is not printable ASCII, or the number has more than 15 digits.
    #[inline]
    pub fn new(name: impl Into<String>, quota: u64) -> Result<RateLimitPolicy, Invalid> {
        let name = name.into();
        named(&name, quota).map_err(|error| Invalid::new(RateLimitPolicy::TITLE, error))?;
        Ok(RateLimitPolicy { name, quota, window: None, unit: None, partition: None })
    }

    /// The same with a time window, rounded up to whole seconds; at least one.
    #[must_use]
    #[inline]
    pub fn window(mut self, window: Duration) -> RateLimitPolicy {
        self.window = Some(seconds(window).clamp(1, MAX_INTEGER));
        self
    }

    /// The same with another unit.
    #[must_use]
    #[inline]
    pub fn unit(mut self, unit: QuotaUnit) -> RateLimitPolicy {
        self.unit = Some(unit);
        self
    }

    /// The same with the owner of the quota, among those that share the policy.
    #[must_use]
    #[inline]
    pub fn partition_key(mut self, key: impl Into<Vec<u8>>) -> RateLimitPolicy {
        self.partition = Some(key.into());
        self
    }

    /// The name of the policy.
    #[inline]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The amount available in a window.
    pub const fn quota(&self) -> u64 {
        self.quota
    }

    /// The length of the window.
    #[inline]
    pub fn window_length(&self) -> Option<Duration> {
        self.window.map(Duration::from_secs)
    }

    /// The unit that the quota counts.
    #[inline]
    pub fn counts(&self) -> QuotaUnit {
        self.unit.unwrap_or(QuotaUnit::Requests)
    }

    /// The owner of the quota.
    #[inline]
    pub fn partition(&self) -> Option<&[u8]> {
        self.partition.as_deref()
    }

    /// Parses the lines that a peer sent. Unknown parameters are ignored, and so are policies with an unknown unit.
    ///
    /// # Errors
    ///
    /// A line is not a list of structured fields, or a member of it is not a policy; the position counts from the
    /// line's start.
    #[inline]
    pub fn parse_all<I>(lines: I) -> Result<Vec<RateLimitPolicy>, Invalid>
    where
        I: IntoIterator<Item: AsRef<[u8]>>,
    {
        let policy = |item: &Item<'_>| match item.parameter("qu") {
            Some(Bare::String(word)) if QuotaUnit::named(word).is_none() => Ok(None),
            _ => RateLimitPolicy::of(item).map(Some),
        };
        members(lines, policy).map_err(|error| Invalid::new(RateLimitPolicy::TITLE, error))
    }

    #[inline]
    fn of(item: &Item<'_>) -> Result<RateLimitPolicy, GrammarError> {
        let unit = match item.parameter("qu") {
            None => None,
            Some(Bare::String(word)) => Some(
                QuotaUnit::named(word)
                    .ok_or(GrammarError::new(item.at, "`qu` is a unit that the draft does not have"))?,
            ),
            Some(_) => return Err(GrammarError::new(item.at, "`qu` is a String (RFC 9651 3.3.3)")),
        };
        let window = number(item, "w")?;
        if window == Some(0) {
            return Err(GrammarError::new(item.at, "a window of 1 s or more"));
        }
        Ok(RateLimitPolicy {
            name: name(item)?,
            quota: number(item, "q")?.ok_or(GrammarError::new(item.at, "`q`, the quota, is missing"))?,
            window,
            unit,
            partition: partition(item)?,
        })
    }
}

#[inline]
fn named(name: &str, number: u64) -> Result<(), GrammarError> {
    grammar::sf_string(name)?;
    if number > MAX_INTEGER {
        return Err(GrammarError::new(0, "a number has 15 digits at most (RFC 9651 3.3.1)"));
    }
    Ok(())
}

#[inline]
fn name(item: &Item<'_>) -> Result<String, GrammarError> {
    match &item.bare {
        Bare::String(name) => Ok(name.clone()),
        Bare::Integer(_) | Bare::Token(_) | Bare::Bytes(_) | Bare::Date(_) | Bare::Boolean | Bare::Other => {
            Err(GrammarError::new(item.at, "a member is a String: the name in quotes"))
        }
    }
}

#[inline]
fn number(item: &Item<'_>, key: &str) -> Result<Option<u64>, GrammarError> {
    match item.parameter(key) {
        None => Ok(None),
        Some(Bare::Integer(value)) => match u64::try_from(*value) {
            Ok(value) => Ok(Some(value)),
            Err(_) => Err(GrammarError::new(item.at, "0 or more")),
        },
        Some(_) => Err(GrammarError::new(item.at, "an Integer (RFC 9651 3.3.1)")),
    }
}

#[inline]
fn partition(item: &Item<'_>) -> Result<Option<Vec<u8>>, GrammarError> {
    match item.parameter("pk") {
        None => Ok(None),
        Some(Bare::Bytes(key)) => Ok(Some(key.clone())),
        Some(_) => Err(GrammarError::new(item.at, "`pk` is a Byte Sequence (RFC 9651 3.3.5)")),
    }
}

impl FromStr for RateLimit {
    type Err = Invalid;

    #[inline]
    fn from_str(text: &str) -> Result<RateLimit, Invalid> {
        Items::one(text).and_then(|item| RateLimit::of(&item)).map_err(|error| Invalid::new(RateLimit::TITLE, error))
    }
}

impl FromStr for RateLimitPolicy {
    type Err = Invalid;

    #[inline]
    fn from_str(text: &str) -> Result<RateLimitPolicy, Invalid> {
        Items::one(text)
            .and_then(|item| RateLimitPolicy::of(&item))
            .map_err(|error| Invalid::new(RateLimitPolicy::TITLE, error))
    }
}

impl fmt::Display for RateLimit {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, partition) = (&self.name, self.partition());
        render::RateLimit { name, remaining: self.remaining, reset: self.reset, partition }.fmt(f)
    }
}

impl fmt::Display for RateLimitPolicy {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, unit) = (&self.name, self.unit.map(QuotaUnit::as_str));
        let (window, partition) = (self.window, self.partition());
        render::RateLimitPolicy { name, quota: self.quota, window, unit, partition }.fmt(f)
    }
}

field!(RateLimit, "RateLimit", HeaderName::from_static("ratelimit"));
field!(RateLimitPolicy, "RateLimit-Policy", HeaderName::from_static("ratelimit-policy"));

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{QuotaUnit, RateLimit, RateLimitPolicy};

    /// The draft's examples.
    #[test]
    fn what_the_draft_shows() {
        let policies = RateLimitPolicy::parse_all([r#""burst";q=100;w=60,"daily";q=1000;w=86400"#]).unwrap();
        assert_eq!(policies[1].to_string(), r#""daily";q=1000;w=86400"#);
        assert_eq!(policies[0].window_length(), Some(Duration::from_secs(60)));
        assert_eq!(policies[0].counts(), QuotaUnit::Requests);

        let peruser: RateLimitPolicy =
            r#""peruser";q=65535;qu="content-bytes";w=10;pk=:sdfjLJUOUH==:"#.parse().unwrap();
        assert_eq!(peruser.counts(), QuotaUnit::ContentBytes);
        assert_eq!(peruser.partition().unwrap().len(), 7);

        let limits = RateLimit::parse_all([r#""default";r=50;t=30"#, r#""b";r=0;acme"#]).unwrap();
        assert_eq!(limits[0], RateLimit::new("default", 50).unwrap().reset(Duration::from_secs(30)));
        assert_eq!((limits[1].remaining(), limits[1].reset_after()), (0, None));
    }

    /// RFC 9651 4.2: the lines are one list, with `, ` between.
    #[test]
    fn lines_are_one_list() {
        let count = |lines: &[&str]| RateLimit::parse_all(lines).map(|limits| limits.len());
        assert_eq!(count(&[]), Ok(0));
        assert_eq!(count(&[" "]), Ok(0));
        assert_eq!(count(&[r#""a";r=1, "b";r=2"#, r#""c";r=3"#]), Ok(3));
        for lines in [&[r#""a";r=1"#, "", r#""b";r=2"#][..], &["", r#""a";r=1"#], &[r#""a";r=1"#, " "], &["", ""]] {
            assert!(count(lines).is_err(), "{lines:?}");
        }
    }

    #[test]
    fn a_policy_in_an_unknown_unit_is_left_out() {
        let read = |line| {
            RateLimitPolicy::parse_all([line]).map(|policies| policies.iter().map(ToString::to_string).collect())
        };
        let line = r#""a";q=1;qu="parsecs", "b";q=2;qu="requests", "c";q=3"#;
        assert_eq!(read(line), Ok(vec![r#""b";q=2;qu="requests""#.to_owned(), r#""c";q=3"#.to_owned()]));
        // A unit is a String: another type makes the field malformed (RFC 9651 4.2).
        assert!(read(r#""a";q=1;qu=parsecs, "b";q=2"#).is_err());
    }

    #[test]
    fn what_is_refused() {
        for (text, at, word) in [
            ("quota;r=1", 0, "a String"),
            (r#""a""#, 0, "`r`"),
            (r#""a";r=-1"#, 0, "0 or more"),
            (r#""a";r=1.5"#, 0, "an Integer"),
            (r#""a";r=1;t="x""#, 0, "an Integer"),
            (r#""a";r=1;pk=1"#, 0, "Byte Sequence"),
            (r#""a";r=1, "b""#, 7, "nothing follows"),
        ] {
            let invalid = text.parse::<RateLimit>().expect_err(text);
            assert_eq!(invalid.error().at(), at, "{text}: {invalid}");
            assert!(invalid.error().what().contains(word), "{text}: {invalid}");
        }
        for (text, word) in [
            (r#""a";w=1"#, "`q`"),
            (r#""a";q=1;w=0"#, "1 s or more"),
            (r#""a";q=1;qu="parsecs""#, "unit"),
            (r#""a";q=1;qu=requests"#, "a String"),
        ] {
            let invalid = text.parse::<RateLimitPolicy>().expect_err(text);
            assert!(invalid.error().what().contains(word), "{text}: {invalid}");
        }
        assert!(RateLimit::new("día", 1).is_err());
        assert!(RateLimit::new("a\r\nb", 1).is_err());
        assert!(RateLimit::new("", 999_999_999_999_999).is_ok());
        assert!(RateLimit::new("a", 1_000_000_000_000_000).is_err());
        assert!(RateLimitPolicy::new("a", u64::MAX).is_err());
    }

    #[test]
    fn durations_stay_within_what_can_be_said() {
        let limit = RateLimit::new("a", 0).unwrap();
        assert_eq!(limit.clone().reset(Duration::from_nanos(1)).to_string(), r#""a";r=0;t=1"#);
        assert_eq!(limit.reset(Duration::MAX).to_string(), r#""a";r=0;t=999999999999999"#);
        let policy = RateLimitPolicy::new("a", 0).unwrap();
        assert_eq!(policy.clone().window(Duration::ZERO).to_string(), r#""a";q=0;w=1"#);
        assert_eq!(
            policy.window(Duration::MAX).unit(QuotaUnit::ConcurrentRequests).partition_key("k").to_string(),
            r#""a";q=0;w=999999999999999;qu="concurrent-requests";pk=:aw==:"#
        );
    }
}
