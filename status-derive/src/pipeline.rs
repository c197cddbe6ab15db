//! From tokens to tokens: parse, read, rules, lower, expand. Each stage depends on those before it only.

use proc_macro2::TokenStream;
use quote::quote;
use status_vocabulary::{Companion, Kind, Term};

use crate::diagnostics::{Diagnostics, Findings};
use crate::expand;
use crate::facts::{Facts, TypeFacts};
use crate::fallback;
use crate::hints;
use crate::lower;
use crate::model::Model;
use crate::parse::{self, Input};
use crate::read;
use crate::rules;

/// parse -> read -> rules -> lower -> expand. There is always output: stubs after an error, so that it remains the only
/// one.
pub(crate) fn derive(input: TokenStream, kind: Kind) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let Some(written) = parse::input(input, kind, &mut diagnostics) else {
        return diagnostics.into_tokens();
    };
    let hints = hints::tokens(&written, kind);
    let model = model(&written, kind, &mut diagnostics);
    let implementation = match model {
        Some(model) if !diagnostics.has_errors() => expand::tokens(&model),
        _ => fallback::tokens(&written, kind),
    };
    let messages = diagnostics.into_tokens();
    quote! { #hints #messages #implementation }
}

/// The model, or `None` where a finding is an error.
pub(crate) fn model(input: &Input, kind: Kind, diagnostics: &mut Diagnostics) -> Option<Model> {
    let mut findings = Findings::of_type();
    let (container, rest) = read::container(input, kind, &mut findings);
    rules::container(&container, kind, &mut findings);
    let read = input.variants.iter().map(|written| {
        let (keywords, items) = match input.is_enum {
            true => (&written.keywords, written.keywords.items.iter().collect()),
            false => (&input.keywords, rest.clone()),
        };
        read::variant(written, keywords, &items, kind, &container)
    });
    let (variants, mut found): (Vec<Facts<'_>>, Vec<Findings>) = read.unzip();
    for (facts, findings) in std::iter::zip(&variants, &mut found) {
        rules::variant(facts, &container, kind, findings);
    }
    rules::across(&variants, &container, &mut found, &mut findings);
    report(&variants, found, &container, findings, diagnostics);
    if diagnostics.has_errors() || input.keywords.broken || variants.iter().any(|facts| facts.broken) {
        return None;
    }
    lower::model(input, &variants, container, kind)
}

fn report(
    variants: &[Facts<'_>],
    found: Vec<Findings>,
    container: &TypeFacts,
    of_type: Findings,
    diagnostics: &mut Diagnostics,
) {
    // An incomplete default is so for each variant that takes it, and is one mistake.
    let mut defaults = Findings::default();
    for (facts, found) in std::iter::zip(variants, found) {
        // The unreadable part may be what a warning misses.
        let found = if facts.unreadable { found.without_warnings() } else { found };
        match facts.by_default {
            true => defaults.take_once(found),
            false => found.report(&facts.deliberate, diagnostics),
        }
    }
    defaults.report(&[], diagnostics);
    let deliberate: Vec<_> =
        container.deliberate_challenge.map(|at| (Term::from(Companion::Challenge), at)).into_iter().collect();
    of_type.report(&deliberate, diagnostics);
}
