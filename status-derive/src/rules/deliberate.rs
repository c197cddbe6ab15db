//! Superfluous `deliberate(..)`s, which silence no warning.

use status_vocabulary::{Situation, Term, situation};

use super::{not_modified, presence};
use crate::diagnostics::{Findings, Message};
use crate::facts::{Facts, TypeFacts};

/// On the type only its companions can be deliberate.
pub(super) fn idle_on_type(container: &TypeFacts, findings: &mut Findings) {
    for (term, at) in &container.deliberate {
        if findings.warns_about(*term) {
            continue;
        }
        let what = format!("nothing to be deliberate about: there is no warning about the type's `{term}`");
        let message = Message::what(what)
            .help(format!("drop `deliberate({term})`"))
            .note("a `deliberate` without a warning would hide the next mistake");
        findings.idle(*at, message);
    }
}

/// `hidden` has errors for what it does not take, and no warnings.
pub(super) fn on_hidden(facts: &Facts<'_>, situation: &Situation, findings: &mut Findings) {
    if situation != situation::HIDDEN {
        return;
    }
    let parsed = presence::given_terms(facts);
    for (_, at) in facts.deliberate.iter().filter(|(companion, _)| !parsed.iter().any(|(known, _)| known == companion))
    {
        let message = Message::what("no `deliberate` on `hidden`: there is nothing of its own to be deliberate about")
            .help("drop it; `hidden` takes `log` and `like`")
            .note("the response of `hidden` is byte for byte that of its `not_found` twin");
        findings.error(*at, message);
    }
}

/// Last of all: reports what is deliberate without a warning.
pub(super) fn idle(at: usize, variants: &[Facts<'_>], findings: &mut Findings) {
    let facts = &variants[at];
    if facts.broken || facts.situation.is_none() || facts.is(situation::HIDDEN) {
        return;
    }
    let never = facts.situation.map(|(situation, _)| situation.never());
    let is_there = |term| matches!(term, Term::Companion(companion) if facts.has(companion));
    // The headers that a 304 lacks are those of a 200, which may be one that could not be read.
    let lacks_headers_of_another = facts.is(situation::NOT_MODIFIED) && variants.iter().any(|facts| facts.broken);
    let may_warn = |term| lacks_headers_of_another && not_modified::repeats(term);
    let idle: Vec<_> = facts
        .deliberate
        .iter()
        .filter(|(term, _)| !findings.warns_about(*term) && !may_warn(*term))
        .filter(|(term, _)| !(is_there(*term) && never.is_some_and(|never| never.contains(*term))))
        .copied()
        .collect();
    for (term, at) in idle {
        let message = Message::what(format!("nothing to be deliberate about: there is no warning about `{term}`"))
            .help(format!("drop `deliberate({term})`"))
            .note("a `deliberate` without a warning would hide the next mistake");
        findings.idle(at, message);
    }
}
