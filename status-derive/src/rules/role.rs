//! Rules for the server's role: some status codes and headers are for gateways and proxies.

use status_vocabulary::{Severity, Situation};

use super::wording;
use crate::diagnostics::{At, Findings, Message, roles};
use crate::facts::{Facts, TypeFacts};

pub(super) fn role(situation: &Situation, at: At, container: &TypeFacts, findings: &mut Findings) {
    let Some(rule) = situation.role() else { return };
    if rule.is.contains(&container.role) || container.role_failed {
        return;
    }
    match rule.otherwise {
        Severity::Error => findings.error(at, wording::role(situation)),
        Severity::Warning => findings.plain_warning(at, wording::role(situation)),
    }
}

/// A companion that only some roles may send.
pub(super) fn companions(facts: &Facts<'_>, container: &TypeFacts, findings: &mut Findings) {
    for parsed in facts.parsed.iter().filter(|parsed| parsed.value.is_sent()) {
        let companion = parsed.companion;
        let Some(may) = companion.roles().filter(|may| !may.contains(&container.role) && !container.role_failed) else {
            continue;
        };
        let message =
            Message::what(format!("a type with `role = {}` must not send `{companion}`", container.role.name()))
                .help(format!("add {} on the type, or drop it", roles(may)))
                .note(format!("it says {} ({})", companion.purpose(), companion.source()));
        findings.error(parsed.at, message);
    }
}
