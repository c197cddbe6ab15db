//! The response of a `hidden` variant, which is that of another.

use status_vocabulary::{Kind, situation};

use super::specs::Specs;
use super::{detail, specs, wire};
use crate::facts::{self, Facts, Twin, TypeFacts};
use crate::model::{Detail, Seen, Wire};

/// The parts that are sent, their description in the catalogue, and the fields whose types are the twin's.
pub(super) type Concealed = (Wire, Specs, Vec<(usize, syn::Type)>);

/// The response of the twin, made from this variant's fields.
pub(super) fn twin_wire(at: usize, variants: &[Facts<'_>], container: &TypeFacts) -> Option<Concealed> {
    let twin = match facts::twin(at, variants)? {
        Twin::Bare => return Some((bare(), Specs::default(), Vec::new())),
        Twin::Variant(twin) => &variants[twin],
    };
    let mut wire = text_of_fields(twin, container)?;
    wire.seen = Seen::Twin;
    let (own, its) = (&variants[at].variant.fields, &twin.variant.fields);
    let mut types = Vec::new();
    for field in twin.shown()? {
        let position = own.iter().position(|own| own.name() == its[field].name())?;
        types.push((position, its[field].ty.clone()));
    }
    wire.each_field(|field| {
        let name = its[*field].name();
        if let Some(position) = own.iter().position(|field| field.name() == name) {
            *field = position;
        }
    });
    Some((wire, specs::specs(twin, container), types))
}

/// The twin's wire with a detail that is a format string, or `None` when there is no such text.
fn text_of_fields(facts: &Facts<'_>, container: &TypeFacts) -> Option<Wire> {
    let (situation, _) = facts.situation?;
    let mut wire = wire::wire(facts, situation, container, Kind::Error);
    if matches!(wire.detail, Detail::Display) {
        wire.detail = detail::format(facts.text.clone()?);
        wire.repeating = detail::repeating(&wire.detail, facts);
    }
    Some(wire)
}

/// The document of a `hidden` variant without a twin: that of a route which does not exist, so that it has nothing of
/// the type.
fn bare() -> Wire {
    Wire {
        seen: Seen::Absent,
        status: 404,
        grpc: None,
        type_uri: "about:blank".to_owned().into(),
        title: situation::NOT_FOUND.phrase().to_owned(),
        code: situation::NOT_FOUND.name().to_owned(),
        no_store: true,
        lines: Vec::new(),
        dynamic: Vec::new(),
        detail: Detail::None,
        repeating: Vec::new(),
        constants: Vec::new(),
        members: Vec::new(),
        named: Vec::new(),
        checks: Vec::new(),
    }
}
