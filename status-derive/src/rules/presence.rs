//! Companions that are required, suggested, odd, or not allowed.

use status_vocabulary::shape::Shape;
use status_vocabulary::{Companion, Keyword, Situation, Term, situation};

use super::wording::{self, Presence};
use crate::diagnostics::{At, Faults, Message};
use crate::facts::{Facts, TypeWords};
use crate::model::Target;
use crate::parse::Field;

pub(super) fn never(facts: &Facts<'_>, situation: &Situation, of: &TypeWords, faults: &mut Faults) {
    let misplaced = given_words(facts).into_iter().filter(|(term, _)| situation.never().contains(*term));
    for (term, at) in misplaced {
        let mut message = wording::message(Presence::Never, term, situation);
        if situation == situation::HIDDEN && of.code(situation) == 403 {
            message.help = "drop it, or use `forbidden`".to_owned();
            message.note =
                "`policy(hidden = 403)` makes it distinguishable from absence, and changes nothing else".to_owned();
        }
        if facts.deliberate.iter().any(|(known, _)| *known == term) {
            message.note.push_str("; `deliberate(..)` silences a warning, never an error");
        }
        faults.error(at, message);
    }
}

pub(super) fn required(facts: &Facts<'_>, situation: &Situation, at: At, of: &TypeWords, faults: &mut Faults) {
    for companion in situation.required().companions().filter(|companion| facts.given(*companion).next().is_none()) {
        let may_be_the_types = companion == Companion::Challenge && (of.challenge.is_some() || of.incomplete);
        if facts.broken || may_be_the_types {
            continue;
        }
        let message = match facts.by_default {
            true => wording::of_default(Presence::Required, companion, situation),
            false => pointing(companion, facts, wording::message(Presence::Required, companion, situation)),
        };
        faults.error(at, message);
    }
}

pub(super) fn required_and_waived(facts: &Facts<'_>, situation: &Situation, faults: &mut Faults) {
    for given in facts.given.iter().filter(|given| given.value.is_waived()) {
        let companion = given.companion;
        if situation.required().contains(companion) {
            let message = Message::what(format!("`{companion}` is required here and cannot be waived"))
                .help(wording::message(Presence::Required, companion, situation).help)
                .note(format!("`none` waives only what is to be decided or suggested ({})", situation.source()));
            faults.error(given.value_at, message);
        }
    }
}

pub(super) fn required_and_optional(facts: &Facts<'_>, situation: &Situation, of: &TypeWords, faults: &mut Faults) {
    for given in facts.given.iter().filter(|given| given.value.is_optional()) {
        let companion = given.companion;
        let stands_in = companion == Companion::Challenge && of.challenge.is_some();
        let Some(field) = given.value.field().filter(|_| situation.required().contains(companion) && !stands_in) else {
            continue;
        };
        let field = &facts.variant.fields[field];
        let message = Message::what(format!(
            "a required `{companion}` must not come from an `Option`: it may be absent at run time"
        ))
        .help(match companion == Companion::Challenge {
            true => "take `Challenge` without `Option`, or give the type a `challenge` to stand in".to_owned(),
            false => format!("take it without `Option`: `{}`", inner(&field.type_name())),
        })
        .note(wording::message(Presence::Required, companion, situation).note);
        faults.error(field.type_at(), message);
    }
}

pub(super) fn decide(facts: &Facts<'_>, situation: &Situation, at: At, faults: &mut Faults) {
    let choices = || situation.decide().companions();
    if facts.broken || choices().any(|companion| facts.given(companion).next().is_some()) {
        return;
    }
    let Some(first) = choices().next() else { return };
    let message = match facts.by_default {
        true => wording::of_default(Presence::Decide, first, situation),
        false => choices().fold(wording::message(Presence::Decide, first, situation), |message, companion| {
            pointing(companion, facts, message)
        }),
    };
    faults.error(at, message);
}

pub(super) fn suggested(facts: &Facts<'_>, situation: &Situation, at: At, faults: &mut Faults) {
    // The detail, a keyword, has a default.
    for companion in situation.suggested().companions() {
        if facts.broken || facts.given(companion).next().is_some() || stands_for(companion, facts) {
            continue;
        }
        let message = wording::message(Presence::Suggested, companion, situation);
        let message = if facts.by_default { message } else { pointing(companion, facts, message) };
        faults.warning(companion, at, message);
    }
}

pub(super) fn odd(facts: &Facts<'_>, situation: &Situation, faults: &mut Faults) {
    for given in facts.given.iter().filter(|given| !given.value.is_waived()) {
        if situation.odd().contains(given.companion) {
            let message = wording::message(Presence::Odd, given.companion, situation);
            faults.warning(given.companion, given.at, message);
        }
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
        let message =
            Message::what(format!("`{companion} = none` waives nothing: `{}` does not ask for it", situation.name()))
                .help(format!("drop `{companion} = none`"))
                .note("`none` waives what is to be decided or suggested");
        faults.idle(at, message);
    }
}

pub(super) fn given_words(facts: &Facts<'_>) -> Vec<(Term, At)> {
    let hidden = facts.is(situation::HIDDEN);
    let mut words: Vec<_> = facts
        .given
        .iter()
        .filter(|given| hidden || !given.value.is_waived())
        .map(|given| (Term::Companion(given.companion), given.at))
        .collect();
    let mut push = |keyword, at: Option<At>| words.extend(at.map(|at| (Term::Keyword(keyword), at)));
    push(Keyword::Detail, facts.detail.as_ref().map(|(_, at)| *at));
    push(Keyword::Code, facts.code.as_ref().map(|text| text.at));
    push(Keyword::Title, facts.title.as_ref().map(|text| text.at));
    push(Keyword::Type, facts.type_uri.as_ref().map(|text| text.at));
    push(Keyword::Expose, facts.expose);
    push(Keyword::Body, facts.body.as_ref().map(|(_, _, at)| *at));
    words.extend(facts.constants.iter().map(|(.., at)| (Term::Keyword(Keyword::Extension), *at)));
    words.extend(facts.extensions.iter().map(|(.., at)| (Term::Keyword(Keyword::Extension), *at)));
    words.extend(facts.headers.iter().map(|header| (Term::Keyword(Keyword::Header), header.at)));
    words
}

/// The type in the `Option`, as written.
fn inner(ty: &str) -> &str {
    ty.split_once('<').and_then(|(_, rest)| rest.strip_suffix('>')).unwrap_or(ty)
}

/// Points to an unmarked field that is likely the value: nearly always it is there.
fn pointing(companion: Companion, facts: &Facts<'_>, mut message: Message) -> Message {
    // Types that are seldom anything else.
    const TELLING: [(Shape, &str); 3] =
        [(Shape::Delay, "Duration"), (Shape::Errors, "FieldError>"), (Shape::Methods, "Method>")];
    let telling = TELLING.iter().find(|(shape, _)| *shape == companion.shape());
    let is_of_its_type = |field: &Field| telling.is_some_and(|(_, ty)| field.type_name().ends_with(ty));
    let unmarked = || facts.variant.fields.iter().filter(|field| field.words.at.is_none());
    let named = unmarked().find(|field| field.name() == companion.name());
    if let Some(field) = named.or_else(|| unmarked().find(|field| is_of_its_type(field))) {
        let at = format!("`#[status({companion})]` on the field `{}`, if that is it; or ", field.name());
        message.help.insert_str(0, &at);
    }
    message
}

/// Returns whether it is there under another name.
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
    // A misplaced one is reported in favor of the other; RFC 7240 4.1 has the monitor in Location.
    const BY: [(Companion, Companion); 2] =
        [(Companion::CompleteLength, Companion::ContentRange), (Companion::Monitor, Companion::Location)];
    let by_another = BY.iter().any(|(of, by)| *of == companion && facts.has(*by));
    by_another || companion.relation().is_some_and(links)
}
