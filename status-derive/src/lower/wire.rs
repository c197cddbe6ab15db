//! The response of a variant.

use status_vocabulary::render;
use status_vocabulary::shape::{Date, Shape};
use status_vocabulary::{Companion, Kind, Situation, situation};

use super::{challenge, detail, storing};
use crate::constant::{Check, ConstText};
use crate::facts::{Challenge, Facts, Header, HeaderValue, ParsedCompanion, ParsedValue, TypeFacts};
use crate::keywords;
use crate::model::{Dynamic, Lines, Member, Seen, Source, Wire};
use crate::names::header_name;

pub(super) fn wire(facts: &Facts<'_>, situation: &'static Situation, container: &TypeFacts, kind: Kind) -> Wire {
    let status = container.code(situation);
    let mut wire = Wire {
        seen: Seen::Itself,
        status,
        grpc: facts.grpc.as_ref().map(|grpc| grpc.code),
        type_uri: facts.type_uri(container),
        title: title(facts, situation, container),
        code: facts.code(container),
        no_store: storing::no_store(situation, container) && storing::cache_control(facts).is_none(),
        lines: Vec::new(),
        dynamic: Vec::new(),
        detail: detail::detail(facts, situation, container, kind),
        repeating: Vec::new(),
        constants: Vec::new(),
        members: Vec::new(),
        named: Vec::new(),
        checks: Vec::new(),
    };
    wire.named = detail::named(&wire.detail, facts);
    wire.repeating = detail::repeating(&wire.detail, facts);
    companions(facts, situation, container, &mut wire);
    wire.constants.extend(facts.constants.iter().map(|(name, json, ..)| (name.clone(), json.clone())));
    for (field, name, _) in &facts.extensions {
        let source = Source::Field(*field);
        wire.members.push(Member { name: name.clone(), companion: None, source, place: None });
    }
    // Literals come first, then fields in the order of their declaration.
    wire.members.sort_by_key(|member| match member.source {
        Source::Const(_) => 0,
        Source::Field(field) => field + 1,
    });
    container.headers.iter().chain(&facts.headers).for_each(|header| {
        own_header(header, &mut wire.lines, &mut wire.dynamic);
    });
    // A challenge depends on whether there is a nonce.
    let is_nonce = |dynamic: &Dynamic| matches!(dynamic, Dynamic::Companion { companion: Companion::DpopNonce, .. });
    if let Some(nonce) = wire.dynamic.iter().position(is_nonce) {
        wire.dynamic[..=nonce].rotate_right(1);
    }
    let dynamic = |companion| {
        wire.dynamic
            .iter()
            .any(|dynamic| matches!(dynamic, Dynamic::Companion { companion: known, .. } if *known == companion))
    };
    let dynamic_delay = dynamic(Companion::RetryAfter) && facts.has(Companion::RateLimit);
    if dynamic_delay || dynamic(Companion::RateLimit) && facts.has(Companion::RetryAfter) {
        wire.dynamic.push(Dynamic::RaiseRetryAfter);
    }
    wire.dynamic.extend(storing::unstored(facts, situation, container).map(Dynamic::NoStore));
    wire
}

fn companions(facts: &Facts<'_>, situation: &'static Situation, container: &TypeFacts, wire: &mut Wire) {
    let challenges = Challenges { situation, container, has_nonce: facts.has(Companion::DpopNonce) };
    let is_inherited = |parsed: &&ParsedCompanion| facts.parsed(parsed.companion).next().is_none();
    for parsed in container.inherited(situation).filter(is_inherited).chain(&facts.parsed) {
        companion(parsed, &challenges, wire);
    }
}

fn companion(parsed: &ParsedCompanion, challenges: &Challenges<'_>, wire: &mut Wire) {
    let companion = parsed.companion;
    let name = || header_name(companion).to_owned();
    match &parsed.value {
        ParsedValue::Waived | ParsedValue::Broken => {}
        ParsedValue::Field { index, .. } if companion.shape() == Shape::Challenges => {
            challenges.field(companion, *index, wire);
        }
        ParsedValue::Field { .. } | ParsedValue::Const(_) => {
            let Some(source) = parsed.value.source() else { return };
            if keywords::is_member(companion) {
                let (name, place) = (companion.name().to_owned(), parsed.value.place());
                wire.members.push(Member { name, companion: Some(companion), source, place });
            } else {
                let required = challenges.situation.required().contains(companion);
                wire.dynamic.push(Dynamic::Companion { companion, source, required });
            }
        }
        ParsedValue::Challenges(_) => challenges.literal(companion, &parsed.value, wire),
        ParsedValue::Lines(lines) => {
            wire.lines.extend(lines.iter().map(|line| (name(), line.clone().into())));
            let option = companion.connection();
            wire.lines.extend(option.map(|option| ("connection".to_owned(), option.to_owned().into())));
        }
        ParsedValue::Limit(line, _) => wire.lines.push((name(), line.clone().into())),
        ParsedValue::Delay(seconds) => wire.lines.push((name(), seconds.to_string().into())),
        ParsedValue::Date(unix) => wire.lines.push((name(), date(companion, *unix).into())),
        ParsedValue::Member(json, _) => wire.constants.push((companion.name().to_owned(), json.clone())),
        ParsedValue::Parameter(name, place) => {
            let json = format!("{{\"name\":{name},\"in\":\"{}\"}}", place.as_str());
            wire.constants.push((companion.name().to_owned(), json));
        }
        ParsedValue::Template(target, parts) => {
            wire.dynamic.push(Dynamic::Template { target: target.clone(), parts: parts.clone() });
        }
    }
}

/// The context of a challenge.
struct Challenges<'a> {
    situation: &'static Situation,
    container: &'a TypeFacts,
    has_nonce: bool,
}

impl Challenges<'_> {
    /// The lines of literals, whose checks go to the wire.
    fn lines(&self, companion: Companion, parsed: &ParsedValue, wire: &mut Wire) -> Lines {
        let challenges = parsed.challenges().unwrap_or_default();
        let is_anonymous = self.situation == situation::UNAUTHENTICATED;
        for challenge in challenges {
            wire.checks.extend(challenge::checks(challenge, companion == Companion::ProxyChallenge, is_anonymous));
        }
        let consts: Vec<_> = challenges.iter().filter_map(Challenge::path).cloned().collect();
        if let Some(first) = consts.first().cloned()
            && self.situation == situation::STEP_UP_REQUIRED
            && !challenges.iter().any(Challenge::says_strength)
        {
            wire.checks.push((first, Check::Strength(consts)));
        }
        let lines = |with_nonce| {
            challenges.iter().map(|challenge| challenge::line(challenge, self.situation, with_nonce)).collect()
        };
        Lines { with_nonce: lines(self.has_nonce), without: lines(false) }
    }

    fn literal(&self, companion: Companion, parsed: &ParsedValue, wire: &mut Wire) {
        let (name, lines) = (header_name(companion), self.lines(companion, parsed, wire));
        match lines.with_nonce == lines.without {
            true => wire.lines.extend(lines.without.into_iter().map(|line| (name.to_owned(), line))),
            false => wire.dynamic.push(Dynamic::Lines { name, lines }),
        }
    }

    fn field(&self, companion: Companion, field: usize, wire: &mut Wire) {
        let inherited = self.container.inherited(self.situation).find(|parsed| parsed.companion == companion);
        let fallback = inherited.map_or_else(Lines::default, |parsed| self.lines(companion, &parsed.value, wire));
        wire.dynamic.push(Dynamic::Challenge {
            companion,
            field,
            required: self.situation.required().contains(companion),
            error: self.situation.challenge_error(),
            fallback,
        });
    }
}

pub(super) fn title(facts: &Facts<'_>, situation: &Situation, container: &TypeFacts) -> String {
    if let Some(title) = &facts.title {
        return title.text.clone();
    }
    let status = container.code(situation);
    match facts.type_uri(container).literal() {
        Some("about:blank") => status_vocabulary::phrase(status).unwrap_or(situation.phrase()).to_owned(),
        _ => situation.seen_as(status).title().to_owned(),
    }
}

pub(super) fn own_header(header: &Header, lines: &mut Vec<(String, ConstText)>, dynamic: &mut Vec<Dynamic>) {
    let name = header.name.clone();
    match &header.value {
        HeaderValue::Literal(value) => lines.push((name, value.clone().into())),
        HeaderValue::Const(path) => dynamic.push(Dynamic::Header { name, source: Source::Const(path.clone()) }),
        HeaderValue::Field(field) => dynamic.push(Dynamic::Header { name, source: Source::Field(*field) }),
    }
}

fn date(companion: Companion, unix: i64) -> String {
    match companion.shape() == Shape::Date(Date::Deprecation) {
        true => render::Deprecation(unix).to_string(),
        false => render::HttpDate(unix).to_string(),
    }
}
