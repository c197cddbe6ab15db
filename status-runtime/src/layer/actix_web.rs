//! The middleware for actix-web, which has header types of its own.

use std::borrow::Cow;
use std::future::{self, Ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use actix_web::body::{self, BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform, forward_ready};
use actix_web::error::InternalError;
use actix_web::http::header as actix;
use actix_web::{Error, HttpResponse};
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use pin_project_lite::pin_project;

use super::finish::{Content, Leaving, Left, Replacement, finish, is_error};
use super::observe::Observed;
use super::presentation::presented;
use super::request::{Asked, REQUEST_ID, RequestLine, is_media_type_of_grpc};
use super::scope::Scope;
use super::settings::Settings;
use crate::Entry;
use crate::header::{Allow, Challenge, RetryAfter};
use crate::integrations::actix_web::{append, status};

/// Gives every error of an application the form of a problem document: see [the module](super).
///
/// ```
/// use actix_web::{App, web};
/// use status_runtime::{Challenge, ProblemMiddleware};
///
/// let challenge = Challenge::bearer().with("realm", "orders")?;
/// let app = App::new()
///     .wrap(ProblemMiddleware::new().challenge(challenge))
///     .route("/orders", web::get().to(async || "none yet"));
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ProblemMiddleware {
    settings: Arc<Settings>,
}

impl ProblemMiddleware {
    /// A middleware without companions for bare errors.
    pub fn new() -> ProblemMiddleware {
        ProblemMiddleware::default()
    }

    /// The challenge of a 401 that has none (RFC 9110 15.5.2). When repeated, each is sent.
    pub fn challenge(mut self, challenge: Challenge) -> Self {
        Arc::make_mut(&mut self.settings).challenge(&challenge);
        self
    }

    /// The Retry-After of a 429 and of a 503 that have none (RFC 6585 4, RFC 9110 15.6.4).
    pub fn retry_after(mut self, retry_after: RetryAfter) -> Self {
        Arc::make_mut(&mut self.settings).retry_after(retry_after);
        self
    }

    /// The methods of a resource, for the Allow of a 405 that has none (RFC 9110 15.5.6): actix-web does not provide
    /// them.
    pub fn allow(mut self, methods: impl Fn(RequestLine<'_>) -> Option<Allow> + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.settings).allow(methods);
        self
    }

    /// The domain of bare errors, for clients of gRPC (google.rpc.ErrorInfo). Without it, the host of the
    /// [`types`](Self::types). One that is not the name of a host or service, since it has a scheme, a port or a path, or is
    /// longer than 255 characters, is left out.
    pub fn domain(mut self, domain: impl Into<Cow<'static, str>>) -> Self {
        Arc::make_mut(&mut self.settings).set_domain(domain.into());
        self
    }

    presented!();

    /// Calls the observer with each error, once, when its response leaves the outermost middleware: for a metric, or
    /// for an error tracker. Of nested ones the outermost that has an observer calls it.
    pub fn observe(mut self, observe: impl Fn(Observed<'_>) + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.settings).observe(observe);
        self
    }
}

impl<S, B> Transform<S, ServiceRequest> for ProblemMiddleware
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ProblemMiddlewareService<S>;
    type InitError = ();
    type Future = Ready<Result<ProblemMiddlewareService<S>, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        future::ready(Ok(ProblemMiddlewareService { inner, settings: self.settings.clone() }))
    }
}

/// An application inside a [`ProblemMiddleware`].
#[derive(Debug)]
pub struct ProblemMiddlewareService<S> {
    inner: S,
    settings: Arc<Settings>,
}

impl<S, B> Service<ServiceRequest> for ProblemMiddlewareService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = ProblemMiddlewareFuture<S::Future>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let kept = Kept::of(&request);
        let mut scope = self.settings.scope(kept.is_call_of_grpc());
        let entered = scope.enter();
        let inner_response = self.inner.call(request);
        entered.leave(&mut scope);
        ProblemMiddlewareFuture { inner_response, kept, scope, settings: self.settings.clone() }
    }
}

pin_project! {
    /// The response of a [`ProblemMiddlewareService`].
    #[derive(Debug)]
    pub struct ProblemMiddlewareFuture<F> {
        #[pin]
        inner_response: F,
        kept: Kept,
        scope: Scope,
        settings: Arc<Settings>,
    }
}

impl<F, B> Future for ProblemMiddlewareFuture<F>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody + 'static,
{
    type Output = Result<ServiceResponse<EitherBody<B>>, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let entered = this.scope.enter();
        let polled = this.inner_response.poll(cx);
        entered.leave(this.scope);
        Poll::Ready(match ready!(polled) {
            Ok(response) if !is_error(sent(response.status())) && this.scope.is_empty() => {
                Ok(response.map_into_left_body())
            }
            Ok(response) => {
                let (request, response) = response.into_parts();
                let response = leave(response, &this.kept.asked(), this.scope, this.settings);
                Ok(ServiceResponse::new(request, response))
            }
            // An extractor of a middleware, or a middleware itself, has refused. There is no request to continue with.
            Err(error) => {
                let entered = this.scope.enter();
                let response = error.error_response();
                entered.leave(this.scope);
                let response = leave(response, &this.kept.asked(), this.scope, this.settings).map_into_boxed_body();
                Err(InternalError::from_response(error, response).into())
            }
        })
    }
}

/// The parts of a request that are kept: clones, which share its buffer, and are converted when there is an error.
#[derive(Debug)]
struct Kept {
    method: actix_web::http::Method,
    uri: actix_web::http::Uri,
    id: Option<actix::HeaderValue>,
    content_type: Option<actix::HeaderValue>,
    accept: Option<actix::HeaderValue>,
    more_accept: Vec<actix::HeaderValue>,
}

impl Kept {
    fn is_call_of_grpc(&self) -> bool {
        self.content_type.as_ref().is_some_and(|media_type| is_media_type_of_grpc(media_type.as_bytes()))
    }

    fn of(request: &ServiceRequest) -> Kept {
        let headers = request.headers();
        let mut accept = headers.get_all(actix::ACCEPT);
        Kept {
            method: request.method().clone(),
            uri: request.uri().clone(),
            id: headers.get(REQUEST_ID.as_str()).cloned(),
            content_type: headers.get(actix::CONTENT_TYPE).cloned(),
            accept: accept.next().cloned(),
            more_accept: accept.cloned().collect(),
        }
    }

    fn asked(&self) -> Asked {
        let accept = self.accept.iter().chain(&self.more_accept).map(|line| (ACCEPT, line));
        let others = [(REQUEST_ID, &self.id), (CONTENT_TYPE, &self.content_type)];
        let others = others.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        let mut headers = HeaderMap::new();
        for (name, line) in others.chain(accept) {
            if let Ok(value) = HeaderValue::from_bytes(line.as_bytes()) {
                headers.append(name, value);
            }
        }
        let method = Method::from_bytes(self.method.as_str().as_bytes()).unwrap_or_default();
        Asked::new(&method, PathAndQuery::try_from(self.uri.path()).ok(), &headers)
    }
}

fn sent(status: actix_web::http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn leave<B: MessageBody>(
    response: HttpResponse<B>,
    request: &Asked,
    scope: &mut Scope,
    settings: &Settings,
) -> HttpResponse<EitherBody<B>> {
    let (mut head, content) = response.into_parts();
    let mut sent = sent(head.status());
    let is_read = is_error(sent) || !scope.is_empty();
    let mut headers = if is_read { taken(head.headers()) } else { HeaderMap::new() };
    let mut content = Taken::Inner(content);
    let leaving = Leaving { status: &mut sent, headers: &mut headers, request, scope };
    let Left { entry, replacement } = finish(leaving, &mut content, settings);
    match entry {
        Some(entry) => _ = head.extensions_mut().insert(entry),
        // A middleware may have replaced an error by another response.
        None => _ = head.extensions_mut().remove::<&'static Entry>(),
    }
    if is_read {
        head.headers_mut().clear();
        append(&headers, head.headers_mut());
        *head.status_mut() = status(sent);
    }
    head.set_body(match replacement {
        Some(Replacement { content, is_certain }) if is_certain => EitherBody::right(BoxBody::new(content)),
        // The length of the response to a GET is not known (RFC 9110 8.6).
        Some(_) => EitherBody::right(BoxBody::new(body::None::new())),
        None => match content {
            Taken::Inner(content) => EitherBody::left(content),
            Taken::Whole(content) => EitherBody::right(BoxBody::new(content)),
            Taken::Nothing => EitherBody::right(BoxBody::new(body::None::new())),
        },
    })
}

/// The content of a response, which is taken out to be read.
enum Taken<B> {
    Inner(B),
    Whole(Bytes),
    Nothing,
}

impl<B: MessageBody> Content for Taken<B> {
    fn is_empty(&self) -> bool {
        match self {
            Taken::Inner(content) => matches!(content.size(), BodySize::None | BodySize::Sized(0)),
            Taken::Whole(content) => content.is_empty(),
            Taken::Nothing => true,
        }
    }

    fn read(&mut self, limit: usize) -> Option<Bytes> {
        let content = match std::mem::replace(self, Taken::Nothing) {
            Taken::Inner(content) => content,
            taken @ (Taken::Whole(_) | Taken::Nothing) => {
                *self = taken;
                return None;
            }
        };
        let is_short = matches!(content.size(), BodySize::Sized(length) if length <= limit as u64);
        match if is_short { content.try_into_bytes() } else { Err(content) } {
            Ok(bytes) => {
                *self = Taken::Whole(bytes.clone());
                Some(bytes)
            }
            Err(content) => {
                *self = Taken::Inner(content);
                None
            }
        }
    }
}

fn taken(headers: &actix::HeaderMap) -> HeaderMap {
    /// The fields that are added to most errors, so that the map need not grow.
    const ADDED: usize = 4;

    let mut taken = HeaderMap::with_capacity(headers.len() + ADDED);
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_str().as_bytes());
        if let (Ok(name), Ok(mut its_value)) = (name, HeaderValue::from_bytes(value.as_bytes())) {
            its_value.set_sensitive(value.is_sensitive());
            taken.append(name, its_value);
        }
    }
    taken
}
