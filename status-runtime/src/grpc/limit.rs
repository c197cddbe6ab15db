//! The sizes that clients take.
//!
//! grpc-go and gRPC core refuse trailers of more than 8 KiB, and grpc-java closes the connection at 10 KiB. So the message
//! has at most 1 KiB, the details have at most 4 KiB, which Base64 makes 5.4 KiB of, and the rest is for metadata.

use super::data::Status;
use super::message;
use super::write::{Items, Sizes};
use crate::trace;

/// The maximum length of a status as bytes.
const LONGEST: usize = 4096;

/// Shortens a status to what clients take. Help is dropped first, then violations from the end, then metadata from the
/// end; the identity and the delay always fit.
pub(super) fn fit(status: &mut Status) {
    let kept = message::beginning(&status.message).len();
    if kept < status.message.len() {
        status.message.truncate(kept);
        trace::left_out("detail", &"the end of it: a longer message would break the stream of most gRPC clients");
    }
    let mut sizes = Sizes::of(status);
    let help = cut(&mut status.help, &mut sizes, |sizes| &mut sizes.help);
    let violations = cut(&mut status.violations, &mut sizes, |sizes| &mut sizes.violations);
    let mut none = Vec::new();
    let metadata = status.error_info.as_mut().map_or(&mut none, |info| &mut info.metadata);
    let metadata = cut(metadata, &mut sizes, |sizes| &mut sizes.metadata);
    for (what, left_out) in [("Help", help), ("BadRequest", violations), ("ErrorInfo.metadata", metadata)] {
        if left_out > 0 {
            let why = format!("{left_out} at the end: gRPC clients refuse more than {LONGEST} bytes of details");
            trace::left_out(what, &why);
        }
    }
}

/// Drops items from the end until the status fits; the number of items that were dropped.
fn cut<T>(items: &mut Vec<T>, sizes: &mut Sizes, list: impl Fn(&mut Sizes) -> &mut Items) -> usize {
    let before = items.len();
    while sizes.total() > LONGEST && list(sizes).drop_last() {
        items.pop();
    }
    before - items.len()
}
