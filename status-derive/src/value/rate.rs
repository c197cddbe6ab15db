//! `rate_limit(..)` and `rate_limit_policy(..)`.

use status_vocabulary::Companion;
use status_vocabulary::grammar;
use status_vocabulary::render::{RateLimit, RateLimitPolicy};
use status_vocabulary::shape::Shape;

use super::arguments;
use super::context::Literals;
use super::delay;
use crate::diagnostics::{At, Message};
use crate::facts::ParsedValue;
use crate::parse::{Item, Value};

/// `rate_limit(..)` and `rate_limit_policy(..)`.
pub(super) fn rate(literals: &mut Literals<'_>, companion: Companion, at: At, items: &[Item]) -> ParsedValue {
    let policy = companion.shape() == Shape::RateLimitPolicy;
    let known: &[&str] = if policy { &["name", "quota", "window"] } else { &["name", "remaining", "reset"] };
    let source = companion.source();
    let Some(parsed) = arguments::arguments(literals, items, known, companion.name(), source, |_| {
        ("give it once", "a parameter of a structured field is unique (RFC 9651 3.1.2)")
    }) else {
        return ParsedValue::Broken;
    };
    let find = |name: &str| parsed.iter().find(|(known, _)| known == name).map(|(_, value)| value);
    let amount = if policy { "quota" } else { "remaining" };
    for needed in ["name", amount] {
        if find(needed).is_none() {
            let example = format!("`{}`", companion.example());
            let message = Message::what(format!("`{needed}` is missing")).help(example).note(source);
            return literals.broken(at, message);
        }
    }
    let (mut name, mut amount, mut time) = (String::new(), 0, None);
    let mut broken = false;
    for (key, value) in &parsed {
        let outcome = match key.as_str() {
            "name" => policy_name(value).map(|text| name = text),
            "quota" | "remaining" => whole(key, value).map(|number| amount = number),
            _ => seconds(key, value, policy).map(|seconds| time = Some(seconds)),
        };
        if let Err(message) = outcome {
            broken = true;
            literals.findings.error(value.at, message);
        }
    }
    if broken {
        return ParsedValue::Broken;
    }
    let name = &name;
    match policy {
        true => {
            let policy = RateLimitPolicy { name, quota: amount, window: time, unit: None, partition: None };
            ParsedValue::Limit(policy.to_string(), None)
        }
        false => {
            let limit = RateLimit { name, remaining: amount, reset: time, partition: None };
            ParsedValue::Limit(limit.to_string(), time)
        }
    }
}

fn policy_name(value: &Value) -> Result<String, Message> {
    let Some(name) = value.text() else {
        return Err(Message::what(format!("`{}` is not a string", value.shown()))
            .help(format!("a string: `name = \"{}\"`", value.shown().trim_matches('"')))
            .note("each item is a String that names a policy (draft-ietf-httpapi-ratelimit-headers-10 3)"));
    };
    match grammar::sf_string(&name) {
        Ok(()) => Ok(name),
        Err(error) => Err(Message::what(format!("{name:?} is not a valid name of a policy: {}", error.what()))
            .help("ASCII only: `name = \"default\"`")
            .note("a String of a structured field is printable ASCII (RFC 9651 3.3.3)")),
    }
}

fn whole(name: &str, value: &Value) -> Result<u64, Message> {
    let number = value.integer().and_then(|number| number.base10_parse::<u64>().ok());
    number.filter(|number| *number < 1_000_000_000_000_000).ok_or_else(|| {
        Message::what(format!("`{}` is not a number of requests", value.shown()))
            .help(match value.text().filter(|text| text.parse::<u32>().is_ok()) {
                Some(text) => format!("without quotes: `{name} = {text}`"),
                None => format!("0 or more, of at most 15 digits: `{name} = 100`"),
            })
            .note("an Integer of a structured field (RFC 9651 3.3.1)")
    })
}

fn seconds(name: &str, value: &Value, at_least_one: bool) -> Result<u64, Message> {
    let seconds = match value.text() {
        Some(text) => grammar::delay(&text).ok().map(|(seconds, nanos)| delay::whole_seconds(seconds, nanos)),
        None => whole(name, value).ok(),
    };
    match seconds {
        Some(0) if at_least_one => Err(Message::what(format!("a {name} of 0 s limits nothing"))
            .help(format!("a {name} of 1 s or more: `{name} = \"60s\"`"))
            .note("the window is greater than 0 (draft-ietf-httpapi-ratelimit-headers-10 3)")),
        Some(1_000_000_000..) => {
            Err(Message::what(format!("{} is an epoch number, not a number of seconds to wait", value.shown()))
                .help(format!("`{name} = \"60s\"`; a moment goes into a `RateLimit` in a field"))
                .note("it is counted from the response (draft-ietf-httpapi-ratelimit-headers-10 3 and 4)"))
        }
        Some(seconds) => Ok(seconds),
        None => Err(Message::what(format!("`{}` is not a number of seconds", value.shown()))
            .help(match value.text().as_deref().and_then(grammar::foreign_delay) {
                Some((seconds, nanos)) => format!("`{name} = \"{}\"`", grammar::spell_delay(seconds, nanos)),
                None => format!("`{name} = \"60s\"` or `{name} = 60`"),
            })
            .note("draft-ietf-httpapi-ratelimit-headers-10 3 and 4")),
    }
}
