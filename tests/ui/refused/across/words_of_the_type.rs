// The type has keywords of its own; the nearest is suggested, and a companion is sent to the variants.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(chalenge = bearer(realm = "api"))]
//~ chalenge -> `challenge`
enum Misspelt {
    #[status(unauthenticated)]
    NoToken,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(realm = "api")]
//~ realm -> unknown keyword `realm` | `types` | `codes` | `challenge` | `default` | `policy` | `role` | `body` | `crate`
enum Unknown {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(retry_after = "60s")]
//~ retry_after -> `retry_after` | variant
enum Companion {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(type = "https://api.example.com/problems/")]
//~ type -> one variant's | `types = "https://api.example.com/problems/"`
enum OneType {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(type = "https://api.example.com/problems/missing")]
//~ type -> a keyword of a variant | `#[status(.., type = "https://api.example.com/problems/missing")]` on the variant
enum AVariantsType {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(not_found)]
//~ not_found -> `not_found` | `default = not_found` | variant
enum Situation {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(challenge)]
//~ challenge -> `challenge = bearer(realm = "api")`
enum NoValue {
    #[error("who are you?")]
    #[status(unauthenticated)]
    NoToken,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(404)]
//~ 404 -> not a keyword | `not_found`
enum Number {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(deliberate(retry_after))]
//~ retry_after -> on a variant | challenge
enum Deliberate {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(frameworks = ["axum"])]
//~ "axum" -> not the name of a framework | without quotes: `axum`
enum Frameworks {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(frameworks = [axumm])]
//~ axumm -> not the name of a framework | did you mean `axum`? | `actix_web` | `worker`
enum Misspelled {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(frameworks = nope)]
//~ nope -> not the name of a framework | `frameworks = none` | `axum` | `worker`
enum NotAFramework {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(frameworks = [axum, axum])]
//~ axum -> `axum` is given twice
enum FrameworkTwice {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(header = "x")]
//~ header -> `header("X-Service" = "orders")`
enum Header {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(header)]
//~ header -> `header("X-Service" = "orders")`
enum NoHeader {
    #[error("it failed")]
    #[status(not_found)]
    One,
}

fn main() {}
