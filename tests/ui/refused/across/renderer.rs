// A type that is to render the body has to be a `Renderer`.

use status_runtime::HttpError;

struct Html;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(body = Html)]
//~ Html -> `Html` | `Renderer`
enum Refused {
    #[status(not_found)]
    Missing,
}

fn main() {}
