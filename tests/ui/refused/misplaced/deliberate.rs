// `deliberate(..)` silences a warning, never an error, and one message says so.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(internal, deliberate(content_range), content_range = "bytes */10")]
    //~ content_range -> `content_range` | RFC 9110 14.4 | `deliberate
    Internal,
    #[status(hidden, like = none, deliberate(challenge), challenge = bearer(realm = "api"))]
    //~ challenge -> `challenge` | `hidden` | `deliberate
    Hidden,
}

fn main() {}
