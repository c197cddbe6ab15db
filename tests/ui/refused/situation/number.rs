// A number says less than a name: several situations share one code, and they differ in what has to go with them and in
// what may be shown.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(404)]
    //~ 404 -> `not_found` | `hidden`
    NotFound,
    #[status(401)]
    //~ 401 -> `unauthenticated` | `invalid_credentials` | `expired_credentials` | `step_up_required`
    Unauthorized,
    #[status(422)]
    //~ 422 -> `validation_failed` | `idempotency_key_reused`
    Unprocessable,
    #[status(503)]
    //~ 503 -> `unavailable` | `overloaded` | `maintenance`
    Down,
    #[status("410")]
    //~ "410" -> `gone`
    Quoted,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(204)]
    //~ 204 -> `no_content`
    Nothing,
    #[status(302)]
    //~ 302 -> `found`
    Elsewhere,
}

fn main() {}
