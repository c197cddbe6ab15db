// Proxy-Status is what intermediaries say about a response: an origin server must not send it (RFC 9209 2).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, header("Proxy-Status" = "cache; error=dns_error"))]
    //~ "Proxy-Status" -> `Proxy-Status` | RFC 9209 2 | `role = gateway`
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = gateway)]
enum AGateway {
    #[status(upstream_error, header("Proxy-Status" = "cache; error=dns_error"))]
    Broken,
}

fn main() {}
