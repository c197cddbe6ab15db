//! Rules for the server's role: some status codes and headers are for gateways and proxies.

use status_vocabulary::{Severity, Situation};

use super::wording;
use crate::diagnostics::{At, Faults, Message, roles};
use crate::facts::{Facts, TypeWords};

pub(super) fn role(situation: &Situation, at: At, of: &TypeWords, faults: &mut Faults) {
    let Some(rule) = situation.role() else { return };
    if rule.is.contains(&of.role) || of.role_failed {
        return;
    }
    match rule.otherwise {
        Severity::Error => faults.error(at, wording::role(situation)),
        Severity::Warning => faults.plain_warning(at, wording::role(situation)),
    }
}

/// A companion that only some roles may send.
pub(super) fn companions(facts: &Facts<'_>, of: &TypeWords, faults: &mut Faults) {
    for given in facts.given.iter().filter(|given| given.value.is_sent()) {
        let companion = given.companion;
        let Some(may) = companion.roles().filter(|may| !may.contains(&of.role) && !of.role_failed) else { continue };
        let message = Message::what(format!("a type with `role = {}` must not send `{companion}`", of.role.name()))
            .help(format!("add {} on the type, or drop it", roles(may)))
            .note(format!("it says {} ({})", companion.purpose(), companion.source()));
        faults.error(given.at, message);
    }
}
