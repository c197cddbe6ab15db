//! The shop's routes with errors whose responses are as fast as can be written by hand. Routes that are not measured
//! only make the router as large.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequestParts, State};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};

use crate::auth::Caller;
use crate::error::ShopError;
use crate::extract::json_only;
use crate::{MAX_CONTENT, Shop, pages};

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

pub fn router(shop: Arc<Shop>) -> Router {
    Router::new()
        .route("/orders", get(list).post(list).fallback(nowhere))
        .route("/orders/{id}", get(list).put(list).delete(list).fallback(nowhere))
        .route("/orders/{id}/payment", post(list).fallback(nowhere))
        .route("/orders/{id}/shipment", get(list).post(list).fallback(nowhere))
        .route("/admin/fault", put(list).fallback(nowhere))
        .route("/v1/orders/{id}", get(list).put(list).delete(list).fallback(nowhere))
        .route_layer(from_fn(json_only))
        .merge(pages::router())
        .fallback(nowhere)
        .layer(DefaultBodyLimit::max(MAX_CONTENT))
        .with_state(shop)
}

async fn nowhere() -> Tuned {
    Tuned(ShopError::NoSuchOrder { id: 1000 })
}

async fn list(_: State<Arc<Shop>>, _: TunedCaller) -> Tuned {
    nowhere().await
}

struct TunedCaller;

impl FromRequestParts<Arc<Shop>> for TunedCaller {
    type Rejection = Tuned;

    async fn from_request_parts(parts: &mut Parts, shop: &Arc<Shop>) -> Result<Self, Tuned> {
        Caller::from_request_parts(parts, shop).await.map(|_| TunedCaller).map_err(Tuned)
    }
}

struct Tuned(ShopError);

impl IntoResponse for Tuned {
    fn into_response(self) -> Response {
        let (status, body, wait) = match &self.0 {
            ShopError::NoSuchOrder { id } => {
                let mut digits = itoa::Buffer::new();
                let body = [
                    r#"{"type":"/problems/no-such-order","title":"Not found","status":404,"detail":"order "#,
                    digits.format(*id),
                    r#" does not exist","code":"no_such_order"}"#,
                ];
                (StatusCode::NOT_FOUND, Body::from(body.concat()), None)
            }
            ShopError::TooFast { wait } => {
                let seconds = wait.delay().unwrap_or_default().as_secs();
                let mut digits = itoa::Buffer::new();
                let body = [
                    r#"{"type":"/problems/too-fast","title":"Too many requests","status":429,"detail":"too many requests; wait "#,
                    digits.format(seconds),
                    r#" s","code":"too_fast"}"#,
                ];
                (StatusCode::TOO_MANY_REQUESTS, Body::from(body.concat()), Some(seconds))
            }
            _ => return StatusCode::NOT_IMPLEMENTED.into_response(),
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.append(header::CONTENT_TYPE, PROBLEM_JSON);
        headers.append(header::CACHE_CONTROL, NO_STORE);
        if let Some(wait) = wait {
            headers.append(header::RETRY_AFTER, wait.into());
        }
        response
    }
}
