// A token that lacks a scope is best told which one (RFC 6750 3.1 MAY): the client can ask for it.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(insufficient_scope, challenge = bearer(realm = "api"))]
    //~ bearer -> RFC 6750 3.1 | scope = "
    Narrow,
    #[status(insufficient_scope, challenge = basic(realm = "api"))]
    //~ basic -> no scopes | bearer
    OfBasic,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = bearer(realm = "api"))]
enum Inherited {
    #[status(insufficient_scope)]
    //~ insufficient_scope -> scope
    OfTheType,
}

fn main() {}
