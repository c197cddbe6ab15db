// A transparent variant is its inner error: status, headers and body are the other's, so there is exactly one field and
// nothing to add.

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
    //~ transparent -> `transparent` | exactly one field
    Two(Declined, Declined),
    #[status(transparent, retry_after = 5)]
    //~ retry_after -> `transparent` | alone
    Stopped(Declined),
    #[status(transparent, detail = "x")]
    //~ detail -> `transparent` | alone
    Unhappy(Declined),
    #[status(transparent)]
    OnItsField(
        #[status(extension = "inner")]
        //~ extension -> `transparent` | alone
        Declined,
    ),
    #[status(not_found, transparent)]
    //~ not_found -> `transparent` | alone
    WithASituation(Declined),
    #[status(transparent())]
    //~ transparent -> bare word
    Called(Declined),
    #[status(transparent)]
    Anything(Box<dyn std::error::Error + Send + Sync>),
    //~ Box<dyn std::error::Error + Send + Sync> -> `internal`
}

#[derive(HttpOutcome)]
enum Done {
    #[status(transparent)]
    //~ transparent -> `transparent` | situation
    Fine(String),
}

fn main() {}
