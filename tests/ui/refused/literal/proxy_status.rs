// Proxy-Status is a list of intermediaries; the error types, and which parameters each has, are registered (RFC 9209 2).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = gateway)]
enum Refused {
    #[status(upstream_timeout, proxy_status(error = connection_timeout))]
    //~ proxy_status -> `name` is missing | RFC 9209 2
    NoName,
    #[status(upstream_timeout, proxy_status(name = ""))]
    //~ "" -> not empty
    EmptyName,
    #[status(upstream_timeout, proxy_status(name = "día"))]
    //~ "día" -> ASCII
    NotAscii,
    #[status(upstream_timeout, proxy_status(name = gw))]
    //~ gw -> not a string
    Word,
    #[status(upstream_timeout, proxy_status(name = "gw", error = connection_timout))]
    //~ connection_timout -> `connection_timeout` | RFC 9209 2.3
    MisspeltError,
    #[status(upstream_timeout, proxy_status(name = "gw", error = gremlins))]
    //~ gremlins -> not a registered error type | RFC 9209 2.3
    UnknownError,
    #[status(upstream_timeout, proxy_status(name = "gw", error = 504))]
    //~ 504 -> not an error type
    NumberForAnError,
    #[status(upstream_timeout, proxy_status(name = "gw", error = dns_timeout, rcode = "NXDOMAIN"))]
    //~ rcode -> `error = dns_error` | RFC 9209 2.1.1
    ParameterOfAnotherError,
    #[status(upstream_timeout, proxy_status(name = "gw", alert_id = 40))]
    //~ alert_id -> `error = tls_alert_received`
    ParameterWithoutError,
    #[status(upstream_timeout, proxy_status(name = "gw", next_hops = "a"))]
    //~ next_hops -> `next_hop`
    UnknownParameter,
    #[status(upstream_timeout, proxy_status(name = "gw", details = "a", details = "b"))]
    //~ details -> twice
    Twice,
    #[status(upstream_timeout, proxy_status(name = "gw", received_status = 99))]
    //~ 99 -> 100 to 599
    NoCode,
    #[status(upstream_timeout, proxy_status(name = "gw", received_status = "502"))]
    //~ "502" -> `received_status = 502`
    QuotedCode,
    #[status(upstream_timeout, proxy_status(name = "gw", next_protocol = ""))]
    //~ "" -> not empty
    NoProtocol,
    #[status(upstream_timeout, proxy_status = "gw")]
    //~ "gw" -> parts | `proxy_status(name = "gw", error = connection_timeout)`
    NoParts,
}

fn main() {}
