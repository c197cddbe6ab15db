//! The layer as a middleware of poem, which has a request type of its own, so that its bridge to tower cannot be used.

use std::convert::Infallible;

use poem::{Endpoint, Error, IntoResponse, Middleware, Request, Response, ResponseParts, Result};

use super::request::Asked;
use super::tower::{ProblemFuture, ProblemLayer};

/// ```
/// use poem::{EndpointExt, Route};
/// use status_runtime::ProblemLayer;
///
/// let app = Route::new().with(ProblemLayer::new());
/// # drop(app);
/// ```
impl<E: Endpoint> Middleware<E> for ProblemLayer {
    type Output = ProblemEndpoint<E>;

    fn transform(&self, inner: E) -> ProblemEndpoint<E> {
        ProblemEndpoint { inner, layer: self.clone() }
    }
}

/// An endpoint of poem inside a [`ProblemLayer`].
#[derive(Debug)]
pub struct ProblemEndpoint<E> {
    inner: E,
    layer: ProblemLayer,
}

impl<E: Endpoint> Endpoint for ProblemEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let asked = Asked::of(request.method(), request.original_uri(), request.headers());
        let inner_response = async {
            let response =
                self.inner.call(request).await.map_or_else(Error::into_response, IntoResponse::into_response);
            Ok::<http::Response<_>, Infallible>(response.into())
        };
        let Ok(response) = ProblemFuture::new(inner_response, asked, self.layer.clone()).await;
        // Not poem's own conversion, which turns every body into a stream and loses its length.
        let (http::response::Parts { status, version, headers, extensions, .. }, body) = response.into_parts();
        Ok(Response::from_parts(ResponseParts { status, version, headers, extensions }, body.into()))
    }
}
