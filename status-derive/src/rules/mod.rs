//! Facts to findings: one function for each rule.

mod agreement;
mod challenge;
mod constant;
mod deliberate;
mod document;
mod header;
mod hidden;
mod identity;
mod not_modified;
mod presence;
#[cfg(any(feature = "read", test))]
pub(crate) mod reading;
mod role;
mod subset;
mod transparent;
pub(crate) mod wording;

use status_vocabulary::{Kind, situation};

use crate::diagnostics::Findings;
use crate::facts::{Facts, TypeFacts};

/// Checks the type by itself.
pub(crate) fn container(container: &TypeFacts, kind: Kind, findings: &mut Findings) {
    constant::of_type(container, findings);
    header::twice(&[], &container.headers, findings);
    header::encoded(&container.headers, kind, findings);
    header::digested(&container.headers, kind, findings);
    header::identified(&container.headers, findings);
}

/// Checks a variant, by itself and on its type.
pub(crate) fn variant(facts: &Facts<'_>, container: &TypeFacts, kind: Kind, findings: &mut Findings) {
    let Some((situation, at)) = facts.situation else {
        transparent::of_itself(facts, container, findings);
        return header::added(facts, findings);
    };
    role::role(situation, at, container, findings);
    role::companions(facts, container, findings);
    presence::never(facts, situation, container, findings);
    deliberate::on_hidden(facts, situation, findings);
    document::outcome_without_document(facts, kind, findings);
    presence::required(facts, situation, at, container, findings);
    presence::required_and_waived(facts, situation, findings);
    presence::required_and_optional(facts, situation, container, findings);
    presence::decide(facts, situation, at, findings);
    presence::suggested(facts, situation, at, findings);
    presence::odd(facts, situation, findings);
    presence::idle_none(facts, situation, findings);
    if kind == Kind::Error {
        document::detail(facts, situation, findings);
    }
    document::content(facts, situation, findings);
    document::log(facts, situation, findings);
    document::grpc(facts, situation, findings);
    document::like(facts, situation, findings);
    document::title(facts, container, findings);
    challenge::strength(facts, situation, at, container, findings);
    challenge::scope(facts, situation, at, container, findings);
    challenge::error_information(facts, situation, container, findings);
    constant::of_variant(facts, container, findings);
    agreement::methods(facts, findings);
    header::twice(&container.headers, &facts.headers, findings);
    header::encoded(&facts.headers, kind, findings);
    header::digested(&facts.headers, kind, findings);
    header::identified(&facts.headers, findings);
    header::timing(facts, situation, findings);
    agreement::dates(facts, findings);
    agreement::reset(facts, findings);
    agreement::policies(facts, findings);
}

/// Checks the variants together, with the findings in each; last of all, findings that were expected and not made.
pub(crate) fn across(variants: &[Facts<'_>], container: &TypeFacts, found: &mut [Findings], findings: &mut Findings) {
    deliberate::idle_on_type(container, findings);
    identity::one_status(variants, container, findings);
    subset::parts(|at| variants.get(at), container, findings);
    not_modified::not_modified(variants, found);
    for (at, facts) in variants.iter().enumerate() {
        if let Some((situation, place)) = facts.situation
            && situation == situation::HIDDEN
            && container.code(situation) == 404
        {
            hidden::like(at, variants, &mut found[at]);
            hidden::one_twin(at, place, variants, container, &mut found[at]);
            hidden::same_fields(at, place, variants, &mut found[at]);
        }
    }
    for (at, findings) in found.iter_mut().enumerate() {
        deliberate::idle(at, variants, findings);
    }
}
