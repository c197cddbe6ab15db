// Every mistake of a type is reported in one build.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthorized)]
    //~ unauthorized -> `unauthenticated` | `forbidden`
    One,
    #[status(rate_limited)]
    //~ rate_limited -> `retry_after
    Two,
    #[status(404)]
    //~ 404 -> `not_found` | `hidden`
    Three,
    #[status(unauthenticated, challenge = [basic(), bearer(scope = "a  b")])]
    //~ basic -> `realm`
    //~ "a  b" -> one space | RFC 6750 3
    Four,
}

fn main() {}
