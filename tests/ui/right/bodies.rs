// The content of an outcome: text, bytes, and whatever serializes.
#![deny(warnings)]

use std::collections::BTreeMap;

use status_runtime::HttpOutcome;

#[derive(serde::Serialize)]
pub struct Order {
    id: u64,
}

#[derive(HttpOutcome)]
pub enum Done {
    #[status(ok)]
    Text(#[status(body)] String),
    #[status(ok)]
    Static(#[status(body)] &'static str),
    #[status(ok)]
    Bytes(#[status(body)] bytes::Bytes),
    #[status(ok)]
    Vec(#[status(body)] Vec<u8>),
    #[status(ok)]
    Png(#[status(body, content_type = "image/png")] Vec<u8>),
    #[status(ok)]
    Json(#[status(body)] Order),
    #[status(ok)]
    List(#[status(body)] Vec<Order>),
    #[status(ok)]
    Map(#[status(body)] BTreeMap<String, u64>),
    #[status(created, location = "/orders/{id}", etag = "v1")]
    Created {
        id: u64,
        #[status(body)]
        order: Order,
        #[status(header = "X-Count")]
        count: u64,
    },
    #[status(multi_status)]
    Several {
        #[status(body)]
        each: Vec<(u16, String)>,
    },
    #[status(no_content, etag = "v2")]
    Nothing,
    #[status(not_modified, etag = "v2", vary = "Accept")]
    Unchanged,
}

fn main() {}
