// One response has one status (RFC 9110 15), so a variant has one situation.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, gone)]
    //~ gone -> exactly one situation
    InOneAttribute,
    #[status(not_found)]
    #[status(gone)]
    //~ gone -> exactly one situation
    InTwoAttributes,
    #[status(not_found, retry_after = none, gone)]
    //~ gone -> exactly one situation
    BehindACompanion,
    #[status(not_found, not_found)]
    //~ not_found -> exactly one situation
    Twice,
}

fn main() {}
