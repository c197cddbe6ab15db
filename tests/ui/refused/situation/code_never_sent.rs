// Some registered codes are never a handler's to send: interim responses are the server's (RFC 9110 15.2), others are
// reserved, deprecated or obsolete, and 208 exists only inside the body of a 207.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(100)]
    //~ 100 -> interim | RFC 9110 15.2
    Continue,
    #[status(103)]
    //~ 103 -> interim | RFC 9110 15.2
    EarlyHints,
    #[status(510)]
    //~ 510 -> obsolete | `not_implemented` | `bad_request` | RFC 2774 7
    NotExtended,
    #[status(305)]
    //~ 305 -> deprecated | RFC 9110 15.4.6
    UseProxy,
    #[status(306)]
    //~ 306 -> reserved | RFC 9110 15.4.7
    SwitchProxy,
    #[status(418)]
    //~ 418 -> reserved | RFC 9110 15.5.19 | `forbidden` | `rate_limited`
    Teapot,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(208)]
    //~ 208 -> 207 | `multi_status`
    AlreadyReported,
    #[status(101)]
    //~ 101 -> interim | RFC 9110 15.2
    SwitchingProtocols,
}

fn main() {}
