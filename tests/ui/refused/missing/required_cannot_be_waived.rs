// `none` waives what is to be decided or suggested, not what HTTP requires.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = proxy)]
enum Refused {
    #[status(unauthenticated, challenge = none)]
    //~ none -> `challenge` | required | `none` | waives
    Challenge,
    #[status(method_not_allowed, allow = none)]
    //~ none -> `allow` | required
    Allow,
    #[status(proxy_authentication_required, proxy_challenge = none)]
    //~ none -> `proxy_challenge` | required
    Proxy,
    #[status(upgrade_required, upgrade = none)]
    //~ none -> `upgrade` | required
    Upgrade,
    #[status(unsupported_content_coding, accept_encoding = none)]
    //~ none -> `accept_encoding` | required
    Coding,
    #[status(invalid_parameter, parameter = none)]
    //~ none -> `parameter` | required
    Parameter,
}

#[derive(HttpOutcome)]
enum Elsewhere {
    #[status(see_other, location = none)]
    //~ none -> `location` | required
    Location,
    #[status(im_used, etag = none)]
    //~ none -> `etag` | required
    Etag,
}

fn main() {}
