//! Rules about several variants: one type and one code for one status, and whom `hidden` looks like.

use status_vocabulary::{Kind, situation};

use super::Faults;
use super::build::{self, Specs};
use super::types::TypeWords;
use super::variant::{DetailWord, Facts, Like, Text};
use crate::diagnostics::{At, Message, join, nearest};
use crate::model::{Detail, Dynamic, Part, Seen, Segment, Source, Wire};
use crate::parse::{Input, unraw};

pub(crate) fn check(input: &Input, variants: &mut [Facts<'_>], of: &TypeWords, faults: &mut Faults) {
    one_status(variants, of, faults);
    for at in 0..variants.len() {
        if variants[at]
            .situation
            .is_some_and(|(situation, _)| situation.name() == "hidden" && of.code(situation) == 404)
        {
            hidden(input, at, variants, of);
        }
    }
}

/// A problem type documents one status, and so does a code (RFC 9457 4).
fn one_status(variants: &mut [Facts<'_>], of: &TypeWords, faults: &mut Faults) {
    let mut types = std::collections::HashMap::new();
    let mut codes = std::collections::HashMap::new();
    for facts in variants.iter() {
        let Some((situation, _)) = facts.situation.filter(|_| !facts.broken) else { continue };
        let name = facts.variant.ident.to_string();
        let status = of.code(situation);
        let place = |word: &Option<Text>| {
            word.as_ref().map_or_else(|| At::from(facts.variant.ident.span()), |text| text.value_at)
        };
        let type_uri = build::type_uri(facts, of);
        let code = build::code(facts, of);
        let (first, other) = types.entry(type_uri.clone()).or_insert_with(|| (name.clone(), status)).clone();
        if type_uri != "about:blank" && other != status {
            let message = Message::new(
                format!("{type_uri:?} is the type of `{first}` ({other}) and of `{name}` ({status})"),
                "different types, or the same situation",
                "a problem type documents one status (RFC 9457 4)",
            );
            faults.error(place(&facts.type_uri), message);
        }
        let (first, other) = codes.entry(code.clone()).or_insert_with(|| (name.clone(), status)).clone();
        if other != status {
            let message = Message::new(
                format!("{code:?} is the code of `{first}` ({other}) and of `{name}` ({status})"),
                "different codes, or the same situation",
                "a program that reads the code should know what it means",
            );
            faults.error(place(&facts.code), message);
        }
    }
}

/// The variant that a hidden one looks like.
enum Twin {
    Bare,
    Variant(usize),
}

fn twin(at: usize, variants: &[Facts<'_>]) -> Option<Twin> {
    let missing: Vec<_> = missing(variants).collect();
    match (&variants[at].like, &missing[..]) {
        (None, []) => Some(Twin::Bare),
        (None, [only]) => Some(Twin::Variant(*only)),
        (None, _) => None,
        (Some(like), _) => match &like.variant {
            None => Some(Twin::Bare),
            Some(name) => {
                missing.iter().find(|twin| variants[**twin].variant.ident == *name).map(|twin| Twin::Variant(*twin))
            }
        },
    }
}

fn missing<'a>(variants: &'a [Facts<'_>]) -> impl Iterator<Item = usize> + 'a {
    let is_missing = |facts: &Facts<'_>| facts.situation.is_some_and(|(row, _)| row == situation::NOT_FOUND);
    variants.iter().enumerate().filter(move |(_, facts)| is_missing(facts)).map(|(at, _)| at)
}

fn hidden(input: &Input, at: usize, variants: &mut [Facts<'_>], of: &TypeWords) {
    let (_, place) = variants[at].situation.unwrap_or_else(|| (situation::HIDDEN, input.ident.span().into()));
    let names: Vec<_> = missing(variants).map(|at| variants[at].variant.ident.to_string()).collect();
    let note = "it must not be told from absence (RFC 9110 15.5.4)";
    let choice: Vec<_> = names.iter().map(|name| format!("`like = {name}`")).collect();
    if let Some(Like { variant: Some(like), value_at, .. }) = variants[at].like.clone()
        && !names.contains(&like.to_string())
    {
        let name = unraw(&like);
        let exists = input.variants.iter().any(|variant| variant.ident == like);
        let what =
            if exists { format!("`{name}` is not `not_found`") } else { format!("there is no variant `{name}`") };
        let help = match nearest(&name, names.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `like = {near}`?"),
            None if names.is_empty() => "add a `not_found` variant, or write `like = none`".to_owned(),
            None => format!("write {}, or `like = none`", choice.join(" or ")),
        };
        variants[at].faults.error(value_at, Message::new(what, help, note));
        return;
    }
    if variants[at].like.is_none() && names.len() > 1 {
        let message = Message::new(
            format!("there are {} `not_found` variants that it could look like", names.len()),
            format!("say which one: {}", choice.join(" or ")),
            note,
        );
        variants[at].faults.error(place, message);
        return;
    }
    match twin(at, variants) {
        None => {}
        Some(Twin::Bare) if input.is_enum && variants[at].like.is_none() => {
            let message = Message::new(
                "there is no `not_found` variant that it could look like",
                "add one, or write `like = none` for a bare document",
                "a client that sees another 404 elsewhere can tell them apart (RFC 9110 15.5.4)",
            );
            variants[at].faults.plain_warning(place, message);
        }
        Some(Twin::Bare) => {}
        Some(Twin::Variant(twin)) => {
            let name = variants[twin].variant.ident.to_string();
            if variants[twin].broken {
                variants[at].broken = true;
                return;
            }
            let Some(wire) = text_of_fields(&variants[twin], of) else {
                let message = Message::new(
                    format!("the text of its twin `{name}` is not made of its fields alone"),
                    format!("give `{name}` a `detail = \"..\"` over its fields, or write `like = none` here"),
                    "what the twin shows is made from this variant's fields of the same names",
                );
                variants[at].faults.error(place, message);
                return;
            };
            let fields = &variants[twin].variant.fields;
            let own: Vec<_> = variants[at].variant.fields.iter().map(|field| field.name()).collect();
            let shown = shown(&wire);
            if shown.iter().any(|field| matches!(fields[*field].member, syn::Member::Unnamed(_))) {
                let message = Message::new(
                    format!("its twin `{name}` shows a field that has no name"),
                    format!(
                        "name the fields of `{name}`, give it a `detail` without them, or write `like = none` here"
                    ),
                    "what the twin shows is made from this variant's fields of the same names",
                );
                variants[at].faults.error(place, message);
                return;
            }
            let lacking: Vec<_> =
                shown.into_iter().map(|field| fields[field].name()).filter(|name| !own.contains(name)).collect();
            if !lacking.is_empty() {
                let list = join(lacking.iter().map(String::as_str), "and");
                let message = Message::new(
                    format!("its twin `{name}` shows {list}"),
                    format!("give this variant a field {list}, or write `like = none`"),
                    note,
                );
                variants[at].faults.error(place, message);
            }
        }
    }
}

/// The twin's wire with a detail that is a format string, or `None` when there is no such text.
fn text_of_fields(facts: &Facts<'_>, of: &TypeWords) -> Option<Wire> {
    let (situation, _) = facts.situation?;
    let mut wire = build::wire(facts, situation, of, Kind::Error);
    if matches!(wire.detail, Detail::Display) {
        if !matches!(facts.detail, None | Some((DetailWord::Broken, _))) {
            return None;
        }
        wire.detail = build::format(build::own_text(facts)?);
    }
    Some(wire)
}

/// The fields that can be seen in an answer.
fn shown(wire: &Wire) -> Vec<usize> {
    let mut fields = Vec::new();
    let mut source = |source: &Source| match source {
        Source::Field(field) => fields.push(*field),
        Source::Const(_) => {}
    };
    wire.members.iter().for_each(|member| source(&member.of));
    for dynamic in &wire.dynamic {
        match dynamic {
            Dynamic::Companion { of, .. } | Dynamic::Header { of, .. } => source(of),
            Dynamic::Template { parts, .. } => parts.iter().for_each(|part| match part {
                Part::Field { field, .. } => source(&Source::Field(*field)),
                Part::Text(_) => {}
            }),
            Dynamic::RaiseRetryAfter => {}
        }
    }
    if let Detail::Pieces(segments) | Detail::Format(segments, _) = &wire.detail {
        fields.extend(segments.iter().filter_map(|segment| match segment {
            Segment::Field { field, .. } => Some(*field),
            Segment::Text(_) => None,
        }));
    }
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// What the twin would answer, made from this variant's fields.
pub(crate) fn twin_wire(at: usize, variants: &[Facts<'_>], of: &TypeWords) -> Option<(Wire, Specs)> {
    let twin = match twin(at, variants)? {
        Twin::Bare => return Some((build::bare(), Specs::default())),
        Twin::Variant(twin) => &variants[twin],
    };
    let mut wire = text_of_fields(twin, of)?;
    wire.seen = Seen::Twin;
    let own = &variants[at].variant.fields;
    let renumber = |field: &mut usize| {
        let name = twin.variant.fields[*field].name();
        if let Some(position) = own.iter().position(|field| field.name() == name) {
            *field = position;
        }
    };
    let source = |source: &mut Source| {
        if let Source::Field(field) = source {
            renumber(field);
        }
    };
    wire.members.iter_mut().for_each(|member| source(&mut member.of));
    for dynamic in &mut wire.dynamic {
        match dynamic {
            Dynamic::Companion { of, .. } | Dynamic::Header { of, .. } => source(of),
            Dynamic::Template { parts, .. } => parts.iter_mut().for_each(|part| {
                if let Part::Field { field, .. } = part {
                    renumber(field);
                }
            }),
            Dynamic::RaiseRetryAfter => {}
        }
    }
    if let Detail::Pieces(segments) | Detail::Format(segments, _) = &mut wire.detail {
        segments.iter_mut().for_each(|segment| {
            if let Segment::Field { field, .. } = segment {
                renumber(field);
            }
        });
    }
    Some((wire, build::specs(twin, of)))
}
