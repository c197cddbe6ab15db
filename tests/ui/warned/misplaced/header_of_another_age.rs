// X-RateLimit-* has as many meanings as there are vendors, and traceparent is a request's: both are seen, so it is only a
// warning.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(rate_limited, retry_after = "60s", header("X-RateLimit-Reset" = "60"))]
    //~ "X-RateLimit-Reset" -> `X-RateLimit-Reset` | `rate_limit(
    RateLimit,
    #[status(not_found, header("traceparent" = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))]
    //~ "traceparent" -> `traceparent` | request
    Trace,
    #[status(not_found, header("Pragma" = "no-cache"))]
    //~ "Pragma" -> nothing in a response | `cache_control
    Pragma,
    #[status(not_found, header("Warning" = "199 - stale"))]
    //~ "Warning" -> obsolete
    Warning,
    #[status(not_found, header("Expires" = "0"))]
    //~ "Expires" -> date | `cache_control
    Expires,
    #[status(not_found, header("Age" = "0"))]
    //~ "Age" -> cache | drop it
    Age,
}

fn main() {}
