// The field of a transparent variant is itself an `HttpError`: another error has no status to pass on.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(transparent)]
    Storage(
        std::io::Error,
        //~ std::io::Error -> `HttpError` | `unavailable` | `internal`
    ),
}

fn main() {}
