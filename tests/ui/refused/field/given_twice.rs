// A companion has one value: on the variant or on a field, and once. Only `link`, `header`, `rate_limit` and
// `rate_limit_policy` may be repeated.

use std::time::Duration;
use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limited, retry_after = "5s")]
    Both {
        #[status(retry_after)]
        //~ retry_after -> `retry_after` | never both
        wait: Duration,
    },
    #[status(rate_limited, retry_after = "5s", retry_after = "6s")]
    //~ retry_after -> `retry_after` | twice
    OnTheVariant,
    #[status(not_found, detail = "a", detail = "b")]
    //~ detail -> `detail` | twice
    Detail,
    #[status(rate_limited)]
    OnTwoFields {
        #[status(retry_after)]
        wait: Duration,
        #[status(retry_after)]
        //~ retry_after -> `retry_after` | twice
        longer: Duration,
    },
    #[status(unavailable, retry_after = "5s", expose, expose)]
    //~ expose -> `expose` | twice
    Expose,
    #[status(gone, server_only, server_only)]
    //~ server_only -> `server_only` | twice
    ServerOnly,
    #[status(unauthenticated, challenge = bearer(realm = "a"), challenge = basic(realm = "a"))]
    //~ challenge -> twice | one list
    Challenges,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(ok)]
    Fine {
        #[status(body)]
        a: String,
        #[status(body)]
        //~ body -> one content
        b: String,
    },
}

fn main() {}
