//! Retry-After: seconds, a duration, or a date.

use std::time::Duration;

use status_vocabulary::grammar::{self, GrammarError};
use status_vocabulary::{Companion, situation};
use syn::Lit;

use super::context::{Literals, Outcome};
use super::date;
use crate::diagnostics::Message;
use crate::facts::ParsedValue;
use crate::parse::{Value, ValueKind};

pub(super) fn retry_after(literals: &mut Literals<'_>, value: &Value) -> Outcome {
    let companion = Companion::RetryAfter;
    let seconds = match &value.kind {
        ValueKind::Literal(Lit::Int(number)) => number.base10_parse::<u64>().map_err(|_| delay_form(&value.shown()))?,
        ValueKind::Literal(Lit::Str(text)) => {
            let text = text.value();
            match grammar::delay(&text) {
                Ok((seconds, nanos)) => {
                    let whole = whole_seconds(seconds, nanos);
                    if nanos > 0 {
                        let help = format!("`retry_after = \"{whole}s\"`: it is rounded up to that");
                        literals.findings.warning(companion, value.at, not_whole(&format!("{text:?}"), help));
                    }
                    whole
                }
                Err(delay) => return retry_date(literals, &text, value, delay),
            }
        }
        ValueKind::Negative(number) => {
            return Err(negative_delay(&quote::ToTokens::to_token_stream(number).to_string()));
        }
        ValueKind::Literal(Lit::Float(number)) => {
            let spelled = number.base10_parse().ok().and_then(|float| Duration::try_from_secs_f64(float).ok());
            return Err(match spelled {
                Some(delay) => {
                    let help = format!("write `\"{}\"`", whole_delay(delay.as_secs(), delay.subsec_nanos()));
                    not_whole(&number.to_string(), help)
                }
                None => delay_form(&value.shown()),
            });
        }
        ValueKind::Literal(_)
        | ValueKind::BareWord(_)
        | ValueKind::Path(_)
        | ValueKind::Call(..)
        | ValueKind::List(_) => {
            return Err(delay_form(&value.shown()));
        }
    };
    if let Some(message) = implausible(seconds)? {
        literals.findings.warning(companion, value.at, message);
    }
    Ok(ParsedValue::Delay(seconds))
}

/// The warning about a number of seconds that no client waits, or the error about one that is a date.
fn implausible(seconds: u64) -> Result<Option<Message>, Message> {
    if seconds >= 1_000_000_000 {
        let date = i64::try_from(seconds).ok().and_then(grammar::rfc3339);
        return Err(Message::what(format!("{seconds} is an epoch number, not a delay"))
            .help(match date {
                Some(date) => format!(
                    "as RFC 3339: `\"{date}\"`; better a delay, `retry_after = 30`, or a `SystemTime` in a field"
                ),
                None => "write the delay, `retry_after = 30`, or put a `SystemTime` in a field".to_owned(),
            })
            .note("delay-seconds counts from the receipt of the response (RFC 9110 10.2.3)"));
    }
    Ok(match seconds {
        0 => Some(
            Message::what("0 asks for an immediate retry")
                .help("at least 1, `retry_after = 1`, or drop it")
                .note("Retry-After is how long to wait (RFC 9110 10.2.3)"),
        ),
        1..=grammar::YEAR => None,
        _ => Some(
            Message::what("this is more than 366 days")
                .help("a shorter delay, or `retry_after = none` and `gone` or `forbidden` where it will not come back")
                .note("no client waits that long; a value of a field that long is left out (RFC 9110 10.2.3)"),
        ),
    })
}

fn retry_date(literals: &mut Literals<'_>, text: &str, value: &Value, delay: GrammarError) -> Outcome {
    let companion = Companion::RetryAfter;
    let Ok(unix) = grammar::date(text) else {
        // ISO 8601 has `PT30S`.
        let iso = text.strip_prefix("PT").or(text.strip_prefix('P')).map(str::to_lowercase);
        let meant = grammar::foreign_delay(text).or(iso.as_deref().and_then(grammar::foreign_delay));
        return Err(match (grammar::foreign_date(text), meant) {
            (Some(_), _) if text.bytes().all(|byte| byte.is_ascii_digit()) => bare_number(text),
            (Some(_), _) => date::invalid_date(companion, text),
            (None, Some((seconds, nanos))) => Message::what(match (&iso, delay.what().split(": ").next()) {
                (None, Some(what)) => format!("{text:?} is not a valid delay: {what}"),
                _ => format!("{text:?} is not a valid delay"),
            })
            .help(format!("write `\"{}\"`", whole_delay(seconds, nanos)))
            .note("seconds, a duration or an RFC 3339 date; the macro renders the header (RFC 9110 10.2.3)"),
            (None, None) if text.strip_prefix('-').is_some_and(|rest| grammar::delay(rest).is_ok()) => {
                negative_delay(&format!("\"{}\"", &text[1..]))
            }
            (None, None) if text == "none" => Message::what("`none` is written without quotes")
                .help("`retry_after = none`")
                .note("it is a keyword, not a string"),
            (None, None)
                if text.starts_with(|first: char| first.is_ascii_digit()) && text.contains(['-', '/', '.']) =>
            {
                date::invalid_date(companion, text)
            }
            (None, None) if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() => {
                Message::what(format!("{text:?} is more seconds than any client waits"))
                    .help("a delay, `retry_after = \"30s\"`")
                    .note("delay-seconds counts from the receipt of the response (RFC 9110 10.2.3)")
            }
            (None, None) => delay_form(&format!("{text:?}")),
        });
    };
    if literals.situation.is_some_and(|situation| situation != situation::MAINTENANCE) {
        let message = Message::what("a date compiled in is wrong after it passes")
            .help("use a field, `#[status(retry_after)] until: SystemTime`; a literal date only for `maintenance`")
            .note("a build must not go stale; a delay also spares the client a comparison of clocks (RFC 9110 10.2.3)");
        literals.findings.warning(companion, value.at, message);
    }
    Ok(ParsedValue::Date(unix))
}

fn not_whole(delay: &str, help: String) -> Message {
    Message::what(format!("{delay} is not a whole number of seconds"))
        .help(help)
        .note("delay-seconds is a whole number, rounded up so that no client returns early (RFC 9110 10.2.3)")
}

fn negative_delay(amount: &str) -> Message {
    Message::what("a delay is not negative")
        .help(format!("`retry_after = {amount}`, or `retry_after = none`"))
        .note("delay-seconds is digits and nothing else (RFC 9110 10.2.3)")
}

/// The whole seconds of a delay, rounded up so that no client returns early.
pub(super) fn whole_seconds(seconds: u64, nanos: u32) -> u64 {
    seconds.saturating_add(u64::from(nanos > 0))
}

/// The delay in a spelling for Retry-After.
fn whole_delay(seconds: u64, nanos: u32) -> impl std::fmt::Display {
    grammar::spell_delay(whole_seconds(seconds, nanos), 0)
}

fn delay_form(text: &str) -> Message {
    Message::what(format!("`{text}` is neither a delay nor a date"))
        .help(
            "write seconds (`30`), a duration (`\"30s\"`, `\"5m\"`, `\"1h30m\"`) or an RFC \
            3339 date (`\"2026-12-31T10:00:00Z\"`)",
        )
        .note("Retry-After is a delay or a date (RFC 9110 10.2.3)")
}

fn bare_number(text: &str) -> Message {
    Message::what(format!("{text:?} has no unit"))
        .help(format!("write `\"{text}s\"`, or the bare number of seconds, `{text}`"))
        .note("a number in quotes could be seconds, minutes or milliseconds (RFC 9110 10.2.3)")
}
