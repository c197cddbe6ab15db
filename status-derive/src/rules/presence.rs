//! Companions that are required, suggested, odd, or not allowed.

use status_vocabulary::shape::{List, Shape};
use status_vocabulary::{Companion, Keyword, Situation, Term, situation};

use super::wording::{self, Presence};
use crate::diagnostics::{At, Findings, Message};
use crate::facts::{Facts, TypeFacts};
use crate::model::Target;
use crate::parse::Field;

pub(super) fn never(facts: &Facts<'_>, situation: &Situation, container: &TypeFacts, findings: &mut Findings) {
    let misplaced = given_terms(facts).into_iter().filter(|(term, _)| situation.never().contains(*term));
    for (term, at) in misplaced {
        let mut message = wording::message(Presence::Never, term, situation);
        if situation == situation::HIDDEN && container.code(situation) == 403 {
            message.help = "drop it, or use `forbidden`".to_owned();
            message.note =
                "`policy(hidden = 403)` makes it distinguishable from absence, and changes nothing else".to_owned();
        }
        if facts.deliberate.iter().any(|(known, _)| *known == term) {
            message.note.push_str("; `deliberate(..)` silences a warning, never an error");
        }
        findings.error(at, message);
    }
}

pub(super) fn required(
    facts: &Facts<'_>,
    situation: &Situation,
    at: At,
    container: &TypeFacts,
    findings: &mut Findings,
) {
    for companion in situation.required().companions().filter(|companion| facts.parsed(*companion).next().is_none()) {
        let may_be_the_types =
            container.parsed(companion).is_some() || companion.may_stand_on_the_type() && container.incomplete;
        if facts.broken || may_be_the_types {
            continue;
        }
        let message = match facts.by_default {
            true => wording::of_default(Presence::Required, companion, situation),
            false => pointing(companion, facts, wording::message(Presence::Required, companion, situation)),
        };
        findings.error(at, message);
    }
}

pub(super) fn required_and_waived(facts: &Facts<'_>, situation: &Situation, findings: &mut Findings) {
    for parsed in facts.parsed.iter().filter(|parsed| parsed.value.is_waived()) {
        let companion = parsed.companion;
        if situation.required().contains(companion) {
            let message = Message::what(format!("`{companion}` is required here and cannot be waived"))
                .help(wording::message(Presence::Required, companion, situation).help)
                .note(format!(
                    "`none` waives only companions that are to be decided or suggested ({})",
                    situation.source()
                ));
            findings.error(parsed.value_at, message);
        }
    }
}

pub(super) fn required_and_optional(
    facts: &Facts<'_>,
    situation: &Situation,
    container: &TypeFacts,
    findings: &mut Findings,
) {
    for parsed in facts.parsed.iter().filter(|parsed| parsed.value.is_optional()) {
        let companion = parsed.companion;
        let stands_in = container.parsed(companion).is_some();
        let Some(field) = parsed.value.field().filter(|_| situation.required().contains(companion) && !stands_in)
        else {
            continue;
        };
        let field = &facts.variant.fields[field];
        let ty = field.type_name();
        let message = Message::what(format!(
            "a required `{companion}` must not come from an `Option`: it may be absent at run time"
        ))
        .help(match companion.may_stand_on_the_type() {
            true => format!("take `{}` without `Option`, or give the type a `{companion}` to stand in", inner(&ty)),
            false => format!("take it without `Option`: `{}`", inner(&ty)),
        })
        .note(wording::message(Presence::Required, companion, situation).note);
        findings.error(field.type_at(), message);
    }
}

pub(super) fn decide(facts: &Facts<'_>, situation: &Situation, at: At, findings: &mut Findings) {
    let choices = || situation.decide().companions();
    if facts.broken || choices().any(|companion| facts.parsed(companion).next().is_some()) {
        return;
    }
    let Some(first) = choices().next() else { return };
    let message = match facts.by_default {
        true => wording::of_default(Presence::Decide, first, situation),
        false => choices().fold(wording::message(Presence::Decide, first, situation), |message, companion| {
            pointing(companion, facts, message)
        }),
    };
    findings.error(at, message);
}

pub(super) fn suggested(facts: &Facts<'_>, situation: &Situation, at: At, findings: &mut Findings) {
    // The detail, a keyword, has a default.
    for companion in situation.suggested().companions() {
        if facts.broken || facts.parsed(companion).next().is_some() || stands_for(companion, facts) {
            continue;
        }
        let message = wording::message(Presence::Suggested, companion, situation);
        let message = if facts.by_default { message } else { pointing(companion, facts, message) };
        findings.warning(companion, at, message);
    }
}

pub(super) fn odd(facts: &Facts<'_>, situation: &Situation, findings: &mut Findings) {
    for parsed in facts.parsed.iter().filter(|parsed| !parsed.value.is_waived()) {
        if situation.odd().contains(parsed.companion) {
            let message = wording::message(Presence::Odd, parsed.companion, situation);
            findings.warning(parsed.companion, parsed.at, message);
        }
    }
}

pub(super) fn idle_none(facts: &Facts<'_>, situation: &Situation, findings: &mut Findings) {
    if situation == situation::HIDDEN {
        return;
    }
    let idle: Vec<_> = facts
        .parsed
        .iter()
        .filter(|parsed| parsed.value.is_waived())
        .filter(|parsed| {
            let companion = parsed.companion;
            !situation.required().contains(companion)
                && !situation.decide().contains(companion)
                && !situation.suggested().contains(companion)
        })
        .map(|parsed| (parsed.companion, parsed.value_at))
        .collect();
    for (companion, at) in idle {
        let message =
            Message::what(format!("`{companion} = none` waives nothing: `{}` does not ask for it", situation.name()))
                .help(format!("drop `{companion} = none`"))
                .note("`none` waives companions that are to be decided or suggested");
        findings.idle(at, message);
    }
}

pub(super) fn given_terms(facts: &Facts<'_>) -> Vec<(Term, At)> {
    let hidden = facts.is(situation::HIDDEN);
    let mut keywords: Vec<_> = facts
        .parsed
        .iter()
        .filter(|parsed| hidden || !parsed.value.is_waived())
        .map(|parsed| (Term::Companion(parsed.companion), parsed.at))
        .collect();
    let mut push = |keyword, at: Option<At>| keywords.extend(at.map(|at| (Term::Keyword(keyword), at)));
    push(Keyword::Detail, facts.detail.as_ref().map(|(_, at)| *at));
    push(Keyword::Code, facts.code.as_ref().map(|text| text.at));
    push(Keyword::Title, facts.title.as_ref().map(|text| text.at));
    push(Keyword::Type, facts.type_uri.as_ref().map(|text| text.at));
    push(Keyword::Expose, facts.expose);
    push(Keyword::Grpc, facts.grpc.as_ref().map(|grpc| grpc.at));
    push(Keyword::Body, facts.body.as_ref().map(|(_, _, at)| *at));
    keywords.extend(facts.constants.iter().map(|(.., at)| (Term::Keyword(Keyword::Extension), *at)));
    keywords.extend(facts.extensions.iter().map(|(.., at)| (Term::Keyword(Keyword::Extension), *at)));
    keywords.extend(facts.headers.iter().map(|header| (Term::Keyword(Keyword::Header), header.at)));
    keywords
}

/// The type in the `Option`, as written.
fn inner(ty: &str) -> &str {
    ty.split_once('<').and_then(|(_, rest)| rest.strip_suffix('>')).unwrap_or(ty)
}

/// Points to an unmarked field that is likely the value: nearly always it is there.
fn pointing(companion: Companion, facts: &Facts<'_>, mut message: Message) -> Message {
    // Types that are seldom anything else. A single `Method` is more likely that of the request.
    const TELLING: [(Shape, &str); 12] = [
        (Shape::Challenges, "Challenge"),
        (Shape::Delay, "Duration"),
        (Shape::Delay, "RetryAfter"),
        (Shape::Methods, "Allow"),
        (Shape::Methods, "Method>"),
        (Shape::Range, "ContentRange"),
        (Shape::List(List::Protocols), "Upgrade"),
        (Shape::EntityTag, "ETag"),
        (Shape::Parameter, "Parameter"),
        (Shape::Errors, "FieldError>"),
        (Shape::Errors, "garde::Report"),
        (Shape::Errors, "ValidationErrors"),
    ];
    let telling = || TELLING.iter().filter(|(shape, _)| *shape == companion.shape()).map(|(_, ty)| *ty);
    let is_of_its_type = |field: &Field| {
        let written = field.type_name();
        // In an `Option`, or in a list of them.
        let within = written.strip_suffix('>').unwrap_or_default();
        telling().any(|ty| written.ends_with(ty) || within.ends_with(ty))
    };
    let unmarked = || facts.variant.fields.iter().filter(|field| field.keywords.at.is_none());
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
        facts.parsed(Companion::Link).any(|parsed| {
            let by_literal = parsed.value.lines().is_some_and(|lines| lines.iter().any(|line| line.contains(&rel)));
            let by_template =
                matches!(parsed.value.template(), Some((Target::Link(relation), _)) if rel.contains(&format!("\"{relation}\"")));
            by_literal || by_template
        })
    };
    // A misplaced one is reported in favor of the other; RFC 7240 4.1 has the monitor in Location.
    const BY: [(Companion, Companion); 2] =
        [(Companion::CompleteLength, Companion::ContentRange), (Companion::Monitor, Companion::Location)];
    let by_another = BY.iter().any(|(known, by)| *known == companion && facts.has(*by));
    by_another || companion.relation().is_some_and(links)
}
