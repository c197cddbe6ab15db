//! What the service's own log learns. Without the feature `tracing` all of this is nothing.

use std::fmt::Display;

use crate::{Entry, HttpError};

/// One event per answered error, at its entry's level, with the whole chain of sources.
#[cfg(feature = "tracing")]
pub(crate) fn answered(error: &dyn HttpError, entry: &'static Entry) {
    use status_vocabulary::Level;

    macro_rules! event {
        ($level:ident) => {
            tracing::event!(
                target: "status",
                tracing::Level::$level,
                "error.type" = entry.code(),
                "http.response.status_code" = entry.status().as_u16(),
                situation = entry.situation().name(),
                "exception.message" = %Chain(error),
                "{}", entry.title()
            )
        };
    }
    match entry.log() {
        Level::Error => event!(ERROR),
        Level::Warn => event!(WARN),
        Level::Info => event!(INFO),
        Level::Debug => event!(DEBUG),
        Level::Off => {}
    }
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn answered(_error: &dyn HttpError, _entry: &'static Entry) {}

/// A header or member that could not be sent: the answer goes out without it.
#[cfg(feature = "tracing")]
pub(crate) fn left_out(what: &str, why: &dyn Display) {
    tracing::warn!(target: "status", part = what, reason = %why, "left out of an answer");
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn left_out(_what: &str, _why: &dyn Display) {}

/// An error and its sources, in one line.
#[cfg(feature = "tracing")]
struct Chain<'a>(&'a dyn HttpError);

#[cfg(feature = "tracing")]
impl Display for Chain<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)?;
        let mut source = self.0.source();
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}
