//! What was written to what it means, or every fault at once. Everything here knows HTTP, and nothing of tokens but their
//! places.

mod across;
mod build;
mod challenge;
mod header;
mod literal;
mod presence;
mod template;
mod types;
mod variant;
pub(crate) mod words;

pub(crate) use build::type_name;
pub(crate) use variant::optional;

use status_vocabulary::{Companion, Kind};

use crate::diagnostics::{At, Diagnostics, Message};
use crate::model::{Field, Model, Variant};
use crate::parse::Input;

/// The faults of one part of a type. Warnings wait for the `deliberate(..)`s.
#[derive(Default)]
pub(crate) struct Faults {
    errors: Vec<(At, Message)>,
    /// A warning about a companion, which `deliberate(..)` silences.
    warnings: Vec<(Companion, At, Message)>,
    /// A warning that nothing silences but mending it.
    plain: Vec<(At, Message)>,
    /// Of the type as a whole, where only the challenge can be deliberate.
    of_type: bool,
    /// A `deliberate(..)` could not be read, so that nobody knows what it was to silence.
    silencer_failed: bool,
}

impl Faults {
    fn error(&mut self, at: impl Into<At>, message: Message) {
        self.errors.push((at.into(), message));
    }

    fn error_once(&mut self, at: At, message: Message) {
        if !self.errors.iter().any(|(_, known)| *known == message) {
            self.errors.push((at, message));
        }
    }

    fn warning(&mut self, about: Companion, at: impl Into<At>, message: Message) {
        self.warnings.push((about, at.into(), message));
    }

    fn plain_warning(&mut self, at: At, message: Message) {
        self.plain.push((at, message));
    }

    /// A word that does nothing.
    fn idle(&mut self, at: At, message: Message) {
        self.plain.push((at, message));
    }

    fn errors(&self) -> usize {
        self.errors.len()
    }

    fn warns_about(&self, companion: Companion) -> bool {
        self.warnings.iter().any(|(about, ..)| *about == companion)
    }

    fn report(self, deliberate: &[(Companion, At)], diagnostics: &mut Diagnostics) {
        for (at, message) in self.errors {
            diagnostics.error(at, message);
        }
        for (about, at, mut message) in self.warnings {
            if self.silencer_failed || deliberate.iter().any(|(companion, _)| *companion == about) {
                continue;
            }
            let can_be_deliberate = !self.of_type || about == Companion::Challenge;
            if can_be_deliberate && !message.help.contains("deliberate(") && !message.help.contains("= none`") {
                let separator = if message.help.ends_with('?') { " Or" } else { "; or" };
                message.help.push_str(&format!("{separator} write `deliberate({about})`"));
            }
            diagnostics.warning(at, message);
        }
        for (at, message) in self.plain {
            diagnostics.warning(at, message);
        }
    }
}

/// The model, or `None` where there is a fault that is an error.
pub(crate) fn model(input: &Input, kind: Kind, diagnostics: &mut Diagnostics) -> Option<Model> {
    let mut faults = Faults { of_type: true, ..Faults::default() };
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
            found.warnings.clear();
            found.plain.clear();
        }
        if facts.by_default {
            found.errors.into_iter().for_each(|(at, message)| defaults.error_once(at, message));
            for (about, at, message) in found.warnings {
                if !defaults.warnings.iter().any(|(_, _, known)| *known == message) {
                    defaults.warning(about, at, message);
                }
            }
            for (at, message) in found.plain {
                if !defaults.plain.iter().any(|(_, known)| *known == message) {
                    defaults.plain_warning(at, message);
                }
            }
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

/// A JSON string (RFC 8259 7).
pub(crate) fn json_string(text: &str) -> String {
    // What Rust's own notation has nothing to escape in is written the same in JSON, and found sooner.
    let rust = format!("{text:?}");
    if !rust.contains('\\') {
        return rust;
    }
    let mut json = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => json.extend(['\\', char]),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            char if u32::from(char) < 0x20 => json.push_str(&format!("\\u{:04x}", u32::from(char))),
            char => json.push(char),
        }
    }
    json.push('"');
    json
}
