//! A delay or a date: Retry-After.

use std::marker::PhantomData;
use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderValue, header};

use super::check::{self, ConstMessage};
use super::put::values;
use crate::header::RetryAfter;
#[cfg(feature = "read")]
use crate::read::lines::{Lines, reads};
#[cfg(feature = "read")]
use crate::read::part_error::PartError;
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
        [Const] => |value, headers| match value {
            Const::Absent => {}
            Const::Known(value) => retry_after(*value, headers),
            Const::Moment(moment) => retry_after(RetryAfter::at(*moment), headers),
        };
    }
}

// Out of line, the map's hash function is not inlined into it, which costs every 429 and 503 with a field 27 instructions.
#[inline]
fn retry_after(value: RetryAfter, headers: &mut HeaderMap) {
    if let Some(value) = sendable(value) {
        headers.append(header::RETRY_AFTER, value);
    }
}

pub(crate) fn sendable(value: RetryAfter) -> Option<HeaderValue> {
    let value = value.to_value();
    if value.is_none() {
        trace::left_out("retry-after", &"more than 366 days, or a date outside the years 1 to 9999");
    }
    value
}

/// The value of a `const`, of whatever type, for const evaluation.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Const {
    Absent,
    Known(RetryAfter),
    Moment(SystemTime),
}

/// Checks a `const`; a moment is known when it is sent.
pub const fn check(value: Const) -> Option<ConstMessage> {
    match value {
        Const::Known(value) => match value.delay() {
            Some(delay) => check::delay(delay.as_secs()),
            None => None,
        },
        Const::Absent | Const::Moment(_) => None,
    }
}

/// A type of which a `const` can be. Const evaluation has no methods of traits, so that each has a conversion of its own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a Retry-After",
    label = "not a delay and not a date",
    note = "help: `Duration`, unsigned integers (seconds) such as `u64`, `SystemTime` or `RetryAfter`",
    note = "Retry-After is a delay or a date (RFC 9110 10.2.3)"
)]
#[allow(missing_docs)]
pub trait Constant {
    type Conversion;
    const CONVERSION: Self::Conversion;
}

#[allow(missing_docs)]
#[derive(Debug)]
pub struct Conversion<T>(PhantomData<T>);

/// The conversion for a `const` of this type.
pub const fn conversion<T: Constant>(_: &T) -> T::Conversion {
    T::CONVERSION
}

macro_rules! constants {
    ($($ty:ty: $value:ident => $known:expr;)*) => {
        $(
            constants! { @one $ty: value => { let $value = *value; $known } }
            constants! { @one Option<$ty>: value => match *value { Some($value) => $known, None => Const::Absent } }
        )*
    };
    (@one $ty:ty: $value:ident => $converted:expr) => {
        #[diagnostic::do_not_recommend]
        impl Constant for $ty {
            type Conversion = Conversion<$ty>;
            const CONVERSION: Conversion<$ty> = Conversion(PhantomData);
        }

        #[allow(missing_docs)]
        impl Conversion<$ty> {
            pub const fn of(&self, $value: &$ty) -> Const {
                $converted
            }
        }
    };
}

constants! {
    Duration: delay => Const::Known(RetryAfter::after(delay));
    u8: seconds => Const::Known(RetryAfter::after(Duration::from_secs(seconds as u64)));
    u16: seconds => Const::Known(RetryAfter::after(Duration::from_secs(seconds as u64)));
    u32: seconds => Const::Known(RetryAfter::after(Duration::from_secs(seconds as u64)));
    u64: seconds => Const::Known(RetryAfter::after(Duration::from_secs(seconds)));
    usize: seconds => Const::Known(RetryAfter::after(Duration::from_secs(seconds as u64)));
    SystemTime: moment => Const::Moment(moment);
    RetryAfter: value => Const::Known(value);
}

/// The nearest value that can be sent: so an error that is passed on keeps it.
#[cfg(feature = "read")]
fn value(lines: &Lines<'_>) -> Result<RetryAfter, PartError> {
    lines.parsed().map(|value: RetryAfter| value.nearest())
}

#[cfg(feature = "read")]
fn delay(lines: &Lines<'_>) -> Result<Duration, PartError> {
    let value = value(lines)?;
    let delay = match value.delay() {
        Some(delay) => delay,
        None => value.since(lines.moment()?),
    };
    Ok(delay.min(RetryAfter::LONGEST))
}

#[cfg(feature = "read")]
fn seconds<T: TryFrom<u64>>(lines: &Lines<'_>) -> Result<T, PartError> {
    let delay = delay(lines)?;
    let whole = delay.as_secs().saturating_add((delay.subsec_nanos() > 0).into());
    T::try_from(whole).map_err(|_| PartError::Unfit)
}

#[cfg(feature = "read")]
reads! {
    RetryAfter {
        RetryAfter => |lines| value(lines);
        Duration => |lines| delay(lines);
        u8 => |lines| seconds(lines);
        u16 => |lines| seconds(lines);
        u32 => |lines| seconds(lines);
        u64 => |lines| seconds(lines);
        usize => |lines| seconds(lines);
        SystemTime => |lines| {
            let value = value(lines)?;
            let until = match value.delay() {
                Some(delay) => lines.moment()?.checked_add(delay).map(RetryAfter::at),
                None => Some(value),
            };
            until.and_then(|until| until.nearest().date()).ok_or(PartError::Unfit)
        };
    }
}
