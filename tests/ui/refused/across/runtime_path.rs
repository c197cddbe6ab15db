// `crate` is the path to the runtime, where it was renamed or re-exported.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(crate = 5)]
//~ 5 -> `crate = my::reexport`
enum Number {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(crate = "my::reexport")]
//~ "my::reexport" -> `crate = my::reexport`
enum Text {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(crate = if)]
//~ if -> `if` is not | `crate = my::reexport`
enum Keyword {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(crate = my::<u8>::reexport)]
//~ my::<u8>::reexport -> module | `crate = my::reexport`
enum OfAType {
    #[status(not_found)]
    Missing,
}

fn main() {}
