//! Terms that help a client.

use status_vocabulary::{Companion, situation};

use super::row::Situations::{Others, These};
use super::row::Terms::Companions;
use super::row::Wording;

pub(super) const WORDINGS: &[Wording] = &[
    Wording {
        terms: Companions(&[Companion::CompleteLength]),
        situations: Others,
        what: "the client does not learn how long the representation is",
        help: "add `complete_length = 1234` or `#[status(complete_length)]` on a field, or `complete_length = none`",
        note: "a 416 should carry Content-Range (RFC 9110 15.5.17)",
    },
    Wording {
        terms: Companions(&[Companion::Etag]),
        situations: These(&[situation::EDIT_CONFLICT]),
        what: "the client does not learn what the state is now",
        help: "show it: `#[status(etag)]` on a field, or `etag = none`",
        note: "RFC 9110 15.5.10",
    },
    Wording {
        terms: Companions(&[Companion::Etag]),
        situations: Others,
        what: "the client's next step needs the current validator",
        help: "add `#[status(etag)]` on a field, or `etag = none`",
        note: "RFC 9110 13.1.1",
    },
    Wording {
        terms: Companions(&[Companion::Field]),
        situations: Others,
        what: "the client does not learn what collides",
        help: "say what collides: `field = \"email\"`, or `field = none`",
        note: "RFC 9457 3.2",
    },
    Wording {
        terms: Companions(&[Companion::MaxBytes]),
        situations: Others,
        what: "the client does not learn the limit",
        help: "tell the limit: `max_bytes = 1048576`, or `max_bytes = none`",
        note: "RFC 9110 15.5.14",
    },
    Wording {
        terms: Companions(&[Companion::Errors]),
        situations: Others,
        what: "the client does not learn which values are wrong",
        help: "add `#[status(errors)] errors: Vec<status_runtime::FieldError>`, or `errors = none`",
        note: "RFC 9457 3",
    },
    Wording {
        terms: Companions(&[Companion::Available]),
        situations: Others,
        what: "the client does not learn which representations there are",
        help: "add `available = [\"application/json\"]`, or `available = none`",
        note: "RFC 9110 15.5.7",
    },
    Wording {
        terms: Companions(&[Companion::HeaderName]),
        situations: Others,
        what: "the client does not learn which header is too large",
        help: "add `header_name = \"Cookie\"` or `#[status(header_name)]` on a field, or `header_name = none`",
        note: "RFC 6585 5",
    },
    Wording {
        terms: Companions(&[Companion::BlockedBy]),
        situations: Others,
        what: "the client does not learn who does the blocking",
        help: "add `blocked_by = \"https://isp.example/legal\"`, or `blocked_by = none`",
        note: "RFC 7725 4",
    },
    Wording {
        terms: Companions(&[Companion::Monitor]),
        situations: Others,
        what: "{code} ought to point to a status monitor",
        help: "add `monitor = \"/jobs/{id}\"` over a field `id`, or `monitor = none`",
        note: "RFC 9110 15.3.3",
    },
];
