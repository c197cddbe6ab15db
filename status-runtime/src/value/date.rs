//! A point in time.

use std::time::SystemTime;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::put::{append, values};
use crate::header::{Deprecation, LastModified, Sunset};

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a date",
        label = "not a point in time",
        note = "help: `SystemTime`, of `std::time`",
        note = "the header is made from it, in the format that it wants"
    )]
    DateValue(name: HeaderName, date: Date) {
        [SystemTime] => |value, headers| {
            let sendable = match date {
                Date::LastModified => LastModified::at(*value).map(HeaderValue::from),
                Date::Deprecation => Deprecation::at(*value).map(HeaderValue::from),
                Date::Sunset => Sunset::at(*value).map(HeaderValue::from),
            };
            append(name, sendable, headers);
        };
    }
}

/// Which of the headers that are a date.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Date {
    LastModified,
    Deprecation,
    Sunset,
}
