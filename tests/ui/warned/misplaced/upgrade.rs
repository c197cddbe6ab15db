// Upgrade belongs to 426 (RFC 9110 15.5.22): nothing else is mended by another protocol.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(gone, upgrade = ["websocket"])]
    //~ upgrade -> Upgrade | `upgrade_required` | `deliberate(upgrade)`
    Gone,
}

fn main() {}
