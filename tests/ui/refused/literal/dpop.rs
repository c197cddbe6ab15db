// DPoP proofs are signed asymmetrically (RFC 9449 4.2), and the scheme is not for proxies (RFC 9449 7.1).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = proxy)]
enum Refused {
    #[status(unauthenticated, challenge = dpop(algs = "HS256"))]
    //~ "HS256" -> asymmetric | RFC 9449 4.2 | ES256 | PS256 | EdDSA
    Symmetric,
    #[status(unauthenticated, challenge = dpop(algs = "none"))]
    //~ "none" -> asymmetric | RFC 9449 4.2 | ES256
    Unsigned,
    #[status(unauthenticated, challenge = dpop(algs = "ES256 HS512"))]
    //~ "ES256 HS512" -> asymmetric | HS512 | RFC 9449 4.2
    OneOfThem,
    #[status(unauthenticated, challenge = dpop(algs = "ES256,PS256"))]
    //~ "ES256,PS256" -> space
    Comma,
    #[status(proxy_authentication_required, proxy_challenge = dpop(algs = "ES256"))]
    //~ dpop -> RFC 9449 7.1
    Proxy,
    #[status(invalid_credentials, challenge = dpop(algs = "ES256", error = "invalid_dpop_proof"))]
    //~ error -> the situation supplies `error`
    Error,
}

fn main() {}
