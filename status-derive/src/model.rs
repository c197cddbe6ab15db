//! What was written means this. Everything in it is right, and it is all that `expand` reads.

use proc_macro2::{Ident, TokenStream};
use status_vocabulary::{Companion, Level, Situation};
use syn::{Generics, Path, Type};

pub(crate) struct Model {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) is_enum: bool,
    /// Whether the type is deprecated or something in it, so that to name it would be warned about.
    pub(crate) is_deprecated: bool,
    pub(crate) runtime: TokenStream,
    pub(crate) frameworks: Frameworks,
    pub(crate) body: Body,
    pub(crate) variants: Vec<Variant>,
}

/// Which frameworks' traits are implemented, of those that are turned on.
pub(crate) enum Frameworks {
    All,
    Only(Vec<Ident>),
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
    pub(crate) answer: Answer,
}

pub(crate) struct Field {
    pub(crate) member: syn::Member,
    pub(crate) ty: Type,
}

pub(crate) enum Answer {
    /// Everything is the inner error's.
    Transparent,
    Own(Box<Own>),
}

pub(crate) struct Own {
    pub(crate) situation: &'static Situation,
    pub(crate) code: String,
    pub(crate) type_uri: String,
    pub(crate) title: String,
    pub(crate) docs: String,
    /// The detail as the author wrote it, with the names of fields in braces.
    pub(crate) text: String,
    pub(crate) log: Level,
    pub(crate) headers: Vec<HeaderSpec>,
    pub(crate) members: Vec<MemberSpec>,
    pub(crate) wire: Wire,
    /// Fields of a `hidden` variant, with the types that they have in its twin.
    pub(crate) twins: Vec<(usize, Type)>,
    /// The field that is an outcome's content, and its media type where it was given.
    pub(crate) content: Option<(usize, Option<String>)>,
}

pub(crate) struct HeaderSpec {
    pub(crate) name: String,
    pub(crate) always: bool,
}

pub(crate) struct MemberSpec {
    pub(crate) name: String,
    pub(crate) ty: String,
    pub(crate) always: bool,
}

/// As what a client sees a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    Itself,
    /// As another one, from which it must not be told.
    Twin,
    /// As a resource that is not there.
    Absent,
}

/// What goes out: the other variant's, where one must not be told from another.
#[derive(Clone)]
pub(crate) struct Wire {
    pub(crate) seen: Seen,
    pub(crate) status: u16,
    pub(crate) type_uri: String,
    pub(crate) title: String,
    pub(crate) code: String,
    pub(crate) no_store: bool,
    /// Constant headers, in order: name in lower case, value.
    pub(crate) lines: Vec<(String, String)>,
    pub(crate) dynamic: Vec<Dynamic>,
    pub(crate) detail: Detail,
    /// Constant members: name, JSON.
    pub(crate) constants: Vec<(String, String)>,
    pub(crate) members: Vec<Member>,
}

/// A header that depends on the value.
#[derive(Clone)]
pub(crate) enum Dynamic {
    Companion {
        companion: Companion,
        of: Source,
        required: bool,
    },
    /// Challenges, with the error that the situation supplies, and those of the type that stand in for them.
    Challenge {
        companion: Companion,
        of: Source,
        required: bool,
        error: Option<&'static str>,
        fallback: Lines,
    },
    /// Challenges by literal of which one depends on whether there is a nonce.
    Lines {
        name: &'static str,
        lines: Lines,
    },
    Header {
        name: String,
        of: Source,
    },
    Template {
        target: Target,
        parts: Vec<Part>,
    },
    RaiseRetryAfter,
    NoStore(NoStore),
}

/// When a response must not be stored, whatever the value of a field says, or because it says nothing.
#[derive(Clone)]
pub(crate) enum NoStore {
    /// Unless the value says otherwise.
    Unsaid,
    /// Unless the value says otherwise or has no nonce.
    Nonce,
    Always,
    /// What a `const` has to say, which the compiler sees.
    Said(Path),
}

/// Challenges as they are with a DPoP nonce beside them, and without.
#[derive(Clone, Default)]
pub(crate) struct Lines {
    pub(crate) with_nonce: Vec<String>,
    pub(crate) without: Vec<String>,
}

#[derive(Clone)]
pub(crate) enum Target {
    Header(&'static str),
    Link(String),
}

impl Wire {
    /// Every field that can be seen in what goes out.
    pub(crate) fn each_field(&mut self, mut see: impl FnMut(&mut usize)) {
        for member in &mut self.members {
            member.of.each_field(&mut see);
        }
        for dynamic in &mut self.dynamic {
            match dynamic {
                Dynamic::Companion { of, .. } | Dynamic::Challenge { of, .. } | Dynamic::Header { of, .. } => {
                    of.each_field(&mut see);
                }
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

/// Where a value comes from.
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
    /// A format string that is nothing but text and fields.
    Pieces(Vec<Segment>),
    /// Any other format string.
    Format(Vec<Segment>, proc_macro2::Span),
    Const(Path),
}

#[derive(Clone)]
pub(crate) enum Segment {
    Text(String),
    /// A field and its format, `:?` and the like, or nothing.
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
    pub(crate) of: Source,
}
