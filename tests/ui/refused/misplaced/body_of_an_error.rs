// The content of an error is its problem document: members are added to it, it is not replaced.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found)]
    Missing {
        #[status(body)]
        //~ body -> `body` | `#[status(extension)]`
        text: String,
    },
}

fn main() {}
