//! Facts to the model.

mod challenge;
mod detail;
mod specs;
mod storing;
mod twin;
mod wire;

use status_vocabulary::{Kind, situation};

use crate::facts::{Facts, TypeWords};
use crate::model::{Answer, Field, HeaderSpec, Model, Own, Variant, Wire};
use crate::parse::Input;

/// The model of a type whose keywords are all valid.
pub(crate) fn model(input: &Input, variants: &[Facts<'_>], of: TypeWords, kind: Kind) -> Option<Model> {
    let answers: Option<Vec<_>> = (0..variants.len()).map(|at| answer(at, variants, &of, kind)).collect();
    let variants = std::iter::zip(&input.variants, answers?)
        .map(|(written, answer)| Variant {
            ident: written.ident.clone(),
            fields: written
                .fields
                .iter()
                .map(|field| Field { member: field.member.clone(), ty: field.ty.clone() })
                .collect(),
            answer,
        })
        .collect();
    Some(Model {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        is_enum: input.is_enum,
        is_deprecated: input.is_deprecated,
        runtime: of.runtime,
        frameworks: of.frameworks,
        body: of.body,
        variants,
    })
}

fn answer(at: usize, variants: &[Facts<'_>], of: &TypeWords, kind: Kind) -> Option<Answer> {
    let facts = &variants[at];
    if facts.transparent.is_some() {
        return Some(Answer::Transparent);
    }
    let (situation, _) = facts.situation?;
    let conceals = situation == situation::HIDDEN && of.code(situation) == 404;
    let (wire, specs, twins) = match conceals {
        true => twin::twin_wire(at, variants, of)?,
        false => (wire::wire(facts, situation, of, kind), specs::specs(facts, of), Vec::new()),
    };
    let (headers, members) = specs;
    Some(Answer::Own(Box::new(Own {
        situation,
        code: facts.code(of),
        type_uri: facts.type_uri(of),
        title: wire::title(facts, situation, of),
        docs: facts.variant.docs.clone(),
        text: detail::text(&wire.detail, facts),
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
