//! How a layer learns of the errors that are converted inside of it.
//!
//! A conversion such as `IntoResponse` sees the error alone. While a layer polls what is inside of it, a [`Scope`] lies in
//! a thread-local, in which a conversion leaves a [`Mark`]. When the response leaves the layer, what it is shows in its
//! own headers and content: where they are those of a mark, it is that error. Where there is no layer, the price is one
//! look at that thread-local.
//!
//! The scope is moved in before every poll and out after it, also when the poll panics, so that it never outlives a poll
//! on a thread and follows its future to another one. What is converted elsewhere, in a spawned task, is not seen.

use std::cell::Cell;
use std::mem;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::id;
use crate::trace::{self, Record};
use crate::{Entry, HttpError};

thread_local! {
    static CURRENT: Cell<Option<Scope>> = const { Cell::new(None) };
}

/// One request converts a few errors at most; of more, the first are not what the client gets.
const MOST: usize = 16;

/// What has been converted while a request is answered.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    marks: Vec<Mark>,
}

impl Scope {
    /// Does some of the work of answering the request.
    pub(crate) fn enter<R>(&mut self, work: impl FnOnce() -> R) -> R {
        struct Leave<'a> {
            scope: &'a mut Scope,
            outer: Option<Scope>,
        }

        impl Drop for Leave<'_> {
            fn drop(&mut self) {
                *self.scope = CURRENT.replace(self.outer.take()).unwrap_or_default();
            }
        }

        let outer = CURRENT.replace(Some(mem::take(self)));
        let _leave = Leave { scope: self, outer };
        work()
    }

    pub(super) fn take(&mut self) -> Vec<Mark> {
        mem::take(&mut self.marks)
    }
}

/// Nobody waits for the response any more. What has been converted until then is not answered, and logged all the same.
impl Drop for Scope {
    fn drop(&mut self) {
        self.marks.drain(..).for_each(|mark| mark.log(mark.status, None, None));
    }
}

/// Whether what is converted now leaves a layer.
pub(crate) fn is_there() -> bool {
    current(|_| ()).is_some()
}

/// Looks at the scope; nothing that a user has written may run meanwhile.
fn current<R>(look: impl FnOnce(&mut Scope) -> R) -> Option<R> {
    CURRENT
        .try_with(|current| {
            let mut scope = current.take()?;
            let seen = look(&mut scope);
            current.set(Some(scope));
            Some(seen)
        })
        .ok()
        .flatten()
}

/// Leaves a mark; gives it back where there is no layer to see it.
pub(super) fn leave(mark: Mark) -> Option<Mark> {
    let mut mark = Some(mark);
    let superseded = current(|scope| {
        let first = (scope.marks.len() == MOST).then(|| scope.marks.remove(0));
        scope.marks.extend(mark.take());
        first
    });
    if let Some(Some(mark)) = superseded {
        mark.supersede(None, None);
    }
    mark
}

/// An error is converted: it is logged when its response leaves the layer, or at once where there is none.
pub(crate) fn converted(error: &dyn HttpError, entry: &'static Entry, content: Option<&Bytes>) {
    if !is_there() {
        return trace::answered(error, entry);
    }
    let form = match content {
        Some(_) if entry.is_absent() => Form::Absent,
        Some(_) if entry.parts().body.is_problem() => Form::Document(entry),
        Some(_) => Form::Own,
        None => Form::Elsewhere,
    };
    let record = Record::of(error, entry);
    let media_type = match form {
        Form::Document(_) | Form::Own | Form::Shown(..) => entry.parts().body.content_type(),
        Form::Absent | Form::Elsewhere => None,
    };
    let content = content.cloned().unwrap_or_default();
    let id = if names_an_id(entry) { own_id(error, &form, &content) } else { None };
    // The scope that was there a moment ago is still there.
    leave(Mark { record, status: entry.status(), form, media_type, content, id });
}

/// Whether the author has a member that says which request it is.
pub(super) fn names_an_id(entry: &Entry) -> bool {
    entry.members().iter().any(|member| member.name() == "request_id")
}

/// The id that the author's own member is.
fn own_id(error: &dyn HttpError, form: &Form, content: &[u8]) -> Option<HeaderValue> {
    match form {
        Form::Document(_) => id::of_document(content),
        // A renderer may show every member.
        Form::Own => id::of_document(&error.problem().to_json()),
        Form::Absent | Form::Shown(..) | Form::Elsewhere => None,
    }
}

/// Says that an error has been converted, and what its response looks like.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) record: Option<Record>,
    pub(super) status: StatusCode,
    pub(super) form: Form,
    pub(super) media_type: Option<HeaderValue>,
    pub(super) content: Bytes,
    /// The id of the request that the content shows.
    pub(super) id: Option<HeaderValue>,
}

#[derive(Debug, Clone)]
pub(super) enum Form {
    /// The document of a derived error, which is to be completed.
    Document(&'static Entry),
    /// A hidden error without a twin: the response is not to be told from that of a router which knows no such resource.
    Absent,
    /// A representation that the author has chosen.
    Own,
    /// What a layer has made of this document: of a derived error's, or of that of a bare status.
    Shown(Bytes, Option<&'static Entry>),
    /// No response of HTTP: a status of gRPC, a framework's own error.
    Elsewhere,
}

impl Mark {
    /// Whether a response is what was converted.
    ///
    /// Where the content cannot be looked at, because it is encoded or the request is a HEAD, media type and length say it.
    pub(super) fn is(&self, status: StatusCode, headers: &HeaderMap, content: Option<&Bytes>, is_head: bool) -> bool {
        self.has_media_type_of(headers)
            && match content {
                // Nothing is told from nothing by the status alone.
                Some(content) if *content == self.content => !content.is_empty() || status == self.status,
                Some(content) if !content.is_empty() => false,
                Some(_) => is_head && self.has_length(headers),
                None => headers.contains_key(CONTENT_ENCODING) || is_head && self.has_length(headers),
            }
    }

    pub(super) fn has_media_type_of(&self, headers: &HeaderMap) -> bool {
        !matches!(self.form, Form::Elsewhere) && headers.get(CONTENT_TYPE) == self.media_type.as_ref()
    }

    fn has_length(&self, headers: &HeaderMap) -> bool {
        let length = headers.get(CONTENT_LENGTH).map(|length| length.to_str().ok()?.parse().ok());
        length.is_none_or(|length| length == Some(self.content.len()))
    }

    pub(super) fn log(&self, status: StatusCode, id: Option<&str>, path: Option<&str>) {
        if let Some(record) = &self.record {
            record.log(status, id, path);
        }
    }

    /// Logs an error that is not what the client gets. What is no response of HTTP the client gets in another way.
    pub(super) fn supersede(self, id: Option<&str>, path: Option<&str>) {
        let record = match self.form {
            Form::Elsewhere => self.record,
            Form::Document(_) | Form::Absent | Form::Own | Form::Shown(..) => self.record.map(Record::superseded),
        };
        if let Some(record) = record {
            record.log(self.status, id, path);
        }
    }
}
