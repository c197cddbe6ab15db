//! What generated code names, and nobody else: it may change with any release.

pub mod check;
mod value;
pub mod word;

pub use std::boxed::Box;

use bytes::Bytes;
use http::StatusCode;
pub use http::{self, HeaderMap, HeaderName, HeaderValue};
pub use status_vocabulary::{Level, Situation};

pub use crate::document::{Document, Piece};
use crate::entry::{Identity, Seen};
use crate::{Catalog, ContentSpec, Entry, HeaderSpec, HttpError, MemberSpec, Response};
pub use value::*;

#[cfg(all(fuzzing, feature = "problem"))]
pub use crate::catalog::lock::again as lock_again;
#[cfg(feature = "problem")]
pub use crate::catalog::lock::check as lock;
pub use crate::integrations;

/// What an [`Entry`] is made of: the derive says what differs from [`Parts::error`] or [`Parts::outcome`].
#[derive(Debug)]
pub struct Parts {
    pub(crate) situation: &'static Situation,
    pub(crate) code: &'static str,
    pub(crate) type_uri: &'static str,
    pub(crate) title: &'static str,
    pub(crate) variant: &'static str,
    pub(crate) docs: &'static str,
    pub(crate) headers: &'static [HeaderSpec],
    pub(crate) members: &'static [MemberSpec],
    pub(crate) has_detail: bool,
    pub(crate) detail: &'static str,
    pub(crate) content: Option<ContentSpec>,
    pub(crate) log: Level,
    pub(crate) seen: Seen,
    /// From here on it is what goes out, as far as it is constant: the twin's where a variant is `hidden`.
    pub(crate) status: StatusCode,
    pub(crate) no_store: bool,
    pub(crate) lines: Option<Lines>,
    /// The document up to where it depends on the value: up to within the detail if that varies, else up to where the
    /// members that vary go.
    pub(crate) head: &'static str,
    /// What follows a detail that varies. The constant text ends the document unless there are members that vary.
    pub(crate) tail: &'static str,
    pub(crate) detail_varies: bool,
    pub(crate) members_vary: bool,
    pub(crate) body: Body,
}

/// Methods and not public fields: an enum's entries are compiled with its crate, and a struct expression that takes the
/// rest from another costs the compiler a move for each field that it does not name.
macro_rules! parts {
    ($($name:ident: $type:ty,)*) => {
        #[allow(missing_docs)]
        impl Parts {
            $(
                pub const fn $name(mut self, $name: $type) -> Parts {
                    self.$name = $name;
                    self
                }
            )*
        }
    };
}

parts! {
    type_uri: &'static str,
    title: &'static str,
    docs: &'static str,
    headers: &'static [HeaderSpec],
    members: &'static [MemberSpec],
    has_detail: bool,
    content: Option<ContentSpec>,
    log: Level,
    status: StatusCode,
    no_store: bool,
    body: Body,
}

/// A function, since a `const` must not lead to what has a `Bytes` in it before Rust 1.90, and a catalogue is a `const`.
pub type Lines = fn() -> &'static [(HeaderName, HeaderValue)];

#[allow(missing_docs)]
impl Parts {
    pub const fn lines(mut self, lines: Lines) -> Parts {
        self.lines = Some(lines);
        self
    }

    /// A document that depends on the value, in its detail, its members or both.
    pub const fn varies(mut self, detail: bool, members: bool, tail: &'static str) -> Parts {
        self.detail_varies = detail;
        self.members_vary = members;
        self.tail = tail;
        self
    }

    /// A hidden variant, which must not be told from its twin.
    pub const fn twin(mut self, type_uri: &'static str, title: &'static str, code: &'static str) -> Parts {
        self.seen = Seen::Twin(Identity { type_uri, title, code });
        self
    }

    /// A hidden variant, which must not be told from a resource that is not there.
    pub const fn absent(mut self) -> Parts {
        self.seen = Seen::Absent;
        self
    }

    pub const fn error(situation: &'static Situation) -> Parts {
        Parts {
            has_detail: !situation.masked(),
            headers: if situation.no_store() { &[HeaderSpec { name: "cache-control", always: true }] } else { &[] },
            no_store: situation.no_store(),
            body: Body::Problem,
            ..Parts::outcome(situation)
        }
    }

    pub const fn outcome(situation: &'static Situation) -> Parts {
        Parts {
            situation,
            code: "",
            type_uri: "about:blank",
            title: situation.phrase(),
            variant: "",
            docs: "",
            headers: &[],
            members: &[],
            has_detail: false,
            detail: "",
            content: None,
            log: situation.log(),
            seen: Seen::Itself,
            status: status(situation.code()),
            no_store: false,
            lines: None,
            head: "",
            tail: "",
            detail_varies: false,
            members_vary: false,
            body: Body::None,
        }
    }

    pub const fn entry(
        mut self,
        variant: &'static str,
        code: &'static str,
        detail: &'static str,
        head: &'static str,
    ) -> Entry {
        self.variant = variant;
        self.code = code;
        self.detail = detail;
        self.head = head;
        Entry(self)
    }
}

/// What is made of the document.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Body {
    /// The document itself.
    Problem,
    /// The detail as text, or the title.
    Text,
    None,
    /// A representation that the user has written.
    #[cfg(feature = "problem")]
    Rendered {
        content_type: fn() -> HeaderValue,
        render: fn(&crate::Problem, &mut Vec<u8>),
    },
}

impl Body {
    /// Whether it is a problem document as it comes.
    #[cfg(feature = "problem")]
    pub(crate) const fn is_problem(self) -> bool {
        matches!(self, Body::Problem)
    }

    pub(crate) fn content_type(self) -> Option<HeaderValue> {
        const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");
        const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
        match self {
            Body::Problem => Some(PROBLEM),
            Body::Text => Some(TEXT),
            Body::None => None,
            #[cfg(feature = "problem")]
            Body::Rendered { content_type, .. } => Some(content_type()),
        }
    }
}

#[allow(missing_docs)]
pub const fn header(name: &'static str, always: bool) -> HeaderSpec {
    HeaderSpec { name, always }
}

#[allow(missing_docs)]
pub const fn member(name: &'static str, ty: &'static str, always: bool) -> MemberSpec {
    MemberSpec { name, ty, always }
}

#[allow(missing_docs)]
pub const fn content(
    media_type: &'static str,
    ty: &'static str,
    utoipa: integrations::utoipa::Shape,
    aide: integrations::aide::Shape,
) -> ContentSpec {
    ContentSpec { media_type, ty, utoipa, aide }
}

#[allow(missing_docs)]
pub const fn status(code: u16) -> StatusCode {
    match StatusCode::from_u16(code) {
        Ok(status) => status,
        Err(_) => panic!("a status code of the vocabulary is a status code"),
    }
}

/// One header line, checked in const evaluation.
pub const fn line(name: &'static str, value: &'static str) -> (HeaderName, HeaderValue) {
    (HeaderName::from_static(name), HeaderValue::from_static(value))
}

#[allow(missing_docs)]
pub fn respond(error: &dyn HttpError) -> Response {
    crate::response::respond(error)
}

#[allow(missing_docs)]
pub fn outcome(entry: &'static Entry, headers: HeaderMap, content: Content) -> Response {
    crate::response::outcome(entry, headers, content)
}

#[allow(missing_docs)]
pub fn fixed(entry: &'static Entry) -> HeaderMap {
    let mut headers = HeaderMap::new();
    crate::response::constant(entry.parts(), &mut headers);
    headers
}

/// The content of an outcome.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Content {
    None,
    Some {
        media_type: HeaderValue,
        bytes: Bytes,
    },
    /// It does not serialize.
    #[cfg(feature = "problem")]
    Failed(serde_json::Error),
}

/// The entries of a type whose transparent variants hold other types, flattened.
pub const fn flatten<const N: usize>(groups: &[&[&'static Entry]]) -> [&'static Entry; N] {
    let mut flat = [&NOBODY; N];
    let (mut group, mut filled) = (0, 0);
    while group < groups.len() {
        let mut at = 0;
        while at < groups[group].len() {
            assert!(filled < N, "more transparent entries than the catalogue of a generic type has room for");
            flat[filled] = groups[group][at];
            filled += 1;
            at += 1;
        }
        group += 1;
    }
    flat
}

/// Room for the transparent entries of a generic type, whose number the type itself cannot name.
const ROOM: usize = 256;

/// The entries of a generic type, before they are flattened.
#[allow(missing_docs)]
pub trait Flat {
    const GROUPS: &'static [&'static [&'static Entry]];
}

#[allow(missing_docs)]
pub trait Flattened {
    const COUNT: usize;
    const FLAT: &'static [&'static Entry; ROOM];
}

impl<T: Flat> Flattened for T {
    const COUNT: usize = count(T::GROUPS);
    const FLAT: &'static [&'static Entry; ROOM] = &flatten(T::GROUPS);
}

#[allow(missing_docs)]
pub const fn refs<const N: usize>(entries: &'static [Entry; N]) -> [&'static Entry; N] {
    let mut refs = [&NOBODY; N];
    let mut at = 0;
    while at < N {
        refs[at] = &entries[at];
        at += 1;
    }
    refs
}

/// How many entries the groups have together.
pub const fn count(groups: &[&[&'static Entry]]) -> usize {
    let (mut group, mut sum) = (0, 0);
    while group < groups.len() {
        sum += groups[group].len();
        group += 1;
    }
    sum
}

static NOBODY: Entry = Entry(Parts::outcome(crate::situation::NO_CONTENT));

/// An error, said in a way that lets the compiler explain what is missing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` must implement `std::error::Error`",
    label = "no `Error` implementation",
    note = "help: add `#[derive(thiserror::Error)]` and an `#[error(\"..\")]` text to each variant",
    note = "the text is the `detail` of the document, and the source is what the log follows"
)]
pub trait AnError: std::error::Error {}

#[diagnostic::do_not_recommend]
impl<E: std::error::Error + ?Sized> AnError for E {}

/// Asks for it once, so that the impls need not.
pub const fn an_error<E: AnError + ?Sized>() {}

/// The entries of a type that may have none: that it is no `HttpError` is said once, and not again of its catalogue.
#[allow(missing_debug_implementations)]
pub struct Answers<T: ?Sized>(std::marker::PhantomData<T>);

#[allow(missing_docs)]
impl<T: Catalog + ?Sized> Answers<T> {
    pub const ENTRIES: &'static [&'static Entry] = T::ENTRIES;
}

#[allow(missing_docs)]
pub trait NoAnswers {
    const ENTRIES: &'static [&'static Entry] = &[];
}

impl<T: ?Sized> NoAnswers for T {}
