// A language tag has hyphens (RFC 5646 2.1), not the underscores of a locale.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(forbidden, content_language = "en_GB")]
    //~ "en_GB" -> `en-GB` | RFC 5646
    Underscore,
    #[status(forbidden, content_language = "english language")]
    //~ "english language" -> RFC 9110 8.5
    Words,
}

fn main() {}
