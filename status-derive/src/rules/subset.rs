//! Rules for subsets.

use crate::diagnostics::{Findings, Message};
use crate::facts::{Facts, TypeFacts};

/// Only what a `transparent` variant holds has responses of its own to choose from.
pub(super) fn parts(variants: &[Facts<'_>], container: &TypeFacts, findings: &mut Findings) {
    for member in container.subsets.iter().flat_map(|subset| &subset.members) {
        let facts = &variants[member.variant];
        if member.part.is_some() && facts.transparent.is_none() && !facts.broken {
            let name = &facts.variant.ident;
            let message = Message::what(format!("`{name}` has one response: it is not `transparent`"))
                .help(format!("without parentheses: `{name}`"))
                .note("parentheses take a subset of what a `transparent` variant holds");
            findings.error_once(member.at, message);
        }
    }
}
