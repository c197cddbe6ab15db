//! Links with their relation.

use http::{HeaderMap, HeaderValue, header};

use super::put::{append, values};
use super::reference::{Part, reference};
use crate::header::Link;
#[cfg(feature = "read")]
use crate::read::lines::reads;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a Link",
        label = "not a link",
        note = "help: `Link`, `Vec<Link>` or `&'static [Link]`",
        note = "a link has a relation and a target (RFC 8288 3)"
    )]
    LinkValue[]() {
        [Link] => |value, headers| { headers.append(header::LINK, value.into()); };
        [Vec<Link>, &'static [Link]] => |value, headers| {
            for link in value.iter() {
                headers.append(header::LINK, link.into());
            }
        };
    }
}

#[allow(missing_docs)]
pub fn linked(rel: &'static str, parts: &[Part<'_>], headers: &mut HeaderMap) {
    let link = reference(parts)
        .and_then(|target| Link::new(rel, target.as_str()).map_err(|invalid| invalid.error()))
        .map(HeaderValue::from);
    append(header::LINK, link, headers);
}

#[cfg(feature = "read")]
reads! {
    Link {
        Link => |lines| lines.member(|lines| Link::parse_all(lines));
        Vec<Link>, absent: Some(Vec::new()) => |lines| lines.members(|lines| Link::parse_all(lines));
    }
}
