//! The layer for tower: axum, hyper, tonic, and compatible frameworks.

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use super::finish::{self, Leaving, Left, Replacement, finish, is_error};
use super::observe::Observed;
use super::presentation::presented;
use super::request::{Asked, RequestLine};
use super::scope::Scope;
use super::settings::Settings;
use crate::header::{Allow, Challenge, RetryAfter};
use crate::{Entry, IntoResponse};

/// Gives every error of a service the form of a problem document: see [the module](super).
///
/// ```
/// use axum::routing::get;
/// use status_runtime::{Challenge, ProblemLayer, RetryAfter};
/// use std::time::Duration;
///
/// let app: axum::Router = axum::Router::new()
///     .route("/orders", get(async || "none yet"))
///     .layer(
///         ProblemLayer::new()
///             .challenge(Challenge::bearer().with("realm", "orders")?)
///             .retry_after(RetryAfter::after(Duration::from_secs(5))),
///     );
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
///
/// The response to `GET /nowhere` is then
///
/// ```text
/// HTTP/1.1 404 Not Found
/// content-type: application/problem+json
/// cache-control: no-store
/// vary: Accept
/// x-request-id: 0b0f7f4c-6bd0-4d2f-a8a5-9a8d1c6d2f0e
///
/// {"type":"about:blank","title":"Not Found","status":404,"code":"not_found","instance":"/nowhere","request_id":"0b0f.."}
/// ```
#[derive(Clone, Debug, Default)]
pub struct ProblemLayer<C = PassOn> {
    settings: Arc<Settings>,
    catch: C,
}

impl ProblemLayer {
    /// A layer without companions for bare errors, which lets errors of the service pass.
    pub fn new() -> ProblemLayer {
        ProblemLayer::default()
    }
}

impl<C> ProblemLayer<C> {
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

    /// The methods of a resource, for the Allow of a 405 that has none (RFC 9110 15.5.6): not every framework provides
    /// them.
    ///
    /// ```
    /// use http::Method;
    /// use status_runtime::{Allow, ProblemLayer};
    ///
    /// let layer = ProblemLayer::new().allow(|request| match request.path() {
    ///     "/orders" => Some(Allow::from_iter([Method::GET, Method::POST])),
    ///     _ => None,
    /// });
    /// # drop(layer);
    /// ```
    pub fn allow(mut self, methods: impl Fn(RequestLine<'_>) -> Option<Allow> + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.settings).allow(methods);
        self
    }

    /// The domain of bare errors, for clients of gRPC (google.rpc.ErrorInfo): the service's name, such as that of its host.
    /// Without it, the host of the [`types`](Self::types). One that is not such a name, since it has a scheme, a port or a
    /// path, or is longer than 255 characters, is left out.
    ///
    /// ```
    /// use status_runtime::ProblemLayer;
    ///
    /// let layer = ProblemLayer::new().domain("orders.example.com");
    /// # drop(layer);
    /// ```
    pub fn domain(mut self, domain: impl Into<Cow<'static, str>>) -> Self {
        Arc::make_mut(&mut self.settings).set_domain(domain.into());
        self
    }

    presented!();

    /// Calls the observer with each error, once, when its response leaves the outermost layer: for a metric, or for an
    /// error tracker. Of nested layers the outermost that has an observer calls it. The text of the error and its
    /// sources are kept for it, whatever the log level is.
    ///
    /// Where a derived error has been replaced by an error without an entry, the observer gets the derived one as its
    /// cause if both are client errors or both server errors. An observer must not panic: it runs while the response
    /// leaves.
    ///
    /// ```
    /// use status_runtime::ProblemLayer;
    ///
    /// let layer = ProblemLayer::new().observe(|error| {
    ///     if error.status().is_server_error() {
    ///         eprintln!("{} at {:?}: {:?}", error.error_type(), error.path(), error.chain());
    ///     }
    /// });
    /// # drop(layer);
    /// ```
    pub fn observe(mut self, observe: impl Fn(Observed<'_>) + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.settings).observe(observe);
        self
    }

    /// Converts the errors of the service itself into responses, so that it has none any more: those of a timeout, of
    /// load shedding, of a buffer. A custom error defines the response to each of them.
    ///
    /// ```
    /// use axum::routing::get;
    /// use status_runtime::{HttpError, ProblemLayer};
    /// use tower::{BoxError, ServiceBuilder};
    ///
    /// #[derive(Debug, thiserror::Error, HttpError)]
    /// enum Trouble {
    ///     #[error("more requests than there is room for")]
    ///     #[status(overloaded, retry_after = 1)]
    ///     Shed,
    ///     #[error("the service failed")]
    ///     #[status(internal)]
    ///     Other(#[source] BoxError),
    /// }
    ///
    /// impl From<BoxError> for Trouble {
    ///     fn from(error: BoxError) -> Trouble {
    ///         match error.is::<tower::load_shed::error::Overloaded>() {
    ///             true => Trouble::Shed,
    ///             false => Trouble::Other(error),
    ///         }
    ///     }
    /// }
    ///
    /// let app: axum::Router = axum::Router::new().route("/orders", get(async || "none yet")).layer(
    ///     ServiceBuilder::new()
    ///         .layer(ProblemLayer::new().catch(|error: BoxError| Trouble::from(error)))
    ///         .load_shed()
    ///         .concurrency_limit(100),
    /// );
    /// ```
    pub fn catch<F, E, R>(self, respond: F) -> ProblemLayer<Catching<F, E>>
    where
        F: Fn(E) -> R,
        R: IntoResponse,
    {
        ProblemLayer { settings: self.settings, catch: Catching { respond, refusal: None } }
    }
}

impl<S, C: Clone> Layer<S> for ProblemLayer<C> {
    type Service = ProblemService<S, C>;

    fn layer(&self, inner: S) -> ProblemService<S, C> {
        ProblemService { inner, layer: self.clone() }
    }
}

/// The treatment of the errors of a service itself.
pub trait Catch<E>: sealed::Sealed {
    /// The remaining errors.
    type Error;

    /// Keeps an error that came before there was a request to respond to.
    #[doc(hidden)]
    fn keep(&mut self, error: E) -> Result<(), Self::Error>;

    #[doc(hidden)]
    fn kept(&mut self) -> Option<E>;

    #[doc(hidden)]
    fn respond(&self, error: E) -> Result<crate::Response, Self::Error>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::PassOn {}
    impl<F, E> Sealed for super::Catching<F, E> {}
}

/// Passes errors of the service on as errors of the layer.
#[derive(Debug, Clone, Copy, Default)]
pub struct PassOn;

impl<E> Catch<E> for PassOn {
    type Error = E;

    fn keep(&mut self, error: E) -> Result<(), E> {
        Err(error)
    }

    fn kept(&mut self) -> Option<E> {
        None
    }

    fn respond(&self, error: E) -> Result<crate::Response, E> {
        Err(error)
    }
}

/// Converts errors of the service into responses: the result of [`ProblemLayer::catch`].
pub struct Catching<F, E> {
    respond: F,
    refusal: Option<E>,
}

/// A refusal belongs to the one service that it occurred in.
impl<F: Clone, E> Clone for Catching<F, E> {
    fn clone(&self) -> Self {
        Catching { respond: self.respond.clone(), refusal: None }
    }
}

impl<F, E> fmt::Debug for Catching<F, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catching").finish_non_exhaustive()
    }
}

impl<F, E, R> Catch<E> for Catching<F, E>
where
    F: Fn(E) -> R,
    R: IntoResponse,
{
    type Error = Infallible;

    fn keep(&mut self, error: E) -> Result<(), Infallible> {
        self.refusal = Some(error);
        Ok(())
    }

    fn kept(&mut self) -> Option<E> {
        self.refusal.take()
    }

    fn respond(&self, error: E) -> Result<crate::Response, Infallible> {
        Ok((self.respond)(error).into_response())
    }
}

/// A service inside a [`ProblemLayer`].
#[derive(Debug, Clone)]
pub struct ProblemService<S, C = PassOn> {
    inner: S,
    layer: ProblemLayer<C>,
}

impl<S, C, A, B> Service<Request<A>> for ProblemService<S, C>
where
    S: Service<Request<A>, Response = Response<B>>,
    B: Body<Data = Bytes>,
    C: Catch<S::Error> + Clone,
{
    type Response = Response<ProblemBody<B>>;
    type Error = C::Error;
    type Future = ProblemFuture<S::Future, S::Error, C>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), C::Error>> {
        match ready!(self.inner.poll_ready(cx)) {
            Ok(()) => Poll::Ready(Ok(())),
            Err(error) => Poll::Ready(self.layer.catch.keep(error)),
        }
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let asked = Asked::of(request.method(), request.uri(), request.headers());
        let layer = self.layer.clone();
        let mut scope = layer.settings.scope(asked.grpc().is_some());
        if let Some(error) = self.layer.catch.kept() {
            return ProblemFuture { state: State::Refused { error: Some(error) }, asked, scope, layer };
        }
        let entered = scope.enter();
        let future = self.inner.call(request);
        // Before the parts are put together: they are large to move.
        entered.leave(&mut scope);
        ProblemFuture { state: State::Waiting { future }, asked, scope, layer }
    }
}

pin_project! {
    /// The future of a [`ProblemService`]'s response.
    pub struct ProblemFuture<F, E, C> {
        #[pin]
        state: State<F, E>,
        asked: Asked,
        scope: Scope,
        layer: ProblemLayer<C>,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F, E> {
        Waiting {
            #[pin]
            future: F,
        },
        Refused {
            error: Option<E>,
        },
    }
}

#[cfg(feature = "poem")]
impl<F, E, C> ProblemFuture<F, E, C> {
    pub(super) fn new(future: F, asked: Asked, layer: ProblemLayer<C>) -> Self {
        ProblemFuture {
            state: State::Waiting { future },
            scope: layer.settings.scope(asked.grpc().is_some()),
            asked,
            layer,
        }
    }
}

impl<F, E, B, C> Future for ProblemFuture<F, E, C>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body<Data = Bytes>,
    C: Catch<E>,
{
    type Output = Result<Response<ProblemBody<B>>, C::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let result = match this.state.project() {
            StateProjection::Waiting { future } => {
                let entered = this.scope.enter();
                let polled = future.poll(cx);
                entered.leave(this.scope);
                match polled {
                    Poll::Pending => return Poll::Pending,
                    // Nearly every response: nothing of it is read.
                    Poll::Ready(Ok(response)) if !is_error(response.status()) && this.scope.is_empty() => {
                        return Poll::Ready(Ok(response.map(ProblemBody::inner)));
                    }
                    Poll::Ready(result) => result,
                }
            }
            StateProjection::Refused { error } => Err(error.take().expect("a future is not polled after it is done")),
        };
        let response = match result {
            Ok(response) => response.map(ProblemBody::inner),
            Err(error) => {
                let entered = this.scope.enter();
                let response = this.layer.catch.respond(error);
                entered.leave(this.scope);
                match response {
                    Ok(response) => response.map(ProblemBody::whole),
                    Err(error) => return Poll::Ready(Err(error)),
                }
            }
        };
        Poll::Ready(Ok(leave(response, cx, this.asked, this.scope, &this.layer.settings)))
    }
}

/// Completes the response as it leaves the layer.
#[inline(never)]
fn leave<B: Body<Data = Bytes>>(
    response: Response<ProblemBody<B>>,
    cx: &mut Context<'_>,
    request: &Asked,
    scope: &mut Scope,
    settings: &Settings,
) -> Response<ProblemBody<B>> {
    let (mut parts, body) = response.into_parts();
    let mut polled = Polled { body, cx };
    let leaving = Leaving { status: &mut parts.status, headers: &mut parts.headers, request, scope };
    let Left { entry, replacement } = finish(leaving, &mut polled, settings);
    match entry {
        Some(entry) => _ = parts.extensions.insert(entry),
        // A middleware may have replaced an error by another response.
        None => _ = parts.extensions.remove::<&'static Entry>(),
    }
    let body = match replacement {
        None => polled.body,
        Some(Replacement { content, is_certain }) if request.is_head() => {
            // The length of the response to a GET (RFC 9110 9.3.2), or none (RFC 9110 8.6).
            if is_certain {
                parts.headers.insert(CONTENT_LENGTH, content.len().into());
            }
            ProblemBody { content: Content::Absent }
        }
        Some(Replacement { content, .. }) => ProblemBody::whole(content),
    };
    Response::from_parts(parts, body)
}

struct Polled<'a, 'b, B: Body> {
    body: ProblemBody<B>,
    cx: &'a mut Context<'b>,
}

impl<B: Body<Data = Bytes>> finish::Content for Polled<'_, '_, B> {
    fn read(&mut self, limit: usize) -> Option<Bytes> {
        let (read, content) = mem::take(&mut self.body).content.read(limit, self.cx);
        self.body = ProblemBody { content };
        read
    }

    fn is_empty(&self) -> bool {
        self.body.size_hint().exact() == Some(0)
    }
}

pin_project! {
    /// The content of a response: the service's own, or a problem.
    pub struct ProblemBody<B>
    where
        B: Body,
    {
        #[pin]
        content: Content<B>,
    }
}

pin_project! {
    #[project = ContentProjection]
    enum Content<B>
    where
        B: Body,
    {
        Inner {
            #[pin]
            body: B,
        },
        Whole {
            bytes: Bytes,
        },
        // In a box, since nearly every response has another content, and an enum is as large as its largest variant.
        Resumed {
            resumed: Box<Resumed<B>>,
        },
        // The content of the response to a HEAD, whose length is that of Content-Length or unknown.
        Absent,
    }
}

/// A content that has been read and is left alone.
struct Resumed<B: Body> {
    read: Bytes,
    next: Option<Result<Frame<B::Data>, B::Error>>,
    rest: Pin<Box<B>>,
}

impl<B: Body<Data = Bytes>> Content<B> {
    /// The content as far as it is available without waiting, if that is all of it and not too long; and the content as
    /// it was.
    fn read(self, limit: usize, cx: &mut Context<'_>) -> (Option<Bytes>, Content<B>) {
        /// A body may be ready without data any number of times.
        const MOST_FRAMES: usize = 64;

        let body = match self {
            Content::Inner { body } if body.size_hint().lower() <= limit as u64 => body,
            Content::Whole { bytes } if bytes.len() <= limit => return (Some(bytes.clone()), Content::Whole { bytes }),
            content @ (Content::Inner { .. } | Content::Whole { .. } | Content::Resumed { .. } | Content::Absent) => {
                return (None, content);
            }
        };
        let is_sized = body.size_hint().exact().is_some();
        let mut rest = Box::pin(body);
        let mut read = Bytes::new();
        let mut next = None;
        for _ in 0..MOST_FRAMES {
            match rest.as_mut().poll_frame(cx) {
                Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                    Ok(data) if read.is_empty() => read = data,
                    Ok(data) => read = [read, data].concat().into(),
                    Err(trailers) => {
                        next = Some(Ok(trailers));
                        return (Some(read.clone()), Content::resumed(Resumed { read, next, rest }));
                    }
                },
                // A body without a size may be without content because the request is a HEAD.
                Poll::Ready(None) if read.is_empty() && !is_sized => return (Some(read), Content::Absent),
                Poll::Ready(None) => return (Some(read.clone()), Content::Whole { bytes: read }),
                Poll::Ready(Some(Err(error))) => {
                    next = Some(Err(error));
                    break;
                }
                Poll::Pending => break,
            }
            if read.len() > limit {
                break;
            }
            if !read.is_empty() && rest.is_end_stream() {
                return (Some(read.clone()), Content::Whole { bytes: read });
            }
        }
        (None, Content::resumed(Resumed { read, next, rest }))
    }

    fn resumed(resumed: Resumed<B>) -> Content<B> {
        Content::Resumed { resumed: Box::new(resumed) }
    }
}

impl<B: Body> ProblemBody<B> {
    fn inner(body: B) -> ProblemBody<B> {
        ProblemBody { content: Content::Inner { body } }
    }

    fn whole(bytes: Bytes) -> ProblemBody<B> {
        ProblemBody { content: Content::Whole { bytes } }
    }
}

impl<B: Body> fmt::Debug for ProblemBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProblemBody").finish_non_exhaustive()
    }
}

#[cfg(feature = "poem")]
impl<B> From<ProblemBody<B>> for poem::Body
where
    B: Body<Data = Bytes, Error = std::io::Error> + Into<poem::Body> + Send + Sync + 'static,
{
    fn from(body: ProblemBody<B>) -> poem::Body {
        match body.content {
            Content::Inner { body } => body.into(),
            Content::Whole { bytes } => bytes.into(),
            content @ (Content::Resumed { .. } | Content::Absent) => {
                http_body_util::combinators::BoxBody::new(ProblemBody { content }).into()
            }
        }
    }
}

/// An empty body: other layers require it.
impl<B: Body> Default for ProblemBody<B> {
    fn default() -> ProblemBody<B> {
        ProblemBody::whole(Bytes::new())
    }
}

impl<B: Body<Data = Bytes>> Body for ProblemBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let data = |bytes: &mut Bytes| (!bytes.is_empty()).then(|| Ok(Frame::data(mem::take(bytes))));
        match self.project().content.project() {
            ContentProjection::Inner { body } => body.poll_frame(cx),
            ContentProjection::Whole { bytes } => Poll::Ready(data(bytes)),
            ContentProjection::Resumed { resumed } => match data(&mut resumed.read).or_else(|| resumed.next.take()) {
                Some(frame) => Poll::Ready(Some(frame)),
                None => resumed.rest.as_mut().poll_frame(cx),
            },
            ContentProjection::Absent => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.content {
            Content::Inner { body } => body.is_end_stream(),
            Content::Whole { bytes } => bytes.is_empty(),
            Content::Resumed { resumed } => {
                resumed.read.is_empty() && resumed.next.is_none() && resumed.rest.is_end_stream()
            }
            Content::Absent => true,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Inner { body } => body.size_hint(),
            Content::Whole { bytes } => SizeHint::with_exact(bytes.len() as u64),
            Content::Resumed { resumed } => {
                let (read, rest) = (resumed.read.len() as u64, resumed.rest.size_hint());
                let mut hint = SizeHint::new();
                hint.set_lower(rest.lower().saturating_add(read));
                if let Some(upper) = rest.upper() {
                    hint.set_upper(upper.saturating_add(read));
                }
                hint
            }
            Content::Absent => SizeHint::new(),
        }
    }
}
