// The value is there, in a field that does not say what it is: a field's name alone decides nothing, since it may be
// what the client must not see.

use std::time::Duration;

use http::Method;
use status_runtime::{Allow, Challenge, ContentRange, HttpError, HttpOutcome, Parameter, RetryAfter, Upgrade};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limited)]
    //~ rate_limited -> `#[status(retry_after)]` on the field `retry_after` | `retry_after = none`
    ByName { limit: u32, retry_after: u64 },
    #[status(unavailable)]
    //~ unavailable -> `#[status(retry_after)]` on the field `1` | `retry_after = none`
    ByType(u32, Duration),
    #[status(method_not_allowed)]
    //~ method_not_allowed -> `#[status(allow)]` on the field `methods` | `allow = []`
    Methods { methods: Vec<Method> },
    #[status(method_not_allowed)]
    //~ method_not_allowed -> `#[status(allow)]` on the field `1` | `allow = []`
    Allowed(Method, Allow),
    #[status(unauthenticated)]
    //~ unauthenticated -> `#[status(challenge)]` on the field `with` | `challenge = bearer(
    NoToken { with: Vec<Challenge> },
    #[status(maintenance)]
    //~ maintenance -> `#[status(retry_after)]` on the field `end` | `retry_after = none`
    Maintenance { end: Option<RetryAfter> },
    #[status(upgrade_required)]
    //~ upgrade_required -> `#[status(upgrade)]` on the field `0` | `upgrade = [
    Protocol(Upgrade),
    #[status(invalid_parameter)]
    //~ invalid_parameter -> `#[status(parameter)]` on the field `0` | `parameter = query(
    Parameter(Parameter),
}

#[derive(HttpOutcome)]
enum Done {
    #[status(created)]
    //~ created -> `#[status(location)]` on the field `location` | `location = none`
    Created { location: String },
    #[status(partial_content)]
    //~ partial_content -> `#[status(content_range)]` on the field `part`
    Part { part: ContentRange },
}

fn main() {}
