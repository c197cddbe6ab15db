// The codes on which published guides disagree may be chosen, among the ones that they publish and once for a type.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(policy(validation = 409))]
//~ 409 -> `validation` | 422 | 400
enum NotPublished {
    #[status(not_found)]
    Missing,
    #[status(already_exists, field = "email")]
    Second,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(policy(hidden = 401))]
//~ 401 -> `hidden` | 404 | 403
enum NotHiding {
    #[status(not_found)]
    Missing,
    #[status(already_exists, field = "email")]
    Second,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(policy(duplicate))]
//~ duplicate -> `duplicate = 400`
enum NoCode {
    #[status(already_exists, field = "email")]
    Second,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(policy = 409)]
//~ policy -> `policy(duplicate = 409)`
enum NoWord {
    #[status(already_exists, field = "email")]
    Second,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(policy(duplicate = 409, duplicate = 400))]
//~ duplicate -> `duplicate` | twice
enum Twice {
    #[status(already_exists, field = "email")]
    Second,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(policy(duplicates = 400))]
//~ duplicates -> `duplicate`
enum Unknown {
    #[status(already_exists, field = "email")]
    Second,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(policy(if_match = 428))]
//~ 428 -> `if_match` | 412 | 409
enum NotThatOne {
    #[status(precondition_failed, etag = none)]
    Precondition,
}

fn main() {}
