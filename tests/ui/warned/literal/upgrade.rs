// Protocols that parse and cannot be upgraded to: `h2` is ALPN's name (RFC 9113 3.1), `h2c` is deprecated (RFC 9113 3.1),
// https is no protocol of Upgrade, and HTTP/3 is not spoken on the same connection (RFC 9110 7.8).

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(upgrade_required, upgrade = ["h2"])]
    //~ "h2" -> ALPN | `deliberate(upgrade)`
    Alpn,
    #[status(upgrade_required, upgrade = ["h2c"])]
    //~ "h2c" -> deprecated | RFC 9113 3.1
    Deprecated,
    #[status(upgrade_required, upgrade = ["https"])]
    //~ "https" -> TLS
    Https,
    #[status(upgrade_required, upgrade = ["HTTP/3.0"])]
    //~ "HTTP/3.0" -> RFC 9110 7.8
    OtherTransport,
    #[status(upgrade_required, upgrade = ["wss"])]
    //~ "wss" -> `["websocket"]`
    Scheme,
    #[status(upgrade_required, upgrade = ["HTTP/2"])]
    //~ "HTTP/2" -> `["HTTP/2.0"]`
    OneDigit,
}

fn main() {}
