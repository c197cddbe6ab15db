//! A variant whose response is that of its field, with what is added to it.

use super::specs::presence;
use super::wire;
use crate::facts::Facts;
use crate::model::{HeaderSpec, Member, MemberSpec, Presence, Source, Transparent};

pub(super) fn transparent(place: usize, facts: &Facts<'_>) -> Option<Transparent> {
    let (mut lines, mut dynamic) = (Vec::new(), Vec::new());
    for header in &facts.headers {
        wire::own_header(header, &mut lines, &mut dynamic);
    }
    let constants = facts
        .constants
        .iter()
        .map(|(name, _, ty, at)| (MemberSpec::new(name.clone(), ty.clone(), Presence::Always), *at));
    let extensions = facts.extensions.iter().map(|(field, name, at)| {
        let field = &facts.variant.fields[*field];
        (MemberSpec::new(name.clone(), field.type_name(), Presence::of(&field.ty)), *at)
    });
    let members = facts.extensions.iter().map(|(field, name, _)| Member {
        name: name.clone(),
        companion: None,
        source: Source::Field(*field),
        place: None,
    });
    let headers = facts
        .headers
        .iter()
        .map(|header| (HeaderSpec { name: header.name.clone(), always: presence(facts, header) }, header.name_at));
    Some(Transparent {
        place,
        field: facts.inner()?,
        lines,
        dynamic,
        constants: facts.constants.iter().map(|(name, json, ..)| (name.clone(), json.clone())).collect(),
        members: members.collect(),
        headers: headers.collect(),
        member_specs: constants.chain(extensions).collect(),
    })
}
