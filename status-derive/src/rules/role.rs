//! Who is speaking: some status codes are for gateways and proxies.

use status_vocabulary::{Severity, Situation};

use crate::diagnostics::{At, Faults, Message};
use crate::facts::{Facts, TypeWords};

pub(super) fn role(_facts: &Facts<'_>, situation: &Situation, at: At, of: &TypeWords, faults: &mut Faults) {
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
        Severity::Error => faults.error(at, message),
        Severity::Warning => faults.plain_warning(at, message),
    }
}
