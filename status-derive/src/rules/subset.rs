//! Rules for subsets.

use crate::diagnostics::{Findings, Message};
use crate::facts::{Facts, TypeFacts};

/// Only what a `transparent` variant holds has responses of its own to choose from.
pub(super) fn parts<'a>(
    variant: impl Fn(usize) -> Option<&'a Facts<'a>>,
    container: &TypeFacts,
    findings: &mut Findings,
) {
    for member in container.subsets.iter().flat_map(|subset| &subset.members) {
        let Some(facts) = variant(member.variant) else { continue };
        if member.part.is_some() && facts.transparent.is_none() && !facts.broken {
            let name = &facts.variant.ident;
            let message = Message::what(format!("`{name}` has one response: it is not `transparent`"))
                .help(format!("without parentheses: `{name}`"))
                .note("parentheses take a subset of what a `transparent` variant holds");
            findings.error_once(member.at, message);
        }
    }
}
