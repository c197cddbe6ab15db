//! The handlers of the shop: each returns an error or an outcome, and has no knowledge of HTTP.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::middleware::from_fn;
use axum::routing::{get, post, put};
use http::HeaderMap;
use serde::Deserialize;
use status_runtime::layer::ProblemLayer;
use status_runtime::{FieldError, Parameter};

use crate::auth::Caller;
use crate::error::{
    CancelOrder, ChangeOrder, FindMoved, ListOrders, PayOrder, PlaceOrder, ReadOrder, ShipOrder, SwitchFault,
    is_reference_taken,
};
use crate::extract::{
    Form, Json, Negotiated, Path, Query, Rejection, has_current, idempotency_key, if_match, json_only,
};
use crate::outcome::{
    Changed, Elsewhere, Found, Gone, Listed, Ordered, Settled, Shipment, Shipped, Shipping, Switched,
};
use crate::pages;
use crate::store::{self, Wish};
use crate::{MAX_CONTENT, Shop};

pub fn router(shop: Arc<Shop>) -> Router {
    Router::new()
        .route("/orders", get(list).post(place))
        .route("/orders/{id}", get(read).put(change).delete(cancel))
        .route("/orders/{id}/payment", post(pay))
        .route("/orders/{id}/shipment", get(shipment).post(ship))
        .route("/admin/fault", put(switch_fault))
        .route("/v1/orders/{id}", get(moved).put(moved).delete(moved))
        .route_layer(from_fn(json_only))
        .merge(pages::router())
        .layer(DefaultBodyLimit::max(MAX_CONTENT))
        .with_state(shop)
}

/// The form of the router's own errors. The shop speaks JSON, whatever is wrong.
pub fn form() -> ProblemLayer {
    ProblemLayer::new().representations([])
}

#[derive(Deserialize)]
struct OrderId {
    id: i64,
}

#[derive(Deserialize)]
struct Page {
    limit: Option<u32>,
}

async fn list(
    State(shop): State<Arc<Shop>>,
    Caller(token): Caller,
    Query(page): Query<Page>,
) -> Result<Listed, ListOrders> {
    let limit = page.limit.unwrap_or(20);
    if !(1..=100).contains(&limit) {
        let (parameter, problem) = (Parameter::query("limit"), "expected an integer from 1 to 100".into());
        return Err(Negotiated::InvalidParameter { parameter, problem }.into());
    }
    Ok(Listed::Orders(shop.store.orders(token, limit)?))
}

async fn place(
    State(shop): State<Arc<Shop>>,
    caller: Caller,
    headers: HeaderMap,
    Json(wish): Json<Wish>,
) -> Result<Ordered, PlaceOrder> {
    caller.must_write()?;
    wish.must_be_valid()?;
    let Some(key) = idempotency_key(&headers)? else {
        return Ok(placed(shop.store.place(caller.0, wish, None)?));
    };
    if let Some(earlier) = shop.store.claim(caller.0, key, &wish)? {
        return Ok(placed(earlier));
    }
    match shop.store.place(caller.0, wish, Some(key)) {
        Ok(order) => Ok(placed(order)),
        Err(error) => {
            shop.store.release(caller.0, key)?;
            Err(error.into())
        }
    }
}

fn placed(order: store::Order) -> Ordered {
    Ordered::Placed { id: order.id, etag: order.etag(), order }
}

async fn read(
    State(shop): State<Arc<Shop>>,
    Caller(token): Caller,
    Path(OrderId { id }): Path<OrderId>,
    headers: HeaderMap,
) -> Result<Found, ReadOrder> {
    let order = shop.store.order(token, id)?;
    let etag = order.etag();
    Ok(if has_current(&headers, &order)? { Found::Unchanged { etag } } else { Found::Order { order, etag } })
}

async fn change(
    State(shop): State<Arc<Shop>>,
    caller: Caller,
    Path(OrderId { id }): Path<OrderId>,
    headers: HeaderMap,
    Json(wish): Json<Wish>,
) -> Result<Changed, ChangeOrder> {
    caller.must_write()?;
    wish.must_be_valid()?;
    let changed = shop.store.change(caller.0, id, |order| {
        order.must_be_open()?;
        if_match(&headers, order)?;
        order.wish = wish;
        Ok(())
    });
    let order = changed.map_err(|error| match error {
        ChangeOrder::Storage(error) if is_reference_taken(&error) => ChangeOrder::ReferenceTaken,
        error => error,
    })?;
    Ok(Changed::Order { etag: order.etag(), order })
}

async fn cancel(
    State(shop): State<Arc<Shop>>,
    caller: Caller,
    Path(OrderId { id }): Path<OrderId>,
) -> Result<Gone, CancelOrder> {
    caller.must_write()?;
    shop.store.change(caller.0, id, |order| -> Result<(), CancelOrder> {
        order.must_be_open()?;
        order.state = store::State::Cancelled;
        order.wish.reference = None;
        Ok(())
    })?;
    Ok(Gone::Cancelled)
}

#[derive(Deserialize)]
struct Payment {
    card: String,
}

async fn pay(
    State(shop): State<Arc<Shop>>,
    caller: Caller,
    Path(OrderId { id }): Path<OrderId>,
    Form(payment): Form<Payment>,
) -> Result<Settled, PayOrder> {
    caller.must_write()?;
    payment.must_be_valid()?;
    shop.store.change(caller.0, id, |order| -> Result<(), PayOrder> {
        // Pressing the button twice does not charge the customer twice.
        if order.state != store::State::Paid {
            order.must_be_open()?;
            charge(&payment.card)?;
            order.state = store::State::Paid;
        }
        Ok(())
    })?;
    Ok(Settled::Paid { id })
}

impl Payment {
    fn must_be_valid(&self) -> Result<(), Rejection> {
        if self.card.len() == 16 && self.card.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(());
        }
        let errors = vec![FieldError::new("/card", "must have 16 digits").code("invalid_card")];
        Err(Rejection::ValidationFailed { errors, problem: None })
    }
}

/// The bank: it declines the card that test systems use for this.
fn charge(card: &str) -> Result<(), PayOrder> {
    if card == "4000000000000002" { Err(PayOrder::CardDeclined) } else { Ok(()) }
}

async fn ship(
    State(shop): State<Arc<Shop>>,
    caller: Caller,
    Path(OrderId { id }): Path<OrderId>,
) -> Result<Shipping, ShipOrder> {
    caller.must_be_staff()?;
    shop.store.change(caller.0, id, |order| {
        match order.state {
            store::State::Open => return Err(ShipOrder::NotPaid { id }),
            store::State::Paid => order.state = store::State::Packing,
            store::State::Packing => {}
            state => return Err(ShipOrder::TooLate { id, state }),
        }
        Ok(())
    })?;
    Ok(Shipping::Packing { id })
}

async fn shipment(
    State(shop): State<Arc<Shop>>,
    Caller(token): Caller,
    Path(OrderId { id }): Path<OrderId>,
) -> Result<Shipped, ReadOrder> {
    Ok(Shipped::Shipment(Shipment { state: shop.store.order(token, id)?.state }))
}

async fn moved(Path(OrderId { id }): Path<OrderId>) -> Result<Elsewhere, FindMoved> {
    Ok(Elsewhere::Moved { id })
}

#[derive(Deserialize)]
struct Fault {
    on: bool,
}

async fn switch_fault(
    State(shop): State<Arc<Shop>>,
    caller: Caller,
    Json(fault): Json<Fault>,
) -> Result<Switched, SwitchFault> {
    caller.must_administer()?;
    shop.store.break_down(fault.on)?;
    Ok(Switched::FaultSwitched)
}
