//! The companions that `deliberate(..)` names.

use status_vocabulary::{SITUATIONS, Term};

use crate::diagnostics::{At, Findings, Message, nearest};
use crate::parse::Item;

/// The companions that `deliberate(..)` names.
pub(super) fn deliberate(at: At, items: &[Item], findings: &mut Findings) -> Vec<(Term, At)> {
    let mut known = Vec::new();
    if items.is_empty() {
        findings.error(at, deliberate_form("retry_after"));
    }
    for item in items {
        let keyword = item.keyword().unwrap_or_else(|| item.value.shown());
        match Term::named(&keyword).filter(is_warned_about) {
            Some(term) if item.key.is_none() => known.push((term, item.at())),
            _ => {
                let help = match nearest(&keyword, Term::all().filter(is_warned_about).map(Term::name)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "the name of a companion that is on this variant: `deliberate(retry_after)`".to_owned(),
                };
                findings.silencer_failed();
                findings.error(
                    item.at(),
                    Message::what(format!("unknown companion `{keyword}`"))
                        .help(help)
                        .note("`deliberate(..)` silences the warnings about a companion"),
                );
            }
        }
    }
    known
}

/// Returns whether there may be a warning about it: there is none about terms that no situation mentions.
fn is_warned_about(term: &Term) -> bool {
    SITUATIONS.iter().any(|situation| situation.never().contains(*term))
}

pub(super) fn deliberate_form(named: &str) -> Message {
    Message::what("`deliberate` names companions")
        .help(format!("`deliberate({named})`"))
        .note("it silences the warnings about a companion")
}
