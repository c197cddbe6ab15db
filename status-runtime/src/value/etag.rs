//! Entity tags.

use http::{HeaderMap, HeaderValue, header};

use super::put::{append, values};
use crate::header::ETag;
#[cfg(feature = "read")]
use crate::read::lines::reads;
#[cfg(feature = "read")]
use crate::read::part_error::PartError;

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

#[cfg(feature = "read")]
reads! {
    ETag {
        ETag => |lines| lines.parsed();
        // A text is a strong tag, so that a weak one is none.
        String => |lines| {
            let tag: ETag = lines.parsed()?;
            if tag.is_weak() { Err(PartError::Unfit) } else { Ok(tag.opaque().to_owned()) }
        };
    }
}
