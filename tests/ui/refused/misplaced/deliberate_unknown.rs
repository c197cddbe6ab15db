// `deliberate(..)` takes the names of companions.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, deliberate(retry_aftr))]
    //~ retry_aftr -> unknown companion `retry_aftr` | `retry_after`
    Misspelt,
    #[status(not_found, deliberate = retry_after, retry_after = "30s")]
    //~ deliberate -> `deliberate(retry_after)`
    Assigned,
    #[status(not_found, deliberate())]
    //~ deliberate -> `deliberate(
    Empty,
    #[status(not_found, deliberate(none), retry_after = 5)]
    //~ none -> unknown companion
    None,
}

fn main() {}
