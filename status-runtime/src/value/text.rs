//! A text of one grammar, and the value of a header of the author's own.

use http::{HeaderMap, HeaderName, HeaderValue};
use status_vocabulary::grammar;

use super::judge::Judge;
use super::put::values;
use crate::trace;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be this header",
        label = "not a string",
        note = "help: `String`"
    )]
    TextValue(name: HeaderName, judge: Judge) {
        [String] => |value, headers| text(name, judge, value, headers);
        [&'static str] => |value, headers| text(name, judge, value, headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a header",
        label = "not a header value",
        note = "help: `http::HeaderValue`, `String`, `&'static str` or an integer"
    )]
    FieldValue(name: HeaderName) {
        [HeaderValue] => |value, headers| { headers.append(name, value.clone()); };
        [String] => |value, headers| text(name, grammar::field_value, value, headers);
        [&'static str] => |value, headers| text(name, grammar::field_value, value, headers);
        [u8, u16, u32, u64, usize, i8, i16, i32, i64, isize] => |value, headers| {
            text(name, grammar::field_value, &value.to_string(), headers);
        };
        [u128, i128] => |value, headers| text(name, grammar::field_value, &value.to_string(), headers);
    }
}

pub(super) fn text(name: HeaderName, judge: Judge, value: &str, headers: &mut HeaderMap) {
    let sendable = judge(value).and_then(|()| grammar::field_value(value));
    match (sendable, HeaderValue::from_str(value)) {
        (Ok(()), Ok(value)) => {
            headers.append(name, value);
        }
        (Err(fault), _) => trace::left_out(name.as_str(), &fault),
        (_, Err(error)) => trace::left_out(name.as_str(), &error),
    }
}
