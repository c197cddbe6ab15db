//! A part of a representation, or the complete length of one that has no such part: Content-Range.

use http::{HeaderMap, header};

use super::put::values;
use crate::header::ContentRange;
#[cfg(feature = "read")]
use crate::read::lines::{Lines, reads};
#[cfg(feature = "read")]
use crate::read::part_error::PartError;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a length",
        label = "not a number of bytes",
        note = "help: an unsigned integer",
        note = "the complete length is a number of bytes (RFC 9110 14.4)"
    )]
    LengthValue[]() {
        [u8, u16, u32] => |value, headers| content_range(&ContentRange::unsatisfied(u64::from(*value)), headers);
        [u64] => |value, headers| content_range(&ContentRange::unsatisfied(*value), headers);
        [usize] => |value, headers| content_range(&ContentRange::unsatisfied(*value as u64), headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a Content-Range",
        label = "not a range",
        note = "help: `ContentRange`, e.g. from `ContentRange::bytes(first, last, Some(length))`",
        note = "Content-Range names first, last and complete length (RFC 9110 14.4)"
    )]
    ContentRangeValue[]() {
        [ContentRange] => |value, headers| content_range(value, headers);
    }
}

fn content_range(value: &ContentRange, headers: &mut HeaderMap) {
    headers.append(header::CONTENT_RANGE, value.into());
}

/// The complete length in a Content-Range, where a field holds nothing else of it.
#[derive(Debug)]
pub enum Length {}

#[cfg(feature = "read")]
fn length<T: TryFrom<u64>>(lines: &Lines<'_>) -> Result<T, PartError> {
    let range = lines.parsed::<ContentRange>()?;
    // Another unit counts something else (RFC 9110 14.1).
    let length = range.complete_length().filter(|_| range.unit().eq_ignore_ascii_case("bytes"));
    length.and_then(|length| T::try_from(length).ok()).ok_or(PartError::Unfit)
}

#[cfg(feature = "read")]
reads! {
    Length {
        u8 => |lines| length(lines);
        u16 => |lines| length(lines);
        u32 => |lines| length(lines);
        u64 => |lines| length(lines);
        usize => |lines| length(lines);
    }
    ContentRange {
        ContentRange => |lines| lines.parsed();
    }
}
