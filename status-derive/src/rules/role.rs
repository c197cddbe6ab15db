//! Rules for the server's role: some status codes are for gateways and proxies.

use status_vocabulary::{Severity, Situation};

use super::wording;
use crate::diagnostics::{At, Faults};
use crate::facts::TypeWords;

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
