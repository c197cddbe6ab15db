//! The catalogue's description of headers and members.

use status_vocabulary::Companion;

use super::storing;
use crate::facts::{Facts, TypeFacts};
use crate::keywords;
use crate::model::{HeaderSpec, MemberSpec};
use crate::names::{header_name, is_option};

pub(super) type Specs = (Vec<HeaderSpec>, Vec<MemberSpec>);

/// The catalogue's description of headers and members.
pub(super) fn specs(facts: &Facts<'_>, container: &TypeFacts) -> Specs {
    let mut headers: Vec<HeaderSpec> = Vec::new();
    let mut push = |name: String, always| match headers.iter_mut().find(|known| known.name == name) {
        Some(known) => known.always |= always,
        None => headers.push(HeaderSpec { name, always }),
    };
    let mut members = Vec::new();
    let situation = facts.situation.map(|(situation, _)| situation);
    let requires_challenge = situation.is_some_and(|situation| situation.required().contains(Companion::Challenge));
    if requires_challenge && facts.parsed(Companion::Challenge).next().is_none() {
        push(header_name(Companion::Challenge).to_owned(), true);
    }
    for parsed in &facts.parsed {
        if !parsed.value.is_sent() {
            continue;
        }
        let is = |companion| parsed.companion == companion;
        let stands_in = is(Companion::Challenge) && requires_challenge
            || is(Companion::CacheControl)
                && situation.is_some_and(|situation| storing::no_store(situation, container));
        let always = !parsed.value.is_optional() || stands_in;
        if parsed.companion == Companion::DpopNonce
            && situation.is_some_and(|situation| storing::has_outcomes_nonce(facts, situation))
        {
            push(header_name(Companion::CacheControl).to_owned(), always);
        }
        if !keywords::is_member(parsed.companion) {
            push(header_name(parsed.companion).to_owned(), always);
            if parsed.companion == Companion::Upgrade {
                push("connection".to_owned(), always);
            }
            continue;
        }
        let field = parsed.value.field();
        let ty = match field {
            Some(field) => facts.variant.fields[field].type_name(),
            None => parsed.value.member_type().unwrap_or("_").to_owned(),
        };
        let order = field.map_or(0, |field| field + 1);
        members.push((order, MemberSpec { name: parsed.companion.name().to_owned(), ty, always }));
    }
    for (name, _, ty, _) in &facts.constants {
        members.push((0, MemberSpec { name: name.clone(), ty: ty.clone(), always: true }));
    }
    for (field, name, _) in &facts.extensions {
        let typed = &facts.variant.fields[*field];
        let always = !is_option(&typed.ty);
        members.push((field + 1, MemberSpec { name: name.clone(), ty: typed.type_name(), always }));
    }
    for header in container.headers.iter().chain(&facts.headers) {
        push(header.name.clone(), !header.optional);
    }
    members.sort_by_key(|(order, _)| *order);
    (headers, members.into_iter().map(|(_, member)| member).collect())
}
