//! The completion of a response when it leaves the layer: everything that needs no body type and no framework.

use std::borrow::Cow;
use std::mem;

use bytes::Bytes;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue, StatusCode};
use status_vocabulary::grammar;
use status_vocabulary::{Grpc, Kind, RetryClass};

use super::accept::Representation;
use super::fields::{Fields, essence};
use super::id;
use super::presentation::Presentation;
use super::render::{ENGLISH, html, text, xml};
use super::request::{Asked, REQUEST_ID, is_grpc};
use super::scope::{self, Form, Mark, Scope};
use super::settings::Settings;
use crate::fields::{never_store, without_bytes, without_content};
use crate::grpc::{self, Bare, CallError};
use crate::json::read::Member;
use crate::json::{escape, read as json};
use crate::record::{Record, phrase};
use crate::{Entry, Situation, situation, trace};

/// The longest text that is read, in bytes. A longer one does not explain an error.
const LONGEST_TEXT: usize = 4096;

/// The content of a response, as far as it is available without waiting.
pub(super) trait Content {
    /// All of it, if it is available and not longer than `limit`.
    fn read(&mut self, limit: usize) -> Option<Bytes>;

    /// Returns whether it is known to be empty.
    fn is_empty(&self) -> bool;
}

/// The content that replaces the response's own.
#[derive(Debug)]
pub(super) struct Replacement {
    pub(super) content: Bytes,
    /// True if a GET would get the same: in the response to a HEAD, the text may have been removed by another layer.
    pub(super) is_certain: bool,
}

/// The response of a service to a request, and the errors that were converted meanwhile.
pub(super) struct Leaving<'a> {
    pub(super) status: &'a mut StatusCode,
    pub(super) headers: &'a mut HeaderMap,
    pub(super) request: &'a Asked,
    pub(super) scope: &'a mut Scope,
}

/// Other facts about a response that has left.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// The derived error that it is, if any.
    pub(super) entry: Option<&'static Entry>,
    pub(super) replacement: Option<Replacement>,
}

/// The kind of an error to the layer.
#[derive(Debug)]
enum Kept {
    /// An error that already has a form.
    Form,
    /// A derived error with its document.
    Document(&'static Entry, Bytes),
    /// A derived error whose document a layer has completed for this status, which is no longer the response's.
    Shown(&'static Entry, Bytes, StatusCode),
    /// An error without a form, with a text if there is one.
    Bare(Option<String>),
}

/// Completes the response, replaces its content, or leaves its content alone.
pub(super) fn finish(response: Leaving<'_>, content: &mut dyn Content, settings: &Settings) -> Left {
    if is_error(*response.status) {
        return finish_error(response, content, settings);
    }
    if response.scope.is_empty() {
        return Left::default();
    }
    let Leaving { status, headers, request, scope } = response;
    let is_emptied = is_without_content(*status) && {
        let fields = Fields::of(headers);
        let read = looked_at(&fields, scope, || false).and_then(|limit| content.read(limit));
        scope.iter().any(|mark| mark.is(*status, &fields, read.as_ref(), request.is_head()))
    };
    let (own_id, path) = (request.id(headers.get(REQUEST_ID)), request.path());
    let (id, path) = (str::from_utf8(own_id.as_bytes()).ok(), path.as_deref());
    let is_told = scope.iter().any(Mark::is_elsewhere);
    // What an inner layer has made of a bare 404 is written anew as well, so that the two are alike.
    let may_be_hidden = scope.iter().any(|mark| mark.is_elsewhere() && mark.entry.is_none_or(Entry::is_absent));
    let hidden = (may_be_hidden && is_absent(headers))
        .then(|| trailers_only(&absent(settings.domain()), StatusCode::NOT_FOUND, headers, request));
    let is_outermost = !scope::is_there();
    // A bare error, which an inner layer has made a status of gRPC.
    if let Some(bare) = scope.remove(|mark| mark.is_elsewhere() && mark.entry.is_none()) {
        let situation = bare.record.as_ref().and_then(|record| record.situation);
        let fate = Fate { status: bare.status, situation, id, path };
        if is_outermost {
            fate.tell(bare.record, scope, false, settings.is_observed(), settings);
        } else {
            fate.pass_on(scope, false);
            settings.pass_on(bare);
        }
    }
    let mut entry = None;
    for mark in scope.take_in_order() {
        match mark.is_elsewhere() {
            true if is_outermost => {
                mark.log(mark.status, id, path);
                settings.tell(mark.record.as_deref(), mark.status, id, path);
                entry = mark.entry;
            }
            true => settings.pass_on(mark),
            false => mark.supersede(id, path),
        }
    }
    if is_told {
        headers.insert(REQUEST_ID, own_id);
    }
    // The document of an error that has got such a status is not sent.
    let replacement = match hidden {
        Some(content) => Some(Replacement { content, is_certain: true }),
        None => is_emptied.then(|| {
            without_bytes(headers);
            headers.remove(CONTENT_TYPE);
            // A 205 has a length of 0; the others have no length (RFC 9110 8.6).
            Replacement { content: Bytes::new(), is_certain: *status == StatusCode::RESET_CONTENT }
        }),
    };
    Left { entry, replacement }
}

/// The error of a call to a method that does not exist.
fn absent(domain: &str) -> CallError {
    let (situation, headers) = (situation::NOT_FOUND, HeaderMap::new());
    let (code, reason, message) = (situation.grpc(), situation.name(), situation.phrase());
    CallError::bare(&Bare { code, reason, domain, message }, situation.retry(), &headers)
}

/// Returns whether a response is a hidden error without a twin that has been converted into a status of gRPC.
fn is_absent(headers: &HeaderMap) -> bool {
    matches!(grpc::Status::from_trailers(headers), Some(Ok(status)) if status == absent("").status)
}

/// Returns whether responses with this status have no content (RFC 9110 15.3.5, 15.3.6, 15.4.5).
fn is_without_content(status: StatusCode) -> bool {
    matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT | StatusCode::NOT_MODIFIED)
}

#[inline]
pub(super) fn is_error(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

fn finish_error(mut response: Leaving<'_>, content: &mut dyn Content, settings: &Settings) -> Left {
    let (request, sent, outside) = (response.request, *response.status, scope::place());
    let is_outermost = outside.is_outside();
    let is_observed = settings.is_observed() || outside.is_observed();
    let path = request.path();
    let path = path.as_deref();
    let (mut found, id) = Found::of(&mut response, content, is_observed);
    // An outer layer logs it, when the response leaves that.
    let is_left = found.is_known || matches!(found.kept, Kept::Bare(_));
    let id_text = str::from_utf8(id.as_bytes()).ok();
    let replaced = found.complete(&mut response, path, id_text, is_outermost, settings);
    let Leaving { headers, scope, .. } = response;
    let situation = situation_of(sent, headers);
    // 428, 429, 431 and 511 (RFC 6585).
    if situation.is_some_and(Situation::no_store_only) {
        never_store(headers);
    }
    let fate = Fate { status: sent, situation, id: id_text, path };
    let entry = found.entry;
    // What a layer has made of a bare error has the cause of that error.
    let is_explained = entry.is_some();
    if is_outermost {
        fate.tell(found.record, scope, is_explained, is_observed, settings);
    } else {
        fate.pass_on(scope, is_explained);
        if !is_left && is_observed {
            found.record = fate.record().map(Record::unlogged);
        }
        if is_left || is_observed {
            let id = if replaced.is_some() { Some(id.clone()) } else { found.shown_id };
            settings.pass_on(Box::new(Mark {
                entry,
                record: found.record,
                status: sent,
                form: found.form,
                call_error: None,
                media_type: headers.get(CONTENT_TYPE).cloned(),
                content: replaced.clone().or(found.read).unwrap_or_default(),
                id,
                earlier: None,
            }));
        }
    }
    // Log, observer and client get the same id.
    headers.insert(REQUEST_ID, id);
    let replacement = match replaced {
        Some(content) => Some(Replacement { content, is_certain: found.is_certain }),
        None => is_untold(headers, content, request).then(|| Replacement { content: Bytes::new(), is_certain: false }),
    };
    Left { entry, replacement }
}

/// An error that has come to the layer.
struct Found {
    entry: Option<&'static Entry>,
    record: Option<Box<Record>>,
    kept: Kept,
    /// The form for an outer layer.
    form: Form,
    /// The details for a client of gRPC, if the request is from one and the error is derived.
    call_error: Option<Box<CallError>>,
    /// The content, as far as it was read.
    read: Option<Bytes>,
    /// The id of the request in the content.
    shown_id: Option<HeaderValue>,
    /// True if a conversion inside the layer, or an inner layer, has made the response.
    is_known: bool,
    /// True if a GET would get the same.
    is_certain: bool,
    varies_by_accept: bool,
    /// True if a field may be about the bytes of the content.
    describes_bytes: bool,
}

impl Found {
    /// The error, and the id of the request.
    fn of(response: &mut Leaving<'_>, content: &mut dyn Content, is_observed: bool) -> (Found, HeaderValue) {
        let Leaving { status, headers, request, scope } = response;
        let (sent, fields) = (**status, Fields::of(headers));
        let is_empty = is_empty(&fields, content, request);
        let is_bare = || is_empty || is_bare(sent, &fields);
        let read = looked_at(&fields, scope, is_bare).and_then(|limit| content.read(limit));
        let mut found = scope.remove(|mark| mark.is(sent, &fields, read.as_ref(), request.is_head()));
        let is_known = found.is_some();
        let shown_id = match &found {
            Some(mark) => mark.id.clone(),
            None => read.as_deref().filter(|_| fields.is_unnamed()).and_then(id::of_document),
        };
        let id = shown_id.clone().unwrap_or_else(|| request.id(fields.id));
        let (entry, call_error) = found.as_mut().map_or((None, None), |mark| (mark.entry, mark.call_error.take()));
        let (kept, record, form) = match found {
            Some(mut mark) => mark.kept(sent, &fields),
            None if is_bare() => bare(sent, headers, read.as_deref(), is_observed),
            None => (Kept::Form, None, Form::Own),
        };
        let is_certain = !request.is_head() || is_known || is_what_get_has(&fields, read.as_ref());
        let (varies_by_accept, describes_bytes) = (fields.varies_by_accept, fields.describes_bytes);
        let found = Found {
            entry,
            record,
            kept,
            form,
            call_error,
            read,
            shown_id,
            is_known,
            is_certain,
            varies_by_accept,
            describes_bytes,
        };
        (found, id)
    }

    /// Completes the header, and returns the content that replaces the response's own, if there is one.
    fn complete(
        &mut self,
        response: &mut Leaving<'_>,
        path: Option<&str>,
        id: Option<&str>,
        is_outermost: bool,
        settings: &Settings,
    ) -> Option<Bytes> {
        let Leaving { status, headers, request, .. } = response;
        let (sent, presentation) = (**status, &settings.presentation);
        let kept = mem::replace(&mut self.kept, Kept::Form);
        if request.grpc().is_some() && !headers.get(CONTENT_TYPE).is_some_and(is_grpc) {
            **status = StatusCode::OK;
            self.form = Form::Elsewhere;
            let call_error = final_error(sent, headers, &kept, self.call_error.take(), request, settings);
            return Some(trailers_only(&call_error, sent, headers, request));
        }
        let (completed, entry, is_problem_json) = match kept {
            Kept::Form => return None,
            Kept::Document(entry, document) => {
                if self.describes_bytes {
                    without_bytes(headers);
                }
                let document = if self.shown_id.is_none() { without_id(entry, document) } else { document };
                let id = id.filter(|_| self.shown_id.is_none());
                if sent != entry.status() {
                    forbid_storing(situation_of(sent, headers), headers);
                }
                // The author may have decided on a delay, or against it; challenges and methods have to be there.
                if sent != entry.status() || matches!(sent, StatusCode::UNAUTHORIZED | StatusCode::METHOD_NOT_ALLOWED) {
                    settings.complete(sent, situation_of(sent, headers), headers, request.line());
                }
                (Completed::new(with_status(entry.status(), document, sent), path, id), Some(entry), true)
            }
            Kept::Shown(entry, document, written) => {
                without_bytes(headers);
                forbid_storing(situation_of(sent, headers), headers);
                settings.complete(sent, situation_of(sent, headers), headers, request.line());
                (Completed::new(with_status(written, document, sent), None, None), Some(entry), false)
            }
            Kept::Bare(text) => {
                let situation = situation_of(sent, headers);
                without_content(sent, headers);
                forbid_storing(situation, headers);
                settings.complete(sent, situation, headers, request.line());
                let detail = text.as_deref().filter(|text| is_detail(text, sent, situation));
                let document = document(sent, situation, detail, presentation);
                (Completed::new(document.into(), path, id), None, false)
            }
        };
        // A document that no outer layer needs is not copied.
        self.form = if is_outermost { Form::Own } else { Form::Shown(completed.json(), entry) };
        Some(represent(&completed, headers, request, presentation, self.varies_by_accept, is_problem_json))
    }
}

/// A response, as the log and an observer are told of it.
struct Fate<'a> {
    status: StatusCode,
    situation: Option<&'static Situation>,
    id: Option<&'a str>,
    path: Option<&'a str>,
}

impl Fate<'_> {
    /// Passes the other errors that were converted on to the outer layer, since one of them may be the cause of the
    /// response. Logs them where none is.
    fn pass_on(&self, scope: &mut Scope, is_explained: bool) {
        for mark in scope.take_in_order() {
            if is_explained {
                mark.supersede(self.id, self.path);
            } else {
                scope::leave(mark);
            }
        }
    }

    /// Logs the error of the response and the others that were converted, and calls the observer once: with the last of
    /// the others that the response may have replaced, a derived one if there is one, else with that of the response.
    fn tell(
        &self,
        mut record: Option<Box<Record>>,
        scope: &mut Scope,
        is_explained: bool,
        is_observed: bool,
        settings: &Settings,
    ) {
        let observer_of = |record: &Option<Box<Record>>| record.as_ref()?.observer.clone();
        let (mut cause, mut asked) = (None, observer_of(&record));
        for mark in scope.take_in_order() {
            if is_explained {
                mark.supersede(self.id, self.path);
                continue;
            }
            mark.log(self.status, self.id, self.path);
            asked = observer_of(&mark.record).or(asked);
            if is_of_class(mark.status, self.status) && (mark.entry.is_some() || cause.is_none()) {
                cause = mark.record.or(cause);
            }
        }
        for record in [&mut record, &mut cause].into_iter().flatten() {
            record.describe(self.status, self.situation);
        }
        if let Some(record) = &record {
            record.log(self.status, self.id, self.path);
        }
        let is_observed = is_observed || asked.is_some();
        if let Some(mut cause) = cause.or(record).or_else(|| is_observed.then(|| self.record()).flatten()) {
            cause.observer = asked;
            settings.tell(Some(&cause), self.status, self.id, self.path);
        }
    }

    /// The record of an error that has a form of its own, for an observer.
    fn record(&self) -> Option<Box<Record>> {
        Record::bare(self.status, self.situation, None, true)
    }
}

/// Returns whether one error can be the other in another form: a client error is not the cause of a server error.
fn is_of_class(one: StatusCode, other: StatusCode) -> bool {
    one.is_server_error() == other.is_server_error()
}

/// Returns whether the response to a HEAD has only the media type of a GET's content: the content has been removed, or
/// there is none (RFC 9110 8.6).
fn is_untold(headers: &HeaderMap, content: &dyn Content, request: &Asked) -> bool {
    let is_told = headers.contains_key(CONTENT_LENGTH) || !headers.contains_key(CONTENT_TYPE);
    request.is_head() && !is_told && content.is_empty()
}

/// The length of the content that is read: for a bare error, or for one that may have been converted.
fn looked_at(fields: &Fields<'_>, scope: &Scope, is_bare: impl Fn() -> bool) -> Option<usize> {
    let candidates = scope.iter().filter(|mark| mark.has_media_type_of(fields)).map(|mark| mark.content.len());
    let longest = match candidates.max() {
        Some(longest) => longest.max(LONGEST_TEXT),
        None if is_bare() || fields.is_unnamed() => LONGEST_TEXT,
        None => return None,
    };
    (!fields.is_encoded).then_some(longest)
}

/// Returns whether no layer can have removed the content of the response to a HEAD (RFC 9110 9.3.2).
fn is_what_get_has(fields: &Fields<'_>, read: Option<&Bytes>) -> bool {
    match read {
        Some(read) if read.is_empty() => match fields.length {
            Some(length) => length == "0",
            None => fields.media_type.is_none(),
        },
        Some(_) => true,
        // Encoded content is not read in any case.
        None => fields.is_encoded,
    }
}

impl Mark {
    /// The kind of the response to this layer, and to an outer one if its content stays as it is.
    fn kept(&mut self, status: StatusCode, fields: &Fields<'_>) -> (Kept, Option<Box<Record>>, Form) {
        let record = self.record.take();
        match mem::replace(&mut self.form, Form::Own) {
            // Encoded content cannot be completed.
            Form::Document(_) | Form::Shown(..) if fields.is_encoded => (Kept::Form, record, Form::Own),
            Form::Document(entry) => (Kept::Document(entry, mem::take(&mut self.content)), record, Form::Own),
            Form::Shown(document, Some(entry)) if status != self.status => {
                (Kept::Shown(entry, document, self.status), record, Form::Own)
            }
            Form::Shown(_, None) if status != self.status => (Kept::Bare(None), record, Form::Own),
            Form::Absent => (Kept::Bare(None), record, Form::Absent),
            form @ (Form::Shown(..) | Form::Own | Form::Elsewhere) => (Kept::Form, record, form),
        }
    }
}

/// An error without a form; or the text that another layer has made of one, perhaps an upstream's.
fn bare(
    status: StatusCode,
    headers: &HeaderMap,
    read: Option<&[u8]>,
    is_observed: bool,
) -> (Kept, Option<Box<Record>>, Form) {
    let text = read.and_then(|read| str::from_utf8(read).ok()).map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| is_of_a_layer(status, headers, text)) {
        return (Kept::Form, None, Form::Own);
    }
    let record = Record::bare(status, situation_of(status, headers), text, is_observed);
    (Kept::Bare(text.map(str::to_owned)), record, Form::Own)
}

/// Returns whether a response is empty, whatever its media type is, and would be empty for a GET. For gRPC the header
/// fields decide.
fn is_empty(fields: &Fields<'_>, content: &dyn Content, request: &Asked) -> bool {
    let is_of_get = !request.is_head() || fields.length.is_some_and(|length| length == "0");
    content.is_empty() && is_of_get && !fields.media_type.is_some_and(is_grpc)
}

/// Returns whether the media type of a response shows that no form was chosen for its error.
///
/// The chosen forms of a 5xx are JSON, XML, HTML and types that are not text; everything else may contain details that
/// clients should not see. So may a response with several media types, of which every client takes another one (RFC
/// 9110 8.3), or with an invalid one.
fn is_bare(status: StatusCode, fields: &Fields<'_>) -> bool {
    let Some(media_type) = fields.media_type else { return true };
    if essence(media_type).eq_ignore_ascii_case(b"text/plain") {
        return true;
    }
    let is_valid = |media_type: &HeaderValue| media_type.to_str().is_ok_and(|it| grammar::media_type(it).is_ok());
    status.is_server_error() && !(fields.has_one_media_type && is_valid(media_type) && is_chosen(media_type))
}

fn is_chosen(media_type: &HeaderValue) -> bool {
    let essence = essence(media_type).to_ascii_lowercase();
    match essence.strip_prefix(b"text/") {
        Some(name) => matches!(name, b"html" | b"xml" | b"json") || name.ends_with(b"+xml") || name.ends_with(b"+json"),
        None => essence != b"application/octet-stream",
    }
}

/// Returns whether it is a text of a layer of this crate: the status is first, the id last, and it is sent as text.
fn is_of_a_layer(status: StatusCode, headers: &HeaderMap, text: &str) -> bool {
    let id = headers.get(REQUEST_ID).and_then(|id| id.to_str().ok());
    let last = text.lines().next_back().and_then(|line| line.strip_prefix("request_id: "));
    last.is_some()
        && last == id
        && text.starts_with(status.as_str())
        && headers.contains_key(X_CONTENT_TYPE_OPTIONS)
        && headers.get(CONTENT_TYPE).is_some_and(|is| essence(is).eq_ignore_ascii_case(b"text/plain"))
}

/// Returns whether a text is one for people, and says more than the phrase, which it is again in many frameworks.
fn is_detail(text: &str, status: StatusCode, situation: Option<&Situation>) -> bool {
    let is_readable = !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    status.is_client_error() && is_readable && !text.eq_ignore_ascii_case(phrase(status, situation))
}

/// The situation of a status when nothing else is known: the first of those that have it.
fn situation_of(status: StatusCode, headers: &HeaderMap) -> Option<&'static Situation> {
    // Accept-Encoding in a 415 means that the coding is not supported (RFC 9110 12.5.3).
    if status == StatusCode::UNSUPPORTED_MEDIA_TYPE && headers.contains_key(ACCEPT_ENCODING) {
        return Some(situation::UNSUPPORTED_CONTENT_CODING);
    }
    let at = usize::from(status.as_u16()).checked_sub(FIRST)?;
    BY_STATUS.get(at).copied().flatten()
}

/// The first status code of an error.
const FIRST: usize = 400;

/// The situations of the codes from 400 to 599.
static BY_STATUS: [Option<&Situation>; 200] = {
    let mut by_status = [None; 200];
    let mut left = situation::SITUATIONS.len();
    while left > 0 {
        left -= 1;
        let situation = situation::SITUATIONS[left];
        if matches!(situation.kind(), Kind::Error) {
            by_status[situation.code() as usize - FIRST] = Some(situation);
        }
    }
    by_status
};

/// Forbids storing a response that is cacheable by default (RFC 9110 15.1), unless the service has set a directive.
fn forbid_storing(situation: Option<&Situation>, headers: &mut HeaderMap) {
    if situation.is_some_and(Situation::no_store) {
        headers.entry(CACHE_CONTROL).or_insert(const { HeaderValue::from_static("no-store") });
    }
}

/// The document of a bare error, which is to be completed.
fn document(
    status: StatusCode,
    situation: Option<&Situation>,
    detail: Option<&str>,
    presentation: &Presentation,
) -> Vec<u8> {
    let type_uri = presentation.type_uri(situation);
    let phrase = phrase(status, situation);
    // Without a type of its own, the title is the phrase (RFC 9457 4.2.1).
    let title = situation.filter(|_| type_uri != "about:blank").map_or(phrase, Situation::title);
    let mut document = Vec::with_capacity(256);
    for part in ["{\"type\":\"", &*type_uri, "\",\"title\":\"", title, "\",\"status\":", status.as_str()] {
        document.extend_from_slice(part.as_bytes());
    }
    for (name, value) in [(DETAIL, detail), (CODE, situation.map(Situation::name))] {
        if let Some(value) = value {
            document.extend_from_slice(name.as_bytes());
            escape(value, |bytes| document.extend_from_slice(bytes));
            document.push(b'"');
        }
    }
    document.push(b'}');
    document
}

const DETAIL: &str = ",\"detail\":\"";
const CODE: &str = ",\"code\":\"";
const INSTANCE: &str = ",\"instance\":\"";
const ID: &str = ",\"request_id\":\"";

/// A document, and the last members, which are not in it yet: the path as a URI reference (RFC 9457 3.1.5), and the id.
/// Paths and ids have no characters that need escaping.
struct Completed<'a> {
    document: Bytes,
    instance: Option<Cow<'a, str>>,
    id: Option<&'a str>,
}

impl<'a> Completed<'a> {
    #[inline]
    fn new(document: Bytes, path: Option<&'a str>, id: Option<&'a str>) -> Completed<'a> {
        let instance = path.map(|path| match path.starts_with("//") {
            // As a reference it would be another host (RFC 3986 4.2).
            true => format!("/.{path}").into(),
            false => path.into(),
        });
        Completed { document, instance, id }
    }

    /// The whole document, in one allocation of the final length. The rest stays as written.
    fn json(&self) -> Bytes {
        let members = [(INSTANCE, self.instance.as_deref()), (ID, self.id)];
        let added = members.map(|(name, value)| value.map_or(0, |value| name.len() + value.len() + 1));
        let Some(rest) = self.document.strip_suffix(b"}") else { return self.document.clone() };
        let mut whole = Vec::with_capacity(self.document.len() + added[0] + added[1]);
        whole.extend_from_slice(rest);
        for (name, value) in members {
            if let Some(value) = value {
                whole.extend_from_slice(name.as_bytes());
                whole.extend_from_slice(value.as_bytes());
                whole.push(b'"');
            }
        }
        whole.push(b'}');
        whole.into()
    }

    fn members(&self) -> impl Iterator<Item = Member<'_>> {
        let added = [("instance", self.instance.as_deref()), ("request_id", self.id)];
        let added = added.into_iter().filter_map(|(name, value)| value.map(|value| Member::unquoted(name, value)));
        json::members(&self.document).chain(added)
    }
}

/// The document of a derived error without the author's `request_id`, which is not an id.
fn without_id(entry: &Entry, document: Bytes) -> Bytes {
    if !scope::names_an_id(entry) || json::members(&document).all(|member| member.name != "request_id") {
        return document;
    }
    trace::left_out("request_id", &"it is not a token of at most 128 characters");
    json::without(&document, "request_id").into()
}

/// The document of a derived error, with the status of the response (RFC 9457 3.1.2) and, where that is the title, with
/// its phrase (RFC 9457 4.2.1).
fn with_status(written: StatusCode, document: Bytes, sent: StatusCode) -> Bytes {
    if sent == written {
        return document;
    }
    let phrases = (phrase(written, None), phrase(sent, None));
    let both = [
        (
            format!("\"about:blank\",\"title\":\"{}\"", phrases.0),
            format!("\"about:blank\",\"title\":\"{}\"", phrases.1),
        ),
        // No text can contain this: a quote in it is escaped.
        (format!("\",\"status\":{}", written.as_str()), format!("\",\"status\":{}", sent.as_str())),
    ];
    let mut changed = String::from_utf8_lossy(&document).into_owned();
    for (written, sent) in both {
        changed = changed.replacen(&written, &sent, 1);
    }
    changed.into()
}

/// Converts a document to the representation that the client prefers. Nearly always it is unchanged.
fn represent(
    completed: &Completed<'_>,
    headers: &mut HeaderMap,
    request: &Asked,
    presentation: &Presentation,
    varies_by_accept: bool,
    is_problem_json: bool,
) -> Bytes {
    const POLICY: HeaderValue =
        HeaderValue::from_static("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    let representation = request.representation(presentation);
    if presentation.varies() && !varies_by_accept {
        headers.append(VARY, const { HeaderValue::from_static("Accept") });
    }
    let content = match representation {
        Representation::ProblemJson | Representation::Json => {
            let document = completed.json();
            match presentation.render(&document) {
                Some(content) => content,
                None if is_problem_json && representation == Representation::ProblemJson => return document,
                None => {
                    headers.insert(CONTENT_TYPE, representation.content_type());
                    return document;
                }
            }
        }
        Representation::ProblemXml => xml(&completed.json()),
        Representation::Text => text(completed.members()),
        Representation::Html => html(completed.members(), language(headers)),
    };
    let media_type = presentation.content_type(representation);
    if essence(&media_type).eq_ignore_ascii_case(b"text/html") {
        headers.insert(CONTENT_SECURITY_POLICY, const { POLICY });
    }
    headers.insert(CONTENT_TYPE, media_type);
    headers.insert(X_CONTENT_TYPE_OPTIONS, const { HeaderValue::from_static("nosniff") });
    content.into()
}

/// The language that the response is declared to be in, if it is one (RFC 9110 8.5).
fn language(headers: &HeaderMap) -> &str {
    let declared = headers.get(CONTENT_LANGUAGE).and_then(|value| value.to_str().ok());
    declared.filter(|tag| grammar::language_tag(tag).is_ok()).unwrap_or(ENGLISH)
}

/// The error that a call ends with: `call_error` is that of a derived one.
fn final_error(
    status: StatusCode,
    headers: &mut HeaderMap,
    kept: &Kept,
    call_error: Option<Box<CallError>>,
    request: &Asked,
    settings: &Settings,
) -> CallError {
    match (call_error, kept) {
        (Some(call_error), _) => *call_error,
        (None, Kept::Document(entry, _) | Kept::Shown(entry, ..)) => {
            CallError::bare(&Bare::of(entry), entry.situation().retry(), headers)
        }
        (None, Kept::Form | Kept::Bare(_)) => {
            let situation = situation_of(status, headers);
            if matches!(kept, Kept::Bare(_)) {
                settings.complete(status, situation, headers, request.line());
            }
            let phrase = phrase(status, situation);
            let text = match kept {
                Kept::Bare(Some(text)) if is_detail(text, status, situation) => text,
                Kept::Bare(_) | Kept::Form | Kept::Document(..) | Kept::Shown(..) => phrase,
            };
            let bare = Bare {
                code: situation.map_or(Grpc::Unknown, Situation::grpc),
                reason: situation.map_or(phrase, Situation::name),
                domain: settings.domain(),
                message: text,
            };
            CallError::bare(&bare, situation.map_or(RetryClass::Never, Situation::retry), headers)
        }
    }
}

/// The form of an error in gRPC: a response without content, whose header fields are its trailers (gRPC over HTTP/2,
/// "Responses"). Returns that content.
fn trailers_only(call_error: &CallError, status: StatusCode, headers: &mut HeaderMap, request: &Asked) -> Bytes {
    // Otherwise the order of the fields would show that there was another status before.
    grpc::remove_trailers(headers);
    without_content(status, headers);
    if let Some(media_type) = request.grpc() {
        headers.insert(CONTENT_TYPE, media_type.clone());
    }
    call_error.write_trailers(headers);
    // Some servers write it where it is missing, but not for every route, which would tell one from another.
    headers.insert(CONTENT_LENGTH, 0.into());
    Bytes::new()
}
