//! Programs from seeds: valid ones, and the same with a mistake.

use crate::print::Place;
use crate::program::*;
use crate::random::Random;
use crate::reference::{COMPANIONS, MEMBERS, PARTS, REPEATED, allowed, needs_a_status_alone, refusals, sent_by};
use crate::table::{ROWS, Row, row};

/// The form in which a companion is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    Literal,
    Const,
    Field,
    Some,
    None,
}

/// The required contents of a program.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted {
    pub(crate) situation: Option<&'static str>,
    pub(crate) companions: Vec<(&'static str, Option<Form>)>,
    pub(crate) body: Option<Body>,
    /// A struct, not an enum.
    pub(crate) alone: bool,
    /// Extensions, and whether each has a value.
    pub(crate) extensions: Vec<bool>,
    /// Whether a client can read it.
    pub(crate) read: Option<bool>,
}

const AWKWARD: &[&str] = &[
    "plain words",
    "a \"quoted\" word",
    "back\\slash",
    "{braces}",
    "it ends with }",
    "tab\there",
    "line\nbreak",
    "\r\nX-Evil: 1",
    "nul\0",
    "escape \u{1b}[31m",
    "\u{e9}\u{fc} \u{65e5}\u{672c}",
    "\u{1f600}",
    "\u{2028}line\u{2029}",
    "</script><b>",
    "&amp; ]]>",
    "a,b;c=\"d\"",
    "]}",
    "\"}",
    "\u{7f}",
    "\u{feff}bom",
    "\\u0041",
    "%41%zz",
    "'",
    "\u{85}\u{a0}x",
    "\u{fffe}",
];

const SEGMENTS: &[&str] = &[
    "7",
    "a b",
    "../..",
    "..",
    ".",
    "",
    "/",
    "//evil.example",
    "a?b=c#d",
    "%2f",
    "\u{e9}",
    "a\r\nb",
    "x&y=z+1",
    ";",
    "@",
    ":",
    "\"<>",
    "{}",
];

const MEMBER_NAMES: &[&str] =
    &["max", "order", "balance", "kind", "limit", "accounts", "user", "size", "trace", "note"];
const AWKWARD_NAMES: &[&str] =
    &["with space", "we\"ird", "back\\slash", "}", "\u{43a}\u{43b}\u{44e}\u{447}", "a\nb", "<b>", "9th", "a&b"];
/// The types of extension members.
pub(crate) const EXTENSIONS: &[Ty] = &[
    Ty::String,
    Ty::U64,
    Ty::I64,
    Ty::U128,
    Ty::F64,
    Ty::Bool,
    Ty::Char,
    Ty::Strings,
    Ty::Json,
    Ty::Duration,
    Ty::Unit,
    Ty::Unserializable,
    Ty::Str,
];
/// The types of headers of any other name.
pub(crate) const HEADERS: &[Ty] = &[Ty::String, Ty::U64, Ty::I64, Ty::Str];
/// The second transparent variant of a type.
pub(crate) const SECOND: &str = "Another";
const NAMES: &[&str] = &[
    "Missing",
    "Refused",
    "TooBig",
    "NoSuchOrder",
    "Broken",
    "Late",
    "Odd",
    "HTTPFault",
    "V2Gone",
    "Wrong",
    "Shut",
    "Empty",
];
const FIELDS: &[&str] = &["id", "name", "amount", "flag", "letter", "ratio", "owner", "tags", "value", "other"];

/// The program of a seed.
pub(crate) fn drawn(seed: u64) -> Program {
    let mut random = Random::new(seed);
    let mistaken = random.one_in(3);
    let mut program = program(&mut random, &format!("seed_{seed}"), &Wanted::default());
    if mistaken {
        crate::mistake::spoil(&mut random, &mut program);
    }
    program
}

/// A valid program with the required contents.
pub(crate) fn program(random: &mut Random, name: &str, wanted: &Wanted) -> Program {
    let mut program = Program { name: name.to_owned(), ..Program::default() };
    let outcome = match wanted.situation {
        Some(situation) => !row(situation).error,
        None => wanted.body.is_none() && wanted.extensions.is_empty() && random.one_in(4),
    };
    let index = 0;
    let ty = ty(random, index, outcome, wanted);
    program.types.push(ty);
    values(random, &mut program, 0);
    if !outcome && program.types[0].generic == Generic::None && random.one_in(3) {
        wrap(random, &mut program);
    }
    program
}

/// Wraps the last type in a transparent variant, once or several times.
fn wrap(random: &mut Random, program: &mut Program) {
    for _ in 0..1 + random.below(3) {
        let inner = program.types.len() - 1;
        let read = program.types[inner].read;
        let boxed = random.one_in(3);
        let is_struct = random.one_in(3);
        let field = Field {
            name: "inner".to_owned(),
            part: Part::Inner,
            ty: if boxed { Ty::Boxed(inner) } else { Ty::Inner(inner) },
            optional: false,
        };
        let mut variant = Variant {
            name: "Within".to_owned(),
            situation: Situation::Transparent,
            tuple: true,
            fields: vec![field],
            ..Variant::default()
        };
        if random.one_in(2) {
            added(random, inner, &mut variant);
        }
        let mut wrapper = Type { is_struct, read, variants: vec![variant], ..Type::default() };
        if !is_struct && random.one_in(2) {
            beside(random, inner, &mut wrapper);
        }
        if !is_struct && random.one_in(2) {
            another(random, program, &mut wrapper);
        }
        let at = program.types.len();
        wrapper.name = format!("E{at}");
        if read {
            readable(random, &program.types, &mut wrapper);
        }
        program.types.push(wrapper);
        within(random, program, at);
        values(random, program, at);
    }
}

/// Adds an error beside the transparent one, on either side of it.
fn beside(random: &mut Random, inner: usize, wrapper: &mut Type) {
    let rows: Vec<_> = ROWS.iter().filter(|row| row.error && row.name != "hidden" && row.role.is_none()).collect();
    let row = random.choose(&rows);
    let own = variant(random, wrapper, row, &Wanted::default());
    wrapper.variants.insert(random.below(2), Variant { name: format!("Beside{inner}"), ..own });
    numbered(wrapper, 100 + inner * 10);
}

/// Adds a second transparent variant, of another type, unless a client cannot tell its errors from the others.
fn another(random: &mut Random, program: &mut Program, wrapper: &mut Type) {
    let at = program.types.len();
    let other = ty(random, at, false, &Wanted { read: Some(wrapper.read), ..Wanted::default() });
    if other.generic != Generic::None || other.read != wrapper.read {
        return;
    }
    let field = Field { name: "inner".to_owned(), part: Part::Inner, ty: Ty::Inner(at), optional: false };
    let variant = Variant {
        name: SECOND.to_owned(),
        situation: Situation::Transparent,
        tuple: true,
        fields: vec![field],
        ..Variant::default()
    };
    let mut both = wrapper.clone();
    both.variants.push(variant);
    let types = [program.types.clone(), vec![other.clone(), both.clone()]].concat();
    // The error beside it is not readable yet.
    let across = refusals(&Program { types, ..Program::default() }).into_iter().filter(|finding| finding.late);
    if across.flat_map(|finding| finding.places).any(|place| place.ty() > at) {
        return;
    }
    *wrapper = both;
    program.types.push(other);
    values(random, program, at);
}

/// Adds values of the transparent variants, from those of the errors in them.
fn within(random: &mut Random, program: &mut Program, at: usize) {
    for (index, variant) in program.types[at].variants.clone().iter().enumerate() {
        let inner = match variant.fields.first().map(|field| field.ty) {
            Some(Ty::Inner(inner) | Ty::Boxed(inner)) if variant.situation == Situation::Transparent => inner,
            _ => continue,
        };
        // A hidden error and its twin are within the same values.
        let added: Vec<_> = variant.fields[1..].iter().map(|field| data(random, variant, field, false)).collect();
        let inside: Vec<_> = program.values.iter().filter(|it| it.ty == inner).take(3).cloned().collect();
        let last = inside.len().saturating_sub(1);
        for (nth, value) in inside.into_iter().enumerate() {
            let twin = value.twin && nth < last;
            let fields = std::iter::once(Data::Inner(Box::new(value))).chain(added.clone()).collect();
            program.values.push(Value { ty: at, variant: index, fields, twin });
        }
    }
}

/// What a transparent variant adds, by names that no other one has.
fn added(random: &mut Random, index: usize, variant: &mut Variant) {
    if random.one_in(2) {
        variant.pieces.push(Piece::Header(format!("X-Added-{index}"), random.choose(&["a", "b; c=\"d\""]).to_owned()));
    }
    if random.one_in(2) {
        let value = random.choose(&[Literal::Text("a \"b\"".to_owned()), Literal::Number(7), Literal::Flag(true)]);
        variant.pieces.push(Piece::Extension(format!("added_{index}"), value));
    }
    variant.tuple = random.one_in(2);
    let parts = [
        Part::Extension(Some(format!("extra_{index}"))),
        Part::Header(format!("X-Extra-{index}")),
        Part::Extension(Some(format!("more_{index}"))),
    ];
    for (at, part) in parts.into_iter().enumerate() {
        if random.one_in(2) {
            let (ty, optional) = (random.choose(&[Ty::U64, Ty::String]), random.one_in(3));
            variant.fields.push(Field { name: format!("extra{at}"), part, ty, optional });
        }
    }
}

fn ty(random: &mut Random, index: usize, outcome: bool, wanted: &Wanted) -> Type {
    let mut ty = Type { name: format!("E{index}"), outcome, ..Type::default() };
    if !outcome && random.one_in(2) {
        let base = [
            "https://api.example.com/problems/",
            "urn:example:problem:",
            "https://a.example/p#",
            "https://a.example/?code=",
            "/problems/",
        ];
        ty.keywords.push(Keyword::Types(random.pick(&base).to_owned(), random.one_in(2)));
    }
    if !outcome && random.one_in(3) {
        ty.keywords.push(Keyword::Codes(random.choose(&["snake_case", "SCREAMING_SNAKE_CASE", "kebab-case"])));
    }
    ty.is_struct = wanted.alone || random.one_in(6);
    let may_be_read = !outcome
        && wanted.body.is_none_or(|body| body == Body::Problem)
        && !(ty.is_struct && wanted.situation == Some("hidden"));
    ty.read = may_be_read && wanted.read.unwrap_or_else(|| random.one_in(3));
    // On a struct, it would be the variant's.
    if !outcome && !ty.is_struct && random.one_in(2) {
        ty.keywords.push(Keyword::Challenge(Literal::List(vec![call("bearer", &[("realm", "of the type")])])));
    }
    if !outcome {
        let choices = [
            ("duplicate", &[409, 400, 422][..]),
            ("validation", &[422, 400]),
            ("if_match", &[412, 409]),
            ("hidden", &[404, 403]),
        ];
        let mut chosen = Vec::new();
        for (word, codes) in choices {
            if random.one_in(8) {
                chosen.push((word, random.choose(codes)));
            }
        }
        ty.keywords.extend((!chosen.is_empty()).then_some(Keyword::Policy(chosen)));
    }
    let role = wanted.situation.and_then(|name| row(name).role).map(|(roles, _)| roles[0]);
    // What only an intermediary sends is wanted of one.
    let role = role.or_else(|| wanted.companions.iter().any(|(it, _)| !sent_by("origin", it)).then_some("gateway"));
    if let Some(role) = role.or_else(|| random.one_in(6).then(|| random.choose(&["origin", "gateway", "proxy"]))) {
        ty.keywords.push(Keyword::Role(role));
    }
    let kinds = [Body::Problem, Body::Text, Body::None, Body::Renderer];
    let kinds = if ty.read { &kinds[..1] } else { &kinds };
    if let Some(body) = wanted.body.or_else(|| random.one_in(3).then(|| random.choose(kinds))).filter(|_| !outcome) {
        ty.keywords.push(Keyword::Body(body));
    }
    // On a struct, it would be the variant's.
    if !(ty.is_struct && wanted.situation == Some("hidden")) && random.one_in(4) {
        ty.keywords.push(Keyword::Header("X-Service".to_owned(), "orders, of 'the' \"house\"".to_owned()));
    }
    let number = if ty.is_struct { 1 } else { 1 + random.below(4) };
    let rows: Vec<_> = ROWS
        .iter()
        .filter(|row| row.error != outcome && row.name != "hidden")
        .filter(|row| row.role.is_none_or(|(roles, error)| !error || roles.contains(&ty.role())))
        .collect();
    if !ty.is_struct && random.one_in(5) && !outcome {
        ty.keywords.push(Keyword::Default("internal"));
        let mut variant = variant(random, &ty, row("internal"), &Wanted::default());
        variant.situation = Situation::Default;
        variant.pieces.clear();
        variant.fields.retain(|it| matches!(it.part, Part::Plain | Part::Source));
        variant.display = vec![Segment::Text("left over".to_owned())];
        ty.variants.push(variant);
    }
    for at in 0..number {
        let row = match wanted.situation {
            Some("hidden") if ty.is_struct => {
                ty.variants.push(alone(random, &ty));
                continue;
            }
            Some("hidden") => row("not_found"),
            Some(name) if at == 0 => row(name),
            _ => possible(random, &rows, wanted, at == 0),
        };
        let nothing = Wanted::default();
        let variant = variant(random, &ty, row, if at == 0 { wanted } else { &nothing });
        ty.variants.push(variant);
    }
    if !outcome && !ty.is_struct {
        generic(random, &mut ty);
    }
    if ty.read {
        readable(random, &[], &mut ty);
    }
    if !outcome && !ty.is_struct {
        if !ty.absent().is_empty() && (wanted.situation == Some("hidden") || random.one_in(2)) {
            let hidden = hidden(random, &ty);
            ty.variants.push(hidden);
        }
        if ty.read && random.one_in(3) {
            ty.variants.push(unknown(random));
        }
    }
    let names: Vec<_> = NAMES.iter().skip(random.below(4)).collect();
    for (variant, name) in ty.variants.iter_mut().zip(names) {
        let old =
            std::mem::replace(&mut variant.name, if ty.is_struct { ty.name.clone() } else { (*name).to_string() });
        debug_assert!(old.is_empty() || old == "Hidden");
    }
    // The twin's name is only known here.
    if let Some(at) = ty.variants.iter().position(|it| it.pieces.contains(&Piece::Like(Some(String::new())))) {
        let twin = ty.absent().last().expect("a twin").name.clone();
        let like = ty.variants[at].pieces.iter_mut().find(|it| matches!(it, Piece::Like(_))).expect("like");
        *like = Piece::Like(Some(twin));
    }
    numbered(&mut ty, index * 10);
    ty
}

/// Makes each code and type that is written the only one.
fn numbered(ty: &mut Type, before: usize) {
    let mut codes = before;
    let based = ty.keywords.iter().any(|it| matches!(it, Keyword::Types(..)));
    for variant in &mut ty.variants {
        for piece in &mut variant.pieces {
            match piece {
                Piece::Code(code) => {
                    codes += 1;
                    *code = if based { format!("own_code_{codes}") } else { format!("{code}{codes}") };
                }
                Piece::Type(uri) if uri != "about:blank" => {
                    codes += 1;
                    *uri = format!("{uri}{codes}");
                }
                _ => {}
            }
        }
    }
}

/// A situation that allows all required companions.
fn possible<'a>(random: &mut Random, rows: &[&'a Row], wanted: &Wanted, first: bool) -> &'a Row {
    let fits = |row: &&Row| !first || wanted.companions.iter().all(|(it, form)| stands(row, it, *form));
    let fit: Vec<&Row> = rows.iter().copied().filter(fits).collect();
    if fit.is_empty() { random.choose(rows) } else { random.choose(&fit) }
}

/// Returns whether the situation allows the companion in that form.
pub(crate) fn stands(row: &Row, companion: &str, form: Option<Form>) -> bool {
    allowed(row, companion)
        && form.is_none_or(|form| {
            forms(companion).contains(&form)
                && (!row.required.contains(&companion) || !matches!(form, Form::Some | Form::None))
        })
}

/// The forms of a companion.
pub(crate) fn forms(companion: &str) -> &'static [Form] {
    use Form::*;
    match companion {
        "challenge" | "proxy_challenge" | "link" | "rate_limit" | "rate_limit_policy" | "proxy_status"
        | "parameter" => {
            if companion == "proxy_challenge" {
                &[Literal, Field]
            } else {
                &[Literal, Field, Some, None]
            }
        }
        // It is required on the only situation that allows it.
        "content_range" => &[Field],
        "errors" => &[Literal, Field, Some, None],
        "dpop_nonce" => &[Field, Some, None],
        _ => &[Literal, Const, Field, Some, None],
    }
}

/// A hidden variant with the fields that its twin shows.
fn hidden(random: &mut Random, ty: &Type) -> Variant {
    let mut variant =
        Variant { name: "Hidden".to_owned(), situation: Situation::Named("hidden".to_owned()), ..Variant::default() };
    let absent = ty.absent();
    let twin = *absent.last().expect("a twin");
    let like = match random.below(4) {
        0 => Some(Piece::Like(None)),
        // Filled in once the variants have their names.
        _ if absent.len() > 1 || random.one_in(2) => Some(Piece::Like(Some(String::new()))),
        _ => None,
    };
    variant.pieces.extend(like);
    if random.one_in(3) {
        variant.pieces.push(Piece::Log("info"));
    }
    variant.fields = twin
        .fields
        .iter()
        .filter(|it| it.part != Part::Source)
        .map(|it| Field { part: Part::Plain, ..it.clone() })
        .collect();
    variant.tuple = twin.tuple;
    if ty.policy("hidden") == Some(403) {
        if ty.read && !variant.fields.is_empty() {
            variant.pieces.push(Piece::ServerOnly);
        }
        // It shows its own text.
        variant.display = vec![Segment::Text(random.pick(AWKWARD).to_owned())];
        return variant;
    }
    if !variant.tuple {
        variant.fields.push(Field { name: "cause".to_owned(), part: Part::Plain, ty: Ty::Source, optional: false });
        let secret = variant.fields.len() - 1;
        variant.display = vec![Segment::Text("SECRET-hidden ".to_owned()), Segment::Field(secret, Shown::Display)];
    } else {
        variant.display = vec![Segment::Text("SECRET-hidden".to_owned())];
    }
    variant
}

/// The variant for what a client does not know.
fn unknown(random: &mut Random) -> Variant {
    Variant {
        situation: Situation::Named(random.pick(&["internal", "bad_request"]).to_owned()),
        pieces: vec![Piece::Unknown],
        tuple: true,
        fields: vec![Field { name: "0".to_owned(), part: Part::Plain, ty: Ty::Received, optional: false }],
        display: vec![Segment::Text(random.pick(AWKWARD).to_owned())],
        ..Variant::default()
    }
}

/// Gives the fields a form that a client can read, and leaves the rest to the server.
fn readable(random: &mut Random, inner: &[Type], ty: &mut Type) {
    for at in 0..ty.variants.len() {
        // One is read in any case.
        let leaves = ty.variants.len() > 1 && random.one_in(6);
        let others = ty.variants[..at].iter().any(|it| ty.reads(it)) || at + 1 < ty.variants.len();
        let variant = &mut ty.variants[at];
        let pieces = &mut variant.pieces;
        match variant.situation {
            // There is no attribute for its keywords.
            Situation::Default => {
                variant.fields.clear();
                continue;
            }
            _ if leaves && others => {
                pieces.push(Piece::ServerOnly);
                continue;
            }
            _ => {}
        }
        for (at, field) in variant.fields.iter_mut().enumerate() {
            field.ty = match field.ty {
                Ty::Str | Ty::Undisplayable => Ty::String,
                Ty::StaticStrs => Ty::Strings,
                Ty::StaticMethods => Ty::Methods,
                Ty::Source if random.one_in(2) => Ty::String,
                other => other,
            };
            if matches!(field.part, Part::Plain | Part::Source) && !matches!(field.ty, Ty::Source | Ty::Array) {
                let renamed = variant.tuple || random.one_in(3);
                field.part = Part::Extension(renamed.then(|| format!("plain_{at}")));
            }
        }
    }
    let is_taken = |ty: &Type, at: usize| {
        let code = |variant: &Variant| ty.situation(variant).map(|name| row(name).code);
        ty.variants.iter().any(|it| it.pieces.contains(&Piece::ByStatus) && code(it) == code(&ty.variants[at]))
    };
    for at in 0..ty.variants.len() {
        let is_default = ty.variants[at].situation == Situation::Default;
        let needs_more = !needs_a_status_alone(ty, &ty.variants[at]);
        if !is_default && ty.reads(&ty.variants[at]) && !random.one_in(8) && !is_taken(ty, at) && !needs_more {
            ty.variants[at].pieces.push(Piece::ByStatus);
        }
    }
    // Such a variant is the server's.
    let program = Program { types: [inner, std::slice::from_ref(ty)].concat(), ..Program::default() };
    for finding in refusals(&program) {
        match finding.places[..] {
            [Place::Field(of, at, _) | Place::Piece(of, at, _), ..] if of == inner.len() => {
                let pieces = &mut ty.variants[at].pieces;
                pieces.retain(|it| !matches!(it, Piece::ServerOnly | Piece::ByStatus));
                pieces.push(Piece::ServerOnly);
            }
            _ => {}
        }
    }
    ty.read = ty.variants.iter().any(|it| ty.reads(it));
}

/// A hidden struct.
fn alone(random: &mut Random, ty: &Type) -> Variant {
    let pieces = if random.one_in(2) { vec![Piece::Like(None)] } else { Vec::new() };
    let cause = Field { name: "cause".to_owned(), part: Part::Plain, ty: Ty::Source, optional: false };
    // Under a policy, it shows its own text.
    let display = match ty.policy("hidden") {
        Some(403) => vec![Segment::Text(random.pick(AWKWARD).to_owned())],
        _ => vec![Segment::Text("SECRET-hidden ".to_owned()), Segment::Field(0, Shown::Display)],
    };
    let situation = Situation::Named("hidden".to_owned());
    Variant { situation, pieces, fields: vec![cause], display, ..Variant::default() }
}

/// Makes the type generic, with a field that uses the parameter.
fn generic(random: &mut Random, ty: &mut Type) {
    // A variant without an attribute is read, and has no field then.
    if ty.read && ty.variants[0].situation == Situation::Default {
        return;
    }
    let (generic, field) = match random.below(9) {
        0 => (Generic::Type, Ty::Param),
        1 => (Generic::Lifetime, Ty::Borrowed),
        2 => (Generic::Const, Ty::Array),
        _ => return,
    };
    ty.generic = generic;
    let part = if field != Ty::Array && random.one_in(2) { Part::Extension(None) } else { Part::Plain };
    let variant = &mut ty.variants[0];
    let part = if matches!(variant.situation, Situation::Default) { Part::Plain } else { part };
    let name = if variant.tuple { variant.fields.len().to_string() } else { "generic".to_owned() };
    let part =
        if variant.tuple && part == Part::Extension(None) { Part::Extension(Some("generic".to_owned())) } else { part };
    variant.fields.push(Field { name, part, ty: field, optional: false });
}

fn variant(random: &mut Random, ty: &Type, row: &'static Row, wanted: &Wanted) -> Variant {
    let mut variant = Variant { situation: Situation::Named(row.name.to_owned()), ..Variant::default() };
    variant.tuple = random.one_in(4) && row.name != "not_found";
    let mut chosen: Vec<(&'static str, Option<Form>)> =
        wanted.companions.iter().filter(|(it, form)| stands(row, it, *form)).copied().collect();
    chosen.retain(|(it, _)| sent_by(ty.role(), it));
    let has = |chosen: &[(&str, Option<Form>)], name: &str| chosen.iter().any(|(it, _)| *it == name);
    for companion in row.required {
        let stood_in = *companion == "challenge" && stand_in(ty, row) && random.one_in(2);
        if !stood_in && !has(&chosen, companion) {
            chosen.push((companion, None));
        }
    }
    let waive = !row.decide.is_empty() && row.decide.iter().all(|it| !has(&chosen, it));
    if waive {
        match random.one_in(3) {
            true => variant.pieces.push(Piece::Companion(row.decide[0], Given::Waived)),
            false => chosen.push((row.decide[random.below(row.decide.len())], None)),
        }
    }
    for companion in COMPANIONS {
        let waived = variant.given(companion).is_some();
        let may = allowed(row, companion) && sent_by(ty.role(), companion);
        if may && !has(&chosen, companion) && !waived && random.one_in(6) {
            chosen.push((companion, None));
        }
    }
    // A required companion cannot come from an `Option`, except a challenge that the type provides, too.
    for (companion, form) in &mut chosen {
        let optional = !row.required.contains(companion) || *companion == "challenge" && stand_in(ty, row);
        let choice: Vec<_> =
            forms(companion).iter().copied().filter(|it| optional || !matches!(it, Form::Some | Form::None)).collect();
        if form.is_none_or(|it| !choice.contains(&it)) {
            *form = Some(random.choose(&choice));
        }
    }
    plain_fields(random, row, &mut variant);
    for at in 0..chosen.len() {
        let (companion, form) = chosen[at];
        place(random, row, &mut variant, companion, form.expect("a form"), &chosen);
        if REPEATED.contains(&companion) && random.one_in(3) {
            place(random, row, &mut variant, companion, Form::Literal, &chosen);
        }
    }
    words(random, ty, row, &mut variant, wanted);
    variant.display = text(random, &variant);
    if row.masked && !ty.outcome && !(ty.read && random.one_in(2)) {
        let name = if variant.tuple { variant.fields.len().to_string() } else { "cause".to_owned() };
        variant.fields.push(Field { name, part: Part::Source, ty: Ty::Source, optional: false });
        if !variant.pieces.contains(&Piece::Expose) {
            variant.display.push(Segment::Field(variant.fields.len() - 1, Shown::Display));
        }
    }
    variant
}

/// Returns whether the type's challenge can replace the variant's.
fn stand_in(ty: &Type, row: &Row) -> bool {
    ty.challenge().is_some() && row.name != "step_up_required"
}

fn field_name(variant: &Variant, wish: &str) -> String {
    if variant.tuple {
        return variant.fields.len().to_string();
    }
    let mut name = wish.to_owned();
    while variant.fields.iter().any(|it| it.name == name) {
        name.push('x');
    }
    name
}

fn plain_fields(random: &mut Random, row: &Row, variant: &mut Variant) {
    let types = [Ty::String, Ty::U64, Ty::I64, Ty::Bool, Ty::F64, Ty::Char, Ty::Str, Ty::Strings, Ty::U128];
    for _ in 0..random.below(3) {
        let ty = if row.error && random.one_in(20) { Ty::Undisplayable } else { random.choose(&types) };
        let wish = random.pick(FIELDS).to_owned();
        let name = field_name(variant, &wish);
        variant.fields.push(Field { name, part: Part::Plain, ty, optional: false });
    }
}

/// Adds keywords that are neither companions nor plain fields.
fn words(random: &mut Random, ty: &Type, row: &Row, variant: &mut Variant, wanted: &Wanted) {
    if random.one_in(4) {
        let value =
            random.pick(&["a", "it is \"quoted\"", "a; b=c, d", "{x}", "back\\slash", "tab\tinside"]).to_owned();
        variant.pieces.push(Piece::Header("X-Reason".to_owned(), value));
    }
    if random.one_in(4) {
        let name = field_name(variant, "extra");
        let ty = random.choose(HEADERS);
        let optional = random.one_in(2);
        variant.fields.push(Field { name, part: Part::Header("X-Extra".to_owned()), ty, optional });
    }
    let odd: Vec<&'static str> = row.odd.iter().copied().filter(|it| variant.has(it)).collect();
    for companion in odd {
        if random.one_in(2) {
            variant.pieces.push(Piece::Deliberate(companion));
        }
    }
    if !row.error {
        if row.content && random.one_in(2) {
            let name = field_name(variant, "content");
            let ty = random.choose(&[
                Ty::String,
                Ty::Str,
                Ty::ByteVec,
                Ty::Bytes,
                Ty::Json,
                Ty::Strings,
                Ty::U64,
                Ty::Unserializable,
                Ty::FieldErrors,
            ]);
            let texts = matches!(ty, Ty::String | Ty::ByteVec | Ty::Bytes);
            let media = (texts && random.one_in(3)).then(|| "text/csv".to_owned());
            let optional = random.one_in(3);
            variant.fields.push(Field { name, part: Part::Body(media), ty, optional });
        }
        return;
    }
    let blank = random.one_in(8);
    let based = ty.keywords.iter().any(|it| matches!(it, Keyword::Types(..)));
    if blank {
        variant.pieces.push(Piece::Type("about:blank".to_owned()));
    } else if random.one_in(6) {
        variant.pieces.push(Piece::Type("https://errors.example.com/".to_owned()));
    }
    let own = variant.pieces.iter().any(|it| matches!(it, Piece::Type(_)));
    if (based || own) && !blank && random.one_in(2) {
        variant.pieces.push(Piece::Title(random.pick(AWKWARD).to_owned()));
    }
    if random.one_in(5) {
        variant.pieces.push(Piece::Code(random.pick(&["cart_locked", "E-", "we\"ird\\", "\u{e9}}"]).to_owned()));
    }
    if random.one_in(6) {
        variant.pieces.push(Piece::Log("info"));
    }
    if row.masked && random.one_in(4) {
        variant.pieces.push(Piece::Expose);
    }
    if !row.masked || variant.pieces.contains(&Piece::Expose) {
        match random.below(5) {
            0 => variant.pieces.push(Piece::Detail(Detail::None)),
            1 if random.one_in(3) => {
                variant.pieces.push(Piece::Detail(Detail::Const(random.pick(AWKWARD).to_owned())));
            }
            1 | 2 => {
                let detail = text(random, variant);
                variant.pieces.push(Piece::Detail(Detail::Text(detail)));
            }
            _ => {}
        }
    }
    let mut names = MEMBER_NAMES.to_vec();
    let mut take = |random: &mut Random| names.remove(random.below(names.len())).to_owned();
    for _ in 0..random.below(3) {
        let value = match random.below(4) {
            0 => Literal::Number(random.choose(&[0, 7, i64::MAX])),
            1 => Literal::Flag(random.one_in(2)),
            _ => Literal::Text(random.pick(AWKWARD).to_owned()),
        };
        let name = take(random);
        variant.pieces.push(Piece::Extension(name, value));
    }
    let mut fields: Vec<bool> = wanted.extensions.clone();
    fields.extend((0..random.below(3)).map(|_| random.one_in(2)));
    for optional in fields {
        let renamed = match random.below(3) {
            0 if AWKWARD_NAMES
                .iter()
                .all(|it| variant.fields.iter().all(|field| field.part != Part::Extension(Some((*it).to_owned())))) =>
            {
                Some(random.pick(AWKWARD_NAMES).to_owned())
            }
            _ => None,
        };
        let name = take(random);
        let renamed = if variant.tuple { Some(renamed.unwrap_or(name.clone())) } else { renamed };
        let name = field_name(variant, &name);
        let ty = random.choose(EXTENSIONS);
        variant.fields.push(Field { name, part: Part::Extension(renamed), ty, optional });
    }
}

/// A text with awkward characters and some of the fields.
fn text(random: &mut Random, variant: &Variant) -> Vec<Segment> {
    let mut segments = vec![Segment::Text(random.pick(AWKWARD).to_owned())];
    for (at, field) in variant.fields.iter().enumerate() {
        if field.optional || !random.one_in(2) || !matches!(field.part, Part::Plain | Part::Extension(_)) {
            continue;
        }
        let shown = match field.ty {
            Ty::Strings => Shown::Debug,
            Ty::String | Ty::Char if random.one_in(3) => Shown::Debug,
            Ty::U64 | Ty::String | Ty::Str if random.one_in(4) => Shown::Padded,
            Ty::String | Ty::Str | Ty::U64 | Ty::I64 | Ty::U128 | Ty::F64 | Ty::Bool | Ty::Char | Ty::Undisplayable => {
                Shown::Display
            }
            _ => continue,
        };
        segments.push(Segment::Field(at, shown));
        segments.push(Segment::Text(random.pick(AWKWARD).to_owned()));
    }
    segments
}

/// The parameters of a field error's code.
fn params(random: &mut Random) -> Vec<(String, Literal)> {
    let all = [
        ("max", Literal::Number(random.choose(&[0, i64::MAX, -7]))),
        ("unit", Literal::Text(random.pick(AWKWARD).to_owned())),
        ("is_strict", Literal::Flag(random.one_in(2))),
    ];
    let all = all.into_iter().filter(|_| random.one_in(2));
    all.map(|(name, value)| (name.to_owned(), value)).collect()
}

pub(crate) fn call(name: &str, arguments: &[(&str, &str)]) -> Literal {
    let arguments = arguments.iter().map(|(key, value)| Argument {
        key: (!key.is_empty()).then(|| (*key).to_owned()),
        value: Literal::Text((*value).to_owned()),
    });
    Literal::Call(name.to_owned(), arguments.collect())
}

fn place(
    random: &mut Random,
    row: &Row,
    variant: &mut Variant,
    companion: &'static str,
    form: Form,
    chosen: &[(&str, Option<Form>)],
) {
    match form {
        Form::Literal => {
            let value = literal(random, row, variant, companion, chosen);
            variant.pieces.push(Piece::Companion(companion, Given::Literal(value)));
        }
        Form::Const => {
            let (ty, data) = constant(random, row, companion);
            variant.pieces.push(Piece::Companion(companion, Given::Const(ty, data)));
        }
        Form::Field | Form::Some | Form::None => {
            let name = field_name(variant, companion);
            let mut types = field_types(companion).to_vec();
            if companion == "retry_after" && chosen.iter().any(|(it, _)| *it == "rate_limit") {
                // A date and a rate limit's reset cannot be compared without a clock.
                types.retain(|it| *it != Ty::SystemTime);
            }
            let ty = random.choose(&types);
            variant.fields.push(Field { name, part: Part::Companion(companion), ty, optional: form != Form::Field });
        }
    }
}

pub(crate) fn field_types(companion: &str) -> &'static [Ty] {
    match companion {
        "challenge" | "proxy_challenge" => &[Ty::Challenge, Ty::Challenges],
        "retry_after" => &[Ty::Duration, Ty::U8, Ty::U32, Ty::U64, Ty::SystemTime, Ty::RetryAfter],
        "allow" => &[Ty::Allow, Ty::Methods, Ty::StaticMethods],
        "location" => &[Ty::Uri, Ty::String, Ty::Location],
        "content_location" => &[Ty::Uri, Ty::String, Ty::Location, Ty::Typed("content_location")],
        "accept" => &[Ty::Strings, Ty::StaticStrs, Ty::Typed("accept")],
        "accept_patch" => &[Ty::Strings, Ty::StaticStrs, Ty::Typed("accept_patch")],
        "accept_encoding" => &[Ty::Strings, Ty::StaticStrs, Ty::Typed("accept_encoding")],
        "content_range" => &[Ty::ContentRange],
        "complete_length" => &[Ty::U64, Ty::U32],
        "upgrade" => &[Ty::Upgrade],
        "etag" => &[Ty::ETag, Ty::String],
        "last_modified" => &[Ty::SystemTime, Ty::Typed("last_modified")],
        "deprecation" => &[Ty::SystemTime, Ty::Typed("deprecation")],
        "sunset" => &[Ty::SystemTime, Ty::Typed("sunset")],
        "link" => &[Ty::Link, Ty::Links],
        "blocked_by" | "monitor" => &[Ty::Link],
        "rate_limit" => &[Ty::RateLimit],
        "rate_limit_policy" => &[Ty::RateLimitPolicy],
        "proxy_status" => &[Ty::ProxyStatus],
        "cache_control" => &[Ty::String, Ty::Typed("cache_control")],
        "vary" => &[Ty::String, Ty::Typed("vary")],
        "content_language" => &[Ty::String, Ty::Typed("content_language")],
        "dpop_nonce" => &[Ty::String, Ty::Typed("dpop_nonce")],
        "errors" => &[Ty::FieldErrors, Ty::Strings],
        "parameter" => &[Ty::Parameter, Ty::Name("query"), Ty::Name("path"), Ty::Name("header"), Ty::Name("cookie")],
        "available" => &[Ty::Strings, Ty::StaticStrs, Ty::Json],
        "max_bytes" => &[Ty::U64, Ty::U128, Ty::U32],
        _ => &[Ty::String, Ty::Str, Ty::Json],
    }
}

fn texts(texts: &[&str]) -> Literal {
    Literal::List(texts.iter().map(|it| Literal::Text((*it).to_owned())).collect())
}

/// A path with a displayable field in it, if there is one.
fn path(random: &mut Random, variant: &Variant) -> Literal {
    let fields: Vec<_> = variant
        .fields
        .iter()
        .enumerate()
        .filter(|(_, it)| {
            !it.optional
                && it.part == Part::Plain
                && matches!(it.ty, Ty::String | Ty::Str | Ty::U64 | Ty::I64 | Ty::Char)
        })
        .map(|(at, _)| at)
        .collect();
    if fields.is_empty() || random.one_in(3) {
        return Literal::Text(
            random.pick(&["/orders/7", "https://api.example.com/a?b=c", "/a%20b", "orders", "?page=2"]).to_owned(),
        );
    }
    let mut segments =
        vec![Segment::Text(random.pick(&["/", "/orders/", "https://api.example.com/", "/a/b/"]).to_owned())];
    for field in fields {
        segments.push(Segment::Field(field, Shown::Display));
        segments.push(Segment::Text("/".to_owned()));
    }
    segments.push(Segment::Text("end".to_owned()));
    Literal::Template(segments)
}

/// A valid literal.
fn literal(
    random: &mut Random,
    row: &Row,
    variant: &Variant,
    companion: &str,
    chosen: &[(&str, Option<Form>)],
) -> Literal {
    let with = |name: &str| chosen.iter().any(|(it, _)| *it == name);
    let pick = |random: &mut Random, from: &[&str]| Literal::Text(random.pick(from).to_owned());
    match companion {
        "challenge" => {
            let step_up = row.name == "step_up_required";
            let one = |random: &mut Random| match random.below(if step_up { 2 } else { 5 }) {
                0 => {
                    let mut arguments =
                        vec![("realm", random.pick(&["api", "a \"b\" \\c", "x, y=z"])), ("scope", "a:read b:write")];
                    if step_up {
                        arguments.push(("acr_values", "mfa phr"));
                    }
                    if row.name == "invalid_credentials" {
                        arguments.push(("error_description", "it was revoked"));
                    }
                    call("bearer", &arguments)
                }
                1 => {
                    let mut arguments = vec![("algs", "ES256 PS256"), ("realm", "api")];
                    if step_up {
                        arguments.push(("max_age", "300"));
                    }
                    call("dpop", &arguments)
                }
                2 => call("basic", &[("realm", random.pick(&["api", "a \"quoted\" realm"])), ("charset", "UTF-8")]),
                3 => call("custom", &[("", "HOBA"), ("max_age", "180")]),
                _ => call("custom", &[("", "Negotiate"), ("token68", "YWJj=")]),
            };
            let first = one(random);
            let second = one(random);
            if random.one_in(3) && second != first { Literal::List(vec![first, second]) } else { first }
        }
        "proxy_challenge" => call("basic", &[("realm", "proxy")]),
        "retry_after" => match random.below(6) {
            0 => Literal::Number(30),
            1 if !with("rate_limit") => pick(random, &["2027-12-31", "2027-12-31T10:00:00Z"]),
            _ => pick(random, &["90s", "5m", "1h30m", "1500ms", "24h"]),
        },
        "allow" => {
            let words = random.choose(&[&["GET", "HEAD", "PATCH"][..], &["PATCH"], &["PROPFIND", "PATCH"]]);
            Literal::List(words.iter().map(|it| Literal::Word((*it).to_owned())).collect())
        }
        "location" | "content_location" | "monitor" => path(random, variant),
        "blocked_by" => pick(random, &["https://isp.example/", "https://court.example/orders?id=7"]),
        "accept" => texts(
            random.choose(&[&["application/json"][..], &["application/json", "application/*;q=0.5", "*/*;q=0.001"]]),
        ),
        "accept_patch" => texts(&["application/merge-patch+json", "application/json-patch+json"]),
        "accept_encoding" => texts(random.choose(&[&["gzip", "br;q=0.8"][..], &["identity"]])),
        "complete_length" => Literal::Number(random.choose(&[0, 1234, i64::MAX])),
        "upgrade" => texts(random.choose(&[&["websocket"][..], &["websocket", "HTTP/2.0"]])),
        "etag" => match random.below(3) {
            0 => call("weak", &[("", "v1")]),
            _ => pick(random, &["v1", "a-'b'", "{x}"]),
        },
        "last_modified" | "deprecation" => pick(random, &["2025-01-01", "2024-02-29T23:59:59Z"]),
        "sunset" => pick(random, &["2026-12-31", "2026-06-30T01:02:03Z"]),
        "link" => call(
            "link",
            &[
                ("rel", random.pick(&["help", "describedby next", "https://rel.example/x"])),
                ("href", random.pick(&["/help", "https://a.example/b?c=d#e"])),
            ],
        ),
        "rate_limit" => quota_literal(
            "rate_limit",
            if variant.given("rate_limit").is_some() { "second" } else { random.pick(&["first", "a \"b\" \\"]) },
            ("remaining", 0),
            random.one_in(2).then_some(("reset", "60s")),
        ),
        "rate_limit_policy" => quota_literal(
            "rate_limit_policy",
            if variant.given("rate_limit_policy").is_some() { "weekly" } else { "monthly" },
            ("quota", 100),
            random.one_in(2).then_some(("window", "24h")),
        ),
        "proxy_status" => {
            let error = random.choose(&[("connection_timeout", None), ("dns_error", Some("rcode"))]);
            let argument = |key: &str, value| Argument { key: Some(key.to_owned()), value };
            let mut arguments = vec![
                argument("error", Literal::Word(error.0.to_owned())),
                argument("name", pick(random, &["gw", "Example \"CDN\"", "10.0.0.1"])),
            ];
            arguments.extend(error.1.map(|key| argument(key, Literal::Text("NXDOMAIN".to_owned()))));
            if random.one_in(2) {
                arguments.push(argument("received_status", Literal::Number(502)));
                arguments.push(argument("next_hop", pick(random, &["backend.example:80", "the \\ other"])));
                arguments.push(argument("next_protocol", pick(random, &["h2", "http/1.1"])));
                arguments.push(argument("details", pick(random, &["", "too \"slow\""])));
            }
            Literal::Call("proxy_status".to_owned(), arguments)
        }
        "cache_control" if row.no_store_only => pick(random, &["no-store", "no-store, private"]),
        "cache_control" => pick(random, &["no-store", "max-age=60", "private, max-age=5", "no-cache"]),
        "vary" => pick(random, &["Accept-Language", "Origin, Accept-Language", "*"]),
        "content_language" => pick(random, &["en", "en-GB, es-419"]),
        "parameter" => {
            call(random.pick(&["query", "path", "header", "cookie"]), &[("", random.pick(&["page", "X-Tenant"]))])
        }
        "errors" => {
            let detail = random.pick(AWKWARD);
            let mut element = match random.below(3) {
                0 => call("field", &[("pointer", "/items/0/a~1b~0c"), ("detail", detail)]),
                1 => call("field", &[("pointer", ""), ("detail", detail), ("code", "too_small")]),
                _ => call("field", &[("code", random.pick(AWKWARD)), ("detail", "é"), ("pointer", "/a b/\"")]),
            };
            if let Literal::Call(_, arguments) = &mut element {
                let more = params(random).into_iter().map(|(name, value)| Argument { key: Some(name), value });
                let more = Literal::Call("params".to_owned(), more.collect());
                let within =
                    Argument { key: Some("within".to_owned()), value: Literal::Word(random.pick(PARTS).to_owned()) };
                let at = random.below(arguments.len() + 1);
                if random.one_in(2) {
                    arguments.insert(at, Argument { key: None, value: more });
                }
                if random.one_in(2) {
                    arguments.insert(at, within);
                }
            }
            match random.below(3) {
                0 => element,
                1 => Literal::List(vec![element]),
                _ => Literal::List(vec![element, call("field", &[("detail", "not alone"), ("pointer", "/~01")])]),
            }
        }
        "field" => pick(random, AWKWARD),
        "available" => texts(&["application/json", "text/csv"]),
        "max_bytes" => Literal::Number(random.choose(&[0, 1_048_576])),
        "header_name" => pick(random, &["Cookie", "X-Long"]),
        other => panic!("{other} has no literal"),
    }
}

fn quota_literal(call: &str, name: &str, amount: (&str, i64), time: Option<(&str, &str)>) -> Literal {
    let argument = |key: &str, value| Argument { key: Some(key.to_owned()), value };
    let mut arguments =
        vec![argument("name", Literal::Text(name.to_owned())), argument(amount.0, Literal::Number(amount.1))];
    arguments.extend(time.map(|(key, time)| argument(key, Literal::Text(time.to_owned()))));
    Literal::Call(call.to_owned(), arguments)
}

fn constant(random: &mut Random, row: &Row, companion: &str) -> (Ty, Data) {
    let text = |text: &str| (Ty::Str, Data::Text(text.to_owned()));
    let list = |texts: &[&str]| (Ty::StaticStrs, Data::Texts(texts.iter().map(|it| (*it).to_owned()).collect()));
    match companion {
        "retry_after" => match random.below(3) {
            0 => (Ty::Duration, Data::Delay(90, 500_000_000)),
            1 => (Ty::U32, Data::Number(30)),
            _ => (Ty::U64, Data::Number(3600)),
        },
        "allow" => (Ty::StaticMethods, Data::Texts(["GET", "PATCH"].map(str::to_owned).to_vec())),
        "location" | "content_location" | "monitor" => text("/orders/7?a=b"),
        "blocked_by" => text("https://court.example/"),
        "accept" => list(&["application/json", "text/*;q=0.5"]),
        "accept_patch" => list(&["application/merge-patch+json"]),
        "accept_encoding" => list(&["gzip"]),
        "complete_length" | "max_bytes" => (Ty::U64, Data::Number(1 << 20)),
        "upgrade" => list(&["websocket"]),
        "etag" => text("v1"),
        "last_modified" | "deprecation" | "sunset" => (Ty::SystemTime, Data::Moment(0, 0)),
        "cache_control" if row.no_store_only => text("no-store"),
        "cache_control" => text("private, max-age=60"),
        "vary" => text("Accept-Language"),
        "content_language" => text("en, de-CH"),
        "available" => list(&["application/json", "\"}"]),
        "field" | "header_name" => text(random.pick(AWKWARD)),
        other => panic!("{other} has no const"),
    }
}

/// Adds values of every variant of the type: ordinary, hostile and minimal ones.
fn values(random: &mut Random, program: &mut Program, ty_at: usize) {
    let ty = program.types[ty_at].clone();
    for (at, variant) in ty.variants.iter().enumerate().filter(|(_, it)| it.situation != Situation::Transparent) {
        let optional = variant.fields.iter().any(|it| it.optional);
        for kind in 0..if optional {
            4
        } else if variant.fields.is_empty() {
            1
        } else {
            2
        } {
            let fields = variant.fields.iter().map(|field| {
                let absent = match kind {
                    0 => false,
                    3 => true,
                    _ => random.one_in(2),
                };
                // A hidden variant's field holds the data that its twin's field expects.
                let hidden = ty.situation(variant) == Some("hidden");
                let (variant, field) = hidden
                    .then(|| {
                        ty.absent()
                            .into_iter()
                            .rev()
                            .find_map(|twin| Some((twin, twin.fields.iter().find(|it| it.name == field.name)?)))
                    })
                    .flatten()
                    .unwrap_or((variant, field));
                if field.optional && absent { Data::Absent } else { data(random, variant, field, kind == 1) }
            });
            let value = Value { ty: ty_at, variant: at, fields: fields.collect(), twin: false };
            twin_value(&ty, variant, &value, program);
            program.values.push(value);
        }
    }
}

/// Adds the twin of a hidden value, made of the same fields.
fn twin_value(ty: &Type, variant: &Variant, value: &Value, program: &mut Program) {
    if ty.situation(variant) != Some("hidden") || ty.policy("hidden") == Some(403) || ty.is_struct {
        return;
    }
    let like = variant.pieces.iter().find_map(|it| if let Piece::Like(like) = it { Some(like.clone()) } else { None });
    let twin = match (like, ty.absent().len()) {
        (Some(None), _) => return,
        (Some(Some(name)), _) => ty.variants.iter().position(|it| it.name == name),
        (None, _) => ty.variants.iter().position(|it| ty.situation(it) == Some("not_found")),
    };
    let twin = twin.expect("a twin");
    if ty.variants[twin].fields.iter().any(|it| it.part == Part::Source) {
        return;
    }
    let fields = ty.variants[twin].fields.iter().map(|field| {
        let own = variant.fields.iter().position(|it| it.name == field.name).expect("the twin's fields");
        value.fields[own].clone()
    });
    let fields = fields.collect();
    program.values.push(Value { ty: value.ty, variant: twin, fields, twin: false });
    // The hidden value follows and must look like this one.
    program.values.last_mut().expect("a value").twin = true;
}

/// A value of a field; a hostile one if its type has any.
fn data(random: &mut Random, variant: &Variant, field: &Field, hostile: bool) -> Data {
    let companion = if let Part::Companion(companion) = field.part { companion } else { "" };
    // A header type holds nothing that its header cannot have.
    let hostile = hostile && !matches!(field.ty, Ty::Typed(_));
    let text = |random: &mut Random, good: &[&str], bad: &[&str]| {
        Data::Text(if hostile { random.pick(bad) } else { random.pick(good) }.to_owned())
    };
    let list = |random: &mut Random, good: &[&str], bad: &[&str]| {
        let mut texts: Vec<_> = good.iter().map(|it| (*it).to_owned()).collect();
        if hostile {
            texts.insert(random.below(texts.len() + 1), random.pick(bad).to_owned());
        }
        Data::Texts(texts)
    };
    match (companion, field.ty) {
        (_, Ty::Source) => Data::Secret(format!("SECRET-{}", random.below(1000))),
        (_, Ty::Unserializable | Ty::Undisplayable) => Data::Broken,
        (_, Ty::Unit | Ty::Received) => Data::Unit,
        ("location" | "content_location", Ty::String) => text(
            random,
            &["/orders/7", "https://a.example/b c", "/caf\u{e9}"],
            &["/a\r\nX: 1", "javascript:alert(1)", "/a#b#c", "DATA:x,y", "/a|b\"<>", "/%zz%41"],
        ),
        ("location" | "content_location", Ty::Uri) => {
            text(random, &["/orders/7", "https://a.example/b?c=d"], &["/%zz", "/a?b?c"])
        }
        ("content_location", Ty::Typed(_)) => text(random, &["/orders/7", "/a?b=c&d"], &[]),
        ("location" | "content_location", _) => text(random, &["/orders/7", "/a b"], &["/\u{e9}\"", "/a?b=c&d"]),
        ("accept", _) => {
            list(random, &["application/json", "text/*;q=0.5"], &["json", "a/b\r\n", "application/json;q=7", ""])
        }
        ("accept_patch", _) => list(random, &["application/merge-patch+json"], &["*/*", "json", "application/*"]),
        ("accept_encoding", _) => list(random, &["gzip", "br;q=0.8"], &["g zip", "gzip;q=2", "\u{e9}"]),
        ("etag", Ty::String) => text(random, &["v1", "a-b"], &["a b", "\r\n", "a\"b"]),
        ("etag", _) => Data::ETag(random.one_in(2), "v1".to_owned()),
        ("cache_control", _) => text(
            random,
            &["no-store", "max-age=60"],
            &["max-age=60\r\nX: 1", "no-store,,", "max age", "max-age=60, public"],
        ),
        ("vary", _) => text(random, &["Accept-Language"], &["Accept Origin", "a\nb", ""]),
        ("content_language", _) => text(random, &["en", "en-GB, de"], &["en_GB", "\u{65e5}\u{672c}", "e"]),
        ("dpop_nonce", _) => text(random, &["eyJ7S_zG", "a-b!"], &["", "a b", "a\"b", "a\\b", "\u{e9}"]),
        ("errors", Ty::Strings) | ("available", Ty::Strings) => list(random, &["a"], AWKWARD),
        ("", Ty::String | Ty::Str | Ty::Borrowed) if placed(variant, field) => text(random, &["7", "a b"], SEGMENTS),
        ("", Ty::String | Ty::Str) if matches!(field.part, Part::Header(_)) => {
            text(random, &["a", "b, c"], &["a\r\nX-Evil: 1", "nul\0", "\n", "del\u{7f}", "c\\d\"e\"", "}"])
        }
        (_, Ty::String | Ty::Str | Ty::Borrowed) => text(random, &["ordinary", "two words"], AWKWARD),
        (_, Ty::Strings | Ty::StaticStrs) => list(random, &["one", "two"], AWKWARD),
        ("retry_after", Ty::U8) => Data::Number(random.choose(&[1, 255])),
        ("retry_after", Ty::U32 | Ty::U64) => {
            Data::Number(if hostile { random.choose(&[0, 31_622_400, 31_622_401, u32::MAX.into()]) } else { 7 })
        }
        ("retry_after", Ty::RetryAfter) if !limited(variant) && random.one_in(2) => moment(random, hostile, true),
        ("retry_after", Ty::SystemTime) => moment(random, hostile, true),
        ("", Ty::Duration) => Data::Delay(random.below(100) as u64, 5),
        (_, Ty::Duration | Ty::RetryAfter) => {
            let hostile_delays = [(0, 0), (0, 1), (31_622_400, 0), (31_622_400, 1), (u64::MAX, 999_999_999)];
            let (seconds, nanos) =
                if hostile { random.choose(&hostile_delays) } else { (90, random.choose(&[0, 500_000_000])) };
            Data::Delay(seconds, nanos)
        }
        (_, Ty::SystemTime | Ty::Typed(_)) => moment(random, hostile, false),
        (_, Ty::U8) => Data::Number(7),
        (_, Ty::U32) => Data::Number(random.choose(&[0, 7, u32::MAX.into()])),
        (_, Ty::U64 | Ty::Param) => Data::Number(if hostile { u64::MAX.into() } else { 7 }),
        (_, Ty::I64) => Data::Number(if hostile { i64::MIN.into() } else { -7 }),
        (_, Ty::U128) => Data::Number(if hostile { i128::MAX } else { 7 }),
        (_, Ty::F64) => Data::Float(if hostile { random.choose(&[f64::NAN, f64::INFINITY, 1e300, -0.0]) } else { 1.5 }),
        (_, Ty::Bool) => Data::Flag(hostile),
        (_, Ty::Char) => {
            Data::Char(if hostile { random.choose(&['"', '\\', '\0', '}', '\u{e9}', '\u{1f600}', '<']) } else { 'a' })
        }
        (_, Ty::Challenge | Ty::Challenges) => {
            let challenge = |scheme: &str, parameters: &[(&str, &str)]| Challenge {
                scheme: scheme.to_owned(),
                token68: None,
                parameters: parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            };
            let all = [
                challenge("Basic", &[("realm", "api")]),
                challenge("Bearer", &[("realm", "a \"b\" \\c")]),
                challenge("Digest", &[("realm", "a"), ("nonce", "n"), ("qop", "auth"), ("algorithm", "SHA-256")]),
                challenge("DPoP", &[("algs", "ES256")]),
                Challenge { scheme: "Negotiate".to_owned(), token68: Some("YWJj=".to_owned()), parameters: Vec::new() },
            ];
            match field.ty {
                Ty::Challenge => Data::Challenges(vec![random.choose(&all)]),
                _ if hostile && companion == "challenge" => Data::Challenges(Vec::new()),
                _ => Data::Challenges(vec![random.choose(&all), random.choose(&all)]),
            }
        }
        (_, Ty::Allow | Ty::Methods | Ty::StaticMethods) => {
            let methods = random.choose(&[&["GET", "HEAD"][..], &["PATCH"], &[]]);
            Data::Texts(methods.iter().map(|it| (*it).to_owned()).collect())
        }
        (_, Ty::ContentRange) => random.choose(&[
            Data::Range(0, 9, Some(10)),
            Data::Range(5, 5, None),
            Data::Range(0, u64::MAX - 1, Some(u64::MAX)),
        ]),
        (_, Ty::Upgrade) => Data::Texts(vec!["websocket".to_owned()]),
        (_, Ty::Link | Ty::Links) => {
            let link = |rel: &str, href: &str| (rel.to_owned(), vec![Fill::Literal(href.to_owned())]);
            let all = [link("help", "/help"), link("next", "https://a.example/?page=2"), link("describedby", "#d")];
            match field.ty {
                Ty::Link => Data::Links(vec![random.choose(&all)]),
                _ => Data::Links(all[..random.below(all.len() + 1)].to_vec()),
            }
        }
        (_, Ty::RateLimit) => Data::Quotas(vec![(
            random.pick(&["burst", "a \"b\" \\"]).to_owned(),
            0,
            random.choose(&[None, Some(60), Some(600)]),
        )]),
        (_, Ty::RateLimitPolicy) => Data::Quotas(vec![("daily".to_owned(), 100, random.choose(&[None, Some(86_400)]))]),
        (_, Ty::ProxyStatus) => {
            let all = [
                ("error", "tls_alert_received"),
                ("next-hop", "10.0.0.1"),
                ("received-status", "200"),
                ("details", "a \\ b"),
                ("alert-id", "40"),
                ("alert-message", "handshake_failure"),
            ];
            let some = all[..random.below(all.len() + 1)].iter();
            let parameters = some.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            Data::Intermediary(random.pick(&["gw", "a \"b\""]).to_owned(), parameters)
        }
        (_, Ty::FieldErrors) => {
            let detail = random.pick(AWKWARD);
            let mut error = |pointer: &str, detail: &str, code: Option<&str>| FieldError {
                pointer: pointer.to_owned(),
                detail: detail.to_owned(),
                code: code.map(str::to_owned),
                params: params(random),
                within: random.one_in(2).then(|| random.pick(PARTS).to_owned()),
            };
            let errors = [error("/email", detail, None), error("/a~1b/0", "too \"long\"", Some("length"))];
            Data::FieldErrors(errors[..random.below(3)].to_vec())
        }
        (_, Ty::Name(place)) => {
            Data::Parameter(place.to_owned(), random.pick(&["page", "X Tenant", "pa\"ge}", "\u{e9}"]).to_owned())
        }
        (_, Ty::Parameter) => Data::Parameter(
            random.pick(&["query", "path", "header", "cookie"]).to_owned(),
            random.pick(&["page", "pa\"ge}", "\u{e9}"]).to_owned(),
        ),
        (_, Ty::Json) => Data::Json(random.choose(&[
            serde_json::json!(null),
            serde_json::json!({"a": {"b": [1, "}"]}}),
            serde_json::json!([]),
            serde_json::json!({}),
            serde_json::json!("]}"),
        ])),
        (_, Ty::Bytes | Ty::ByteVec) => Data::Bytes(if hostile { vec![0, 255, 13, 10] } else { b"bytes".to_vec() }),
        (_, Ty::Array) => Data::Bytes(vec![1, 2, 3]),
        (_, ty) => panic!("no value of {ty:?} for {companion:?}"),
    }
}

/// Returns whether a reference is made of the field.
fn placed(variant: &Variant, field: &Field) -> bool {
    let at = variant.fields.iter().position(|it| it == field);
    variant.pieces.iter().any(|piece| match piece {
        Piece::Companion(_, Given::Literal(Literal::Template(segments))) => {
            segments.iter().any(|it| matches!(it, Segment::Field(field, _) if Some(*field) == at))
        }
        _ => false,
    })
}

/// Returns whether there is a rate limit, whose reset cannot be compared with a date.
fn limited(variant: &Variant) -> bool {
    variant.has("rate_limit")
}

fn moment(random: &mut Random, hostile: bool, fraction: bool) -> Data {
    let seconds = match hostile {
        true => random.choose(&[
            -1,
            0,
            253_402_300_799,
            253_402_300_800,
            -62_135_596_800,
            -62_135_596_801,
            8_000_000_000_000,
        ]),
        false => random.choose(&[1_767_225_600, 1_709_251_199]),
    };
    Data::Moment(seconds, if fraction && random.one_in(3) { 1 } else { 0 })
}

/// The member companions, and one extension.
pub(crate) fn member_names() -> impl Iterator<Item = &'static str> {
    MEMBERS.iter().copied().chain(["extension"])
}
