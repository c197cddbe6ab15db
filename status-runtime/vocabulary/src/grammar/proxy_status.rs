//! The members of Proxy-Status (RFC 9209).

use super::error::GrammarError;
use super::text::{sf_string, sf_token};

/// A type of error of IANA's HTTP Proxy Error Types registry (RFC 9209 2.3).
#[derive(Debug, PartialEq, Eq)]
pub struct ProxyError {
    /// Its name.
    pub name: &'static str,
    /// The status code that is recommended with it, if there is one.
    pub code: Option<u16>,
    /// The parameters that it has in addition to those of every member.
    pub parameters: &'static [&'static str],
}

macro_rules! errors {
    ($($name:literal $($code:literal)? [$($parameter:literal),*],)*) => {
        &[$(ProxyError { name: $name, code: optional!($($code)?), parameters: &[$($parameter),*] }),*]
    };
}

/// The registry, in its order.
pub const PROXY_ERRORS: &[ProxyError] = errors! {
    "dns_timeout" 504 [],
    "dns_error" 502 ["rcode", "info-code"],
    "destination_not_found" 500 [],
    "destination_unavailable" 503 [],
    "destination_ip_prohibited" 502 [],
    "destination_ip_unroutable" 502 [],
    "connection_refused" 502 [],
    "connection_terminated" 502 [],
    "connection_timeout" 504 [],
    "connection_read_timeout" 504 [],
    "connection_write_timeout" 504 [],
    "connection_limit_reached" 503 [],
    "tls_protocol_error" 502 [],
    "tls_certificate_error" 502 [],
    "tls_alert_received" 502 ["alert-id", "alert-message"],
    "http_request_error" ["status-code", "status-phrase"],
    "http_request_denied" 403 [],
    "http_response_incomplete" 502 [],
    "http_response_header_section_size" 502 ["header-section-size"],
    "http_response_header_size" 502 ["header-name", "header-size"],
    "http_response_body_size" 502 ["body-size"],
    "http_response_trailer_section_size" 502 ["trailer-section-size"],
    "http_response_trailer_size" 502 ["trailer-name", "trailer-size"],
    "http_response_transfer_coding" 502 ["coding"],
    "http_response_content_coding" 502 ["coding"],
    "http_response_timeout" 504 [],
    "http_upgrade_failed" 502 [],
    "http_protocol_error" 502 [],
    "proxy_internal_response" [],
    "proxy_internal_error" 500 [],
    "proxy_configuration_error" 500 [],
    "proxy_loop_detected" 502 [],
};

/// The parameters that every member may have (RFC 9209 2.1).
pub const PROXY_PARAMETERS: &[&str] = &["error", "next-hop", "next-protocol", "received-status", "details"];

/// The type of a parameter's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProxyValue {
    /// A Token.
    Token,
    /// A Token, or a String where it cannot be one.
    Name,
    /// A Token, or a Byte Sequence where it cannot be one.
    Protocol,
    /// A String.
    Text,
    /// An Integer that is not negative.
    Number,
    /// An Integer that is a status code.
    Code,
}

const VALUES: &[(&str, ProxyValue)] = &[
    ("error", ProxyValue::Token),
    ("next-hop", ProxyValue::Name),
    ("next-protocol", ProxyValue::Protocol),
    ("received-status", ProxyValue::Code),
    ("details", ProxyValue::Text),
    ("rcode", ProxyValue::Text),
    ("info-code", ProxyValue::Number),
    ("alert-id", ProxyValue::Number),
    ("alert-message", ProxyValue::Name),
    ("status-code", ProxyValue::Code),
    ("status-phrase", ProxyValue::Text),
    ("header-section-size", ProxyValue::Number),
    ("header-name", ProxyValue::Text),
    ("header-size", ProxyValue::Number),
    ("body-size", ProxyValue::Number),
    ("trailer-section-size", ProxyValue::Number),
    ("trailer-name", ProxyValue::Text),
    ("trailer-size", ProxyValue::Number),
    ("coding", ProxyValue::Token),
];

/// The error type of that name.
pub fn proxy_error(name: &str) -> Option<&'static ProxyError> {
    PROXY_ERRORS.iter().find(|error| error.name == name)
}

/// Every parameter that a member can have, whatever its error.
pub fn proxy_parameters() -> impl Iterator<Item = &'static str> {
    VALUES.iter().map(|(name, _)| *name)
}

/// The type of the parameter of that name.
pub fn proxy_value(name: &str) -> Option<ProxyValue> {
    VALUES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// The name of an intermediary: a String, or a Token, which is one too (RFC 9209 2).
///
/// # Errors
///
/// The name is empty or not printable ASCII.
pub fn proxy_name(s: &str) -> Result<(), GrammarError> {
    if s.is_empty() {
        return Err(GrammarError::new(0, "the name of an intermediary is not empty (RFC 9209 2)"));
    }
    sf_string(s)
}

impl ProxyValue {
    /// Validates a text as a value of the type.
    ///
    /// # Errors
    ///
    /// The text is not a value of the type.
    pub fn check(self, s: &str) -> Result<(), GrammarError> {
        match self {
            ProxyValue::Token => sf_token(s),
            ProxyValue::Name | ProxyValue::Text => sf_string(s),
            ProxyValue::Protocol if s.is_empty() => {
                Err(GrammarError::new(0, "the name of a protocol is not empty (RFC 7301 3.1)"))
            }
            ProxyValue::Protocol => sf_string(s),
            ProxyValue::Number if digits(s) && s.len() <= 15 => Ok(()),
            ProxyValue::Number => Err(GrammarError::new(0, "a whole number of at most 15 digits (RFC 9651 3.3.1)")),
            ProxyValue::Code if digits(s) && s.len() == 3 && matches!(s.as_bytes()[0], b'1'..=b'5') => Ok(()),
            ProxyValue::Code => Err(GrammarError::new(0, "a status code from 100 to 599 (RFC 9110 15)")),
        }
    }
}

fn digits(s: &str) -> bool {
    !s.is_empty() && s.bytes().all(|byte| byte.is_ascii_digit())
}
