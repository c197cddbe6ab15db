// 502 and 504 speak about a server behind this one: they are for gateways and proxies (RFC 9110 15.6.3, 15.6.5). An origin
// server whose database is down is itself unavailable. A warning only, because who is a gateway is the author's to say.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Unsaid {
    #[status(upstream_error)]
    //~ upstream_error -> 502 | RFC 9110 15.6.3 | `role = gateway` | `unavailable` | `internal`
    Broken,
    #[status(upstream_timeout)]
    //~ upstream_timeout -> 504 | RFC 9110 15.6.5 | `role = gateway` | `unavailable`
    Slow,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = origin)]
enum AnOrigin {
    #[status(upstream_error)]
    //~ upstream_error -> 502 | `role = gateway`
    Broken,
}

fn main() {}
