//! What becomes of a response: everything that needs no body type and no framework.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, LAST_MODIFIED, RETRY_AFTER, VARY,
    WWW_AUTHENTICATE,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::de::IgnoredAny;
use status_vocabulary::{Form, Kind};

use super::accept::Representation;
use super::render::{Html, Plain, Xml};
use super::scope::{Answered, REQUEST_ID, Scope};
use crate::document::escape;
use crate::header::{Challenge, RetryAfter, elements};
use crate::{Problem, Renderer as _, Situation, situation, trace};

/// The longest text that is looked at. What is longer explains nothing.
pub(super) const LONGEST_TEXT: u64 = 4096;

/// What a service says where a response does not.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    challenges: Vec<HeaderValue>,
    retry_after: Option<HeaderValue>,
}

impl Settings {
    pub(super) fn challenge(&mut self, challenge: &Challenge) {
        self.challenges.push(challenge.into());
    }

    pub(super) fn retry_after(&mut self, retry_after: RetryAfter) {
        self.retry_after = Some(retry_after.into());
    }

    fn companions(&self, status: StatusCode) -> (HeaderName, &[HeaderValue]) {
        match status {
            StatusCode::UNAUTHORIZED => (WWW_AUTHENTICATE, &self.challenges),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                (RETRY_AFTER, self.retry_after.as_slice())
            }
            _ => (RETRY_AFTER, &[]),
        }
    }
}

/// What a response is to a layer.
#[derive(Debug)]
pub(super) enum Kept {
    /// No error.
    Whole,
    /// An error that somebody has given a form already; it only lacks the request's id.
    Form,
    /// An error of ours, and its document.
    Document(Bytes),
    /// An error that has no form.
    Nothing,
}

impl Kept {
    pub(super) fn of(status: StatusCode, headers: &HeaderMap, answered: Option<Answered>) -> Kept {
        if !status.is_client_error() && !status.is_server_error() {
            return Kept::Whole;
        }
        match answered {
            Some(answered) => answered.document(status, headers).map_or(Kept::Form, Kept::Document),
            None if is_bare(headers) => Kept::Nothing,
            None => Kept::Form,
        }
    }
}

fn is_bare(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_none_or(|media_type| {
        let essence = media_type.as_bytes().split(|&byte| byte == b';').next().unwrap_or_default();
        essence.trim_ascii().eq_ignore_ascii_case(b"text/plain")
    })
}

/// The text of a bare response, if a reader could make sense of it.
pub(super) fn text<'a>(headers: &HeaderMap, content: &'a [u8]) -> Option<&'a str> {
    if headers.contains_key(CONTENT_ENCODING) {
        return None;
    }
    let text = str::from_utf8(content).ok()?.trim();
    let readable = !text.is_empty() && !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    readable.then_some(text)
}

/// Gives a bare error its companions, and a document that [`represent`] completes. A 5xx text stays with the service.
pub(super) fn dress(
    status: StatusCode,
    headers: &mut HeaderMap,
    text: Option<&str>,
    scope: &mut Scope,
    settings: &Settings,
) -> Bytes {
    let situation = situation_of(status);
    scope.adopt(headers);
    trace::bare(status, situation, text, scope);

    // They describe the content that is replaced.
    headers.remove(ETAG);
    headers.remove(LAST_MODIFIED);
    let (name, values) = settings.companions(status);
    if !headers.contains_key(&name) {
        for value in values {
            headers.append(&name, value.clone());
        }
    }
    if let Some(situation) = situation {
        if situation.no_store() {
            headers.entry(CACHE_CONTROL).or_insert(const { HeaderValue::from_static("no-store") });
        }
        for companion in situation.required().iter() {
            if let Form::Header(name) = companion.form()
                && !headers.contains_key(name)
            {
                trace::left_out(name, &"what answered did not send it, and the layer does not know it");
            }
        }
    }
    document(status, situation, text.filter(|_| status.is_client_error()))
}

/// The situation that a status speaks of when nothing else is known: the first of those that have it.
fn situation_of(status: StatusCode) -> Option<&'static Situation> {
    let mut errors = situation::SITUATIONS.iter().copied().filter(|situation| situation.kind() == Kind::Error);
    errors.find(|situation| situation.code() == status.as_u16())
}

fn document(status: StatusCode, situation: Option<&Situation>, detail: Option<&str>) -> Bytes {
    let class = if status.is_client_error() { "Client Error" } else { "Server Error" };
    let title = situation.map(Situation::phrase).or(status.canonical_reason()).unwrap_or(class);
    let mut problem = Problem::default().with_title(title).with_status(status);
    if let Some(situation) = situation {
        problem = problem.with_code(situation.name());
    }
    // Many a framework's text is the phrase again.
    if let Some(detail) = detail.filter(|detail| !detail.eq_ignore_ascii_case(title)) {
        problem = problem.with_detail(detail.to_owned());
    }
    problem.to_json().into()
}

/// Completes a document and shows it as the client likes it best.
pub(super) fn represent(document: &[u8], headers: &mut HeaderMap, scope: &mut Scope) -> Bytes {
    identify(headers, scope);
    let document = complete(document, scope);
    let read = || serde_json::from_slice::<Problem>(&document).unwrap_or_default();
    let mut content = Vec::new();
    match scope.representation {
        Representation::ProblemJson | Representation::Json => content = document,
        Representation::ProblemXml => Xml::render(&read(), &mut content),
        Representation::Text => Plain::render(&read(), &mut content),
        Representation::Html => Html::render(&read(), &mut content),
    }
    headers.remove(CONTENT_ENCODING);
    headers.remove(CONTENT_LENGTH);
    headers.insert(CONTENT_TYPE, scope.representation.content_type());
    vary(headers);
    if scope.head {
        // What a GET would be told (RFC 9110 9.3.2).
        headers.insert(CONTENT_LENGTH, content.len().into());
        content = Vec::new();
    }
    content.into()
}

/// Tells the client the request's id, unless it has been told.
pub(super) fn identify(headers: &mut HeaderMap, scope: &mut Scope) {
    scope.adopt(headers);
    headers.entry(REQUEST_ID).or_insert_with(|| scope.request_id().clone());
}

/// Adds the last members. The rest stays as it was written: numbers, for one, can be larger than what reads them.
fn complete(document: &[u8], scope: &mut Scope) -> Vec<u8> {
    let Some(rest) = document.strip_suffix(b"}") else { return document.to_vec() };
    let known: BTreeMap<String, IgnoredAny> = serde_json::from_slice(document).unwrap_or_default();
    let mut completed = Vec::with_capacity(document.len() + 192);
    completed.extend_from_slice(rest);
    let mut member = |name: &str, value: &str| {
        if !known.contains_key(name) {
            for part in [",\"", name, "\":\""] {
                completed.extend_from_slice(part.as_bytes());
            }
            escape(value, |bytes| completed.extend_from_slice(bytes));
            completed.push(b'"');
        }
    };
    if let Some(instance) = scope.instance() {
        member("instance", &instance);
    }
    member("request_id", scope.request_id().to_str().unwrap_or_default());
    completed.push(b'}');
    completed
}

/// The answer depends on Accept (RFC 9110 12.5.5).
fn vary(headers: &mut HeaderMap) {
    let said = headers
        .get_all(VARY)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .any(|line| elements(line).any(|(_, element)| element == "*" || element.eq_ignore_ascii_case("accept")));
    if !said {
        headers.append(VARY, const { HeaderValue::from_static("Accept") });
    }
}
