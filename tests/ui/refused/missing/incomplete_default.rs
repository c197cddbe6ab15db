// A default situation stands for variants that say nothing, so it has to be complete without them.

use std::time::Duration;

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(default = unavailable)]
//~ unavailable -> `default` | `unavailable` | `retry_after`
enum ToDecide {
    #[status(not_found)]
    Missing,
    Other,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(default = method_not_allowed)]
//~ method_not_allowed -> `default` | `method_not_allowed` | `allow`
enum Required {
    #[status(not_found)]
    Missing,
    Other,
}

// Once, whatever fields the variants have that take it.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(default = unavailable)]
//~ unavailable -> `default` | `unavailable` | `retry_after`
enum Fields {
    Paused { pause: Duration },
    Waiting { retry_after: Duration },
}

fn main() {}
