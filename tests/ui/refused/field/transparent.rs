// A transparent variant is its inner error: status, companions and text are the other's, so there is exactly one such
// field. Only members and headers can be added to its response.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("declined")]
#[status(payment_required)]
struct Declined;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(transparent)]
    //~ transparent -> `transparent` | exactly one field
    Nothing,
    #[status(transparent)]
    //~ transparent -> `transparent` | exactly one field | `#[status(extension)]`
    Two(Declined, Declined),
    #[status(transparent, retry_after = 5)]
    //~ retry_after -> `transparent` | only `extension(..)` and `header(..)`
    Stopped(Declined),
    #[status(transparent, detail = "x")]
    //~ detail -> `transparent` | only `extension(..)` and `header(..)`
    Unhappy(Declined),
    #[status(transparent)]
    //~ transparent -> `transparent` | exactly one field
    OnItsField(#[status(extension = "inner")] Declined),
    #[status(transparent)]
    OnAnother(
        Declined,
        #[status(retry_after)]
        //~ retry_after -> `transparent` | only `extension(..)` and `header(..)`
        u64,
    ),
    #[status(transparent, extension(status = 5))]
    //~ status -> standard member
    Standard(Declined),
    #[status(transparent, header("Retry-After" = "5"))]
    //~ "Retry-After" -> it has a companion
    Companion(Declined),
    #[status(transparent, extension(tier = "free"))]
    Twice(
        Declined,
        #[status(extension = "tier")]
        //~ "tier" -> two members `tier`
        u64,
    ),
    #[status(not_found, transparent)]
    //~ not_found -> `transparent` | only `extension(..)` and `header(..)`
    WithASituation(Declined),
    #[status(transparent())]
    //~ transparent -> bare word
    Called(Declined),
    #[status(transparent)]
    Anything(Box<dyn std::error::Error + Send + Sync>),
    //~ Box<dyn std::error::Error + Send + Sync> -> `internal`
    #[status(transparent)]
    AnyResponse(Box<dyn HttpError + Send + Sync>),
    //~ Box<dyn HttpError + Send + Sync> -> which HTTP responses | the type of that error | `Result<T, Box<dyn HttpError + Send + Sync>>`
}

#[derive(HttpOutcome)]
enum Done {
    #[status(transparent)]
    //~ transparent -> `transparent` | situation
    Fine(String),
}

fn main() {}
