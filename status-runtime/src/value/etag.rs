//! Entity tags.

use http::{HeaderMap, HeaderValue, header};

use super::put::{append, values};
use crate::header::ETag;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be an ETag",
        label = "not an entity tag",
        note = "help: `ETag` or `String`",
        note = "an entity tag is an opaque string (RFC 9110 8.8.3)"
    )]
    ETagValue[]() {
        [ETag] => |value, headers| { headers.append(header::ETAG, value.into()); };
        [String, &'static str] => |value, headers| etag(value, headers);
    }
}

fn etag(opaque: &str, headers: &mut HeaderMap) {
    append(header::ETAG, ETag::strong(opaque).map(HeaderValue::from), headers);
}
