// A transparent variant adds what the inner error does not send already: a member occurs once in a document, and a header
// that is no list is sent once.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("declined")]
#[status(header("X-Service" = "payment"))]
enum Declined {
    #[status(payment_required, header("X-Reason" = "card"))]
    Card {
        #[status(extension)]
        tier: Option<String>,
    },
    #[status(validation_failed)]
    Invalid(#[status(errors)] Vec<status_runtime::FieldError>),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("declined")]
enum Payment {
    #[status(transparent, extension(provider = "acme"), header("X-Provider" = "acme"))]
    Declined(Declined),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(transparent, extension(tier = "free"))]
    //~ extension -> `tier` | `Card` | RFC 8259 4
    Member(Declined),
    #[status(transparent)]
    Field(
        Declined,
        #[status(extension = "errors")]
        //~ extension -> `errors` | `Invalid` | RFC 8259 4
        u64,
    ),
    #[status(transparent, header("x-reason" = "a"))]
    //~ "x-reason" -> `x-reason` | `Card` | RFC 9110 5.3
    Header(Declined),
    #[status(transparent, header("X-Service" = "orders"))]
    //~ "X-Service" -> `x-service` | `Card` | RFC 9110 5.3
    OfTheType(Declined),
    #[status(transparent, extension(provider = "other"))]
    //~ extension -> `provider` | `Declined`, which adds it | RFC 8259 4
    AddedMember(Payment),
    #[status(transparent, header("X-Provider" = "other"))]
    //~ "X-Provider" -> `x-provider` | `Declined`, which adds it | RFC 9110 5.3
    AddedHeader(Box<Payment>),
    #[status(transparent, header("Set-Cookie" = "a=b"))]
    Repeated(Declined),
}

fn main() {}
