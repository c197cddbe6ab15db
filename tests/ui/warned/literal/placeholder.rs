// A text that takes no fields is sent with its braces.
#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(precondition_failed, etag = "{version}")]
    //~ "{version}" -> no fields | on the field `version`
    Etag { version: u64 },
    #[status(precondition_failed, etag = weak("{version}"))]
    //~ "{version}" -> no fields
    Weak { version: u64 },
    #[status(already_exists, field = "{name}")]
    //~ "{name}" -> no fields
    Member { name: String },
    #[status(conflict_state, extension(order = "{id}"))]
    //~ "{id}" -> no fields
    Extension { id: u64 },
}

fn main() {}
