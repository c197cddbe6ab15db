//! The events of `tracing`, which do nothing without the feature of that name.

#[cfg(not(feature = "tracing"))]
pub(crate) use off::*;
#[cfg(feature = "tracing")]
pub(crate) use on::*;

/// Fields are named after OpenTelemetry's semantic conventions where those have a name.
#[cfg(feature = "tracing")]
mod on {
    use std::error::Error;
    use std::fmt::Display;

    use http::StatusCode;
    use status_vocabulary::{Level, Situation};

    use crate::entry::Entry;
    use crate::printable::OneLine;
    use crate::record::Record;

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
    pub(crate) fn error(
        level: Level,
        record: &Record,
        title: &str,
        status: StatusCode,
        id: Option<&str>,
        path: Option<&str>,
    ) {
        at!(
            level,
            event!(
                // The status where there is no name.
                "error.type" = record.kind().unwrap_or(status.as_str()),
                "http.response.status_code" = status.as_u16(),
                situation = record.situation.map(Situation::name),
                request_id = id,
                "url.path" = path,
                "exception.message" = record.message.as_deref(),
                "{}",
                OneLine(title)
            ),
            otherwise()
        );
    }

    /// One event for an error that is sent without a layer, at its entry's level, with the whole chain of sources.
    pub(crate) fn answered(error: &dyn Error, entry: &'static Entry) {
        if let Some(record) = Record::of(error, entry, false) {
            record.log(entry.status(), None, None);
        }
    }

    /// A header or member that cannot be sent: the response is sent without it.
    pub(crate) fn left_out(what: &str, why: &dyn Display) {
        tracing::warn!(target: "status", part = what, reason = %OneLine(why), "left out of a response");
    }

    /// The same, after it has been reported once.
    #[cfg(feature = "_layer")]
    pub(crate) fn left_out_again(what: &str, why: &dyn Display) {
        tracing::debug!(target: "status", part = what, reason = %OneLine(why), "left out of a response");
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::error::Error;
    use std::fmt::Display;

    #[cfg(feature = "_layer")]
    use http::StatusCode;
    #[cfg(feature = "_layer")]
    use status_vocabulary::Level;

    use crate::entry::Entry;
    #[cfg(feature = "_layer")]
    use crate::record::Record;

    #[cfg(feature = "_layer")]
    pub(crate) fn is_enabled(_level: Level) -> bool {
        false
    }

    #[cfg(feature = "_layer")]
    pub(crate) fn error(
        _level: Level,
        _record: &Record,
        _title: &str,
        _status: StatusCode,
        _id: Option<&str>,
        _path: Option<&str>,
    ) {
    }

    pub(crate) fn answered(_error: &dyn Error, _entry: &'static Entry) {}

    pub(crate) fn left_out(_what: &str, _why: &dyn Display) {}

    #[cfg(feature = "_layer")]
    pub(crate) fn left_out_again(_what: &str, _why: &dyn Display) {}
}
