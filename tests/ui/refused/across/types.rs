// A problem's type is the type's base and the variant's code, so the base is absolute or a full path (RFC 9457 3.1.1), ends where the code
// can follow, and is one for the whole type.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = "problems/")]
//~ "problems/" -> absolute | full path | RFC 9457 3.1.1
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

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = about)]
//~ about -> string | `types = "https://
enum Unquoted {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "about:blank")]
//~ "about:blank" -> drop `types`
enum Blank {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https:///problems/")]
//~ "https:///problems/" -> host | absolute URI
enum NoHost {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

fn main() {}
