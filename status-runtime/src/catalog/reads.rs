//! A client's enum beside the catalogue of the server.

use status_vocabulary::ParameterIn;

use super::entries::{Transparent, named};
use crate::entry::{Entry, HeaderSpec, MemberSpec};
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
/// With the server in another repository, its lock file takes the place of the catalogue, in a test. The server's
/// `catalog::lock!` writes the file, with the feature `lock` on both sides; a copy of it belongs into the client's repository.
///
/// ```no_run
/// # use status_runtime::FromResponse;
/// # #[derive(Debug, FromResponse)]
/// # #[status(conflict_state)]
/// # struct OrderFailure;
/// #[test]
/// # fn hidden_from_the_runner() {}
/// fn the_server_responds_with_what_is_read() {
///     # #[cfg(feature = "lock")]
///     status_runtime::catalog::reads!(OrderFailure, "orders.lock");
/// }
/// # the_server_responds_with_what_is_read();
/// ```
///
/// The response has to be a problem document. What the server sends only sometimes, such as the header of a list that may be empty, has to be
/// an `Option`, or be a list that is read from a header. A variant that is `by_status` is for the intermediaries between the two, and need not exist.
/// A domain of gRPC is compared if the client's type has a `domain`; a lock file has none where it is the name of the server's crate.
#[macro_export]
#[doc(hidden)]
macro_rules! __reads {
    ($client:ty, $path:literal) => {
        $crate::private::reads_of_lock(
            ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", $path),
            $crate::private::Listing::of(
                <$client as $crate::FromResponse>::KNOWN,
                <$client as $crate::FromResponse>::__TRANSPARENT,
            ),
        )
    };
    ($client:ty, $server:ty) => {
        const _: () = if let ::core::option::Option::Some(message) = $crate::private::reads(
            $crate::private::Listing::of(
                <$client as $crate::FromResponse>::KNOWN,
                <$client as $crate::FromResponse>::__TRANSPARENT,
            ),
            $crate::private::Listing::of(
                <$server as $crate::Catalog>::ENTRIES,
                <$server as $crate::Catalog>::TRANSPARENT,
            ),
        ) {
            ::core::panic!("{}", message.text());
        };
    };
}

pub use __reads as reads;

/// The entries of a type, with its `transparent` variants.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct Listing {
    entries: &'static [&'static Entry],
    transparent: &'static [Transparent],
}

#[allow(missing_docs)]
impl Listing {
    pub const fn of(entries: &'static [&'static Entry], transparent: &'static [Transparent]) -> Listing {
        Listing { entries, transparent }
    }

    /// Each entry with its members and headers, those that `transparent` variants add included.
    #[cfg(feature = "lock")]
    pub(super) fn parts(
        &self,
    ) -> impl Iterator<Item = (&'static Entry, Vec<&'static MemberSpec>, Vec<&'static HeaderSpec>)> {
        self.entries.iter().enumerate().map(|(at, entry)| {
            let (mut members, mut headers) = (Vec::from_iter(entry.members()), Vec::from_iter(entry.headers()));
            let mut place = Transparent::holding(self.transparent, at);
            while let Some((variant, within)) = place {
                members.extend(variant.members());
                headers.extend(variant.headers());
                place = Transparent::holding(variant.inner(), within);
            }
            (*entry, members, headers)
        })
    }
}

/// The first of the client's entries that the server does not send, as a message.
pub const fn check(client: Listing, server: Listing) -> Option<ConstMessage> {
    // The mistake for which a type has none is reported there.
    if server.entries.is_empty() {
        return None;
    }
    let mut at = 0;
    while at < client.entries.len() {
        let entry = client.entries[at];
        let Some(first) = next(entry, server, 0) else {
            if !entry.parts().by_status {
                return Some(unknown(entry));
            }
            at += 1;
            continue;
        };
        let matching = Matching { server, entry, first, second: next(entry, server, first + 1) };
        if let Some(message) = matching.form() {
            return Some(message);
        }
        if let Some(message) = matching.lacking(entry.members(), entry.headers()) {
            return Some(message);
        }
        if let Some(message) = matching.elsewhere() {
            return Some(message);
        }
        let mut place = Transparent::holding(client.transparent, at);
        while let Some((variant, within)) = place {
            if let Some(message) = matching.lacking(variant.members(), variant.headers()) {
                return Some(message);
            }
            place = Transparent::holding(variant.inner(), within);
        }
        at += 1;
    }
    None
}

const NOTE: &str = "\nnote: a client recognises an error by its type, else by its code and status (RFC 9457 3.1.1)";

const fn unknown(entry: &Entry) -> ConstMessage {
    ConstMessage::begin("the server sends no error that `")
        .and(entry.variant())
        .and("` reads, with the ")
        .and(if is_typed(entry) { "type `" } else { "code `" })
        .and(if is_typed(entry) { entry.type_uri() } else { entry.code() })
        .and("` and the status of `")
        .and(entry.situation().name())
        .and("`\nhelp: give the variant the server's `code` or `type`, and its situation")
        .and(NOTE)
}

/// The position of the next of the server's entries that a client's entry is.
const fn next(entry: &Entry, server: Listing, from: usize) -> Option<usize> {
    let mut at = from;
    while at < server.entries.len() {
        let sent = server.entries[at];
        let is_it = match is_typed(entry) {
            true => is_same_type(entry.type_uri(), sent.type_uri()),
            false => is_same(entry.code(), sent.code()),
        };
        if is_it && !sent.is_concealed() && entry.status().as_u16() == sent.status().as_u16() {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The entries of a server that a client's entry is: nearly always one, and several where two `transparent` variants hold one
/// type.
#[derive(Clone, Copy)]
struct Matching<'a> {
    server: Listing,
    entry: &'a Entry,
    first: usize,
    second: Option<usize>,
}

impl Matching<'_> {
    /// A form in which the error is sent and not read.
    const fn form(self) -> Option<ConstMessage> {
        let mut at = Some(self.first);
        while let Some(place) = at {
            let sent = self.server.entries[place];
            if !sent.parts().body.is_problem() {
                return Some(
                    ConstMessage::begin("`")
                        .and(self.entry.variant())
                        .and("` is read from a problem document, and the server sends its errors in another form")
                        .and("\nhelp: `body = problem` on the server's type")
                        .and("\nnote: code, type and members are in the document (RFC 9457 3)"),
                );
            }
            if self.entry.parts().domain.is_own() && !is_same(self.entry.domain(), sent.domain()) {
                return Some(
                    ConstMessage::begin("`")
                        .and(self.entry.variant())
                        .and("` is read with the domain `")
                        .and(self.entry.domain())
                        .and("`, and the server's is `")
                        .and(sent.domain())
                        .and("`\nhelp: the same `domain` on both types")
                        .and("\nnote: a client of gRPC recognises an error by its domain and its reason (AIP-193)"),
                );
            }
            at = self.after(place);
        }
        None
    }

    /// The first member or header that is read and not sent.
    const fn lacking(self, members: &[MemberSpec], headers: &[HeaderSpec]) -> Option<ConstMessage> {
        macro_rules! each_is_sent {
            ($kind:literal, $parts:expr, $sent:ident) => {
                let mut parts = $parts;
                while let [read, rest @ ..] = parts {
                    let sent = self.$sent(read.name());
                    if let Some(message) = lacks(self.entry, $kind, read.name(), read.always(), sent) {
                        return Some(message);
                    }
                    parts = rest;
                }
            };
        }

        each_is_sent!("member", members, member);
        each_is_sent!("header", headers, header);
        None
    }

    /// A parameter whose name is read as one of another part of the request.
    const fn elsewhere(self) -> Option<ConstMessage> {
        let mut members = self.entry.members();
        while let [read, rest @ ..] = members {
            members = rest;
            let Some(expected) = read.parameter_in() else { continue };
            let mut at = Some(self.first);
            while let Some(place) = at {
                let sent = match named!(self.server.entries[place].members(), read.name()) {
                    Some(spec) => spec.parameter_in(),
                    None => None,
                };
                match sent {
                    Some(sent) if is_same(sent.as_str(), expected.as_str()) => {}
                    Some(_) | None => return Some(misplaced(self.entry, expected, sent)),
                }
                at = self.after(place);
            }
        }
        None
    }

    const fn after(self, place: usize) -> Option<usize> {
        match self.second {
            Some(second) if place == self.first => Some(second),
            Some(_) => next(self.entry, self.server, place + 1),
            None => None,
        }
    }
}

macro_rules! sent {
    ($($name:ident: $specs:ident;)*) => {
        impl Matching<'_> {
            $(
                #[doc = concat!("Returns whether the server always sends that ", stringify!($name), "; `None` where it never does.")]
                const fn $name(self, name: &str) -> Option<bool> {
                    let mut merged = Listing::$name(self.server, self.first, name);
                    let mut at = self.after(self.first);
                    while let Some(place) = at {
                        merged = match (merged, Listing::$name(self.server, place, name)) {
                            (Some(one), Some(other)) => Some(one && other),
                            (None, None) => None,
                            (Some(_), None) | (None, Some(_)) => Some(false),
                        };
                        at = self.after(place);
                    }
                    merged
                }
            )*
        }

        impl Listing {
            $(
                const fn $name(self, at: usize, name: &str) -> Option<bool> {
                    if let Some(spec) = named!(self.entries[at].$specs(), name) {
                        return Some(spec.always());
                    }
                    let mut place = Transparent::holding(self.transparent, at);
                    while let Some((variant, within)) = place {
                        if let Some(spec) = named!(variant.$specs(), name) {
                            return Some(spec.always());
                        }
                        place = Transparent::holding(variant.inner(), within);
                    }
                    None
                }
            )*
        }
    };
}

sent! {
    member: members;
    header: headers;
}

const fn misplaced(entry: &Entry, expected: ParameterIn, sent: Option<ParameterIn>) -> ConstMessage {
    let message = ConstMessage::begin("`")
        .and(entry.variant())
        .and("` reads the name of a parameter with `parameter = ")
        .and(expected.as_str());
    match sent {
        Some(sent) => message
            .and("`, and the server's is in another part of the request\nhelp: `parameter = ")
            .and(sent.as_str())
            .and("` on the field"),
        None => message
            .and("`, and the server's may be in any part of the request")
            .and("\nhelp: a field of the type `Parameter`, which has the part as well"),
    }
    .and("\nnote: the part of the request is in the document: the member `in` beside the name")
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
