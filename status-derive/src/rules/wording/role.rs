//! The roles of situations.

use status_vocabulary::{Situation, situation};

use crate::diagnostics::Message;

struct Wording {
    situation: &'static Situation,
    what: &'static str,
    help: &'static str,
}

const WORDINGS: &[Wording] = &[
    Wording {
        situation: situation::PROXY_AUTHENTICATION_REQUIRED,
        what: "only a proxy sends 407",
        help: "add `role = proxy` on the type, or use `unauthenticated`",
    },
    Wording {
        situation: situation::NETWORK_AUTHENTICATION_REQUIRED,
        what: "only an intercepting proxy sends 511",
        help: "add `role = intercepting_proxy` on the type; an origin server uses `unauthenticated`",
    },
    Wording {
        situation: situation::TRANSFORMED,
        what: "only a transforming proxy sends 203",
        help: "add `role = proxy` on the type, or use `ok`",
    },
    Wording {
        situation: situation::UPSTREAM_ERROR,
        what: "502 is for gateways",
        help: "confirm with `role = gateway` on the type; a failed dependency of an origin server is `unavailable` or `internal`",
    },
    Wording {
        situation: situation::UPSTREAM_TIMEOUT,
        what: "504 is for gateways",
        help: "confirm with `role = gateway` on the type; a failed dependency of an origin server is `unavailable`",
    },
];

/// The message for a situation in a server of another role.
pub(crate) fn role(situation: &Situation) -> Message {
    let wording = WORDINGS.iter().find(|wording| wording.situation == situation);
    let Wording { what, help, .. } = wording.expect("a test looks up every situation that has a role");
    Message::what(*what).help(*help).note(situation.source())
}
