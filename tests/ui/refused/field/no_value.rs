// A companion on a variant has a value.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limited, retry_after)]
    //~ retry_after -> value | `retry_after = " | field
    Bare,
    #[status(rate_limited, retry_after =)]
    //~ retry_after = -> value | missing
    Missing,
    #[status(method_not_allowed, allow = )]
    //~ allow = -> value | missing
    List,
}

fn main() {}
