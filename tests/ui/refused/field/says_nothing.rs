// An attribute that says nothing is an unfinished one.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found)]
    Stopped {
        #[status]
        //~ status -> companion | `extension` | `header = "
        order: u64,
    },
    #[status(not_found)]
    Unhappy {
        #[status()]
        //~ status -> companion | `extension` | `header = "
        order: u64,
    },
    #[status(not_found)]
    NoLuck {
        #[status(header)]
        //~ header -> `header = "X-
        trace: String,
    },
}

fn main() {}
