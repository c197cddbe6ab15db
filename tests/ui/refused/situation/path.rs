// A situation is a bare word: a path to a constant would be a number again, and could not be checked.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(http::StatusCode::NOT_FOUND)]
    //~ http::StatusCode::NOT_FOUND -> bare word | `not_found`
    OfHttp,
    #[status(StatusCode::NOT_FOUND)]
    //~ StatusCode::NOT_FOUND -> bare word | `not_found`
    Imported,
    #[status(status_runtime::situation::NOT_FOUND)]
    //~ status_runtime::situation::NOT_FOUND -> bare word | `not_found`
    OfTheRuntime,
}

fn main() {}
