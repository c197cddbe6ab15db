// The value is there, in a field that does not say what it is: a field's name alone decides nothing, since it may be
// what the client must not see.

use std::time::Duration;

use http::Method;
use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limited)]
    //~ rate_limited -> `#[status(retry_after)]` on the field `retry_after` | `retry_after = none`
    ByName { limit: u32, retry_after: u64 },
    #[status(unavailable)]
    //~ unavailable -> `#[status(retry_after)]` on the field `1` | `retry_after = none`
    ByType(u32, Duration),
    #[status(method_not_allowed)]
    //~ method_not_allowed -> `#[status(allow)]` on the field `methods` | `allow = []`
    Methods { methods: Vec<Method> },
}

#[derive(HttpOutcome)]
enum Done {
    #[status(created)]
    //~ created -> `#[status(location)]` on the field `location` | `location = none`
    Created { location: String },
}

fn main() {}
