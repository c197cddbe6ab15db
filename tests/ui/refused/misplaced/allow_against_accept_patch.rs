// Accept-Patch says that PATCH is allowed (RFC 5789 3.1), so Allow cannot leave it out.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(method_not_allowed, allow = [GET, HEAD], accept_patch = ["application/merge-patch+json"])]
    //~ accept_patch -> RFC 5789 3.1 | PATCH | `accept_patch`
    Contradiction,
    #[status(method_not_allowed, allow = [GET, HEAD, PATCH], accept_patch = ["application/merge-patch+json"])]
    Agreement,
}

fn main() {}
