//! Rules for storing a response.

use status_vocabulary::{Companion, Kind, Situation};

use crate::facts::{Facts, ParsedValue, TypeFacts};
use crate::model::NoStore;

/// Returns whether a response must not be stored unless its author sets another directive.
pub(super) fn no_store(situation: &Situation, container: &TypeFacts) -> bool {
    situation.no_store() && container.code(situation) == situation.code()
}

pub(super) fn cache_control<'a>(facts: &'a Facts<'_>) -> Option<&'a ParsedValue> {
    facts.parsed(Companion::CacheControl).map(|parsed| &parsed.value).find(|parsed| !parsed.is_waived())
}

/// The check that is left for run time: a field may have no value, or none that can be sent, and a `const` one that is
/// not allowed.
pub(super) fn unstored(facts: &Facts<'_>, situation: &Situation, container: &TypeFacts) -> Option<NoStore> {
    let value = cache_control(facts);
    let is_field = value.is_some_and(ParsedValue::is_field);
    if let Some(path) = value.and_then(ParsedValue::constant).filter(|_| situation.no_store_only()) {
        Some(NoStore::Const(path.clone()))
    } else if is_field && situation.no_store_only() {
        Some(NoStore::Always)
    } else if is_field && no_store(situation, container) {
        Some(NoStore::Unsaid)
    } else if (is_field || value.is_none()) && has_outcomes_nonce(facts, situation) {
        Some(NoStore::Nonce)
    } else {
        None
    }
}

/// Returns whether an outcome has a nonce, which must not be reused from a stored response (RFC 9449 8.2); errors with
/// one are not cacheable by default, or have `no-store` anyway.
pub(super) fn has_outcomes_nonce(facts: &Facts<'_>, situation: &Situation) -> bool {
    situation.kind() == Kind::Outcome && facts.has(Companion::DpopNonce)
}
