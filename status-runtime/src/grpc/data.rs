//! The parts of a status.

use std::fmt;
use std::time::Duration;

use status_vocabulary::Grpc;

/// An error as a gRPC client gets it: google.rpc.Status with the details that this crate sends. See [the
/// module](super).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Status {
    /// The code, whose number is in `grpc-status`.
    pub code: Grpc,
    /// The message, for a person: the same as in `grpc-message`.
    pub message: String,
    /// The identity, for a program (google.rpc.ErrorInfo).
    pub error_info: Option<ErrorInfo>,
    /// The time to wait before the same call (google.rpc.RetryInfo).
    pub retry_delay: Option<Duration>,
    /// The parts of the request that are wrong (google.rpc.BadRequest).
    pub violations: Vec<FieldViolation>,
    /// Pages for people (google.rpc.Help).
    pub help: Vec<HelpLink>,
}

/// The identity of an error (google.rpc.ErrorInfo): domain and reason together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ErrorInfo {
    /// The code in upper snake case, of at most 63 characters.
    pub reason: String,
    /// The service that the reason belongs to.
    pub domain: String,
    /// Data about this occurrence, as pairs of key and value.
    pub metadata: Vec<(String, String)>,
}

impl ErrorInfo {
    /// The value of a key of the metadata; of several, the last.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.metadata.iter().rev().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }
}

/// A part of a request that is wrong (google.rpc.BadRequest.FieldViolation).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldViolation {
    /// The path to the part: `items[0].price`.
    pub field: String,
    /// The cause, for a person.
    pub description: String,
    /// The cause, for a program, in upper snake case. Empty where there is none.
    pub reason: String,
}

/// A page for people (google.rpc.Help.Link).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HelpLink {
    /// The title of the page.
    pub description: String,
    /// Its URL.
    pub url: String,
}

impl Status {
    /// A status without details.
    pub fn new(code: Grpc, message: impl Into<String>) -> Status {
        let (violations, help) = (Vec::new(), Vec::new());
        Status { code, message: message.into(), error_info: None, retry_delay: None, violations, help }
    }
}

/// The reason why a status could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadError(&'static str);

impl ReadError {
    pub(super) const fn malformed(why: &'static str) -> ReadError {
        ReadError(why)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a status of gRPC: {}", self.0)
    }
}

impl std::error::Error for ReadError {}
