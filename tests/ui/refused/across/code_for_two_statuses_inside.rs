// A code means one thing, also where it is that of an inner error: the compiler looks at all the responses of a type.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Cart {
    #[status(gone)]
    NotFound,
    #[status(conflict_state)]
    Empty,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Shelf {
    #[status(conflict_state)]
    Empty,
    #[status(content_too_large, max_bytes = 9)]
    Full,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum OwnFirst {
    #[status(not_found)]
    NotFound,
    #[status(transparent)]
    Shelf(Shelf),
    #[status(transparent)]
    Cart(Cart),
    //~ Cart -> `not_found` | `NotFound` (404) | `NotFound` (410) | another code
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum OwnLast {
    #[status(transparent)]
    Cart(Box<Cart>),
    //~ Box<Cart> -> `not_found` | `NotFound` (410) | `NotFound` (404)
    #[status(not_found)]
    NotFound,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Same {
    #[status(transparent)]
    Cart(Cart),
    #[status(transparent)]
    Shelf(Shelf),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(internal, code = "full")]
struct Full;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Deep {
    #[status(transparent)]
    Same(Same),
    #[status(transparent)]
    Full(Full),
    //~ Full -> `full` | `Full` (413) | `Full` (500)
}

fn main() {}
