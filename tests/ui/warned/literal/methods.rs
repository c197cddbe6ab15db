// An unregistered method is a token like any other (RFC 9110 9.1), and one that is nearly GET is rather a slip.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(method_not_allowed, allow = [GTE])]
    //~ GTE -> `GET` | `deliberate(allow)`
    Misspelt,
    #[status(method_not_allowed, allow = [GET, PURGE, PROPFIND])]
    OfOnesOwn,
    #[status(method_not_allowed, allow = [GTE], deliberate(allow))]
    Deliberate,
    #[status(method_not_allowed, allow = [GET, propfind])]
    //~ propfind -> `PROPFIND`
    Webdav,
}

fn main() {}
