// A size is a number of bytes.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(range_not_satisfiable, complete_length = "big")]
    //~ "big" -> bytes
    Length,
    #[status(range_not_satisfiable, complete_length = -1)]
    //~ -1 -> 0 or more
    Negative,
    #[status(content_too_large, max_bytes = "1MB")]
    //~ "1MB" -> 1_000_000
    Unit,
}

fn main() {}
