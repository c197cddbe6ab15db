// A misspelt name gets the nearest one, and nothing else that is wrong with the variant is reported: what would be missing
// depends on what was meant.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limitted)]
    //~ rate_limitted -> unknown situation `rate_limitted` | `rate_limited`
    RateLimitted,
    #[status(unauthenticted)]
    //~ unauthenticted -> unknown situation `unauthenticted` | `unauthenticated`
    Unauthenticted,
    #[status(notfound)]
    //~ notfound -> unknown situation `notfound` | `not_found`
    Notfound,
    #[status(bananas)]
    //~ bananas -> unknown situation `bananas`
    Bananas,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(creatd, location = none)]
    //~ creatd -> unknown situation `creatd` | `created`
    Creatd,
}

fn main() {}
