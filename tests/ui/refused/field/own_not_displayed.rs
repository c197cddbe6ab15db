// Whether a type of one's own can be shown, only the compiler knows.

use status_runtime::HttpError;

#[derive(Debug)]
struct Tags(#[allow(dead_code)] Vec<String>);

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, detail = "has {tags}")]
    Halted {
        tags: Tags,
        //~ Tags -> `Display` | :?
    },
}

fn main() {}
