//! The shop, for the programs that put it under load.

#![allow(dead_code, reason = "the shop does more than is measured")]

#[path = "../../../examples/src/bin/shop/auth.rs"]
mod auth;
#[path = "../../../examples/src/bin/shop/error.rs"]
mod error;
#[path = "../../../examples/src/bin/shop/extract.rs"]
mod extract;
#[path = "../../../examples/src/bin/shop/limits.rs"]
mod limits;
#[path = "../../../examples/src/bin/shop/openapi.rs"]
mod openapi;
#[path = "../../../examples/src/bin/shop/outcome.rs"]
mod outcome;
#[path = "../../../examples/src/bin/shop/pages.rs"]
mod pages;
#[path = "../../../examples/src/bin/shop/routes.rs"]
mod routes;
#[path = "../../../examples/src/bin/shop/store.rs"]
mod store;
pub mod tuned;

use std::error::Error;
use std::sync::Arc;

use axum::Router;
use axum::response::IntoResponse;

use crate::limits::Limits;
use crate::store::Store;

/// The largest content, in bytes.
pub const MAX_CONTENT: usize = 16 * 1024;
const TYPES: &str = "/problems/";
const REALM: &str = "shop";

pub struct Shop {
    store: Store,
    limits: Limits,
}

impl Shop {
    /// A shop without orders.
    pub fn open() -> Result<Arc<Shop>, Box<dyn Error>> {
        Ok(Arc::new(Shop { store: Store::open(None)?, limits: Limits::new() }))
    }
}

/// A 404 of the shop, without its store.
pub async fn nowhere() -> impl IntoResponse {
    error::ShopError::NoSuchOrder { id: 1000 }
}

/// The shop's own router.
pub fn router(shop: Arc<Shop>) -> Router {
    routes::router(shop)
}
