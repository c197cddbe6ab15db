// The situation is a bare word, without a key: there is nothing else it could be.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(situation = not_found)]
    //~ situation -> bare word | `#[status(not_found)]`
    Keyed,
    #[status(status = not_found)]
    //~ status -> bare word | `#[status(not_found)]`
    UnderStatus,
    #[status(not_found = true)]
    //~ not_found -> bare word | `#[status(not_found)]`
    Flag,
    #[status(not_found())]
    //~ not_found -> bare word | `#[status(not_found)]`
    Called,
    #[status(status(not_found))]
    //~ status -> `#[status(not_found)]`
    Nested,
    #[status(status = 409)]
    //~ status -> a number says less | `conflict_state` | `already_exists`
    Number,
    #[status(code = 410)]
    //~ code -> a number says less | 410 is `gone`
    NumberUnderCode,
}

fn main() {}
