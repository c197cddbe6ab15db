//! Rules for the twin of `hidden`.

use crate::diagnostics::{At, Findings, Message, join, nearest};
use crate::facts::{self, Facts, Like, Twin, TypeFacts};
use crate::names::unraw;

const NOT_TOLD: &str = "the response of `hidden` must be indistinguishable from absence (RFC 9110 15.5.4)";

/// The variant named by `like` has to exist and to be `not_found`.
pub(super) fn like(at: usize, variants: &[Facts<'_>], findings: &mut Findings) {
    let Some(Like { variant: Some(like), value_at, .. }) = &variants[at].like else { return };
    let names = names(variants);
    if names.contains(&like.to_string()) {
        return;
    }
    let name = unraw(like);
    let named = variants.iter().find(|facts| facts.variant.ident == *like);
    if named.is_some_and(Facts::may_be_anything) {
        return;
    }
    let message = Message::what(match named.is_some() {
        true => format!("`{name}` is not `not_found`"),
        false => format!("there is no variant `{name}`"),
    })
    .help(match nearest(&name, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `like = {near}`?"),
        None if names.is_empty() => "add a `not_found` variant, or write `like = none`".to_owned(),
        None => format!("write {}, or `like = none`", choice(&names)),
    })
    .note(NOT_TOLD);
    findings.error(*value_at, message);
}

/// There has to be exactly one possible twin.
pub(super) fn one_twin(at: usize, place: At, variants: &[Facts<'_>], container: &TypeFacts, findings: &mut Findings) {
    if variants[at].like.is_some() {
        return;
    }
    match (facts::twin(at, variants), names(variants)) {
        // How many there are is not certain.
        (None, names) if names.len() < 2 || !variants[at].is_comparable() => {}
        (None, names) => {
            let message = Message::what(format!("`hidden` could look like {} `not_found` variants", names.len()))
                .help(format!("say which one: {}", choice(&names)))
                .note(NOT_TOLD);
            findings.error(place, message);
        }
        (Some(Twin::Bare), _) if container.is_enum => {
            let message = Message::what("`hidden` has no `not_found` variant to look like")
                .help("add one, or write `like = none` for a bare document")
                .note("a client that sees another 404 elsewhere can tell them apart (RFC 9110 15.5.4)");
            findings.plain_warning(place, message);
        }
        (Some(Twin::Bare | Twin::Variant(_)), _) => {}
    }
}

/// All fields that its twin shows have to be among its own.
pub(super) fn same_fields(at: usize, place: At, variants: &[Facts<'_>], findings: &mut Findings) {
    let Some(Twin::Variant(twin)) = facts::twin(at, variants) else { return };
    let twin = &variants[twin];
    if twin.broken {
        return;
    }
    let (name, fields) = (twin.variant.ident.to_string(), &twin.variant.fields);
    let note = "the text of the twin is made from this variant's fields of the same names";
    let Some(shown) = twin.shown() else {
        let message = Message::what(format!("the text of the twin `{name}` is not made of its fields alone"))
            .help(format!("give `{name}` a `detail = \"..\"` over its fields, or write `like = none` here"))
            .note(note);
        return findings.error(place, message);
    };
    if shown.iter().any(|field| !fields[*field].has_name()) {
        let message = Message::what(format!("the twin `{name}` shows a field that has no name"))
            .help(format!("name the fields of `{name}`, give it a `detail` without them, or write `like = none` here"))
            .note(note);
        return findings.error(place, message);
    }
    let own: Vec<_> = variants[at].variant.fields.iter().map(|field| field.name()).collect();
    let lacking: Vec<_> =
        shown.into_iter().map(|field| fields[field].name()).filter(|name| !own.contains(name)).collect();
    if !lacking.is_empty() {
        let list = join(lacking.iter().map(String::as_str), "and");
        let message = Message::what(format!("the twin `{name}` shows {list}, which this variant does not have"))
            .help(format!("give this variant a field {list}, or write `like = none`"))
            .note(NOT_TOLD);
        findings.error(place, message);
    }
}

fn names(variants: &[Facts<'_>]) -> Vec<String> {
    facts::missing(variants).map(|at| variants[at].variant.ident.to_string()).collect()
}

fn choice(names: &[String]) -> String {
    let choice: Vec<_> = names.iter().map(|name| format!("`like = {name}`")).collect();
    choice.join(" or ")
}
