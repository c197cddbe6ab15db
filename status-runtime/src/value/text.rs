//! Headers that are written as one text, and the values of custom headers.

use http::{HeaderMap, HeaderName, HeaderValue};
use status_vocabulary::grammar::{self, elements};

use super::list::listed;
use super::put::values;
#[cfg(feature = "read")]
use crate::header::{CacheControl, ContentLanguage, Vary};
use crate::header::{List, TextHeader, Validator, sendable};
#[cfg(feature = "read")]
use crate::read::lines::{Lines, reads};
#[cfg(feature = "read")]
use crate::read::part_error::PartError;
use crate::trace;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be this header",
        label = "not a string",
        note = "help: `String` or `{H}`"
    )]
    TextValue[H: TextHeader]() {
        [H] => |value, headers| listed(H::NAME, None, value.to_field(), headers);
        [String, &'static str] => |value, headers| list(H::NAME, H::TEXT, value, headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a header",
        label = "not a header value",
        note = "help: `http::HeaderValue`, `String`, `&'static str` or an integer"
    )]
    FieldValue[](name: HeaderName) {
        [HeaderValue] => |value, headers| { headers.append(name, value.clone()); };
        [String, &'static str] => |value, headers| text(name, value, headers);
        [u8, u16, u32, u64, usize, i8, i16, i32, i64, isize] => |value, headers| text(name, &value.to_string(), headers);
        [u128, i128] => |value, headers| text(name, &value.to_string(), headers);
    }
}

/// Appends the elements of a text, in the form in which a literal is sent.
fn list(name: HeaderName, validate: Validator, text: &str, headers: &mut HeaderMap) {
    match validate(text) {
        Ok(()) => {
            let list = List::from_iter(elements(text).map(|(_, element)| element));
            listed(name, None, sendable(&list), headers);
        }
        Err(error) => trace::left_out(name.as_str(), &error),
    }
}

fn text(name: HeaderName, value: &str, headers: &mut HeaderMap) {
    match (grammar::field_value(value), HeaderValue::from_str(value)) {
        (Ok(()), Ok(value)) => {
            headers.append(name, value);
        }
        (Err(error), _) => trace::left_out(name.as_str(), &error),
        (_, Err(error)) => trace::left_out(name.as_str(), &error),
    }
}

#[cfg(feature = "read")]
macro_rules! texts {
    ($($header:ident),*) => {
        reads! {
            $($header {
                $header => |lines| Ok($header::parse_all(lines.all())?);
                String => |lines| Ok($header::parse_all(lines.all())?.to_string());
            })*
        }
    };
}

#[cfg(feature = "read")]
texts!(CacheControl, ContentLanguage, Vary);

#[cfg(feature = "read")]
fn shown<'a>(lines: &Lines<'a>) -> Result<&'a str, PartError> {
    lines.one()?.to_str().map_err(|_| PartError::Unfit)
}

/// A custom header.
#[cfg(feature = "read")]
macro_rules! fields {
    ($($number:ty),*) => {
        reads! {
            HeaderValue {
                HeaderValue => |lines| lines.one().cloned();
                String => |lines| Ok(shown(lines)?.to_owned());
                $($number => |lines| shown(lines)?.parse().map_err(|_| PartError::Unfit);)*
            }
        }
    };
}

#[cfg(feature = "read")]
fields!(u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, u128, i128);
