// A protocol is a token, perhaps with a version, and asked for once (RFC 9110 7.8).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(upgrade_required, upgrade = ["web socket"])]
    //~ "web socket" -> token | RFC 9110 7.8 | `"websocket"`
    Space,
    #[status(upgrade_required, upgrade = [""])]
    //~ "" -> RFC 9110 7.8
    Empty,
    #[status(upgrade_required, upgrade = ["websocket", "websocket"])]
    //~ "websocket" -> twice
    Twice,
    #[status(upgrade_required, upgrade = ["HTTP/2/0"])]
    //~ "HTTP/2/0" -> RFC 9110 7.8
    TwoVersions,
    #[status(upgrade_required, upgrade = "TLS/1.3, HTTP/1.1")]
    //~ "TLS/1.3, HTTP/1.1" -> `["TLS/1.3", "HTTP/1.1"]`
    OneString,
    #[status(upgrade_required, upgrade = websocket)]
    //~ websocket -> `upgrade = "websocket"`
    Word,
}

fn main() {}
