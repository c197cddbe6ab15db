//! Rules for the `const`s in texts that all instances of a generic type share.

use crate::constant::{ConstPath, LiteralOrConst};
use crate::diagnostics::{At, Findings, Message};
use crate::facts::{Challenge, Facts, ParsedCompanion, TypeFacts};
use crate::names::depends_on;

/// The type's own texts: the beginning of its problem types, its domain, and its challenges.
pub(super) fn of_type(container: &TypeFacts, findings: &mut Findings) {
    let own = [&container.types, &container.domain].into_iter().flatten().filter_map(LiteralOrConst::path);
    shared(own.chain(in_challenges(&container.parsed)), container, findings);
}

/// The challenges of a variant.
pub(super) fn of_variant(facts: &Facts<'_>, container: &TypeFacts, findings: &mut Findings) {
    shared(in_challenges(&facts.parsed), container, findings);
}

fn in_challenges(parsed: &[ParsedCompanion]) -> impl Iterator<Item = &ConstPath> {
    parsed.iter().filter_map(|parsed| parsed.value.challenges()).flatten().flat_map(Challenge::consts)
}

fn shared<'a>(paths: impl Iterator<Item = &'a ConstPath>, container: &TypeFacts, findings: &mut Findings) {
    for ConstPath(path) in paths.filter(|path| depends_on(&path.0, &container.generics)) {
        let name = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        let message =
            Message::what(format!("`{}` may depend on a parameter of `{}`", ConstPath(path.clone()), container.ident))
                .help(format!("`{name}`, a `const` outside of the generic `impl`"))
                .note("this text is put together once, for all instances of the type");
        findings.error(At::tokens(path), message);
    }
}
