use std::fmt;
use std::ptr;
use std::sync::{PoisonError, RwLock};

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use status_vocabulary::render::Reason;
use status_vocabulary::{Grpc, Level, ParameterIn, Situation, grammar, situation};

use crate::catalog::shape;
#[cfg(feature = "problem")]
use crate::problem::Problem;

/// The constant part of one variant: everything known of it before there is a value.
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
pub struct Entry(Parts);

impl Entry {
    /// The situation of the variant.
    pub const fn situation(&self) -> &'static Situation {
        self.0.situation
    }

    /// The status code that is sent, with the type's `policy(..)` applied.
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

    /// The headers that its response has, always or sometimes; Content-Type and framing are not among them.
    pub const fn headers(&self) -> &'static [HeaderSpec] {
        self.0.headers
    }

    /// The members that its document has in addition to the standard ones and `code`, in order.
    pub const fn members(&self) -> &'static [MemberSpec] {
        self.0.members
    }

    /// Returns whether the document has a `detail`.
    pub const fn has_detail(&self) -> bool {
        self.0.has_detail
    }

    /// The detail as written in the source, with the names of fields in braces: `order {id} does not exist`. Empty
    /// where there is none, and where it is only known from the value.
    pub const fn detail(&self) -> &'static str {
        self.0.detail
    }

    /// The content of an outcome.
    pub const fn content(&self) -> Option<&ContentSpec> {
        self.0.content.as_ref()
    }

    /// The level at which the response is logged.
    pub const fn log(&self) -> Level {
        self.0.log
    }

    /// The gRPC code that is sent: the situation's, with the type's `policy(..)` applied, or that of `grpc = CODE`.
    pub fn grpc(&self) -> Grpc {
        self.0.grpc.unwrap_or_else(|| self.0.situation.grpc_as(self.0.status.as_u16()))
    }

    /// The `reason` of google.rpc.ErrorInfo: the code in upper snake case, of at most 63 characters.
    pub fn reason(&self) -> String {
        Reason::of(self.0.code).to_string()
    }

    /// The `domain` of google.rpc.ErrorInfo: that of the type, else the authority of its `types`, else the crate's name.
    pub const fn domain(&self) -> &'static str {
        self.0.domain.name
    }

    pub(crate) const fn parts(&self) -> &Parts {
        &self.0
    }

    /// The same entry with a document that members can follow, which a `transparent` variant adds.
    fn opened(&self) -> Entry {
        let mut parts = self.0.clone();
        let end = if parts.detail_varies { &mut parts.tail } else { &mut parts.head };
        *end = end.strip_suffix('}').unwrap_or(end);
        parts.members_vary = true;
        Entry(parts)
    }

    /// The identity that a client sees. Type, title and code of the entry itself are the variant's own, for logs.
    pub(crate) const fn identity(&self) -> Identity {
        match self.0.seen {
            Seen::Itself => Identity { type_uri: self.0.type_uri, title: self.0.title, code: self.0.code },
            Seen::Twin(identity) => identity,
            Seen::Absent => {
                let absent = situation::NOT_FOUND;
                Identity { type_uri: "about:blank", title: absent.phrase(), code: absent.name() }
            }
        }
    }

    /// Returns whether it is a hidden variant of any kind.
    #[cfg_attr(not(feature = "_responses"), allow(dead_code))]
    pub(crate) const fn is_concealed(&self) -> bool {
        !matches!(self.0.seen, Seen::Itself)
    }

    /// Returns whether it is a hidden variant without a twin: its response must be indistinguishable from that of a
    /// router without such a resource, and no catalogue mentions it.
    pub(crate) const fn is_absent(&self) -> bool {
        matches!(self.0.seen, Seen::Absent)
    }
}

/// The parts of an [`Entry`]: the derive sets those that differ from [`Parts::error`] or [`Parts::outcome`].
#[derive(Debug, Clone)]
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
    pub(crate) domain: Domain,
    pub(crate) seen: Seen,
    /// From here on the parts are those that are sent, as far as they are constant: the twin's where a variant is
    /// `hidden`.
    pub(crate) status: StatusCode,
    /// `None` where it is the situation's.
    pub(crate) grpc: Option<Grpc>,
    pub(crate) no_store: bool,
    pub(crate) lines: Option<Lines>,
    /// The document up to where it depends on the value: up to within the detail if that varies, else up to the members
    /// that vary.
    pub(crate) head: &'static str,
    /// The text after a detail that varies. The constant text ends the document unless there are members that vary.
    pub(crate) tail: &'static str,
    pub(crate) detail_varies: bool,
    pub(crate) members_vary: bool,
    pub(crate) body: Body,
    /// A client recognises the variant by its status alone, where neither type nor code is known.
    #[cfg(feature = "read")]
    pub(crate) by_status: bool,
}

/// Methods instead of public fields: an enum's entries are compiled with its crate, and struct update syntax costs the
/// compiler a move for each field that is not named.
macro_rules! parts {
    ($($(#[$feature:meta])? $name:ident: $type:ty,)*) => {
        #[allow(missing_docs)]
        impl Parts {
            $(
                $(#[$feature])?
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
    domain: Domain,
    status: StatusCode,
    grpc: Option<Grpc>,
    no_store: bool,
    body: Body,
    #[cfg(feature = "read")] by_status: bool,
}

/// A function, since before Rust 1.90 a `const` must not refer to a value that contains a `Bytes`, and a catalogue is a
/// `const`.
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

    /// A hidden variant, which must be indistinguishable from its twin.
    pub const fn twin(mut self, type_uri: &'static str, title: &'static str, code: &'static str) -> Parts {
        self.seen = Seen::Twin(Identity { type_uri, title, code });
        self
    }

    /// A hidden variant, which must be indistinguishable from a resource that does not exist.
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
            domain: Domain { name: "", origin: Origin::Crate },
            seen: Seen::Itself,
            status: status(situation.code()),
            grpc: None,
            no_store: false,
            lines: None,
            head: "",
            tail: "",
            detail_varies: false,
            members_vary: false,
            body: Body::None,
            #[cfg(feature = "read")]
            by_status: false,
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

/// The appearance of a variant to clients.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Seen {
    Itself,
    /// As another variant, its twin, from which it must be indistinguishable.
    Twin(Identity),
    /// As a resource that does not exist.
    Absent,
}

/// The members that distinguish the documents of one variant from those of others.
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

/// A header that a variant's response has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct HeaderSpec {
    pub(crate) name: &'static str,
    pub(crate) always: bool,
}

impl HeaderSpec {
    /// The name, in lower case.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns whether it is always there; otherwise it depends on the value.
    pub const fn always(&self) -> bool {
        self.always
    }
}

/// A member of a variant's document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MemberSpec {
    pub(crate) name: &'static str,
    pub(crate) ty: &'static str,
    pub(crate) always: bool,
    pub(crate) parameter_in: Option<ParameterIn>,
}

impl MemberSpec {
    /// The name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The type, as in the source; for a literal, the literal's own.
    pub const fn ty(&self) -> &'static str {
        self.ty
    }

    /// Returns whether it is always there; otherwise it depends on the value.
    pub const fn always(&self) -> bool {
        self.always
    }

    /// The place of the request's parameter that it names, unless that depends on the value.
    ///
    /// ```
    /// use status_runtime::header::ParameterIn;
    /// use status_runtime::{Catalog, HttpError};
    ///
    /// #[derive(Debug, thiserror::Error, HttpError)]
    /// #[error("the page is not a number")]
    /// #[status(invalid_parameter, parameter = query("page"))]
    /// struct InvalidPage;
    ///
    /// assert_eq!(InvalidPage::ENTRIES[0].members()[0].parameter_in(), Some(ParameterIn::Query));
    /// ```
    pub const fn parameter_in(&self) -> Option<ParameterIn> {
        self.parameter_in
    }

    #[doc(hidden)]
    pub const fn of_parameter_in(self, place: ParameterIn) -> MemberSpec {
        MemberSpec { parameter_in: Some(place), ..self }
    }
}

/// The content of an outcome.
#[derive(Debug, Clone, Copy)]
pub struct ContentSpec {
    pub(crate) media_type: &'static str,
    pub(crate) ty: &'static str,
    #[cfg_attr(not(feature = "utoipa"), allow(dead_code))]
    pub(crate) utoipa: shape::Utoipa,
    #[cfg_attr(not(feature = "aide"), allow(dead_code))]
    pub(crate) aide: shape::Aide,
}

impl ContentSpec {
    /// The media type.
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// The type of the field that it is made from, as in the source.
    pub const fn ty(&self) -> &'static str {
        self.ty
    }
}

#[allow(missing_docs)]
pub const fn header(name: &'static str, always: bool) -> HeaderSpec {
    HeaderSpec { name, always }
}

#[allow(missing_docs)]
pub const fn member(name: &'static str, ty: &'static str, always: bool) -> MemberSpec {
    MemberSpec { name, ty, always, parameter_in: None }
}

#[allow(missing_docs)]
pub const fn content(
    media_type: &'static str,
    ty: &'static str,
    utoipa: shape::Utoipa,
    aide: shape::Aide,
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

/// The domain of a type, by which clients of gRPC recognise its errors together with their reasons.
#[derive(Debug, Clone, Copy)]
pub struct Domain {
    name: &'static str,
    #[cfg_attr(not(any(feature = "lock", feature = "read")), allow(dead_code))]
    origin: Origin,
}

#[derive(Debug, Clone, Copy)]
enum Origin {
    /// It has been given: `domain = ".."`.
    Own,
    Types,
    Crate,
}

impl Domain {
    /// Returns whether the type has a `domain` of its own.
    #[cfg(feature = "read")]
    pub(crate) const fn is_own(self) -> bool {
        matches!(self.origin, Origin::Own)
    }

    /// Returns whether it is the name of the crate, which was not chosen for clients.
    #[cfg(feature = "lock")]
    pub(crate) const fn is_of_the_crate(self) -> bool {
        matches!(self.origin, Origin::Crate)
    }
}

#[allow(missing_docs)]
pub const fn own_domain(name: &'static str) -> Domain {
    Domain { name, origin: Origin::Own }
}

/// The domain of a type without a `domain`: the authority of its `types`, else the name of the crate, with which its
/// module's path begins.
pub const fn domain(types: &'static str, module_path: &'static str) -> Domain {
    if let Some(name) = grammar::authority_of(types) {
        return Domain { name, origin: Origin::Types };
    }
    let mut end = 0;
    while end < module_path.len() && module_path.as_bytes()[end] != b':' {
        end += 1;
    }
    Domain { name: module_path.split_at(end).0, origin: Origin::Crate }
}

/// One header line, validated in const evaluation.
pub const fn line(name: &'static str, value: &'static str) -> (HeaderName, HeaderValue) {
    (HeaderName::from_static(name), HeaderValue::from_static(value))
}

/// The body that the document is rendered to.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Body {
    /// The document itself.
    Problem,
    /// The detail as text, or the title.
    Text,
    None,
    /// A representation by the user's renderer.
    #[cfg(feature = "problem")]
    Rendered {
        content_type: fn() -> HeaderValue,
        render: fn(&Problem, &mut Vec<u8>),
    },
}

impl Body {
    /// Returns whether it is a problem document by default.
    #[cfg(any(feature = "openapi", feature = "read", feature = "_layer"))]
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

/// The entry of an error to whose document a `transparent` variant adds members. It is made when the first such error
/// occurs, and there are no more of them than entries in the program: only the type of the error knows its entry.
pub fn opened(entry: &'static Entry) -> &'static Entry {
    /// In the order of the addresses.
    static OPENED: RwLock<Vec<(usize, &'static Entry)>> = RwLock::new(Vec::new());

    if entry.is_absent() || entry.parts().members_vary {
        return entry;
    }
    let address = ptr::from_ref(entry).addr();
    let place = |all: &[(usize, &'static Entry)]| all.binary_search_by_key(&address, |(address, _)| *address);
    // Nothing can panic while it is held.
    let all = OPENED.read().unwrap_or_else(PoisonError::into_inner);
    if let Ok(at) = place(&all) {
        return all[at].1;
    }
    drop(all);
    let mut all = OPENED.write().unwrap_or_else(PoisonError::into_inner);
    match place(&all) {
        Ok(at) => all[at].1,
        Err(at) => {
            let open = Box::leak(Box::new(entry.opened()));
            all.insert(at, (address, open));
            open
        }
    }
}

/// Returns whether anything can be added to the response: that of a resource which must not be known is the same
/// everywhere.
pub const fn may_add(entry: &Entry) -> bool {
    !entry.is_absent()
}

/// Adds the constant headers of a `transparent` variant.
pub fn append(lines: &'static [(HeaderName, HeaderValue)], headers: &mut HeaderMap) {
    for (name, value) in lines {
        headers.append(name, value.clone());
    }
}

/// The headers that are the same for every value, except Content-Type.
// The compiler leaves it out of line otherwise, which costs every response 17 instructions.
#[inline(always)]
pub(crate) fn constant(parts: &Parts, headers: &mut HeaderMap) {
    if parts.no_store {
        headers.append(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Some(lines) = parts.lines {
        for (name, value) in lines() {
            headers.append(name, value.clone());
        }
    }
}

#[allow(missing_docs)]
pub fn fixed(entry: &'static Entry) -> HeaderMap {
    let mut headers = HeaderMap::new();
    constant(entry.parts(), &mut headers);
    headers
}

#[cfg(feature = "problem")]
impl Problem {
    /// The constant part of a variant's document: type, title, status and code, as clients see them. For a hidden
    /// variant they are its twin's.
    pub fn new(entry: &'static Entry) -> Problem {
        let Identity { type_uri, title, code } = entry.identity();
        Problem::default().with_type(type_uri).with_title(title).with_status(entry.status()).with_code(code)
    }
}
