//! Terms that are not allowed.

use status_vocabulary::{Companion, Keyword, situation};

use super::row::Situations::{Others, These};
use super::row::Terms::{Companions, Headers, Keywords, Members};
use super::row::Wording;

pub(super) const WORDINGS: &[Wording] = &[
    Wording {
        terms: Companions(&[Companion::Challenge, Companion::ProxyChallenge]),
        situations: These(&[situation::HIDDEN]),
        what: "no `{term}` on `hidden`: a challenge confirms that the resource exists",
        help: "drop it, or use `forbidden`",
        note: "failures must look exactly like nonexistence (RFC 9729 6.4)",
    },
    Wording {
        terms: Companions(&[Companion::Link, Companion::BlockedBy, Companion::Monitor]),
        situations: These(&[situation::HIDDEN]),
        what: "no `{term}` on `hidden`: it sends no Link of its own",
        help: "drop it; a link on the `not_found` variant is sent by both",
        note: "the response of `hidden` is byte for byte that of its `not_found` twin (RFC 9110 15.5.4)",
    },
    Wording {
        terms: Companions(&[Companion::RetryAfter]),
        situations: These(&[situation::HIDDEN]),
        what: "no `{term}` on `hidden`: it sends no header of its own",
        help: "drop it; what the `not_found` variant sends is sent by both",
        note: "failures must look exactly like nonexistence (RFC 9729 6.4)",
    },
    Wording {
        terms: Headers(&[Keyword::Header]),
        situations: These(&[situation::HIDDEN]),
        what: "no `{term}` on `hidden`: it sends no header of its own",
        help: "drop it; what the `not_found` variant sends is sent by both",
        note: "the response of `hidden` is byte for byte that of its `not_found` twin (RFC 9110 15.5.4)",
    },
    Wording {
        terms: Keywords(&[Keyword::Detail, Keyword::Expose]),
        situations: These(&[situation::HIDDEN]),
        what: "no `{term}` on `hidden`: its text is for the log",
        help: "drop it; the client sees what the `not_found` variant says",
        note: "failures must look exactly like nonexistence (RFC 9729 6.4)",
    },
    Wording {
        terms: Members(&[Keyword::Extension]),
        situations: These(&[situation::HIDDEN]),
        what: "no `{term}` on `hidden`: it has no member of its own",
        help: "drop it; what the `not_found` variant shows is shown by both",
        note: "the response of `hidden` is byte for byte that of its `not_found` twin (RFC 9110 15.5.4)",
    },
    Wording {
        terms: Keywords(&[Keyword::Code, Keyword::Title, Keyword::Type, Keyword::Body, Keyword::Grpc]),
        situations: These(&[situation::HIDDEN]),
        what: "no `{term}` on `hidden`: it shows nothing of its own",
        help: "drop it; `hidden` takes `log` and `like`",
        note: "the response of `hidden` is byte for byte that of its `not_found` twin (RFC 9110 15.5.4)",
    },
    Wording {
        terms: Companions(&[Companion::ProxyChallenge]),
        situations: These(&[
            situation::UNAUTHENTICATED,
            situation::INVALID_CREDENTIALS,
            situation::EXPIRED_CREDENTIALS,
            situation::STEP_UP_REQUIRED,
        ]),
        what: "no `proxy_challenge` here: Proxy-Authenticate belongs to 407",
        help: "drop it; a 401 carries `challenge`",
        note: "RFC 9110 11.7.1",
    },
    Wording {
        terms: Companions(&[Companion::ProxyChallenge]),
        situations: Others,
        what: "no `proxy_challenge` here: Proxy-Authenticate belongs to 407",
        help: "drop it; a proxy that asks for credentials responds with `proxy_authentication_required`",
        note: "RFC 9110 11.7.1",
    },
    Wording {
        terms: Companions(&[Companion::Challenge]),
        situations: These(&[situation::PROXY_AUTHENTICATION_REQUIRED]),
        what: "no `challenge` here: 407 carries Proxy-Authenticate, not WWW-Authenticate",
        help: "drop it; a 407 carries `proxy_challenge`",
        note: "RFC 9110 11.7.1",
    },
    Wording {
        terms: Companions(&[Companion::Challenge]),
        situations: These(&[situation::NETWORK_AUTHENTICATION_REQUIRED]),
        what: "no `challenge` here: {code} is about access to the network, not to the resource",
        help: "drop it; the origin server asks for credentials with `unauthenticated`",
        note: "{source}",
    },
    Wording {
        terms: Companions(&[Companion::AcceptEncoding]),
        situations: These(&[situation::UNSUPPORTED_MEDIA_TYPE]),
        what: "no `accept_encoding` here: on 415 it says that the coding was the problem",
        help: "use `unsupported_content_coding`, or drop it",
        note: "RFC 9110 12.5.3",
    },
    Wording {
        terms: Companions(&[Companion::ContentRange]),
        situations: These(&[situation::RANGE_NOT_SATISFIABLE]),
        what: "no `content_range` here: a 416 has a length and no range",
        help: "drop it; the length is `complete_length = 1234`, or `#[status(complete_length)]` on a field, and is sent as `bytes */1234`",
        note: "RFC 9110 14.4",
    },
    Wording {
        terms: Companions(&[Companion::CompleteLength]),
        situations: These(&[situation::PARTIAL_CONTENT]),
        what: "no `complete_length` here: the range includes it",
        help: "drop it; `ContentRange::bytes(first, last, Some(length))` has it",
        note: "RFC 9110 14.4",
    },
    Wording {
        terms: Companions(&[Companion::ContentRange, Companion::CompleteLength]),
        situations: Others,
        what: "no `{term}` here: only 206 and 416 give Content-Range a meaning",
        help: "drop it; `partial_content` takes `content_range`, `range_not_satisfiable` takes `complete_length`",
        note: "RFC 9110 14.4",
    },
    Wording {
        terms: Keywords(&[Keyword::Body, Keyword::Extension]),
        situations: These(&[situation::RESET_CONTENT]),
        what: "a {code} must not have content",
        help: "return `ok`, or drop it",
        note: "{source}",
    },
    Wording {
        terms: Keywords(&[Keyword::Body, Keyword::Extension]),
        situations: These(&[situation::NO_CONTENT, situation::NOT_MODIFIED]),
        what: "a {code} cannot contain content",
        help: "return `ok`, or drop it",
        note: "{source}",
    },
];
