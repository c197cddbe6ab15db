// `expose` is for masked situations: the others show their text anyway.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(not_found, expose)]
    //~ expose -> `expose` | `not_found`
    NotFound,
    #[status(internal, detail = none, expose)]
    //~ expose -> no `detail` | drop
    NoDetail,
}

fn main() {}
