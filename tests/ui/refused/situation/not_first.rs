// The situation comes first: it is what the attribute says, and everything after it goes with it.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(detail = "there is no such order", not_found)]
    //~ not_found -> first | `#[status(not_found
    Last,
}

fn main() {}
