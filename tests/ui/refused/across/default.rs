// The default is a situation, like every other: no number, no spelling mistake, nothing that belongs to the other derive.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(default = 500)]
//~ 500 -> `default = internal`
enum Number {
    #[status(not_found)]
    Missing,
    Loose,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(default = 410)]
//~ 410 -> `default = gone`
enum OtherNumber {
    #[status(not_found)]
    Missing,
    Loose,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(default = 204)]
//~ 204 -> `default = internal`
enum NumberOfAnOutcome {
    #[status(not_found)]
    Missing,
    Loose,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(default = internl)]
//~ internl -> `internal`
enum Misspelt {
    #[status(not_found)]
    Missing,
    Loose,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(default = ok)]
//~ ok -> `#[derive(HttpOutcome)]`
enum Outcome {
    #[status(not_found)]
    Missing,
    Loose,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(default = "internal")]
//~ "internal" -> `default = internal`
enum Quoted {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

fn main() {}
