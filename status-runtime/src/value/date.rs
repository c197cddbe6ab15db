//! A point in time.

use std::time::SystemTime;

use http::HeaderMap;

use super::put::{append, values};
use crate::header::DateHeader;
#[cfg(feature = "read")]
use crate::header::{Deprecation, LastModified, Sunset};
#[cfg(feature = "read")]
use crate::read::lines::reads;
#[cfg(feature = "read")]
use crate::read::part_error::PartError;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a date",
        label = "not a point in time",
        note = "help: `SystemTime`, of `std::time`, or `{H}`",
        note = "the header is made from it, in the format that it wants"
    )]
    DateValue[H: DateHeader]() {
        [H] => |value, headers| { headers.append(H::NAME, value.to_field()); };
        [SystemTime] => |value, headers| append(H::NAME, H::try_from(*value).map(|date| date.to_field()), headers);
    }
}

#[cfg(feature = "read")]
macro_rules! dates {
    ($($header:ident),*) => {
        reads! {
            $($header {
                $header => |lines| lines.parsed();
                SystemTime => |lines| lines.parsed::<$header>()?.time().ok_or(PartError::Unfit);
            })*
        }
    };
}

#[cfg(feature = "read")]
dates!(Deprecation, LastModified, Sunset);
