//! The parts of a request that a layer keeps for the case of an error.

use std::borrow::Cow;
use std::slice;
use std::sync::Arc;

#[cfg(feature = "tower")]
use http::Uri;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use status_vocabulary::grammar::{self, percent};

use super::accept::Representation;
use super::id;
use super::presentation::Presentation;
use crate::json;

pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest path that is repeated to the client, in bytes of a URI.
const LONGEST_PATH: usize = 2048;

/// Method and path of a request: the argument of a layer's `allow`.
#[derive(Debug, Clone, Copy)]
pub struct RequestLine<'a> {
    method: &'a Method,
    path: &'a str,
}

impl RequestLine<'_> {
    /// The method.
    pub fn method(&self) -> &Method {
        self.method
    }

    /// The path, as the client sent it, without the query.
    pub fn path(&self) -> &str {
        self.path
    }
}

/// Clones of the values, which share the request's own buffer: nothing is parsed before there is an error.
#[derive(Debug)]
pub(super) struct Asked {
    method: Method,
    path: Option<PathAndQuery>,
    id: Option<HeaderValue>,
    form: Form,
}

/// The form in which the client wants an error.
#[derive(Debug)]
enum Form {
    Default,
    /// By the one line of Accept.
    Accepted(HeaderValue),
    /// By several lines together. In an `Arc`, whose last part is dropped out of line: nearly no request has them.
    AcceptedBySeveral(Arc<[HeaderValue]>),
    /// A call of gRPC, with its media type.
    Grpc(HeaderValue),
}

impl Asked {
    /// Visits each field once: that costs less than three searches, unless there are very many.
    #[inline(always)]
    pub(super) fn new(method: &Method, path: Option<PathAndQuery>, headers: &HeaderMap) -> Asked {
        let (mut id, mut media_type, mut accept, mut is_one) = (None, None, None, true);
        for (name, value) in headers {
            if *name == ACCEPT {
                is_one = accept.is_none();
                accept.get_or_insert(value);
            } else if *name == CONTENT_TYPE {
                media_type.get_or_insert(value);
            } else if *name == REQUEST_ID {
                id.get_or_insert(value);
            }
        }
        let form = match (media_type, accept) {
            (Some(media_type), _) if is_grpc(media_type) => Form::Grpc(media_type.clone()),
            (_, None) => Form::Default,
            (_, Some(line)) if is_one && names_the_default(line) => Form::Default,
            (_, Some(line)) if is_one => Form::Accepted(line.clone()),
            (_, Some(_)) => Form::AcceptedBySeveral(headers.get_all(ACCEPT).iter().cloned().collect()),
        };
        Asked { method: method.clone(), path, id: id.cloned(), form }
    }

    #[cfg(feature = "tower")]
    #[inline(always)]
    pub(super) fn of(method: &Method, uri: &Uri, headers: &HeaderMap) -> Asked {
        Asked::new(method, uri.path_and_query().cloned(), headers)
    }

    pub(super) fn is_head(&self) -> bool {
        self.method == Method::HEAD
    }

    /// The media type of a gRPC call, which gets its errors in that form.
    pub(super) fn grpc(&self) -> Option<&HeaderValue> {
        match &self.form {
            Form::Grpc(media_type) => Some(media_type),
            Form::Default | Form::Accepted(_) | Form::AcceptedBySeveral(_) => None,
        }
    }

    pub(super) fn line(&self) -> RequestLine<'_> {
        RequestLine { method: &self.method, path: self.path.as_ref().map_or("*", PathAndQuery::path) }
    }

    pub(super) fn representation(&self, presentation: &Presentation) -> Representation {
        let lines: &[HeaderValue] = match &self.form {
            Form::Default | Form::Grpc(_) => return Representation::ProblemJson,
            Form::Accepted(line) => slice::from_ref(line),
            Form::AcceptedBySeveral(lines) => lines,
        };
        Representation::negotiate(lines.iter().map(HeaderValue::as_bytes), |one| presentation.offers(one))
    }

    /// The id of the request: the one that the response already has, the one that came with the request, or a new one.
    pub(super) fn id(&self, response: Option<&HeaderValue>) -> HeaderValue {
        let known = response.filter(|id| id::is_sane(id));
        known.or(self.id.as_ref().filter(|id| id::is_sane(id))).cloned().unwrap_or_else(id::new)
    }

    /// The path of the request, without its query, with only the characters of a path (RFC 3986 3.3).
    pub(super) fn path(&self) -> Option<Cow<'_, str>> {
        let path = self.path.as_ref()?.path();
        let path = match path.as_bytes() {
            // By itself it would be repaired as a host with its path (RFC 3986 4.2).
            [b'/', b'/', ..] => percent::repair(&format!("/.{path}")).to_string().split_off("/.".len()).into(),
            [b'/', ..] if json::all(path.as_bytes(), stands_in_a_path) => Cow::Borrowed(path),
            [b'/', ..] => percent::repair(path).to_string().into(),
            // `*` is not a path.
            _ => return None,
        };
        (path.len() <= LONGEST_PATH).then_some(path)
    }
}

/// Returns whether it is one of the lines that most programs send, which accept the default: it need not be kept.
fn names_the_default(line: &HeaderValue) -> bool {
    line.as_bytes() == b"*/*" || line.as_bytes() == b"application/json"
}

/// Returns whether the byte is one of the most common ones that need no encoding in a path (RFC 3986 3.3).
fn stands_in_a_path(byte: u8) -> bool {
    let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    // `-`, `.`, `/` and the digits follow one another.
    is_letter | (byte.wrapping_sub(b'-') < 13) | (byte == b'_') | (byte == b'~')
}

#[inline]
pub(super) fn is_grpc(media_type: &HeaderValue) -> bool {
    is_media_type_of_grpc(media_type.as_bytes())
}

#[inline]
pub(super) fn is_media_type_of_grpc(media_type: &[u8]) -> bool {
    const GRPC: &str = "application/grpc";
    let Ok(text) = str::from_utf8(media_type) else { return false };
    let is_named = text.get(..GRPC.len()).is_some_and(|start| start.eq_ignore_ascii_case(GRPC));
    // It is sent back, so that it has to be a media type and nothing more (RFC 9110 8.3).
    is_named
        && matches!(text.as_bytes().get(GRPC.len()), None | Some(b'+' | b'-' | b';'))
        && grammar::media_type(text).is_ok()
}
