// Whether a type that has a name can be shown, only the compiler knows: `Vec` may be one of the author's own.

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
    #[status(gone, detail = "had {tags}")]
    Standard {
        tags: Vec<String>,
        //~ Vec<String> -> `Display` | :?
    },
}

fn main() {}
