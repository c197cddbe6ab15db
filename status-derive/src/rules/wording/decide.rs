//! Companions that have to be given or waived.

use status_vocabulary::{Companion, situation};

use super::row::Situations::{Others, These};
use super::row::Terms::Companions;
use super::row::Wording;

pub(super) const WORDINGS: &[Wording] = &[
    Wording {
        terms: Companions(&[Companion::RetryAfter]),
        situations: These(&[situation::MAINTENANCE]),
        what: "`{situation}` does not say when it will be over",
        help: "decide: `retry_after = \"2026-12-31T10:00:00Z\"` (a date is fine here), `\"1h\"`, `#[status(retry_after)]` on a field, or `retry_after = none`",
        note: "clients wait as long as Retry-After says (RFC 9110 10.2.3)",
    },
    Wording {
        terms: Companions(&[Companion::RetryAfter]),
        situations: Others,
        what: "`{situation}` does not say when to retry",
        help: "decide: `retry_after = \"60s\"`, `#[status(retry_after)]` on a field, or `retry_after = none`",
        note: "without Retry-After, each client chooses a delay of its own, or none (RFC 9110 10.2.3)",
    },
    Wording {
        terms: Companions(&[Companion::Accept, Companion::AcceptPatch]),
        situations: Others,
        what: "`{situation}` does not say what is supported",
        help: "add `accept = [\"application/json\"]` (or `accept_patch`), or waive it with `accept = none`",
        note: "the response ought to name the types it takes (RFC 9110 15.5.16)",
    },
    Wording {
        terms: Companions(&[Companion::Location]),
        situations: Others,
        what: "`{situation}` does not say where the new resource is",
        help: "decide: `location = \"/orders/{id}\"` over a field `id`, `#[status(location)]` on a field, or `location = none` if it is the target itself",
        note: "without Location the created resource is the target of the request (RFC 9110 15.3.2)",
    },
];
