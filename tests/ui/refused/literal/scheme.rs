// A challenge is written by its scheme, so that its parameters can be checked, and never as the raw value of the header.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthenticated, challenge = beerer(realm = "a"))]
    //~ beerer -> unknown scheme | `bearer`
    Misspelt,
    #[status(unauthenticated, challenge = Bearer(realm = "a"))]
    //~ Bearer -> `bearer`
    Capital,
    #[status(unauthenticated, challenge = "Bearer realm=\"api\"")]
    //~ "Bearer realm=\"api\"" -> `bearer(realm = "api")`
    Raw,
    #[status(unauthenticated, challenge = "api")]
    //~ "api" -> `bearer(realm = "
    OnlyTheRealm,
    #[status(unauthenticated, challenge = session(realm = "a"))]
    //~ session -> unknown scheme | `custom("
    Unknown,
    #[status(unauthenticated, challenge = Bearer)]
    //~ Bearer -> `bearer(realm = "api")`
    NoParameters,
    #[status(unauthenticated, challenge = dpop)]
    //~ dpop -> `dpop(algs = "ES256")`
    NoAlgorithms,
    #[status(unauthenticated, challenge = cookie)]
    //~ cookie -> unknown scheme | `custom("cookie", realm = "api")`
    Word,
    #[status(unauthenticated, challenge = negotiate())]
    //~ negotiate -> has no shorthand | `custom("Negotiate", ..)`
    Registered,
    #[status(unauthenticated, bearer(realm = "a"))]
    //~ bearer -> `challenge = bearer(realm = "a")`
    AsAWord,
}

fn main() {}
