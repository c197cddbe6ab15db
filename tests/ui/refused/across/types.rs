// A problem's type is the type's base and the variant's code, so the base is absolute (RFC 9457 3.1.1), ends where the code
// can follow, and is one for the whole type.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = "/problems/")]
//~ "/problems/" -> absolute | RFC 9457 3.1.1
enum Relative {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = "https://api.example.com/problems")]
//~ "https://api.example.com/problems" -> `/` | `#` | `:` | `=` | "https://api.example.com/problems/"
enum RunsInto {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum OnAVariant {
    #[status(not_found, types = "https://api.example.com/problems/")]
    //~ types -> `types` | enum
    Missing,
}

fn main() {}
