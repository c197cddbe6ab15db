// A type inside a function, two derives in one scope, the same derive in a const block, and `#[non_exhaustive]`.
#![deny(warnings)]

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[non_exhaustive]
pub enum First {
    #[status(not_found)]
    #[non_exhaustive]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Second {
    #[status(not_found)]
    Missing,
}

#[derive(HttpOutcome)]
pub enum Third {
    #[status(ok)]
    Missing,
}

fn inside() -> status_runtime::Response {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it failed")]
    enum First {
        #[status(gone)]
        Missing,
    }

    #[derive(HttpOutcome)]
    #[status(no_content)]
    struct Second;

    let _ = Second;
    status_runtime::Response::from(First::Missing)
}

const _: () = {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it failed")]
    #[status(not_found)]
    struct Hidden;
};

fn main() {
    assert_eq!(inside().status(), 410);
}
