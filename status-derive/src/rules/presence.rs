//! What has to be there, ought to be there, is odd, and must not be there.

use status_vocabulary::{Companion, Situation, situation};

use super::wording;
use crate::diagnostics::{At, Faults, Message, one_of};
use crate::facts::{Facts, ParsedCompanion, ParsedValue, TypeWords};
use crate::model::Target;
use crate::names::type_name;
use crate::parse::Field;

pub(super) fn never(facts: &Facts<'_>, situation: &Situation, of: &TypeWords, faults: &mut Faults) {
    let given = given_words(facts);
    for &(companion, at) in &given {
        if situation.never().contains(companion) {
            let mut message = wording::never_message(companion, situation);
            if situation == situation::HIDDEN && of.code(situation) == 403 {
                message.help = "drop it, or use `forbidden`".to_owned();
                message.note =
                    "`policy(hidden = 403)` lets it be told from absence, and gives it nothing else".to_owned();
            }
            if facts.deliberate.iter().any(|(known, _)| *known == companion) {
                message.note.push_str("; `deliberate(..)` silences a warning, never an error");
            }
            faults.error(at, message);
        }
    }
    if situation == situation::HIDDEN {
        let is_given = |companion| given.iter().any(|(known, _)| *known == companion);
        let idle: Vec<_> =
            facts.deliberate.iter().filter(|(companion, _)| !is_given(*companion)).map(|(_, at)| *at).collect();
        for at in idle {
            let message = Message::new(
                "no `deliberate` on `hidden`: there is nothing of its own to be deliberate about",
                "drop it; `hidden` takes `log` and `like`",
                "it is byte for byte its `not_found` twin",
            );
            faults.error(at, message);
        }
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
pub(super) fn required(facts: &Facts<'_>, situation: &'static Situation, at: At, of: &TypeWords, faults: &mut Faults) {
    for companion in situation.required().iter() {
        let stands_in = companion == Companion::Challenge && of.challenge.is_some();
        let given = facts.given(companion).next();
        let (at, message) = match given {
            Some(ParsedCompanion { value: ParsedValue::Waived, value_at, .. }) => (
                *value_at,
                Message::new(
                    format!("`{companion}` is required here and cannot be waived"),
                    wording::required_help(companion, situation).to_owned(),
                    format!("`none` waives only what is to be decided or suggested ({})", situation.source()),
                ),
            ),
            Some(ParsedCompanion { value: ParsedValue::Field { index, optional: true }, .. }) if !stands_in => (
                At::tokens(&facts.variant.fields[*index].ty),
                Message::new(
                    format!("a required `{companion}` must not come from an `Option`: it may be absent at run time"),
                    match companion {
                        Companion::Challenge => {
                            "take `Challenge` without `Option`, or give the type a `challenge` to stand in".to_owned()
                        }
                        _ => {
                            let ty = type_name(&facts.variant.fields[*index].ty);
                            format!("take it without `Option`: `{}`", inner(&ty))
                        }
                    },
                    wording::required_note(companion, situation),
                ),
            ),
            Some(_) => continue,
            None if stands_in || facts.broken => continue,
            None if companion == Companion::Challenge && of.incomplete => continue,
            None => (at, pointing(companion, facts, wording::required_message(companion, situation, facts.by_default))),
        };
        faults.error(at, message);
    }
}

pub(super) fn decide(facts: &Facts<'_>, situation: &Situation, at: At, faults: &mut Faults) {
    let choices = situation.decide();
    if choices.is_empty() || facts.broken || choices.iter().any(|companion| facts.given(companion).next().is_some()) {
        return;
    }
    let names: Vec<_> = choices.iter().map(Companion::name).collect();
    let (what, help, note) = match (names[0], situation.name()) {
        ("retry_after", "maintenance") => (
            "when will it be over?".to_owned(),
            "decide: `retry_after = \"2026-12-31T10:00:00Z\"` (a date is fine here), `\"1h\"`, `#[status(retry_after)]` on a field, or `retry_after = none`",
            "clients wait as long as they are told (RFC 9110 10.2.3)",
        ),
        ("retry_after", name) => (
            format!("`{name}` does not say when to come back"),
            "decide: `retry_after = \"60s\"`, `#[status(retry_after)]` on a field, or `retry_after = none`",
            "clients wait as long as they are told, and hammer when they are not (RFC 9110 10.2.3)",
        ),
        ("accept", name) => (
            format!("`{name}` does not say what is supported"),
            "say it: `accept = [\"application/json\"]` (or `accept_patch`), or waive with `accept = none`",
            "the response ought to name the types it takes (RFC 9110 15.5.16)",
        ),
        ("location", name) => (
            format!("`{name}` does not say where the new resource is"),
            "decide: `location = \"/orders/{id}\"`, `#[status(location)]` on a field, or `location = none` if it is the target itself",
            "without Location the created resource is the target of the request (RFC 9110 15.3.2)",
        ),
        (_, name) => (
            format!("`{name}` wants {} decided", one_of(names)),
            "give it, or waive it with `= none`",
            situation.source(),
        ),
    };
    let message = match choices.iter().next() {
        Some(first) if facts.by_default => {
            let choices = one_of(choices.iter().map(Companion::name));
            let what =
                format!("a `default` situation has to be complete: `{}` wants {choices} decided", situation.name());
            Message::new(what, wording::default_help(first, situation), note)
        }
        _ => Message::new(what, help, note),
    };
    let message = choices.iter().fold(message, |message, companion| pointing(companion, facts, message));
    faults.error(at, message);
}

pub(super) fn suggested(facts: &Facts<'_>, situation: &Situation, at: At, faults: &mut Faults) {
    for companion in situation.suggested().iter() {
        // The detail is there without being asked for.
        let is_said = || facts.given(companion).next().is_some() || stands_for(companion, facts);
        if companion == Companion::Detail || facts.broken || is_said() {
            continue;
        }
        let (what, help, note) = match (companion, situation.name()) {
            (Companion::CompleteLength, _) => (
                "the client does not learn how long it is",
                "add `complete_length = 1234` or `#[status(complete_length)]` on a field, or `complete_length = none`",
                "a 416 should carry Content-Range (RFC 9110 15.5.17)",
            ),
            (Companion::Etag, "edit_conflict") => (
                "the client does not learn what the state is now",
                "show it: `#[status(etag)]` on a field, or `etag = none`",
                "RFC 9110 15.5.10",
            ),
            (Companion::Etag, _) => (
                "the client's next step needs the current validator",
                "add `#[status(etag)]` on a field, or `etag = none`",
                "RFC 9110 13.1.1",
            ),
            (Companion::Field, _) => (
                "the client does not learn what collides",
                "say what collides: `field = \"email\"`, or `field = none`",
                "RFC 9457 3.2",
            ),
            (Companion::MaxBytes, _) => (
                "the client does not learn the limit",
                "tell the limit: `max_bytes = 1048576`, or `max_bytes = none`",
                "RFC 9110 15.5.14",
            ),
            (Companion::Errors, _) => (
                "the client does not learn which values are wrong",
                "add `#[status(errors)] errors: Vec<status_runtime::FieldError>`, or `errors = none`",
                "RFC 9457 3",
            ),
            (Companion::Available, _) => (
                "the client does not learn what it could have",
                "add `available = [\"application/json\"]`, or `available = none`",
                "RFC 9110 15.5.7",
            ),
            (Companion::HeaderName, _) => (
                "the client does not learn which header is too large",
                "add `header_name = \"Cookie\"` or `#[status(header_name)]` on a field, or `header_name = none`",
                "RFC 6585 5",
            ),
            (Companion::BlockedBy, _) => (
                "the client does not learn who blocks",
                "add `blocked_by = \"https://isp.example/legal\"`, or `blocked_by = none`",
                "RFC 7725 4",
            ),
            (Companion::Monitor, _) => (
                "202 ought to point to a status monitor",
                "add `monitor = \"/jobs/{id}\"`, or `monitor = none`",
                "RFC 9110 15.3.3",
            ),
            _ => (
                "something that would help the client is missing",
                "add it, or waive it with `= none`",
                situation.source(),
            ),
        };
        let message = pointing(companion, facts, Message::new(what, help, note));
        faults.warning(companion, at, message);
    }
}

pub(super) fn odd(facts: &Facts<'_>, situation: &Situation, faults: &mut Faults) {
    let odd: Vec<_> = facts
        .given
        .iter()
        .filter(|given| !given.value.is_waived() && situation.odd().contains(given.companion))
        .map(|given| (given.companion, given.at))
        .collect();
    for (companion, at) in odd {
        faults.warning(companion, at, wording::odd_message(companion, situation));
    }
}

pub(super) fn idle_none(facts: &Facts<'_>, situation: &Situation, faults: &mut Faults) {
    if situation == situation::HIDDEN {
        return;
    }
    let idle: Vec<_> = facts
        .given
        .iter()
        .filter(|given| given.value.is_waived())
        .filter(|given| {
            let companion = given.companion;
            !situation.required().contains(companion)
                && !situation.decide().contains(companion)
                && !situation.suggested().contains(companion)
        })
        .map(|given| (given.companion, given.value_at))
        .collect();
    for (companion, at) in idle {
        let message = Message::new(
            format!("`{companion} = none` waives nothing: `{}` does not ask for it", situation.name()),
            format!("drop `{companion} = none`"),
            "`none` waives what is to be decided or suggested",
        );
        faults.idle(at, message);
    }
}

pub(super) fn given_words(facts: &Facts<'_>) -> Vec<(Companion, At)> {
    let hidden = facts.situation.is_some_and(|(situation, _)| situation == situation::HIDDEN);
    let mut words: Vec<_> = facts
        .given
        .iter()
        .filter(|given| hidden || !given.value.is_waived())
        .map(|given| (given.companion, given.at))
        .collect();
    let mut push = |companion, at: Option<At>| words.extend(at.map(|at| (companion, at)));
    push(Companion::Detail, facts.detail.as_ref().map(|(_, at)| *at));
    push(Companion::Code, facts.code.as_ref().map(|text| text.at));
    push(Companion::Title, facts.title.as_ref().map(|text| text.at));
    push(Companion::Type, facts.type_uri.as_ref().map(|text| text.at));
    push(Companion::Expose, facts.expose);
    push(Companion::Body, facts.body.as_ref().map(|(_, _, at)| *at));
    words.extend(facts.constants.iter().map(|(.., at)| (Companion::Extension, *at)));
    words.extend(facts.extensions.iter().map(|(.., at)| (Companion::Extension, *at)));
    words.extend(facts.headers.iter().map(|header| (Companion::Header, header.at)));
    words
}

/// What is in the `Option`, as it is written.
fn inner(ty: &str) -> &str {
    ty.split_once('<').and_then(|(_, rest)| rest.strip_suffix('>')).unwrap_or(ty)
}

/// Nearly always the value is there, in a field that does not say what it is. What a `default` lacks is said once for all
/// that take it, whatever fields they have.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
fn pointing(companion: Companion, facts: &Facts<'_>, mut message: Message) -> Message {
    if facts.by_default {
        return message;
    }
    let is_of_its_type = |field: &Field| {
        let ty = type_name(&field.ty);
        match companion {
            Companion::RetryAfter => ty.ends_with("Duration"),
            Companion::Errors => ty.ends_with("FieldError>"),
            Companion::Allow => ty.ends_with("Method>"),
            _ => false,
        }
    };
    let unmarked = || facts.variant.fields.iter().filter(|field| field.words.at.is_none());
    let named = unmarked().find(|field| field.name() == companion.name());
    if let Some(field) = named.or_else(|| unmarked().find(|field| is_of_its_type(field))) {
        let at = format!("`#[status({companion})]` on the field `{}`, if that is it; or ", field.name());
        message.help.insert_str(0, &at);
    }
    message
}

/// Whether it is there under another name.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
fn stands_for(companion: Companion, facts: &Facts<'_>) -> bool {
    let links = |rel: &str| {
        let rel = format!("; rel=\"{rel}\"");
        facts.given(Companion::Link).any(|given| {
            let by_literal = given.value.lines().is_some_and(|lines| lines.iter().any(|line| line.contains(&rel)));
            let by_template =
                matches!(given.value.template(), Some((Target::Link(of), _)) if rel.contains(&format!("\"{of}\"")));
            by_literal || by_template
        })
    };
    match companion {
        // RFC 7240 4.1 has the monitor in Location.
        Companion::Monitor => links("status") || facts.has(Companion::Location),
        Companion::BlockedBy => links("blocked-by"),
        // One that does not belong there is told to be the other.
        Companion::CompleteLength => facts.has(Companion::ContentRange),
        _ => false,
    }
}
