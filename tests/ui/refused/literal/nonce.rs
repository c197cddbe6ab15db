// A nonce is never a literal: it is there because it changes (RFC 9449 8).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(invalid_credentials, challenge = dpop(algs = "ES256"), dpop_nonce = "abc")]
    //~ "abc" -> nonce | `#[status(dpop_nonce)]`
    Literal,
}

fn main() {}
