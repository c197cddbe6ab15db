// Allow says which methods a resource has (RFC 9110 10.2.1); whether this caller may use them is another matter.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(forbidden, allow = [GET, HEAD])]
    //~ allow -> 403 | `deliberate(allow)`
    Forbidden,
    #[status(internal, allow = [GET, HEAD])]
    //~ allow -> `deliberate(allow)`
    Internal,
}

fn main() {}
