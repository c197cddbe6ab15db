//! Rules for the error information of a challenge.

use status_vocabulary::{Companion, Situation, situation};

use crate::diagnostics::{At, Findings, Message};
use crate::facts::{Challenge, Facts, TypeFacts};
use crate::value::challenge;

/// The challenges that are sent by literal, and whether they are the type's.
fn sent<'a>(facts: &'a Facts<'_>, container: &'a TypeFacts) -> Option<(&'a [Challenge], bool)> {
    match facts.parsed(Companion::Challenge).next() {
        Some(own) => Some((own.value.challenges()?, false)),
        None => Some((container.parsed(Companion::Challenge)?.value.challenges()?, true)),
    }
}

/// RFC 9470 3: a challenge for stronger authentication has to state the required strength.
pub(super) fn strength(
    facts: &Facts<'_>,
    situation: &Situation,
    at: At,
    container: &TypeFacts,
    findings: &mut Findings,
) {
    let Some((challenges, inherited)) = sent(facts, container).filter(|_| situation == situation::STEP_UP_REQUIRED)
    else {
        return;
    };
    // A `const` is checked in const evaluation.
    if challenges.iter().any(|challenge| challenge.says_strength() || challenge.literal().is_none()) {
        return;
    }
    let message = Message::what("the challenge does not say how strong or how recent the authentication has to be")
        .help(match inherited || !challenges.iter().any(Challenge::has_error) {
            true => {
                "`challenge = bearer(realm = \"api\", acr_values = \"urn:example:mfa\")` on this \
                variant, or with `max_age = 300`"
            }
            false => "add `acr_values = \"urn:example:mfa\"` or `max_age = 300` to the challenge",
        })
        .note("RFC 9470 3");
    findings.error(if inherited { at } else { challenges[0].at() }, message);
}

/// A client that lacks a scope has to learn that there are scopes, and which one it lacks.
pub(super) fn scope(facts: &Facts<'_>, situation: &Situation, at: At, container: &TypeFacts, findings: &mut Findings) {
    let Some((challenges, inherited)) = sent(facts, container).filter(|_| situation == situation::INSUFFICIENT_SCOPE)
    else {
        return;
    };
    if !challenges.iter().any(Challenge::has_scopes) {
        let message = Message::what("`basic` has no scopes, so that the client does not learn that one is missing")
            .help(
                "`challenge = bearer(realm = \"api\", scope = \"orders.write\")`; where no token \
                is in play, `forbidden`",
            )
            .note("`insufficient_scope` is an error of access tokens (RFC 6750 3.1)");
        findings.warning(Companion::Challenge, if inherited { at } else { challenges[0].at() }, message);
    } else if inherited && challenges.iter().any(Challenge::has_error) && !challenges.iter().any(Challenge::says_scope)
    {
        findings.warning(Companion::Challenge, at, challenge::scope_missing("bearer"));
    }
}

/// Error information where no credentials were sent (RFC 6750 3.1).
pub(super) fn error_information(
    facts: &Facts<'_>,
    situation: &Situation,
    container: &TypeFacts,
    findings: &mut Findings,
) {
    let Some((challenges, _)) = sent(facts, container).filter(|_| situation == situation::UNAUTHENTICATED) else {
        return;
    };
    for (name, at) in challenges.iter().filter_map(|challenge| challenge.literal()?.error_info.as_ref()) {
        let message = Message::what(format!("`{name}` explains an error, and without credentials there is none"))
            .help(format!("drop `{name}`, or use `invalid_credentials`"))
            .note(
                "a request without credentials should not be told an error code or other error \
                information (RFC 6750 3.1)",
            );
        findings.error_once(*at, message);
    }
}
