// A client tells problems apart by their `code`, so one code has one status.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(conflict_state, code = "duplicate")]
    First,
    #[status(validation_failed, errors = none, code = "duplicate")]
    //~ "duplicate" -> duplicate | 409 | 422
    Second,
    #[status(not_found)]
    NoSuchOrder,
    #[status(gone, code = "no_such_order")]
    //~ "no_such_order" -> no_such_order | 404 | 410
    Derived,
}

fn main() {}
