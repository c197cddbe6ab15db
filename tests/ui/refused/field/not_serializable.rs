// A member of the problem document is JSON, so an extension is something that serializes.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug)]
struct NotData;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(conflict_state)]
    Rejected {
        #[status(extension)]
        value: NotData,
        //~ NotData -> `serde::Serialize`
    },
    #[status(already_exists)]
    Collides {
        #[status(field)]
        value: NotData,
        //~ NotData -> `serde::Serialize`
    },
}

#[derive(HttpOutcome)]
enum Done {
    #[status(ok)]
    Fine {
        #[status(body)]
        value: NotData,
        //~ NotData -> `serde::Serialize`
    },
}

#[derive(HttpOutcome)]
#[status(ok)]
struct Borrowed<'a>(
    #[status(body)]
    &'a str,
    //~ &'a str -> outlives | `String`
);

fn main() {}
