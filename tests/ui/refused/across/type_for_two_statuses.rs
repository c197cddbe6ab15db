// A problem type documents one status (RFC 9457 4): a client that knows the type relies on it.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(conflict_state, type = "https://api.example.com/problems/dup")]
    First,
    #[status(validation_failed, errors = none, type = "https://api.example.com/problems/dup")]
    //~ "https://api.example.com/problems/dup" -> RFC 9457 4 | 409 | 422
    Second,
    #[status(already_exists, field = none, type = "https://api.example.com/problems/dup")]
    SameStatus,
}

fn main() {}
