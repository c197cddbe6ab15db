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
use std::iter;
use std::mem::{self, ManuallyDrop};

use bytes::Bytes;
use http::{HeaderValue, StatusCode};

use super::finish::Fields;
use super::id;
use crate::record::Record;
use crate::{Entry, HttpError, trace};

thread_local! {
    /// Without a destructor, since a scope is put back in any case, so that an access is an access and nothing else.
    static CURRENT: Cell<ManuallyDrop<Scope>> = const { Cell::new(ManuallyDrop::new(Scope::new(Place::Outside))) };
}

/// One request converts a few errors at most; of more, the first are not what the client gets.
const MOST: usize = 16;

/// Where an error is converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Outside,
    Inside,
    /// Inside of a layer that has an observer.
    Observed,
}

/// What has been converted while a request is answered. It is moved twice in every poll, so that it is one pointer.
#[derive(Debug)]
pub(crate) struct Scope {
    latest: Option<Box<Mark>>,
    place: Place,
}

impl Scope {
    pub(crate) const fn new(place: Place) -> Scope {
        Scope { latest: None, place }
    }

    /// Begins to do some of the work of answering the request.
    #[inline]
    pub(crate) fn enter(&mut self) -> Entered {
        let mut scope = mem::replace(self, Scope::new(Place::Outside));
        let outer = replace(Scope::new(Place::Outside));
        scope.place = scope.place.max(outer.place);
        replace(scope);
        Entered { outer }
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.latest.is_none()
    }

    /// The marks, the latest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Mark> {
        iter::successors(self.latest.as_deref(), |mark| mark.earlier.as_deref())
    }

    /// Takes out the latest mark that is such.
    pub(super) fn remove(&mut self, is_such: impl Fn(&Mark) -> bool) -> Option<Box<Mark>> {
        let mut at = &mut self.latest;
        while !is_such(at.as_ref()?) {
            at = &mut at.as_mut()?.earlier;
        }
        let mut found = at.take()?;
        *at = found.earlier.take();
        Some(found)
    }

    /// Takes the marks out, the latest first.
    fn take(&mut self) -> impl Iterator<Item = Box<Mark>> {
        let mut next = self.latest.take();
        iter::from_fn(move || {
            let mut mark = next.take()?;
            next = mark.earlier.take();
            Some(mark)
        })
    }

    /// Takes the marks out, the first first.
    pub(super) fn take_in_order(&mut self) -> impl Iterator<Item = Box<Mark>> {
        let marks: Vec<_> = self.take().collect();
        marks.into_iter().rev()
    }

    /// Adds a mark. Of too many, the first is given back.
    fn push(&mut self, mut mark: Box<Mark>) -> Option<Box<Mark>> {
        mark.earlier = self.latest.take();
        self.latest = Some(mark);
        let mut last = &mut self.latest;
        for _ in 0..MOST {
            last = &mut last.as_mut()?.earlier;
        }
        last.take()
    }

    #[cold]
    fn give_up(&mut self) {
        self.take_in_order().for_each(|mark| mark.log(mark.status, None, None));
    }
}

/// Nobody waits for the response any more. What has been converted until then is not answered, and logged all the same.
impl Drop for Scope {
    #[inline]
    fn drop(&mut self) {
        if !self.is_empty() {
            self.give_up();
        }
    }
}

/// A scope while some of the work is done. What is outside of it is put back in any case, so that it never outlives a poll.
#[must_use]
pub(crate) struct Entered {
    outer: Scope,
}

impl Entered {
    /// The work has been done.
    #[inline]
    pub(crate) fn leave(self) -> Scope {
        ManuallyDrop::new(self).put_back()
    }

    #[inline]
    fn put_back(&mut self) -> Scope {
        replace(mem::replace(&mut self.outer, Scope::new(Place::Outside)))
    }
}

/// The work has panicked.
impl Drop for Entered {
    fn drop(&mut self) {
        drop(self.put_back());
    }
}

#[inline]
fn replace(scope: Scope) -> Scope {
    ManuallyDrop::into_inner(CURRENT.replace(ManuallyDrop::new(scope)))
}

/// Where what is converted now is converted.
pub(super) fn place() -> Place {
    let scope = replace(Scope::new(Place::Outside));
    let place = scope.place;
    replace(scope);
    place
}

/// Whether what is converted now leaves a layer.
pub(crate) fn is_there() -> bool {
    place() != Place::Outside
}

/// Leaves a mark for the layer that is there.
pub(super) fn leave(mark: Box<Mark>) {
    let mut scope = replace(Scope::new(Place::Outside));
    let superseded = scope.push(mark);
    replace(scope);
    if let Some(mark) = superseded {
        mark.supersede(None, None);
    }
}

/// An error is converted: it is logged when its response leaves the layer, or at once where there is none.
pub(crate) fn converted(error: &dyn HttpError, entry: &'static Entry, content: Option<&Bytes>) {
    let place = place();
    if place == Place::Outside {
        return trace::answered(error, entry);
    }
    let form = match content {
        Some(_) if entry.is_absent() => Form::Absent,
        Some(_) if entry.parts().body.is_problem() => Form::Document(entry),
        Some(_) => Form::Own,
        None => Form::Elsewhere,
    };
    let record = Record::of(error, entry, place == Place::Observed);
    let media_type = match form {
        Form::Document(_) | Form::Own | Form::Shown(..) => entry.parts().body.content_type(),
        Form::Absent | Form::Elsewhere => None,
    };
    let content = content.cloned().unwrap_or_default();
    let id = if names_an_id(entry) { own_id(error, &form, &content) } else { None };
    let (entry, status) = (Some(entry), entry.status());
    leave(Box::new(Mark { entry, record, status, form, media_type, content, id, earlier: None }));
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
    /// None where it is not a derived error.
    pub(super) entry: Option<&'static Entry>,
    /// None where nobody wants it.
    pub(super) record: Option<Box<Record>>,
    pub(super) status: StatusCode,
    pub(super) form: Form,
    pub(super) media_type: Option<HeaderValue>,
    pub(super) content: Bytes,
    /// The id of the request that the content shows.
    pub(super) id: Option<HeaderValue>,
    /// The one that was left before, while both are in a scope.
    pub(super) earlier: Option<Box<Mark>>,
}

#[derive(Debug)]
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
    /// Where the content cannot be looked at, because it is encoded or the request is a HEAD, media type and status or length say it.
    pub(super) fn is(&self, status: StatusCode, fields: &Fields<'_>, content: Option<&Bytes>, is_head: bool) -> bool {
        self.has_media_type_of(fields)
            && match content {
                // Nothing is told from nothing by the status alone.
                Some(content) if *content == self.content => !content.is_empty() || status == self.status,
                Some(content) if !content.is_empty() => false,
                Some(_) => is_head && self.has_length(fields),
                None => status == self.status && fields.is_encoded || is_head && self.has_length(fields),
            }
    }

    pub(super) fn has_media_type_of(&self, fields: &Fields<'_>) -> bool {
        !matches!(self.form, Form::Elsewhere) && fields.media_type == self.media_type.as_ref()
    }

    fn has_length(&self, fields: &Fields<'_>) -> bool {
        let length = fields.length.map(|length| length.to_str().ok()?.parse().ok());
        length.is_none_or(|length| length == Some(self.content.len()))
    }

    pub(super) fn log(&self, status: StatusCode, id: Option<&str>, path: Option<&str>) {
        if let Some(record) = &self.record {
            record.log(status, id, path);
        }
    }

    /// Whether the client gets it in another way than as a response of HTTP.
    pub(super) fn is_elsewhere(&self) -> bool {
        matches!(self.form, Form::Elsewhere)
    }

    /// Logs an error that is not what the client gets.
    pub(super) fn supersede(mut self, id: Option<&str>, path: Option<&str>) {
        if let Some(record) = self.record.as_mut().filter(|_| !matches!(self.form, Form::Elsewhere)) {
            record.supersede();
        }
        self.log(self.status, id, path);
    }
}
