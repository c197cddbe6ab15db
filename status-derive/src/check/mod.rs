//! What was written to what it means, or every fault at once. Everything here knows HTTP, and nothing of tokens but their
//! places.

mod across;
mod build;
mod header;
mod presence;
mod types;
mod variant;
pub(crate) mod words;
use status_vocabulary::{Companion, Kind};

use crate::diagnostics::{Diagnostics, Faults, Message};
use crate::model::{Field, Model, Variant};
use crate::parse::Input;

/// The model, or `None` where there is a fault that is an error.
pub(crate) fn model(input: &Input, kind: Kind, diagnostics: &mut Diagnostics) -> Option<Model> {
    let mut faults = Faults::of_type();
    let (of, rest) = types::words(input, kind, &mut faults);
    let mut variants: Vec<_> = input
        .variants
        .iter()
        .map(|written| {
            let (words, items) = match input.is_enum {
                true => (&written.words, written.words.items.iter().collect()),
                false => (&input.words, rest.clone()),
            };
            variant::facts(written, words, &items, kind, &of)
        })
        .collect();
    for facts in &mut variants {
        presence::check(facts, &of, kind);
    }
    if let Some(at) = of.deliberate_challenge
        && !faults.warns_about(Companion::Challenge)
    {
        let message = Message::new(
            "nothing to be deliberate about: there is no warning about the type's `challenge`",
            "drop `deliberate(challenge)`",
            "a silencer that silences nothing would hide the next mistake",
        );
        faults.idle(at, message);
    }
    across::check(input, &mut variants, &of, &mut faults);
    // A default that is incomplete is so for each variant that takes it, and is one mistake.
    let mut defaults = Faults::default();
    let on_type: Vec<_> = of.deliberate_challenge.map(|at| (Companion::Challenge, at)).into_iter().collect();
    for facts in &mut variants {
        presence::idle_deliberate(facts);
        let mut found = std::mem::take(&mut facts.faults);
        if facts.unreadable {
            // What could not be read may be what a warning misses.
            found = found.without_warnings();
        }
        if facts.by_default {
            defaults.take_once(found);
        } else {
            found.report(&facts.deliberate, diagnostics);
        }
    }
    defaults.report(&[], diagnostics);
    faults.report(&on_type, diagnostics);
    if diagnostics.has_errors() || input.words.broken || variants.iter().any(|facts| facts.broken) {
        return None;
    }
    let answers: Option<Vec<_>> = (0..variants.len()).map(|at| build::answer(at, &variants, &of, kind)).collect();
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
