//! The shop's documentation: its OpenAPI document, a user interface for it, and a page for every problem type.

use axum::Router;
use axum::routing::get;
use status_runtime::catalog::html;
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::error::ShopError;
use crate::openapi;

pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    // The validator's badge would send a request to another server.
    let ui = SwaggerUi::new("/docs")
        .external_url_unchecked("/openapi.json", openapi::document())
        .config(Config::from("/openapi.json").validator_url("none"));
    Router::new()
        .merge(ui)
        .route("/problems/", get(html::serve::<ShopError>))
        .route("/problems/{type}", get(html::serve::<ShopError>))
}
