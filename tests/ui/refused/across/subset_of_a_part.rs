// What a `transparent` variant holds can be narrowed to a subset of it, and to nothing else.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Charge = [Declined]))]
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
#[status(subset(Look = [NoSuchOrder], Both = [Bank, Bank(Charge)], Narrow = [Bank(Charge)], Mixed = [Bank, Narrow]))]
//~ Bank -> named in two ways
//~ Narrow -> named in two ways
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

fn main() {}
