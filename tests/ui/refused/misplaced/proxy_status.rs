// Proxy-Status is what intermediaries say about a response: an origin server must not send it (RFC 9209 2).

use status_runtime::HttpError;
use status_runtime::header::ProxyStatus;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, header("Proxy-Status" = "cache; error=dns_error"))]
    //~ "Proxy-Status" -> `Proxy-Status` | RFC 9209 2 | `role = gateway`
    Missing,
    #[status(unavailable, retry_after = 5, proxy_status(name = "gw", error = destination_unavailable))]
    //~ proxy_status -> `role = origin` must not | `role = gateway`, `role = proxy` | RFC 9209 2
    Literal,
    #[status(unavailable, retry_after = 5)]
    Field {
        #[status(proxy_status)]
        //~ proxy_status -> `role = origin` | `role = gateway`
        hops: Vec<ProxyStatus>,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = gateway)]
enum AGateway {
    #[status(upstream_error, header("Proxy-Status" = "cache; error=dns_error"))]
    //~ "Proxy-Status" -> has a companion | `proxy_status(
    Header,
    #[status(upstream_error, proxy_status(name = "cache", error = dns_error))]
    Companion,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = intercepting_proxy)]
enum InBetween {
    #[status(network_authentication_required, proxy_status(name = "portal", error = proxy_internal_response))]
    Portal,
}

fn main() {}
