//! The catalogue's description of headers and members.

use std::mem;

use status_vocabulary::shape::{List, Shape};
use status_vocabulary::{Companion, Situation};
use syn::Type;

use super::storing;
use crate::facts::{Facts, Header, HeaderValue, TypeFacts};
use crate::keywords;
use crate::model::{HeaderSpec, MemberSpec, Presence};
use crate::names::header_name;

pub(super) type Specs = (Vec<HeaderSpec>, Vec<MemberSpec>);

/// The catalogue's description of headers and members.
pub(super) fn specs(facts: &Facts<'_>, container: &TypeFacts) -> Specs {
    let mut headers: Vec<HeaderSpec> = Vec::new();
    let mut push = |name: String, always| match headers.iter_mut().find(|known| known.name == name) {
        Some(known) => known.always = mem::replace(&mut known.always, Presence::Always).or(always),
        None => headers.push(HeaderSpec { name, always }),
    };
    let mut members = Vec::new();
    let situation = facts.situation.map(|(situation, _)| situation);
    let inherited = || situation.into_iter().flat_map(|situation| container.inherited(situation));
    for parsed in inherited().filter(|parsed| facts.parsed(parsed.companion).next().is_none()) {
        push(header_name(parsed.companion).to_owned(), Presence::Always);
    }
    for parsed in &facts.parsed {
        if !parsed.value.is_sent() {
            continue;
        }
        let stands_in = inherited().any(|of_the_type| of_the_type.companion == parsed.companion)
            || parsed.companion == Companion::CacheControl
                && situation.is_some_and(|situation| storing::no_store(situation, container));
        let field = parsed.value.field();
        let always = match field {
            Some(field) if !stands_in => of_field(parsed.companion, situation, &facts.variant.fields[field].ty),
            Some(_) | None => Presence::Always,
        };
        if parsed.companion == Companion::DpopNonce
            && situation.is_some_and(|situation| storing::has_outcomes_nonce(facts, situation))
        {
            push(header_name(Companion::CacheControl).to_owned(), always.clone());
        }
        if !keywords::is_member(parsed.companion) {
            push(header_name(parsed.companion).to_owned(), always.clone());
            if parsed.companion.connection().is_some() {
                push("connection".to_owned(), always);
            }
            continue;
        }
        let ty = match (parsed.value.member_type(), field) {
            (Some(ty), _) => ty.to_owned(),
            (None, Some(field)) => facts.variant.fields[field].type_name(),
            (None, None) => "_".to_owned(),
        };
        let order = field.map_or(0, |field| field + 1);
        let spec = MemberSpec::new(parsed.companion.name().to_owned(), ty, always);
        members.push((order, MemberSpec { place: parsed.value.place(), ..spec }));
    }
    for (name, _, ty, _) in &facts.constants {
        members.push((0, MemberSpec::new(name.clone(), ty.clone(), Presence::Always)));
    }
    for (field, name, _) in &facts.extensions {
        let typed = &facts.variant.fields[*field];
        let always = Presence::of(&typed.ty);
        members.push((field + 1, MemberSpec::new(name.clone(), typed.type_name(), always)));
    }
    for header in container.headers.iter().chain(&facts.headers) {
        push(header.name.clone(), presence(facts, header));
    }
    members.sort_by_key(|(order, _)| *order);
    (headers, members.into_iter().map(|(_, member)| member).collect())
}

/// The presence of a header of the type's or the variant's own.
pub(super) fn presence(facts: &Facts<'_>, header: &Header) -> Presence {
    match header.value {
        HeaderValue::Field(field) => Presence::of(&facts.variant.fields[field].ty),
        HeaderValue::Literal(_) | HeaderValue::Const(_) => Presence::Always,
    }
}

/// The presence of a companion that is made of a field of that type. An empty list leaves most headers out.
fn of_field(companion: Companion, situation: Option<&Situation>, ty: &Type) -> Presence {
    let shape = companion.shape();
    let is_required = situation.is_some_and(|situation| situation.required().contains(companion));
    // An empty one says that there is none, and where another stands in for it there is always one.
    let is_sent_empty = matches!(shape, Shape::Methods | Shape::List(List::Codings))
        || is_required && matches!(shape, Shape::Challenges | Shape::List(List::Protocols));
    match is_sent_empty || keywords::is_member(companion) {
        true => Presence::of(ty),
        false => Presence::of_list(ty),
    }
}

/// The presence of a header that a field of that type is read from: an empty list does not stand in for one that is required, nor
/// for an Allow, which is sent if it is empty.
#[cfg(any(feature = "read", test))]
fn of_read(companion: Companion, situation: Option<&Situation>, ty: &Type) -> Presence {
    let is_required = situation.is_some_and(|situation| situation.required().contains(companion));
    match is_required || companion.shape() == Shape::Methods {
        true => Presence::of(ty),
        false => Presence::of_list(ty),
    }
}

/// The description of what a client reads: the headers and members of its fields.
#[cfg(any(feature = "read", test))]
pub(super) fn read(facts: &Facts<'_>) -> Specs {
    let situation = facts.situation.map(|(situation, _)| situation);
    let (mut headers, mut members) = (Vec::new(), Vec::new());
    for (index, field) in facts.variant.fields.iter().enumerate() {
        let companions = facts.parsed.iter().filter(|parsed| parsed.value.field() == Some(index));
        for parsed in companions {
            let companion = parsed.companion;
            match keywords::is_member(companion) {
                true => {
                    let ty = parsed.value.member_type().map_or_else(|| field.type_name(), str::to_owned);
                    let spec = MemberSpec::new(companion.name().to_owned(), ty, Presence::of(&field.ty));
                    members.push(MemberSpec { place: parsed.value.place(), ..spec });
                }
                false => headers.push(HeaderSpec {
                    name: header_name(companion).to_owned(),
                    always: of_read(companion, situation, &field.ty),
                }),
            }
        }
        let extensions = facts.extensions.iter().filter(|it| it.0 == index);
        members.extend(extensions.map(|it| MemberSpec::new(it.1.clone(), field.type_name(), Presence::of(&field.ty))));
        let own = facts.headers.iter().filter(|it| matches!(it.value, HeaderValue::Field(of) if of == index));
        headers.extend(own.map(|header| HeaderSpec { name: header.name.clone(), always: Presence::of(&field.ty) }));
    }
    (headers, members)
}
