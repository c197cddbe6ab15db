//! What the service's own log learns. Without the feature `tracing` all of this is nothing.

#[cfg(not(feature = "tracing"))]
pub(crate) use off::*;
#[cfg(feature = "tracing")]
pub(crate) use on::*;

/// Fields are named after OpenTelemetry's semantic conventions where those have a name.
#[cfg(feature = "tracing")]
mod on {
    use std::fmt::{self, Display};

    use status_vocabulary::Level;

    use crate::{Entry, HttpError};

    /// One event at a level that is known when it happens.
    macro_rules! event {
        ($level:expr, $($what:tt)+) => {
            match $level {
                Level::Error => tracing::event!(target: "status", tracing::Level::ERROR, $($what)+),
                Level::Warn => tracing::event!(target: "status", tracing::Level::WARN, $($what)+),
                Level::Info => tracing::event!(target: "status", tracing::Level::INFO, $($what)+),
                Level::Debug => tracing::event!(target: "status", tracing::Level::DEBUG, $($what)+),
                Level::Off => {}
            }
        };
    }

    /// One event per answered error, at its entry's level, with the whole chain of sources.
    pub(crate) fn answered(error: &dyn HttpError, entry: &'static Entry) {
        event!(
            entry.log(),
            "error.type" = entry.code(),
            "http.response.status_code" = entry.status().as_u16(),
            situation = entry.situation().name(),
            request_id = request::id(),
            "url.path" = request::path(),
            "exception.message" = %Chain(error),
            "{}", entry.title()
        );
    }

    /// The same for an error that was none of ours, with the text that it came with.
    #[cfg(feature = "_layer")]
    pub(crate) fn bare(
        status: http::StatusCode,
        situation: Option<&'static crate::Situation>,
        text: Option<&str>,
        scope: &mut crate::layer::scope::Scope,
    ) {
        let unknown = if status.is_client_error() { Level::Debug } else { Level::Error };
        scope.enter(|| {
            event!(
                situation.map_or(unknown, |situation| situation.log()),
                "error.type" = situation.map(|situation| situation.name()).unwrap_or(status.as_str()),
                "http.response.status_code" = status.as_u16(),
                situation = situation.map(|situation| situation.name()),
                request_id = request::id(),
                "url.path" = request::path(),
                "exception.message" = text,
                "{}",
                status.canonical_reason().unwrap_or("error")
            );
        });
    }

    /// A header or member that could not be sent: the answer goes out without it.
    pub(crate) fn left_out(what: &str, why: &dyn Display) {
        tracing::warn!(target: "status", part = what, reason = %why, "left out of an answer");
    }

    /// What a layer knows of the request that is being answered.
    #[cfg(feature = "_layer")]
    mod request {
        use crate::layer::scope;

        pub(super) fn id() -> Option<String> {
            scope::request_id().and_then(|id| id.to_str().ok().map(str::to_owned))
        }

        pub(super) fn path() -> Option<String> {
            scope::instance()
        }
    }

    #[cfg(not(feature = "_layer"))]
    mod request {
        pub(super) fn id() -> Option<&'static str> {
            None
        }

        pub(super) fn path() -> Option<&'static str> {
            None
        }
    }

    /// An error and its sources, in one line.
    struct Chain<'a>(&'a dyn HttpError);

    impl Display for Chain<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{}", self.0)?;
            let mut source = self.0.source();
            while let Some(error) = source {
                write!(f, ": {error}")?;
                source = error.source();
            }
            Ok(())
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::fmt::Display;

    use crate::{Entry, HttpError};

    pub(crate) fn answered(_error: &dyn HttpError, _entry: &'static Entry) {}

    #[cfg(feature = "_layer")]
    pub(crate) fn bare(
        _status: http::StatusCode,
        _situation: Option<&'static crate::Situation>,
        _text: Option<&str>,
        _scope: &mut crate::layer::scope::Scope,
    ) {
    }

    pub(crate) fn left_out(_what: &str, _why: &dyn Display) {}
}
