// An `Option` may be `None` at run time, and then the required header would be missing, unless the type has a challenge
// that stands in for it.

use status_runtime::{Challenge, HttpError, HttpOutcome, Location, Parameter};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthenticated)]
    Stopped {
        #[status(challenge)]
        with: Option<Challenge>,
        //~ Option<Challenge> -> `challenge` | required | `Challenge`
    },
}

#[derive(HttpOutcome)]
enum Elsewhere {
    #[status(see_other)]
    There {
        #[status(location)]
        to: Option<Location>,
        //~ Option<Location> -> `location` | required | `Location`
    },
}

type Maybe<T> = Option<T>;

#[derive(HttpOutcome)]
enum ByAnotherName {
    #[status(see_other)]
    There {
        #[status(location)]
        to: Maybe<Location>,
        //~ Maybe<Location> -> must not be an `Option` | without `Option`
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum MembersByAnotherName {
    #[status(invalid_parameter)]
    Page {
        #[status(parameter)]
        at: Maybe<Parameter>,
        //~ Maybe<Parameter> -> must not be an `Option` | without `Option`
    },
    #[status(invalid_parameter)]
    Named {
        #[status(parameter = query)]
        name: Maybe<String>,
        //~ Maybe<String> -> must not be an `Option` | without `Option`
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = bearer(realm = "api"))]
enum StandIn {
    #[status(unauthenticated)]
    Stopped {
        #[status(challenge)]
        with: Option<Challenge>,
    },
}

fn main() {}
