use std::error::Error;
use std::fmt;

use super::fields::{Broken, Place};
use super::part_error::PartError;
use super::received::Received;
use crate::entry::Entry;

/// A known error that cannot be read: a member or a header that its variant needs is missing, or is not what it should be.
///
/// The server has changed, or something between the two has. No default takes the place of what is not there.
///
/// ```
/// use status_runtime::FromResponse;
///
/// #[derive(Debug, FromResponse)]
/// #[status(conflict_state)]
/// struct AlreadyShipped {
///     #[status(extension)]
///     id: u64,
/// }
///
/// let response = http::Response::builder()
///     .status(409)
///     .header("content-type", "application/problem+json")
///     .body(r#"{"status":409,"code":"already_shipped"}"#)?;
/// let unread = AlreadyShipped::read(response).unwrap_err();
/// assert_eq!(unread.to_string(), "`already_shipped` (409) cannot be read: the member `id` is missing");
/// assert_eq!(unread.member(), Some("id"));
/// assert_eq!(unread.received().status(), 409);
/// # Ok::<(), http::Error>(())
/// ```
pub struct Unread(Box<Inner>);

struct Inner {
    entry: &'static Entry,
    place: Place,
    part_error: PartError,
    received: Received,
}

impl Unread {
    pub(crate) fn new(entry: &'static Entry, Broken { place, part_error }: Broken, received: Received) -> Unread {
        Unread(Box::new(Inner { entry, place, part_error, received }))
    }

    /// The variant that was recognised.
    pub fn entry(&self) -> &'static Entry {
        self.0.entry
    }

    /// The member that is missing or cannot be read.
    pub fn member(&self) -> Option<&'static str> {
        match self.0.place {
            Place::Member(name) => Some(name),
            Place::Header(_) => None,
        }
    }

    /// The header that is missing or cannot be read, in lower case.
    pub fn header(&self) -> Option<&'static str> {
        match self.0.place {
            Place::Header(name) => Some(name),
            Place::Member(_) => None,
        }
    }

    /// Returns whether it is not there at all.
    pub fn is_missing(&self) -> bool {
        matches!(self.0.part_error, PartError::Missing)
    }

    /// The response.
    pub fn received(&self) -> &Received {
        &self.0.received
    }

    /// The response, without the error.
    pub fn into_received(self) -> Received {
        self.0.received
    }
}

/// Without the value that is not what it should be: it may be secret, and it may be long. The [source](Error::source) has it.
impl fmt::Debug for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unread").field("error", &format_args!("{self}")).field("received", self.received()).finish()
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { entry, place, part_error, .. } = &*self.0;
        let (kind, name) = match place {
            Place::Member(name) => ("member", name),
            Place::Header(name) => ("header", name),
        };
        let (code, status) = (entry.code(), entry.status().as_u16());
        write!(f, "`{code}` ({status}) cannot be read: the {kind} `{name}` {part_error}")
    }
}

impl Error for Unread {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.part_error.source()
    }
}
