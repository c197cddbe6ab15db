// A client that is told to authenticate more strongly has to be told how strongly, or how recently (RFC 9470 3).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(step_up_required, challenge = bearer(realm = "api"))]
    //~ bearer -> RFC 9470 3 | `acr_values = " | `max_age =
    Bearer,
    #[status(step_up_required, challenge = basic(realm = "api"))]
    //~ basic -> RFC 9470 3 | bearer(
    Basic,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = bearer(realm = "api"))]
enum OfTheType {
    #[status(step_up_required)]
    //~ step_up_required -> RFC 9470 3 | acr_values | `max_age
    Step,
}

fn main() {}
