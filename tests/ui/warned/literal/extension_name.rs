// A member's name should start with a letter and go on with letters, digits and `_`, so that it can be a name in every
// format (RFC 9457 3.2).

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(conflict_state)]
    Named {
        #[status(extension = "order-id")]
        //~ "order-id" -> RFC 9457 3.2 | "order_id"
        id: u64,
    },
    #[status(conflict_state, extension("order-id" = 5))]
    //~ "order-id" -> RFC 9457 3.2 | `extension(order_id = 5)`
    Constant,
}

fn main() {}
