// 407 carries Proxy-Authenticate, not WWW-Authenticate (RFC 9110 11.7.1), and so does 511: it is no challenge of the
// origin's, which the client must not send its credentials in response to (RFC 6585 6).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = proxy)]
enum AProxy {
    #[status(proxy_authentication_required, proxy_challenge = basic(realm = "p"), challenge = basic(realm = "a"))]
    //~ challenge -> 407 | RFC 9110 11.7.1 | `proxy_challenge`
    Proxy,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = intercepting_proxy)]
enum ACaptivePortal {
    #[status(network_authentication_required, challenge = basic(realm = "a"))]
    //~ challenge -> `challenge` | RFC 6585 6
    Network,
}

fn main() {}
