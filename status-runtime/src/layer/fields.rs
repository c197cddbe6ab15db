//! The header fields of an error that are looked at before it is known what it is.

use http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue};
use status_vocabulary::grammar::elements;

use super::request::REQUEST_ID;

/// The header fields of an error that are read before it is known which error it is.
pub(super) struct Fields<'a> {
    pub(super) media_type: Option<&'a HeaderValue>,
    pub(super) length: Option<&'a HeaderValue>,
    pub(super) is_encoded: bool,
    pub(super) id: Option<&'a HeaderValue>,
    pub(super) has_one_media_type: bool,
    pub(super) varies_by_accept: bool,
    /// True if a field may be about the bytes of the content.
    pub(super) describes_bytes: bool,
}

impl<'a> Fields<'a> {
    /// Reads all fields in one pass, which costs less than a search for each.
    pub(super) fn of(headers: &'a HeaderMap) -> Fields<'a> {
        let mut fields = Fields {
            media_type: None,
            length: None,
            is_encoded: false,
            id: None,
            has_one_media_type: true,
            varies_by_accept: false,
            describes_bytes: false,
        };
        for (name, value) in headers {
            if *name == CONTENT_TYPE {
                fields.has_one_media_type = fields.media_type.is_none();
                fields.media_type.get_or_insert(value);
            } else if *name == VARY {
                fields.varies_by_accept |= varies_by_accept(value);
            } else if *name == REQUEST_ID {
                fields.id.get_or_insert(value);
            } else if *name != CACHE_CONTROL {
                fields.describes_bytes = true;
                if *name == CONTENT_LENGTH {
                    fields.length.get_or_insert(value);
                }
                fields.is_encoded |= *name == CONTENT_ENCODING;
            }
        }
        fields
    }

    /// Returns whether it is a document whose id is not in its header: perhaps from a layer that is not visible, whose
    /// field has been removed.
    pub(super) fn is_unnamed(&self) -> bool {
        let is_problem = |is: &HeaderValue| essence(is).eq_ignore_ascii_case(b"application/problem+json");
        self.id.is_none() && self.media_type.is_some_and(is_problem)
    }
}

/// Returns whether a line of Vary has Accept (RFC 9110 12.5.5).
fn varies_by_accept(line: &HeaderValue) -> bool {
    let says = |line: &str| elements(line).any(|(_, element)| element == "*" || element.eq_ignore_ascii_case("accept"));
    line.to_str().is_ok_and(says)
}

/// Type and subtype.
pub(super) fn essence(media_type: &HeaderValue) -> &[u8] {
    media_type.as_bytes().split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii()
}
