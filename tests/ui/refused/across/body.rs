// The body is `problem`, `text`, `none` or a type that renders it; any other keyword is not a valid type.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(body = html)]
//~ html -> `Renderer`
enum Html {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(body = "text")]
//~ "text" -> `body = text`
enum Quoted {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

fn main() {}
