// A tag can be well-formed and yet of subtags that are not registered (RFC 5646 2.2).
#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(forbidden, content_language = "english")]
    //~ "english" -> not a language | `content_language = "en"`
    Name,
    #[status(forbidden, content_language = "de, en-UK")]
    //~ "de, en-UK" -> `GB`
    Region,
}

fn main() {}
