// A nonce is never a literal: it is there because it changes (RFC 9449 8).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(invalid_credentials, challenge = dpop(algs = "ES256"), dpop_nonce = "abc")]
    //~ "abc" -> nonce | `#[status(dpop_nonce)]`
    Literal,
    #[status(invalid_credentials, challenge = dpop(algs = "ES256"), dpop_nonce = NONCE)]
    //~ NONCE -> nonce | `#[status(dpop_nonce)]`
    Const,
    #[status(invalid_credentials, challenge = dpop(algs = "ES256"), dpop_nonce = self::NONCE)]
    //~ self::NONCE -> nonce | `#[status(dpop_nonce)]`
    Path,
}

const NONCE: &str = "abc";

fn main() {}
