// A type that hides something and is never without it gives itself away: there is no absence to look like.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(hidden)]
    //~ hidden -> `not_found` | `like = none`
    Concealed,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum LikeNone {
    #[status(hidden, like = none)]
    Concealed,
}

fn main() {}
