// An outcome is what went well or elsewhere: what went wrong is an error, and belongs to the other derive.

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Refused {
    #[status(not_found)]
    //~ not_found -> `not_found` | `#[derive(HttpError)]`
    Missing,
    #[status(internal)]
    //~ internal -> `internal` | `#[derive(HttpError)]`
    Broken,
    #[status(404)]
    //~ 404 -> `not_found` | `#[derive(HttpError)]`
    Number,
}

fn main() {}
