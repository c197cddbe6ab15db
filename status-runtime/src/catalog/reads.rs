//! A client's enum beside the catalogue of the server.

use super::entries::named;
use crate::entry::Entry;
use crate::read::identity::{is_same_type, is_typed};
use crate::text::is_same;
use crate::value::check::ConstMessage;

/// Checks that a server sends the errors that a client reads: each variant of the client's enum exists in the server's catalogue,
/// with its type or code, its status, and the members and headers that its fields are read from.
///
/// Where both are known to the compiler, it is an item, and a mistake is a compile error:
///
/// ```
/// use status_runtime::{FromResponse, HttpError, Received, catalog};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("order {id} has already shipped")]
/// #[status(conflict_state)]
/// struct AlreadyShipped {
///     #[status(extension)]
///     id: u64,
/// }
///
/// #[derive(Debug, FromResponse)]
/// enum OrderFailure {
///     #[status(conflict_state)]
///     AlreadyShipped { #[status(extension)] id: u64 },
///     #[status(unknown)]
///     Unknown(Received),
/// }
///
/// catalog::reads!(OrderFailure, AlreadyShipped);
/// ```
///
/// With the server in another repository, its lock file takes the place of the catalogue, in a test:
///
/// ```no_run
/// # use status_runtime::FromResponse;
/// # #[derive(Debug, FromResponse)]
/// # #[status(conflict_state)]
/// # struct OrderFailure;
/// #[test]
/// # fn hidden_from_the_runner() {}
/// fn the_server_answers_with_what_is_read() {
///     # #[cfg(feature = "lock")]
///     status_runtime::catalog::reads!(OrderFailure, "orders.lock");
/// }
/// # the_server_answers_with_what_is_read();
/// ```
///
/// A field that the server sends only sometimes has to be an `Option`. A variant that is `by_status` is for the
/// intermediaries between the two, and need not exist.
#[macro_export]
#[doc(hidden)]
macro_rules! __reads {
    ($client:ty, $path:literal) => {
        $crate::private::reads_of_lock(
            ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", $path),
            <$client as $crate::FromResponse>::KNOWN,
        )
    };
    ($client:ty, $server:ty) => {
        const _: () = if let ::core::option::Option::Some(message) =
            $crate::private::reads(<$client as $crate::FromResponse>::KNOWN, <$server as $crate::Catalog>::ENTRIES)
        {
            ::core::panic!("{}", message.text());
        };
    };
}

pub use __reads as reads;

/// The first of the client's entries that the server does not send, as a message.
pub const fn check(client: &[&Entry], server: &[&Entry]) -> Option<ConstMessage> {
    let mut at = 0;
    while at < client.len() {
        let entry = client[at];
        match find(entry, server) {
            Some(sent) => {
                if let Some(message) = part(entry, sent) {
                    return Some(message);
                }
            }
            None if entry.parts().by_status => {}
            None => {
                return Some(
                    ConstMessage::begin("the server sends no error that `")
                        .and(entry.variant())
                        .and("` reads, with the ")
                        .and(if is_typed(entry) { "type `" } else { "code `" })
                        .and(if is_typed(entry) { entry.type_uri() } else { entry.code() })
                        .and("` and the status of `")
                        .and(entry.situation().name())
                        .and("`\nhelp: give the variant the server's `code` or `type`, and its situation")
                        .and(NOTE),
                );
            }
        }
        at += 1;
    }
    None
}

const NOTE: &str = "\nnote: a client recognises an error by its type, else by its code and status (RFC 9457 3.1.1)";

const fn find<'a>(entry: &Entry, server: &[&'a Entry]) -> Option<&'a Entry> {
    let mut at = 0;
    while at < server.len() {
        let sent = server[at];
        let is_it = match is_typed(entry) {
            true => is_same_type(entry.type_uri(), sent.type_uri()),
            false => is_same(entry.code(), sent.code()),
        };
        if is_it && !sent.is_concealed() && entry.status().as_u16() == sent.status().as_u16() {
            return Some(sent);
        }
        at += 1;
    }
    None
}

/// The first member or header that is read and not sent.
const fn part(entry: &Entry, sent: &Entry) -> Option<ConstMessage> {
    macro_rules! each_is_sent {
        ($kind:literal, $parts:ident) => {
            let mut parts = entry.$parts();
            while let [read, rest @ ..] = parts {
                let always = match named!(sent.$parts(), read.name()) {
                    Some(sent) => Some(sent.always()),
                    None => None,
                };
                if let Some(message) = lacks(entry, $kind, read.name(), read.always(), always) {
                    return Some(message);
                }
                parts = rest;
            }
        };
    }

    each_is_sent!("member", members);
    each_is_sent!("header", headers);
    None
}

/// A part that is always read, but sent never or only sometimes.
const fn lacks(entry: &Entry, kind: &str, name: &str, is_required: bool, sent: Option<bool>) -> Option<ConstMessage> {
    let (what, help) = match sent {
        Some(true) => return None,
        Some(false) if !is_required => return None,
        Some(false) => ("` only sometimes", "\nhelp: make the field an `Option`"),
        None => ("`", "\nhelp: give the field the name that the server sends, or drop it"),
    };
    let not = if sent.is_some() { "` is sent with the " } else { "` is not sent with the " };
    Some(
        ConstMessage::begin("`")
            .and(entry.variant())
            .and(not)
            .and(kind)
            .and(" `")
            .and(name)
            .and(what)
            .and(help)
            .and(NOTE),
    )
}
