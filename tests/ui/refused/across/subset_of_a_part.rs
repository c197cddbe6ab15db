// What a `transparent` variant holds can be narrowed to a subset of it, and to nothing else.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Charge = [Declined], Transfer = [Declined, Closed], Refund = [Closed]))]
enum BankError {
    #[status(payment_required)]
    Declined,
    #[status(locked)]
    Closed,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Pay = [NoSuchOrder(Charge)]))]
//~ NoSuchOrder -> not `transparent` | `NoSuchOrder`
enum NotTransparent {
    #[status(not_found)]
    NoSuchOrder,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(subset(Look = [NoSuchOrder], Narrow = [Bank(Charge)], Other = [Bank(Refund)]))]
#[status(subset(Both = [Bank(Charge), Bank(Refund)], Mixed = [Narrow, Other]))]
//~ Bank -> two parts, `Charge` and `Refund` | one that contains both, `Bank(path::to::Subset)`
//~ Other -> two parts, `Charge` and `Refund` | one that contains both, `Bank(path::to::Subset)`
#[status(subset(All = [Bank(BankError)]))]
//~ Bank -> all that `Bank` holds | `Bank`
#[status(subset(Nested = [Look(Charge)], Nothing = [Bank()]))]
//~ Look -> is a subset, not a variant | `Look`
//~ Bank -> takes one type
enum Confused {
    #[error("it failed")]
    #[status(not_found)]
    NoSuchOrder,
    #[error(transparent)]
    #[status(transparent)]
    Bank(#[from] BankError),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(locked)]
struct Stranger;

#[derive(Debug, thiserror::Error, HttpError)]
#[status(subset(Paying = [Bank(Stranger)]))]
//~ Stranger -> `Stranger` is not a subset of `BankError` | subset(Name = [..])
enum OfAnother {
    #[error(transparent)]
    #[status(transparent)]
    Bank(#[from] BankError),
}

fn uses(error: Paying) -> OfAnother {
    error.into()
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(subset(Charging = [Bank(Charge)]))]
//~ Charge -> `Charge` is not a subset of `Box<BankError>` | a `Box<Whole>` takes a `Box<Part>`
enum OfABox {
    #[error(transparent)]
    #[status(transparent)]
    Bank(Box<BankError>),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(subset(Small = [Bank(Charge)], Large = [Bank(Transfer)], Third = [Bank(Refund)]))]
enum OfParts {
    #[error(transparent)]
    #[status(transparent)]
    Bank(#[from] BankError),
}

fn within(error: Small) -> Result<(), Large> {
    Err(error)?
}

fn not_within(error: Small) -> Result<(), Third> {
    Err(error)?
    //~ ? -> `From<Charge>` is not implemented for `Refund`
}

fn of_what_it_holds(error: Charge) -> Result<(), Large> {
    Err(error)?
    //~ ? -> `From<Charge>` is not implemented for `Large`
}

fn main() {}
