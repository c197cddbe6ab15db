use std::fmt;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use http::header::AUTHORIZATION;
use http::{HeaderValue, Method, StatusCode};
use reqwest::redirect;
use reqwest::{IntoUrl, RequestBuilder, Response};

use super::failure::Failure;
use super::receive::{CONTENT_WITHIN, receive_within};
use crate::error::Retry;
use crate::read::FromResponse;
use crate::retry::{Budget, Decision, History, Policy, Request};

type Pending<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A client that makes a call again when the error advises it, as long after as the server tells.
///
/// It is cheap to clone, and its clones share connections and budget. See [the module](super) for an example.
#[derive(Clone)]
pub struct Client {
    inner: reqwest::Client,
    sleep: Arc<dyn Fn(Duration) -> Pending<()> + Send + Sync>,
    refresh: Option<Arc<dyn Fn() -> Pending<Option<HeaderValue>> + Send + Sync>>,
    policy: Policy,
    budget: Arc<Budget>,
    content_within: Duration,
}

impl Client {
    /// A client that waits with that function, such as `tokio::time::sleep`. Its redirects are set to [`redirects`].
    ///
    /// # Errors
    ///
    /// Those of [`reqwest::ClientBuilder::build`].
    pub fn new<F>(
        builder: reqwest::ClientBuilder,
        sleep: impl Fn(Duration) -> F + Send + Sync + 'static,
    ) -> reqwest::Result<Client>
    where
        F: Future<Output = ()> + Send + 'static,
    {
        Ok(Client {
            inner: builder.redirect(redirects()).build()?,
            sleep: Arc::new(move |delay| Box::pin(sleep(delay))),
            refresh: None,
            policy: Policy::new(),
            budget: Arc::default(),
            content_within: CONTENT_WITHIN,
        })
    }

    /// Sets the limits within which it follows advice.
    pub fn policy(self, policy: Policy) -> Client {
        Client { policy, ..self }
    }

    /// Sets the budget, which may be that of other clients of the same server.
    pub fn budget(self, budget: Arc<Budget>) -> Client {
        Client { budget, ..self }
    }

    /// Sets the time that the content of an error may take, a minute if it is not set. What has come by then is kept, so that
    /// a server that sends one byte after the other does not hold the call.
    ///
    /// It is looked at whenever something comes. For how long nothing may come is a matter of
    /// [`reqwest::ClientBuilder::read_timeout`].
    pub fn content_within(self, limit: Duration) -> Client {
        Client { content_within: limit, ..self }
    }

    /// Sets a function that gets fresh credentials where they have expired: the value of Authorization (RFC 9110 11.6.2) for
    /// the one further attempt. If it returns `None`, or without one, the error is the result.
    pub fn refresh<F>(self, refresh: impl Fn() -> F + Send + Sync + 'static) -> Client
    where
        F: Future<Output = Option<HeaderValue>> + Send + 'static,
    {
        Client { refresh: Some(Arc::new(move || Box::pin(refresh()))), ..self }
    }

    /// Builds a request and [sends](Client::send) it. The function adds what the request has beside method and URL.
    ///
    /// ```
    /// # use status_runtime::FromResponse;
    /// # use status_runtime::client::{Client, Failure};
    /// # #[derive(Debug, FromResponse)]
    /// # #[status(not_found)]
    /// # struct NoSuchOrder;
    /// async fn cancel(client: &Client) -> Result<(), Failure<NoSuchOrder>> {
    ///     let url = "http://localhost:3000/orders/7";
    ///     client.call(http::Method::DELETE, url, |request| request.bearer_auth("alice-token")).await?;
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`send`](Client::send), and [`Failure::Transport`] for a request that cannot be built.
    pub async fn call<E: FromResponse>(
        &self,
        method: Method,
        url: impl IntoUrl,
        build: impl FnOnce(RequestBuilder) -> RequestBuilder,
    ) -> Result<Response, Failure<E>> {
        self.send(build(self.inner.request(method, url)).build()?).await
    }

    /// Sends a request, and again if the error advises it.
    ///
    /// A request whose body is a stream is sent once.
    ///
    /// # Errors
    ///
    /// The [`Failure`] of the last attempt.
    pub async fn send<E: FromResponse>(&self, mut request: reqwest::Request) -> Result<Response, Failure<E>> {
        let kind = Request::new(request.method(), request.headers());
        let mut history = History::new();
        let mut started = Instant::now();
        loop {
            let again = request.try_clone();
            let failure = match receive_within(self.inner.execute(request).await, self.content_within).await {
                Ok(response) => {
                    self.budget.succeeded();
                    return Ok(response);
                }
                Err(failure) => failure,
            };
            history.failed(started.elapsed());
            let Some(next) = again else { return Err(failure) };
            request = next;
            let mut advice = failure.retry();
            if matches!(advice, Retry::AfterRefresh(_)) && self.refresh.is_none() {
                advice = Retry::Never;
            }
            let decision = self.budget.spend(self.policy.decide(advice, kind, &history, random()));
            let (Decision::Wait(delay) | Decision::Refresh(delay)) = decision else { return Err(failure) };
            if !delay.is_zero() {
                (self.sleep)(delay).await;
            }
            // The history has the delay as it was decided.
            started = Instant::now();
            if let Decision::Refresh(_) = decision {
                match self.credentials().await {
                    Some(fresh) => _ = request.headers_mut().insert(AUTHORIZATION, fresh),
                    None => {
                        self.budget.give_back();
                        return Err(failure);
                    }
                }
            }
            history.follow(advice, decision);
        }
    }

    async fn credentials(&self) -> Option<HeaderValue> {
        match &self.refresh {
            Some(refresh) => refresh().await,
            None => None,
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("policy", &self.policy).field("budget", &self.budget).finish_non_exhaustive()
    }
}

/// Redirects that keep the method and the content, 307 and 308 (RFC 9110 15.4), at most ten in a row. Any other is the
/// response.
///
/// The error that a call fails with is then always one of its own request, on which a retry may be decided. Of a client that
/// turns a POST into a GET, nothing can be said of the POST.
pub fn redirects() -> redirect::Policy {
    redirect::Policy::custom(|attempt| match attempt.status() {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT if attempt.previous().len() > 10 => {
            attempt.error("more than ten redirects")
        }
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => attempt.follow(),
        _ => attempt.stop(),
    })
}

/// A number from the keys that the standard library draws for its maps.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}
