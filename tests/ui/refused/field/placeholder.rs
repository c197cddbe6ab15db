// A placeholder names a field of the variant.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, detail = "order {nope} is missing")]
    //~ "order {nope} is missing" -> `nope`
    NoLuck { order: u64 },
    #[status(not_found, detail = "order {1}")]
    //~ "order {1}" -> 1
    Impossible(u64),
    #[status(not_found, detail = "order {order")]
    //~ "order {order" -> brace
    Unclosed { order: u64 },
    #[status(not_found, detail = "order order}")]
    //~ "order order}" -> brace
    Unopened { order: u64 },
    #[status(not_found, detail = "order {}")]
    //~ "order {}" -> `{order}`
    Unnamed { order: u64 },
    #[status(not_found, detail = "order {order:width$}")]
    //~ "order {order:width$}" -> width | `{order:>8}`
    Width { order: u64 },
    #[status(not_found, detail = "order {order}")]
    //~ "order {order}" -> no fields
    NoFields,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(created, location = "/orders/{order")]
    //~ "/orders/{order" -> brace
    Here { order: u64 },
    #[status(ok, content_location = "/orders/{orderr}")]
    //~ "/orders/{orderr}" -> `orderr` | `order`
    Misspelt { order: u64 },
    #[status(created, location = "/orders/{id}")]
    //~ "/orders/{id}" -> `Option` | `#[status(location)]`
    Optional { id: Option<u64> },
    #[status(created, location = "/orders/{order:?}")]
    //~ "/orders/{order:?}" -> format | `{order}`
    Format { order: u64 },
}

fn main() {}
