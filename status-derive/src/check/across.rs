//! Rules about several variants: one type and one code for one status, and whom `hidden` looks like.

use status_vocabulary::{Companion, Kind, situation};

use super::build::{self, Specs};
use crate::diagnostics::{At, Faults, Message, join, nearest};
use crate::facts::{DetailWord, Facts, Like, Text, TypeWords};
use crate::keywords;
use crate::model::{Detail, Seen, Wire};
use crate::names::unraw;
use crate::parse::Input;

pub(crate) fn check(input: &Input, variants: &mut [Facts<'_>], of: &TypeWords, faults: &mut Faults) {
    one_status(variants, of, faults);
    not_modified(variants);
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
        let type_uri = facts.type_uri(of);
        let code = facts.code(of);
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

/// A 304 repeats what a cache would keep of the 200 that it stands for (RFC 9110 15.4.5).
fn not_modified(variants: &mut [Facts<'_>]) {
    let is = |facts: &Facts<'_>, row| facts.situation.is_some_and(|(situation, _)| situation == row);
    for companion in [Companion::Etag, Companion::CacheControl, Companion::Vary, Companion::ContentLocation] {
        let sends = |facts: &&Facts<'_>| is(facts, situation::OK) && facts.has(companion);
        let Some(name) = variants.iter().find(sends).map(|facts| facts.variant.ident.to_string()) else { continue };
        for facts in variants.iter_mut().filter(|facts| is(facts, situation::NOT_MODIFIED) && !facts.broken) {
            let Some((_, at)) = facts.situation.filter(|_| !facts.has(companion)) else { continue };
            let message = Message::new(
                format!("`{name}` sends `{companion}`, and the 304 that stands for it does not"),
                format!(
                    "add `{}` as `{name}` has it, or `#[status({companion})]` on a field",
                    keywords::example(companion)
                ),
                "a 304 has the Cache-Control, Content-Location, ETag and Vary of the 200 (RFC 9110 15.4.5)",
            );
            facts.faults.warning(companion, at, message);
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
            let Some(mut wire) = text_of_fields(&variants[twin], of) else {
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
            let shown = shown(&mut wire);
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

/// The fields that can be seen in a response.
fn shown(wire: &mut Wire) -> Vec<usize> {
    let mut fields = Vec::new();
    wire.each_field(|field| fields.push(*field));
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// What goes out, what the catalogue says of it, and the fields whose types are the twin's.
pub(crate) type Concealed = (Wire, Specs, Vec<(usize, syn::Type)>);

/// What the twin would answer, made from this variant's fields.
pub(crate) fn twin_wire(at: usize, variants: &[Facts<'_>], of: &TypeWords) -> Option<Concealed> {
    let twin = match twin(at, variants)? {
        Twin::Bare => return Some((build::bare(), Specs::default(), Vec::new())),
        Twin::Variant(twin) => &variants[twin],
    };
    let mut wire = text_of_fields(twin, of)?;
    wire.seen = Seen::Twin;
    let (own, its) = (&variants[at].variant.fields, &twin.variant.fields);
    let mut types = Vec::new();
    for field in shown(&mut wire) {
        let position = own.iter().position(|own| own.name() == its[field].name())?;
        types.push((position, its[field].ty.clone()));
    }
    wire.each_field(|field| {
        let name = its[*field].name();
        if let Some(position) = own.iter().position(|field| field.name() == name) {
            *field = position;
        }
    });
    Some((wire, build::specs(twin, of), types))
}
