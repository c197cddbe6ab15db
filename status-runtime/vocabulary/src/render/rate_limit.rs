use core::fmt;

use super::byte_sequence::ByteSequence;
use super::quoted::quoted;

/// The remainder of a quota (draft-ietf-httpapi-ratelimit-headers-10 4): `r`, `t`, `pk`.
#[derive(Debug, Clone, Copy)]
pub struct RateLimit<'a> {
    /// The name of the quota's policy.
    pub name: &'a str,
    /// The amount left.
    pub remaining: u64,
    /// Seconds until the quota is replenished.
    pub reset: Option<u64>,
    /// The partition key: the owner of the quota.
    pub partition: Option<&'a [u8]>,
}

/// A quota (draft-ietf-httpapi-ratelimit-headers-10 3): `q`, `w`, `qu`, `pk`.
#[derive(Debug, Clone, Copy)]
pub struct RateLimitPolicy<'a> {
    /// The name of the policy.
    pub name: &'a str,
    /// The amount available in a window.
    pub quota: u64,
    /// The window in seconds.
    pub window: Option<u64>,
    /// The unit that the quota counts.
    pub unit: Option<&'a str>,
    /// The partition key: the owner of the quota.
    pub partition: Option<&'a [u8]>,
}

impl fmt::Display for RateLimit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{};r={}", quoted(self.name), self.remaining)?;
        if let Some(reset) = self.reset {
            write!(f, ";t={reset}")?;
        }
        partition(f, self.partition)
    }
}

impl fmt::Display for RateLimitPolicy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{};q={}", quoted(self.name), self.quota)?;
        if let Some(window) = self.window {
            write!(f, ";w={window}")?;
        }
        if let Some(unit) = self.unit {
            write!(f, ";qu={}", quoted(unit))?;
        }
        partition(f, self.partition)
    }
}

fn partition(f: &mut fmt::Formatter<'_>, key: Option<&[u8]>) -> fmt::Result {
    key.map_or(Ok(()), |key| write!(f, ";pk={}", ByteSequence(key)))
}
