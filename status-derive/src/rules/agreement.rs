//! Companions that have to agree with one another.

use status_vocabulary::Companion;

use crate::diagnostics::{Findings, Message};
use crate::facts::Facts;

pub(super) fn methods(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(lines) = facts.parsed(Companion::Allow).next().and_then(|parsed| parsed.value.lines()) else { return };
    let patch = lines.iter().any(|line| line.split(", ").any(|method| method == "PATCH"));
    let at = facts.parsed(Companion::AcceptPatch).find(|parsed| parsed.value.is_sent()).map(|parsed| parsed.at);
    if let (Some(at), false) = (at, patch) {
        let message = Message::what("Accept-Patch says that PATCH is allowed, and Allow says that it is not")
            .help("add PATCH to `allow`, or drop `accept_patch`")
            .note("RFC 5789 3.1");
        findings.error(at, message);
    }
}

pub(super) fn dates(facts: &Facts<'_>, findings: &mut Findings) {
    let date = |companion| facts.parsed(companion).find_map(|parsed| Some((parsed.value.date()?, parsed.value_at)));
    if let (Some((deprecation, _)), Some((sunset, at))) = (date(Companion::Deprecation), date(Companion::Sunset))
        && sunset < deprecation
    {
        let since = status_vocabulary::grammar::rfc3339(deprecation);
        let message = Message::what("Sunset is earlier than Deprecation")
            .help(since.map_or_else(String::new, |since| format!("`sunset = \"{since}\"` or later")))
            .note("Sunset must not be earlier than Deprecation (RFC 9745 4)");
        findings.error(at, message);
    }
}

pub(super) fn reset(facts: &Facts<'_>, findings: &mut Findings) {
    let resets = facts.parsed(Companion::RateLimit).filter_map(|parsed| parsed.value.limit()?.1);
    let Some(reset) = resets.max() else { return };
    let early = facts
        .parsed(Companion::RetryAfter)
        .find_map(|parsed| Some((parsed.value.delay().filter(|delay| *delay < reset)?, parsed.value_at)));
    if let Some((delay, at)) = early {
        let message = Message::what(format!("Retry-After is {delay} s, and the quota resets after {reset} s"))
            .help(format!("`retry_after = {reset}`, or drop `reset`"))
            .note("Retry-After should not be earlier than the reset (draft-ietf-httpapi-ratelimit-headers-10 4)");
        findings.warning(Companion::RetryAfter, at, message);
    }
}

/// Checks the names of policies, which distinguish a policy and its remainder from others.
pub(super) fn policies(facts: &Facts<'_>, findings: &mut Findings) {
    for companion in [Companion::RateLimit, Companion::RateLimitPolicy] {
        let names: Vec<_> = facts
            .parsed(companion)
            .filter_map(|parsed| Some((parsed.value.limit()?.0.split("\";").next().unwrap_or_default(), parsed.at)))
            .collect();
        for (at, (name, place)) in names.iter().enumerate() {
            if names[..at].iter().any(|(before, _)| before == name) {
                let message =
                    Message::what(format!("two of `{companion}` are named `{}`", name.trim_start_matches('"')))
                        .help("give each policy a name of its own")
                        .note(format!("the name is what identifies a policy ({})", companion.source()));
                findings.error(*place, message);
            }
        }
    }
}
