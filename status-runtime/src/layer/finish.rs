//! What becomes of a response when it leaves the layer: everything that needs no body type and no framework.

use std::fmt::Write as _;

use bytes::Bytes;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use status_vocabulary::grammar::{self, elements};
use status_vocabulary::{Grpc, Kind};

use super::accept::Representation;
use super::render::{html, text, xml};
use super::request::{Asked, REQUEST_ID, is_grpc};
use super::scope::{self, Form, Mark};
use super::settings::Settings;
use super::{id, json};
use crate::fields::{never_store, without_bytes, without_content};
use crate::grpc::beginning;
use crate::json::escape;
use crate::trace::Record;
use crate::{Entry, Situation, situation, trace};

/// The longest text that is looked at. What is longer explains nothing.
const LONGEST_TEXT: usize = 4096;

const GRPC_STATUS: HeaderName = HeaderName::from_static("grpc-status");
const GRPC_MESSAGE: HeaderName = HeaderName::from_static("grpc-message");

/// The content of a response, as far as it can be had without waiting.
pub(super) trait Content {
    /// All of it, if it is there and not longer than that.
    fn read(&mut self, limit: usize) -> Option<Bytes>;

    /// Whether it is known that there is none.
    fn is_empty(&self) -> bool;
}

/// The content that takes the place of the response's own.
#[derive(Debug)]
pub(super) struct Replacement {
    pub(super) content: Bytes,
    /// Whether a GET would get the same: of the response to a HEAD the text may have been taken by another.
    pub(super) is_certain: bool,
}

/// The response of a service to a request, and what has been converted meanwhile.
pub(super) struct Leaving<'a> {
    pub(super) status: &'a mut StatusCode,
    pub(super) headers: &'a mut HeaderMap,
    pub(super) request: &'a Asked,
    pub(super) marks: Vec<Mark>,
}

/// What an error is to the layer.
#[derive(Debug)]
enum Kept {
    /// An error that has a form already.
    Form,
    /// A derived error with its document.
    Document(&'static Entry, Bytes),
    /// A derived error whose document a layer has completed for this status, which is not the response's any more.
    Shown(&'static Entry, Bytes, StatusCode),
    /// An error without a form, and perhaps with a text.
    Bare(Option<String>),
}

/// Completes the response, gives it a form, or leaves its content alone.
pub(super) fn finish(response: Leaving<'_>, content: &mut impl Content, settings: &Settings) -> Option<Replacement> {
    if is_error(*response.status) {
        return finish_error(response, content, settings);
    }
    if response.marks.is_empty() {
        return None;
    }
    let Leaving { status, headers, request, marks } = response;
    let is_emptied = is_without_content(*status) && {
        let read = read(false, headers, &marks, content);
        marks.iter().any(|mark| mark.is(*status, headers, read.as_ref(), request.is_head()))
    };
    let (id, path) = (request.id(headers), request.instance());
    marks.into_iter().for_each(|mark| mark.supersede(id.to_str().ok(), path.as_deref()));
    // The document of an error that has got such a status is not sent, and not described.
    is_emptied.then(|| {
        without_bytes(headers);
        headers.remove(CONTENT_TYPE);
        // A 205 says that its length is 0; the others say nothing of it (RFC 9110 8.6).
        Replacement { content: Bytes::new(), is_certain: *status == StatusCode::RESET_CONTENT }
    })
}

/// Whether responses with this status have no content (RFC 9110 15.3.5, 15.3.6, 15.4.5).
fn is_without_content(status: StatusCode) -> bool {
    matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT | StatusCode::NOT_MODIFIED)
}

pub(super) fn is_error(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

fn finish_error(response: Leaving<'_>, content: &mut impl Content, settings: &Settings) -> Option<Replacement> {
    let Leaving { status, headers, request, mut marks } = response;
    let path = request.instance();
    let path = path.as_deref();
    let sent = *status;

    let is_bare = is_bare(*status, headers) || is_empty(headers, content, request);
    let read = read(is_bare, headers, &marks, content);
    let found = find(&mut marks, *status, headers, read.as_ref(), request);
    let shown_id = match &found {
        Some(mark) => mark.id.clone(),
        None => read.as_deref().filter(|_| is_unnamed(headers)).and_then(id::of_document),
    };
    let id = shown_id.clone().unwrap_or_else(|| request.id(headers));
    let id_text = id.to_str().ok();
    for mark in marks {
        match found {
            Some(_) => mark.supersede(id_text, path),
            // Something has made another response of it, whose cause it is.
            None => mark.log(sent, id_text, path),
        }
    }
    let is_explained = found.is_some();
    let is_certain = !request.is_head() || is_explained || is_what_get_has(headers, read.as_ref());
    let (kept, record, form) = match found {
        Some(mark) => mark.kept(*status, headers),
        None if is_bare => bare(*status, headers, read.as_deref()),
        None => (Kept::Form, None, Form::Own),
    };
    // A layer outside of this one logs it, when the response leaves that.
    let is_left = is_explained || matches!(kept, Kept::Bare(_));

    let replaced = match (request.grpc(), kept) {
        (Some(media_type), kept) if !headers.get(CONTENT_TYPE).is_some_and(is_grpc) => {
            *status = StatusCode::OK;
            Some((trailers_only(sent, headers, &kept, media_type), Form::Elsewhere))
        }
        (_, Kept::Form) => None,
        (_, Kept::Document(entry, document)) => {
            let document = if shown_id.is_none() { without_id(entry, document) } else { document };
            let id = id_text.filter(|_| shown_id.is_none());
            if *status != entry.status() {
                forbid_storing(situation_of(*status, headers), headers);
            }
            let document = with_status(entry.status(), &document, *status);
            let document = Bytes::from(complete(&document, path, id));
            Some((represent(document.clone(), headers, request), Form::Shown(document, Some(entry))))
        }
        (_, Kept::Shown(entry, document, written)) => {
            forbid_storing(situation_of(*status, headers), headers);
            let document = with_status(written, &document, *status);
            Some((represent(document.clone(), headers, request), Form::Shown(document, Some(entry))))
        }
        (_, Kept::Bare(text)) => {
            let situation = situation_of(*status, headers);
            without_content(*status, headers);
            forbid_storing(situation, headers);
            settings.complete(*status, situation, headers, request.line());
            let detail = text.filter(|text| status.is_client_error() && is_readable(text));
            let document = document(*status, situation, detail.as_deref());
            let document = Bytes::from(complete(&document, path, id_text));
            Some((represent(document.clone(), headers, request), Form::Shown(document, None)))
        }
    };
    // 428, 429, 431 and 511 (RFC 6585).
    if situation_of(sent, headers).is_some_and(Situation::no_store_only) {
        never_store(headers);
    }
    // What is logged has the log's id.
    match replaced.is_some() || is_left {
        true => _ = headers.insert(REQUEST_ID, id.clone()),
        false => _ = headers.entry(REQUEST_ID).or_insert_with(|| id.clone()),
    }
    let (replaced, form) = match replaced {
        Some((content, form)) => (Some(content), form),
        None => (None, form),
    };
    if is_left {
        let content = replaced.clone().or(read).unwrap_or_default();
        let media_type = headers.get(CONTENT_TYPE).cloned();
        let id = if replaced.is_some() { Some(id.clone()) } else { shown_id };
        if let Some(mark) = scope::leave(Mark { record, status: sent, form, media_type, content, id }) {
            mark.log(sent, id_text, path);
        }
    }
    match replaced {
        Some(content) => Some(Replacement { content, is_certain }),
        None => is_untold(headers, content, request).then(|| Replacement { content: Bytes::new(), is_certain: false }),
    }
}

/// Whether of what a GET would get there is the media type alone: it has been taken away, or there is none (RFC 9110 8.6).
fn is_untold(headers: &HeaderMap, content: &impl Content, request: &Asked) -> bool {
    let is_told = headers.contains_key(CONTENT_LENGTH) || !headers.contains_key(CONTENT_TYPE);
    request.is_head() && !is_told && content.is_empty()
}

/// As much of the content as is looked at: that of a bare error, or that which an error may have been converted to.
fn read(is_bare: bool, headers: &HeaderMap, marks: &[Mark], content: &mut impl Content) -> Option<Bytes> {
    let candidates = marks.iter().filter(|mark| mark.has_media_type_of(headers)).map(|mark| mark.content.len());
    let is_looked_at = is_bare || is_unnamed(headers);
    let longest = candidates.chain(is_looked_at.then_some(LONGEST_TEXT)).max()?;
    if headers.contains_key(CONTENT_ENCODING) { None } else { content.read(longest) }
}

/// Whether a response is a document whose id is not in its header: perhaps of a layer that is not seen, whose field has
/// been taken out.
fn is_unnamed(headers: &HeaderMap) -> bool {
    !headers.contains_key(REQUEST_ID) && essence(headers).is_some_and(|essence| essence == b"application/problem+json")
}

/// Of the response to a HEAD, whether nobody can have taken its content away (RFC 9110 9.3.2).
fn is_what_get_has(headers: &HeaderMap, read: Option<&Bytes>) -> bool {
    match read {
        Some(read) if read.is_empty() => match headers.get(CONTENT_LENGTH) {
            Some(length) => length == "0",
            None => !headers.contains_key(CONTENT_TYPE),
        },
        Some(_) => true,
        // What is encoded is not looked at in any case.
        None => headers.contains_key(CONTENT_ENCODING),
    }
}

/// Takes the error that the response is out of those that have been converted.
fn find(
    marks: &mut Vec<Mark>,
    status: StatusCode,
    headers: &HeaderMap,
    read: Option<&Bytes>,
    request: &Asked,
) -> Option<Mark> {
    let found = marks.iter().rposition(|mark| mark.is(status, headers, read, request.is_head()));
    found.map(|at| marks.remove(at))
}

impl Mark {
    /// What it is to the layer, and to one outside of it if its content stays as it is.
    fn kept(self, status: StatusCode, headers: &HeaderMap) -> (Kept, Option<Record>, Form) {
        let is_encoded = headers.contains_key(CONTENT_ENCODING);
        let kept = match &self.form {
            Form::Absent => Kept::Bare(None),
            // A content that is encoded cannot be completed.
            Form::Document(_) | Form::Shown(..) if is_encoded => return (Kept::Form, self.record, Form::Own),
            Form::Document(entry) => Kept::Document(entry, self.content),
            Form::Shown(document, Some(entry)) if status != self.status => {
                Kept::Shown(entry, document.clone(), self.status)
            }
            Form::Shown(_, None) if status != self.status => Kept::Bare(None),
            Form::Shown(..) | Form::Own | Form::Elsewhere => Kept::Form,
        };
        (kept, self.record, self.form)
    }
}

/// An error without a form; or the text that another layer has made of one, perhaps an upstream's.
fn bare(status: StatusCode, headers: &HeaderMap, read: Option<&[u8]>) -> (Kept, Option<Record>, Form) {
    let text = read.and_then(|read| str::from_utf8(read).ok()).map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| is_of_a_layer(status, headers, text)) {
        return (Kept::Form, None, Form::Own);
    }
    let record = Record::bare(status, situation_of(status, headers), text);
    (Kept::Bare(text.map(str::to_owned)), record, Form::Own)
}

/// Whether a response says nothing, whatever its media type is, and would say nothing to a GET. Of gRPC the header fields
/// say it.
fn is_empty(headers: &HeaderMap, content: &impl Content, request: &Asked) -> bool {
    let is_of_get = !request.is_head() || headers.get(CONTENT_LENGTH).is_some_and(|length| length == "0");
    content.is_empty() && is_of_get && !headers.get(CONTENT_TYPE).is_some_and(is_grpc)
}

/// Whether the media type of a response is that of one without a form that somebody has chosen.
///
/// Of a 5xx that is JSON, XML, HTML and what is not text; everything else may be what no client ought to see. So may what
/// has several media types, of which every client takes another one (RFC 9110 8.3), or one that is not valid.
fn is_bare(status: StatusCode, headers: &HeaderMap) -> bool {
    match essence(headers) {
        None => true,
        Some(essence) if essence == b"text/plain" => true,
        Some(essence) => status.is_server_error() && !(has_one_media_type(headers) && is_chosen(&essence)),
    }
}

fn is_chosen(essence: &[u8]) -> bool {
    match essence.strip_prefix(b"text/") {
        Some(name) => matches!(name, b"html" | b"xml" | b"json") || name.ends_with(b"+xml") || name.ends_with(b"+json"),
        None => essence != b"application/octet-stream",
    }
}

fn has_one_media_type(headers: &HeaderMap) -> bool {
    let mut lines = headers.get_all(CONTENT_TYPE).iter().map(HeaderValue::to_str);
    matches!((lines.next(), lines.next()), (Some(Ok(line)), None) if grammar::media_type(line).is_ok())
}

/// Type and subtype of the content, in lower case.
fn essence(headers: &HeaderMap) -> Option<Vec<u8>> {
    let media_type = headers.get(CONTENT_TYPE)?.as_bytes();
    let essence = media_type.split(|&byte| byte == b';').next().unwrap_or_default();
    Some(essence.trim_ascii().to_ascii_lowercase())
}

/// A text of ours tells its status first and its id last, and is sent as text.
fn is_of_a_layer(status: StatusCode, headers: &HeaderMap, text: &str) -> bool {
    let id = headers.get(REQUEST_ID).and_then(|id| id.to_str().ok());
    let last = text.lines().next_back().and_then(|line| line.strip_prefix("request_id: "));
    last.is_some()
        && last == id
        && text.starts_with(status.as_str())
        && headers.contains_key(X_CONTENT_TYPE_OPTIONS)
        && essence(headers).is_some_and(|essence| essence == b"text/plain")
}

/// Whether a text is one for people.
fn is_readable(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// The situation that a status speaks of when nothing else is known: the first of those that have it.
fn situation_of(status: StatusCode, headers: &HeaderMap) -> Option<&'static Situation> {
    // Accept-Encoding in a 415 says that the coding is what is not supported (RFC 9110 12.5.3).
    if status == StatusCode::UNSUPPORTED_MEDIA_TYPE && headers.contains_key(ACCEPT_ENCODING) {
        return Some(situation::UNSUPPORTED_CONTENT_CODING);
    }
    let mut errors = situation::SITUATIONS.iter().copied().filter(|situation| situation.kind() == Kind::Error);
    errors.find(|situation| situation.code() == status.as_u16())
}

/// What would be stored without being asked to be (RFC 9110 15.1) is not, unless the service says something of it.
fn forbid_storing(situation: Option<&Situation>, headers: &mut HeaderMap) {
    if situation.is_some_and(Situation::no_store) {
        headers.entry(CACHE_CONTROL).or_insert(const { HeaderValue::from_static("no-store") });
    }
}

fn phrase(status: StatusCode, situation: Option<&Situation>) -> &'static str {
    let class = if status.is_client_error() { "Client Error" } else { "Server Error" };
    situation.map(Situation::phrase).or(status.canonical_reason()).unwrap_or(class)
}

/// The document of a bare error, which is to be completed.
fn document(status: StatusCode, situation: Option<&Situation>, detail: Option<&str>) -> Vec<u8> {
    let title = phrase(status, situation);
    // The text of many a framework is the phrase again.
    let detail = detail.filter(|detail| !detail.eq_ignore_ascii_case(title));
    let mut document = Vec::with_capacity(256);
    for part in ["{\"type\":\"about:blank\",\"title\":\"", title, "\",\"status\":", status.as_str()] {
        document.extend_from_slice(part.as_bytes());
    }
    push_member(&mut document, "detail", detail);
    push_member(&mut document, "code", situation.map(Situation::name));
    document.push(b'}');
    document
}

/// Adds the last members. The rest stays as it was written.
fn complete(document: &[u8], instance: Option<&str>, id: Option<&str>) -> Vec<u8> {
    let Some(rest) = document.strip_suffix(b"}") else { return document.to_vec() };
    let added = instance.map_or(0, str::len) + id.map_or(0, str::len) + r#","instance":"","request_id":""}"#.len();
    let mut completed = Vec::with_capacity(rest.len() + added);
    completed.extend_from_slice(rest);
    push_member(&mut completed, "instance", instance);
    push_member(&mut completed, "request_id", id);
    completed.push(b'}');
    completed
}

fn push_member(document: &mut Vec<u8>, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        for part in [",\"", name, "\":\""] {
            document.extend_from_slice(part.as_bytes());
        }
        escape(value, |bytes| document.extend_from_slice(bytes));
        document.push(b'"');
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
fn with_status(written: StatusCode, document: &Bytes, sent: StatusCode) -> Bytes {
    if sent == written {
        return document.clone();
    }
    let phrases = (phrase(written, None), phrase(sent, None));
    let both = [
        (
            format!("\"about:blank\",\"title\":\"{}\"", phrases.0),
            format!("\"about:blank\",\"title\":\"{}\"", phrases.1),
        ),
        // No text can look like this: a quote in it is escaped.
        (format!("\",\"status\":{}", written.as_str()), format!("\",\"status\":{}", sent.as_str())),
    ];
    let mut changed = String::from_utf8_lossy(document).into_owned();
    for (written, sent) in both {
        changed = changed.replacen(&written, &sent, 1);
    }
    changed.into()
}

/// Shows a document as the client likes it best.
fn represent(document: Bytes, headers: &mut HeaderMap, request: &Asked) -> Bytes {
    const POLICY: HeaderValue =
        HeaderValue::from_static("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    let representation = request.representation();
    without_bytes(headers);
    headers.insert(CONTENT_TYPE, representation.content_type());
    vary(headers);
    let content = match representation {
        Representation::ProblemJson | Representation::Json => return document,
        Representation::ProblemXml => xml(&document),
        Representation::Text => text(&document),
        Representation::Html => {
            headers.insert(CONTENT_SECURITY_POLICY, const { POLICY });
            html(&document)
        }
    };
    headers.insert(X_CONTENT_TYPE_OPTIONS, const { HeaderValue::from_static("nosniff") });
    content.into()
}

/// The response depends on Accept (RFC 9110 12.5.5).
fn vary(headers: &mut HeaderMap) {
    let is_said = headers
        .get_all(VARY)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .any(|line| elements(line).any(|(_, element)| element == "*" || element.eq_ignore_ascii_case("accept")));
    if !is_said {
        headers.append(VARY, const { HeaderValue::from_static("Accept") });
    }
}

/// The form of an error in gRPC: a response without content, whose header fields are its trailers (gRPC over HTTP/2,
/// "Responses").
fn trailers_only(status: StatusCode, headers: &mut HeaderMap, kept: &Kept, media_type: &HeaderValue) -> Bytes {
    let situation = match kept {
        Kept::Document(entry, _) | Kept::Shown(entry, ..) => Some(entry.situation().seen_as(status.as_u16())),
        Kept::Form | Kept::Bare(_) => situation_of(status, headers),
    };
    let detail = match kept {
        Kept::Document(_, document) | Kept::Shown(_, document, _) => {
            json::members(document).find(|member| member.name == "detail").map(|member| member.shown().into_owned())
        }
        Kept::Bare(text) => text.clone().filter(|_| status.is_client_error()),
        Kept::Form => None,
    };
    let message = detail.as_deref().unwrap_or_else(|| phrase(status, situation));
    let code = situation.map_or(Grpc::Unknown, Situation::grpc);
    without_content(status, headers);
    headers.insert(CONTENT_TYPE, media_type.clone());
    headers.insert(GRPC_STATUS, (code as u16).into());
    headers.insert(GRPC_MESSAGE, grpc_message(message));
    Bytes::new()
}

/// Percent-encoded, and bounded, since a client refuses trailers that are too long.
fn grpc_message(message: &str) -> HeaderValue {
    let mut encoded = String::new();
    for c in beginning(message).chars() {
        match c {
            ' '..='~' if c != '%' => encoded.push(c),
            c => c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| _ = write!(encoded, "%{byte:02X}")),
        }
    }
    HeaderValue::try_from(encoded).unwrap_or(const { HeaderValue::from_static("") })
}
