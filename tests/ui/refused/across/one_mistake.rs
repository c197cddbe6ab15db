// A mistake in one variant or subset is reported there: what others share with it is not certain, and is not reported.

use status_runtime::{FromResponse, HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum TheTwinThatIsNamed {
    #[status(not_fond)]
    //~ not_fond -> not_fond | did you mean `not_found`?
    Missing,
    #[status(hidden, like = Missing)]
    NotYours,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum TheOnlyTwin {
    #[status(not_fond)]
    //~ not_fond -> not_fond | did you mean `not_found`?
    Missing,
    #[status(hidden)]
    NotYours,
}

// With the second twin, the first one's fields need not be those of the hidden variant.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum OneOfTwoTwins {
    #[status(not_found)]
    NoSuchOrder {
        #[status(extension)]
        id: u64,
    },
    #[status(not_fond)]
    //~ not_fond -> not_fond | did you mean `not_found`?
    NoSuchCart,
    #[status(hidden)]
    NotYours,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum TheKeyword {
    #[status(not_found)]
    NoSuchOrder,
    #[status(not_found)]
    NoSuchCart,
    #[status(hidden, lik = NoSuchCart)]
    //~ lik -> lik | did you mean `like`?
    NotYours,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum TheNameOfTheTwin {
    #[status(not_found)]
    NoSuchOrder,
    #[status(not_found)]
    NoSuchCart,
    #[status(hidden, like = "NoSuchCart")]
    //~ "NoSuchCart" -> not a variant | `like = NoSuchCart`
    NotYours,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum TheCode {
    #[status(not_found, code = 7)]
    //~ 7 -> string | `code = "conflict_state"`
    NoSuchOrder,
    #[status(gone, code = "no_such_order")]
    Cancelled,
}

#[derive(FromResponse)]
enum WhatIsRead {
    #[status(gone, code = 7)]
    //~ 7 -> string | `code = "conflict_state"`
    Cancelled,
    #[status(gone, code = "cancelled")]
    Removed,
}

#[derive(HttpOutcome)]
enum TheHeaderThatIsRepeated {
    #[status(ok, etga = "v1")]
    //~ etga -> etga | did you mean `etag`?
    Order,
    #[status(not_modified, deliberate(etag))]
    Unchanged,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Read = [NoSuchOrdr], pay = [Cancelled], Both = [Read, pay, NoSuchOrder]))]
//~ NoSuchOrdr -> no variant `NoSuchOrdr` | did you mean `NoSuchOrder`?
//~ pay -> cannot be the name of a type | upper camel case, as for every type: `Pay`
enum TheSubset {
    #[status(not_found)]
    NoSuchOrder,
    #[status(gone)]
    Cancelled,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Look = [NoSuchOrder; Cancelled]), subset(All = [Look, NoSuchOrder]))]
//~ ; -> does not separate | `NoSuchOrder, Cancelled`
enum TheListOfSubsets {
    #[status(not_found)]
    NoSuchOrder,
    #[status(gone)]
    Cancelled,
}

fn main() {}
