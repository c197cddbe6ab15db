//! Challenges: `basic(..)`, `bearer(..)`, `dpop(..)`, `custom(..)`, and lists of them.

use status_vocabulary::grammar;
use status_vocabulary::{Companion, Situation, situation};
use syn::Lit;

use super::arguments::unknown_parameter;
use super::reference::is_loopback;
use crate::constant::{ConstPath, LiteralOrConst};
use crate::diagnostics::{At, Findings, Message, nearest};
use crate::facts::{Challenge, LiteralChallenge};
use crate::names::unraw;
use crate::parse::{Item, Value, ValueKind};

const SCHEMES: &[&str] = &["basic", "bearer", "dpop", "custom"];

pub(crate) fn is_scheme(keyword: &str) -> bool {
    SCHEMES.contains(&keyword)
}

/// The challenges of a literal; every one of a list is checked.
pub(crate) fn list(
    companion: Companion,
    value: &Value,
    situation: Option<&'static Situation>,
    findings: &mut Findings,
) -> Option<Vec<Challenge>> {
    let values = value.as_list();
    if values.is_empty() {
        let message = Message::what(format!("`{companion}` lists no challenge"))
            .help(format!("give at least one challenge: `{companion} = bearer(realm = \"api\")`"))
            .note("a 401 and a 407 must carry at least one challenge (RFC 9110 11.6.1 and 11.7.1)");
        findings.error(value.at, message);
        return None;
    }
    let mut reader = Reader { companion, situation, findings };
    let challenges: Vec<_> = values.iter().map(|value| reader.challenge(value)).collect();
    for (at, challenge) in challenges.iter().enumerate() {
        if let Some(challenge) = challenge
            && challenges[..at].iter().flatten().any(|before| before.is_same(challenge))
        {
            let message = Message::what(format!("this `{}` is listed twice", values[at].keyword()))
                .help("name it once; a scheme is listed again only with another realm")
                .note("a challenge listed twice adds nothing (RFC 9110 11.6.1)");
            reader.findings.error(challenge.at(), message);
        }
    }
    challenges.into_iter().collect()
}

/// The message for an identifier that is a scheme, or a misspelled one: a `const` is in upper case.
pub(crate) fn keyword(companion: Companion, name: &str) -> Option<Message> {
    if !name.contains(|char: char| char.is_lowercase()) {
        return None;
    }
    let scheme = name.to_lowercase();
    Some(match scheme.as_str() {
        "basic" => realm_missing(),
        "digest" => digest(companion),
        "dpop" | "bearer" => {
            let example = if scheme == "dpop" { "dpop(algs = \"ES256\")" } else { "bearer(realm = \"api\")" };
            Message::what(format!("`{name}` is a scheme without its parameters"))
                .help(format!("`{example}`"))
                .note("a challenge is a scheme and its parameters (RFC 9110 11.3)")
        }
        _ => unknown_scheme(name),
    })
}

fn digest(companion: Companion) -> Message {
    Message::what("a digest challenge cannot be a literal: a literal nonce is a replay hole")
        .help(format!(
            "put a `Challenge` in a field, `#[status({companion})] challenge: status_runtime::Challenge`, \
            with a fresh nonce"
        ))
        .note("the nonce is to be uniquely generated for each 401 (RFC 7616 3.3)")
}

fn unknown_scheme(name: &str) -> Message {
    let registered = grammar::AUTH_SCHEMES.iter().find(|scheme| scheme.eq_ignore_ascii_case(name));
    let unknown = format!("unknown scheme `{name}`");
    let (what, help) = match (nearest(name, SCHEMES.iter().copied()), registered) {
        (Some(near), _) => (unknown, format!("did you mean `{near}`?")),
        (None, Some(scheme)) => (
            format!("`{scheme}` has no shorthand here"),
            format!("`custom(\"{scheme}\", ..)`, with the parameters that it has"),
        ),
        (None, None) => {
            (unknown, format!("`basic(..)`, `bearer(..)`, `dpop(..)`, or `custom(\"{name}\", realm = \"api\")`"))
        }
    };
    Message::what(what).help(help).note("schemes are registered with IANA (RFC 9110 16.4.1)")
}

/// Reads the challenges of one literal.
struct Reader<'a> {
    companion: Companion,
    situation: Option<&'static Situation>,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn challenge(&mut self, value: &Value) -> Option<Challenge> {
        let ValueKind::Call(scheme, items) = &value.kind else {
            if let Some(path) = value.as_const() {
                return Some(Challenge::Const(ConstPath(path), value.at));
            }
            self.findings.error(value.at, not_a_challenge(self.companion, value));
            return None;
        };
        let before = self.findings.errors();
        let challenge = match unraw(scheme).as_str() {
            "basic" => self.basic("Basic", value, items),
            "bearer" => self.token("Bearer", false, value, items),
            "dpop" => self.token("DPoP", false, value, items),
            "custom" => self.custom(value, items),
            "digest" => {
                self.findings.error(value.keyword_at(), digest(self.companion));
                None
            }
            other => {
                self.findings.error(value.keyword_at(), unknown_scheme(other));
                None
            }
        };
        challenge.filter(|_| self.findings.errors() == before).map(Challenge::Literal)
    }

    fn basic(&mut self, scheme: &str, value: &Value, items: &[Item]) -> Option<LiteralChallenge> {
        let parsed = self.params(scheme, false, items);
        if named(items, "realm").is_none() {
            self.findings.error(value.keyword_at(), realm_missing());
            return None;
        }
        Some(challenge(scheme, parsed, value))
    }

    /// Bearer and DPoP, the schemes of access tokens. Other parameters than their own are allowed if `open`.
    fn token(&mut self, scheme: &str, open: bool, value: &Value, items: &[Item]) -> Option<LiteralChallenge> {
        let companion = self.companion;
        let is_dpop = scheme.eq_ignore_ascii_case("DPoP");
        if is_dpop && companion == Companion::ProxyChallenge {
            let message = Message::what("`dpop` is not for proxies")
                .help("`proxy_challenge = basic(realm = \"proxy\")`")
                .note("DPoP must not be used with Proxy-Authenticate (RFC 9449 7.1)");
            self.findings.error(value.at.start(), message);
            return None;
        }
        let parsed = self.params(scheme, open, items);
        if is_dpop && named(items, "algs").is_none() {
            let message = Message::what("the client does not learn which algorithms its proof may be signed with")
                .help("name them: `dpop(algs = \"ES256\")`")
                .note("a DPoP challenge should carry `algs` (RFC 9449 7.1)");
            self.findings.warning(companion, value.at, message);
        }
        if !is_dpop && items.is_empty() {
            let message = Message::what("a bare `Bearer` says nothing")
                .help(format!("add a parameter: `{companion} = bearer(realm = \"api\")`, or `resource_metadata`"))
                .note("the scheme must be followed by at least one parameter (RFC 6750 3)");
            self.findings.warning(companion, value.at, message);
        }
        if self.situation.is_some_and(|row| row == situation::INSUFFICIENT_SCOPE)
            && !parsed.iter().any(|(name, ..)| name == "scope")
        {
            self.findings.warning(companion, value.at, scope_missing(if is_dpop { "dpop" } else { "bearer" }));
        }
        self.metadata_in_the_clear(items);
        let error_info = parsed
            .iter()
            .find(|(name, ..)| matches!(name.as_str(), "error_description" | "error_uri"))
            .map(|(name, _, at)| (name.clone(), *at));
        Some(LiteralChallenge { error_info, ..challenge(scheme, parsed, value) })
    }

    fn custom(&mut self, value: &Value, items: &[Item]) -> Option<LiteralChallenge> {
        let companion = self.companion;
        let Some((first, rest)) = items.split_first().filter(|(first, _)| first.key.is_none()) else {
            let message = Message::what("`custom` starts with its scheme")
                .help("`custom(\"Session\", realm = \"api\")`")
                .note("a challenge names its scheme first (RFC 9110 11.3)");
            self.findings.error(value.keyword_at(), message);
            return None;
        };
        let scheme = match custom_scheme(&first.value) {
            Ok(scheme) => scheme,
            Err(message) => {
                self.findings.error(first.value.at, message);
                return None;
            }
        };
        // A scheme has its own rules, in whatever form it is written.
        match scheme.to_ascii_lowercase().as_str() {
            "basic" => self.basic(&scheme, value, rest),
            "bearer" | "dpop" => self.token(&scheme, true, value, rest),
            "digest" => {
                self.findings.error(first.value.at, digest(companion));
                None
            }
            _ => {
                if !grammar::scheme_registered(&scheme) {
                    let message = Message::what(format!("`{scheme}` is not in IANA's registry of schemes"))
                        .help(format!(
                            "`bearer(..)` if it is one; `deliberate({companion})` if it is yours: it does satisfy the MUST"
                        ))
                        .note("schemes are registered (RFC 9110 16.4.1)");
                    self.findings.warning(companion, first.value.at, message);
                }
                Some(self.other(&scheme, value, rest))
            }
        }
    }

    /// A challenge of a scheme that has no form of its own.
    fn other(&mut self, scheme: &str, value: &Value, items: &[Item]) -> LiteralChallenge {
        let mut challenge = challenge(scheme, Vec::new(), value);
        for item in items {
            if let Err((at, message)) = self.add(item, &mut challenge) {
                self.findings.error(at, message);
            } else if challenge.token68.is_some() && !challenge.params.is_empty() {
                let message = Message::what("a challenge has a token68 or parameters, not both")
                    .help("keep one of them")
                    .note("RFC 9110 11.3");
                self.findings.error(item.at(), message);
                break;
            }
        }
        challenge
    }

    fn add(&self, item: &Item, challenge: &mut LiteralChallenge) -> Result<(), (At, Message)> {
        let companion = self.companion;
        let Some(key) = &item.key else { return Err((item.at(), without_name(item, "`realm = \"..\"`".to_owned()))) };
        let name = &*key.name;
        let Some(value) = item.value.as_text() else {
            return Err((item.value.at, not_a_string(name, &item.value, "RFC 9110 11.2")));
        };
        if name == "nonce" {
            let message = Message::what("a nonce is never a literal")
                .help(format!(
                    "put a `Challenge` in a field: `#[status({companion})] challenge: status_runtime::Challenge`"
                ))
                .note("each nonce is fresh, and a compiled one is a replay hole (RFC 7616 3.3)");
            return Err((item.at(), message));
        }
        let is_token68 = name == "token68";
        if let LiteralOrConst::Literal(text) = &value {
            let verdict =
                if is_token68 { grammar::token68(text) } else { grammar::auth_param(&challenge.scheme, name, text) };
            verdict.map_err(|error| (item.value.at, invalid_param(&challenge.scheme, name, text, error.what())))?;
        }
        let is_known = match is_token68 {
            true => challenge.token68.is_some(),
            false => challenge.params.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)),
        };
        if is_known {
            return Err((item.at(), given_twice(name)));
        }
        match is_token68 {
            true => challenge.token68 = Some(value),
            false => challenge.params.push((name.to_owned(), value)),
        }
        Ok(())
    }

    /// The named parameters, each known, given once, and with a value that is valid for it.
    fn params(&mut self, scheme: &str, open: bool, items: &[Item]) -> Vec<(String, LiteralOrConst, At)> {
        let scheme = &*scheme.to_ascii_lowercase();
        let mut parsed: Vec<(String, LiteralOrConst, At)> = Vec::new();
        for item in items {
            let parameter = self.param_name(scheme, open, item).and_then(|name| {
                if parsed.iter().any(|(known, ..)| known.eq_ignore_ascii_case(name)) {
                    return Err((item.at(), given_twice(name)));
                }
                match param_value(scheme, name, &item.value) {
                    Ok(value) => Ok((name.to_owned(), value, item.at())),
                    Err(message) => Err((item.value.at, message)),
                }
            });
            match parameter {
                Ok(parameter) => parsed.push(parameter),
                Err((at, message)) => self.findings.error(at, message),
            }
        }
        parsed
    }

    fn param_name<'a>(&self, scheme: &str, open: bool, item: &'a Item) -> Result<&'a str, (At, Message)> {
        // The error comes from the situation.
        let known: Vec<_> = grammar::auth_params(scheme).iter().copied().filter(|name| *name != "error").collect();
        let Some(key) = &item.key else {
            let help = format!("`{scheme}({} = {})`", known.first().unwrap_or(&"realm"), item.value.shown());
            return Err((item.at(), without_name(item, help)));
        };
        let name = &*key.name;
        if name == "error" && scheme != "basic" {
            return Err((item.at(), error_is_the_situations(item, self.situation)));
        }
        let is_slip = nearest(name, known.iter().copied()).is_some();
        let foreign = open && !is_slip && name != "token68";
        if known.contains(&name) || foreign {
            return Ok(name);
        }
        let mut message = unknown_parameter(name, &known, scheme, source(scheme));
        if scheme == "bearer" && !open && !is_slip {
            message.help.push_str(&format!("; another goes into `custom(\"Bearer\", {name} = ..)`"));
        }
        Err((item.at(), message))
    }

    /// RFC 9728 3 requires https for the metadata.
    fn metadata_in_the_clear(&mut self, items: &[Item]) {
        let metadata = named(items, "resource_metadata");
        let Some((at, text)) = metadata.and_then(|item| Some((item.value.at, item.value.text()?))) else { return };
        let (scheme, rest) = text.split_once(':').unwrap_or(("", &text));
        if scheme.eq_ignore_ascii_case("http") && !is_loopback(rest.trim_start_matches('/')) {
            let message = Message::what(
                "over http, the metadata can be changed on its way, and with it where the client gets its tokens",
            )
            .help(format!("`resource_metadata = \"https:{rest}\"`"))
            .note("the metadata is obtained over https (RFC 9728 3)");
            self.findings.warning(self.companion, at, message);
        }
    }
}

/// The scheme of `custom(..)`, which is the first of what is in the parentheses.
fn custom_scheme(value: &Value) -> Result<String, Message> {
    let Some(scheme) = value.text() else {
        return Err(Message::what(format!("`{}` is not a string", value.shown()))
            .help(format!("a string: `custom(\"{}\", realm = \"api\")`", value.shown()))
            .note("RFC 9110 11.1"));
    };
    match grammar::scheme(&scheme) {
        Ok(()) => Ok(scheme),
        Err(error) => {
            let token: String = scheme.chars().filter(char::is_ascii_alphanumeric).collect();
            Err(Message::what(format!("{scheme:?} is not a valid scheme: {}", error.what()))
                .help(format!("a token, without spaces: `{:?}`", if token.is_empty() { "Session" } else { &*token }))
                .note("a scheme is a token (RFC 9110 11.1)"))
        }
    }
}

/// The value of a parameter of a scheme that has a form of its own.
fn param_value(scheme: &str, name: &str, value: &Value) -> Result<LiteralOrConst, Message> {
    if let Some(path) = value.as_const() {
        return Ok(LiteralOrConst::Const(ConstPath(path)));
    }
    let text = match &value.kind {
        ValueKind::Literal(Lit::Str(text)) => text.value(),
        ValueKind::Literal(Lit::Int(number)) if name == "max_age" => number.base10_digits().to_owned(),
        ValueKind::Negative(_) if name == "max_age" => return Err(not_an_age("an age is not negative".to_owned())),
        ValueKind::Literal(_) if name == "max_age" => {
            return Err(not_an_age(format!("`{}` is not a whole number of seconds", value.shown())));
        }
        ValueKind::Literal(_)
        | ValueKind::Negative(_)
        | ValueKind::BareWord(_)
        | ValueKind::Path(_)
        | ValueKind::Call(..)
        | ValueKind::List(_) => return Err(not_a_string(name, value, source(scheme))),
    };
    match grammar::auth_param(scheme, name, &text) {
        Ok(()) => Ok(LiteralOrConst::Literal(text)),
        Err(error) => Err(invalid_param(scheme, name, &text, error.what())),
    }
}

fn challenge(scheme: &str, params: Vec<(String, LiteralOrConst, At)>, value: &Value) -> LiteralChallenge {
    let params = params.into_iter().map(|(name, value, _)| (name, value)).collect();
    LiteralChallenge { scheme: scheme.to_owned(), params, token68: None, at: value.keyword_at(), error_info: None }
}

fn not_a_challenge(companion: Companion, value: &Value) -> Message {
    let help = match value.text() {
        Some(text) => match text.split_once(' ') {
            Some((scheme, params)) if is_scheme(&scheme.to_lowercase()) => {
                let quoted = |param: &str| match param.trim().split_once('=') {
                    Some((name, value)) => format!("{name} = \"{}\"", value.trim_matches('"')),
                    None => param.trim().to_owned(),
                };
                let params: Vec<_> = params.split(',').map(quoted).collect();
                format!("`{}({})`", scheme.to_lowercase(), params.join(", "))
            }
            _ => "`bearer(realm = \"api\")`".to_owned(),
        },
        None => format!("`{companion} = bearer(realm = \"api\")`"),
    };
    Message::what(format!("`{}` is not a challenge", value.shown()))
        .help(format!("not a raw header value: {help}"))
        .note("the parts are checked one by one, and quoted where they have to be (RFC 9110 11.6.1)")
}

/// The parameter of that name, with any value.
fn named<'a>(items: &'a [Item], name: &str) -> Option<&'a Item> {
    items.iter().find(|item| item.key.as_ref().is_some_and(|key| key.name == name))
}

fn without_name(item: &Item, help: String) -> Message {
    Message::what(format!("`{}` has no name", item.value.shown()))
        .help(help)
        .note("parameters are given by name (RFC 9110 11.2)")
}

fn given_twice(name: &str) -> Message {
    Message::what(format!("`{name}` is given twice"))
        .help("give it once")
        .note("a parameter occurs once in a challenge (RFC 9110 11.2)")
}

fn not_an_age(what: String) -> Message {
    Message::what(what)
        .help("0 or more: `max_age = 300`")
        .note("max_age is a number of seconds, 0 or more (RFC 9470 3)")
}

fn not_a_string(name: &str, value: &Value, source: &str) -> Message {
    let help = match (&value.kind, value.texts()) {
        (_, Some(texts)) => format!("one string, with spaces between: `{name} = {:?}`", texts.join(" ")),
        (ValueKind::BareWord(_), _) => format!(
            "its text, in quotes: `{name} = \"..\"`; a `const` is in upper case, and a value that changes goes into a `Challenge` in \
            a field"
        ),
        _ => format!("`{name} = \"..\"`"),
    };
    Message::what(format!("`{name}` is a string")).help(help).note(source)
}

fn invalid_param(scheme: &str, name: &str, value: &str, what: &str) -> Message {
    let help = match name {
        "scope" => {
            let scopes: String = value.chars().filter(|char| !matches!(char, '"' | '\\')).collect();
            let scopes = scopes.split_whitespace().collect::<Vec<_>>().join(" ");
            let meant = if grammar::scope(&scopes).is_ok() { &*scopes } else { "orders.read orders.write" };
            format!("`scope = {meant:?}`")
        }
        "token68" => "letters, digits and `-._~+/`, then `=`s: `token68 = \"dGVzdA==\"`".to_owned(),
        "charset" => "`charset = \"UTF-8\"`, or drop it".to_owned(),
        "realm" => "ASCII only: `realm = \"api\"`".to_owned(),
        "error_uri" | "resource_metadata" => format!("an absolute URI: `{name} = \"https://api.example.com/..\"`"),
        "algs" if value.contains(',') => format!("`algs = {:?}`", value.replace(", ", " ").replace(',', " ")),
        "algs" => "asymmetric only: `algs = \"ES256 PS256 EdDSA\"`".to_owned(),
        "max_age" => "0 or more: `max_age = 300`".to_owned(),
        _ => format!("`{name} = \"..\"`, in ASCII and without quotes in it"),
    };
    let note = match (scheme, name) {
        ("basic", "realm") => "no reliable way to carry it (RFC 7617 3)",
        ("dpop", "algs") => "DPoP proofs are signed with an asymmetric key (RFC 9449 4.2)",
        (_, "acr_values" | "max_age") => "RFC 9470 3",
        (_, "resource_metadata") => "RFC 9728 5.1",
        _ => source(scheme),
    };
    let what = what.strip_suffix(&*format!(" ({note})")).unwrap_or(what);
    Message::what(format!("{value:?} is not a valid `{name}`: {what}")).help(help).note(note)
}

fn source(scheme: &str) -> &'static str {
    match scheme {
        "basic" => "RFC 7617 2",
        "bearer" => "RFC 6750 3",
        "dpop" => "RFC 9449 7.1",
        _ => "RFC 9110 11.2",
    }
}

fn error_is_the_situations(item: &Item, situation: Option<&'static Situation>) -> Message {
    let text = item.value.text().unwrap_or_default();
    if text == "use_dpop_nonce" {
        return Message::what("the situation supplies `error`")
            .help(
                "drop it, and put the nonce in a field, `#[status(dpop_nonce)] nonce: String`: \
                the challenge then says `use_dpop_nonce`",
            )
            .note("`use_dpop_nonce` needs a DPoP-Nonce header (RFC 9449 9)");
    }
    let help = match text.as_str() {
        "invalid_token" => "drop it: `invalid_credentials` and `expired_credentials` supply `invalid_token`",
        "insufficient_scope" => "drop it, or use the situation `insufficient_scope`, which supplies it",
        "insufficient_user_authentication" => "drop it: `step_up_required` supplies it",
        "invalid_request" => "drop it: `bad_request` supplies it",
        _ => {
            "drop it: `invalid_credentials`, `insufficient_scope`, `step_up_required` and `bad_request` each supply their own"
        }
    };
    let note = match text.as_str() {
        _ if situation == Some(situation::UNAUTHENTICATED) => "no error when no credentials were sent (RFC 6750 3.1)",
        "insufficient_user_authentication" => "RFC 9470 3",
        _ => "an error code that contradicts the status is ambiguous (RFC 6750 3.1)",
    };
    Message::what("the situation supplies `error`").help(help).note(note)
}

pub(crate) fn realm_missing() -> Message {
    Message::what("`basic` needs a `realm`").help("`basic(realm = \"api\")`").note("realm is required (RFC 7617 2)")
}

pub(crate) fn scope_missing(scheme: &str) -> Message {
    Message::what("the client learns that a scope is missing, but not which")
        .help(format!("name it: `{scheme}(realm = \"api\", scope = \"orders.write\")`"))
        .note("the challenge may carry the scope that is needed (RFC 6750 3.1)")
}
