// A nonce that is compiled in can be replayed for ever (RFC 7616 3.3, 5.4): Digest is made at run time.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthenticated, challenge = digest(realm = "a", qop = "auth", algorithm = "SHA-256", nonce = "abc"))]
    //~ digest -> nonce | RFC 7616 3.3 | `Challenge` | field
    Literal,
}

fn main() {}
