//! The pieces of a program that do not compile.

use super::{COMPANIONS, MEMBERS, REPEATED, allowed, grammar, literal, read, respond, sent_by};
use crate::print::Place;
use crate::program::*;
use crate::table::{ROWS, Row};

/// A mistake: the places, at one of which the compiler must report it, and the rule.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) places: Vec<Place>,
    pub(crate) rule: &'static str,
    /// An error of the type system or of const evaluation, which is not reported beside other mistakes of the type.
    pub(crate) late: bool,
}

impl Finding {
    fn new(rule: &'static str, places: Vec<Place>) -> Finding {
        Finding { places, rule, late: false }
    }
}

pub(crate) fn refusals(program: &Program) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, ty) in program.types.iter().enumerate() {
        keywords(at, ty, &mut findings);
        for (index, variant) in ty.variants.iter().enumerate() {
            Rules { at: (at, index), ty, variant, findings: &mut findings }.all();
        }
        across(at, ty, &mut findings);
        across_types(program, at, &mut findings);
        if ty.read {
            read::refusals(program, at, &mut findings);
        }
    }
    findings
}

fn keywords(at: usize, ty: &Type, findings: &mut Vec<Finding>) {
    for (index, keyword) in ty.keywords.iter().enumerate() {
        let rule = match keyword {
            Keyword::Types(base, _) if !(grammar::problem_type(base) && base.ends_with(['/', '#', ':', '='])) => {
                "types"
            }
            Keyword::Codes(style) if !["snake_case", "SCREAMING_SNAKE_CASE", "kebab-case"].contains(style) => "codes",
            // It applies to every situation that requires one, so it is read without one.
            Keyword::Challenge(challenge) if literal::read("challenge", challenge, "").is_none() => {
                "challenge of the type"
            }
            Keyword::Default(name) if ROWS.iter().all(|row| row.name != *name) => "default",
            Keyword::Policy(chosen) if chosen.iter().any(|(word, code)| !policy(word).contains(code)) => "policy",
            Keyword::Role(role) if !["origin", "gateway", "proxy", "intercepting_proxy"].contains(role) => "role",
            Keyword::Header(name, value) if !header(name) || !grammar::field_value(value) => "header",
            _ => continue,
        };
        findings.push(Finding::new(rule, vec![Place::Keyword(at, index)]));
    }
}

fn policy(word: &str) -> &'static [u16] {
    match word {
        "duplicate" => &[409, 400, 422],
        "validation" => &[422, 400],
        "if_match" => &[412, 409],
        "hidden" => &[404, 403],
        _ => &[],
    }
}

/// Returns whether a custom header may have that name.
fn header(name: &str) -> bool {
    const OTHERS: &[&str] = &[
        // Framing, and headers of one connection.
        "content-length",
        "transfer-encoding",
        "connection",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "upgrade",
        "date",
        "host",
        // Request headers.
        "early-data",
        "proxy-status",
        "idempotency-key",
        "range",
        "expect",
        "authorization",
        "proxy-authorization",
        "cookie",
        "accept-charset",
        "if-match",
        "if-none-match",
        "if-modified-since",
        "if-unmodified-since",
        "if-range",
        // Headers of companions, and Content-Type.
        "content-type",
        "www-authenticate",
        "proxy-authenticate",
        "retry-after",
        "allow",
        "location",
        "content-location",
        "accept",
        "accept-patch",
        "accept-encoding",
        "content-range",
        "etag",
        "last-modified",
        "link",
        "ratelimit",
        "ratelimit-policy",
        "deprecation",
        "sunset",
        "cache-control",
        "vary",
        "content-language",
        "dpop-nonce",
    ];
    /// Metadata of gRPC's and of Connect's own.
    const RESERVED: [&str; 2] = ["grpc-", "connect-"];
    let name = name.to_ascii_lowercase();
    grammar::token(&name)
        && !OTHERS.contains(&name.as_str())
        && !RESERVED.iter().any(|beginning| name.starts_with(beginning))
}

struct Rules<'a> {
    at: (usize, usize),
    ty: &'a Type,
    variant: &'a Variant,
    findings: &'a mut Vec<Finding>,
}

impl Rules<'_> {
    fn found(&mut self, rule: &'static str, places: Vec<Place>) {
        self.findings.push(Finding::new(rule, places));
    }

    fn found_late(&mut self, rule: &'static str, places: Vec<Place>) {
        self.findings.push(Finding { late: true, ..Finding::new(rule, places) });
    }

    fn situation_place(&self) -> Place {
        Place::Situation(self.at.0, self.at.1)
    }

    /// The places that name the situation: here or above the type.
    fn situation_places(&self) -> Vec<Place> {
        let default = self.ty.keywords.iter().position(|it| matches!(it, Keyword::Default(_)));
        let default = default.filter(|_| self.variant.situation == Situation::Default);
        let mut places = vec![self.situation_place()];
        places.extend(default.map(|at| Place::Keyword(self.at.0, at)));
        places
    }

    fn piece(&self, index: usize) -> Place {
        Place::Piece(self.at.0, self.at.1, index)
    }

    fn field(&self, index: usize) -> Place {
        Place::Field(self.at.0, self.at.1, index)
    }

    fn all(&mut self) {
        for (index, piece) in self.variant.pieces.iter().enumerate() {
            if matches!(piece, Piece::Header(name, value) if !header(name) || !grammar::field_value(value)) {
                self.found("header", vec![self.piece(index)]);
            }
            // On a struct, the keywords of the type stand beside the situation.
            let of_the_type = |text: &str| self.ty.is_struct && (text.starts_with("role") || text.starts_with("types"));
            if matches!(piece, Piece::Raw(text) if !of_the_type(text)) {
                self.found("syntax", vec![self.piece(index)]);
            }
        }
        if self.variant.situation == Situation::Transparent {
            return self.transparent();
        }
        self.twice();
        let name = self.ty.situation(self.variant);
        let Some(row) = name.and_then(|name| ROWS.iter().find(|row| row.name == name)) else {
            // An unknown `default` is reported at the keyword.
            if self.variant.situation != Situation::Default || name.is_none() {
                self.found("unknown situation", vec![self.situation_place()]);
            }
            return self.literals(None);
        };
        if row.error == self.ty.outcome {
            self.found("situation of the other derive", vec![self.situation_place()]);
            return self.literals(None);
        }
        if row.role.is_some_and(|(roles, error)| error && !roles.contains(&self.ty.role())) {
            self.found("role", vec![self.situation_place()]);
        }
        self.members();
        self.missing(row);
        self.companions(row);
        self.literals(Some(row));
        self.others(row);
        self.together();
    }

    fn transparent(&mut self) {
        for (index, piece) in self.variant.pieces.iter().enumerate() {
            if !matches!(piece, Piece::Header(..) | Piece::Extension(..) | Piece::ServerOnly) {
                self.found("transparent takes members and headers only", vec![self.piece(index)]);
            }
        }
        for (index, field) in self.variant.fields.iter().enumerate() {
            if matches!(field.part, Part::Companion(_) | Part::Body(_)) {
                self.found("transparent takes members and headers only", vec![self.field(index)]);
            }
        }
    }

    /// The places of the companion: pieces and fields.
    fn stands(&self, companion: &str) -> Vec<Place> {
        let pieces = self.variant.pieces.iter().enumerate().filter_map(|(index, piece)| match piece {
            Piece::Companion(name, _) if *name == companion => Some(self.piece(index)),
            _ => None,
        });
        let fields = self.variant.fields.iter().enumerate().filter_map(|(index, field)| match field.part {
            Part::Companion(name) if name == companion => Some(self.field(index)),
            _ => None,
        });
        pieces.chain(fields).collect()
    }

    fn twice(&mut self) {
        for companion in COMPANIONS {
            let places = self.stands(companion);
            // A waived companion must not be given as well.
            let waived = self.variant.pieces.contains(&Piece::Companion(companion, Given::Waived));
            if places.len() > 1 && (waived || !REPEATED.contains(companion)) {
                self.found("given twice", places);
            }
        }
        type Same = fn(&Piece) -> bool;
        let words: [Same; 10] = [
            |it| matches!(it, Piece::Code(_)),
            |it| matches!(it, Piece::Title(_)),
            |it| matches!(it, Piece::Type(_)),
            |it| matches!(it, Piece::Detail(_)),
            |it| matches!(it, Piece::Log(_)),
            |it| matches!(it, Piece::Like(_)),
            |it| matches!(it, Piece::Expose),
            |it| matches!(it, Piece::ServerOnly),
            |it| matches!(it, Piece::ByStatus),
            |it| matches!(it, Piece::Unknown),
        ];
        for same in words {
            let pieces = self.variant.pieces.iter().enumerate().filter(|(_, piece)| same(piece));
            let places: Vec<_> = pieces.map(|(index, _)| self.piece(index)).collect();
            if places.len() > 1 {
                self.found("given twice", places);
            }
        }
    }

    /// Checks the names of members: the standard ones and `code` are reserved, and each is given once.
    fn members(&mut self) {
        let mut names: Vec<(String, Place)> = Vec::new();
        let mut add = |name: &str, place| names.push((name.to_owned(), place));
        for (index, piece) in self.variant.pieces.iter().enumerate() {
            match piece {
                Piece::Extension(name, _) => add(name, self.piece(index)),
                Piece::Companion(name, Given::Literal(_) | Given::Const(..)) if MEMBERS.contains(name) => {
                    add(name, self.piece(index));
                }
                _ => {}
            }
        }
        for (index, field) in self.variant.fields.iter().enumerate() {
            match &field.part {
                Part::Extension(renamed) => add(renamed.as_ref().unwrap_or(&field.name), self.field(index)),
                Part::Companion(name) if MEMBERS.contains(name) => add(name, self.field(index)),
                _ => {}
            }
        }
        for (at, (name, place)) in names.iter().enumerate() {
            if ["type", "title", "status", "detail", "instance", "code"].contains(&name.as_str()) {
                self.found("standard member", vec![*place]);
            }
            let first = names[..at].iter().find(|(it, _)| it == name);
            // A repeated companion is reported above.
            if let Some((_, first)) =
                first.filter(|_| !(MEMBERS.contains(&name.as_str()) && self.stands(name).len() > 1))
            {
                self.found("member twice", vec![*first, *place]);
            }
        }
    }

    fn missing(&mut self, row: &Row) {
        for companion in row.required {
            let situation = self.situation_place();
            let stand_in = *companion == "challenge" && self.ty.challenge().is_some();
            match (self.variant.given(companion), self.variant.field_of(companion)) {
                (Some(Given::Waived), _) => {
                    let places = self.stands(companion);
                    self.found("required cannot be waived", places);
                }
                (Some(_), _) => {}
                (None, Some(field)) if self.variant.fields[field].optional && !stand_in => {
                    self.found("required from an option", vec![self.field(field), situation]);
                }
                (None, Some(_)) => {}
                (None, None) if !stand_in => {
                    let places = self.situation_places();
                    self.found("required", places);
                }
                (None, None)
                    if self.ty.challenge().is_some_and(|it| literal::read("challenge", it, row.name).is_none()) =>
                {
                    let keyword = self.ty.keywords.iter().position(|it| matches!(it, Keyword::Challenge(_)));
                    let keyword = Place::Keyword(self.at.0, keyword.unwrap_or_default());
                    self.found("the type's challenge will not do", vec![situation, keyword]);
                }
                (None, None) => {}
            }
        }
        let decided = |it: &&str| self.variant.given(it).is_some() || self.variant.field_of(it).is_some();
        if !row.decide.is_empty() && !row.decide.iter().any(decided) {
            let places = self.situation_places();
            self.found("to be decided", places);
        }
    }

    fn companions(&mut self, row: &Row) {
        for companion in COMPANIONS {
            let places = self.stands(companion);
            // Waiving a companion that is not allowed has no effect, but is not an error.
            let waived = matches!(self.variant.given(companion), Some(Given::Waived)) && row.name != "hidden";
            if places.is_empty() || waived {
                continue;
            }
            if !allowed(row, companion) {
                self.found("does not belong", places);
            } else if !sent_by(self.ty.role(), companion) {
                self.found("role", places);
            }
        }
        for (index, field) in self.variant.fields.iter().enumerate() {
            match &field.part {
                Part::Companion(name) if allowed(row, name) && !fits(name, field.ty) => {
                    self.found_late("type of a field", vec![self.field(index)]);
                }
                Part::Extension(_) if field.ty == Ty::Source => {
                    self.found_late("type of a field", vec![self.field(index)]);
                }
                _ => {}
            }
        }
    }

    /// Checks the grammar of each literal, even if the situation is not known.
    fn literals(&mut self, row: Option<&Row>) {
        let situation = row.map_or("", |row| row.name);
        for (index, piece) in self.variant.pieces.iter().enumerate() {
            let Piece::Companion(name, given) = piece else { continue };
            if row.is_some_and(|row| !allowed(row, name)) {
                continue;
            }
            let data = match given {
                Given::Waived => continue,
                Given::Literal(value) => literal::read(name, value, situation),
                Given::Const(ty, data) if *ty == Ty::StaticMethods => Some(data.clone()),
                Given::Const(_, data) => {
                    constant(data).map_or(Some(data.clone()), |it| literal::read(name, &it, situation))
                }
            };
            let late = matches!(given, Given::Const(..));
            let Some(data) = data else {
                self.findings.push(Finding { late, ..Finding::new("literal", vec![self.piece(index)]) });
                continue;
            };
            let only = row.is_some_and(|row| row.no_store_only) && *name == "cache_control";
            if only && !matches!(&data, Data::Text(text) if text.split(',').any(|it| it.trim() == "no-store")) {
                self.found("only no-store", vec![self.piece(index)]);
            }
        }
    }

    fn others(&mut self, row: &Row) {
        let exposed = self.variant.pieces.contains(&Piece::Expose);
        for (index, piece) in self.variant.pieces.iter().enumerate() {
            let place = vec![self.piece(index)];
            let hidden = row.name == "hidden";
            match piece {
                Piece::Like(_) if !hidden => self.found("like", place),
                Piece::Like(Some(name)) if self.ty.absent().iter().all(|it| it.name != *name) => {
                    self.found("like", place)
                }
                Piece::Like(_) | Piece::Log(_) | Piece::Companion(..) | Piece::Raw(_) | Piece::Deliberate(_) => {}
                Piece::ServerOnly | Piece::ByStatus | Piece::Unknown => {}
                _ if hidden => self.found("hidden takes nothing", place),
                Piece::Extension(..) | Piece::Expose | Piece::Detail(_) | Piece::Title(_) | Piece::Type(_)
                    if !row.error =>
                {
                    self.found("there is no problem document", place);
                }
                Piece::Code(text) if text.is_empty() => self.found("empty code", place),
                Piece::Code(text) if self.based() && !grammar::reference(text) => {
                    self.found("code that ends a type", place)
                }
                Piece::Type(text) if !grammar::problem_type(text) => self.found("type", place),
                // RFC 9457 4.2.1: the title is the phrase of the status code.
                Piece::Title(_) if self.blank() => self.found("about:blank has no title of its own", place),
                Piece::Detail(Detail::Text(_) | Detail::Const(_)) if row.masked && !exposed => {
                    self.found("detail of what is masked", place)
                }
                _ => {}
            }
        }
        for (index, field) in self.variant.fields.iter().enumerate() {
            let place = vec![self.field(index)];
            match &field.part {
                Part::Header(_) | Part::Extension(_) if row.name == "hidden" => {
                    self.found("hidden takes nothing", place)
                }
                Part::Header(name) if !header(name) => self.found("header", place),
                Part::Extension(_) if !row.error => self.found("there is no problem document", place),
                Part::Body(_) if row.error || !row.content => self.found("content", place),
                _ => {}
            }
        }
        let bodies: Vec<_> = (0..self.variant.fields.len())
            .filter(|it| matches!(self.variant.fields[*it].part, Part::Body(_)))
            .collect();
        if bodies.len() > 1 && row.content && !row.error {
            let places = bodies.into_iter().map(|it| self.field(it)).collect();
            self.found("one content", places);
        }
    }

    /// Returns whether the problem's type ends in its code.
    fn based(&self) -> bool {
        let own = self.variant.pieces.iter().any(|it| matches!(it, Piece::Type(_)));
        !own && self.ty.keywords.iter().any(|it| matches!(it, Keyword::Types(..)))
    }

    /// Returns whether the problem's type is `about:blank`.
    fn blank(&self) -> bool {
        let given = self.variant.pieces.iter().find_map(|it| if let Piece::Type(uri) = it { Some(uri) } else { None });
        match given {
            Some(uri) => uri == "about:blank",
            None => self.ty.keywords.iter().all(|it| !matches!(it, Keyword::Types(..))),
        }
    }

    /// Checks for literals that contradict one another.
    fn together(&mut self) {
        let read = |companion: &str| match self.variant.given(companion) {
            Some(Given::Literal(value)) => literal::read(companion, value, ""),
            _ => None,
        };
        if let (Some(Data::Moment(since, _)), Some(Data::Moment(end, _))) = (read("deprecation"), read("sunset"))
            && end < since
        {
            let places = [self.stands("deprecation"), self.stands("sunset")].concat();
            self.found("sunset before deprecation", places);
        }
        // Quotas are distinguished by their names.
        for companion in ["rate_limit", "rate_limit_policy"] {
            let mut names: Vec<(String, Place)> = Vec::new();
            for (index, piece) in self.variant.pieces.iter().enumerate() {
                let Piece::Companion(name, Given::Literal(value)) = piece else { continue };
                let Some(Data::Quotas(quotas)) = literal::read(name, value, "").filter(|_| *name == companion) else {
                    continue;
                };
                let first = names.iter().find(|(it, _)| *it == quotas[0].0).map(|(_, place)| *place);
                if let Some(first) = first {
                    self.found("two quotas of one name", vec![first, self.piece(index)]);
                }
                names.push((quotas[0].0.clone(), self.piece(index)));
            }
        }
        if let (Some(Data::Texts(methods)), Some(_)) = (read("allow"), read("accept_patch"))
            && !methods.iter().any(|it| it == "PATCH")
        {
            let places = [self.stands("allow"), self.stands("accept_patch")].concat();
            self.found("allow against accept_patch", places);
        }
    }
}

/// The literal that is equivalent to a `const`, if there is one.
fn constant(data: &Data) -> Option<Literal> {
    match data {
        Data::Text(text) => Some(Literal::Text(text.clone())),
        Data::Texts(texts) => Some(Literal::List(texts.iter().cloned().map(Literal::Text).collect())),
        Data::Number(number) => i64::try_from(*number).ok().map(Literal::Number),
        _ => None,
    }
}

/// Returns whether a field of that type can hold the companion's value.
fn fits(companion: &str, ty: Ty) -> bool {
    if let Ty::Typed(of) = ty {
        return of == companion;
    }
    match companion {
        "challenge" | "proxy_challenge" => matches!(ty, Ty::Challenge | Ty::Challenges),
        "retry_after" => {
            matches!(ty, Ty::Duration | Ty::U8 | Ty::U32 | Ty::U64 | Ty::SystemTime | Ty::RetryAfter)
        }
        "allow" => matches!(ty, Ty::Allow | Ty::Methods | Ty::StaticMethods),
        "location" | "content_location" => matches!(ty, Ty::Uri | Ty::String | Ty::Location | Ty::Str),
        "accept" | "accept_patch" | "accept_encoding" => matches!(ty, Ty::Strings | Ty::StaticStrs),
        "content_range" => ty == Ty::ContentRange,
        "complete_length" => matches!(ty, Ty::U8 | Ty::U32 | Ty::U64),
        "upgrade" => ty == Ty::Upgrade,
        "etag" => matches!(ty, Ty::ETag | Ty::String | Ty::Str),
        "last_modified" | "deprecation" | "sunset" => ty == Ty::SystemTime,
        "link" | "blocked_by" | "monitor" => matches!(ty, Ty::Link | Ty::Links),
        "rate_limit" => ty == Ty::RateLimit,
        "rate_limit_policy" => ty == Ty::RateLimitPolicy,
        "proxy_status" => ty == Ty::ProxyStatus,
        "cache_control" | "vary" | "content_language" => matches!(ty, Ty::String | Ty::Str),
        "dpop_nonce" => ty == Ty::String,
        "errors" => matches!(ty, Ty::FieldErrors | Ty::Strings),
        "parameter" => matches!(ty, Ty::Parameter | Ty::Name(_)),
        _ => ty != Ty::Source,
    }
}

/// Checks the rules across the variants of one type.
fn across(at: usize, ty: &Type, findings: &mut Vec<Finding>) {
    for (index, variant) in ty.variants.iter().enumerate() {
        let situation = ty.situation(variant);
        if situation == Some("hidden") && ty.policy("hidden") != Some(403) && !ty.is_struct {
            twin(at, index, ty, findings);
        }
        for (piece_at, piece) in variant.pieces.iter().enumerate() {
            let other = |same: &dyn Fn(&Piece) -> bool| {
                ty.variants[..index].iter().enumerate().find_map(|(other_at, other)| {
                    let differs = code(ty, other) != code(ty, variant);
                    let found = other.pieces.iter().position(same).filter(|_| differs);
                    found.map(|found| Place::Piece(at, other_at, found))
                })
            };
            let rule = match piece {
                Piece::Code(_) => "code for two statuses",
                Piece::Type(uri) if uri != "about:blank" => "type for two statuses",
                _ => continue,
            };
            if let Some(other) = other(&|it| it == piece) {
                findings.push(Finding::new(rule, vec![other, Place::Piece(at, index, piece_at)]));
            }
        }
    }
}

/// Checks that a code has one status among the errors of the transparent variants, too, and a reason of gRPC one code within a
/// domain.
fn across_types(program: &Program, at: usize, findings: &mut Vec<Finding>) {
    let ty = &program.types[at];
    let inner = |variant: &Variant| match variant.fields.first().map(|field| field.ty) {
        Some(Ty::Inner(inner) | Ty::Boxed(inner)) if variant.situation == Situation::Transparent => Some(inner),
        _ => None,
    };
    fn codes(program: &Program, at: usize, inner: &impl Fn(&Variant) -> Option<usize>) -> Vec<(String, u16, String)> {
        let ty = &program.types[at];
        let each = ty.variants.iter().flat_map(|variant| match (inner(variant), code(ty, variant)) {
            (Some(inner_at), _) => codes(program, inner_at, inner),
            // What must not be known has no code.
            (None, Some(404)) if ty.situation(variant) == Some("hidden") => Vec::new(),
            (None, Some(status)) => vec![(respond::code(ty, variant), status, domain(ty))],
            (None, None) => Vec::new(),
        });
        each.collect()
    }
    let fields = ty.variants.iter().enumerate().filter(|(_, variant)| inner(variant).is_some());
    let places: Vec<_> = fields.map(|(index, _)| Place::Field(at, index, 0)).collect();
    let codes = codes(program, at, &inner);
    let pairs = || codes.iter().flat_map(|one| codes.iter().map(move |other| (one, other)));
    let is_double = pairs().any(|(one, other)| one.0 == other.0 && one.1 != other.1);
    let is_one_reason =
        pairs().any(|(one, other)| one.0 != other.0 && reason(&one.0) == reason(&other.0) && one.2 == other.2);
    let rule = if is_double { "code for two statuses" } else { "reason of gRPC for two codes" };
    if (is_double || is_one_reason) && !places.is_empty() {
        findings.push(Finding { late: true, ..Finding::new(rule, places) });
    }
}

/// The reason of google.rpc.ErrorInfo: the words of the code in upper snake case, at most 63 characters.
fn reason(code: &str) -> String {
    let mut reason = String::new();
    let mut previous = '_';
    for c in code.chars() {
        let is_new = !previous.is_alphanumeric() || c.is_ascii_uppercase() && !previous.is_ascii_uppercase();
        if c.is_alphanumeric() {
            if is_new && !reason.is_empty() {
                reason.push('_');
            }
            reason.extend(c.to_uppercase());
        }
        previous = c;
    }
    reason.chars().take(63).collect::<String>().trim_end_matches('_').to_owned()
}

/// The domain of google.rpc.ErrorInfo: the host of `types`, else the name of the crate, which all have.
fn domain(ty: &Type) -> String {
    let base = ty.keywords.iter().find_map(|it| if let Keyword::Types(base, _) = it { Some(&**base) } else { None });
    let authority = base.and_then(|base| base.split_once("://")).map(|(_, rest)| rest);
    authority.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default().to_owned()
}

fn code(ty: &Type, variant: &Variant) -> Option<u16> {
    let row = ROWS.iter().find(|row| Some(row.name) == ty.situation(variant))?;
    Some(status(ty, row))
}

/// The status code under the type's policy.
pub(super) fn status(ty: &Type, row: &Row) -> u16 {
    let word = match row.name {
        "already_exists" => "duplicate",
        "validation_failed" => "validation",
        "precondition_failed" => "if_match",
        "hidden" => "hidden",
        _ => return row.code,
    };
    ty.policy(word).unwrap_or(row.code)
}

/// The twin that a hidden variant must be indistinguishable from.
pub(super) fn twin_of<'a>(ty: &'a Type, variant: &Variant) -> Option<&'a Variant> {
    let like = variant.pieces.iter().find_map(|it| if let Piece::Like(like) = it { Some(like) } else { None });
    match (like, &ty.absent()[..]) {
        (Some(None), _) => None,
        (Some(Some(name)), absent) => absent.iter().find(|it| it.name == *name).copied(),
        (None, [only]) => Some(*only),
        (None, _) => None,
    }
}

/// Checks that the hidden variant has the fields that the twin shows, with the same names and types.
fn twin(at: usize, index: usize, ty: &Type, findings: &mut Vec<Finding>) {
    let variant = &ty.variants[index];
    let like = variant.pieces.iter().any(|it| matches!(it, Piece::Like(_)));
    let situation = Place::Situation(at, index);
    if !like && ty.absent().len() > 1 {
        return findings.push(Finding::new("which twin", vec![situation]));
    }
    let Some(twin) = twin_of(ty, variant) else { return };
    let shown: Vec<usize> = shown(twin);
    for field in shown {
        let field = &twin.fields[field];
        let own = variant.fields.iter().enumerate().find(|(_, it)| it.name == field.name);
        let mut places: Vec<_> = (0..variant.pieces.len()).map(|it| Place::Piece(at, index, it)).collect();
        places.push(situation);
        match own {
            None => findings.push(Finding::new("the twin shows a field that is not here", places)),
            Some((own_at, own)) if own.ty != field.ty || own.optional != field.optional => {
                places.push(Place::Field(at, index, own_at));
                findings.push(Finding { late: true, ..Finding::new("the twin's field has another type", places) });
            }
            Some(_) => {}
        }
    }
}

/// The fields whose values a client can see.
fn shown(variant: &Variant) -> Vec<usize> {
    let detail = variant.pieces.iter().find_map(|it| if let Piece::Detail(detail) = it { Some(detail) } else { None });
    let text = match detail {
        Some(Detail::None | Detail::Const(_)) => &[],
        Some(Detail::Text(segments)) => &segments[..],
        None => &variant.display[..],
    };
    let in_text = |at: usize| text.iter().any(|it| matches!(it, Segment::Field(field, _) if *field == at));
    let in_literal = |at: usize| {
        variant.pieces.iter().any(|piece| match piece {
            Piece::Companion(_, Given::Literal(Literal::Template(segments))) => {
                segments.iter().any(|it| matches!(it, Segment::Field(field, _) if *field == at))
            }
            _ => false,
        })
    };
    let own = |at: usize| !matches!(variant.fields[at].part, Part::Plain | Part::Source | Part::Inner);
    (0..variant.fields.len()).filter(|at| own(*at) || in_text(*at) || in_literal(*at)).collect()
}
