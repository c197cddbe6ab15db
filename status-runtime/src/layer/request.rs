//! What a layer keeps of a request, until there is an error to be said something of it.

#[cfg(feature = "tower")]
use http::Uri;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use status_vocabulary::grammar::percent;

use super::accept::Representation;
use super::id;

pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest path that is repeated to the client, in bytes of a URI.
const LONGEST_PATH: usize = 2048;

/// Method and path of a request: what [`allow`](super::ProblemLayer::allow) is asked with.
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
    accept: Option<HeaderValue>,
    more_accept: Vec<HeaderValue>,
    grpc: Option<HeaderValue>,
}

impl Asked {
    pub(super) fn new(method: &Method, path: Option<PathAndQuery>, headers: &HeaderMap) -> Asked {
        let mut accept = headers.get_all(ACCEPT).iter();
        Asked {
            method: method.clone(),
            path,
            id: headers.get(REQUEST_ID).cloned(),
            accept: accept.next().cloned(),
            more_accept: accept.cloned().collect(),
            grpc: headers.get(CONTENT_TYPE).filter(|media_type| is_grpc(media_type)).cloned(),
        }
    }

    #[cfg(feature = "tower")]
    pub(super) fn of(method: &Method, uri: &Uri, headers: &HeaderMap) -> Asked {
        Asked::new(method, uri.path_and_query().cloned(), headers)
    }

    pub(super) fn is_head(&self) -> bool {
        self.method == Method::HEAD
    }

    /// The media type of a gRPC call, which gets its errors in that form.
    pub(super) fn grpc(&self) -> Option<&HeaderValue> {
        self.grpc.as_ref()
    }

    pub(super) fn line(&self) -> RequestLine<'_> {
        RequestLine { method: &self.method, path: self.path.as_ref().map_or("*", PathAndQuery::path) }
    }

    pub(super) fn representation(&self) -> Representation {
        Representation::negotiate(self.accept.iter().chain(&self.more_accept).map(HeaderValue::as_bytes))
    }

    /// The one id of the request: the one that the response already has, the one that came with the request, or a new one.
    pub(super) fn id(&self, response: &HeaderMap) -> HeaderValue {
        let known = response.get(REQUEST_ID).filter(|id| id::is_sane(id));
        known.or(self.id.as_ref().filter(|id| id::is_sane(id))).cloned().unwrap_or_else(id::new)
    }

    /// The path of the request, without its query, as a URI reference (RFC 9457 3.1.5).
    pub(super) fn instance(&self) -> Option<String> {
        let path = self.path.as_ref()?.path();
        // What starts with two slashes would be another host (RFC 3986 4.2); `*` is not a path.
        let dot = if path.starts_with("//") { "/." } else { "" };
        let reference = format!("{dot}{path}");
        let instance = path.starts_with('/').then(|| percent::repair(&reference).to_string())?;
        (instance.len() <= LONGEST_PATH).then_some(instance)
    }
}

pub(super) fn is_grpc(media_type: &HeaderValue) -> bool {
    const GRPC: &[u8] = b"application/grpc";
    media_type.as_bytes().get(..GRPC.len()).is_some_and(|start| start.eq_ignore_ascii_case(GRPC))
}
