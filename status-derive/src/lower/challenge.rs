//! A challenge as it goes out.

use status_vocabulary::Situation;
use status_vocabulary::grammar;

use crate::facts::Challenge;

/// The header line, with the error that the situation supplies.
pub(super) fn line(challenge: &Challenge, situation: &Situation, with_nonce: bool) -> String {
    if let Some(token68) = &challenge.token68 {
        return format!("{} {token68}", challenge.scheme);
    }
    let error = match challenge.scheme.as_str() {
        "DPoP" if with_nonce => Some("use_dpop_nonce"),
        "Bearer" | "DPoP" => situation.challenge_error(),
        _ => None,
    };
    let mut parts: Vec<String> = Vec::new();
    let mut error = error.map(|error| format!("error=\"{error}\""));
    for (name, value) in &challenge.params {
        if !matches!(name.as_str(), "realm" | "scope") {
            parts.extend(error.take());
        }
        parts.push(match grammar::auth_param_quoted(&challenge.scheme, name) {
            true => format!("{name}={}", grammar::quoted(value)),
            false => format!("{name}={value}"),
        });
    }
    parts.extend(error);
    if parts.is_empty() { challenge.scheme.clone() } else { format!("{} {}", challenge.scheme, parts.join(", ")) }
}
