// Every `internal` is an error of the service, and its operators should hear of it.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(internal, log = info)]
    //~ info -> log | `internal` | warn
    Info,
    #[status(internal, log = off)]
    //~ off -> log | `internal` | warn
    Off,
    #[status(internal, log = warn)]
    Warn,
}

fn main() {}
