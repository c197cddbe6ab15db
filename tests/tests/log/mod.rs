//! The events of this crate, kept by a subscriber.

#![allow(dead_code, reason = "each test looks at an event in its own way")]

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::sync::{Arc, LazyLock, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Dispatch, Event, Metadata, Subscriber};

#[derive(Debug, Default, Clone)]
pub(crate) struct LogEntry {
    pub(crate) level: String,
    pub(crate) target: String,
    pub(crate) fields: BTreeMap<String, String>,
}

impl LogEntry {
    pub(crate) fn get(&self, name: &str) -> &str {
        self.fields.get(name).map(String::as_str).unwrap_or_default()
    }
}

impl Visit for LogEntry {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let mut text = String::new();
        let _ = write!(text, "{value:?}");
        self.fields.insert(field.name().to_owned(), text);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name().to_owned(), value.to_owned());
    }
}

/// Keeps every event of this crate.
#[derive(Debug, Clone)]
pub(crate) struct Log(Arc<Mutex<Vec<LogEntry>>>);

impl Default for Log {
    fn default() -> Log {
        are_several();
        Log(Arc::default())
    }
}

/// Makes each thread ask its own subscriber about an event. While there is only one subscriber, `tracing` asks that of
/// the thread that comes to an event first, and keeps the result for all threads: also if that thread has none.
pub(crate) fn are_several() {
    static OTHERS: LazyLock<[Dispatch; 2]> = LazyLock::new(|| [(); 2].map(|()| Dispatch::new(Log(Arc::default()))));
    LazyLock::force(&OTHERS);
}

impl Subscriber for Log {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "status"
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut entry = LogEntry {
            level: event.metadata().level().to_string(),
            target: event.metadata().target().to_owned(),
            ..LogEntry::default()
        };
        event.record(&mut entry);
        self.0.lock().expect("a log").push(entry);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl Log {
    pub(crate) fn take(&self) -> Vec<LogEntry> {
        std::mem::take(&mut *self.0.lock().expect("a log"))
    }
}
