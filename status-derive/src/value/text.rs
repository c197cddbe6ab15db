//! Texts with a grammar: Cache-Control, Content-Language, Vary.

use status_vocabulary::Companion;
use status_vocabulary::grammar;
use status_vocabulary::render;

use super::context::{Literals, Outcome, Validator};
use crate::diagnostics::{Message, nearest};
use crate::facts::ParsedValue;
use crate::parse::Value;

pub(super) fn cache_control(literals: &mut Literals<'_>, value: &Value) -> Outcome {
    let companion = Companion::CacheControl;
    let parsed = text(companion, value, grammar::cache_control, "\"no-store\"")?;
    let written = value.text().unwrap_or_default();
    if grammar::cache_directive(&written, "private") && grammar::cache_directive(&written, "s-maxage") {
        let message = Message::what("`s-maxage` is for shared caches, and `private` keeps them out")
            .help("`private, max-age=60`, or `s-maxage=60` alone")
            .note("s-maxage applies to shared caches only (RFC 9111 5.2.2.10)");
        literals.findings.warning(companion, value.at, message);
    }
    if literals.situation.is_some_and(|row| row.no_store_only()) && !grammar::forbids_storing(&written) {
        let code = literals.situation.map_or(0, |row| row.code());
        return Err(Message::what(format!("a {code} must not be stored"))
            .help("`cache_control = \"no-store\"`, or drop it: it is sent anyway")
            .note("responses with 428, 429, 431 and 511 must not be stored by a cache (RFC 6585 3 to 6)"));
    }
    for directive in written.split(',').map(|directive| directive.split('=').next().unwrap_or_default().trim()) {
        let lower = directive.to_lowercase();
        let near = nearest(&lower.replace('_', "-"), grammar::CACHE_DIRECTIVES.iter().copied());
        if let Some(near) = near.filter(|near| *near != lower && !written.contains('"')) {
            let message = Message::what(format!("`{directive}` is not a known cache directive"))
                .help(format!("did you mean `{near}`?"))
                .note("a cache ignores what it does not know (RFC 9111 5.2.3)");
            literals.findings.warning(companion, value.at, message);
        }
    }
    Ok(parsed)
}

pub(super) fn content_language(literals: &mut Literals<'_>, value: &Value) -> Outcome {
    let companion = Companion::ContentLanguage;
    let parsed = text(companion, value, grammar::content_language, "\"en\"")?;
    for tag in value.text().unwrap_or_default().split(',').map(str::trim) {
        let mut subtags = tag.split('-');
        let language = subtags.next().unwrap_or_default();
        let (what, help) = if language.len() > 3 {
            (format!("`{language}` is not a language: registered ones have two or three letters"), "\"en\"".to_owned())
        } else if subtags.any(|subtag| subtag.eq_ignore_ascii_case("UK")) {
            let right = tag.replace("UK", "GB").replace("uk", "GB");
            ("`UK` is not a region: the United Kingdom is `GB`".to_owned(), format!("{right:?}"))
        } else {
            continue;
        };
        let message = Message::what(what)
            .help(format!("as in `content_language = {help}`"))
            .note("subtags are registered with IANA (RFC 5646 2.2.1 and 2.2.4)");
        literals.findings.warning(companion, value.at, message);
    }
    Ok(parsed)
}

pub(super) fn vary(literals: &mut Literals<'_>, value: &Value) -> Outcome {
    let written = value.text().unwrap_or_default();
    let parsed = match grammar::vary(&written) {
        Err(error) if value.text().is_some() => {
            let names: Vec<_> = written.split([',', ';', ' ', '|']).filter(|name| !name.is_empty()).collect();
            let names = names.join(", ");
            return Err(Message::what(format!("{written:?} is not a valid Vary: {}", error.what()))
                .help(format!("`vary = {:?}`", if grammar::vary(&names).is_ok() { &*names } else { "Accept" }))
                .note("Vary lists request header names, separated by commas (RFC 9110 12.5.5)"));
        }
        _ => text(Companion::Vary, value, grammar::vary, "\"Accept\"")?,
    };
    let names: Vec<_> = written.split(',').map(str::trim).collect();
    if names.contains(&"*") && names.len() > 1 {
        let message = Message::what("`*` stands alone: it says that the response varies with anything")
            .help("`vary = \"*\"`, or the names without it")
            .note("RFC 9110 12.5.5");
        literals.findings.warning(Companion::Vary, value.at, message);
    }
    const OF_RESPONSES: &[&str] =
        &["set-cookie", "location", "retry-after", "www-authenticate", "etag", "vary", "allow", "server", "age"];
    let of_response = |name: &&&str| OF_RESPONSES.iter().any(|known| name.eq_ignore_ascii_case(known));
    if let Some(name) = names.iter().find(of_response) {
        let rest: Vec<_> = names.iter().filter(|name| !of_response(name)).copied().collect();
        let message = Message::what(format!("`{name}` is a header of responses"))
            .help(match (name.eq_ignore_ascii_case("set-cookie"), rest.is_empty()) {
                (true, _) => {
                    let names = [&rest[..], &["Cookie"]].concat();
                    format!("`vary = {:?}`, if the response depends on the cookie", names.join(", "))
                }
                (false, true) => "drop it".to_owned(),
                (false, false) => format!("`vary = {:?}`", rest.join(", ")),
            })
            .note("Vary names the request headers on which the response depends (RFC 9110 12.5.5)");
        literals.findings.warning(Companion::Vary, value.at, message);
    }
    if names.iter().any(|name| name.eq_ignore_ascii_case("authorization")) {
        let message = Message::what("Vary is never needed for Authorization")
            .help(
                match names
                    .iter()
                    .filter(|name| !name.eq_ignore_ascii_case("authorization"))
                    .copied()
                    .collect::<Vec<_>>()
                {
                    rest if rest.is_empty() => "drop it: caches keep such responses apart already".to_owned(),
                    rest => format!("`vary = \"{}\"`: caches keep such responses apart already", rest.join(", ")),
                },
            )
            .note(
                "a shared cache must not reuse a response to a request with Authorization (RFC 9110 \
                12.5.5, RFC 9111 3.5)",
            );
        literals.findings.warning(Companion::Vary, value.at, message);
    }
    Ok(parsed)
}

fn text(companion: Companion, value: &Value, validate: Validator, example: &str) -> Outcome {
    let Some(text) = value.text() else {
        let joined = value.texts().map(|texts| texts.join(", ")).filter(|joined| validate(joined).is_ok());
        return Err(Message::what(format!("`{companion}` is a string"))
            .help(match joined {
                Some(joined) => format!("one string, with commas between: `{companion} = {joined:?}`"),
                None => format!("`{companion} = {example}`"),
            })
            .note(companion.source()));
    };
    if let Err(error) = validate(&text) {
        let commas = text.replace(';', ",");
        let help = match error.what().split_once('`').and_then(|(_, rest)| rest.split_once('`')) {
            Some(_) if error.what().contains("contradict") => {
                let one = if text.contains("no-store") { "no-store" } else { "private" };
                format!("choose one: `{companion} = \"{one}\"`, or the other without it")
            }
            _ if validate(&commas).is_ok() => format!("`{companion} = {commas:?}`"),
            _ if validate(text.trim()).is_ok() => format!("`{companion} = {:?}`", text.trim()),
            Some((meant, _)) => format!("`{companion} = \"{meant}\"`"),
            None => format!("as in `{companion} = {example}`"),
        };
        let error = error.what().trim_end_matches(": choose one");
        let what = format!("{text:?} is not valid in `{companion}`: {error}");
        return Err(Message::what(what).help(help).note(companion.source()));
    }
    let elements: Vec<_> = grammar::elements(&text).map(|(_, element)| element).collect();
    Ok(ParsedValue::Lines(vec![render::List(&elements).to_string()]))
}
