// Some codes say who is speaking: 407 is a proxy's (RFC 9110 15.5.8), 511 an intercepting proxy's (RFC 6585 6) and 203 a
// transforming proxy's (RFC 9110 15.3.4). From an origin server they would be a lie.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum AnOrigin {
    #[status(proxy_authentication_required, proxy_challenge = basic(realm = "p"))]
    //~ proxy_authentication_required -> RFC 9110 15.5.8 | `role = proxy` | `unauthenticated`
    Proxy,
    #[status(network_authentication_required)]
    //~ network_authentication_required -> RFC 6585 6 | `role = intercepting_proxy`
    Network,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = proxy)]
enum AProxy {
    #[status(network_authentication_required)]
    //~ network_authentication_required -> 511 | `role = intercepting_proxy`
    Network,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = gateway)]
enum AGateway {
    #[status(proxy_authentication_required, proxy_challenge = basic(realm = "p"))]
    //~ proxy_authentication_required -> RFC 9110 15.5.8 | `role = proxy`
    Proxy,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(transformed)]
    //~ transformed -> RFC 9110 15.3.4 | `role = proxy` | `ok`
    Transformed,
}

#[derive(HttpOutcome)]
#[status(transformed, role = gateway)]
//~ transformed -> RFC 9110 15.3.4 | `role = proxy`
struct AtAGateway;

fn main() {}
