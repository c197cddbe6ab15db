// Accept-Patch names patch formats: no wildcards, no weights (RFC 5789 3.1).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unsupported_media_type, accept_patch = ["*/*"])]
    //~ "*/*" -> wildcard | RFC 5789 3.1
    Anything,
    #[status(unsupported_media_type, accept_patch = ["application/*"])]
    //~ "application/*" -> wildcard | RFC 5789 3.1
    AnyApplication,
    #[status(unsupported_media_type, accept_patch = ["application/merge-patch+json;q=0.5"])]
    //~ "application/merge-patch+json;q=0.5" -> RFC 5789 3.1
    Weight,
}

fn main() {}
