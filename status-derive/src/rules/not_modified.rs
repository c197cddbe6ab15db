//! A 304 repeats what the 200 says that it stands for.

use status_vocabulary::{Companion, situation};

use crate::diagnostics::{Faults, Message};
use crate::facts::Facts;

/// A 304 repeats what a cache would keep of the 200 that it stands for (RFC 9110 15.4.5).
pub(super) fn not_modified(variants: &[Facts<'_>], found: &mut [Faults]) {
    for companion in [Companion::Etag, Companion::CacheControl, Companion::Vary, Companion::ContentLocation] {
        let sends = |facts: &&Facts<'_>| facts.is(situation::OK) && facts.has(companion);
        let Some(name) = variants.iter().find(sends).map(|facts| facts.variant.ident.to_string()) else { continue };
        let of_it = |(facts, _): &(&Facts<'_>, _)| facts.is(situation::NOT_MODIFIED) && !facts.broken;
        for (facts, faults) in std::iter::zip(variants, &mut *found).filter(of_it) {
            let Some((_, at)) = facts.situation.filter(|_| !facts.has(companion)) else { continue };
            let message =
                Message::what(format!("`{name}` sends `{companion}`, and the 304 that stands for it does not"))
                    .help(format!(
                        "add `{}` as `{name}` has it, or `#[status({companion})]` on a field",
                        companion.example()
                    ))
                    .note("a 304 has the Cache-Control, Content-Location, ETag and Vary of the 200 (RFC 9110 15.4.5)");
            faults.warning(companion, at, message);
        }
    }
}
