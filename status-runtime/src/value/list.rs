//! Lists, element by element.

use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::put::{UNKNOWN, values};
#[cfg(feature = "read")]
use crate::header::{Accept, AcceptEncoding, AcceptPatch};
use crate::header::{List, ListHeader, Upgrade, Validator, sendable};
#[cfg(feature = "read")]
use crate::read::lines::{Lines, reads};
#[cfg(feature = "read")]
use crate::read::part_error::PartError;
use crate::trace;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a list of names",
        label = "not a list of strings",
        note = "help: `Vec<String>`, `&'static [&'static str]` or `{H}`"
    )]
    ListValue[H: ListHeader]() {
        [H] => |value, headers| listed(H::NAME, H::CONNECTION, value.to_field(), headers);
        [Vec<String>] => |value, headers| list::<H>(&mut value.iter().map(String::as_str), headers);
        [&'static [&'static str]] => |value, headers| list::<H>(&mut value.iter().copied(), headers);
    }
}

fn list<H: ListHeader>(elements: &mut dyn Iterator<Item = &str>, headers: &mut HeaderMap) {
    let list = sendable_ones(&H::NAME, H::ELEMENT, elements);
    listed(H::NAME, H::CONNECTION, list, headers);
}

/// The list without the elements that cannot be sent.
fn sendable_ones(name: &HeaderName, validate: Validator, elements: &mut dyn Iterator<Item = &str>) -> HeaderValue {
    let sendable_ones = elements.filter(|element| match validate(element) {
        Ok(()) => true,
        Err(error) => {
            trace::left_out(name.as_str(), &error);
            false
        }
    });
    sendable(&List::from_iter(sendable_ones))
}

/// A list that may be empty, with an option in Connection beside it where the header is for the next recipient alone.
/// Without any accepted coding it is `identity` (RFC 9110 12.5.3).
pub(super) fn listed(name: HeaderName, connection: Option<&'static str>, list: HeaderValue, headers: &mut HeaderMap) {
    if !list.is_empty() {
        if let Some(option) = connection {
            headers.append(header::CONNECTION, HeaderValue::from_static(option));
        }
        headers.append(name, list);
    } else if name == header::ACCEPT_ENCODING {
        headers.append(name, HeaderValue::from_static("identity"));
    } else {
        trace::left_out(name.as_str(), &"the list is empty");
    }
}

/// A 426 names at least one protocol (RFC 9110 15.5.22), as a 401 has at least one challenge.
pub fn at_least_unknown(headers: &mut HeaderMap) {
    if !headers.contains_key(header::UPGRADE) {
        listed(header::UPGRADE, Upgrade::CONNECTION, HeaderValue::from_static(UNKNOWN), headers);
    }
}

#[cfg(feature = "read")]
macro_rules! lists {
    ($($header:ident),*) => {
        reads! {
            $($header {
                $header, absent: $header::new([""; 0]).ok() => |lines| Ok($header::parse_all(lines.all())?);
                Vec<String>, absent: Some(Vec::new()) => |lines| {
                    Ok($header::parse_all(lines.all())?.iter().map(str::to_owned).collect())
                };
            })*
        }
    };
}

#[cfg(feature = "read")]
lists!(Accept, AcceptPatch, AcceptEncoding);

#[cfg(feature = "read")]
reads! {
    Upgrade {
        Upgrade, absent: Upgrade::new([""; 0]).ok() => |lines| protocols(lines);
        Vec<String>, absent: Some(Vec::new()) => |lines| Ok(protocols(lines)?.iter().map(str::to_owned).collect());
    }
}

/// The protocols, of which a 426 names at least one.
#[cfg(feature = "read")]
fn protocols(lines: &Lines<'_>) -> Result<Upgrade, PartError> {
    let protocols = Upgrade::parse_all(lines.all())?;
    if lines.is_required() && protocols.is_empty() { Err(PartError::Missing) } else { Ok(protocols) }
}
