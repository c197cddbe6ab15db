//! What goes out of a variant.

use status_vocabulary::render;
use status_vocabulary::shape::{Date, Shape};
use status_vocabulary::{Companion, Kind, Situation};

use super::{challenge, detail, storing};
use crate::facts::{Facts, Header, HeaderValue, ParsedValue, TypeWords};
use crate::keywords;
use crate::model::{Dynamic, Lines, Member, Seen, Source, Wire};
use crate::names::header_name;

pub(super) fn wire(facts: &Facts<'_>, situation: &'static Situation, of: &TypeWords, kind: Kind) -> Wire {
    let status = of.code(situation);
    let mut wire = Wire {
        seen: Seen::Itself,
        status,
        type_uri: facts.type_uri(of),
        title: title(facts, situation, of),
        code: facts.code(of),
        no_store: storing::no_store(situation, of) && storing::cache_control(facts).is_none(),
        lines: Vec::new(),
        dynamic: Vec::new(),
        detail: detail::detail(facts, situation, of, kind),
        constants: Vec::new(),
        members: Vec::new(),
    };
    companions(facts, situation, of, &mut wire);
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
    wire.dynamic.extend(storing::unstored(facts, situation, of).map(Dynamic::NoStore));
    wire
}

fn companions(facts: &Facts<'_>, situation: &'static Situation, of: &TypeWords, wire: &mut Wire) {
    let has_nonce = facts.has(Companion::DpopNonce);
    let lines_of = |parsed: &ParsedValue| {
        let challenges = parsed.challenges().unwrap_or_default();
        let lines =
            |with_nonce| challenges.iter().map(|challenge| challenge::line(challenge, situation, with_nonce)).collect();
        Lines { with_nonce: lines(has_nonce), without: lines(false) }
    };
    let challenges = |companion, parsed: &ParsedValue, wire: &mut Wire| {
        let (name, lines) = (header_name(companion), lines_of(parsed));
        match lines.with_nonce == lines.without {
            true => wire.lines.extend(lines.without.into_iter().map(|line| (name.to_owned(), line))),
            false => wire.dynamic.push(Dynamic::Lines { name, lines }),
        }
    };
    let inherited = of.challenge.as_ref().filter(|_| situation.required().contains(Companion::Challenge));
    if let (Some((parsed, _)), None) = (inherited, facts.given(Companion::Challenge).next()) {
        match parsed.constant() {
            Some(path) => wire.dynamic.push(Dynamic::Challenge {
                companion: Companion::Challenge,
                of: Source::Const(path.clone()),
                required: true,
                error: situation.challenge_error(),
                fallback: Lines::default(),
            }),
            None => challenges(Companion::Challenge, parsed, wire),
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
                    (Companion::Challenge, Some((parsed, _))) => lines_of(parsed),
                    _ => Lines::default(),
                },
            },
            false => Dynamic::Companion { companion, of, required },
        };
        match &given.value {
            ParsedValue::Waived | ParsedValue::Broken => {}
            ParsedValue::Field { index, .. } if keywords::is_member(companion) => wire.members.push(Member {
                name: companion.name().to_owned(),
                companion: Some(companion),
                of: Source::Field(*index),
            }),
            ParsedValue::Const(path) if keywords::is_member(companion) => wire.members.push(Member {
                name: companion.name().to_owned(),
                companion: Some(companion),
                of: Source::Const(path.clone()),
            }),
            ParsedValue::Field { index, .. } => wire.dynamic.push(dynamic(Source::Field(*index))),
            ParsedValue::Const(path) => wire.dynamic.push(dynamic(Source::Const(path.clone()))),
            ParsedValue::Challenges(_) => challenges(companion, &given.value, wire),
            ParsedValue::Lines(lines) => {
                wire.lines.extend(lines.iter().map(|line| (name(), line.clone())));
                if companion == Companion::Upgrade {
                    wire.lines.push(("connection".to_owned(), "upgrade".to_owned()));
                }
            }
            ParsedValue::Limit(line, _) => wire.lines.push((name(), line.clone())),
            ParsedValue::Delay(seconds) => wire.lines.push((name(), seconds.to_string())),
            ParsedValue::Date(unix) => wire.lines.push((name(), date(companion, *unix))),
            ParsedValue::Member(json, _) => wire.constants.push((companion.name().to_owned(), json.clone())),
            ParsedValue::Template(target, parts) => {
                wire.dynamic.push(Dynamic::Template { target: target.clone(), parts: parts.clone() });
            }
        }
    }
}

pub(super) fn title(facts: &Facts<'_>, situation: &Situation, of: &TypeWords) -> String {
    if let Some(title) = &facts.title {
        return title.text.clone();
    }
    let status = of.code(situation);
    match facts.type_uri(of).as_str() {
        "about:blank" => status_vocabulary::phrase(status).unwrap_or(situation.phrase()).to_owned(),
        _ => situation.seen_as(status).title().to_owned(),
    }
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
    match companion.shape() == Shape::Date(Date::Deprecation) {
        true => render::Deprecation(unix).to_string(),
        false => render::HttpDate(unix).to_string(),
    }
}
