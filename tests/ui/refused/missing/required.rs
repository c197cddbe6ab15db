// Some codes mean nothing without their header, and an RFC requires it: Allow with 405 (RFC 9110 15.5.6), Upgrade with 426
// (RFC 9110 15.5.22), Proxy-Authenticate with 407 (RFC 9110 15.5.8), Accept-Encoding where the coding was the problem
// (RFC 9110 12.5.3). And an invalid parameter that is not named helps no client.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = proxy)]
enum Refused {
    #[status(method_not_allowed)]
    //~ method_not_allowed -> 405 | Allow | RFC 9110 15.5.6 | `allow = [GET, HEAD]` | `allow = []`
    Method,
    #[status(unsupported_content_coding)]
    //~ unsupported_content_coding -> `accept_encoding = ["gzip"]` | ["identity"] | RFC 9110 12.5.3 | RFC 7694 3
    Coding,
    #[status(upgrade_required)]
    //~ upgrade_required -> 426 | RFC 9110 15.5.22 | `upgrade = [
    Upgrade,
    #[status(proxy_authentication_required)]
    //~ proxy_authentication_required -> 407 | Proxy-Authenticate | RFC 9110 15.5.8 | `proxy_challenge =
    Proxy,
    #[status(invalid_parameter)]
    //~ invalid_parameter -> `parameter = query("
    Parameter,
}

fn main() {}
