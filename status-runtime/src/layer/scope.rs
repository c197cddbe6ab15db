//! The errors that are converted inside a layer, and how the layer finds them.
//!
//! A conversion such as `IntoResponse` sees the error alone. While a layer polls its service, a [`Scope`] is in a
//! thread-local, in which a conversion leaves a [`Mark`]. When the response leaves the layer, its headers and content
//! are compared with the marks: where they match one, the response is that error. Without a layer, the cost is one
//! access to that thread-local.
//!
//! The scope is moved in before every poll and out after it, also when the poll panics, so that it never outlives a
//! poll on a thread and follows its future to another one. Conversions outside of a poll, in a spawned task, are not
//! seen.

use std::cell::Cell;
use std::iter;
use std::mem::{self, ManuallyDrop};

use bytes::Bytes;
use http::{HeaderValue, StatusCode};

use super::fields::Fields;
use super::id;
use crate::grpc::CallError;
use crate::record::{self, Record};
use crate::{Entry, HttpError};

thread_local! {
    /// Without a destructor, since a scope is restored in any case: an access is then a plain access.
    static CURRENT: Current = const { Current { latest: Cell::new(ManuallyDrop::new(None)), place: Cell::new(Place::OUTSIDE) } };
}

/// The innermost scope on this thread, if the work on a request is under way.
struct Current {
    latest: Cell<ManuallyDrop<Latest>>,
    place: Cell<Place>,
}

impl Current {
    #[inline]
    fn replace(&self, latest: Latest) -> Latest {
        ManuallyDrop::into_inner(self.latest.replace(ManuallyDrop::new(latest)))
    }
}

/// One request converts a few errors at most; of more, the first are not the one that the client gets.
const MOST: usize = 16;

/// The place of a conversion, relative to layers: a set of properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place(u8);

impl Place {
    pub(crate) const OUTSIDE: Place = Place(0);
    const INSIDE: u8 = 1;
    const OBSERVED: u8 = 2;
    const IN_A_CALL: u8 = 4;

    /// Inside of a layer, which may have an observer, for a request that may be a call of gRPC: its errors have another
    /// form.
    #[inline]
    pub(super) fn inside(is_observed: bool, is_call_of_grpc: bool) -> Place {
        let observed = if is_observed { Place::OBSERVED } else { 0 };
        let in_a_call = if is_call_of_grpc { Place::IN_A_CALL } else { 0 };
        Place(Place::INSIDE | observed | in_a_call)
    }

    /// The same, where that layer is itself inside of another.
    #[inline]
    fn within(self, outer: Place) -> Place {
        Place(self.0 | outer.0 & Place::OBSERVED)
    }

    pub(super) fn is_outside(self) -> bool {
        self == Place::OUTSIDE
    }

    pub(super) fn is_observed(self) -> bool {
        self.0 & Place::OBSERVED != 0
    }

    fn is_in_a_call(self) -> bool {
        self.0 & Place::IN_A_CALL != 0
    }
}

type Latest = Option<Box<Mark>>;

/// The errors that have been converted while a request is handled. It is moved twice in every poll, so it is one
/// pointer.
#[derive(Debug)]
pub(crate) struct Scope {
    latest: Latest,
    place: Place,
}

impl Scope {
    #[inline]
    pub(crate) const fn new(place: Place) -> Scope {
        Scope { latest: None, place }
    }

    /// Begins a part of the work on a request.
    #[inline]
    pub(crate) fn enter(&mut self) -> Entered {
        CURRENT.with(|current| {
            let place = current.place.get();
            current.place.set(self.place.within(place));
            Entered { outer: Scope { latest: current.replace(self.latest.take()), place } }
        })
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.latest.is_none()
    }

    /// The marks, the latest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Mark> {
        iter::successors(self.latest.as_deref(), |mark| mark.earlier.as_deref())
    }

    /// Removes and returns the latest mark for which `is_such` is true.
    pub(super) fn remove(&mut self, is_such: impl Fn(&Mark) -> bool) -> Option<Box<Mark>> {
        let mut at = &mut self.latest;
        while !is_such(at.as_ref()?) {
            at = &mut at.as_mut()?.earlier;
        }
        let mut found = at.take()?;
        *at = found.earlier.take();
        Some(found)
    }

    /// Removes and returns the marks, the earliest first.
    pub(super) fn take_in_order(&mut self) -> impl Iterator<Item = Box<Mark>> {
        let mut first = None;
        let mut next = self.latest.take();
        while let Some(mut mark) = next {
            next = mem::replace(&mut mark.earlier, first);
            first = Some(mark);
        }
        iter::from_fn(move || {
            let mut mark = first.take()?;
            first = mark.earlier.take();
            Some(mark)
        })
    }

    /// Adds a mark. If there are too many, the earliest is returned.
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

/// The response is no longer awaited. The errors that were converted until then are not sent, but logged all the same.
impl Drop for Scope {
    #[inline]
    fn drop(&mut self) {
        if !self.is_empty() {
            self.give_up();
        }
    }
}

/// A scope during a part of the work. The outer scope is restored in any case, so that this one never outlives a poll.
#[must_use]
pub(crate) struct Entered {
    outer: Scope,
}

impl Entered {
    /// Ends the part of the work on that request.
    #[inline]
    pub(crate) fn leave(self, scope: &mut Scope) {
        scope.latest = ManuallyDrop::new(self).put_back();
    }

    #[inline]
    fn put_back(&mut self) -> Latest {
        CURRENT.with(|current| {
            current.place.set(self.outer.place);
            current.replace(self.outer.latest.take())
        })
    }
}

/// The work has panicked.
impl Drop for Entered {
    fn drop(&mut self) {
        drop(Scope { latest: self.put_back(), place: Place::OUTSIDE });
    }
}

/// The place of a conversion at this point.
#[inline]
pub(super) fn place() -> Place {
    CURRENT.with(|current| current.place.get())
}

/// Returns whether a conversion at this point is inside a layer.
pub(crate) fn is_there() -> bool {
    !place().is_outside()
}

/// Leaves a mark for the current layer.
pub(super) fn leave(mark: Box<Mark>) {
    let superseded = CURRENT.with(|current| {
        let mut scope = Scope { latest: current.replace(None), place: Place::OUTSIDE };
        let superseded = scope.push(mark);
        current.replace(scope.latest.take());
        superseded
    });
    if let Some(mark) = superseded {
        mark.supersede(None, None);
    }
}

/// Records the conversion of an error: it is logged when its response leaves the layer, or at once where there is none.
pub(crate) fn converted(error: &dyn HttpError, entry: &'static Entry, content: Option<&Bytes>) {
    let place = place();
    if place.is_outside() {
        return record::log(error, entry);
    }
    let form = match content {
        Some(_) if entry.is_absent() => Form::Absent,
        Some(_) if entry.parts().body.is_problem() => Form::Document(entry),
        Some(_) => Form::Own,
        None => Form::Elsewhere,
    };
    let call_error = match form {
        Form::Document(_) | Form::Own | Form::Shown(..) if place.is_in_a_call() => Some(Box::new(CallError::of(error))),
        Form::Document(_) | Form::Own | Form::Shown(..) | Form::Absent | Form::Elsewhere => None,
    };
    let record = Record::of(error, entry, place.is_observed());
    let media_type = match form {
        Form::Document(_) | Form::Own | Form::Shown(..) => entry.parts().body.content_type(),
        Form::Absent | Form::Elsewhere => None,
    };
    let content = content.cloned().unwrap_or_default();
    let id = if names_an_id(entry) { own_id(error, &form, &content) } else { None };
    let (entry, status) = (Some(entry), entry.status());
    leave(Box::new(Mark { entry, record, status, form, call_error, media_type, content, id, earlier: None }));
}

/// Returns whether the author has a member that identifies the request.
pub(super) fn names_an_id(entry: &Entry) -> bool {
    entry.members().iter().any(|member| member.name() == "request_id")
}

/// The id in the author's own member.
fn own_id(error: &dyn HttpError, form: &Form, content: &[u8]) -> Option<HeaderValue> {
    match form {
        Form::Document(_) => id::of_document(content),
        // A renderer may write every member.
        Form::Own => id::of_document(&error.problem().to_json()),
        Form::Absent | Form::Shown(..) | Form::Elsewhere => None,
    }
}

/// A record of a converted error, with the content of its response.
#[derive(Debug)]
pub(super) struct Mark {
    /// `None` where it is not a derived error.
    pub(super) entry: Option<&'static Entry>,
    /// `None` where it is neither logged nor observed.
    pub(super) record: Option<Box<Record>>,
    pub(super) status: StatusCode,
    pub(super) form: Form,
    /// The details for a client of gRPC, if the request is from one.
    pub(super) call_error: Option<Box<CallError>>,
    pub(super) media_type: Option<HeaderValue>,
    pub(super) content: Bytes,
    /// The id of the request in the content.
    pub(super) id: Option<HeaderValue>,
    /// The previous mark, while both are in a scope.
    pub(super) earlier: Option<Box<Mark>>,
}

#[derive(Debug)]
pub(super) enum Form {
    /// The document of a derived error, which is to be completed.
    Document(&'static Entry),
    /// A hidden error without a twin: the response must be indistinguishable from that of a router without such a
    /// resource.
    Absent,
    /// A representation that the author has chosen.
    Own,
    /// The output of a layer for this document: a derived error's, or that of a bare status.
    Shown(Bytes, Option<&'static Entry>),
    /// Not an HTTP response: a gRPC status, or a framework's own error.
    Elsewhere,
}

impl Mark {
    /// Returns whether a response is the one that was converted.
    ///
    /// Where the content cannot be read, because it is encoded or the request is a HEAD, media type and status or
    /// length decide.
    pub(super) fn is(&self, status: StatusCode, fields: &Fields<'_>, content: Option<&Bytes>, is_head: bool) -> bool {
        self.has_media_type_of(fields)
            && match content {
                // Two empty contents are only told apart by the status.
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

    /// Returns whether the client gets it in another form than as an HTTP response.
    pub(super) fn is_elsewhere(&self) -> bool {
        matches!(self.form, Form::Elsewhere)
    }

    /// Logs an error that is not the one that the client gets.
    pub(super) fn supersede(mut self, id: Option<&str>, path: Option<&str>) {
        if let Some(record) = self.record.as_mut().filter(|_| !matches!(self.form, Form::Elsewhere)) {
            record.supersede();
        }
        self.log(self.status, id, path);
    }
}
