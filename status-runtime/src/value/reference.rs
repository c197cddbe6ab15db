//! A URI reference, whole or built from fields: Location, Content-Location and the target of a link.

use std::fmt::{self, Display};

use http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use status_vocabulary::grammar::{self, GrammarError};

use super::put::{append, values};
use crate::header::location::{is_step, push_fragment, push_path_segment, push_query};
use crate::header::{ContentLocation, Invalid, Location, ReferenceHeader};
#[cfg(feature = "read")]
use crate::read::lines::reads;
#[cfg(feature = "read")]
use crate::read::part_error::PartError;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a URI reference",
        label = "not a URI reference",
        note = "help: `http::Uri`, `String` or `{H}`; or a literal with fields in it, `\"/orders/{{id}}\"`",
        note = "Location is a URI reference (RFC 9110 10.2.2)"
    )]
    LocationValue[H: ReferenceHeader]() {
        [H] => |value, headers| { headers.append(H::NAME, value.to_field()); };
        [String, &'static str] => |value, headers| location(H::NAME, Location::encode(value), headers);
        [Uri] => |value, headers| location(H::NAME, Location::try_from(value), headers);
    }
}

#[diagnostic::do_not_recommend]
impl LocationValue<ContentLocation> for Location {
    fn put(&self, headers: &mut HeaderMap) {
        append(ContentLocation::NAME, fit_for(&ContentLocation::NAME, self), headers);
    }
}

/// A location from a text, which must not name a host of its own.
fn location(name: HeaderName, value: Result<Location, Invalid>, headers: &mut HeaderMap) {
    let value = value.map_err(|invalid| invalid.error()).and_then(|value| match names_host(value.as_str()) {
        true => Err(OTHER_HOST),
        false => fit_for(&name, &value),
    });
    append(name, value, headers);
}

fn fit_for(name: &HeaderName, value: &Location) -> Result<HeaderValue, GrammarError> {
    if *name == header::CONTENT_LOCATION {
        grammar::content_location(value.as_str())?;
    }
    Ok(value.into())
}

const OTHER_HOST: GrammarError =
    GrammarError::new(0, "a reference that starts with `//` names another host (RFC 3986 4.2)");

fn names_host(reference: &str) -> bool {
    reference.starts_with("//")
}

/// A part of a URI reference that is built from fields.
#[allow(missing_docs, missing_debug_implementations)]
#[derive(Clone, Copy)]
pub enum Part<'a> {
    Text(&'static str),
    Segment(&'a dyn Display),
    Query(&'a dyn Display),
    Fragment(&'a dyn Display),
}

/// Builds a reference whose host is that of the text, whatever the values are (RFC 3986 4.2): an empty segment could
/// turn two slashes into `//`.
pub(super) fn reference(parts: &[Part<'_>]) -> Result<Location, GrammarError> {
    const NO_PART: &str = "a value that no URI can hold";

    let mut uri = String::new();
    let mut is_begun = false;
    for part in parts {
        let sendable = match *part {
            Part::Text(text) => {
                let end = uri.len() + text.find(['/', '?', '#']).unwrap_or(text.len());
                uri.push_str(text);
                // The text after a value continues its segment.
                !(is_begun && is_step(&uri[..end]))
            }
            Part::Segment(value) => push_path_segment(&mut uri, value),
            Part::Query(value) => push_query(&mut uri, value),
            Part::Fragment(value) => push_fragment(&mut uri, value),
        };
        if !sendable {
            return Err(GrammarError::new(uri.len(), NO_PART));
        }
        is_begun = matches!(part, Part::Segment(_));
    }
    if names_host(&uri) && !matches!(parts.first(), Some(Part::Text(text)) if names_host(text)) {
        return Err(OTHER_HOST);
    }
    Location::try_from(uri).map_err(|invalid| invalid.error())
}

#[allow(missing_docs)]
pub fn located(name: HeaderName, parts: &[Part<'_>], headers: &mut HeaderMap) {
    append(name, reference(parts).map(HeaderValue::from), headers);
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Text(text) => f.write_str(text),
            Part::Segment(value) | Part::Query(value) | Part::Fragment(value) => write!(f, "{{{value}}}"),
        }
    }
}

#[cfg(feature = "read")]
macro_rules! references {
    ($($header:ident),*) => {
        reads! {
            $($header {
                $header => |lines| lines.parsed();
                String => |lines| Ok(lines.parsed::<$header>()?.to_string());
                // `7` is a host to `Uri`, and a path by RFC 3986 4.2.
                Uri => |lines| {
                    let uri = lines.parsed::<$header>()?.as_str().parse::<Uri>().ok();
                    uri.filter(|uri| uri.authority().is_none() || uri.scheme().is_some()).ok_or(PartError::Unfit)
                };
            })*
        }
    };
}

#[cfg(feature = "read")]
references!(Location, ContentLocation);

#[cfg(feature = "read")]
reads! {
    ContentLocation {
        Location => |lines| Ok(lines.parsed::<ContentLocation>()?.as_str().parse()?);
    }
}
