// The `W/` of a weak tag stands before its quotes (RFC 9110 8.8.3); inside them it is a part of a strong one.
#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(precondition_failed, etag = "W/v1")]
    //~ "W/v1" -> strong | `weak("v1")`
    Inside,
}

fn main() {}
