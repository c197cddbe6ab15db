//! Rules for a 304, which repeats headers of the 200 that it replaces.

use quote::ToTokens as _;
use status_vocabulary::{Companion, Term, situation};

use crate::diagnostics::{Findings, Message};
use crate::facts::{Facts, ParsedValue};

const REPEATED: [Companion; 4] =
    [Companion::Etag, Companion::CacheControl, Companion::Vary, Companion::ContentLocation];

/// Returns whether it is a header of a 200 that a 304 has as well.
pub(super) fn repeats(term: Term) -> bool {
    REPEATED.iter().any(|companion| term == Term::Companion(*companion))
}

/// A 304 repeats the headers that a cache would keep of the 200 that it replaces (RFC 9110 15.4.5).
pub(super) fn not_modified(variants: &[Facts<'_>], found: &mut [Findings]) {
    for companion in REPEATED {
        let sends = |facts: &&Facts<'_>| facts.is(situation::OK) && facts.has(companion);
        let Some(shown) = variants.iter().find(sends) else { continue };
        let name = &shown.variant.ident;
        let help = match shown.parsed(companion).find_map(|parsed| literal(companion, &parsed.value)) {
            Some(value) => format!("`{companion} = {value}`, as `{name}` has it"),
            None => format!("`#[status({companion})]` on a field, with the value that `{name}` has"),
        };
        let of_it = |(facts, _): &(&Facts<'_>, _)| facts.is(situation::NOT_MODIFIED) && !facts.broken;
        for (facts, findings) in std::iter::zip(variants, &mut *found).filter(of_it) {
            let Some((_, at)) = facts.situation.filter(|_| !facts.has(companion)) else { continue };
            let message =
                Message::what(format!("`{name}` sends `{companion}`, and the 304 that stands for it does not"))
                    .help(&help)
                    .note("a 304 has the Cache-Control, Content-Location, ETag and Vary of the 200 (RFC 9110 15.4.5)");
            findings.warning(companion, at, message);
        }
    }
}

/// The value as a literal, where it is one.
fn literal(companion: Companion, value: &ParsedValue) -> Option<String> {
    if let Some(path) = value.constant() {
        return Some(path.to_token_stream().to_string().replace(' ', ""));
    }
    let [line] = value.lines()? else { return None };
    if companion != Companion::Etag {
        return Some(format!("{line:?}"));
    }
    let (weak, quoted) = line.strip_prefix("W/").map_or((false, line.as_str()), |quoted| (true, quoted));
    let opaque = format!("{:?}", quoted.trim_matches('"'));
    Some(if weak { format!("weak({opaque})") } else { opaque })
}
