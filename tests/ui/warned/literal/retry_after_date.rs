// A date that is compiled in is wrong after it has passed; only maintenance is planned that way.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(unavailable, retry_after = "2027-12-31T23:59:59Z")]
    //~ "2027-12-31T23:59:59Z" -> date | field | `maintenance`
    Unavailable,
    #[status(rate_limited, retry_after = "2027-12-31")]
    //~ "2027-12-31" -> date | field | `maintenance`
    RateLimited,
    #[status(maintenance, retry_after = "2027-12-31")]
    Maintenance,
}

fn main() {}
