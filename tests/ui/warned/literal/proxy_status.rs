// A response with an error of Proxy-Status should have the status code that the registry recommends (RFC 9209 2.1.1).

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = gateway)]
enum Warned {
    #[status(upstream_error, proxy_status(name = "gw", error = connection_timeout))]
    //~ connection_timeout -> 504 | RFC 9209 2.1.1
    Slow,
    #[status(upstream_error, proxy_status(name = "gw", error = connection_timeout), deliberate(proxy_status))]
    Deliberate,
    #[status(forbidden, proxy_status(name = "gw", error = http_request_error, status_code = 403))]
    AnyCode,
}

fn main() {}
