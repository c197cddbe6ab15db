//! The message for a number where a situation is required.

use status_vocabulary::{Kind, REFUSED, Refused, SITUATIONS, Situation};

use super::choice;
use crate::diagnostics::{Message, one_of};

pub(super) fn number(code: u64, kind: Kind) -> Message {
    let Some(code) = u16::try_from(code).ok().filter(|code| (100..600).contains(code)) else {
        return Message::what(format!("{code} is not a status code"))
            .help("status codes are 100 to 599; name a situation, such as `not_found`")
            .note("RFC 9110 15");
    };
    let rows: Vec<_> = SITUATIONS.iter().copied().filter(|row| row.code() == code).collect();
    if !rows.is_empty() {
        return Message::what("a number says less than a name")
            .help(names(&rows, kind))
            .note("a name says what happened; the status code follows from it");
    }
    match REFUSED.iter().find(|row| row.code == code) {
        Some(row) => refused(row),
        None => Message::what(format!("{code} is not registered"))
            .help("name a situation, such as `not_found`")
            .note("status codes are registered with IANA (RFC 9110 16.2)"),
    }
}

/// The situations of one code.
fn names(rows: &[&Situation], kind: Kind) -> String {
    let (first, code) = (rows[0], rows[0].code());
    let derive = if kind == Kind::Error { "HttpOutcome" } else { "HttpError" };
    match (first.kind() == kind, code) {
        (false, _) => {
            format!("{code} is {}, which belongs to `#[derive({derive})]`", one_of(rows.iter().map(|row| row.name())))
        }
        (true, 404) => "404 is `not_found` or `hidden`, and they differ in what may be shown".to_owned(),
        (true, _) if rows.len() == 1 => format!("{code} is `{}`", first.name()),
        (true, _) => {
            let when = |row| choice::when(row).unwrap_or_default();
            let choices: Vec<_> = rows.iter().map(|row| format!("`{}` ({})", row.name(), when(row))).collect();
            format!("{code} is {}", choice::or(&choices))
        }
    }
}

/// The message for a code that no situation has.
fn refused(row: &Refused) -> Message {
    let code = row.code;
    match code {
        100..=104 => Message::what(format!("{code} is an interim response"))
            .help("name the final response: interim responses are sent by the server, never by a handler")
            .note("RFC 9110 15.2"),
        208 => Message::what("208 stands only inside the body of a 207")
            .help("`multi_status`, which belongs to `#[derive(HttpOutcome)]`")
            .note("RFC 5842 7.1"),
        305 => Message::what("305 is deprecated and must not be sent")
            .help(
                "a client chooses its own proxy: `forbidden`, or `proxy_authentication_required` \
                where this is the proxy",
            )
            .note("RFC 9110 15.4.6"),
        306 => Message::what("306 is reserved")
            .help(
                "to redirect the client, `temporary_redirect` (307) or `permanent_redirect` \
                (308), which belong to `#[derive(HttpOutcome)]`",
            )
            .note("RFC 9110 15.4.7"),
        418 => {
            Message::what("418 is reserved").help("for abuse, `forbidden` or `rate_limited`").note("RFC 9110 15.5.19")
        }
        510 => Message::what("510 is obsolete")
            .help(
                "for an extension the request lacks, `bad_request` (400) or `precondition_required` \
                (428); for what the server cannot do, `not_implemented` (501)",
            )
            .note("it asked for more extensions in the request (RFC 2774 7), and IANA has marked it obsolete"),
        444 => Message::what("444 is not registered")
            .help("a handler always responds: `forbidden` (403), or `rate_limited` (429) for too many requests")
            .note("one server closes the connection on it and sends nothing (RFC 9110 16.2)"),
        460 | 499 => Message::what(format!("{code} is not registered"))
            .help(
                "no client is left to read a response: `request_timeout` (408) if the client was too \
                slow, else `internal` (500)",
            )
            .note(
                "servers write it into their own logs when the client has gone, and send nothing \
                (RFC 9110 16.2)",
            ),
        _ => Message::what(format!("{code} is not registered"))
            .help(meant(row.say))
            .note("a code of one vendor means nothing to other clients (RFC 9110 16.2)"),
    }
}

/// `rate_limited / overloaded`, as a sentence.
fn meant(say: &str) -> String {
    let choices: Vec<_> = say
        .split(" / ")
        .map(|choice| {
            let (name, rest) = choice.split_once(' ').map_or((choice, ""), |(name, rest)| (name, rest));
            let code = Situation::named(name).map_or(0, Situation::code);
            if rest.is_empty() { format!("`{name}` ({code})") } else { format!("`{name}` ({code}) {rest}") }
        })
        .collect();
    format!("you mean {}", choices.join(" or "))
}
