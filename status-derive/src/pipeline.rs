//! From tokens to tokens: parse, read, rules, lower, expand. Each stage depends on those before it only.

use proc_macro2::TokenStream;
use quote::quote;
use status_vocabulary::Kind;
#[cfg(any(feature = "read", test))]
use status_vocabulary::{Keyword, situation};

use crate::diagnostics::{Diagnostics, Findings};
use crate::expand;
use crate::facts::{Facts, TypeFacts};
use crate::fallback;
use crate::hints;
use crate::lower;
use crate::model::Model;
use crate::parse::{self, Input, Item, Keywords, Variant};
use crate::read;
use crate::rules;

/// parse -> read -> rules -> lower -> expand. There is always output: stubs after an error, so that it remains the only
/// one.
pub(crate) fn derive(input: TokenStream, kind: Kind) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let name = if kind == Kind::Error { "HttpError" } else { "HttpOutcome" };
    let Some(written) = parse::input(input, name, &mut diagnostics) else {
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

/// The same stages for the derive that reads, with rules of its own: a client need not give what a server has to send.
#[cfg(any(feature = "read", test))]
pub(crate) fn reading(input: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let Some(written) = parse::input(input, "FromResponse", &mut diagnostics) else {
        return diagnostics.into_tokens();
    };
    let hints = hints::tokens(&written, Kind::Error);
    let implementation = match reading_model(&written, &mut diagnostics) {
        Some(model) if !diagnostics.has_errors() => expand::reading::tokens(&model),
        _ => fallback::reading(&written),
    };
    let subsets = read::subsets(&written, &mut Findings::default());
    // The parameters that the catalogue of a generic type depends on are not known here.
    let asked = subsets.first().filter(|_| written.generics.params.is_empty()).map(|first| {
        let runtime = fallback::runtime(&written);
        expand::reading::subsets_are_made(&written.ident, first.ident.span(), written.is_deprecated, &runtime)
    });
    let messages = diagnostics.into_tokens();
    quote! { #hints #messages #implementation #asked }
}

/// The model of what a client reads, or `None` where a finding is an error.
#[cfg(any(feature = "read", test))]
pub(crate) fn reading_model(input: &Input, diagnostics: &mut Diagnostics) -> Option<Model> {
    let kind = Kind::Error;
    let mut findings = Findings::of_type();
    let (container, rest) = read::container(input, kind, &mut findings);
    let unknown = rules::reading::unknown(input, &mut findings);
    if let Some(unknown) = unknown {
        rules::reading::of_unknown(unknown, &mut findings);
    }
    rules::reading::container(input, &container, &mut findings);
    for variant in &input.variants {
        rules::reading::by_nothing(of_variant(input, variant, &rest).0, &mut findings);
    }
    let is_read = |variant: &&Variant| {
        let (keywords, _) = of_variant(input, variant, &rest);
        [Keyword::ServerOnly, Keyword::Unknown].iter().all(|keyword| keywords.bare(*keyword).is_none())
    };
    let read = input.variants.iter().filter(is_read).map(|written| {
        let (keywords, items) = of_variant(input, written, &rest);
        read::variant(written, keywords, &items, kind, &container)
    });
    let mut read: Vec<(Facts<'_>, Findings)> = read.collect();
    // A client sees its twin, or nothing.
    read.retain(|(facts, _)| !facts.is(situation::HIDDEN) || container.code(situation::HIDDEN) != 404);
    let (variants, mut found): (Vec<Facts<'_>>, Vec<Findings>) = read.into_iter().unzip();
    for (facts, findings) in std::iter::zip(&variants, &mut found) {
        rules::reading::variant(facts, &container, findings);
    }
    rules::reading::across(input, &variants, &container, &mut findings);
    // The warnings are the server's.
    let found = found.into_iter().map(Findings::without_warnings).collect();
    report(&variants, found, &container, findings.without_warnings(), diagnostics);
    if diagnostics.has_errors() || input.keywords.broken || variants.iter().any(|facts| facts.broken) {
        return None;
    }
    lower::reading(input, &variants, unknown, container)
}

/// The keywords of a variant. A struct has those that are left of the type's.
fn of_variant<'a>(input: &'a Input, variant: &'a Variant, rest: &[&'a Item]) -> (&'a Keywords, Vec<&'a Item>) {
    match input.is_enum {
        true => (&variant.keywords, variant.keywords.items.iter().collect()),
        false => (&input.keywords, rest.to_vec()),
    }
}

/// The model, or `None` where a finding is an error.
pub(crate) fn model(input: &Input, kind: Kind, diagnostics: &mut Diagnostics) -> Option<Model> {
    let mut findings = Findings::of_type();
    let (container, rest) = read::container(input, kind, &mut findings);
    rules::container(&container, kind, &mut findings);
    let read = input.variants.iter().map(|written| {
        let (keywords, items) = of_variant(input, written, &rest);
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
    of_type.report(&container.deliberate, diagnostics);
}
