//! A delay or a date: Retry-After.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderValue, header};

use super::put::values;
use crate::header::RetryAfter;
#[cfg(feature = "read")]
use crate::read::fault::Fault;
#[cfg(feature = "read")]
use crate::read::lines::{Lines, reads};
use crate::trace;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a Retry-After",
        label = "not a delay and not a date",
        note = "help: `Duration`, unsigned integers (seconds) such as `u64`, `SystemTime` or `RetryAfter`",
        note = "Retry-After is a delay or a date (RFC 9110 10.2.3)"
    )]
    RetryAfterValue[]() {
        [Duration] => |value, headers| retry_after(RetryAfter::after(*value), headers);
        [u8, u16, u32] => |value, headers| retry_after(RetryAfter::after(Duration::from_secs(u64::from(*value))), headers);
        [u64] => |value, headers| retry_after(RetryAfter::after(Duration::from_secs(*value)), headers);
        [usize] => |value, headers| retry_after(RetryAfter::after(Duration::from_secs(*value as u64)), headers);
        [SystemTime] => |value, headers| retry_after(RetryAfter::at(*value), headers);
        [RetryAfter] => |value, headers| retry_after(*value, headers);
    }
}

fn retry_after(value: RetryAfter, headers: &mut HeaderMap) {
    if let Some(value) = sendable(value) {
        headers.append(header::RETRY_AFTER, value);
    }
}

pub(super) fn sendable(value: RetryAfter) -> Option<HeaderValue> {
    let value = value.to_value();
    if value.is_none() {
        trace::left_out("retry-after", &"more than 366 days, or a date outside the years 1 to 9999");
    }
    value
}

#[cfg(feature = "read")]
fn delay(lines: &Lines<'_>) -> Result<Duration, Fault> {
    let value: RetryAfter = lines.parsed()?;
    match value.delay() {
        Some(delay) => Ok(delay),
        None => Ok(value.since(lines.moment()?)),
    }
}

#[cfg(feature = "read")]
fn seconds<T: TryFrom<u64>>(lines: &Lines<'_>) -> Result<T, Fault> {
    let delay = delay(lines)?;
    let whole = delay.as_secs().saturating_add((delay.subsec_nanos() > 0).into());
    T::try_from(whole).map_err(|_| Fault::Unfit)
}

#[cfg(feature = "read")]
reads! {
    RetryAfter {
        RetryAfter => |lines| lines.parsed();
        Duration => |lines| delay(lines);
        u8 => |lines| seconds(lines);
        u16 => |lines| seconds(lines);
        u32 => |lines| seconds(lines);
        u64 => |lines| seconds(lines);
        usize => |lines| seconds(lines);
        SystemTime => |lines| {
            let value: RetryAfter = lines.parsed()?;
            match value.delay() {
                Some(delay) => lines.moment()?.checked_add(delay).ok_or(Fault::Unfit),
                None => value.date().ok_or(Fault::Unfit),
            }
        };
    }
}
