//! Whether a response may be stored.

use status_vocabulary::{Companion, Kind, Situation};

use crate::facts::{Facts, How, TypeWords};
use crate::model::NoStore;

/// Whether a response must not be stored unless its author says otherwise.
pub(super) fn no_store(situation: &Situation, of: &TypeWords) -> bool {
    situation.no_store() && of.code(situation) == situation.code()
}

pub(super) fn cache_control<'a>(facts: &'a Facts<'_>) -> Option<&'a How> {
    facts.given(Companion::CacheControl).map(|given| &given.how).find(|how| !matches!(how, How::Waived))
}

/// What is left to see when the value is there: a field may say nothing, or nothing that can be sent.
pub(super) fn unstored(facts: &Facts<'_>, situation: &Situation, of: &TypeWords) -> Option<NoStore> {
    match cache_control(facts) {
        Some(How::Field { .. } | How::Const(_)) if situation.no_store_only() => Some(NoStore::Always),
        Some(How::Field { .. }) if no_store(situation, of) => Some(NoStore::Unsaid),
        None | Some(How::Field { .. }) if has_outcomes_nonce(facts, situation) => Some(NoStore::Nonce),
        _ => None,
    }
}

/// A nonce in a success must not be used twice because somebody stored it (RFC 9449 8.2); errors with one are not cacheable
/// by heuristics or say so themselves.
pub(super) fn has_outcomes_nonce(facts: &Facts<'_>, situation: &Situation) -> bool {
    situation.kind() == Kind::Outcome && facts.has(Companion::DpopNonce)
}
