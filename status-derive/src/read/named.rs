//! The situation that a name or a number means, or what to say.

use status_vocabulary::{AMBIGUOUS, Kind, SITUATIONS, Situation};

use crate::diagnostics::{Message, join, nearest, one_of};
use crate::keywords;
use crate::names::snake;

/// The situation of that name, or what to say.
pub(super) fn situation(word: &str, kind: Kind) -> Result<&'static Situation, Message> {
    if let Some(situation) = Situation::named(word) {
        return if situation.kind() == kind { Ok(situation) } else { Err(of_the_other_derive(situation)) };
    }
    if let Some(message) = ambiguous(word) {
        return Err(message);
    }
    let lower = snake(word);
    if let Some(situation) = Situation::named(&lower) {
        return Err(Message::what(format!("`{word}` is not how a situation is spelled"))
            .help(format!("spell it `{}`", situation.name()))
            .note("situations are snake_case"));
    }
    if let Some(row) = SITUATIONS.iter().find(|row| row.aliases().contains(&lower.as_str())) {
        return Err(spell(word, row));
    }
    let names = keywords::situations(Some(kind)).chain(SITUATIONS.iter().flat_map(|row| row.aliases().iter().copied()));
    let words = names.chain(AMBIGUOUS.iter().map(|row| row.word));
    let Some(near) = nearest(&lower, words) else {
        return Err(Message::what(format!("unknown situation `{word}`"))
            .help(format!("the situations are {}", join(keywords::situations(Some(kind)), "and")))
            .note("a situation says what happened; the status code follows from it"));
    };
    if let Some(message) = ambiguous(near) {
        return Err(Message { what: message.what.replace(&format!("`{near}`"), &format!("`{word}`")), ..message });
    }
    let name = Situation::named(near).or_else(|| SITUATIONS.iter().copied().find(|row| row.aliases().contains(&near)));
    let meant = name.map_or(near, Situation::name);
    Err(Message::what(format!("unknown situation `{word}`"))
        .help(format!("did you mean `{meant}`?"))
        .note(name.map_or_else(String::new, |row| format!("`{meant}` is {}: {}", row.code(), row.when()))))
}

/// What to say of a number where a situation should be.
pub(super) fn number(code: u64, kind: Kind) -> Message {
    let note = "a name says what happened; the status code follows from it";
    let Some(code) = u16::try_from(code).ok().filter(|code| (100..600).contains(code)) else {
        return Message::what(format!("{code} is no status code"))
            .help("status codes are 100 to 599; name a situation, such as `not_found`")
            .note("RFC 9110 15");
    };
    let rows: Vec<_> = SITUATIONS.iter().filter(|row| row.code() == code).collect();
    if let [first, ..] = &rows[..] {
        let names: Vec<_> = rows.iter().map(|row| row.name()).collect();
        let help = match (first.kind() == kind, code) {
            (false, _) if kind == Kind::Error => format!("{code} is {}, of `#[derive(HttpOutcome)]`", one_of(names)),
            (false, _) => format!("{code} is {}, of `#[derive(HttpError)]`", one_of(names)),
            (true, 404) => "404 is `not_found` or `hidden`, and they differ in what may be shown".to_owned(),
            (true, _) if rows.len() == 1 => format!("{code} is `{}`", first.name()),
            (true, _) => {
                let choice: Vec<_> =
                    rows.iter().map(|row| format!("`{}` ({})", row.name(), how_to_decide(row.name()))).collect();
                format!("{code} is {}", or(&choice))
            }
        };
        return Message::what("a number says less than a name").help(help).note(note);
    }
    let Some(row) = status_vocabulary::REFUSED.iter().find(|row| row.code == code) else {
        return Message::what(format!("{code} is not registered"))
            .help("name a situation, such as `not_found`")
            .note("status codes are registered with IANA (RFC 9110 16.2)");
    };
    match code {
        100..=104 => Message::what(format!("{code} is an interim response"))
            .help("name the final answer: interim responses are sent by the server, never by a handler")
            .note("RFC 9110 15.2"),
        208 => Message::what("208 stands only inside the body of a 207")
            .help("`multi_status`, of `#[derive(HttpOutcome)]`")
            .note("RFC 5842 7.1"),
        305 => Message::what("305 is deprecated and must not be sent")
            .help(
                "a client chooses its own proxy: `forbidden`, or `proxy_authentication_required` \
                where this is the proxy",
            )
            .note("RFC 9110 15.4.6"),
        306 => Message::what("306 is reserved")
            .help(
                "to send the client elsewhere, `temporary_redirect` (307) or `permanent_redirect` \
                (308), of `#[derive(HttpOutcome)]`",
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
            .help("a handler always answers: `forbidden` (403), or `rate_limited` (429) for too many requests")
            .note("one server closes the connection on it and sends nothing (RFC 9110 16.2)"),
        460 | 499 => Message::what(format!("{code} is not registered"))
            .help(
                "nobody is left to read an answer: `request_timeout` (408) if the client was too \
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

pub(super) fn or(choice: &[String]) -> String {
    match choice.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => choice.concat(),
    }
}

fn spell(word: &str, row: &Situation) -> Message {
    Message::what(format!("`{word}` is not a situation's name"))
        .help(format!("spell it `{}`", row.name()))
        .note(format!("one name for one thing: `{}` is {} ({})", row.name(), row.code(), row.source()))
}

fn of_the_other_derive(situation: &Situation) -> Message {
    let (name, code) = (situation.name(), situation.code());
    match (situation.kind(), code) {
        (Kind::Outcome, 304) => {
            Message::what("`not_modified` is no error: it tells a cache that what it has is current")
                .help("`not_modified` belongs to `#[derive(HttpOutcome)]`; where If-Match fails, `precondition_failed`")
                .note(situation.source())
        }
        (Kind::Outcome, 300..) => Message::what(format!("`{name}` is no error: {code} sends the client elsewhere"))
            .help(format!(
                "redirects belong to `#[derive(HttpOutcome)]`; where somebody has to sign in first, \
                an API says `unauthenticated`, not `{name}`"
            ))
            .note(situation.source()),
        (Kind::Outcome, _) => Message::what(format!("an error cannot be 2xx: `{name}` is {code}"))
            .help(format!("`{name}` belongs to `#[derive(HttpOutcome)]`; here, name what went wrong"))
            .note("2xx tells the client that its request succeeded (RFC 9110 15.3)"),
        (_, _) => Message::what(format!("`{name}` is an error: {code}"))
            .help(format!("`{name}` belongs to `#[derive(HttpError)]`, on a type that implements `std::error::Error`"))
            .note("outcomes are 2xx and 3xx (RFC 9110 15.3 and 15.4)"),
    }
}

fn ambiguous(word: &str) -> Option<Message> {
    let row = AMBIGUOUS.iter().find(|row| row.word == word)?;
    let choose: Vec<_> = row.choose.iter().filter_map(|name| Situation::named(name)).collect();
    let choice: Vec<_> =
        choose.iter().map(|row| format!("`{}` ({}, {})", row.name(), row.code(), how_to_decide(row.name()))).collect();
    let (what, note) = match word {
        "unauthorized" | "not_authorized" => (
            format!("`{word}` is ambiguous"),
            "IANA's name of 401, Unauthorized, means unauthenticated (RFC 9110 15.5.2); 403 is about permission (RFC 9110 15.5.4)".to_owned(),
        ),
        "too_large" => (format!("`{word}` does not say which part is too large"), "each part has a status of its own".to_owned()),
        "unprocessable_entity" | "unprocessable_content" => (
            format!("`{word}` does not say what is wrong: 422 is two situations"),
            "RFC 9110 15.5.21 renamed Unprocessable Entity to Unprocessable Content".to_owned(),
        ),
        _ => (format!("`{word}` is ambiguous"), "one name for one thing: clients act on the difference".to_owned()),
    };
    Some(Message::what(what).help(format!("write {}", or(&choice))).note(note))
}

/// How to decide between the situations that one word may mean, in as few words as there are.
fn how_to_decide(name: &str) -> &'static str {
    match name {
        "unauthenticated" => "who are you?",
        "forbidden" => "you may not",
        "insufficient_scope" => "the token lacks a scope",
        "hidden" => "must not even be seen",
        "request_timeout" => "the client was slow",
        "upstream_timeout" => "the server behind was slow",
        "unavailable" => "we were slow, or something we need is down",
        "expired_credentials" => "the token or session",
        "gone" => "the resource",
        "content_too_large" => "the body",
        "uri_too_long" => "the URI",
        "header_fields_too_large" => "the headers",
        "see_other" => "fetch it with GET",
        "temporary_redirect" => "elsewhere for now",
        "permanent_redirect" => "moved for good",
        "validation_failed" => "bad values",
        "idempotency_key_reused" => "the key came with other content",
        "rate_limited" => "too many attempts; waiting helps",
        "upstream_error" => "a gateway got a bad answer",
        "precondition_failed" => "a precondition was sent and is false",
        "precondition_required" => "none was sent and one is needed",
        "conflict_state" => "the resource's state forbids it",
        "bad_request" => "anything else",
        "malformed" => "it cannot be parsed",
        "invalid_parameter" => "one in the path, query or headers",
        "invalid_credentials" => "wrong ones",
        "step_up_required" => "not strong or recent enough",
        "already_exists" => "a duplicate",
        "edit_conflict" => "somebody else changed it meanwhile",
        "request_in_progress" => "it clears by itself",
        "unsupported_media_type" => "the type",
        "unsupported_content_coding" => "the coding, such as gzip",
        "quota_exceeded" => "a plan's allowance is used up",
        "overloaded" => "too many requests in all",
        "maintenance" => "planned, with an end",
        _ => "see its documentation",
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
