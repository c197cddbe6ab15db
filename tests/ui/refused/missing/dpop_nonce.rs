// `use_dpop_nonce` asks for the nonce that came in DPoP-Nonce, so there has to be one (RFC 9449 9). The situation and the
// nonce's field say which error it is; the author does not.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(invalid_credentials, challenge = dpop(error = "use_dpop_nonce", algs = "ES256"))]
    //~ error -> RFC 9449 9 | `use_dpop_nonce` | #[status(dpop_nonce)]
    Nonce,
}

fn main() {}
