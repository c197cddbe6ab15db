//! The middleware for actix-web, which is on header types of its own.

use std::future::{self, Ready};
use std::pin::{Pin, pin};
use std::sync::Arc;

use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform, forward_ready};
use actix_web::error::InternalError;
use actix_web::http::header as actix;
use actix_web::{Error, HttpResponse};
use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::answer::{Kept, LONGEST_TEXT, Settings, dress, identify, represent, text};
use super::scope::{Answered, REQUEST_ID, Scope};
use crate::header::{Challenge, RetryAfter};
use crate::integrations::actix_web::append;

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
    /// A middleware that knows no companions.
    pub fn new() -> ProblemMiddleware {
        ProblemMiddleware::default()
    }

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
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let mut scope = scope(&request);
        let answer = scope.enter(|| self.inner.call(request));
        let settings = self.settings.clone();
        Box::pin(async move {
            let mut answer = pin!(answer);
            match future::poll_fn(|cx| scope.enter(|| answer.as_mut().poll(cx))).await {
                Ok(response) => {
                    let (request, response) = response.into_parts();
                    Ok(ServiceResponse::new(request, finish(response, &mut scope, &settings)))
                }
                // An extractor of a middleware, or a middleware itself, has refused. There is no request to go on with.
                Err(error) => {
                    let response = scope.enter(|| error.error_response());
                    let response = finish(response, &mut scope, &settings).map_into_boxed_body();
                    Err(InternalError::from_response(error, response).into())
                }
            }
        })
    }
}

fn scope(request: &ServiceRequest) -> Scope {
    let headers = request.headers();
    Scope::new(
        PathAndQuery::try_from(request.uri().path()).ok(),
        headers.get(REQUEST_ID.as_str()).and_then(|id| HeaderValue::from_bytes(id.as_bytes()).ok()),
        headers.get_all(actix::ACCEPT).map(|line| line.as_bytes()),
    )
}

fn finish<B: MessageBody>(
    response: HttpResponse<B>,
    scope: &mut Scope,
    settings: &Settings,
) -> HttpResponse<EitherBody<B>> {
    let (mut head, body) = response.into_parts();
    let answered = head.extensions_mut().remove::<Answered>();
    let status = StatusCode::from_u16(head.status().as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if !status.is_client_error() && !status.is_server_error() {
        return head.set_body(EitherBody::left(body));
    }
    let mut headers = taken(head.headers());
    let body = match Kept::of(status, &headers, answered) {
        Kept::Whole => EitherBody::left(body),
        Kept::Form => {
            identify(&mut headers, scope);
            EitherBody::left(body)
        }
        Kept::Document(document) => replaced(represent(&document, &mut headers, scope)),
        Kept::Nothing => {
            let is_short = matches!(body.size(), BodySize::Sized(length) if length <= LONGEST_TEXT);
            let content = if is_short { body.try_into_bytes().unwrap_or_default() } else { Bytes::new() };
            let text = text(&headers, &content);
            let document = dress(status, &mut headers, text, scope, settings);
            replaced(represent(&document, &mut headers, scope))
        }
    };
    head.headers_mut().clear();
    append(&headers, head.headers_mut());
    head.set_body(body)
}

fn replaced<B>(content: Bytes) -> EitherBody<B> {
    EitherBody::right(BoxBody::new(content))
}

fn taken(headers: &actix::HeaderMap) -> HeaderMap {
    let mut taken = HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_str().as_bytes());
        if let (Ok(name), Ok(mut its_value)) = (name, HeaderValue::from_bytes(value.as_bytes())) {
            its_value.set_sensitive(value.is_sensitive());
            taken.append(name, its_value);
        }
    }
    taken
}
