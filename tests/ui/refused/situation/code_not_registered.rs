// A vendor's code means nothing to a client that was not written for the vendor: it is read as the x00 of its class
// (RFC 9110 15). A registered situation says the same to everybody.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(420)]
    //~ 420 -> not registered | `rate_limited` | 429
    EnhanceYourCalm,
    #[status(529)]
    //~ 529 -> not registered | `overloaded` | 503
    Overloaded,
    #[status(522)]
    //~ 522 -> not registered | `upstream_timeout` | 504
    ConnectionTimedOut,
    #[status(498)]
    //~ 498 -> not registered | `invalid_credentials`
    InvalidToken,
    #[status(499)]
    //~ 499 -> not registered | `request_timeout` | `internal` | RFC 9110 16.2
    ClientClosed,
    #[status(427)]
    //~ 427 -> not registered
    NobodyUsesIt,
    #[status(600)]
    //~ 600 -> 100 to 599
    TooHigh,
    #[status(99)]
    //~ 99 -> 100 to 599
    TooLow,
    #[status(444)]
    //~ 444 -> not registered | `forbidden`
    Closed,
}

fn main() {}
