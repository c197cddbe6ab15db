//! The contents of one type, variant and field: data without validation.

use proc_macro2::{Ident, TokenStream};
use status_vocabulary::grammar;
use status_vocabulary::{Companion, Grpc, Level, ParameterIn, Role, Situation, Term, situation};
use syn::Generics;

use crate::constant::{ConstPath, ConstText, LiteralOrConst};
use crate::diagnostics::At;
use crate::model::{Body, Frameworks, Part, Segment, Source, Target};
use crate::names::{snake, unraw};
use crate::parse::Variant;

pub(crate) struct TypeFacts {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) is_enum: bool,
    pub(crate) types: Option<LiteralOrConst>,
    pub(crate) domain: Option<LiteralOrConst>,
    pub(crate) codes: Codes,
    /// The companions for the variants whose situation requires them, each of them once.
    pub(crate) parsed: Vec<ParsedCompanion>,
    pub(crate) deliberate: Vec<(Term, At)>,
    pub(crate) default: Option<(&'static Situation, At)>,
    pub(crate) default_failed: bool,
    /// There is an unknown keyword, which may be a misspelled companion.
    pub(crate) incomplete: bool,
    /// The chosen codes: situation, code.
    pub(crate) policy: Vec<(&'static Situation, u16)>,
    pub(crate) role: Role,
    /// The role could not be read, so that no situation is reported for its role.
    pub(crate) role_failed: bool,
    pub(crate) body: Body,
    pub(crate) runtime: TokenStream,
    pub(crate) frameworks: Frameworks,
    pub(crate) headers: Vec<Header>,
    pub(crate) subsets: Vec<Subset>,
}

/// A type of its own that has some of the variants.
#[derive(Clone)]
pub(crate) struct Subset {
    pub(crate) ident: Ident,
    /// The variants in order of declaration.
    pub(crate) members: Vec<Member>,
}

#[derive(Clone)]
pub(crate) struct Member {
    /// The index of the variant.
    pub(crate) variant: usize,
    /// The subset of what a `transparent` variant holds.
    pub(crate) part: Option<syn::Path>,
    pub(crate) at: At,
}

impl TypeFacts {
    /// The type's own value of a companion.
    pub(crate) fn parsed(&self, companion: Companion) -> Option<&ParsedCompanion> {
        self.parsed.iter().find(|parsed| parsed.companion == companion)
    }

    /// The companions that stand in where a variant of this situation has none of its own.
    pub(crate) fn inherited(&self, situation: &Situation) -> impl Iterator<Item = &ParsedCompanion> {
        self.parsed.iter().filter(move |parsed| situation.required().contains(parsed.companion))
    }

    /// The status code of a situation in this type.
    pub(crate) fn code(&self, situation: &Situation) -> u16 {
        self.policy.iter().find(|(known, _)| *known == situation).map_or(situation.code(), |(_, code)| *code)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Codes {
    Snake,
    ScreamingSnake,
    Kebab,
}

impl Codes {
    pub(crate) const ALL: [(&'static str, Codes); 3] =
        [("snake_case", Codes::Snake), ("SCREAMING_SNAKE_CASE", Codes::ScreamingSnake), ("kebab-case", Codes::Kebab)];

    /// The code of a variant.
    pub(crate) fn of(self, ident: &Ident) -> String {
        let snake = snake(&unraw(ident));
        match self {
            Codes::Snake => snake,
            Codes::ScreamingSnake => snake.to_uppercase(),
            Codes::Kebab => snake.replace('_', "-"),
        }
    }
}

/// The contents of one variant, before the rules.
pub(crate) struct Facts<'a> {
    pub(crate) variant: &'a Variant,
    pub(crate) situation: Option<(&'static Situation, At)>,
    /// The situation is the type's `default`.
    pub(crate) by_default: bool,
    pub(crate) transparent: Option<At>,
    /// The `#[error("..")]` text, where it is made of the fields alone.
    pub(crate) text: Option<Vec<Segment>>,
    pub(crate) parsed: Vec<ParsedCompanion>,
    pub(crate) deliberate: Vec<(Term, At)>,
    pub(crate) expose: Option<At>,
    /// A client recognises it by its status alone.
    #[cfg_attr(not(any(feature = "read", test)), allow(dead_code, reason = "the derive for clients needs it"))]
    pub(crate) by_status: Option<At>,
    /// No client reads it. The derive for clients asks before there are facts.
    pub(crate) server_only: Option<At>,
    /// It is for what a client does not recognise.
    pub(crate) unknown: Option<At>,
    pub(crate) log: Option<(Level, At)>,
    pub(crate) grpc: Option<GrpcCode>,
    pub(crate) code: Option<Text>,
    pub(crate) title: Option<Text>,
    pub(crate) type_uri: Option<Text>,
    pub(crate) detail: Option<(DetailKeyword, At)>,
    pub(crate) headers: Vec<Header>,
    /// Members by literal: name, JSON, type, place.
    pub(crate) constants: Vec<(String, String, String, At)>,
    /// Members by field: index, name, place.
    pub(crate) extensions: Vec<(usize, String, At)>,
    pub(crate) like: Option<Like>,
    pub(crate) body: Option<(usize, Option<String>, At)>,
    /// Something could not be understood, so that nothing is certain to be missing.
    pub(crate) broken: bool,
    /// Its code, its type or its twin was refused, so that it is compared with no other variant.
    pub(crate) incomparable: bool,
    /// Something could not even be parsed.
    pub(crate) unreadable: bool,
}

impl Facts<'_> {
    pub(crate) fn parsed(&self, companion: Companion) -> impl Iterator<Item = &ParsedCompanion> {
        self.parsed.iter().filter(move |parsed| parsed.companion == companion)
    }

    /// The field with the inner error of a `transparent` variant.
    pub(crate) fn inner(&self) -> Option<usize> {
        self.variant.inner()
    }

    /// Returns whether the companion is there, always or sometimes.
    pub(crate) fn has(&self, companion: Companion) -> bool {
        self.parsed(companion).any(|parsed| !parsed.value.is_waived())
    }

    /// Returns whether it is certain what it shares with other variants.
    pub(crate) fn is_comparable(&self) -> bool {
        !self.broken && !self.incomparable
    }

    /// Returns whether it has a situation that could not be read, which may be any.
    pub(crate) fn may_be_anything(&self) -> bool {
        self.broken && self.situation.is_none() && self.transparent.is_none()
    }

    pub(crate) fn is(&self, row: &Situation) -> bool {
        self.situation.is_some_and(|(situation, _)| situation == row)
    }

    /// The fields that are visible in the response, or `None` where its text is not made of its fields alone.
    pub(crate) fn shown(&self) -> Option<Vec<usize>> {
        let text = match &self.detail {
            None => &self.text.as_ref()?[..],
            Some((DetailKeyword::Format(segments), _)) => segments,
            Some((DetailKeyword::None | DetailKeyword::Const(_) | DetailKeyword::Broken, _)) => &[],
        };
        let mut fields: Vec<usize> = text.iter().filter_map(Segment::field).collect();
        fields.extend(self.parsed.iter().flat_map(|parsed| parsed.value.fields()));
        fields.extend(self.extensions.iter().map(|(field, ..)| *field));
        fields.extend(self.headers.iter().filter_map(|header| match header.value {
            HeaderValue::Field(field) => Some(field),
            HeaderValue::Literal(_) | HeaderValue::Const(_) => None,
        }));
        fields.sort_unstable();
        fields.dedup();
        Some(fields)
    }

    /// The code of the variant: explicit, or from its name.
    pub(crate) fn code(&self, container: &TypeFacts) -> String {
        self.code.as_ref().map_or_else(|| container.codes.of(&self.variant.ident), |code| code.text.clone())
    }

    /// The problem's type: explicit, or from its code.
    pub(crate) fn type_uri(&self, container: &TypeFacts) -> ConstText {
        if let Some(uri) = &self.type_uri {
            return uri.text.clone().into();
        }
        let mut uri = match &container.types {
            Some(base) => ConstText::from(base.clone()),
            None => return "about:blank".to_owned().into(),
        };
        uri.push_str(&self.code(container).to_lowercase().replace('_', "-"));
        uri
    }
}

/// The appearance of a hidden variant.
pub(crate) enum Twin {
    /// A route that does not exist.
    Bare,
    Variant(usize),
}

/// The appearance of the variant if it is hidden, or `None` where that is not certain.
pub(crate) fn twin(at: usize, variants: &[Facts<'_>]) -> Option<Twin> {
    let missing: Vec<_> = missing(variants).collect();
    let is_certain = variants[at].is_comparable() && !variants.iter().any(Facts::may_be_anything);
    match (&variants[at].like, &missing[..]) {
        (None, _) if !is_certain => None,
        (None, []) | (Some(Like { variant: None, .. }), _) => Some(Twin::Bare),
        (None, [only]) => Some(Twin::Variant(*only)),
        (None, _) => None,
        (Some(Like { variant: Some(name), .. }), _) => {
            missing.into_iter().find(|twin| variants[*twin].variant.ident == *name).map(Twin::Variant)
        }
    }
}

/// The variants that a hidden one may look like.
pub(crate) fn missing(variants: &[Facts<'_>]) -> impl Iterator<Item = usize> {
    (0..variants.len()).filter(|at| variants[*at].is(situation::NOT_FOUND))
}

/// A text of the document, with the places of its keyword and its value.
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) at: At,
    pub(crate) value_at: At,
}

/// The gRPC code of a variant, with the places of its keyword and its value.
pub(crate) struct GrpcCode {
    pub(crate) code: Grpc,
    pub(crate) at: At,
    pub(crate) value_at: At,
}

/// The variant that a hidden one looks like, if any.
#[derive(Clone)]
pub(crate) struct Like {
    pub(crate) variant: Option<Ident>,
    pub(crate) at: At,
    pub(crate) value_at: At,
}

pub(crate) struct ParsedCompanion {
    pub(crate) companion: Companion,
    pub(crate) at: At,
    pub(crate) value_at: At,
    pub(crate) value: ParsedValue,
}

/// The value of a companion, by field or by literal.
#[derive(Clone)]
pub(crate) enum ParsedValue {
    /// `= none`.
    Waived,
    Field {
        index: usize,
        optional: bool,
        /// The place of the parameter that the field is the name of.
        place: Option<ParameterIn>,
    },
    Const(syn::Path),
    Challenges(Vec<Challenge>),
    /// Header values, one line each.
    Lines(Vec<String>),
    /// Retry-After in seconds.
    Delay(u64),
    /// Unix seconds.
    Date(i64),
    /// JSON, and its type.
    Member(String, &'static str),
    /// The name of a parameter as JSON.
    Parameter(String, ParameterIn),
    Template(Target, Vec<Part>),
    /// A rate limit's line, and its reset.
    Limit(String, Option<u64>),
    /// Reported already. It counts as given, so that it is not reported as missing.
    Broken,
}

/// Accessors for single forms. Code that has to distinguish all of them matches on the type itself.
impl ParsedValue {
    pub(crate) fn is_waived(&self) -> bool {
        matches!(self, ParsedValue::Waived)
    }

    pub(crate) fn is_broken(&self) -> bool {
        matches!(self, ParsedValue::Broken)
    }

    /// Returns whether something is sent for it, always or sometimes.
    pub(crate) fn is_sent(&self) -> bool {
        !self.is_waived() && !self.is_broken()
    }

    pub(crate) fn is_field(&self) -> bool {
        self.field().is_some()
    }

    /// Returns whether it comes from an `Option`, so that it may be absent.
    pub(crate) fn is_optional(&self) -> bool {
        matches!(self, ParsedValue::Field { optional: true, .. })
    }

    pub(crate) fn field(&self) -> Option<usize> {
        if let ParsedValue::Field { index, .. } = self { Some(*index) } else { None }
    }

    pub(crate) fn constant(&self) -> Option<&syn::Path> {
        if let ParsedValue::Const(path) = self { Some(path) } else { None }
    }

    /// The field or the `const` that holds it.
    pub(crate) fn source(&self) -> Option<Source> {
        let field = self.field().map(Source::Field);
        field.or_else(|| self.constant().cloned().map(Source::Const))
    }

    pub(crate) fn challenges(&self) -> Option<&[Challenge]> {
        if let ParsedValue::Challenges(challenges) = self { Some(challenges) } else { None }
    }

    pub(crate) fn lines(&self) -> Option<&[String]> {
        if let ParsedValue::Lines(lines) = self { Some(lines) } else { None }
    }

    pub(crate) fn delay(&self) -> Option<u64> {
        if let ParsedValue::Delay(seconds) = self { Some(*seconds) } else { None }
    }

    pub(crate) fn date(&self) -> Option<i64> {
        if let ParsedValue::Date(unix) = self { Some(*unix) } else { None }
    }

    /// The type of the JSON, where it is not that of a field.
    pub(crate) fn member_type(&self) -> Option<&'static str> {
        if let ParsedValue::Member(_, ty) = self { Some(ty) } else { self.place().map(|_| "Parameter") }
    }

    /// The place of the parameter, where it does not vary.
    pub(crate) fn place(&self) -> Option<ParameterIn> {
        match self {
            ParsedValue::Field { place, .. } => *place,
            ParsedValue::Parameter(_, place) => Some(*place),
            ParsedValue::Waived
            | ParsedValue::Const(_)
            | ParsedValue::Challenges(_)
            | ParsedValue::Lines(_)
            | ParsedValue::Delay(_)
            | ParsedValue::Date(_)
            | ParsedValue::Member(..)
            | ParsedValue::Template(..)
            | ParsedValue::Limit(..)
            | ParsedValue::Broken => None,
        }
    }

    pub(crate) fn template(&self) -> Option<(&Target, &[Part])> {
        if let ParsedValue::Template(target, parts) = self { Some((target, parts)) } else { None }
    }

    pub(crate) fn limit(&self) -> Option<(&str, Option<u64>)> {
        if let ParsedValue::Limit(line, reset) = self { Some((line, *reset)) } else { None }
    }

    /// The fields that it is made from.
    pub(crate) fn fields(&self) -> impl Iterator<Item = usize> {
        let parts = self.template().map_or(&[][..], |(_, parts)| parts);
        self.field().into_iter().chain(parts.iter().filter_map(Part::field))
    }
}

/// A challenge as written. Its error depends on the situation that sends it.
#[derive(Clone)]
pub(crate) enum Challenge {
    Literal(LiteralChallenge),
    /// The whole of it is a `const`, whose parts are known to the compiler.
    Const(ConstPath, At),
}

#[derive(Clone)]
pub(crate) struct LiteralChallenge {
    pub(crate) scheme: String,
    /// Name, value.
    pub(crate) params: Vec<(String, LiteralOrConst)>,
    pub(crate) token68: Option<LiteralOrConst>,
    pub(crate) at: At,
    /// The parameter with information about an error, if there is one (RFC 6750 3.1).
    pub(crate) error_info: Option<(String, At)>,
}

impl Challenge {
    pub(crate) fn at(&self) -> At {
        match self {
            Challenge::Literal(literal) => literal.at,
            Challenge::Const(_, at) => *at,
        }
    }

    /// The challenge, if its parts are known to the macro.
    pub(crate) fn literal(&self) -> Option<&LiteralChallenge> {
        if let Challenge::Literal(literal) = self { Some(literal) } else { None }
    }

    /// The `const`, if it is one.
    pub(crate) fn path(&self) -> Option<&ConstPath> {
        if let Challenge::Const(path, _) = self { Some(path) } else { None }
    }

    /// The `const`s that it has, or is.
    pub(crate) fn consts(&self) -> impl Iterator<Item = &ConstPath> {
        let parts = self.literal().into_iter();
        let parts = parts.flat_map(|literal| literal.params.iter().map(|(_, value)| value).chain(&literal.token68));
        self.path().into_iter().chain(parts.filter_map(LiteralOrConst::path))
    }

    /// Returns whether the scheme may have scopes, as far as it is known.
    pub(crate) fn has_scopes(&self) -> bool {
        self.literal().is_none_or(|literal| !literal.scheme.eq_ignore_ascii_case("Basic"))
    }

    pub(crate) fn has_error(&self) -> bool {
        self.literal().is_none_or(|literal| grammar::has_error(&literal.scheme))
    }

    /// Returns whether it requires a strength or an age of the authentication (RFC 9470 3).
    pub(crate) fn says_strength(&self) -> bool {
        self.names("acr_values") || self.names("max_age")
    }

    pub(crate) fn says_scope(&self) -> bool {
        self.literal().is_none() || self.names("scope")
    }

    fn names(&self, parameter: &str) -> bool {
        self.literal().is_some_and(|literal| literal.params.iter().any(|(name, _)| name == parameter))
    }

    /// Returns whether they are equivalent: the case of names and the order of parameters are not significant (RFC 9110
    /// 11.1 and 11.2).
    pub(crate) fn is_same(&self, other: &Challenge) -> bool {
        match (self, other) {
            (Challenge::Literal(own), Challenge::Literal(other)) => own.is_same(other),
            (Challenge::Const(own, _), Challenge::Const(other, _)) => own == other,
            (Challenge::Literal(_), Challenge::Const(..)) | (Challenge::Const(..), Challenge::Literal(_)) => false,
        }
    }
}

impl LiteralChallenge {
    fn is_same(&self, other: &LiteralChallenge) -> bool {
        let has = |(name, value): &(String, LiteralOrConst)| {
            other.params.iter().any(|(its_name, its_value)| its_name.eq_ignore_ascii_case(name) && its_value == value)
        };
        self.scheme.eq_ignore_ascii_case(&other.scheme)
            && self.token68 == other.token68
            && self.params.len() == other.params.len()
            && self.params.iter().all(has)
    }
}

pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: HeaderValue,
    pub(crate) optional: bool,
    pub(crate) at: At,
    pub(crate) name_at: At,
}

pub(crate) enum HeaderValue {
    Literal(String),
    Const(syn::Path),
    Field(usize),
}

pub(crate) enum DetailKeyword {
    None,
    Format(Vec<Segment>),
    Const(syn::Path),
    Broken,
}
