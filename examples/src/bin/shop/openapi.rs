//! The shop's OpenAPI document. The input of each operation is written here; the responses are derived from the types.

use serde_json::{Map, Value, json};
use status_runtime::catalog::openapi::Schemas;
use status_runtime::{Catalog, Entry};

use crate::MAX_CONTENT;
use crate::error::{
    CancelOrder, ChangeOrder, FindMoved, ListOrders, PayOrder, PlaceOrder, ReadOrder, ShipOrder, SwitchFault,
};
use crate::outcome::{Changed, Elsewhere, Found, Gone, Listed, Ordered, Settled, Shipped, Shipping, Switched};
use crate::routes;

pub fn document() -> Value {
    let schemas = schemas();
    schemas.document(json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Shop",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Orders, and every way in which they can fail. The `type` of an error leads to a page about it.",
            "contact": {"name": "The shop"},
            "license": {"name": env!("CARGO_PKG_LICENSE"), "identifier": env!("CARGO_PKG_LICENSE")},
        },
        "servers": [{"url": "/", "description": "This shop"}],
        "tags": [
            {"name": "orders", "description": "What customers do."},
            {"name": "warehouse", "description": "What happens to an order that is paid."},
            {"name": "admin", "description": "What only those who run the shop do."},
        ],
        "security": [{"bearer": []}],
        "paths": paths(&schemas),
        "components": {
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A token (RFC 6750); `alice-token` is one.",
                },
            },
        },
    }))
}

fn paths(schemas: &Schemas) -> Value {
    let limit = json!({
        "name": "limit",
        "in": "query",
        "description": "How many orders at most.",
        "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
    });
    let moved = |id| {
        Operation::new::<Elsewhere, FindMoved>("orders", id, "Find an order at its former address")
            .open_to_all()
            .into_json(schemas)
    };
    let key = "A request that is repeated with the same key is carried out once.";
    let key = header("Idempotency-Key", key, r#"^"[!#-\[\]-~]+"$"#, 3, false);
    // RFC 9110 5.6.1 and 8.8.3: recipients of a list also accept empty elements.
    let tags = r#"^(\*|((W/)?"[!#-~]*")?( ?, ?((W/)?"[!#-~]*")?)*)$"#;
    let if_match = "The version that is to be changed: the `ETag` of the order.";
    let if_match = header("If-Match", if_match, tags, 0, true);
    let if_none_match = header("If-None-Match", "The version that the client has.", tags, 0, false);
    json!({
        "/orders": {
            "get": Operation::new::<Listed, ListOrders>("orders", "listOrders", "List one's orders")
                .with(limit)
                .into_json(schemas),
            "post": Operation::new::<Ordered, PlaceOrder>("orders", "placeOrder", "Place an order")
                .with(key)
                .takes("application/json", "Wish")
                .into_json(schemas),
        },
        "/orders/{id}": {
            "parameters": [id()],
            "get": Operation::new::<Found, ReadOrder>("orders", "readOrder", "Look at an order")
                .with(if_none_match)
                .into_json(schemas),
            "put": Operation::new::<Changed, ChangeOrder>("orders", "changeOrder", "Change an open order")
                .with(if_match)
                .takes("application/json", "Wish")
                .into_json(schemas),
            "delete": Operation::new::<Gone, CancelOrder>("orders", "cancelOrder", "Cancel an open order")
                .into_json(schemas),
        },
        "/orders/{id}/payment": {
            "parameters": [id()],
            "post": Operation::new::<Settled, PayOrder>("orders", "payOrder", "Pay for an order")
                .takes("application/x-www-form-urlencoded", "Payment")
                .into_json(schemas),
        },
        "/orders/{id}/shipment": {
            "parameters": [id()],
            "get": Operation::new::<Shipped, ReadOrder>("warehouse", "readShipment", "See how far the warehouse is")
                .into_json(schemas),
            "post": Operation::new::<Shipping, ShipOrder>("warehouse", "shipOrder", "Have an order packed and shipped")
                .into_json(schemas),
        },
        "/admin/fault": {
            "put": Operation::new::<Switched, SwitchFault>("admin", "switchFault", "Break the store, or repair it")
                .takes("application/json", "Fault")
                .into_json(schemas),
        },
        "/v1/orders/{id}": {
            "parameters": [id()],
            "get": moved("readOrderV1"),
            "put": moved("changeOrderV1"),
            "delete": moved("cancelOrderV1"),
        },
    })
}

struct Operation {
    members: Map<String, Value>,
    parameters: Vec<Value>,
    entries: Vec<&'static Entry>,
}

impl Operation {
    /// An operation whose handler returns `Result<T, E>`.
    fn new<T: Catalog, E: Catalog>(tag: &str, id: &str, summary: &str) -> Self {
        let description = T::ENTRIES.first().map_or("", |entry| entry.docs());
        let texts = [("operationId", id), ("summary", summary), ("description", description)];
        let mut members = Map::from_iter(texts.map(|(name, text)| (name.to_owned(), text.into())));
        members.insert("tags".into(), json!([tag]));
        Self { members, parameters: Vec::new(), entries: [T::ENTRIES, E::ENTRIES].concat() }
    }

    fn with(mut self, parameter: Value) -> Self {
        self.parameters.push(parameter);
        self
    }

    fn takes(mut self, media_type: &str, schema: &str) -> Self {
        let schema = json!({"schema": {"$ref": format!("#/components/schemas/{schema}")}});
        let description = format!("At most {MAX_CONTENT} bytes.");
        let content = json!({"description": description, "required": true, "content": {media_type: schema}});
        self.members.insert("requestBody".into(), content);
        self
    }

    fn open_to_all(mut self) -> Self {
        self.members.insert("security".into(), json!([]));
        self
    }

    fn into_json(mut self, schemas: &Schemas) -> Value {
        if !self.parameters.is_empty() {
            self.members.insert("parameters".into(), self.parameters.into());
        }
        self.members.insert("responses".into(), schemas.responses_of(self.entries));
        self.members.into()
    }
}

fn id() -> Value {
    let schema = json!({"type": "integer", "format": "int64"});
    json!({"name": "id", "in": "path", "required": true, "description": "The order's number.", "schema": schema})
}

fn header(name: &str, description: &str, pattern: &str, shortest: u8, required: bool) -> Value {
    let schema = json!({"type": "string", "pattern": pattern, "minLength": shortest, "examples": ["\"1\""]});
    json!({"name": name, "in": "header", "description": description, "required": required, "schema": schema})
}

fn schemas() -> Schemas {
    let state = json!({"type": "string", "enum": ["open", "paid", "packing", "shipped", "cancelled"]});
    let wish = json!({
        "item": {"type": "string", "minLength": 1, "pattern": "\\S", "description": "What is ordered."},
        "quantity": {"type": "integer", "minimum": 1, "maximum": 100, "description": "How many."},
        "reference": {
            "type": ["string", "null"],
            "minLength": 1,
            "maxLength": 40,
            "description": "The customer's own word for the order, used once.",
        },
    });
    let order = json!({
        "id": {"type": "integer", "format": "int64"},
        "state": {"$ref": "#/components/schemas/State"},
        "version": {"type": "integer", "format": "int64"},
        "item": wish["item"],
        "quantity": wish["quantity"],
        "reference": {"type": "string", "minLength": 1, "maxLength": 40},
    });
    let shipment = json!({"state": {"$ref": "#/components/schemas/State"}});
    Schemas::new()
        .under(routes::form().presentation())
        .with("State", state)
        .with("Wish", object(&["item", "quantity"], wish))
        .with("Order", object(&["id", "item", "quantity", "state", "version"], order))
        .with("Shipment", object(&["state"], shipment))
        .with("Payment", object(&["card"], json!({"card": {"type": "string", "pattern": "^[0-9]{16}$"}})))
        .with("Fault", object(&["on"], json!({"on": {"type": "boolean"}})))
}

fn object(required: &[&str], properties: Value) -> Value {
    json!({"type": "object", "required": required, "properties": properties})
}
