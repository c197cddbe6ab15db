//! The meaning of the input. All of it is valid, and `expand` reads nothing else.

use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use status_vocabulary::{Companion, Grpc, Level, ParameterIn, Situation};
use syn::{DeriveInput, Generics, Path, Type};

use crate::constant::{Check, ConstPath, ConstText};
use crate::diagnostics::At;
use crate::names::{is_list, is_option, may_be_other};

pub(crate) struct Model {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) is_enum: bool,
    /// True if the type or a part of it is deprecated, so that its use would draw a warning.
    pub(crate) is_deprecated: bool,
    pub(crate) runtime: TokenStream,
    pub(crate) frameworks: Frameworks,
    pub(crate) body: Body,
    pub(crate) domain: Domain,
    pub(crate) variants: Vec<Variant>,
    /// The `const`s that are parts of texts, each with its checks.
    pub(crate) consts: Vec<(ConstPath, Vec<Check>)>,
    pub(crate) subsets: Vec<Subset>,
    /// It is itself a subset, whose entries are in the table of the whole.
    pub(crate) is_subset: bool,
    /// The variant for what a client does not know.
    #[cfg_attr(not(any(feature = "read", test)), allow(dead_code, reason = "the derive for clients needs it"))]
    pub(crate) unknown: Option<Unknown>,
}

/// A type of its own that has some of the variants.
pub(crate) struct Subset {
    pub(crate) definition: Definition,
    pub(crate) model: Model,
}

/// A subset as a type, without regard to responses.
pub(crate) struct Definition {
    pub(crate) item: DeriveInput,
    pub(crate) variants: Vec<Taken>,
    /// The other subsets that contain it.
    pub(crate) within: Vec<Container>,
}

/// A variant of a subset.
pub(crate) struct Taken {
    pub(crate) ident: Ident,
    pub(crate) members: Vec<syn::Member>,
    pub(crate) narrowed: Option<Narrowed>,
}

/// The field of a `transparent` variant whose type in the subset is not that in the whole.
pub(crate) struct Narrowed {
    pub(crate) field: usize,
    pub(crate) part: Path,
    pub(crate) ty: Type,
}

/// A subset that contains another.
pub(crate) struct Container {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// The variants that are narrowed there, each with its type.
    pub(crate) narrowed: Vec<(Ident, Path)>,
}

/// The variant for every response that is none of the others.
#[cfg_attr(not(any(feature = "read", test)), allow(dead_code, reason = "the derive for clients needs it"))]
#[derive(Clone)]
pub(crate) struct Unknown {
    pub(crate) ident: Ident,
    pub(crate) field: Field,
}

/// The service that the errors belong to, for clients of gRPC.
#[derive(Clone)]
pub(crate) enum Domain {
    Own(ConstText),
    /// The authority of these types, else the name of the crate.
    OfTypes(ConstText),
}

/// The frameworks whose traits are implemented, of those that are turned on.
#[derive(Clone)]
pub(crate) enum Frameworks {
    All,
    Only(Vec<&'static str>),
}

pub(crate) enum Body {
    Problem,
    Text,
    None,
    Renderer(Path),
}

pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) fields: Vec<Field>,
    pub(crate) response: Response,
}

#[derive(Clone)]
pub(crate) struct Field {
    pub(crate) member: syn::Member,
    pub(crate) ty: Type,
}

#[derive(Clone)]
pub(crate) enum Response {
    /// The inner error's.
    Transparent(Rc<Transparent>),
    Own(Rc<Own>),
}

/// The field with the inner error, and the parts that are added to its response.
pub(crate) struct Transparent {
    /// The place of the variant in the whole.
    pub(crate) place: usize,
    pub(crate) field: usize,
    /// Constant headers, in order: name in lower case, value.
    pub(crate) lines: Vec<(String, ConstText)>,
    pub(crate) dynamic: Vec<Dynamic>,
    /// Constant members: name, JSON.
    pub(crate) constants: Vec<(String, String)>,
    pub(crate) members: Vec<Member>,
    /// The catalogue's description of them, with the places of their names.
    pub(crate) headers: Vec<(HeaderSpec, At)>,
    pub(crate) member_specs: Vec<(MemberSpec, At)>,
}

impl Transparent {
    pub(crate) fn adds(&self) -> bool {
        self.adds_members() || !self.headers.is_empty()
    }

    pub(crate) fn adds_members(&self) -> bool {
        !self.member_specs.is_empty()
    }
}

pub(crate) struct Own {
    /// Its place in the table of entries.
    pub(crate) place: usize,
    pub(crate) situation: &'static Situation,
    pub(crate) code: String,
    pub(crate) type_uri: ConstText,
    pub(crate) title: String,
    pub(crate) docs: String,
    /// The detail as written, with the names of fields in braces.
    pub(crate) text: String,
    pub(crate) log: Level,
    pub(crate) headers: Vec<HeaderSpec>,
    pub(crate) members: Vec<MemberSpec>,
    pub(crate) wire: Wire,
    /// A client recognises it by its status alone.
    pub(crate) by_status: bool,
    /// Fields of a `hidden` variant, with the types that they have in its twin.
    pub(crate) twins: Vec<(usize, Type)>,
    /// The field that is an outcome's content, and its media type if it was given.
    pub(crate) content: Option<(usize, Option<String>)>,
}

pub(crate) struct HeaderSpec {
    pub(crate) name: String,
    pub(crate) always: Presence,
}

pub(crate) struct MemberSpec {
    pub(crate) name: String,
    pub(crate) ty: String,
    pub(crate) always: Presence,
    /// The place of the parameter that it names, where that does not vary.
    pub(crate) place: Option<ParameterIn>,
}

impl MemberSpec {
    pub(crate) fn new(name: String, ty: String, always: Presence) -> MemberSpec {
        MemberSpec { name, ty, always, place: None }
    }
}

/// The presence of a header or a member: always, or depending on the value.
#[derive(Clone, PartialEq)]
pub(crate) enum Presence {
    Always,
    Sometimes,
    /// Unless all of these types are an `Option` by another name, which the compiler knows.
    Present(Vec<Type>),
    /// The same of a header: unless all of these types are an `Option` or a list that may be empty.
    Filled(Vec<Type>),
}

impl Presence {
    /// The presence of what a field of that type is sent as.
    pub(crate) fn of(ty: &Type) -> Presence {
        if is_option(ty) {
            Presence::Sometimes
        } else if may_be_other(ty) {
            Presence::Present(vec![ty.clone()])
        } else {
            Presence::Always
        }
    }

    /// The presence of a header that is left out where a list is empty.
    pub(crate) fn of_list(ty: &Type) -> Presence {
        match Presence::of(ty) {
            Presence::Always if is_list(ty) => Presence::Sometimes,
            Presence::Present(types) => Presence::Filled(types),
            presence @ (Presence::Always | Presence::Sometimes | Presence::Filled(_)) => presence,
        }
    }

    /// The presence of what is there if one of the two is.
    pub(crate) fn or(self, other: Presence) -> Presence {
        match (self, other) {
            (Presence::Sometimes, presence) | (presence, Presence::Sometimes) => presence,
            (Presence::Present(types), Presence::Present(others)) => Presence::Present([types, others].concat()),
            (Presence::Filled(types), Presence::Filled(others)) => Presence::Filled([types, others].concat()),
            (Presence::Always | Presence::Present(_) | Presence::Filled(_), _) => Presence::Always,
        }
    }
}

/// The appearance of a variant to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    Itself,
    /// As another variant, its twin, from which it must be indistinguishable.
    Twin,
    /// As a resource that does not exist.
    Absent,
}

/// The parts that are sent: the other variant's, where a variant must be indistinguishable from it.
#[derive(Clone)]
pub(crate) struct Wire {
    pub(crate) seen: Seen,
    pub(crate) status: u16,
    /// `None` where it is the situation's.
    pub(crate) grpc: Option<Grpc>,
    pub(crate) type_uri: ConstText,
    pub(crate) title: String,
    pub(crate) code: String,
    pub(crate) no_store: bool,
    /// Constant headers, in order: name in lower case, value.
    pub(crate) lines: Vec<(String, ConstText)>,
    pub(crate) dynamic: Vec<Dynamic>,
    pub(crate) detail: Detail,
    /// The fields whose type decides whether the detail is sent.
    pub(crate) repeating: Vec<usize>,
    /// Constant members: name, JSON.
    pub(crate) constants: Vec<(String, String)>,
    pub(crate) members: Vec<Member>,
    /// The named fields that stand as they are in the text: name, field.
    pub(crate) named: Vec<(String, usize)>,
    /// The `const`s in constant headers, with their checks.
    pub(crate) checks: Vec<(ConstPath, Check)>,
}

/// A header that depends on the value.
#[derive(Clone)]
pub(crate) enum Dynamic {
    Companion {
        companion: Companion,
        source: Source,
        required: bool,
    },
    /// Challenges, with the error that the situation supplies, and those of the type that replace them.
    Challenge {
        companion: Companion,
        field: usize,
        required: bool,
        error: Option<&'static str>,
        fallback: Lines,
    },
    /// Literal challenges of which one depends on whether there is a nonce.
    Lines {
        name: &'static str,
        lines: Lines,
    },
    Header {
        name: String,
        source: Source,
    },
    Template {
        target: Target,
        parts: Vec<Part>,
    },
    RaiseRetryAfter,
    NoStore(NoStore),
}

/// The case in which a response must not be stored, in spite of the value of a field or for lack of one.
#[derive(Clone)]
pub(crate) enum NoStore {
    /// Unless the value sets another directive.
    Unsaid,
    /// Unless the value sets another directive or has no nonce.
    Nonce,
    Always,
    /// The `const` must forbid storing, which the compiler checks.
    Const(Path),
}

/// Challenges with a DPoP nonce beside them, and without.
#[derive(Clone, Default)]
pub(crate) struct Lines {
    pub(crate) with_nonce: Vec<ConstText>,
    pub(crate) without: Vec<ConstText>,
}

#[derive(Clone)]
pub(crate) enum Target {
    Header(&'static str),
    Link(String),
}

impl Wire {
    /// Every field that is visible in the response.
    pub(crate) fn each_field(&mut self, mut see: impl FnMut(&mut usize)) {
        for member in &mut self.members {
            member.source.each_field(&mut see);
        }
        self.named.iter_mut().for_each(|(_, field)| see(field));
        self.repeating.iter_mut().for_each(&mut see);
        for dynamic in &mut self.dynamic {
            match dynamic {
                Dynamic::Companion { source, .. } | Dynamic::Header { source, .. } => source.each_field(&mut see),
                Dynamic::Challenge { field, .. } => see(field),
                Dynamic::Template { parts, .. } => parts.iter_mut().for_each(|part| match part {
                    Part::Field { field, .. } => see(field),
                    Part::Text(_) => {}
                }),
                Dynamic::Lines { .. } | Dynamic::RaiseRetryAfter | Dynamic::NoStore(_) => {}
            }
        }
        match &mut self.detail {
            Detail::Pieces(segments) | Detail::Format(segments, _) => {
                segments.iter_mut().for_each(|segment| match segment {
                    Segment::Field { field, .. } => see(field),
                    Segment::Text(_) => {}
                });
            }
            Detail::None | Detail::Constant(_) | Detail::Display | Detail::Const(_) => {}
        }
    }
}

impl Source {
    fn each_field(&mut self, see: &mut impl FnMut(&mut usize)) {
        match self {
            Source::Field(field) => see(field),
            Source::Const(_) => {}
        }
    }
}

/// A piece of a URI reference.
#[derive(Clone)]
pub(crate) enum Part {
    Text(String),
    Field { field: usize, place: Place },
}

impl Part {
    pub(crate) fn field(&self) -> Option<usize> {
        match self {
            Part::Field { field, .. } => Some(*field),
            Part::Text(_) => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Segment,
    Query,
    Fragment,
}

/// The origin of a value.
#[derive(Clone)]
pub(crate) enum Source {
    Field(usize),
    Const(Path),
}

#[derive(Clone)]
pub(crate) enum Detail {
    None,
    Constant(String),
    /// The error's own `Display`.
    Display,
    /// A format string that consists of text and fields only.
    Pieces(Vec<Segment>),
    /// Any other format string.
    Format(Vec<Segment>, proc_macro2::Span),
    Const(Path),
}

#[derive(Clone)]
pub(crate) enum Segment {
    Text(String),
    /// A field and its format, such as `:?`, or nothing.
    Field {
        field: usize,
        format: String,
        at: proc_macro2::Span,
    },
}

impl Segment {
    pub(crate) fn field(&self) -> Option<usize> {
        match self {
            Segment::Field { field, .. } => Some(*field),
            Segment::Text(_) => None,
        }
    }
}

#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) companion: Option<Companion>,
    pub(crate) source: Source,
    /// The place of the parameter, where the source is its name.
    pub(crate) place: Option<ParameterIn>,
}
