// A relative type means something else under every path (RFC 9457 3.1.1): an absolute URI is recommended.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(conflict_state, type = "/problems/shipped")]
    //~ "/problems/shipped" -> absolute | RFC 9457 3.1.1
    Relative,
}

fn main() {}
