//! The observer of a service's errors.

use std::fmt;

use http::StatusCode;

use crate::record::{Observe, Record};
use crate::{Entry, Situation};

/// An error whose response leaves, as passed to the observer of `ProblemLayer::observe`. It is for the service alone:
/// for a hidden error it has data that the client must not see.
#[derive(Debug, Clone, Copy)]
pub struct Observed<'a> {
    record: &'a Record,
    status: StatusCode,
    request_id: Option<&'a str>,
    path: Option<&'a str>,
}

impl<'a> Observed<'a> {
    /// The variant, if it is a derived error.
    pub fn entry(&self) -> Option<&'static Entry> {
        self.record.entry
    }

    /// The situation: that of the variant, else that of the status, if there is one.
    pub fn situation(&self) -> Option<&'static Situation> {
        self.record.situation
    }

    /// The kind of error, for a metric, with few different values: the code of the variant, else the name of the
    /// situation, else the status (OpenTelemetry's `error.type`).
    pub fn error_type(&self) -> &str {
        self.record.kind().unwrap_or(self.status.as_str())
    }

    /// The status that the client gets. A call of gRPC gets 200 and a `grpc-status`; this is then the equivalent
    /// status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The id that the client gets.
    pub fn request_id(&self) -> Option<&'a str> {
        self.request_id
    }

    /// The path of the request, without its query.
    pub fn path(&self) -> Option<&'a str> {
        self.path
    }

    /// The text of the error and those of its sources, or the text of a bare error; in one line of at most 4096 bytes.
    pub fn chain(&self) -> Option<&'a str> {
        self.record.message.as_deref()
    }
}

/// A function that observes.
pub(super) struct Observer<F>(pub(super) F);

impl<F: Fn(Observed<'_>) + Send + Sync> Observe for Observer<F> {
    fn tell(&self, record: &Record, status: StatusCode, request_id: Option<&str>, path: Option<&str>) {
        (self.0)(Observed { record, status, request_id, path });
    }
}

impl<F> fmt::Debug for Observer<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}
