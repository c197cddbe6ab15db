//! Dates, as RFC 3339.

use status_vocabulary::Companion;
use status_vocabulary::grammar;
use status_vocabulary::shape::{Date, Shape};
use syn::Lit;

use crate::diagnostics::Message;
use crate::parse::{Value, ValueKind};

const ONE_WAY: &str = "a date is written one way everywhere, as RFC 3339; the macro renders the header's own format";

pub(super) fn date(companion: Companion, value: &Value) -> Result<i64, Message> {
    match &value.kind {
        ValueKind::Literal(Lit::Str(text)) => {
            let text = text.value();
            grammar::date(&text).map_err(|_| invalid_date(companion, &text))
        }
        ValueKind::Literal(Lit::Int(number)) => {
            let number = number.base10_digits();
            let seconds = number.parse().ok().and_then(grammar::rfc3339);
            Err(match (seconds, milliseconds(number)) {
                (Some(date), _) => Message::what(format!("{number} is an epoch number"))
                    .help(format!("`{companion} = \"{date}\"`"))
                    .note(ONE_WAY),
                (None, Some(date)) => in_milliseconds(companion, number, format!("`{companion} = \"{date}\"`")),
                (None, None) => invalid_date(companion, number),
            })
        }
        ValueKind::Literal(_)
        | ValueKind::Negative(_)
        | ValueKind::BareWord(_)
        | ValueKind::Path(_)
        | ValueKind::Call(..)
        | ValueKind::List(_) => Err(invalid_date(companion, &value.shown())),
    }
}

pub(super) fn invalid_date(companion: Companion, text: &str) -> Message {
    use grammar::DateForm::{Asctime, Epoch, ImfFixdate, Offset, Rfc850, Slashed, Structured};
    let note = ONE_WAY;
    let zulu = text.strip_suffix("UTC").map(|date| format!("{date}GMT"));
    let Some(foreign) = grammar::foreign_date(text).or(zulu.as_deref().and_then(grammar::foreign_date)) else {
        if let Some(right) = milliseconds(text) {
            return in_milliseconds(companion, &format!("{text:?}"), format!("write RFC 3339: `\"{right}\"`"));
        }
        if let Some(right) = meant(text) {
            let help = format!("write RFC 3339: `\"{right}\"`");
            return Message::what(format!("{text:?} is not a valid date")).help(help).note(note);
        }
        let is_of_a_draft = text == "true" && counts(companion);
        let what = match (text, grammar::date(text)) {
            _ if is_of_a_draft => "`true` is the form of an old draft: Deprecation is a date".to_owned(),
            // The help repeats it.
            (_, Err(error)) if error.what().starts_with("dates are") => format!("{text:?} is not a date"),
            (_, Err(error)) => format!("{text:?} is not a valid date: {}", error.what()),
            (_, Ok(_)) => format!("`{text}` is not a date"),
        };
        let note = if is_of_a_draft { "Deprecation is the date since when (RFC 9745 2)" } else { note };
        return Message::what(what)
            .help("give the date as RFC 3339: `\"2026-12-31\"` or `\"2026-12-31T10:00:00Z\"`")
            .note(note);
    };
    let right = grammar::rfc3339(foreign.unix());
    let help = right
        .map_or_else(|| "a date of the years 1 to 9999".to_owned(), |date| format!("write RFC 3339: `\"{date}\"`"));
    let note = match text {
        "Sat, 31 Dec 2018 23:59:59 GMT" => {
            "RFC 8594's own example has the wrong weekday; written as RFC 3339, a date has none"
        }
        _ => note,
    };
    let weekday = grammar::weekday(foreign.unix());
    let what = match foreign.form() {
        _ if zulu.is_some() => format!("\"{text}\" is not a valid HTTP-date: its zone is GMT"),
        ImfFixdate if !text.starts_with(&weekday[..3]) => {
            format!("\"{text}\" is an HTTP-date with the wrong weekday: it was a {weekday}")
        }
        ImfFixdate => format!("\"{text}\" is an HTTP-date"),
        Rfc850 | Asctime => format!("\"{text}\" is an obsolete HTTP-date"),
        Structured => format!("\"{text}\" is the header's own format"),
        Epoch => format!("\"{text}\" is an epoch number"),
        Offset => match grammar::date(text) {
            Err(error) => format!("\"{text}\" is not a valid date: {}", error.what()),
            Ok(_) => format!("\"{text}\" is not a valid date"),
        },
        Slashed => format!("\"{text}\" is not a valid date"),
    };
    Message::what(what).help(help).note(note)
}

/// Returns whether the header has a number of seconds, and not an HTTP-date.
fn counts(companion: Companion) -> bool {
    companion.shape() == Shape::Date(Date::Deprecation)
}

fn in_milliseconds(companion: Companion, number: &str, help: String) -> Message {
    let own_format = match counts(companion) {
        true => "Deprecation counts seconds (RFC 9745 2.1; RFC 9651 3.3.7)".to_owned(),
        false => format!("the header has an HTTP-date ({}; RFC 9110 5.6.7)", companion.source()),
    };
    Message::what(format!("{number} is an epoch number in milliseconds"))
        .help(help)
        .note(format!("{own_format}; a date is written as RFC 3339"))
}

/// The date of a number that is too large for one in seconds.
fn milliseconds(number: &str) -> Option<String> {
    let millis: i64 = number.parse().ok()?;
    let date = grammar::rfc3339(millis / 1000).filter(|_| grammar::rfc3339(millis).is_none());
    date.map(|date| date.to_string())
}

/// A date in another unambiguous format: `2026/1/2`, `2026-1-2`, `2.1.2026`.
fn meant(text: &str) -> Option<String> {
    let parts: Vec<u32> = text.split(['/', '-', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let (year, month, day) = match parts[..] {
        [year, month, day] if year > 31 && !text.contains('.') => (year, month, day),
        [day, month, year] if text.contains('.') && !text.contains(['/', '-']) => (year, month, day),
        _ => return None,
    };
    let date = format!("{year:04}-{month:02}-{day:02}");
    grammar::date(&date).is_ok().then_some(date)
}
