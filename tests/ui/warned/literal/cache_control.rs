// `s-maxage` is for shared caches, which may not store what is private (RFC 9111 5.2.2.7, 5.2.2.10).

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(forbidden, cache_control = "private, s-maxage=60")]
    //~ "private, s-maxage=60" -> s-maxage | RFC 9111
    SharedAge,
    #[status(forbidden, cache_control = "nostore")]
    //~ "nostore" -> not a known cache directive | `no-store` | RFC 9111 5.2.3
    Misspelt,
    #[status(forbidden, cache_control = "private, max_age=60")]
    //~ "private, max_age=60" -> `max-age`
    Underscore,
}

fn main() {}
