//! A program as data: it is drawn, printed, predicted and counted in this form.

/// A few types, the last of which may hold the others, and values of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) types: Vec<Type>,
    pub(crate) values: Vec<Value>,
}

/// An enum or a struct that derives `HttpError` or `HttpOutcome`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Type {
    pub(crate) name: String,
    pub(crate) outcome: bool,
    /// It derives `FromResponse` as well.
    pub(crate) read: bool,
    pub(crate) is_struct: bool,
    pub(crate) generic: Generic,
    pub(crate) keywords: Vec<Keyword>,
    pub(crate) variants: Vec<Variant>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) enum Generic {
    #[default]
    None,
    /// `<T: Debug + Display + Serialize>`, a `u64` in the values.
    Type,
    /// `<'a>`, for a `&'a str`.
    Lifetime,
    /// `<const N: usize>`, for a `[u8; N]`.
    Const,
}

/// A keyword above the type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Keyword {
    /// The text, and whether it is a `const`.
    Types(String, bool),
    Codes(&'static str),
    Challenge(Literal),
    Default(&'static str),
    Policy(Vec<(&'static str, u16)>),
    Role(&'static str),
    Body(Body),
    Header(String, String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Body {
    Problem,
    Text,
    None,
    Renderer,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) situation: Situation,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) tuple: bool,
    pub(crate) fields: Vec<Field>,
    /// The `Display` text of an error.
    pub(crate) display: Vec<Segment>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Situation {
    Named(String),
    /// The type's `default`.
    #[default]
    Default,
    Transparent,
}

/// A keyword beside the situation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    Companion(&'static str, Given),
    Code(String),
    Title(String),
    Type(String),
    Detail(Detail),
    Expose,
    Log(&'static str),
    Header(String, String),
    Extension(String, Literal),
    Deliberate(&'static str),
    /// `like = Variant`, or `like = none`.
    Like(Option<String>),
    ServerOnly,
    ByStatus,
    Unknown,
    /// Text that is not part of the attribute's grammar.
    Raw(String),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Detail {
    Text(Vec<Segment>),
    /// A `const` with that text.
    Const(String),
    None,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Given {
    Literal(Literal),
    Const(Ty, Data),
    Waived,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    Text(String),
    /// A text with fields in braces.
    Template(Vec<Segment>),
    Number(i64),
    Flag(bool),
    /// A bare keyword.
    Word(String),
    /// `name(arguments)`.
    Call(String, Vec<Argument>),
    List(Vec<Literal>),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Argument {
    pub(crate) key: Option<String>,
    pub(crate) value: Literal,
}

/// A piece of a format string.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Segment {
    Text(String),
    /// A field by its index in the variant, and its format.
    Field(usize, Shown),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shown {
    Display,
    Debug,
    /// `{:>12}`.
    Padded,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) part: Part,
    pub(crate) ty: Ty,
    pub(crate) optional: bool,
}

/// The role of a field.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    Plain,
    Source,
    Companion(&'static str),
    Extension(Option<String>),
    Header(String),
    Body(Option<String>),
    /// The error inside a transparent variant.
    Inner,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ty {
    String,
    Str,
    U8,
    U32,
    U64,
    I64,
    U128,
    F64,
    Bool,
    Char,
    Unit,
    Duration,
    SystemTime,
    RetryAfter,
    Challenge,
    Challenges,
    Allow,
    Methods,
    StaticMethods,
    Uri,
    Location,
    Strings,
    StaticStrs,
    ContentRange,
    Upgrade,
    ETag,
    Link,
    Links,
    RateLimit,
    RateLimitPolicy,
    ProxyStatus,
    /// The type in `status_runtime::header` that is named like the companion.
    Typed(&'static str),
    FieldErrors,
    Parameter,
    /// A `String` with the name of a parameter in that place.
    Name(&'static str),
    Json,
    Bytes,
    ByteVec,
    /// An `io::Error`, whose text is a secret.
    Source,
    /// The response that an unknown variant keeps.
    Received,
    /// Fails to serialize, and to deserialize.
    Unserializable,
    /// Fails to display.
    Undisplayable,
    Param,
    Borrowed,
    Array,
    Inner(usize),
    Boxed(usize),
}

/// The value of a field, of a `const` or of a literal.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Data {
    /// `None`.
    Absent,
    Unit,
    Text(String),
    Number(i128),
    Float(f64),
    Flag(bool),
    Char(char),
    Delay(u64, u32),
    /// Seconds and nanoseconds since 1970.
    Moment(i64, u32),
    Texts(Vec<String>),
    Json(serde_json::Value),
    FieldErrors(Vec<FieldError>),
    Challenges(Vec<Challenge>),
    ETag(bool, String),
    /// Relation and target.
    Links(Vec<(String, Vec<Fill>)>),
    /// Name, remaining or quota, reset or window.
    Quotas(Vec<(String, u64, Option<u64>)>),
    /// An intermediary, and its parameters as they are on the wire, in the order of RFC 9209 2.1.
    Intermediary(String, Vec<(String, String)>),
    Range(u64, u64, Option<u64>),
    Parameter(String, String),
    Reference(Vec<Fill>),
    Bytes(Vec<u8>),
    Secret(String),
    Broken,
    Inner(Box<Value>),
}

/// An element of `errors`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FieldError {
    pub(crate) pointer: String,
    pub(crate) detail: String,
    pub(crate) code: Option<String>,
    /// Numbers, texts and flags, by name.
    pub(crate) params: Vec<(String, Literal)>,
    /// The part of the request.
    pub(crate) within: Option<String>,
}

/// A piece of a URI reference.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fill {
    Literal(String),
    /// The percent-encoded value of a field.
    Value(String),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Challenge {
    pub(crate) scheme: String,
    pub(crate) token68: Option<String>,
    pub(crate) parameters: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Value {
    pub(crate) ty: usize,
    pub(crate) variant: usize,
    pub(crate) fields: Vec<Data>,
    /// The next value must be indistinguishable from this one.
    pub(crate) twin: bool,
}

impl Program {
    /// The program with only that value, and without unrelated variants and types where that is possible.
    pub(crate) fn reduced(&self, value: Option<usize>) -> Program {
        let Some(at) = value else { return self.clone() };
        let mut program = self.clone();
        program.values = vec![self.values[at].clone()];
        let Value { ty, variant, .. } = program.values[0];
        let needed = &mut program.types[ty];
        let hidden = needed.situation(&needed.variants[variant]) == Some("hidden");
        if ty == 0 && !needed.is_struct && !hidden && needed.generic == Generic::None {
            needed.variants = vec![needed.variants[variant].clone()];
            program.values[0].variant = 0;
            program.types.truncate(1);
        }
        program
    }
}

impl Type {
    pub(crate) fn body(&self) -> Body {
        self.keywords
            .iter()
            .find_map(|it| if let Keyword::Body(body) = it { Some(*body) } else { None })
            .unwrap_or(Body::Problem)
    }

    pub(crate) fn role(&self) -> &str {
        self.keywords
            .iter()
            .find_map(|it| if let Keyword::Role(role) = it { Some(*role) } else { None })
            .unwrap_or("origin")
    }

    pub(crate) fn challenge(&self) -> Option<&Literal> {
        self.keywords.iter().find_map(|it| if let Keyword::Challenge(challenge) = it { Some(challenge) } else { None })
    }

    pub(crate) fn policy(&self, word: &str) -> Option<u16> {
        let chosen =
            self.keywords.iter().find_map(|it| if let Keyword::Policy(chosen) = it { Some(chosen) } else { None })?;
        chosen.iter().find(|(named, _)| *named == word).map(|(_, code)| *code)
    }

    /// The situation's name; `None` for a transparent variant, or without any name.
    pub(crate) fn situation<'a>(&'a self, variant: &'a Variant) -> Option<&'a str> {
        match &variant.situation {
            Situation::Named(name) => Some(name),
            Situation::Default => {
                self.keywords.iter().find_map(|it| if let Keyword::Default(name) = it { Some(*name) } else { None })
            }
            Situation::Transparent => None,
        }
    }

    /// Returns whether a client reads the variant. A hidden one is seen as its twin, or not at all.
    pub(crate) fn reads(&self, variant: &Variant) -> bool {
        let is_hidden = self.situation(variant) == Some("hidden") && self.policy("hidden") != Some(403);
        !is_hidden && !variant.pieces.iter().any(|it| matches!(it, Piece::ServerOnly | Piece::Unknown))
    }

    /// The `not_found` variants.
    pub(crate) fn absent(&self) -> Vec<&Variant> {
        self.variants.iter().filter(|it| self.situation(it) == Some("not_found")).collect()
    }
}

impl Variant {
    pub(crate) fn given(&self, companion: &str) -> Option<&Given> {
        self.pieces.iter().find_map(|piece| match piece {
            Piece::Companion(name, given) if *name == companion => Some(given),
            _ => None,
        })
    }

    pub(crate) fn field_of(&self, companion: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.part == Part::Companion(name_of(companion)))
    }

    /// Returns whether the companion is given in any form, and not waived.
    pub(crate) fn has(&self, companion: &str) -> bool {
        self.field_of(companion).is_some()
            || matches!(self.given(companion), Some(Given::Literal(_) | Given::Const(..)))
    }
}

fn name_of(companion: &str) -> &'static str {
    crate::reference::COMPANIONS.iter().find(|it| **it == companion).copied().unwrap_or("")
}
