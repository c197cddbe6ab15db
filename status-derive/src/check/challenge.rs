//! Challenges: `basic(..)`, `bearer(..)`, `dpop(..)`, `custom(..)`, and lists of them.

use status_vocabulary::grammar;
use status_vocabulary::{Companion, Situation};
use syn::Lit;

use super::Faults;
use super::literal::{as_list, unknown_parameter};
use crate::diagnostics::{At, Message, nearest};
use crate::parse::{Item, Value, ValueKind, unraw};

/// A challenge as it was written. What it says of an error depends on the situation that sends it.
#[derive(Debug, Clone)]
pub(crate) struct Challenge {
    scheme: String,
    /// Name, value; in the order in which they go out.
    params: Vec<(String, String)>,
    token68: Option<String>,
    pub(crate) at: At,
    /// Where it says something about an error (RFC 6750 3.1).
    error_info: Option<(String, At)>,
}

const SCHEMES: &[&str] = &["basic", "bearer", "dpop", "custom"];
const BASIC: &[&str] = &["realm", "charset"];
const BEARER: &[&str] =
    &["realm", "scope", "error_description", "error_uri", "resource_metadata", "acr_values", "max_age"];
const DPOP: &[&str] = &["realm", "scope", "error_description", "algs"];

pub(crate) fn is_scheme(word: &str) -> bool {
    SCHEMES.contains(&word)
}

/// The challenges of a literal; every one of a list is checked.
pub(crate) fn list(
    companion: Companion,
    value: &Value,
    situation: Option<&'static Situation>,
    faults: &mut Faults,
) -> Option<Vec<Challenge>> {
    let values = as_list(value);
    if values.is_empty() {
        let message = Message::new(
            format!("`{companion}` lists no challenge"),
            format!("give at least one challenge: `{companion} = bearer(realm = \"api\")`"),
            "a 401 and a 407 must carry at least one challenge (RFC 9110 11.6.1 and 11.7.1)",
        );
        faults.error(value.at, message);
        return None;
    }
    let challenges: Vec<_> = values.iter().map(|value| one(companion, value, situation, faults)).collect();
    challenges.into_iter().collect()
}

fn one(
    companion: Companion,
    value: &Value,
    situation: Option<&'static Situation>,
    faults: &mut Faults,
) -> Option<Challenge> {
    let ValueKind::Call(scheme, items) = &value.kind else {
        faults.error(value.at, not_a_challenge(companion, value));
        return None;
    };
    let scheme = unraw(scheme);
    let before = faults.errors();
    let challenge = match scheme.as_str() {
        "basic" => basic(value, items, faults),
        "bearer" => bearer(companion, value, items, situation, faults),
        "dpop" => dpop(companion, value, items, situation, faults),
        "custom" => custom(companion, value, items, faults),
        "digest" => {
            let message = Message::new(
                "a digest challenge cannot be a literal: a literal nonce is a replay hole",
                format!(
                    "put a `Challenge` in a field, `#[status({companion})] challenge: status_runtime::Challenge`, with a fresh nonce"
                ),
                "the nonce is to be uniquely generated for each 401 (RFC 7616 3.3)",
            );
            faults.error(value.word_at(), message);
            None
        }
        other => {
            let help = match nearest(other, SCHEMES.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("`basic(..)`, `bearer(..)`, `dpop(..)`, or `custom(\"{other}\", realm = \"api\")`"),
            };
            let message = Message::new(
                format!("unknown scheme `{other}`"),
                help,
                "schemes are registered with IANA (RFC 9110 16.4.1)",
            );
            faults.error(value.word_at(), message);
            None
        }
    };
    challenge.filter(|_| faults.errors() == before)
}

fn not_a_challenge(companion: Companion, value: &Value) -> Message {
    let help = match value.text() {
        Some(text) => match text.split_once(' ') {
            Some((scheme, params)) if is_scheme(&scheme.to_lowercase()) => {
                format!("`{}({})`", scheme.to_lowercase(), params.replace("=\"", " = \""))
            }
            _ => "`bearer(realm = \"api\")`".to_owned(),
        },
        None => format!("`{companion} = bearer(realm = \"api\")`"),
    };
    Message::new(
        format!("`{}` is no challenge", value.shown()),
        format!("not a raw header value: {help}"),
        "the parts are checked one by one, and quoted where they have to be (RFC 9110 11.6.1)",
    )
}

/// The named parameters, each known, given once, and with a value that its grammar has.
fn params(
    scheme: &str,
    items: &[Item],
    known: &[&str],
    situation: Option<&'static Situation>,
    faults: &mut Faults,
) -> Vec<(String, String, At)> {
    let source = source(scheme);
    let mut given: Vec<(String, String, At)> = Vec::new();
    for item in items {
        let Some(name) = item.key.as_ref().map(|key| key.name.clone()) else {
            let message = Message::new(
                format!("`{}` has no name", item.value.shown()),
                format!("`{scheme}({} = {})`", known.first().unwrap_or(&"realm"), item.value.shown()),
                "parameters are given by name (RFC 9110 11.2)",
            );
            faults.error(item.at(), message);
            continue;
        };
        if name == "error" && scheme != "basic" {
            faults.error(item.at(), error_is_the_situations(item, situation));
            continue;
        }
        if !known.contains(&name.as_str()) {
            faults.error(item.at(), unknown_parameter(&name, known, scheme, source));
            continue;
        }
        if given.iter().any(|(known, ..)| *known == name) {
            let message = Message::new(
                format!("`{name}` is given twice"),
                "give it once",
                "a parameter occurs once in a challenge (RFC 9110 11.2)",
            );
            faults.error(item.at(), message);
            continue;
        }
        let value = match &item.value.kind {
            ValueKind::Literal(Lit::Str(text)) => text.value(),
            ValueKind::Literal(Lit::Int(number)) if name == "max_age" => number.base10_digits().to_owned(),
            ValueKind::Negative(_) if name == "max_age" => {
                let message = Message::new(
                    "an age is not negative",
                    "0 or more: `max_age = 300`",
                    "max_age is a number of seconds, 0 or more (RFC 9470 3)",
                );
                faults.error(item.value.at, message);
                continue;
            }
            _ => {
                let message = Message::new(format!("`{name}` is a string"), format!("`{name} = \"..\"`"), source);
                faults.error(item.value.at, message);
                continue;
            }
        };
        if let Err(fault) = grammar::auth_param(scheme, &name, &value) {
            faults.error(item.value.at, param_fault(scheme, &name, &value, fault.what()));
            continue;
        }
        given.push((name, value, item.at()));
    }
    given
}

fn param_fault(scheme: &str, name: &str, value: &str, what: &str) -> Message {
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
    Message::new(format!("{value:?} is no `{name}`: {what}"), help, note)
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
    let said = item.value.text().unwrap_or_default();
    if said == "use_dpop_nonce" {
        return Message::new(
            "the situation supplies `error`",
            "drop it, and put the nonce in a field, `#[status(dpop_nonce)] nonce: String`: the challenge then says `use_dpop_nonce`",
            "`use_dpop_nonce` needs a DPoP-Nonce header (RFC 9449 9)",
        );
    }
    let help = match said.as_str() {
        "invalid_token" => "drop it: `invalid_credentials` and `expired_credentials` say `invalid_token` themselves",
        "insufficient_scope" => "drop it: `insufficient_scope` is a situation, which says it itself",
        "insufficient_user_authentication" => "drop it: `step_up_required` says it itself",
        "invalid_request" => "drop it: `bad_request` says it itself",
        _ => {
            "drop it: `invalid_credentials`, `insufficient_scope`, `step_up_required` and `bad_request` each say theirs"
        }
    };
    let note = match (situation.map(|row| row.name()), said.as_str()) {
        (Some("unauthenticated"), _) => "no error when no credentials were sent (RFC 6750 3.1)",
        (_, "insufficient_user_authentication") => "RFC 9470 3",
        _ => "an error that the status contradicts would be read either way (RFC 6750 3.1)",
    };
    Message::new("the situation supplies `error`", help, note)
}

fn ordered(params: &[(String, String, At)], order: &[&str]) -> Vec<(String, String)> {
    order
        .iter()
        .filter_map(|name| params.iter().find(|(known, ..)| known == name))
        .map(|(name, value, _)| (name.clone(), value.clone()))
        .collect()
}

fn basic(value: &Value, items: &[Item], faults: &mut Faults) -> Option<Challenge> {
    let given = params("basic", items, BASIC, None, faults);
    if !items.iter().any(|item| item.key.as_ref().is_some_and(|key| key.name == "realm")) {
        faults.error(value.word_at(), realm_missing());
        return None;
    }
    Some(Challenge {
        scheme: "Basic".to_owned(),
        params: ordered(&given, BASIC),
        token68: None,
        at: value.word_at(),
        error_info: None,
    })
}

pub(crate) fn realm_missing() -> Message {
    Message::new("`basic` needs a `realm`", "`basic(realm = \"api\")`", "realm is required (RFC 7617 2)")
}

fn error_info(given: &[(String, String, At)]) -> Option<(String, At)> {
    given
        .iter()
        .find(|(name, ..)| matches!(name.as_str(), "error_description" | "error_uri"))
        .map(|(name, _, at)| (name.clone(), *at))
}

fn bearer(
    companion: Companion,
    value: &Value,
    items: &[Item],
    situation: Option<&'static Situation>,
    faults: &mut Faults,
) -> Option<Challenge> {
    let given = params("bearer", items, BEARER, situation, faults);
    if items.is_empty() {
        let message = Message::new(
            "`bearer()` says nothing",
            format!("add a parameter: `{companion} = bearer(realm = \"api\")`, or `resource_metadata`"),
            "the scheme must be followed by at least one parameter (RFC 6750 3)",
        );
        faults.warning(companion, value.at, message);
    }
    if situation.is_some_and(|row| row.name() == "insufficient_scope")
        && !given.iter().any(|(name, ..)| name == "scope")
    {
        faults.warning(companion, value.at, scope_missing("bearer"));
    }
    let error_info = error_info(&given);
    Some(Challenge {
        scheme: "Bearer".to_owned(),
        params: ordered(&given, BEARER),
        token68: None,
        at: value.word_at(),
        error_info,
    })
}

pub(crate) fn scope_missing(scheme: &str) -> Message {
    Message::new(
        "the client learns that a scope is missing, and not which",
        format!("name it: `{scheme}(realm = \"api\", scope = \"orders.write\")`"),
        "the challenge may carry the scope that is needed (RFC 6750 3.1)",
    )
}

fn dpop(
    companion: Companion,
    value: &Value,
    items: &[Item],
    situation: Option<&'static Situation>,
    faults: &mut Faults,
) -> Option<Challenge> {
    if companion == Companion::ProxyChallenge {
        let message = Message::new(
            "`dpop` is not for proxies",
            "`proxy_challenge = basic(realm = \"proxy\")`",
            "DPoP must not be used with Proxy-Authenticate (RFC 9449 7.1)",
        );
        faults.error(value.at.start(), message);
        return None;
    }
    let given = params("dpop", items, DPOP, situation, faults);
    if situation.is_some_and(|row| row.name() == "insufficient_scope")
        && !given.iter().any(|(name, ..)| name == "scope")
    {
        faults.warning(companion, value.at, scope_missing("dpop"));
    }
    let error_info = error_info(&given);
    Some(Challenge {
        scheme: "DPoP".to_owned(),
        params: ordered(&given, DPOP),
        token68: None,
        at: value.word_at(),
        error_info,
    })
}

fn custom(companion: Companion, value: &Value, items: &[Item], faults: &mut Faults) -> Option<Challenge> {
    let Some((first, rest)) = items.split_first().filter(|(first, _)| first.key.is_none()) else {
        let message = Message::new(
            "`custom` starts with its scheme",
            "`custom(\"Session\", realm = \"api\")`",
            "a challenge names its scheme first (RFC 9110 11.3)",
        );
        faults.error(value.word_at(), message);
        return None;
    };
    let Some(scheme) = first.value.text() else {
        let message = Message::new(
            format!("`{}` is no string", first.value.shown()),
            format!("a string: `custom(\"{}\", realm = \"api\")`", first.value.shown()),
            "RFC 9110 11.1",
        );
        faults.error(first.value.at, message);
        return None;
    };
    if let Err(fault) = grammar::scheme(&scheme) {
        let token: String = scheme.chars().filter(char::is_ascii_alphanumeric).collect();
        let message = Message::new(
            format!("{scheme:?} is no scheme: {}", fault.what()),
            format!("a token, without spaces: `{:?}`", if token.is_empty() { "Session" } else { &*token }),
            "a scheme is a token (RFC 9110 11.1)",
        );
        faults.error(first.value.at, message);
        return None;
    }
    if scheme.eq_ignore_ascii_case("digest") {
        let message = Message::new(
            "a digest challenge cannot be a literal: a literal nonce is a replay hole",
            format!("put a `Challenge` in a field: `#[status({companion})] challenge: status_runtime::Challenge`"),
            "the nonce is to be uniquely generated for each 401 (RFC 7616 3.3)",
        );
        faults.error(value.word_at(), message);
        return None;
    }
    if !grammar::scheme_registered(&scheme) {
        let message = Message::new(
            format!("`{scheme}` is not in IANA's registry of schemes"),
            format!("`bearer(..)` if it is one; `deliberate({companion})` if it is yours: it does satisfy the MUST"),
            "schemes are registered (RFC 9110 16.4.1)",
        );
        faults.warning(companion, first.value.at, message);
    }
    let mut challenge =
        Challenge { scheme: scheme.clone(), params: Vec::new(), token68: None, at: value.word_at(), error_info: None };
    for item in rest {
        let Some(key) = &item.key else {
            let message = Message::new(
                format!("`{}` has no name", item.value.shown()),
                "`realm = \"..\"`",
                "parameters are given by name (RFC 9110 11.2)",
            );
            faults.error(item.at(), message);
            continue;
        };
        let Some(text) = item.value.text() else {
            let message = Message::new(
                format!("`{}` is a string", key.name),
                format!("`{} = \"..\"`", key.name),
                "RFC 9110 11.2",
            );
            faults.error(item.value.at, message);
            continue;
        };
        let verdict = match key.name.as_str() {
            "token68" => grammar::token68(&text),
            "nonce" => {
                let message = Message::new(
                    "a nonce is never a literal",
                    "put a `Challenge` in a field",
                    "a compiled nonce is a replay hole",
                );
                faults.error(item.at(), message);
                continue;
            }
            name => grammar::auth_param(&scheme, name, &text),
        };
        if let Err(fault) = verdict {
            faults.error(item.value.at, param_fault(&scheme, &key.name, &text, fault.what()));
        } else if key.name == "token68" {
            challenge.token68 = Some(text);
        } else if challenge.params.iter().any(|(known, _)| known.eq_ignore_ascii_case(&key.name)) {
            let message = Message::new(
                format!("`{}` is given twice", key.name),
                "give it once",
                "a parameter occurs once in a challenge (RFC 9110 11.2)",
            );
            faults.error(item.at(), message);
        } else {
            challenge.params.push((key.name.clone(), text));
        }
        if challenge.token68.is_some() && !challenge.params.is_empty() {
            let message =
                Message::new("a challenge has a token68 or parameters, not both", "keep one of them", "RFC 9110 11.3");
            faults.error(item.at(), message);
            break;
        }
    }
    Some(challenge)
}

impl Challenge {
    /// Whether it says how strong or how recent the authentication has to be (RFC 9470 3).
    pub(crate) fn says_strength(&self) -> bool {
        self.params.iter().any(|(name, _)| name == "acr_values" || name == "max_age")
    }

    pub(crate) fn says_scope(&self) -> bool {
        self.params.iter().any(|(name, _)| name == "scope")
    }

    pub(crate) fn has_error(&self) -> bool {
        self.scheme == "Bearer" || self.scheme == "DPoP"
    }

    /// Error information where no credentials were sent (RFC 6750 3.1).
    pub(crate) fn misplaced_error(&self) -> Option<(At, Message)> {
        let (name, at) = self.error_info.as_ref()?;
        Some((
            *at,
            Message::new(
                format!("`{name}` explains an error, and without credentials there is none"),
                format!("drop `{name}`, or use `invalid_credentials`"),
                "a request without credentials should not be told an error code or other error information (RFC 6750 3.1)",
            ),
        ))
    }

    /// The header line, with the error that the situation supplies.
    pub(crate) fn line(&self, situation: &Situation, with_nonce: bool) -> String {
        if let Some(token68) = &self.token68 {
            return format!("{} {token68}", self.scheme);
        }
        let error = match (situation.name(), self.scheme.as_str()) {
            (_, "DPoP") if with_nonce => Some("use_dpop_nonce"),
            ("invalid_credentials" | "expired_credentials", "Bearer" | "DPoP") => Some("invalid_token"),
            ("insufficient_scope", "Bearer" | "DPoP") => Some("insufficient_scope"),
            ("step_up_required", "Bearer" | "DPoP") => Some("insufficient_user_authentication"),
            ("bad_request", "Bearer" | "DPoP") => Some("invalid_request"),
            _ => None,
        };
        let mut parts: Vec<String> = Vec::new();
        let mut error = error.map(|error| format!("error=\"{error}\""));
        for (name, value) in &self.params {
            if !matches!(name.as_str(), "realm" | "scope") {
                parts.extend(error.take());
            }
            parts.push(match grammar::auth_param_quoted(&self.scheme, name) {
                true => format!("{name}={}", grammar::quoted(value)),
                false => format!("{name}={value}"),
            });
        }
        parts.extend(error);
        if parts.is_empty() { self.scheme.clone() } else { format!("{} {}", self.scheme, parts.join(", ")) }
    }
}
