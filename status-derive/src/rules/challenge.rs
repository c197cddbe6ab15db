//! What a challenge has to say of an error, and must not.

use status_vocabulary::{Companion, Situation, situation};

use crate::diagnostics::{At, Faults, Message};
use crate::facts::{Challenge, Facts, How, TypeWords};
use crate::value::challenge;

/// RFC 9470 3: a challenge that asks for more has to say for how much more.
pub(super) fn strength(facts: &Facts<'_>, situation: &Situation, at: At, of: &TypeWords, faults: &mut Faults) {
    let own = facts.given(Companion::Challenge).next().map(|given| &given.how);
    let (challenges, at, inherited) = match (own, &of.challenge) {
        (Some(How::Challenges(challenges)), _) => (challenges, None, false),
        (None, Some((How::Challenges(challenges), _))) => (challenges, Some(at), true),
        _ => return,
    };
    let mut errors = Vec::new();
    if situation == situation::STEP_UP_REQUIRED && !challenges.iter().any(|challenge| challenge.says_strength()) {
        let message = Message::new(
            "the challenge does not say how strong or how recent the authentication has to be",
            match inherited || !challenges.iter().any(Challenge::has_error) {
                true => {
                    "`challenge = bearer(realm = \"api\", acr_values = \"urn:example:mfa\")` on this variant, or with `max_age = 300`"
                }
                false => "add `acr_values = \"urn:example:mfa\"` or `max_age = 300` to the challenge",
            },
            "RFC 9470 3",
        );
        errors.push((at.unwrap_or(challenges[0].at), message));
    }
    if situation == situation::INSUFFICIENT_SCOPE && !challenges.iter().any(Challenge::has_scopes) {
        let message = Message::new(
            "`basic` has no scopes, so that the client does not learn that one is missing",
            "`challenge = bearer(realm = \"api\", scope = \"orders.write\")`; where no token is in play, `forbidden`",
            "`insufficient_scope` is an error of access tokens (RFC 6750 3.1)",
        );
        faults.warning(Companion::Challenge, at.unwrap_or(challenges[0].at), message);
        return;
    }
    let silent = situation == situation::INSUFFICIENT_SCOPE
        && inherited
        && !challenges.iter().any(|challenge| challenge.says_scope());
    let scheme = challenges.iter().any(Challenge::has_error);
    for (at, message) in errors {
        faults.error(at, message);
    }
    if silent
        && scheme
        && let Some(at) = at
    {
        faults.warning(Companion::Challenge, at, challenge::scope_missing("bearer"));
    }
}

pub(super) fn error_information(facts: &Facts<'_>, situation: &Situation, of: &TypeWords, faults: &mut Faults) {
    if situation != situation::UNAUTHENTICATED {
        return;
    }
    let own = facts.given(Companion::Challenge).next().map(|given| &given.how);
    let challenges = match (own, &of.challenge) {
        (Some(How::Challenges(challenges)), _) | (None, Some((How::Challenges(challenges), _))) => challenges,
        _ => return,
    };
    let misplaced: Vec<_> = challenges.iter().filter_map(misplaced_error).collect();
    for (at, message) in misplaced {
        faults.error_once(at, message);
    }
}

/// Error information where no credentials were sent (RFC 6750 3.1).
fn misplaced_error(challenge: &Challenge) -> Option<(At, Message)> {
    let (name, at) = challenge.error_info.as_ref()?;
    Some((
        *at,
        Message::new(
            format!("`{name}` explains an error, and without credentials there is none"),
            format!("drop `{name}`, or use `invalid_credentials`"),
            "a request without credentials should not be told an error code or other error information (RFC 6750 3.1)",
        ),
    ))
}
