//! Facts to findings: one function for each rule.

mod agreement;
mod challenge;
mod deliberate;
mod document;
mod header;
mod hidden;
mod identity;
mod not_modified;
mod presence;
mod role;
pub(crate) mod wording;

use status_vocabulary::{Kind, situation};

use crate::diagnostics::Faults;
use crate::facts::{Facts, TypeWords};

/// Checks the type by itself.
pub(crate) fn container(of: &TypeWords, kind: Kind, faults: &mut Faults) {
    header::twice(&[], &of.headers, faults);
    header::encoded(&of.headers, kind, faults);
}

/// Checks a variant, by itself and on its type.
pub(crate) fn variant(facts: &Facts<'_>, of: &TypeWords, kind: Kind, faults: &mut Faults) {
    let Some((situation, at)) = facts.situation else { return };
    role::role(situation, at, of, faults);
    role::companions(facts, of, faults);
    presence::never(facts, situation, of, faults);
    deliberate::on_hidden(facts, situation, faults);
    document::outcome_without_document(facts, kind, faults);
    presence::required(facts, situation, at, of, faults);
    presence::required_and_waived(facts, situation, faults);
    presence::required_and_optional(facts, situation, of, faults);
    presence::decide(facts, situation, at, faults);
    presence::suggested(facts, situation, at, faults);
    presence::odd(facts, situation, faults);
    presence::idle_none(facts, situation, faults);
    if kind == Kind::Error {
        document::detail(facts, situation, faults);
    }
    document::content(facts, situation, faults);
    document::log(facts, situation, faults);
    document::like(facts, situation, faults);
    document::title(facts, of, faults);
    challenge::strength(facts, situation, at, of, faults);
    challenge::scope(facts, situation, at, of, faults);
    challenge::error_information(facts, situation, of, faults);
    agreement::methods(facts, faults);
    header::twice(&of.headers, &facts.headers, faults);
    header::encoded(&facts.headers, kind, faults);
    header::timing(facts, situation, faults);
    agreement::dates(facts, faults);
    agreement::reset(facts, faults);
    agreement::policies(facts, faults);
}

/// Checks the variants together, with the findings in each; last of all, findings that were expected and not made.
pub(crate) fn across(variants: &[Facts<'_>], of: &TypeWords, found: &mut [Faults], faults: &mut Faults) {
    deliberate::idle_on_type(of, faults);
    identity::one_status(variants, of, faults);
    not_modified::not_modified(variants, found);
    for (at, facts) in variants.iter().enumerate() {
        if let Some((situation, place)) = facts.situation
            && situation == situation::HIDDEN
            && of.code(situation) == 404
        {
            hidden::like(at, variants, &mut found[at]);
            hidden::one_twin(at, place, variants, of, &mut found[at]);
            hidden::same_fields(at, place, variants, &mut found[at]);
        }
    }
    for (facts, faults) in std::iter::zip(variants, found) {
        deliberate::idle(facts, faults);
    }
}
