// What is odd is allowed when the author means it.
#![deny(warnings)]

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Refusal {
    #[status(not_found, retry_after = "30s", deliberate(retry_after))]
    NotFound,
    #[status(gone, location = "/x", deliberate(location))]
    Gone,
    #[status(forbidden, deliberate(allow, etag), allow = [GET], etag = "v1")]
    Forbidden,
    #[status(conflict_state, challenge = bearer(realm = "a"), deliberate(challenge))]
    Conflict,
    #[status(unauthenticated, challenge = bearer(), deliberate(challenge))]
    Bare,
    #[status(unavailable, retry_after = "2027-12-31", deliberate(retry_after))]
    Planned,
    #[status(unavailable, retry_after = 0, deliberate(retry_after))]
    AtOnce,
    #[status(upgrade_required, upgrade = ["h2c"], deliberate(upgrade))]
    Upgrade,
    #[status(not_found, deliberate(retry_after))]
    Field {
        #[status(retry_after)]
        wait: u64,
    },
}

#[derive(HttpOutcome)]
pub enum Done {
    #[status(temporary_redirect, location = "//other.example/x", deliberate(location))]
    OtherHost,
    #[status(created, location = "/x", retry_after = 5, deliberate(retry_after))]
    Later,
    #[status(ok, deliberate(body))]
    Touched { times: u64 },
    #[status(ok, content_location = "/orders/{id}")]
    InAText { id: u64 },
    #[status(ok)]
    WithContent {
        times: u64,
        #[status(body)]
        content: String,
    },
}

fn main() {}
