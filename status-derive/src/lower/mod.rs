//! Facts to the model.

mod challenge;
mod detail;
mod specs;
mod storing;
mod subset;
mod transparent;
mod twin;
mod wire;

use std::rc::Rc;

use status_vocabulary::{Kind, situation};

use crate::constant::{Check, ConstPath, ConstText, LiteralOrConst};
#[cfg(any(feature = "read", test))]
use crate::diagnostics::At;
use crate::facts::{Facts, TypeFacts};
#[cfg(any(feature = "read", test))]
use crate::model::Unknown;
use crate::model::{Domain, Field, HeaderSpec, Model, Own, Presence, Response, Variant, Wire};
use crate::parse::{self, Input};
#[cfg(any(feature = "read", test))]
use crate::rules;

pub(crate) use subset::definitions;

/// The model of a type whose keywords are all valid.
pub(crate) fn model(input: &Input, variants: &[Facts<'_>], container: TypeFacts, kind: Kind) -> Option<Model> {
    let mut places = 0..;
    let responses: Option<Vec<_>> =
        (0..variants.len()).map(|at| response(at, variants, &container, kind, &mut places)).collect();
    let variants: Vec<_> = std::iter::zip(variants, responses?)
        .map(|(facts, response)| Variant {
            ident: facts.variant.ident.clone(),
            fields: facts.variant.fields.iter().map(field).collect(),
            response,
        })
        .collect();
    let mut model = Model {
        consts: consts(&container, &variants),
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        is_enum: input.is_enum,
        is_deprecated: input.is_deprecated,
        runtime: container.runtime,
        frameworks: container.frameworks,
        body: container.body,
        domain: match container.domain {
            Some(domain) => Domain::Own(domain.into()),
            None => Domain::OfTypes(container.types.map(ConstText::from).unwrap_or_default()),
        },
        variants,
        subsets: Vec::new(),
        is_subset: false,
        unknown: None,
    };
    model.subsets = subset::subsets(input, &container.subsets, &model, kind);
    Some(model)
}

/// The model of what a client reads of a type: those variants, and that for all other responses.
#[cfg(any(feature = "read", test))]
pub(crate) fn reading(
    input: &Input,
    variants: &[Facts<'_>],
    unknown: Option<&parse::Variant>,
    container: TypeFacts,
) -> Option<Model> {
    let unknown = unknown
        .and_then(|variant| Some(Unknown { ident: variant.ident.clone(), field: field(variant.fields.first()?) }));
    let (subsets, container) = (container.subsets.clone(), TypeFacts { subsets: Vec::new(), ..container });
    let mut model = model(input, variants, container, Kind::Error)?;
    for (variant, facts) in std::iter::zip(&mut model.variants, variants) {
        let (headers, members) = specs::read(facts);
        match &mut variant.response {
            Response::Own(own) => {
                if let Some(own) = Rc::get_mut(own) {
                    own.by_status = facts.by_status.is_some();
                    (own.headers, own.members) = (headers, members);
                }
            }
            Response::Transparent(transparent) => {
                if let Some(transparent) = Rc::get_mut(transparent) {
                    // What is constant is not read.
                    (transparent.lines, transparent.constants) = (Vec::new(), Vec::new());
                    let at = At::from(facts.variant.ident.span());
                    transparent.headers = headers.into_iter().map(|spec| (spec, at)).collect();
                    transparent.member_specs = members.into_iter().map(|spec| (spec, at)).collect();
                }
            }
        }
    }
    model.unknown = unknown;
    // They share the responses, which are what is read from here on. A client's alone have no types.
    if !rules::reading::is_of_a_client(input) {
        model.subsets = subset::subsets(input, &subsets, &model, Kind::Error);
    }
    Some(model)
}

fn field(written: &parse::Field) -> Field {
    Field { member: written.member.clone(), ty: written.ty.clone() }
}

/// The `const`s that are parts of texts, each once, with its checks.
fn consts(container: &TypeFacts, variants: &[Variant]) -> Vec<(ConstPath, Vec<Check>)> {
    let mut consts: Vec<(ConstPath, Vec<Check>)> = Vec::new();
    let mut add = |path: &ConstPath, check: Check| match consts.iter_mut().find(|(known, _)| known == path) {
        Some((_, checks)) if checks.contains(&check) => {}
        Some((_, checks)) => checks.push(check),
        None => consts.push((path.clone(), vec![check])),
    };
    for (text, check) in [(&container.types, Check::Types), (&container.domain, Check::Domain)] {
        if let Some(LiteralOrConst::Const(path)) = text {
            add(path, check);
        }
    }
    for variant in variants {
        match &variant.response {
            Response::Own(own) => own.wire.checks.iter().for_each(|(path, check)| add(path, check.clone())),
            Response::Transparent(_) => {}
        }
    }
    consts
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
        return Some(Response::Transparent(Rc::new(transparent::transparent(at, facts)?)));
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
        by_status: false,
        content: facts.body.as_ref().map(|(field, content_type, _)| (*field, content_type.clone())),
    })))
}

fn no_store_first(wire: &Wire, mut headers: Vec<HeaderSpec>) -> Vec<HeaderSpec> {
    if wire.no_store {
        headers.insert(0, HeaderSpec { name: "cache-control".to_owned(), always: Presence::Always });
    }
    headers
}
