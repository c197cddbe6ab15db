//! The keywords of the document: its detail, title and twin, and those that an outcome does not have.

use status_vocabulary::{Grpc, Keyword, Kind, Level, Situation, Term, situation};

use super::presence;
use crate::diagnostics::{Findings, Message, join};
use crate::facts::{DetailKeyword, Facts, GrpcCode, TypeFacts};
use crate::keywords;

/// The keywords of the document are for errors; an outcome has content.
pub(super) fn outcome_without_document(facts: &Facts<'_>, kind: Kind, findings: &mut Findings) {
    if kind == Kind::Error {
        return;
    }
    let never = facts.situation.map(|(situation, _)| situation.never());
    for (term, at) in presence::given_terms(facts) {
        let of_document = match term {
            Term::Companion(companion) => keywords::is_member(companion),
            Term::Keyword(keyword) => matches!(
                keyword,
                Keyword::Detail | Keyword::Title | Keyword::Type | Keyword::Expose | Keyword::Extension
            ),
        };
        if of_document && !never.is_some_and(|never| never.contains(term)) {
            let message = Message::what(format!("no `{term}` on an outcome: it has no problem document"))
                .help(match term == Term::Keyword(Keyword::Expose) {
                    true => "drop it: what an outcome shows is its content",
                    false => "put it into the content: `#[status(body)]` on a field that serializes",
                })
                .note("problem documents describe errors (RFC 9457 1)");
            findings.error(at, message);
        }
    }
}

/// An outcome is neither displayed nor logged: a field of it without an attribute is not used at all.
pub(super) fn content(facts: &Facts<'_>, situation: &Situation, findings: &mut Findings) {
    if situation != situation::OK || facts.broken || facts.body.is_some() {
        return;
    }
    // An attribute that could not be read may name any field.
    let is_in_a_text = |index| {
        facts.parsed.iter().any(|parsed| parsed.value.is_broken() || parsed.value.fields().any(|field| field == index))
    };
    let mut fields = facts.variant.fields.iter().enumerate();
    if let Some((_, field)) = fields.find(|(index, field)| field.keywords.at.is_none() && !is_in_a_text(*index)) {
        let message = Message::what(format!("the response has no content: the field `{}` is not sent", field.name()))
            .help("`#[status(body)]` on the field, if it is the content")
            .note("a 200 is expected to have content (RFC 9110 15.3.1)");
        findings.warning(Keyword::Body, field.at(), message);
    }
}

pub(super) fn detail(facts: &Facts<'_>, situation: &Situation, findings: &mut Findings) {
    if situation == situation::HIDDEN {
        return;
    }
    if !situation.masked() {
        if let Some(at) = facts.expose {
            let message =
                Message::what(format!("`expose` exposes nothing: `{}` shows its text anyway", situation.name()))
                    .help("drop `expose`")
                    .note("only masked situations, 5xx, keep their text from the client");
            findings.idle(at, message);
        }
        return;
    }
    if let (Some((DetailKeyword::Format(_) | DetailKeyword::Const(_) | DetailKeyword::Broken, at)), None) =
        (&facts.detail, facts.expose)
    {
        let message =
            Message::what(format!("`{}` is masked: the client would not see this `detail`", situation.name()))
                .help("drop `detail`, or add `expose` if the text is fit for the public")
                .note("what a 5xx says of its cause helps an attacker more than a client (RFC 9457 5)");
        findings.error(*at, message);
    }
    if let (Some(at), Some((DetailKeyword::None, _))) = (facts.expose, &facts.detail) {
        let message = Message::what("`expose` exposes nothing: there is no `detail`")
            .help("drop `expose`, or `detail = none`")
            .note("`expose` lets a masked situation show its own text");
        findings.idle(at, message);
    }
}

pub(super) fn log(facts: &Facts<'_>, situation: &Situation, findings: &mut Findings) {
    if let Some((level, at)) = facts.log
        && situation == situation::INTERNAL
        && level < Level::Warn
    {
        let message = Message::what(format!("`log = {}` on `internal` hides an error of the service", level.name()))
            .help("`log = warn` or `log = error`, or drop it")
            .note("an error that is not logged is not fixed");
        findings.idle(at, message);
    }
}

/// A client that reads only the code decides by it whether to repeat the call (google.rpc.Code, AIP-194).
pub(super) fn grpc(facts: &Facts<'_>, situation: &Situation, findings: &mut Findings) {
    let Some(GrpcCode { code, value_at: at, .. }) = facts.grpc else { return };
    let name = situation.name();
    if situation.kind() == Kind::Outcome {
        let message = Message::what(format!("`grpc` means nothing on `{name}`: it is not an error"))
            .help("drop it")
            .note("a call of gRPC that succeeds is `OK`");
        return findings.error(at, message);
    }
    let retry = situation.retry();
    if situation == situation::HIDDEN || retry.allows(code) {
        return;
    }
    let what = match code == Grpc::Ok {
        true => "`OK` is not the code of an error".to_owned(),
        false => format!("`{code}` contradicts the advice of `{name}`: {}", retry.advice()),
    };
    let allowed: Vec<_> = Grpc::ALL.iter().filter(|code| retry.allows(**code)).map(|code| code.name()).collect();
    let help = match allowed.len() {
        ..=3 => format!("one of {}, or drop it: `{name}` is `{}`", join(allowed, "and"), situation.grpc()),
        _ => format!("another code, or drop it: `{name}` is `{}`", situation.grpc()),
    };
    let message = Message::what(what)
        .help(help)
        .note("a client of gRPC decides by the code whether to repeat the call (google.rpc.Code, AIP-194)");
    findings.error(at, message);
}

pub(super) fn like(facts: &Facts<'_>, situation: &Situation, findings: &mut Findings) {
    if let (Some(like), true) = (&facts.like, situation != situation::HIDDEN) {
        let message = Message::what(format!("`like` means nothing on `{}`", situation.name()))
            .help("drop it; `hidden` responds as another variant would")
            .note("only `hidden` must look like something else (RFC 9110 15.5.4)");
        findings.error(like.at, message);
    }
}

pub(super) fn title(facts: &Facts<'_>, container: &TypeFacts, findings: &mut Findings) {
    let Some(title) = &facts.title else { return };
    let blank = facts.type_uri.as_ref().map_or(container.types.is_none(), |uri| uri.text == "about:blank");
    if blank
        && facts
            .situation
            .is_some_and(|(situation, _)| situation != situation::HIDDEN && situation.kind() == Kind::Error)
    {
        let message = Message::what("`about:blank` has a title already: the status's own phrase")
            .help(
                "give the problem a `type`, or the enum `types = \"https://api.example.com/problems/\"`, \
                or drop `title`",
            )
            .note("RFC 9457 4.2.1");
        findings.error(title.at, message);
    }
}
