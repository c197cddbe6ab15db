//! Whom `hidden` looks like.

use status_vocabulary::situation;

use crate::diagnostics::{Faults, Message, join, nearest};
use crate::facts::{DetailWord, Facts, HeaderValue, Like};
use crate::model::Segment;
use crate::names::unraw;
use crate::parse::Input;
use crate::value::template;

pub(super) fn hidden(input: &Input, at: usize, variants: &[Facts<'_>], faults: &mut Faults) {
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
        faults.error(value_at, Message::new(what, help, note));
        return;
    }
    if variants[at].like.is_none() && names.len() > 1 {
        let message = Message::new(
            format!("there are {} `not_found` variants that it could look like", names.len()),
            format!("say which one: {}", choice.join(" or ")),
            note,
        );
        faults.error(place, message);
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
            faults.plain_warning(place, message);
        }
        Some(Twin::Bare) => {}
        Some(Twin::Variant(twin)) => {
            let name = variants[twin].variant.ident.to_string();
            if variants[twin].broken {
                return;
            }
            let Some(shown) = shown(&variants[twin]) else {
                let message = Message::new(
                    format!("the text of its twin `{name}` is not made of its fields alone"),
                    format!("give `{name}` a `detail = \"..\"` over its fields, or write `like = none` here"),
                    "what the twin shows is made from this variant's fields of the same names",
                );
                faults.error(place, message);
                return;
            };
            let fields = &variants[twin].variant.fields;
            let own: Vec<_> = variants[at].variant.fields.iter().map(|field| field.name()).collect();
            if shown.iter().any(|field| matches!(fields[*field].member, syn::Member::Unnamed(_))) {
                let message = Message::new(
                    format!("its twin `{name}` shows a field that has no name"),
                    format!(
                        "name the fields of `{name}`, give it a `detail` without them, or write `like = none` here"
                    ),
                    "what the twin shows is made from this variant's fields of the same names",
                );
                faults.error(place, message);
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
                faults.error(place, message);
            }
        }
    }
}

/// The variant that a hidden one looks like.
pub(crate) enum Twin {
    Bare,
    Variant(usize),
}

pub(crate) fn twin(at: usize, variants: &[Facts<'_>]) -> Option<Twin> {
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

/// The fields that can be seen in what a variant answers, or `None` where its text is not made of its fields alone.
pub(crate) fn shown(facts: &Facts<'_>) -> Option<Vec<usize>> {
    let mut fields: Vec<usize> = match &facts.detail {
        None => fields_of(&template::own_text(facts.variant)?).collect(),
        Some((DetailWord::Format(segments), _)) => fields_of(segments).collect(),
        Some((DetailWord::None | DetailWord::Const(_) | DetailWord::Broken, _)) => Vec::new(),
    };
    fields.extend(facts.given.iter().flat_map(|given| given.value.fields()));
    fields.extend(facts.extensions.iter().map(|(field, ..)| *field));
    fields.extend(facts.headers.iter().filter_map(|header| match header.of {
        HeaderValue::Field(field) => Some(field),
        HeaderValue::Literal(_) | HeaderValue::Const(_) => None,
    }));
    fields.sort_unstable();
    fields.dedup();
    Some(fields)
}

fn fields_of(segments: &[Segment]) -> impl Iterator<Item = usize> {
    segments.iter().filter_map(|segment| match segment {
        Segment::Field { field, .. } => Some(*field),
        Segment::Text(_) => None,
    })
}
