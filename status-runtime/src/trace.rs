//! The events of `tracing`. Without the feature of that name all of this is nothing.

#[cfg(not(feature = "tracing"))]
pub(crate) use off::*;
#[cfg(feature = "tracing")]
pub(crate) use on::*;

/// Fields are named after OpenTelemetry's semantic conventions where those have a name.
#[cfg(feature = "tracing")]
mod on {
    use std::error::Error;
    use std::fmt::{self, Display, Write};

    use http::StatusCode;
    use status_vocabulary::Level;

    use crate::entry::Entry;
    use crate::printable::{Bounded, OneLine, Printable};

    /// An error and its sources explain themselves in less than this, in bytes.
    const LONGEST_MESSAGE: usize = 4096;

    /// Calls a macro of `tracing` with a level that is known when it happens; `Off` does nothing.
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

    /// What is logged of an error, kept until it is known which response the client gets.
    #[derive(Debug)]
    pub(crate) struct Record {
        level: Level,
        /// The status where there is no name.
        kind: Option<&'static str>,
        situation: Option<&'static str>,
        title: &'static str,
        message: Option<String>,
    }

    impl Record {
        /// Nothing where nobody listens: neither the error nor its sources are formatted then.
        pub(crate) fn of(error: &dyn Error, entry: &'static Entry) -> Option<Record> {
            let level = entry.log();
            is_enabled(level).then(|| Record {
                level,
                kind: Some(entry.code()),
                situation: Some(entry.situation().name()),
                title: entry.title(),
                message: Some(message(|text| chain(error, text))),
            })
        }

        /// Of an error that is not of this crate, with the text that it came with.
        #[cfg(feature = "_layer")]
        pub(crate) fn bare(
            status: StatusCode,
            situation: Option<&'static crate::Situation>,
            text: Option<&str>,
        ) -> Option<Record> {
            let unknown = if status.is_client_error() { Level::Debug } else { Level::Error };
            let level = situation.map_or(unknown, |situation| situation.log());
            is_enabled(level).then(|| Record {
                level,
                kind: situation.map(|situation| situation.name()),
                situation: situation.map(|situation| situation.name()),
                title: status.canonical_reason().unwrap_or("error"),
                message: text.map(|text| message(|message| message.write_str(text))),
            })
        }

        /// The error is not what the client gets.
        #[cfg(feature = "_layer")]
        pub(crate) fn superseded(mut self) -> Record {
            self.level = self.level.min(Level::Debug);
            self
        }

        pub(crate) fn log(&self, status: StatusCode, id: Option<&str>, path: Option<&str>) {
            at!(
                self.level,
                event!(
                    "error.type" = self.kind.unwrap_or(status.as_str()),
                    "http.response.status_code" = status.as_u16(),
                    situation = self.situation,
                    request_id = id,
                    "url.path" = path,
                    "exception.message" = self.message.as_deref(),
                    "{}",
                    OneLine(self.title)
                ),
                otherwise()
            );
        }
    }

    fn is_enabled(level: Level) -> bool {
        at!(level, enabled!({}), otherwise false)
    }

    /// In one line, and bounded.
    fn message(write: impl FnOnce(&mut Printable<&mut Bounded>) -> fmt::Result) -> String {
        let mut bounded = Bounded { text: String::new(), most: LONGEST_MESSAGE };
        if write(&mut Printable(&mut bounded)).is_err() {
            bounded.text.push('…');
        }
        bounded.text
    }

    /// An error and its sources.
    fn chain(error: &dyn Error, text: &mut impl Write) -> fmt::Result {
        write!(text, "{error}")?;
        let mut source = error.source();
        while let Some(error) = source {
            write!(text, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }

    /// One event for an error that leaves by itself, at its entry's level, with the whole chain of sources.
    pub(crate) fn answered(error: &dyn Error, entry: &'static Entry) {
        if let Some(record) = Record::of(error, entry) {
            record.log(entry.status(), None, None);
        }
    }

    /// A header or member that cannot be sent: the response is sent without it.
    pub(crate) fn left_out(what: &str, why: &dyn Display) {
        tracing::warn!(target: "status", part = what, reason = %OneLine(why), "left out of an answer");
    }

    /// The same, after it has been reported once.
    #[cfg(feature = "_layer")]
    pub(crate) fn left_out_again(what: &str, why: &dyn Display) {
        tracing::debug!(target: "status", part = what, reason = %OneLine(why), "left out of an answer");
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::error::Error;
    use std::fmt::Display;

    #[cfg(feature = "_layer")]
    use http::StatusCode;

    use crate::entry::Entry;

    #[cfg(feature = "_layer")]
    #[derive(Debug)]
    pub(crate) enum Record {}

    #[cfg(feature = "_layer")]
    impl Record {
        pub(crate) fn of(_error: &dyn Error, _entry: &'static Entry) -> Option<Record> {
            None
        }

        pub(crate) fn bare(
            _status: StatusCode,
            _situation: Option<&'static crate::Situation>,
            _text: Option<&str>,
        ) -> Option<Record> {
            None
        }

        pub(crate) fn superseded(self) -> Record {
            self
        }

        pub(crate) fn log(&self, _status: StatusCode, _id: Option<&str>, _path: Option<&str>) {}
    }

    pub(crate) fn answered(_error: &dyn Error, _entry: &'static Entry) {}

    pub(crate) fn left_out(_what: &str, _why: &dyn Display) {}

    #[cfg(feature = "_layer")]
    pub(crate) fn left_out_again(_what: &str, _why: &dyn Display) {}
}
