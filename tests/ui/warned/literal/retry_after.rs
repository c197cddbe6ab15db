// Delays that are allowed and hardly meant: 0 asks for a stampede, more than a year is no delay, a part of a second is
// rounded up (RFC 9110 10.2.3 has whole seconds).

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(unavailable, retry_after = 0)]
    //~ 0 -> at least 1 | `retry_after =
    Zero,
    #[status(rate_limited, retry_after = "0s")]
    //~ "0s" -> at least 1
    ZeroSeconds,
    #[status(rate_limited, retry_after = "1500ms")]
    //~ "1500ms" -> "2s" | RFC 9110 10.2.3
    Rounded,
    #[status(rate_limited, retry_after = "9000h")]
    //~ "9000h" -> 366 days
    TooLong,
    #[status(unavailable, retry_after = 0, deliberate(retry_after))]
    Deliberate,
}

fn main() {}
