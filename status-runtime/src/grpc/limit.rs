//! The sizes that clients take.
//!
//! grpc-go and gRPC core refuse trailers of more than 8 KiB, and grpc-java closes the connection at 10 KiB. So the message
//! has at most 1 KiB, the details have at most 4 KiB, which Base64 makes 5.4 KiB of, and the rest is for metadata.

use http::HeaderMap;

use super::data::Status;
use super::message;
use super::write::{Items, Sizes};
use crate::trace;

/// The maximum length of a status as bytes.
const LONGEST: usize = 4096;

/// The maximum size of the metadata beside the status, as HTTP/2 counts header fields: the rest of 8 KiB, without what is
/// left for the names of the fields of the status and for the delay.
const MOST_METADATA: usize = 1280;

/// The size that HTTP/2 adds to that of a name and a value (RFC 9113 6.5.2).
const OVERHEAD: usize = 32;

/// The fields that clients take, in their order.
pub(super) fn fitting(fields: &HeaderMap) -> HeaderMap {
    let (mut fitting, mut room) = (HeaderMap::new(), MOST_METADATA);
    for (name, value) in fields {
        match room.checked_sub(name.as_str().len() + value.len() + OVERHEAD) {
            Some(left) => {
                room = left;
                fitting.append(name, value.clone());
            }
            None => {
                trace::left_out(
                    name.as_str(),
                    &format!("gRPC clients refuse more than {MOST_METADATA} bytes of metadata"),
                );
            }
        }
    }
    fitting
}

/// Shortens a status to what clients take. Help is dropped first, then metadata that were cut in the message, then
/// violations from the end, then metadata from the end; the identity and the delay always fit.
pub(super) fn fit(status: &mut Status) {
    let kept = message::beginning(&status.message).len();
    let mut needed = usize::MAX;
    if kept < status.message.len() {
        needed = status.error_info.as_mut().map_or(0, |info| set_aside(&mut info.metadata, &status.message, kept));
        status.message.truncate(kept);
        trace::left_out("detail", &"the end of it: a longer message would break the stream of most gRPC clients");
    }
    let mut sizes = Sizes::of(status);
    let help = cut(&mut status.help, 0, &mut sizes, |sizes| &mut sizes.help);
    let mut none = Vec::new();
    let metadata = status.error_info.as_mut().map_or(&mut none, |info| &mut info.metadata);
    let repeated = cut(metadata, needed, &mut sizes, |sizes| &mut sizes.metadata);
    let violations = cut(&mut status.violations, 0, &mut sizes, |sizes| &mut sizes.violations);
    let metadata = repeated + cut(metadata, 0, &mut sizes, |sizes| &mut sizes.metadata);
    for (what, left_out) in [("Help", help), ("BadRequest", violations), ("ErrorInfo.metadata", metadata)] {
        if left_out > 0 {
            let why = format!("{left_out} at the end: gRPC clients refuse more than {LONGEST} bytes of details");
            trace::left_out(what, &why);
        }
    }
}

/// Moves metadata whose value is cut in the message to the end, as the message has its beginning; the number of the others.
fn set_aside(metadata: &mut [(String, String)], message: &str, kept: usize) -> usize {
    let is_cut = |value: &str| message.match_indices(value).any(|(at, _)| at < kept && kept < at + value.len());
    metadata.sort_by_cached_key(|(_, value)| is_cut(value));
    metadata.partition_point(|(_, value)| !is_cut(value))
}

/// Drops items from the end, all but the needed ones, until the status fits; the number of items that were dropped.
fn cut<T>(items: &mut Vec<T>, needed: usize, sizes: &mut Sizes, list: impl Fn(&mut Sizes) -> &mut Items) -> usize {
    let before = items.len();
    while sizes.total() > LONGEST && items.len() > needed && list(sizes).drop_last() {
        items.pop();
    }
    before - items.len()
}
