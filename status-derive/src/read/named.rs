//! The situation of a name, or a message.

use status_vocabulary::{AMBIGUOUS, Kind, SITUATIONS, Situation};

use super::choice;
use crate::diagnostics::{Message, join, nearest};
use crate::keywords;
use crate::names::snake;

/// The situation of that name, or a message.
pub(super) fn situation(keyword: &str, kind: Kind) -> Result<&'static Situation, Message> {
    if let Some(situation) = Situation::named(keyword) {
        return if situation.kind() == kind { Ok(situation) } else { Err(of_the_other_derive(situation)) };
    }
    if let Some(message) = ambiguous(keyword) {
        return Err(message);
    }
    let lower = snake(keyword);
    if let Some(situation) = Situation::named(&lower) {
        return Err(Message::what(format!("`{keyword}` is not how a situation is spelled"))
            .help(format!("spell it `{}`", situation.name()))
            .note("situations are snake_case"));
    }
    if let Some(row) = SITUATIONS.iter().find(|row| row.aliases().contains(&lower.as_str())) {
        return Err(spell(keyword, row));
    }
    let names = keywords::situations(Some(kind)).chain(SITUATIONS.iter().flat_map(|row| row.aliases().iter().copied()));
    let keywords = names.chain(AMBIGUOUS.iter().map(|row| row.keyword));
    let Some(near) = nearest(&lower, keywords) else {
        return Err(Message::what(format!("unknown situation `{keyword}`"))
            .help(format!("the situations are {}", join(keywords::situations(Some(kind)), "and")))
            .note("a situation says what happened; the status code follows from it"));
    };
    if let Some(message) = ambiguous(near) {
        return Err(Message { what: message.what.replace(&format!("`{near}`"), &format!("`{keyword}`")), ..message });
    }
    let name = Situation::named(near).or_else(|| SITUATIONS.iter().copied().find(|row| row.aliases().contains(&near)));
    let meant = name.map_or(near, Situation::name);
    Err(Message::what(format!("unknown situation `{keyword}`"))
        .help(format!("did you mean `{meant}`?"))
        .note(name.map_or_else(String::new, |row| format!("`{meant}` is {}: {}", row.code(), row.when()))))
}

fn spell(keyword: &str, row: &Situation) -> Message {
    Message::what(format!("`{keyword}` is not a situation's name"))
        .help(format!("spell it `{}`", row.name()))
        .note(format!("one name for one thing: `{}` is {} ({})", row.name(), row.code(), row.source()))
}

fn of_the_other_derive(situation: &Situation) -> Message {
    let (name, code) = (situation.name(), situation.code());
    match (situation.kind(), code) {
        (Kind::Outcome, 304) => {
            Message::what("`not_modified` is not an error: it tells a cache that what it has is current")
                .help("`not_modified` belongs to `#[derive(HttpOutcome)]`; where If-Match fails, `precondition_failed`")
                .note(situation.source())
        }
        (Kind::Outcome, 300..) => Message::what(format!("`{name}` is not an error: {code} is a redirect"))
            .help(format!(
                "redirects belong to `#[derive(HttpOutcome)]`; where the user has to sign in first, \
                an API says `unauthenticated`, not `{name}`"
            ))
            .note(situation.source()),
        (Kind::Outcome, _) => Message::what(format!("an error cannot be 2xx: `{name}` is {code}"))
            .help(format!("`{name}` belongs to `#[derive(HttpOutcome)]`; here, name what went wrong"))
            .note("2xx tells the client that its request succeeded (RFC 9110 15.3)"),
        (Kind::Error, _) => Message::what(format!("`{name}` is an error: {code}"))
            .help(format!("`{name}` belongs to `#[derive(HttpError)]`, on a type that implements `std::error::Error`"))
            .note("outcomes are 2xx and 3xx (RFC 9110 15.3 and 15.4)"),
    }
}

fn ambiguous(keyword: &str) -> Option<Message> {
    let row = AMBIGUOUS.iter().find(|row| row.keyword == keyword)?;
    let choices = row.choose.iter().filter_map(|name| Situation::named(name));
    let choice: Vec<_> = choices
        .map(|row| format!("`{}` ({}, {})", row.name(), row.code(), choice::when(row).unwrap_or_default()))
        .collect();
    let (what, note) = match keyword {
        "unauthorized" | "not_authorized" => (
            format!("`{keyword}` is ambiguous"),
            "IANA's name of 401, Unauthorized, means unauthenticated (RFC 9110 15.5.2); 403 is about permission (RFC 9110 15.5.4)".to_owned(),
        ),
        "too_large" => (format!("`{keyword}` does not say which part is too large"), "each part has a status of its own".to_owned()),
        "unprocessable_entity" | "unprocessable_content" => (
            format!("`{keyword}` does not say what is wrong: 422 is two situations"),
            "RFC 9110 15.5.21 renamed Unprocessable Entity to Unprocessable Content".to_owned(),
        ),
        _ => (format!("`{keyword}` is ambiguous"), "one name for one thing: clients act on the difference".to_owned()),
    };
    Some(Message::what(what).help(format!("write {}", choice::or(&choice))).note(note))
}
