//! Quotas and their remainders.

use http::{HeaderMap, header};

use super::delay::sendable;
use super::put::values;
use crate::header::{RateLimit, RateLimitPolicy, RetryAfter};
#[cfg(feature = "read")]
use crate::read::lines::reads;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a RateLimit",
        label = "not what is left of a quota",
        note = "help: `RateLimit`, `Vec<RateLimit>` or `&'static [RateLimit]`"
    )]
    RateLimitValue[]() {
        [RateLimit] => |value, headers| { headers.append(RateLimit::NAME, value.into()); };
        [Vec<RateLimit>, &'static [RateLimit]] => |value, headers| {
            for limit in value.iter() {
                headers.append(RateLimit::NAME, limit.into());
            }
        };
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a RateLimit-Policy",
        label = "not a quota",
        note = "help: `RateLimitPolicy`, `Vec<RateLimitPolicy>` or `&'static [RateLimitPolicy]`"
    )]
    RateLimitPolicyValue[]() {
        [RateLimitPolicy] => |value, headers| { headers.append(RateLimitPolicy::NAME, value.into()); };
        [Vec<RateLimitPolicy>, &'static [RateLimitPolicy]] => |value, headers| {
            for policy in value.iter() {
                headers.append(RateLimitPolicy::NAME, policy.into());
            }
        };
    }
}

/// Raises Retry-After to the reset of the quota: the next request must not come before that
/// (draft-ietf-httpapi-ratelimit-headers-10 4).
pub fn raise_retry_after(headers: &mut HeaderMap) {
    let resets = headers.get_all(RateLimit::NAME).iter().filter_map(|value| RateLimit::try_from(value).ok());
    let Some(reset) = resets.filter_map(|limit| limit.reset_after()).max() else { return };
    let Some(value) = headers.get_mut(header::RETRY_AFTER) else { return };
    let delay_sent = RetryAfter::try_from(&*value).ok().and_then(|delay_sent| delay_sent.delay());
    if delay_sent.is_some_and(|delay| delay < reset)
        && let Some(later) = sendable(RetryAfter::after(reset))
    {
        *value = later;
    }
}

#[cfg(feature = "read")]
macro_rules! limits {
    ($($header:ident),*) => {
        reads! {
            $($header {
                $header => |lines| lines.member(|lines| $header::parse_all(lines));
                Vec<$header>, absent: Some(Vec::new()) => |lines| lines.members(|lines| $header::parse_all(lines));
            })*
        }
    };
}

#[cfg(feature = "read")]
limits!(RateLimit, RateLimitPolicy);
