//! The layer for tower: axum, hyper, tonic, and what is compatible with them.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::response::Parts;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use super::answer::{Kept, LONGEST_TEXT, Settings, dress, identify, represent, text};
use super::scope::{Answered, Scope};
use crate::IntoResponse;
use crate::header::{Challenge, RetryAfter};

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
/// A `GET /nowhere` is then answered with
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
    /// A layer that knows no companions and lets errors of the service pass.
    pub fn new() -> ProblemLayer {
        ProblemLayer::default()
    }
}

impl<C> ProblemLayer<C> {
    /// The challenge of a 401 that has none (RFC 9110 15.5.2). When repeated, each goes out.
    pub fn challenge(mut self, challenge: Challenge) -> Self {
        Arc::make_mut(&mut self.settings).challenge(&challenge);
        self
    }

    /// The Retry-After of a 429 and of a 503 that have none (RFC 6585 4, RFC 9110 15.6.4).
    pub fn retry_after(mut self, retry_after: RetryAfter) -> Self {
        Arc::make_mut(&mut self.settings).retry_after(retry_after);
        self
    }

    /// Answers the errors of the service itself, so that it has none any more: those of a timeout, of load shedding, of
    /// a buffer. An error of one's own says what each of them means.
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
    pub fn catch<F, E, R>(self, answer: F) -> ProblemLayer<Catching<F, E>>
    where
        F: Fn(E) -> R,
        R: IntoResponse,
    {
        ProblemLayer { settings: self.settings, catch: Catching { answer, refusal: None } }
    }
}

impl<S, C: Clone> Layer<S> for ProblemLayer<C> {
    type Service = ProblemService<S, C>;

    fn layer(&self, inner: S) -> ProblemService<S, C> {
        ProblemService { inner, layer: self.clone() }
    }
}

/// What becomes of the errors of a service itself.
pub trait Catch<E>: sealed::Sealed {
    /// Those that remain.
    type Error;

    /// Keeps an error that came before there was a request to answer.
    #[doc(hidden)]
    fn keep(&mut self, error: E) -> Result<(), Self::Error>;

    #[doc(hidden)]
    fn kept(&mut self) -> Option<E>;

    #[doc(hidden)]
    fn answer(&self, error: E) -> Result<crate::Response, Self::Error>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::PassOn {}
    impl<F, E> Sealed for super::Catching<F, E> {}
}

/// Errors of the service are errors of the layer.
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

    fn answer(&self, error: E) -> Result<crate::Response, E> {
        Err(error)
    }
}

/// Errors of the service are answered: what [`ProblemLayer::catch`] makes.
pub struct Catching<F, E> {
    answer: F,
    refusal: Option<E>,
}

/// A refusal belongs to the one service that met with it.
impl<F: Clone, E> Clone for Catching<F, E> {
    fn clone(&self) -> Self {
        Catching { answer: self.answer.clone(), refusal: None }
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

    fn answer(&self, error: E) -> Result<crate::Response, Infallible> {
        Ok((self.answer)(error).into_response())
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
    type Future = ProblemFuture<S::Future, B, C, C::Error>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), C::Error>> {
        match ready!(self.inner.poll_ready(cx)) {
            Ok(()) => Poll::Ready(Ok(())),
            Err(error) => Poll::Ready(self.layer.catch.keep(error)),
        }
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let mut scope = Scope::of(request.method(), request.uri(), request.headers());
        let state = match self.layer.catch.kept() {
            None => State::Waiting { future: scope.enter(|| self.inner.call(request)) },
            Some(error) => State::Done { result: Some(answer(error, &self.layer, &mut scope)) },
        };
        ProblemFuture { state, scope, layer: self.layer.clone() }
    }
}

fn answer<E, C: Catch<E>, B>(
    error: E,
    layer: &ProblemLayer<C>,
    scope: &mut Scope,
) -> Result<Response<ProblemBody<B>>, C::Error> {
    let (mut parts, content) = scope.enter(|| layer.catch.answer(error))?.into_parts();
    let answered = parts.extensions.remove::<Answered>();
    let content = match Kept::of(parts.status, &parts.headers, answered) {
        Kept::Whole => content,
        Kept::Form => {
            identify(&mut parts.headers, scope);
            content
        }
        Kept::Document(document) => represent(&document, &mut parts.headers, scope),
        Kept::Nothing => {
            let text = text(&parts.headers, &content);
            let document = dress(parts.status, &mut parts.headers, text, scope, &layer.settings);
            represent(&document, &mut parts.headers, scope)
        }
    };
    Ok(Response::from_parts(parts, ProblemBody::whole(content)))
}

pin_project! {
    /// The answer of a [`ProblemService`].
    pub struct ProblemFuture<F, B, C, E> {
        #[pin]
        state: State<F, B, E>,
        scope: Scope,
        layer: ProblemLayer<C>,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F, B, E> {
        Waiting {
            #[pin]
            future: F,
        },
        Reading {
            parts: Option<Parts>,
            #[pin]
            body: B,
            content: Vec<u8>,
        },
        Done {
            result: Option<Result<Response<ProblemBody<B>>, E>>,
        },
    }
}

#[cfg(feature = "poem")]
impl<F, B, C, E> ProblemFuture<F, B, C, E> {
    pub(super) fn new(future: F, scope: Scope, layer: ProblemLayer<C>) -> Self {
        ProblemFuture { state: State::Waiting { future }, scope, layer }
    }
}

impl<F, A, B, C> Future for ProblemFuture<F, B, C, C::Error>
where
    F: Future<Output = Result<Response<B>, A>>,
    B: Body<Data = Bytes>,
    C: Catch<A>,
{
    type Output = Result<Response<ProblemBody<B>>, C::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            let next = match this.state.as_mut().project() {
                StateProjection::Waiting { future } => match ready!(this.scope.enter(|| future.poll(cx))) {
                    Ok(response) => take(response, this.scope, &this.layer.settings),
                    Err(error) => State::Done { result: Some(answer(error, this.layer, this.scope)) },
                },
                StateProjection::Reading { parts, body, content } => {
                    let complete = ready!(read(body, content, cx));
                    let parts = parts.take().expect("a future is not polled after it is done");
                    let content: &[u8] = if complete { content } else { &[] };
                    State::Done { result: Some(Ok(dressed(parts, content, this.scope, &this.layer.settings))) }
                }
                StateProjection::Done { result } => {
                    return Poll::Ready(result.take().expect("a future is not polled after it is done"));
                }
            };
            this.state.set(next);
        }
    }
}

fn take<F, B: Body<Data = Bytes>, E>(response: Response<B>, scope: &mut Scope, settings: &Settings) -> State<F, B, E> {
    let (mut parts, body) = response.into_parts();
    let answered = parts.extensions.remove::<Answered>();
    let body = match Kept::of(parts.status, &parts.headers, answered) {
        Kept::Whole => ProblemBody::inner(body),
        Kept::Form => {
            identify(&mut parts.headers, scope);
            ProblemBody::inner(body)
        }
        Kept::Document(document) => ProblemBody::whole(represent(&document, &mut parts.headers, scope)),
        // Of a text without a known end it would not be known how long to wait for it.
        Kept::Nothing if body.size_hint().upper().is_some_and(|length| length <= LONGEST_TEXT) => {
            return State::Reading { parts: Some(parts), body, content: Vec::new() };
        }
        Kept::Nothing => {
            let response = dressed(parts, &[], scope, settings);
            return State::Done { result: Some(Ok(response)) };
        }
    };
    State::Done { result: Some(Ok(Response::from_parts(parts, body))) }
}

fn dressed<B>(mut parts: Parts, content: &[u8], scope: &mut Scope, settings: &Settings) -> Response<ProblemBody<B>> {
    let text = text(&parts.headers, content);
    let document = dress(parts.status, &mut parts.headers, text, scope, settings);
    let content = represent(&document, &mut parts.headers, scope);
    Response::from_parts(parts, ProblemBody::whole(content))
}

/// Reads a body to its end; says whether it got there.
fn read<B: Body<Data = Bytes>>(mut body: Pin<&mut B>, content: &mut Vec<u8>, cx: &mut Context<'_>) -> Poll<bool> {
    loop {
        match ready!(body.as_mut().poll_frame(cx)) {
            None => return Poll::Ready(true),
            Some(Err(_)) => return Poll::Ready(false),
            Some(Ok(frame)) => content.extend_from_slice(frame.data_ref().map(Bytes::as_ref).unwrap_or_default()),
        }
    }
}

pin_project! {
    /// The content of an answer: the service's own, or a problem.
    #[derive(Debug)]
    pub struct ProblemBody<B> {
        #[pin]
        content: Content<B>,
    }
}

pin_project! {
    #[derive(Debug)]
    #[project = ContentProjection]
    enum Content<B> {
        Inner {
            #[pin]
            body: B,
        },
        Whole {
            bytes: Bytes,
        },
    }
}

impl<B> ProblemBody<B> {
    fn inner(body: B) -> ProblemBody<B> {
        ProblemBody { content: Content::Inner { body } }
    }

    fn whole(bytes: Bytes) -> ProblemBody<B> {
        ProblemBody { content: Content::Whole { bytes } }
    }
}

#[cfg(feature = "poem")]
impl<B: Into<poem::Body>> From<ProblemBody<B>> for poem::Body {
    fn from(body: ProblemBody<B>) -> poem::Body {
        match body.content {
            Content::Inner { body } => body.into(),
            Content::Whole { bytes } => bytes.into(),
        }
    }
}

/// No content: other layers ask for it.
impl<B> Default for ProblemBody<B> {
    fn default() -> ProblemBody<B> {
        ProblemBody::whole(Bytes::new())
    }
}

impl<B: Body<Data = Bytes>> Body for ProblemBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        match self.project().content.project() {
            ContentProjection::Inner { body } => body.poll_frame(cx),
            ContentProjection::Whole { bytes } => {
                Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(std::mem::take(bytes)))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.content {
            Content::Inner { body } => body.is_end_stream(),
            Content::Whole { bytes } => bytes.is_empty(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Inner { body } => body.size_hint(),
            Content::Whole { bytes } => SizeHint::with_exact(bytes.len() as u64),
        }
    }
}
