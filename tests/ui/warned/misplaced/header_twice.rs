// A field is repeated only where its definition makes it a list (RFC 9110 5.3), which is not known of a custom
// header.
#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[status(header("X-Service" = "orders"))]
#[error("it failed")]
enum Warned {
    #[status(not_found, header("X-Reason" = "a"), header("x-reason" = "b"))]
    //~ "x-reason" -> twice | RFC 9110 5.3
    OfTheVariant,
    #[status(not_found, header("X-Service" = "carts"))]
    //~ "X-Service" -> twice
    OfTheType,
    #[status(not_found, header("X-Trace" = "a"))]
    OnAField {
        #[status(header = "X-Trace")]
        //~ "X-Trace" -> twice
        trace: String,
    },
}

fn main() {}
