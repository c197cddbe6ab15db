// A placeholder shows its field with `Display`, as in every format string; `{:?}` shows it with `Debug`.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, detail = "has {tags}")]
    Halted {
        tags: Vec<String>,
        //~ Vec<String> -> `Display` | :?
    },
}

fn main() {}
