// An error cannot be 2xx or 3xx: a client that sees one believes that its request was served (RFC 9110 15.3, 15.4). What
// went well or elsewhere belongs to the other derive.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(ok)]
    //~ ok -> `ok` | `#[derive(HttpOutcome)]`
    Fine,
    #[status(see_other, location = "/login")]
    //~ see_other -> `#[derive(HttpOutcome)]` | `unauthenticated`
    Login,
    #[status(not_modified)]
    //~ not_modified -> `#[derive(HttpOutcome)]`
    Unchanged,
}

fn main() {}
