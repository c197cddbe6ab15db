// Every variant needs a situation, its own or the type's default: a variant that was forgotten must not become a 500.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found)]
    Missing,
    Forgotten,
    //~ Forgotten -> `Forgotten` | `#[status(default = internal)]`
    #[status(expose)]
    //~ expose -> situation first
    Exposed,
    #[status(retry_after = "60s")]
    //~ retry_after -> situation first
    Delayed,
    #[status()]
    //~ status -> situation
    Empty,
    #[status]
    //~ status -> situation
    Bare,
    #[status(rate_limit)]
    //~ rate_limit -> without a situation | `rate_limited`
    Nearly,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the lights are out")]
struct LightsOut;
//~ LightsOut -> a struct needs | `#[status(

#[derive(Debug, thiserror::Error, HttpError)]
#[error("declined")]
#[status(payment_required)]
struct Declined;

#[derive(Debug, thiserror::Error, HttpError)]
enum Inner {
    #[error(transparent)]
    Payment(Declined),
    //~ Payment -> no situation | `#[status(transparent)]`
}

fn main() {}
