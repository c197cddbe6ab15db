/// A term that names no single situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ambiguous {
    /// The term, as users may write it.
    pub keyword: &'static str,
    /// The situations that it may refer to.
    pub choose: &'static [&'static str],
}

/// A status code that must not be sent, and the situations that its users mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// The code.
    pub code: u16,
    /// The reason why it is not sent.
    pub because: &'static str,
    /// The situation to use instead, or the reason why there is none.
    pub say: &'static str,
}

/// Every term that names no single situation.
pub const AMBIGUOUS: &[Ambiguous] = &[
    Ambiguous { keyword: "unauthorized", choose: &["unauthenticated", "forbidden"] },
    Ambiguous { keyword: "not_authorized", choose: &["unauthenticated", "forbidden"] },
    Ambiguous { keyword: "access_denied", choose: &["forbidden", "unauthenticated", "insufficient_scope", "hidden"] },
    Ambiguous { keyword: "denied", choose: &["forbidden", "unauthenticated"] },
    Ambiguous { keyword: "timeout", choose: &["request_timeout", "upstream_timeout", "unavailable"] },
    Ambiguous { keyword: "timed_out", choose: &["request_timeout", "upstream_timeout", "unavailable"] },
    Ambiguous { keyword: "expired", choose: &["expired_credentials", "gone"] },
    Ambiguous { keyword: "too_large", choose: &["content_too_large", "uri_too_long", "header_fields_too_large"] },
    Ambiguous { keyword: "redirect", choose: &["see_other", "temporary_redirect", "permanent_redirect"] },
    Ambiguous { keyword: "unprocessable_entity", choose: &["validation_failed", "idempotency_key_reused"] },
    Ambiguous { keyword: "unprocessable_content", choose: &["validation_failed", "idempotency_key_reused"] },
    Ambiguous { keyword: "account_locked", choose: &["forbidden", "rate_limited"] },
    Ambiguous { keyword: "dependency_failed", choose: &["upstream_error", "upstream_timeout", "unavailable"] },
    Ambiguous { keyword: "precondition", choose: &["precondition_failed", "precondition_required", "conflict_state"] },
];

/// Every code that must not be sent.
pub const REFUSED: &[Refused] = &[
    Refused { code: 100, because: "registered but never sent", say: "interim" },
    Refused { code: 101, because: "registered but never sent", say: "interim" },
    Refused { code: 102, because: "registered but never sent", say: "interim" },
    Refused { code: 103, because: "registered but never sent", say: "interim" },
    Refused { code: 104, because: "registered but never sent", say: "interim, temporary registration" },
    Refused { code: 208, because: "only inside a 207 body", say: "multi_status" },
    Refused { code: 305, because: "registered but never sent", say: "deprecated (RFC 9110 15.4.6)" },
    Refused { code: 306, because: "registered but never sent", say: "reserved (RFC 9110 15.4.7)" },
    Refused {
        code: 418,
        because: "registered but never sent",
        say: "reserved (RFC 9110 15.5.19); for abuse blocking use `forbidden` or `rate_limited`",
    },
    Refused { code: 510, because: "registered but never sent", say: "OBSOLETED (IANA; RFC 2774 is Historic)" },
    Refused { code: 419, because: "unregistered (vendor)", say: "expired_credentials / forbidden (CSRF)" },
    Refused { code: 420, because: "unregistered (vendor)", say: "rate_limited" },
    Refused { code: 430, because: "unregistered (vendor)", say: "header_fields_too_large / rate_limited" },
    Refused { code: 440, because: "unregistered (vendor)", say: "expired_credentials" },
    Refused { code: 444, because: "unregistered (vendor)", say: "(close the connection)" },
    Refused { code: 449, because: "unregistered (vendor)", say: "bad_request / conflict_state" },
    Refused { code: 450, because: "unregistered (vendor)", say: "forbidden / legally_restricted" },
    Refused { code: 460, because: "unregistered (vendor)", say: "(client closed)" },
    Refused { code: 463, because: "unregistered (vendor)", say: "malformed" },
    Refused { code: 494, because: "unregistered (vendor)", say: "header_fields_too_large" },
    Refused { code: 495, because: "unregistered (vendor)", say: "forbidden (TLS client certificate)" },
    Refused { code: 496, because: "unregistered (vendor)", say: "unauthenticated" },
    Refused { code: 497, because: "unregistered (vendor)", say: "permanent_redirect" },
    Refused { code: 498, because: "unregistered (vendor)", say: "invalid_credentials" },
    Refused {
        code: 499,
        because: "unregistered (vendor)",
        say: "(client closed request; google.rpc CANCELLED maps here; never send)",
    },
    Refused { code: 509, because: "unregistered (vendor)", say: "quota_exceeded / overloaded" },
    Refused { code: 520, because: "unregistered (vendor)", say: "upstream_error" },
    Refused { code: 521, because: "unregistered (vendor)", say: "upstream_error / unavailable" },
    Refused { code: 522, because: "unregistered (vendor)", say: "upstream_timeout" },
    Refused { code: 523, because: "unregistered (vendor)", say: "upstream_error" },
    Refused { code: 524, because: "unregistered (vendor)", say: "upstream_timeout" },
    Refused { code: 525, because: "unregistered (vendor)", say: "upstream_error" },
    Refused { code: 526, because: "unregistered (vendor)", say: "upstream_error" },
    Refused { code: 527, because: "unregistered (vendor)", say: "upstream_error" },
    Refused { code: 529, because: "unregistered (vendor)", say: "overloaded" },
    Refused { code: 530, because: "unregistered (vendor)", say: "unavailable" },
    Refused { code: 561, because: "unregistered (vendor)", say: "unauthenticated" },
    Refused { code: 598, because: "unregistered (vendor)", say: "upstream_timeout" },
    Refused { code: 599, because: "unregistered (vendor)", say: "upstream_timeout" },
];
