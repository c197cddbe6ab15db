// `*` says that everything may matter, so nothing stands beside it (RFC 9110 12.5.5); Authorization is never needed,
// because shared caches leave such responses alone (RFC 9111 3.5).

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(forbidden, vary = "*, Accept")]
    //~ "*, Accept" -> "*"
    Star,
    #[status(forbidden, vary = "Accept, Authorization")]
    //~ "Accept, Authorization" -> `vary = "Accept"` | RFC 9111 3.5
    Authorization,
    #[status(forbidden, vary = "Accept, Set-Cookie")]
    //~ "Accept, Set-Cookie" -> header of responses | `vary = "Accept, Cookie"`
    OfResponses,
    #[status(forbidden, vary = "Authorization")]
    //~ "Authorization" -> never needed | drop it
    Alone,
}

fn main() {}
