//! Orders over HTTP and gRPC, from one port and with one error enum:
//! `cargo run -p status-examples --bin grpc --features grpc`, then request `http://127.0.0.1:3000/orders/7`, or call
//! `shop.v1.Orders/FindOrder` there.
//!
//! Order 13 is a bug, order 14 takes too long, and order 15 is in a store that fails.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use std::{future, io};

use axum::Router;
use axum::extract::{Request, State};
use axum::routing::{get, post};
use http::StatusCode;
use prost::Message;
use serde::{Deserialize, Serialize};
use status_examples::listen;
use status_runtime::extract::{Json, Path, Rejection};
use status_runtime::{FieldError, HttpError, HttpOutcome, ProblemLayer};
use tonic::server::Grpc;
use tonic_prost::ProstCodec;
use tower::service_fn;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// What clients are told, whichever way they have come: a problem document, or google.rpc.Status with its details.
#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/")]
enum OrderError {
    #[error("order {id} does not exist")]
    #[status(not_found)]
    NoSuchOrder {
        #[status(extension)]
        id: u64,
    },

    #[error("the order is not valid")]
    #[status(validation_failed)]
    InvalidOrder {
        #[status(errors)]
        errors: Vec<FieldError>,
    },

    #[error("no more orders today: {quota} are allowed in 24 hours")]
    #[status(quota_exceeded)]
    QuotaUsedUp {
        #[status(extension)]
        quota: u32,
        #[status(retry_after)]
        wait: Duration,
    },

    #[error("the store in {path} failed")]
    #[status(unavailable, retry_after = "30s")]
    Storage { path: &'static str },

    /// The request was not understood; in gRPC tonic responds to that.
    #[error(transparent)]
    #[status(transparent)]
    Rejected(#[from] Rejection),
}

/// The number of orders that a customer may place in a day.
const QUOTA: u32 = 3;

/// The largest content, in bytes.
const MAX_CONTENT: usize = 1024;

#[derive(Default)]
struct Shop {
    placed: AtomicU32,
}

// What `tonic-prost-build` would make of shop/v1/orders.proto; JSON has the same names.

#[derive(Clone, PartialEq, Message)]
struct FindOrder {
    #[prost(uint64, tag = "1")]
    id: u64,
}

#[derive(Clone, PartialEq, Message, Deserialize)]
struct PlaceOrder {
    #[prost(string, tag = "1")]
    item: String,
    #[prost(uint32, tag = "2")]
    quantity: u32,
}

#[derive(Clone, PartialEq, Message, Serialize)]
struct Order {
    #[prost(uint64, tag = "1")]
    id: u64,
    #[prost(string, tag = "2")]
    item: String,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(ok)]
    Found(#[status(body)] Order),
    #[status(created, location = "/orders/{id}")]
    Placed {
        id: u64,
        #[status(body)]
        order: Order,
    },
}

impl Shop {
    async fn find(&self, id: u64) -> Result<Order, OrderError> {
        match id {
            7 => Ok(Order { id, item: "tea".into() }),
            13 => panic!("order 13 is a bug"),
            14 => future::pending().await,
            15 => Err(OrderError::Storage { path: "/var/lib/orders" }),
            _ => Err(OrderError::NoSuchOrder { id }),
        }
    }

    async fn place(&self, PlaceOrder { item, quantity }: PlaceOrder) -> Result<Order, OrderError> {
        let wrong = [(item.is_empty(), "/item", "must not be empty"), (quantity == 0, "/quantity", "must be positive")];
        let wrong = wrong.into_iter().filter(|(is_wrong, ..)| *is_wrong);
        let errors: Vec<_> =
            wrong.map(|(_, pointer, detail)| FieldError::new(pointer, detail).code("invalid")).collect();
        if !errors.is_empty() {
            return Err(OrderError::InvalidOrder { errors });
        }
        let placed = self.placed.fetch_add(1, Ordering::Relaxed);
        match placed < QUOTA {
            true => Ok(Order { id: placed.into(), item }),
            false => Err(OrderError::QuotaUsedUp { quota: QUOTA, wait: Duration::from_secs(3600) }),
        }
    }
}

/// What `tonic-prost-build` would make of each method: `?` leads from the service's error to the call's.
async fn unary<Q, A>(method: impl AsyncMethod<Q, A>, request: Request) -> http::Response<tonic::body::Body>
where
    Q: Message + Default + 'static,
    A: Message + Default + 'static,
{
    let service = service_fn(|request: tonic::Request<Q>| {
        let response = method.call(request.into_inner());
        async { Ok::<_, tonic::Status>(tonic::Response::new(response.await?)) }
    });
    Grpc::new(ProstCodec::<A, Q>::default()).unary(service, request).await
}

/// A method whose future can be sent to another thread.
trait AsyncMethod<Q, A> {
    fn call(&self, request: Q) -> impl Future<Output = Result<A, OrderError>> + Send + 'static;
}

impl<Q, A, M, F> AsyncMethod<Q, A> for M
where
    M: Fn(Q) -> F,
    F: Future<Output = Result<A, OrderError>> + Send + 'static,
{
    fn call(&self, request: Q) -> impl Future<Output = Result<A, OrderError>> + Send + 'static {
        self(request)
    }
}

type SharedShop = State<Arc<Shop>>;

async fn find(State(shop): SharedShop, Path(id): Path<u64>) -> Result<Done, OrderError> {
    Ok(Done::Found(shop.find(id).await?))
}

async fn place(State(shop): SharedShop, Json(order): Json<PlaceOrder>) -> Result<Done, OrderError> {
    let order = shop.place(order).await?;
    Ok(Done::Placed { id: order.id, order })
}

async fn find_call(State(shop): SharedShop, request: Request) -> http::Response<tonic::body::Body> {
    unary(
        |FindOrder { id }| {
            let shop = Arc::clone(&shop);
            async move { shop.find(id).await }
        },
        request,
    )
    .await
}

async fn place_call(State(shop): SharedShop, request: Request) -> http::Response<tonic::body::Body> {
    unary(
        |order| {
            let shop = Arc::clone(&shop);
            async move { shop.place(order).await }
        },
        request,
    )
    .await
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let app = Router::new()
        .route("/orders/{id}", get(find))
        .route("/orders", post(place))
        .route("/shop.v1.Orders/FindOrder", post(find_call))
        .route("/shop.v1.Orders/PlaceOrder", post(place_call))
        .with_state(Arc::new(Shop::default()))
        .layer(RequestBodyLimitLayer::new(MAX_CONTENT))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_millis(500)))
        .layer(CatchPanicLayer::new())
        // All other errors, of the router or a layer, are sent in the form that the caller understands.
        .layer(ProblemLayer::new().domain("api.example.com"));
    axum::serve(tokio::net::TcpListener::from_std(listen()?)?, app).await
}
