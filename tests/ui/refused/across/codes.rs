// Three ways to write a code are known; a fourth is a spelling mistake.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(codes = "camelCase")]
//~ "camelCase" -> `snake_case` | `SCREAMING_SNAKE_CASE` | `codes = "kebab-case"`
enum Camel {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum OnAVariant {
    #[status(not_found, codes = "snake_case")]
    //~ codes -> `codes` | enum
    Missing,
}

fn main() {}
