//! Companions that have to agree with one another.

use status_vocabulary::Companion;

use crate::diagnostics::{Faults, Message};
use crate::facts::Facts;

pub(super) fn methods(facts: &Facts<'_>, faults: &mut Faults) {
    let Some(lines) = facts.given(Companion::Allow).next().and_then(|given| given.value.lines()) else { return };
    let patch = lines.iter().any(|line| line.split(", ").any(|method| method == "PATCH"));
    let at = facts.given(Companion::AcceptPatch).find(|given| given.value.is_sent()).map(|given| given.at);
    if let (Some(at), false) = (at, patch) {
        let message = Message::what("Accept-Patch says that PATCH is allowed, and Allow says that it is not")
            .help("add PATCH to `allow`, or drop `accept_patch`")
            .note("RFC 5789 3.1");
        faults.error(at, message);
    }
}

pub(super) fn dates(facts: &Facts<'_>, faults: &mut Faults) {
    let date = |companion| facts.given(companion).find_map(|given| Some((given.value.date()?, given.value_at)));
    if let (Some((deprecation, _)), Some((sunset, at))) = (date(Companion::Deprecation), date(Companion::Sunset))
        && sunset < deprecation
    {
        let since = status_vocabulary::grammar::rfc3339(deprecation);
        let message = Message::what("Sunset is earlier than Deprecation")
            .help(since.map_or_else(String::new, |since| format!("`sunset = \"{since}\"` or later")))
            .note("Sunset must not be earlier than Deprecation (RFC 9745 4)");
        faults.error(at, message);
    }
}

pub(super) fn reset(facts: &Facts<'_>, faults: &mut Faults) {
    let resets = facts.given(Companion::RateLimit).filter_map(|given| given.value.limit()?.1);
    let Some(reset) = resets.max() else { return };
    let early = facts
        .given(Companion::RetryAfter)
        .find_map(|given| Some((given.value.delay().filter(|delay| *delay < reset)?, given.value_at)));
    if let Some((delay, at)) = early {
        let message = Message::what(format!("Retry-After is {delay} s, and the quota resets after {reset} s"))
            .help(format!("`retry_after = {reset}`, or drop `reset`"))
            .note("Retry-After should not be earlier than the reset (draft-ietf-httpapi-ratelimit-headers-10 4)");
        faults.warning(Companion::RetryAfter, at, message);
    }
}

/// Checks the names of policies, which distinguish a policy and its remainder from others.
pub(super) fn policies(facts: &Facts<'_>, faults: &mut Faults) {
    for companion in [Companion::RateLimit, Companion::RateLimitPolicy] {
        let names: Vec<_> = facts
            .given(companion)
            .filter_map(|given| Some((given.value.limit()?.0.split("\";").next().unwrap_or_default(), given.at)))
            .collect();
        for (at, (name, place)) in names.iter().enumerate() {
            if names[..at].iter().any(|(before, _)| before == name) {
                let message =
                    Message::what(format!("two of `{companion}` are named `{}`", name.trim_start_matches('"')))
                        .help("give each policy a name of its own")
                        .note(format!("the name is what identifies a policy ({})", companion.source()));
                faults.error(*place, message);
            }
        }
    }
}
