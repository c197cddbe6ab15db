//! What has to be there, ought to be there, is odd, and must not be there. One function per rule.

use status_vocabulary::{Companion, Kind, Level, Severity, Situation};

use crate::diagnostics::{At, Message, one_of};
use crate::facts::{Challenge, DetailWord, Facts, Given, How, TypeWords};
use crate::keywords;
use crate::model::Target;
use crate::names::type_name;
use crate::parse::Field;
use crate::value::challenge;

pub(crate) fn check(facts: &mut Facts<'_>, of: &TypeWords, kind: Kind) {
    let Some((situation, at)) = facts.situation else { return };
    role(facts, situation, at, of);
    never(facts, situation, of);
    outcome_without_document(facts, kind);
    required(facts, situation, at, of);
    decide(facts, situation, at);
    suggested(facts, situation, at);
    odd(facts, situation);
    idle_none(facts, situation);
    if kind == Kind::Error {
        detail(facts, situation);
    }
    log(facts, situation);
    like(facts, situation);
    title(facts, of);
    strength(facts, situation, at, of);
    error_information(facts, situation, of);
    methods(facts);
    super::header::twice(&of.headers, &facts.headers, &mut facts.faults);
    super::header::encoded(&facts.headers, kind, &mut facts.faults);
    timing(facts, situation);
    dates(facts);
    reset(facts);
    policies(facts);
}

fn given_words(facts: &Facts<'_>) -> Vec<(Companion, At)> {
    let hidden = facts.situation.is_some_and(|(situation, _)| situation.name() == "hidden");
    let mut words: Vec<_> = facts
        .given
        .iter()
        .filter(|given| hidden || !matches!(given.how, How::Waived))
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

fn never(facts: &mut Facts<'_>, situation: &Situation, of: &TypeWords) {
    let given = given_words(facts);
    for &(companion, at) in &given {
        if situation.never().contains(companion) {
            let mut message = never_message(companion, situation);
            if situation.name() == "hidden" && of.code(situation) == 403 {
                message.help = "drop it, or use `forbidden`".to_owned();
                message.note =
                    "`policy(hidden = 403)` lets it be told from absence, and gives it nothing else".to_owned();
            }
            if facts.deliberate.iter().any(|(known, _)| *known == companion) {
                message.note.push_str("; `deliberate(..)` silences a warning, never an error");
            }
            facts.faults.error(at, message);
        }
    }
    if situation.name() == "hidden" {
        let is_given = |companion| given.iter().any(|(known, _)| *known == companion);
        let idle: Vec<_> =
            facts.deliberate.iter().filter(|(companion, _)| !is_given(*companion)).map(|(_, at)| *at).collect();
        for at in idle {
            let message = Message::new(
                "no `deliberate` on `hidden`: there is nothing of its own to be deliberate about",
                "drop it; `hidden` takes `log` and `like`",
                "it is byte for byte its `not_found` twin",
            );
            facts.faults.error(at, message);
        }
    }
}

fn never_message(companion: Companion, situation: &Situation) -> Message {
    let (name, code) = (situation.name(), situation.code());
    if name == "hidden" {
        let (why, help, note) = match companion {
            Companion::Challenge | Companion::ProxyChallenge => (
                "a challenge confirms that the resource exists",
                "drop it, or use `forbidden`",
                "failures must look exactly like nonexistence (RFC 9729 6.4)",
            ),
            Companion::Link | Companion::BlockedBy | Companion::Monitor => (
                "it sends no Link of its own",
                "drop it; a link on the `not_found` variant is sent by both",
                "it is byte for byte its `not_found` twin",
            ),
            Companion::Expose => (
                "its text is for the log",
                "drop it; the client sees what the `not_found` variant says",
                "failures must look exactly like nonexistence (RFC 9729 6.4)",
            ),
            Companion::RetryAfter => (
                "it sends no header of its own",
                "drop it; what the `not_found` variant sends is sent by both",
                "failures must look exactly like nonexistence (RFC 9729 6.4)",
            ),
            _ if keywords::is_data(companion) && !keywords::is_member(companion) => (
                "it sends no header of its own",
                "drop it; what the `not_found` variant sends is sent by both",
                "it is byte for byte its `not_found` twin",
            ),
            Companion::Header => (
                "it sends no header of its own",
                "drop it; what the `not_found` variant sends is sent by both",
                "it is byte for byte its `not_found` twin",
            ),
            _ => (
                "it shows nothing of its own",
                "drop it; `hidden` takes `log` and `like`",
                "it is byte for byte its `not_found` twin",
            ),
        };
        return Message::new(format!("no `{companion}` on `hidden`: {why}"), help, note);
    }
    match companion {
        Companion::ProxyChallenge => Message::new(
            "no `proxy_challenge` here: Proxy-Authenticate is 407's",
            if code == 401 {
                "drop it; what 401 carries is `challenge`"
            } else {
                "drop it; a proxy that asks for credentials answers `proxy_authentication_required`"
            },
            "RFC 9110 11.7.1",
        ),
        Companion::Challenge if code == 407 => Message::new(
            "no `challenge` here: 407 carries Proxy-Authenticate, not WWW-Authenticate",
            "drop it; what 407 carries is `proxy_challenge`",
            "RFC 9110 11.7.1",
        ),
        Companion::Challenge => Message::new(
            format!("no `challenge` here: {code} is about access to the network, not to the resource"),
            "drop it; the origin server asks for credentials with `unauthenticated`",
            situation.source(),
        ),
        Companion::AcceptEncoding => Message::new(
            "no `accept_encoding` here: on 415 it says that the coding was the problem",
            "use `unsupported_content_coding`, or drop it",
            "RFC 9110 12.5.3",
        ),
        Companion::ContentRange if name == "range_not_satisfiable" => Message::new(
            "no `content_range` here: there is no range to name",
            "drop it; the length is `complete_length = 1234`, or `#[status(complete_length)]` on a field, and is sent as `bytes */1234`",
            "RFC 9110 14.4",
        ),
        Companion::CompleteLength if name == "partial_content" => Message::new(
            "no `complete_length` here: the range says it",
            "drop it; `ContentRange::bytes(first, last, Some(length))` has it",
            "RFC 9110 14.4",
        ),
        Companion::ContentRange | Companion::CompleteLength => Message::new(
            format!("no `{companion}` here: only 206 and 416 give Content-Range a meaning"),
            "drop it; `partial_content` takes `content_range`, `range_not_satisfiable` takes `complete_length`",
            "RFC 9110 14.4",
        ),
        Companion::Body | Companion::Extension => {
            let verb = if code == 205 { "must not have" } else { "cannot contain" };
            Message::new(format!("a {code} {verb} content"), "return `ok`, or drop it", situation.source())
        }
        _ => Message::new(format!("no `{companion}` here: `{name}` cannot have one"), "drop it", situation.source()),
    }
}

/// The document's words are the error's; an outcome has content.
fn outcome_without_document(facts: &mut Facts<'_>, kind: Kind) {
    if kind == Kind::Error {
        return;
    }
    let never = facts.situation.map(|(situation, _)| situation.never());
    for (companion, at) in given_words(facts) {
        let of_document = matches!(
            companion,
            Companion::Detail | Companion::Title | Companion::Type | Companion::Expose | Companion::Extension
        ) || keywords::is_member(companion) && companion != Companion::Code;
        if of_document && !never.is_some_and(|never| never.contains(companion)) {
            let message = Message::new(
                format!("no `{companion}` on an outcome: it has no problem document"),
                "put it into the content: `#[status(body)]` on a field that serializes",
                "problem documents describe errors (RFC 9457 1)",
            );
            facts.faults.error(at, message);
        }
    }
}

fn required(facts: &mut Facts<'_>, situation: &'static Situation, at: At, of: &TypeWords) {
    for companion in situation.required().iter() {
        let stands_in = companion == Companion::Challenge && of.challenge.is_some();
        let given = facts.given(companion).next();
        let (at, message) = match given {
            Some(Given { how: How::Waived, value_at, .. }) => (
                *value_at,
                Message::new(
                    format!("`{companion}` is required here and cannot be waived"),
                    required_help(companion, situation).to_owned(),
                    format!("`none` waives only what is to be decided or suggested ({})", situation.source()),
                ),
            ),
            Some(Given { how: How::Field { index, optional: true }, .. }) if !stands_in => (
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
                    required_note(companion, situation),
                ),
            ),
            Some(_) => continue,
            None if stands_in || facts.broken => continue,
            None if companion == Companion::Challenge && of.incomplete => continue,
            None => (at, pointing(companion, facts, required_message(companion, situation, facts.by_default))),
        };
        facts.faults.error(at, message);
    }
}

/// What is in the `Option`, as it is written.
fn inner(ty: &str) -> &str {
    ty.split_once('<').and_then(|(_, rest)| rest.strip_suffix('>')).unwrap_or(ty)
}

fn required_message(companion: Companion, situation: &Situation, by_default: bool) -> Message {
    let code = situation.code();
    let what = match companion {
        Companion::Challenge => format!("{code} requires WWW-Authenticate"),
        Companion::ProxyChallenge => "407 requires Proxy-Authenticate".to_owned(),
        Companion::Allow => "405 requires Allow".to_owned(),
        Companion::Location => format!("{code} means nothing without Location"),
        Companion::Upgrade => "426 requires Upgrade".to_owned(),
        Companion::AcceptEncoding => "a 415 for the coding requires Accept-Encoding".to_owned(),
        Companion::ContentRange => "206 requires Content-Range".to_owned(),
        Companion::Etag => "226 needs the `etag` of the new instance".to_owned(),
        _ => format!("`{}` needs `{companion}`", situation.name()),
    };
    let note = required_note(companion, situation);
    if by_default {
        let what =
            format!("a `default` situation has to be complete, and `{}` needs `{companion}`: {what}", situation.name());
        return Message::new(what, default_help(companion, situation), note);
    }
    Message::new(what, required_help(companion, situation), note)
}

/// There is no place for a companion beside `default`, but for the challenge that a type has.
fn default_help(companion: Companion, situation: &Situation) -> String {
    let complete = match situation.kind() {
        Kind::Outcome => "no_content",
        _ => "internal",
    };
    let (name, example) = (situation.name(), keywords::example(companion));
    match companion {
        Companion::Challenge => required_help(companion, situation).to_owned(),
        Companion::ContentRange => format!("`{complete}`, which is complete by itself"),
        _ => format!(
            "`{complete}`, which is complete by itself; on the variants that mean it, `#[status({name}, {example})]`"
        ),
    }
}

fn required_help(companion: Companion, situation: &Situation) -> &'static str {
    match (companion, situation.name()) {
        (Companion::Challenge, "insufficient_scope") => {
            "add `challenge = bearer(realm = \"api\", scope = \"orders.write\")`, here or on the type"
        }
        (Companion::Challenge, "step_up_required") => {
            "add `challenge = bearer(realm = \"api\", acr_values = \"urn:example:mfa\")`"
        }
        (Companion::Challenge, _) => "add `challenge = bearer(realm = \"api\")`, here or on the type",
        (Companion::ProxyChallenge, _) => "add `proxy_challenge = basic(realm = \"proxy\")`",
        (Companion::Allow, _) => "add `allow = [GET, HEAD]`, or `allow = []` if no method is allowed now",
        (Companion::Location, _) => "add `location = \"/orders/{id}\"`, or `#[status(location)]` on a field",
        (Companion::Upgrade, _) => "add `upgrade = [\"websocket\"]`",
        (Companion::AcceptEncoding, _) => {
            "add `accept_encoding = [\"gzip\"]`, or `[\"identity\"]` if none is supported"
        }
        (Companion::ContentRange, _) => {
            "add `#[status(content_range)] range: status_runtime::ContentRange` to the fields"
        }
        (Companion::Etag, _) => "add `#[status(etag)]` on a field, or `etag = \"v1\"`",
        (Companion::Parameter, _) => "add `parameter = query(\"page\")`, `path(..)`, `header(..)` or `cookie(..)`",
        _ => "add it",
    }
}

fn required_note(companion: Companion, situation: &Situation) -> &'static str {
    match (companion, situation.name()) {
        (Companion::Challenge, "insufficient_scope") => {
            "WWW-Authenticate goes with any refusal of a token (RFC 6750 3)"
        }
        (Companion::Challenge, _) => "RFC 9110 15.5.2",
        (Companion::AcceptEncoding, _) => "RFC 9110 12.5.3, RFC 7694 3",
        (Companion::Parameter, _) => "a client cannot mend what is not named (RFC 9457 3.2)",
        (Companion::Etag, _) => "RFC 3229 10.4.1",
        _ => situation.source(),
    }
}

fn decide(facts: &mut Facts<'_>, situation: &Situation, at: At) {
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
            Message::new(what, default_help(first, situation), note)
        }
        _ => Message::new(what, help, note),
    };
    let message = choices.iter().fold(message, |message, companion| pointing(companion, facts, message));
    facts.faults.error(at, message);
}

fn suggested(facts: &mut Facts<'_>, situation: &Situation, at: At) {
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
        facts.faults.warning(companion, at, message);
    }
}

/// Nearly always the value is there, in a field that does not say what it is. What a `default` lacks is said once for all
/// that take it, whatever fields they have.
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
fn stands_for(companion: Companion, facts: &Facts<'_>) -> bool {
    let links = |rel: &str| {
        let rel = format!("; rel=\"{rel}\"");
        facts.given(Companion::Link).any(|given| match &given.how {
            How::Lines(lines) => lines.iter().any(|line| line.contains(&rel)),
            How::Template(Target::Link(of), _) => rel.contains(&format!("\"{of}\"")),
            _ => false,
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

fn odd(facts: &mut Facts<'_>, situation: &Situation) {
    let odd: Vec<_> = facts
        .given
        .iter()
        .filter(|given| !matches!(given.how, How::Waived) && situation.odd().contains(given.companion))
        .map(|given| (given.companion, given.at))
        .collect();
    for (companion, at) in odd {
        facts.faults.warning(companion, at, odd_message(companion, situation));
    }
}

fn odd_message(companion: Companion, situation: &Situation) -> Message {
    let (name, code) = (situation.name(), situation.code());
    let deliberate = format!("or write `deliberate({companion})`");
    let (what, help, note): (String, String, &str) = match companion {
        Companion::RetryAfter if situation.kind() == Kind::Outcome => (
            format!("nothing to wait for: `{name}` is an end, and Retry-After announces another request"),
            format!("drop it, {deliberate}"),
            "RFC 9110 10.2.3",
        ),
        Companion::RetryAfter => (
            "Retry-After promises that the same request will work later".to_owned(),
            match name {
                "not_found" => format!("drop it; if it will come back, say `unavailable`, {deliberate}"),
                "malformed" | "bad_request" | "validation_failed" | "invalid_parameter" => {
                    format!("drop it: the request must change, {deliberate}")
                }
                "gone" => format!("drop it: 410 says permanent, {deliberate}"),
                _ => format!("drop it, {deliberate}"),
            },
            "RFC 9110 10.2.3",
        ),
        Companion::Location => (
            format!("Location is defined for 201 and 3xx, and this is {code}"),
            match name {
                "already_exists" => {
                    format!("use `link(rel = \"related\", href = \"..\")`, or answer `see_other`, {deliberate}")
                }
                "not_found" => format!("if it moved, use `permanent_redirect`, {deliberate}"),
                "gone" => format!(
                    "if it moved, use `permanent_redirect`; else `link(rel = \"successor-version\", href = \"..\")`, {deliberate}"
                ),
                _ => format!("drop it, or use `link(rel = \"related\", href = \"..\")`, {deliberate}"),
            },
            "RFC 9110 10.2.2",
        ),
        Companion::Etag => (
            format!("an ETag describes a representation; {code} has none"),
            format!("drop `etag`, {deliberate}"),
            "RFC 9110 8.8.3",
        ),
        Companion::Allow => (
            match name {
                "forbidden" => "Allow says which methods exist; 403 is about permission".to_owned(),
                _ => format!("Allow says which methods exist; {code} is not about the method"),
            },
            format!("drop `allow`, {deliberate}"),
            "RFC 9110 10.2.1",
        ),
        Companion::Challenge => (
            match code {
                409 => "a challenge asks for credentials; they would not lift this conflict".to_owned(),
                _ => format!("a challenge asks for credentials; they would not change this {code}"),
            },
            format!("drop `challenge`, {deliberate}"),
            "RFC 9110 11.6.1",
        ),
        Companion::Accept => (
            "Accept answers an unsupported format".to_owned(),
            format!("drop `accept`, {deliberate}; `unsupported_media_type` takes it"),
            "RFC 9110 12.5.1",
        ),
        Companion::AcceptPatch => (
            "Accept-Patch answers an unsupported patch format".to_owned(),
            format!("drop `accept_patch`, {deliberate}; `unsupported_media_type` takes it"),
            "RFC 5789 3.1",
        ),
        Companion::AcceptEncoding => (
            "Accept-Encoding answers an unsupported coding".to_owned(),
            format!("drop `accept_encoding`, {deliberate}; `unsupported_content_coding` takes it"),
            "RFC 9110 12.5.3",
        ),
        Companion::Upgrade => (
            "Upgrade belongs to `upgrade_required`".to_owned(),
            format!("drop `upgrade`, {deliberate}"),
            "RFC 9110 7.8",
        ),
        _ => (format!("`{companion}` is odd on `{name}`"), format!("drop it, {deliberate}"), companion.source()),
    };
    Message::new(what, help, note)
}

fn idle_none(facts: &mut Facts<'_>, situation: &Situation) {
    if situation.name() == "hidden" {
        return;
    }
    let idle: Vec<_> = facts
        .given
        .iter()
        .filter(|given| matches!(given.how, How::Waived))
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
        facts.faults.idle(at, message);
    }
}

fn detail(facts: &mut Facts<'_>, situation: &Situation) {
    if situation.name() == "hidden" {
        return;
    }
    if !situation.masked() {
        if let Some(at) = facts.expose {
            let message = Message::new(
                format!("`expose` exposes nothing: `{}` shows its text anyway", situation.name()),
                "drop `expose`",
                "only masked situations, 5xx, keep their text from the client",
            );
            facts.faults.idle(at, message);
        }
        return;
    }
    if let (Some((DetailWord::Format(_) | DetailWord::Const(_) | DetailWord::Broken, at)), None) =
        (&facts.detail, facts.expose)
    {
        let message = Message::new(
            format!("`{}` is masked: the client would not see this `detail`", situation.name()),
            "drop `detail`, or add `expose` if the text is fit for the public",
            "what a 5xx says of its cause helps an attacker more than a client (RFC 9457 5)",
        );
        facts.faults.error(*at, message);
    }
    if let (Some(at), Some((DetailWord::None, _))) = (facts.expose, &facts.detail) {
        let message = Message::new(
            "`expose` exposes nothing: there is no `detail`",
            "drop `expose`, or `detail = none`",
            "`expose` lets a masked situation show its own text",
        );
        facts.faults.idle(at, message);
    }
}

fn log(facts: &mut Facts<'_>, situation: &Situation) {
    if let (Some((level, at)), "internal") = (facts.log, situation.name())
        && level < Level::Warn
    {
        let message = Message::new(
            format!("`log = {}` on `internal` keeps a fault of the service quiet", level.name()),
            "`log = warn` or `log = error`, or drop it",
            "nobody mends what nobody hears of",
        );
        facts.faults.idle(at, message);
    }
}

fn like(facts: &mut Facts<'_>, situation: &Situation) {
    if let (Some(like), true) = (&facts.like, situation.name() != "hidden") {
        let message = Message::new(
            format!("`like` means nothing on `{}`", situation.name()),
            "drop it; `hidden` answers as another variant would",
            "only `hidden` must not be told from something else (RFC 9110 15.5.4)",
        );
        facts.faults.error(like.at, message);
    }
}

fn title(facts: &mut Facts<'_>, of: &TypeWords) {
    let Some(title) = &facts.title else { return };
    let blank = facts.type_uri.as_ref().map_or(of.types.is_none(), |uri| uri.text == "about:blank");
    if blank
        && facts.situation.is_some_and(|(situation, _)| situation.name() != "hidden" && situation.kind() == Kind::Error)
    {
        let message = Message::new(
            "`about:blank` has a title already: the status's own phrase",
            "give the problem a `type`, or the enum `types = \"https://api.example.com/problems/\"`, or drop `title`",
            "RFC 9457 4.2.1",
        );
        facts.faults.error(title.at, message);
    }
}

fn role(facts: &mut Facts<'_>, situation: &Situation, at: At, of: &TypeWords) {
    let Some(rule) = situation.role() else { return };
    if rule.is.contains(&of.role) || of.role_failed {
        return;
    }
    let code = situation.code();
    let (what, help) = match situation.name() {
        "proxy_authentication_required" => {
            ("only a proxy sends 407".to_owned(), "add `role = proxy` on the type, or use `unauthenticated`".to_owned())
        }
        "network_authentication_required" => (
            "only an intercepting proxy sends 511".to_owned(),
            "add `role = intercepting_proxy` on the type; an origin server says `unauthenticated`".to_owned(),
        ),
        "transformed" => {
            ("only a transforming proxy sends 203".to_owned(), "add `role = proxy` on the type, or use `ok`".to_owned())
        }
        name => (
            format!("{code} is for gateways"),
            format!(
                "confirm with `role = gateway` on the type; a failed dependency of an origin server is `unavailable`{}",
                if name == "upstream_error" { " or `internal`" } else { "" }
            ),
        ),
    };
    let message = Message::new(what, help, situation.source());
    match rule.otherwise {
        Severity::Error => facts.faults.error(at, message),
        Severity::Warning => facts.faults.plain_warning(at, message),
    }
}

/// RFC 9470 3: a challenge that asks for more has to say for how much more.
fn strength(facts: &mut Facts<'_>, situation: &Situation, at: At, of: &TypeWords) {
    let own = facts.given(Companion::Challenge).next().map(|given| &given.how);
    let (challenges, at, inherited) = match (own, &of.challenge) {
        (Some(How::Challenges(challenges)), _) => (challenges, None, false),
        (None, Some((How::Challenges(challenges), _))) => (challenges, Some(at), true),
        _ => return,
    };
    let mut faults = Vec::new();
    if situation.name() == "step_up_required" && !challenges.iter().any(|challenge| challenge.says_strength()) {
        let message = Message::new(
            "the challenge does not say how strong or how recent the authentication has to be",
            match inherited || !challenges.iter().any(Challenge::has_error) {
                true => {
                    "`challenge = bearer(realm = \"api\", acr_values = \"urn:example:mfa\")` on this variant, or with `max_age = 300`"
                }
                false => "add `acr_values = \"urn:example:mfa\"` or `max_age = 300` to the challenge",
            },
            "RFC 9470 3",
        );
        faults.push((at.unwrap_or(challenges[0].at), message));
    }
    if situation.name() == "insufficient_scope" && !challenges.iter().any(Challenge::has_scopes) {
        let message = Message::new(
            "`basic` has no scopes, so that the client does not learn that one is missing",
            "`challenge = bearer(realm = \"api\", scope = \"orders.write\")`; where no token is in play, `forbidden`",
            "`insufficient_scope` is an error of access tokens (RFC 6750 3.1)",
        );
        facts.faults.warning(Companion::Challenge, at.unwrap_or(challenges[0].at), message);
        return;
    }
    let silent = situation.name() == "insufficient_scope"
        && inherited
        && !challenges.iter().any(|challenge| challenge.says_scope());
    let scheme = challenges.iter().any(Challenge::has_error);
    for (at, message) in faults {
        facts.faults.error(at, message);
    }
    if silent
        && scheme
        && let Some(at) = at
    {
        facts.faults.warning(Companion::Challenge, at, challenge::scope_missing("bearer"));
    }
}

fn error_information(facts: &mut Facts<'_>, situation: &Situation, of: &TypeWords) {
    if situation.name() != "unauthenticated" {
        return;
    }
    let own = facts.given(Companion::Challenge).next().map(|given| &given.how);
    let challenges = match (own, &of.challenge) {
        (Some(How::Challenges(challenges)), _) | (None, Some((How::Challenges(challenges), _))) => challenges,
        _ => return,
    };
    let misplaced: Vec<_> = challenges.iter().filter_map(misplaced_error).collect();
    for (at, message) in misplaced {
        facts.faults.error_once(at, message);
    }
}

/// Error information where no credentials were sent (RFC 6750 3.1).
fn misplaced_error(challenge: &Challenge) -> Option<(At, Message)> {
    let (name, at) = challenge.error_info.as_ref()?;
    Some((
        *at,
        Message::new(
            format!("`{name}` explains an error, and without credentials there is none"),
            format!("drop `{name}`, or use `invalid_credentials`"),
            "a request without credentials should not be told an error code or other error information (RFC 6750 3.1)",
        ),
    ))
}

fn methods(facts: &mut Facts<'_>) {
    let Some(Given { how: How::Lines(lines), .. }) = facts.given(Companion::Allow).next() else { return };
    let patch = lines.iter().any(|line| line.split(", ").any(|method| method == "PATCH"));
    let at = facts
        .given(Companion::AcceptPatch)
        .find(|given| !matches!(given.how, How::Waived | How::Broken))
        .map(|given| given.at);
    if let (Some(at), false) = (at, patch) {
        let message = Message::new(
            "Accept-Patch says that PATCH is allowed, and Allow says that it is not",
            "add PATCH to `allow`, or drop `accept_patch`",
            "RFC 5789 3.1",
        );
        facts.faults.error(at, message);
    }
}

/// How long a refusal took tells how far the credentials got.
fn timing(facts: &mut Facts<'_>, situation: &Situation) {
    let timing = facts.headers.iter().find(|header| header.name == "server-timing").map(|header| header.at);
    if let (Some(at), "invalid_credentials") = (timing, situation.name()) {
        let message = Message::new(
            "Server-Timing tells how far the credentials got",
            "drop it here; other variants may have it",
            "the time that a check takes is what a timing attack measures (Server Timing, Privacy and Security)",
        );
        facts.faults.error(at, message);
    }
}

fn dates(facts: &mut Facts<'_>) {
    let date = |companion| {
        facts.given(companion).find_map(|given| match given.how {
            How::Date(unix) => Some((unix, given.value_at)),
            _ => None,
        })
    };
    if let (Some((deprecation, _)), Some((sunset, at))) = (date(Companion::Deprecation), date(Companion::Sunset))
        && sunset < deprecation
    {
        let since = status_vocabulary::grammar::rfc3339(deprecation);
        let message = Message::new(
            "Sunset is earlier than Deprecation",
            since.map_or_else(String::new, |since| format!("`sunset = \"{since}\"` or later")),
            "Sunset must not be earlier than Deprecation (RFC 9745 4)",
        );
        facts.faults.error(at, message);
    }
}

fn reset(facts: &mut Facts<'_>) {
    let reset = facts.given(Companion::RateLimit).filter_map(|given| match given.how {
        How::Limit(_, reset) => reset,
        _ => None,
    });
    let Some(reset) = reset.max() else { return };
    let early = facts.given(Companion::RetryAfter).find_map(|given| match given.how {
        How::Delay(delay) if delay < reset => Some((delay, given.value_at)),
        _ => None,
    });
    if let Some((delay, at)) = early {
        let message = Message::new(
            format!("Retry-After is {delay} s, and the quota resets after {reset} s"),
            format!("`retry_after = {reset}`, or drop `reset`"),
            "Retry-After should not be earlier than the reset (draft-ietf-httpapi-ratelimit-headers-10 4)",
        );
        facts.faults.warning(Companion::RetryAfter, at, message);
    }
}

/// A name is what tells one policy, and what is left of it, from another.
fn policies(facts: &mut Facts<'_>) {
    for companion in [Companion::RateLimit, Companion::RateLimitPolicy] {
        let names: Vec<_> = facts
            .given(companion)
            .filter_map(|given| match &given.how {
                How::Limit(line, _) => Some((line.split("\";").next().unwrap_or_default().to_owned(), given.at)),
                _ => None,
            })
            .collect();
        for (at, (name, place)) in names.iter().enumerate() {
            if names[..at].iter().any(|(before, _)| before == name) {
                let message = Message::new(
                    format!("two of `{companion}` are named `{}`", name.trim_start_matches('"')),
                    "give each policy a name of its own",
                    format!("the name is what identifies a policy ({})", companion.source()),
                );
                facts.faults.error(*place, message);
            }
        }
    }
}

/// Last of all: what was called deliberate and would not have been warned about.
pub(crate) fn idle_deliberate(facts: &mut Facts<'_>) {
    if facts.broken || facts.situation.is_none_or(|(situation, _)| situation.name() == "hidden") {
        return;
    }
    let never = facts.situation.map(|(situation, _)| situation.never());
    let idle: Vec<_> = facts
        .deliberate
        .iter()
        .filter(|(companion, _)| !facts.faults.warns_about(*companion))
        .filter(|(companion, _)| !(facts.has(*companion) && never.is_some_and(|never| never.contains(*companion))))
        .copied()
        .collect();
    for (companion, at) in idle {
        let message = Message::new(
            format!("nothing to be deliberate about: there is no warning about `{companion}`"),
            format!("drop `deliberate({companion})`"),
            "a silencer that silences nothing would hide the next mistake",
        );
        facts.faults.idle(at, message);
    }
}
