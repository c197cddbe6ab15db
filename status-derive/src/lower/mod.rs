//! Facts to the model.

mod challenge;
mod detail;
mod specs;
mod storing;
mod subset;
mod twin;
mod wire;

use std::rc::Rc;

use status_vocabulary::{Kind, situation};

use crate::facts::{Facts, TypeFacts};
use crate::model::{Field, HeaderSpec, Model, Own, Response, Variant, Wire};
use crate::parse::Input;

pub(crate) use subset::definitions;

/// The model of a type whose keywords are all valid.
pub(crate) fn model(input: &Input, variants: &[Facts<'_>], container: TypeFacts, kind: Kind) -> Option<Model> {
    let mut places = 0..;
    let responses: Option<Vec<_>> =
        (0..variants.len()).map(|at| response(at, variants, &container, kind, &mut places)).collect();
    let variants: Vec<_> = std::iter::zip(&input.variants, responses?)
        .map(|(written, response)| Variant {
            ident: written.ident.clone(),
            fields: written
                .fields
                .iter()
                .map(|field| Field { member: field.member.clone(), ty: field.ty.clone() })
                .collect(),
            response,
        })
        .collect();
    let mut model = Model {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        is_enum: input.is_enum,
        is_deprecated: input.is_deprecated,
        runtime: container.runtime,
        frameworks: container.frameworks,
        body: container.body,
        variants,
        subsets: Vec::new(),
        is_subset: false,
    };
    model.subsets = subset::subsets(input, &container.subsets, &model, kind);
    Some(model)
}

fn response(
    at: usize,
    variants: &[Facts<'_>],
    container: &TypeFacts,
    kind: Kind,
    places: &mut impl Iterator<Item = usize>,
) -> Option<Response> {
    let facts = &variants[at];
    if facts.transparent.is_some() {
        return Some(Response::Transparent);
    }
    let (situation, _) = facts.situation?;
    let conceals = situation == situation::HIDDEN && container.code(situation) == 404;
    let (wire, specs, twins) = match conceals {
        true => twin::twin_wire(at, variants, container)?,
        false => (wire::wire(facts, situation, container, kind), specs::specs(facts, container), Vec::new()),
    };
    let (headers, members) = specs;
    Some(Response::Own(Rc::new(Own {
        place: places.next()?,
        situation,
        code: facts.code(container),
        type_uri: facts.type_uri(container),
        title: wire::title(facts, situation, container),
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
