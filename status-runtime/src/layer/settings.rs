//! The settings of a layer, for responses that lack companions.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex};

use http::header::{ALLOW, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use status_vocabulary::{Form, grammar};

use super::observe::{Observed, Observer};
use super::presentation::Presentation;
use super::request::RequestLine;
use super::scope::{self, Mark, Place, Scope};
use crate::header::{Allow, Challenge, RetryAfter};
use crate::record::{Observe, Record};
use crate::value::delay;
use crate::{Situation, trace};

type Methods = dyn Fn(RequestLine<'_>) -> Option<Allow> + Send + Sync;

#[derive(Default)]
pub(super) struct Settings {
    challenges: Vec<HeaderValue>,
    retry_after: Option<HeaderValue>,
    allow: Option<Arc<Methods>>,
    observer: Option<Arc<dyn Observe>>,
    domain: Option<Cow<'static, str>>,
    pub(super) presentation: Presentation,
    /// The companions that have been reported as missing, with the status that lacked them.
    reported: Mutex<Vec<(&'static str, StatusCode)>>,
}

/// Returns whether one of the header's lines has more than the commas of an empty list (RFC 9110 5.6.1).
fn says_something(headers: &HeaderMap, name: &HeaderName) -> bool {
    let is_said = |value: &HeaderValue| value.as_bytes().iter().any(|byte| !matches!(byte, b' ' | b'\t' | b','));
    headers.get_all(name).iter().any(is_said)
}

/// A layer with other settings reports again.
impl Clone for Settings {
    fn clone(&self) -> Settings {
        Settings {
            challenges: self.challenges.clone(),
            retry_after: self.retry_after.clone(),
            allow: self.allow.clone(),
            observer: self.observer.clone(),
            domain: self.domain.clone(),
            presentation: self.presentation.clone(),
            reported: Mutex::default(),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("challenges", &self.challenges)
            .field("retry_after", &self.retry_after)
            .field("domain", &self.domain)
            .field("presentation", &self.presentation)
            .finish_non_exhaustive()
    }
}

impl Settings {
    pub(super) fn challenge(&mut self, challenge: &Challenge) {
        self.challenges.push(challenge.into());
    }

    pub(super) fn retry_after(&mut self, retry_after: RetryAfter) {
        self.retry_after = delay::sendable(retry_after);
    }

    pub(super) fn allow(&mut self, methods: impl Fn(RequestLine<'_>) -> Option<Allow> + Send + Sync + 'static) {
        self.allow = Some(Arc::new(methods));
    }

    pub(super) fn observe(&mut self, observe: impl Fn(Observed<'_>) + Send + Sync + 'static) {
        self.observer = Some(Arc::new(Observer(observe)));
    }

    pub(super) fn is_observed(&self) -> bool {
        self.observer.is_some()
    }

    /// A scope for the errors of a request.
    #[inline]
    pub(super) fn scope(&self, is_call_of_grpc: bool) -> Scope {
        Scope::new(Place::inside(self.is_observed(), is_call_of_grpc))
    }

    pub(super) fn set_domain(&mut self, domain: Cow<'static, str>) {
        match grammar::domain(&domain) {
            Ok(()) => self.domain = Some(domain),
            Err(error) => trace::left_out("domain", &error.what()),
        }
    }

    /// The domain of bare errors in gRPC (google.rpc.ErrorInfo).
    pub(super) fn domain(&self) -> &str {
        self.domain.as_deref().unwrap_or_else(|| self.presentation.host())
    }

    /// Passes an error on to the outer layer, with the observer, which that layer calls if it has none of its own.
    pub(super) fn pass_on(&self, mut mark: Box<Mark>) {
        if let (Some(record), Some(observer)) = (&mut mark.record, &self.observer) {
            record.observer = Some(observer.clone());
        }
        scope::leave(mark);
    }

    /// Calls the observer of the outermost layer that has one.
    pub(super) fn tell(&self, record: Option<&Record>, status: StatusCode, id: Option<&str>, path: Option<&str>) {
        if let Some(record) = record
            && let Some(observer) = self.observer.as_ref().or(record.observer.as_ref())
        {
            observer.tell(record, status, id, path);
        }
    }

    /// Adds the companions of a status that are known, and reports those that are required and missing.
    pub(super) fn complete(
        &self,
        status: StatusCode,
        situation: Option<&'static Situation>,
        headers: &mut HeaderMap,
        request: RequestLine<'_>,
    ) {
        let companions = self.companions(status, headers, request);
        if let Some((name, _)) = companions.first() {
            headers.remove(name);
        }
        for (name, value) in companions {
            headers.append(name, value);
        }
        let required = situation.into_iter().flat_map(|situation| situation.required().companions());
        for companion in required {
            if let Form::Header(name) = companion.form()
                && !headers.contains_key(name)
            {
                self.report(name, status);
            }
        }
    }

    fn companions(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        request: RequestLine<'_>,
    ) -> Vec<(HeaderName, HeaderValue)> {
        let lines = |name: HeaderName, values: &[HeaderValue]| {
            let missing = !says_something(headers, &name);
            values.iter().filter(|_| missing).map(|value| (name.clone(), value.clone())).collect()
        };
        match status {
            StatusCode::UNAUTHORIZED => lines(WWW_AUTHENTICATE, &self.challenges),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                lines(RETRY_AFTER, self.retry_after.as_slice())
            }
            StatusCode::METHOD_NOT_ALLOWED if !headers.contains_key(ALLOW) => {
                let methods = self.allow.as_ref().and_then(|methods| methods(request));
                methods.map(|methods| (ALLOW, methods.into())).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Reports once per cause: a client cannot flood the log with repeated requests.
    fn report(&self, name: &'static str, status: StatusCode) {
        // axum, for one, adds it outside of its layers.
        if name == ALLOW {
            return trace::unseen(name);
        }
        let is_first = self.reported.lock().is_ok_and(|mut reported| {
            let is_first = !reported.contains(&(name, status));
            if is_first {
                reported.push((name, status));
            }
            is_first
        });
        trace::missing(name, is_first);
    }
}
