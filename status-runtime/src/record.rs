//! The record of an error, kept until the client's response is known.

use std::error::Error;
use std::fmt::{self, Write};
#[cfg(feature = "_layer")]
use std::sync::Arc;

use http::StatusCode;
use status_vocabulary::{Level, Situation};

use crate::entry::Entry;
use crate::printable::{Bounded, Printable};
use crate::trace::{self, Logged};

/// The maximum length of a message, which an error and its sources share, in bytes.
const LONGEST_MESSAGE: usize = 4096;

/// An error, as the log and an observer see it.
#[derive(Debug)]
pub(crate) struct Record {
    level: Level,
    pub(crate) entry: Option<&'static Entry>,
    pub(crate) situation: Option<&'static Situation>,
    pub(crate) message: Option<String>,
    /// The observer of an inner layer, which is used where the outermost has none.
    #[cfg(feature = "_layer")]
    pub(crate) observer: Option<Arc<dyn Observe>>,
}

/// An observer of errors, in the form in which a record can carry it from one layer to the next.
#[cfg(feature = "_layer")]
pub(crate) trait Observe: fmt::Debug + Send + Sync {
    fn tell(&self, record: &Record, status: StatusCode, id: Option<&str>, path: Option<&str>);
}

/// Logs an error that is sent without a layer, at its entry's level, with the whole chain of sources.
pub(crate) fn log(error: &dyn Error, entry: &'static Entry) {
    if let Some(record) = Record::of(error, entry, false) {
        record.log(entry.status(), None, None);
    }
}

impl Record {
    fn new(level: Level, entry: Option<&'static Entry>, situation: Option<&'static Situation>) -> Record {
        Record {
            level,
            entry,
            situation,
            message: None,
            #[cfg(feature = "_layer")]
            observer: None,
        }
    }

    /// `None` where there is neither a log nor an observer: then neither the error nor its sources are formatted.
    pub(crate) fn of(error: &dyn Error, entry: &'static Entry, is_observed: bool) -> Option<Box<Record>> {
        let level = entry.log();
        (is_observed || trace::is_enabled(level)).then(|| {
            let message = Some(message(|text| chain(error, text)));
            Box::new(Record { message, ..Record::new(level, Some(entry), Some(entry.situation())) })
        })
    }

    /// The record of an error that is not of this crate, with its own text.
    #[cfg(feature = "_layer")]
    pub(crate) fn bare(
        status: StatusCode,
        situation: Option<&'static Situation>,
        text: Option<&str>,
        is_observed: bool,
    ) -> Option<Box<Record>> {
        let level = level_of(status, situation);
        (is_observed || trace::is_enabled(level)).then(|| {
            let message = text.map(|text| message(|message| message.write_str(text)));
            Box::new(Record { message, ..Record::new(level, None, situation) })
        })
    }

    /// Sets the situation of an error that is not of this crate to that of its status, which may have changed since.
    #[cfg(feature = "_layer")]
    pub(crate) fn describe(&mut self, status: StatusCode, situation: Option<&'static Situation>) {
        if self.entry.is_some() {
            return;
        }
        self.situation = situation;
        if self.level != Level::Off {
            self.level = level_of(status, situation);
        }
    }

    /// The same record without a log level: an error with its own representation is observed, but not logged.
    #[cfg(feature = "_layer")]
    pub(crate) fn unlogged(mut self: Box<Self>) -> Box<Record> {
        self.level = Level::Off;
        self
    }

    /// Marks the error as not the one that the client gets.
    #[cfg(feature = "_layer")]
    pub(crate) fn supersede(&mut self) {
        self.level = self.level.min(Level::Debug);
    }

    /// The code of the error, or the name of its situation.
    pub(crate) fn kind(&self) -> Option<&'static str> {
        self.entry.map(Entry::code).or(self.situation.map(Situation::name))
    }

    pub(crate) fn log(&self, status: StatusCode, id: Option<&str>, path: Option<&str>) {
        let title = self.entry.map_or_else(|| phrase(status, self.situation), Entry::title);
        let (kind, message) = (self.kind(), self.message.as_deref());
        trace::error(self.level, &Logged { title, kind, situation: self.situation, message, status, id, path });
    }
}

/// The level of an error that is not of this crate.
#[cfg(feature = "_layer")]
fn level_of(status: StatusCode, situation: Option<&'static Situation>) -> Level {
    let unknown = if status.is_client_error() { Level::Debug } else { Level::Error };
    situation.map_or(unknown, Situation::log)
}

/// The phrase of a status: IANA's, else the name of its class (RFC 9110 15).
pub(crate) fn phrase(status: StatusCode, situation: Option<&Situation>) -> &'static str {
    let class = if status.is_client_error() { "Client Error" } else { "Server Error" };
    situation.map(Situation::phrase).or(status.canonical_reason()).unwrap_or(class)
}

/// A message in one line, and bounded.
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
