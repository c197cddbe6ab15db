use std::fmt;

use http::StatusCode;
use status_vocabulary::{Level, Situation};

use crate::integrations::{aide, utoipa};
use crate::private::Parts;

/// The constant part of one variant: what can be said of it before there is a value.
///
/// The derive writes one per variant, as a `static`. [`HttpError::entry`](crate::HttpError::entry) leads from a value to
/// its entry, [`Catalog::ENTRIES`](crate::Catalog::ENTRIES) lists those of a type.
///
/// ```
/// use status_runtime::{Catalog, HttpError, situation};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// enum CartError {
///     /// The cart was emptied or never filled.
///     #[error("there is no such cart")]
///     #[status(not_found)]
///     NoSuchCart,
/// }
///
/// let entry = CartError::ENTRIES[0];
/// assert_eq!(entry.situation(), situation::NOT_FOUND);
/// assert_eq!(entry.status(), 404);
/// assert_eq!(entry.code(), "no_such_cart");
/// assert_eq!(entry.type_uri(), "about:blank");
/// assert_eq!(entry.title(), "Not Found");
/// assert_eq!(entry.variant(), "NoSuchCart");
/// assert_eq!(entry.docs(), "The cart was emptied or never filled.");
/// ```
pub struct Entry(pub(crate) Parts);

impl Entry {
    /// What happened.
    pub const fn situation(&self) -> &'static Situation {
        self.0.situation
    }

    /// The status code that goes out, with the type's `policy(..)` applied.
    pub const fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The machine-readable `code` of the document.
    pub const fn code(&self) -> &'static str {
        self.0.code
    }

    /// The problem type (RFC 9457 3.1.1).
    pub const fn type_uri(&self) -> &'static str {
        self.0.type_uri
    }

    /// The problem's title (RFC 9457 3.1.3).
    pub const fn title(&self) -> &'static str {
        self.0.title
    }

    /// The variant's name, or the struct's.
    pub const fn variant(&self) -> &'static str {
        self.0.variant
    }

    /// The variant's doc comment.
    pub const fn docs(&self) -> &'static str {
        self.0.docs
    }

    /// The headers that its answer has, always or sometimes; Content-Type and framing are not among them.
    pub const fn headers(&self) -> &'static [HeaderSpec] {
        self.0.headers
    }

    /// The members that its document has beside the standard ones and `code`, in order.
    pub const fn members(&self) -> &'static [MemberSpec] {
        self.0.members
    }

    /// Whether the document has a `detail`.
    pub const fn has_detail(&self) -> bool {
        self.0.has_detail
    }

    /// The detail as the author wrote it, with the names of fields in braces: `order {id} does not exist`. Empty where
    /// there is none, and where only the value knows it.
    pub const fn detail(&self) -> &'static str {
        self.0.detail
    }

    /// The content of an outcome.
    pub const fn content(&self) -> Option<&ContentSpec> {
        self.0.content.as_ref()
    }

    /// The level at which the answer is logged.
    pub const fn log(&self) -> Level {
        self.0.log
    }

    pub(crate) const fn parts(&self) -> &Parts {
        &self.0
    }

    /// What a client is told that it is. Type, title and code of the entry itself are the variant's own, for logs.
    pub(crate) const fn identity(&self) -> Identity {
        match self.0.seen {
            Seen::Itself => Identity { type_uri: self.0.type_uri, title: self.0.title, code: self.0.code },
            Seen::Twin(identity) => identity,
            Seen::Absent => {
                let absent = crate::situation::NOT_FOUND;
                Identity { type_uri: "about:blank", title: absent.phrase(), code: absent.name() }
            }
        }
    }

    /// Whether it is a hidden variant, of whatever kind.
    #[cfg_attr(not(feature = "problem"), allow(dead_code))]
    pub(crate) const fn is_concealed(&self) -> bool {
        !matches!(self.0.seen, Seen::Itself)
    }

    /// Whether it is a hidden variant without a twin: the response must not be told from that of a router which knows no
    /// such resource, and no catalogue mentions it.
    #[cfg_attr(not(feature = "problem"), allow(dead_code))]
    pub(crate) const fn is_absent(&self) -> bool {
        matches!(self.0.seen, Seen::Absent)
    }
}

/// As what a client sees a variant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Seen {
    Itself,
    /// As another one, from which it must not be told.
    Twin(Identity),
    /// As a resource that is not there.
    Absent,
}

/// What tells the documents of one variant from those of the others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Identity {
    #[cfg_attr(not(feature = "problem"), allow(dead_code, reason = "a document has it"))]
    pub(crate) type_uri: &'static str,
    pub(crate) title: &'static str,
    #[cfg_attr(not(any(feature = "problem", feature = "dropshot")), allow(dead_code, reason = "a document has it"))]
    pub(crate) code: &'static str,
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("variant", &self.variant())
            .field("situation", &self.situation().name())
            .field("status", &self.status())
            .field("code", &self.code())
            .field("type_uri", &self.type_uri())
            .finish_non_exhaustive()
    }
}

/// A header that a variant's answer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeaderSpec {
    pub(crate) name: &'static str,
    pub(crate) always: bool,
}

impl HeaderSpec {
    /// Its name, in lower case.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it is always there; otherwise it depends on the value.
    pub const fn always(&self) -> bool {
        self.always
    }
}

/// A member of a variant's document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberSpec {
    pub(crate) name: &'static str,
    pub(crate) ty: &'static str,
    pub(crate) always: bool,
}

impl MemberSpec {
    /// Its name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its type, as it stands in the source; for a literal, the literal's own.
    pub const fn ty(&self) -> &'static str {
        self.ty
    }

    /// Whether it is always there; otherwise it depends on the value.
    pub const fn always(&self) -> bool {
        self.always
    }
}

/// The content of an outcome.
#[derive(Debug, Clone, Copy)]
pub struct ContentSpec {
    pub(crate) media_type: &'static str,
    pub(crate) ty: &'static str,
    #[cfg_attr(not(feature = "utoipa"), allow(dead_code))]
    pub(crate) utoipa: utoipa::Shape,
    #[cfg_attr(not(feature = "aide"), allow(dead_code))]
    pub(crate) aide: aide::Shape,
}

impl ContentSpec {
    /// Its media type.
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// The type of the field that it is made from, as it stands in the source.
    pub const fn ty(&self) -> &'static str {
        self.ty
    }
}
