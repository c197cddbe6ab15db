//! The model of a variant whose words are all right.

use status_vocabulary::grammar;
use status_vocabulary::{Companion, Kind, Situation, situation};
use syn::Type;

use super::across;
use crate::facts::{Challenge, DetailWord, Facts, Header, HeaderValue, How, TypeWords};
use crate::keywords;
use crate::model::{
    Answer, Detail, Dynamic, HeaderSpec, Lines, Member, MemberSpec, NoStore, Own, Seen, Segment, Source, Wire,
};
use crate::names::{header_name, is_option, type_name};
use crate::value::template;

pub(crate) fn answer(at: usize, variants: &[Facts<'_>], of: &TypeWords, kind: Kind) -> Option<Answer> {
    let facts = &variants[at];
    if facts.transparent.is_some() {
        return Some(Answer::Transparent);
    }
    let (situation, _) = facts.situation?;
    let conceals = situation.name() == "hidden" && of.code(situation) == 404;
    let (wire, specs, twins) = match conceals {
        true => across::twin_wire(at, variants, of)?,
        false => (wire(facts, situation, of, kind), specs(facts, of), Vec::new()),
    };
    let (headers, members) = specs;
    Some(Answer::Own(Box::new(Own {
        situation,
        code: facts.code(of),
        type_uri: facts.type_uri(of),
        title: title(facts, situation, of),
        docs: facts.variant.docs.clone(),
        text: text(&wire.detail, facts),
        log: facts.log.map_or(situation.log(), |(level, _)| level),
        headers: no_store_first(&wire, headers),
        members,
        wire,
        twins,
        content: facts.body.as_ref().map(|(field, content_type, _)| (*field, content_type.clone())),
    })))
}

fn no_store_first(wire: &Wire, mut headers: Vec<HeaderSpec>) -> Vec<HeaderSpec> {
    if wire.no_store {
        headers.insert(0, HeaderSpec { name: "cache-control".to_owned(), always: true });
    }
    headers
}

fn title(facts: &Facts<'_>, situation: &Situation, of: &TypeWords) -> String {
    if let Some(title) = &facts.title {
        return title.text.clone();
    }
    let status = of.code(situation);
    match facts.type_uri(of).as_str() {
        "about:blank" => status_vocabulary::phrase(status).unwrap_or(situation.phrase()).to_owned(),
        _ => situation.seen_as(status).title().to_owned(),
    }
}

/// The document of a `hidden` that is like no variant: that of a route which does not exist, so that nothing of the type
/// is in it.
pub(crate) fn bare() -> Wire {
    Wire {
        seen: Seen::Absent,
        status: 404,
        type_uri: "about:blank".to_owned(),
        title: situation::NOT_FOUND.phrase().to_owned(),
        code: situation::NOT_FOUND.name().to_owned(),
        no_store: true,
        lines: Vec::new(),
        dynamic: Vec::new(),
        detail: Detail::None,
        constants: Vec::new(),
        members: Vec::new(),
    }
}

pub(crate) fn wire(facts: &Facts<'_>, situation: &'static Situation, of: &TypeWords, kind: Kind) -> Wire {
    let status = of.code(situation);
    let mut wire = Wire {
        seen: Seen::Itself,
        status,
        type_uri: facts.type_uri(of),
        title: title(facts, situation, of),
        code: facts.code(of),
        no_store: no_store(situation, of) && cache_control(facts).is_none(),
        lines: Vec::new(),
        dynamic: Vec::new(),
        detail: detail(facts, situation, of, kind),
        constants: Vec::new(),
        members: Vec::new(),
    };
    let has_nonce = facts.has(Companion::DpopNonce);
    let lines_of = |how: &How| match how {
        How::Challenges(challenges) => {
            let lines =
                |with_nonce| challenges.iter().map(|challenge| line(challenge, situation, with_nonce)).collect();
            Lines { with_nonce: lines(has_nonce), without: lines(false) }
        }
        _ => Lines::default(),
    };
    let challenges = |companion, how: &How, wire: &mut Wire| {
        let (name, lines) = (header_name(companion), lines_of(how));
        match lines.with_nonce == lines.without {
            true => wire.lines.extend(lines.without.into_iter().map(|line| (name.to_owned(), line))),
            false => wire.dynamic.push(Dynamic::Lines { name, lines }),
        }
    };
    let inherited = of.challenge.as_ref().filter(|_| situation.required().contains(Companion::Challenge));
    if let (Some((how, _)), None) = (inherited, facts.given(Companion::Challenge).next()) {
        match how {
            How::Const(path) => wire.dynamic.push(Dynamic::Challenge {
                companion: Companion::Challenge,
                of: Source::Const(path.clone()),
                required: true,
                error: situation.challenge_error(),
                fallback: Lines::default(),
            }),
            how => challenges(Companion::Challenge, how, &mut wire),
        }
    }
    for given in &facts.given {
        let companion = given.companion;
        let name = || header_name(companion).to_owned();
        let required = situation.required().contains(companion);
        let is_challenge = matches!(companion, Companion::Challenge | Companion::ProxyChallenge);
        let dynamic = |of| match is_challenge {
            true => Dynamic::Challenge {
                companion,
                of,
                required,
                error: situation.challenge_error(),
                fallback: match (companion, &inherited) {
                    (Companion::Challenge, Some((how, _))) => lines_of(how),
                    _ => Lines::default(),
                },
            },
            false => Dynamic::Companion { companion, of, required },
        };
        match &given.how {
            How::Waived | How::Broken => {}
            How::Field { index, .. } if keywords::is_member(companion) => wire.members.push(Member {
                name: companion.name().to_owned(),
                companion: Some(companion),
                of: Source::Field(*index),
            }),
            How::Const(path) if keywords::is_member(companion) => wire.members.push(Member {
                name: companion.name().to_owned(),
                companion: Some(companion),
                of: Source::Const(path.clone()),
            }),
            How::Field { index, .. } => wire.dynamic.push(dynamic(Source::Field(*index))),
            How::Const(path) => wire.dynamic.push(dynamic(Source::Const(path.clone()))),
            How::Challenges(_) => challenges(companion, &given.how, &mut wire),
            How::Lines(lines) => {
                wire.lines.extend(lines.iter().map(|line| (name(), line.clone())));
                if companion == Companion::Upgrade {
                    wire.lines.push(("connection".to_owned(), "upgrade".to_owned()));
                }
            }
            How::Limit(line, _) => wire.lines.push((name(), line.clone())),
            How::Delay(seconds) => wire.lines.push((name(), seconds.to_string())),
            How::Date(unix) => wire.lines.push((name(), date(companion, *unix))),
            How::Member(json, _) => wire.constants.push((companion.name().to_owned(), json.clone())),
            How::Template(target, parts) => {
                wire.dynamic.push(Dynamic::Template { target: target.clone(), parts: parts.clone() });
            }
        }
    }
    wire.constants.extend(facts.constants.iter().map(|(name, json, ..)| (name.clone(), json.clone())));
    for (field, name, _) in &facts.extensions {
        wire.members.push(Member { name: name.clone(), companion: None, of: Source::Field(*field) });
    }
    // Literals come first, then fields in the order of their declaration.
    wire.members.sort_by_key(|member| match member.of {
        Source::Const(_) => 0,
        Source::Field(field) => field + 1,
    });
    of.headers.iter().chain(&facts.headers).for_each(|header| own_header(header, &mut wire));
    // A challenge says whether there is a nonce.
    wire.dynamic.sort_by_key(|dynamic| !matches!(dynamic, Dynamic::Companion { companion: Companion::DpopNonce, .. }));
    let dynamic = |companion| {
        wire.dynamic
            .iter()
            .any(|dynamic| matches!(dynamic, Dynamic::Companion { companion: of, .. } if *of == companion))
    };
    let dynamic_delay = dynamic(Companion::RetryAfter) && facts.has(Companion::RateLimit);
    if dynamic_delay || dynamic(Companion::RateLimit) && facts.has(Companion::RetryAfter) {
        wire.dynamic.push(Dynamic::RaiseRetryAfter);
    }
    wire.dynamic.extend(unstored(facts, situation, of).map(Dynamic::NoStore));
    wire
}

/// The header line, with the error that the situation supplies.
fn line(challenge: &Challenge, situation: &Situation, with_nonce: bool) -> String {
    if let Some(token68) = &challenge.token68 {
        return format!("{} {token68}", challenge.scheme);
    }
    let error = match challenge.scheme.as_str() {
        "DPoP" if with_nonce => Some("use_dpop_nonce"),
        "Bearer" | "DPoP" => situation.challenge_error(),
        _ => None,
    };
    let mut parts: Vec<String> = Vec::new();
    let mut error = error.map(|error| format!("error=\"{error}\""));
    for (name, value) in &challenge.params {
        if !matches!(name.as_str(), "realm" | "scope") {
            parts.extend(error.take());
        }
        parts.push(match grammar::auth_param_quoted(&challenge.scheme, name) {
            true => format!("{name}={}", grammar::quoted(value)),
            false => format!("{name}={value}"),
        });
    }
    parts.extend(error);
    if parts.is_empty() { challenge.scheme.clone() } else { format!("{} {}", challenge.scheme, parts.join(", ")) }
}

/// Whether a response must not be stored unless its author says otherwise.
fn no_store(situation: &Situation, of: &TypeWords) -> bool {
    situation.no_store() && of.code(situation) == situation.code()
}

fn cache_control<'a>(facts: &'a Facts<'_>) -> Option<&'a How> {
    facts.given(Companion::CacheControl).map(|given| &given.how).find(|how| !matches!(how, How::Waived))
}

/// What is left to see when the value is there: a field may say nothing, or nothing that can be sent.
fn unstored(facts: &Facts<'_>, situation: &Situation, of: &TypeWords) -> Option<NoStore> {
    match cache_control(facts) {
        Some(How::Field { .. } | How::Const(_)) if situation.no_store_only() => Some(NoStore::Always),
        Some(How::Field { .. }) if no_store(situation, of) => Some(NoStore::Unsaid),
        None | Some(How::Field { .. }) if has_outcomes_nonce(facts, situation) => Some(NoStore::Nonce),
        _ => None,
    }
}

/// A nonce in a success must not be used twice because somebody stored it (RFC 9449 8.2); errors with one are not cacheable
/// by heuristics or say so themselves.
fn has_outcomes_nonce(facts: &Facts<'_>, situation: &Situation) -> bool {
    situation.kind() == Kind::Outcome && facts.has(Companion::DpopNonce)
}

fn own_header(header: &Header, wire: &mut Wire) {
    match &header.of {
        HeaderValue::Literal(value) => wire.lines.push((header.name.clone(), value.clone())),
        HeaderValue::Const(path) => {
            wire.dynamic.push(Dynamic::Header { name: header.name.clone(), of: Source::Const(path.clone()) });
        }
        HeaderValue::Field(field) => {
            wire.dynamic.push(Dynamic::Header { name: header.name.clone(), of: Source::Field(*field) });
        }
    }
}

fn date(companion: Companion, unix: i64) -> String {
    match companion {
        Companion::Deprecation => format!("@{unix}"),
        _ => grammar::imf_fixdate(unix).map_or_else(String::new, |date| String::from_utf8_lossy(&date).into_owned()),
    }
}

fn detail(facts: &Facts<'_>, situation: &Situation, of: &TypeWords, kind: Kind) -> Detail {
    let shows_itself = situation.name() == "hidden" && of.code(situation) == 403;
    if kind == Kind::Outcome || situation.masked() && facts.expose.is_none() && !shows_itself {
        return Detail::None;
    }
    match &facts.detail {
        Some((DetailWord::None | DetailWord::Broken, _)) => Detail::None,
        Some((DetailWord::Const(path), _)) => Detail::Const(path.clone()),
        Some((DetailWord::Format(segments), _)) => format(segments.clone()),
        None => own_text(facts).map_or(Detail::Display, |segments| match format(segments) {
            Detail::Pieces(segments) if segments.iter().all(|segment| is_plain(segment, facts)) => {
                Detail::Pieces(segments)
            }
            Detail::Constant(text) => Detail::Constant(text),
            // What thiserror makes of a field that is no number and no string is thiserror's to say.
            _ => Detail::Display,
        }),
    }
}

/// The detail for the catalogue. What a placeholder stands for is said where it is the name of a field.
fn text(detail: &Detail, facts: &Facts<'_>) -> String {
    match detail {
        Detail::None | Detail::Const(_) => String::new(),
        Detail::Constant(text) => text.clone(),
        Detail::Display => facts.variant.text.as_ref().map_or_else(String::new, |text| placeholders(&text.value())),
        Detail::Pieces(segments) | Detail::Format(segments, _) => segments
            .iter()
            .map(|segment| match segment {
                Segment::Text(text) => text.clone(),
                Segment::Field { field, .. } => placeholder(&facts.variant.fields[*field].name()),
            })
            .collect(),
    }
}

fn placeholders(format: &str) -> String {
    let mut text = String::new();
    let mut rest = format;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        text.push_str(before);
        match brace.find('}') {
            _ if brace.starts_with("{{") || brace.starts_with("}}") => {
                text.push_str(&brace[..1]);
                rest = &brace[2..];
            }
            Some(end) => {
                text.push_str(&placeholder(brace[1..end].split(':').next().unwrap_or_default()));
                rest = &brace[end + 1..];
            }
            None => rest = &brace[1..],
        }
    }
    text + rest
}

fn placeholder(name: &str) -> String {
    match name.starts_with(|first: char| first.is_alphabetic() || first == '_') {
        true => format!("{{{name}}}"),
        false => "…".to_owned(),
    }
}

/// The `#[error("..")]` text, where it is made of the fields alone.
pub(crate) fn own_text(facts: &Facts<'_>) -> Option<Vec<Segment>> {
    let text = facts.variant.text.as_ref()?;
    template::detail(&text.value(), &facts.variant.fields, text.span()).ok()
}

pub(crate) fn format(segments: Vec<Segment>) -> Detail {
    let plain = |segment: &Segment| matches!(segment, Segment::Field { format, .. } if !format.is_empty());
    if segments.iter().any(plain) {
        let at = segments.iter().find_map(|segment| match segment {
            Segment::Field { at, .. } => Some(*at),
            Segment::Text(_) => None,
        });
        return Detail::Format(segments, at.unwrap_or_else(proc_macro2::Span::call_site));
    }
    match &segments[..] {
        [] => Detail::Constant(String::new()),
        [Segment::Text(text)] => Detail::Constant(text.clone()),
        _ => Detail::Pieces(segments),
    }
}

fn is_plain(segment: &Segment, facts: &Facts<'_>) -> bool {
    const PLAIN: &[&str] = &[
        "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "bool", "char",
        "String",
    ];
    let Segment::Field { field, .. } = segment else { return true };
    match &facts.variant.fields[*field].ty {
        Type::Path(path) => path.path.get_ident().is_some_and(|ident| PLAIN.contains(&ident.to_string().as_str())),
        Type::Reference(reference) => matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str")),
        _ => false,
    }
}

pub(crate) type Specs = (Vec<HeaderSpec>, Vec<MemberSpec>);

/// What the catalogue says of headers and members.
pub(crate) fn specs(facts: &Facts<'_>, of: &TypeWords) -> Specs {
    let mut headers: Vec<HeaderSpec> = Vec::new();
    let mut push = |name: String, always| match headers.iter_mut().find(|known| known.name == name) {
        Some(known) => known.always |= always,
        None => headers.push(HeaderSpec { name, always }),
    };
    let mut members = Vec::new();
    let situation = facts.situation.map(|(situation, _)| situation);
    let requires_challenge = situation.is_some_and(|situation| situation.required().contains(Companion::Challenge));
    if requires_challenge && facts.given(Companion::Challenge).next().is_none() {
        push(header_name(Companion::Challenge).to_owned(), true);
    }
    for given in &facts.given {
        let always = match &given.how {
            How::Waived | How::Broken => continue,
            How::Field { optional, .. } => {
                let is = |companion| given.companion == companion;
                let stands_in = is(Companion::Challenge) && requires_challenge
                    || is(Companion::CacheControl) && situation.is_some_and(|situation| no_store(situation, of));
                !optional || stands_in
            }
            _ => true,
        };
        if given.companion == Companion::DpopNonce
            && situation.is_some_and(|situation| has_outcomes_nonce(facts, situation))
        {
            push(header_name(Companion::CacheControl).to_owned(), always);
        }
        if !keywords::is_member(given.companion) {
            push(header_name(given.companion).to_owned(), always);
            if given.companion == Companion::Upgrade {
                push("connection".to_owned(), always);
            }
            continue;
        }
        let ty = match &given.how {
            How::Field { index, .. } => type_name(&facts.variant.fields[*index].ty),
            How::Member(_, ty) => (*ty).to_owned(),
            _ => "_".to_owned(),
        };
        let order = match &given.how {
            How::Field { index, .. } => index + 1,
            _ => 0,
        };
        members.push((order, MemberSpec { name: given.companion.name().to_owned(), ty, always }));
    }
    for (name, _, ty, _) in &facts.constants {
        members.push((0, MemberSpec { name: name.clone(), ty: ty.clone(), always: true }));
    }
    for (field, name, _) in &facts.extensions {
        let ty = &facts.variant.fields[*field].ty;
        members.push((field + 1, MemberSpec { name: name.clone(), ty: type_name(ty), always: !is_option(ty) }));
    }
    for header in of.headers.iter().chain(&facts.headers) {
        push(header.name.clone(), !header.optional);
    }
    members.sort_by_key(|(order, _)| *order);
    (headers, members.into_iter().map(|(_, member)| member).collect())
}
