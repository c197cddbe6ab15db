//! Success or redirect: one variant per response that is not an error.

use status_runtime::{ETag, HttpOutcome};

use crate::store::{Order, State};

/// Every response of the shop when nothing went wrong.
#[derive(Debug, HttpOutcome)]
// The successes of each operation.
#[status(subset(
    Listed = Orders,
    Found = [Order, Unchanged],
    Changed = Order,
    Ordered = Placed,
    Shipping = Packing,
    Shipped = Shipment,
    Settled = Paid,
    Gone = Cancelled,
    Elsewhere = Moved,
    Switched = FaultSwitched
))]
pub enum Outcome {
    /// The caller's orders.
    #[status(ok)]
    Orders(#[status(body)] Vec<Order>),

    /// One order, with the version to send back in `If-Match`.
    #[status(ok)]
    Order {
        #[status(body)]
        order: Order,
        #[status(etag)]
        etag: ETag,
    },

    /// The client's copy of the order is current.
    #[status(not_modified)]
    Unchanged {
        #[status(etag)]
        etag: ETag,
    },

    /// The order is placed.
    #[status(created, location = "/orders/{id}")]
    Placed {
        id: i64,
        #[status(body)]
        order: Order,
        #[status(etag)]
        etag: ETag,
    },

    /// The warehouse has been told; the monitor says how far it is.
    #[status(accepted, monitor = "/orders/{id}/shipment")]
    Packing { id: i64 },

    /// How far the warehouse is.
    #[status(ok)]
    Shipment(#[status(body)] Shipment),

    /// The order is paid: look at it.
    #[status(see_other, location = "/orders/{id}")]
    Paid { id: i64 },

    /// The order is cancelled.
    #[status(no_content)]
    Cancelled,

    /// The first version of this API had its orders elsewhere.
    #[status(permanent_redirect, location = "/orders/{id}")]
    Moved { id: i64 },

    /// The fault is switched as asked.
    #[status(no_content)]
    FaultSwitched,
}

#[derive(Debug, serde::Serialize)]
pub struct Shipment {
    pub state: State,
}
