//! The events of `tracing`, which do nothing without the feature of that name.

#[cfg(any(feature = "tracing", feature = "_layer"))]
use http::StatusCode;
#[cfg(not(feature = "tracing"))]
pub(crate) use off::*;
#[cfg(feature = "tracing")]
pub(crate) use on::*;
#[cfg(any(feature = "tracing", feature = "_layer"))]
use status_vocabulary::Situation;

/// The fields of an event.
#[cfg(any(feature = "tracing", feature = "_layer"))]
#[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "there is no event"))]
pub(crate) struct Logged<'a> {
    pub(crate) title: &'a str,
    /// The code of the error, or the name of its situation.
    pub(crate) kind: Option<&'a str>,
    pub(crate) situation: Option<&'static Situation>,
    pub(crate) message: Option<&'a str>,
    pub(crate) status: StatusCode,
    pub(crate) id: Option<&'a str>,
    pub(crate) path: Option<&'a str>,
}

/// Fields are named after OpenTelemetry's semantic conventions where those have a name.
#[cfg(feature = "tracing")]
mod on {
    use std::fmt::Display;

    use status_vocabulary::{Level, Situation};

    use super::Logged;
    use crate::printable::OneLine;

    /// Calls a macro of `tracing` with a level that is only known at run time; `Off` does nothing.
    macro_rules! at {
        ($level:expr, $call:ident!($($what:tt)+), otherwise $otherwise:expr) => {
            match $level {
                Level::Error => tracing::$call!(target: "status", tracing::Level::ERROR, $($what)+),
                Level::Warn => tracing::$call!(target: "status", tracing::Level::WARN, $($what)+),
                Level::Info => tracing::$call!(target: "status", tracing::Level::INFO, $($what)+),
                Level::Debug => tracing::$call!(target: "status", tracing::Level::DEBUG, $($what)+),
                Level::Off => $otherwise,
            }
        };
    }

    pub(crate) fn is_enabled(level: Level) -> bool {
        at!(level, enabled!({}), otherwise false)
    }

    /// One event for an error, whether or not it is the one that the client gets.
    pub(crate) fn error(level: Level, error: &Logged<'_>) {
        at!(
            level,
            event!(
                // The status where there is no name.
                "error.type" = error.kind.unwrap_or(error.status.as_str()),
                "http.response.status_code" = error.status.as_u16(),
                situation = error.situation.map(Situation::name),
                request_id = error.id,
                "url.path" = error.path,
                "exception.message" = error.message,
                "{}",
                OneLine(error.title)
            ),
            otherwise()
        );
    }

    /// A header or member that cannot be sent: the response is sent without it.
    pub(crate) fn left_out(what: &str, why: &dyn Display) {
        tracing::warn!(target: "status", part = what, reason = %OneLine(why), "left out of a response");
    }

    /// A required header whose value is not known: the response is sent without it.
    #[cfg(feature = "_layer")]
    pub(crate) fn missing(what: &str, is_first: bool) {
        const WHY: &str = "the response did not have it, and the layer does not know it";
        let level = if is_first { Level::Warn } else { Level::Debug };
        at!(level, event!(part = what, reason = WHY, "missing from a response"), otherwise());
    }

    /// A header that is required, and may be added outside of the layer.
    #[cfg(feature = "_layer")]
    pub(crate) fn unseen(what: &str) {
        const WHY: &str = "the response did not have it in the layer: the router may add it outside";
        tracing::debug!(target: "status", part = what, reason = WHY, "perhaps missing from a response");
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::fmt::Display;

    #[cfg(feature = "_layer")]
    use status_vocabulary::Level;

    #[cfg(feature = "_layer")]
    use super::Logged;

    #[cfg(feature = "_layer")]
    pub(crate) fn is_enabled(_level: Level) -> bool {
        false
    }

    #[cfg(feature = "_layer")]
    pub(crate) fn error(_level: Level, _error: &Logged<'_>) {}

    pub(crate) fn left_out(_what: &str, _why: &dyn Display) {}

    #[cfg(feature = "_layer")]
    pub(crate) fn missing(_what: &str, _is_first: bool) {}

    #[cfg(feature = "_layer")]
    pub(crate) fn unseen(_what: &str) {}
}
