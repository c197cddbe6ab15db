//! Terms that a situation requires.

use status_vocabulary::{Companion, situation};

use super::row::Situations::{Others, These};
use super::row::Terms::Companions;
use super::row::Wording;

pub(super) const WORDINGS: &[Wording] = &[
    Wording {
        terms: Companions(&[Companion::Challenge]),
        situations: These(&[situation::INSUFFICIENT_SCOPE]),
        what: "{code} requires WWW-Authenticate",
        help: "add `challenge = bearer(realm = \"api\", scope = \"orders.write\")`, here or on the type",
        note: "WWW-Authenticate goes with any refusal of a token (RFC 6750 3)",
    },
    Wording {
        terms: Companions(&[Companion::Challenge]),
        situations: These(&[situation::STEP_UP_REQUIRED]),
        what: "{code} requires WWW-Authenticate",
        help: "add `challenge = bearer(realm = \"api\", acr_values = \"urn:example:mfa\")`",
        note: "RFC 9110 15.5.2",
    },
    Wording {
        terms: Companions(&[Companion::Challenge]),
        situations: Others,
        what: "{code} requires WWW-Authenticate",
        help: "add `challenge = bearer(realm = \"api\")`, here or on the type",
        note: "RFC 9110 15.5.2",
    },
    Wording {
        terms: Companions(&[Companion::ProxyChallenge]),
        situations: Others,
        what: "{code} requires Proxy-Authenticate",
        help: "add `proxy_challenge = basic(realm = \"proxy\")`",
        note: "{source}",
    },
    Wording {
        terms: Companions(&[Companion::Allow]),
        situations: Others,
        what: "{code} requires Allow",
        help: "add `allow = [GET, HEAD]`, or `allow = []` if no method is allowed now",
        note: "{source}",
    },
    Wording {
        terms: Companions(&[Companion::Location]),
        situations: Others,
        what: "{code} means nothing without Location",
        help: "add `location = \"/orders\"`, or `#[status(location)]` on a field",
        note: "{source}",
    },
    Wording {
        terms: Companions(&[Companion::Upgrade]),
        situations: Others,
        what: "{code} requires Upgrade",
        help: "add `upgrade = [\"websocket\"]`",
        note: "{source}",
    },
    Wording {
        terms: Companions(&[Companion::AcceptEncoding]),
        situations: Others,
        what: "a {code} for the coding requires Accept-Encoding",
        help: "add `accept_encoding = [\"gzip\"]`, or `[\"identity\"]` if none is supported",
        note: "RFC 9110 12.5.3, RFC 7694 3",
    },
    Wording {
        terms: Companions(&[Companion::ContentRange]),
        situations: Others,
        what: "{code} requires Content-Range",
        help: "add `#[status(content_range)] range: status_runtime::ContentRange` to the fields",
        note: "{source}",
    },
    Wording {
        terms: Companions(&[Companion::Etag]),
        situations: Others,
        what: "{code} needs the `etag` of the new instance",
        help: "add `#[status(etag)]` on a field, or `etag = \"v1\"`",
        note: "RFC 3229 10.4.1",
    },
    Wording {
        terms: Companions(&[Companion::Parameter]),
        situations: Others,
        what: "`{situation}` needs `parameter`: the client does not learn which one is wrong",
        help: "add `parameter = query(\"page\")`, `path(..)`, `header(..)` or `cookie(..)`; where a field has the name, \
               `#[status(parameter = query)]` on it",
        note: "a client cannot correct what is not named (RFC 9457 3.2)",
    },
];
