//! What an answer has to know of its request, and how it gets there without a parameter.
//!
//! A conversion such as `IntoResponse` sees the error alone. While a layer polls what is inside it, the request's
//! [`Scope`] lies in a thread-local: the log finds the request's id there, and an error that is converted leaves its
//! document in an extension of the response, for the layer to complete. Where there is no layer, the price is one look at
//! that thread-local: no extension, no allocation.
//!
//! The scope is moved in before every poll and out after it, also when the poll panics, so that it never outlives a poll
//! on a thread and follows its future to another one. What is converted elsewhere, in a spawned task, is not seen.

use std::cell::Cell;
use std::mem;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
#[cfg(feature = "tower")]
use http::{Method, Uri, header::ACCEPT};
use status_vocabulary::grammar::{self, percent};

use super::accept::Representation;

pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

thread_local! {
    static CURRENT: Cell<Option<Scope>> = const { Cell::new(None) };
}

/// The request that is being answered.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    path: Option<PathAndQuery>,
    request_id: Option<HeaderValue>,
    pub(crate) representation: Representation,
    /// Whether the content has to be taken from the answer, the server not doing it.
    pub(crate) head: bool,
    #[cfg(all(feature = "poem", feature = "tower"))]
    left: Option<Answered>,
}

impl Scope {
    /// `id` and `accept` are what the request has in X-Request-Id and Accept.
    pub(crate) fn new<'a>(
        path: Option<PathAndQuery>,
        id: Option<HeaderValue>,
        accept: impl IntoIterator<Item = &'a [u8]>,
    ) -> Scope {
        Scope {
            path,
            // Layers may be nested: one request has one id.
            request_id: id.filter(sane).or_else(request_id),
            representation: Representation::negotiate(accept),
            head: false,
            #[cfg(all(feature = "poem", feature = "tower"))]
            left: None,
        }
    }

    /// Of a request that has the types of `http`, to a server that leaves the content of answers to HEAD to others.
    #[cfg(feature = "tower")]
    pub(crate) fn of(method: &Method, uri: &Uri, headers: &HeaderMap) -> Scope {
        let accept = headers.get_all(ACCEPT).iter().map(HeaderValue::as_bytes);
        let scope = Scope::new(uri.path_and_query().cloned(), headers.get(REQUEST_ID).cloned(), accept);
        Scope { head: method == Method::HEAD, ..scope }
    }

    /// The request's own id, if it is one that may be repeated, else a new one.
    pub(crate) fn request_id(&mut self) -> &HeaderValue {
        self.request_id.get_or_insert_with(|| {
            let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
            let id = uuid::Uuid::new_v4().hyphenated().encode_lower(&mut text);
            HeaderValue::from_str(id).unwrap_or(const { HeaderValue::from_static("") })
        })
    }

    /// Takes over the id that the response already tells the client.
    pub(crate) fn adopt(&mut self, headers: &HeaderMap) {
        if let Some(id) = headers.get(REQUEST_ID).filter(|id| sane(id)) {
            self.request_id = Some(id.clone());
        }
    }

    /// The path of the request, without its query, as a URI reference (RFC 9457 3.1.5).
    pub(crate) fn instance(&self) -> Option<String> {
        let path = self.path.as_ref()?.path();
        // What starts with two slashes would be another host (RFC 3986 4.2); `*` is no path.
        let dot = if path.starts_with("//") { "/." } else { "" };
        path.starts_with('/').then(|| format!("{dot}{}", percent::repair(path)))
    }

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
}

/// Not longer than anybody needs, and without anything that would mean something in a header or a log.
fn sane(id: &HeaderValue) -> bool {
    id.len() <= 128 && id.to_str().is_ok_and(|id| grammar::token(id).is_ok())
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

/// The id of the request that is being answered on this thread.
pub(crate) fn request_id() -> Option<HeaderValue> {
    current(|scope| scope.request_id().clone())
}

/// The path of the request that is being answered on this thread.
#[cfg(feature = "tracing")]
pub(crate) fn instance() -> Option<String> {
    current(|scope| scope.instance()).flatten()
}

/// Says of a response that an error of ours is in it.
#[derive(Debug, Clone)]
pub(crate) struct Answered {
    status: StatusCode,
    document: Option<Bytes>,
}

/// The mark, if there is a layer to see it.
pub(crate) fn answered(status: StatusCode, document: Option<&Bytes>) -> Option<Answered> {
    current(|_| ()).map(|()| Answered { status, document: document.cloned() })
}

/// Leaves it once more, for poem, which drops the extensions of what an error answers with.
#[cfg(all(feature = "poem", feature = "tower"))]
pub(crate) fn leave(extensions: &http::Extensions) {
    current(|scope| scope.left = extensions.get().cloned());
}

/// What the last error has left.
#[cfg(all(feature = "poem", feature = "tower"))]
pub(crate) fn left() -> Option<Answered> {
    current(|scope| scope.left.take()).flatten()
}

impl Answered {
    /// What the answer holds, unless somebody has made another one of it since.
    pub(crate) fn document(self, status: StatusCode, headers: &HeaderMap) -> Option<Bytes> {
        let untouched = status == self.status
            && headers.get(CONTENT_TYPE).is_some_and(|media_type| media_type == "application/problem+json");
        self.document.filter(|_| untouched)
    }
}
