// `HttpError` makes the types of subsets: a client's own enums are written by hand, one for each operation.

use status_runtime::{FromResponse, Received};

#[derive(Debug, FromResponse)]
#[status(subset(ReadOrder = [NoSuchOrder]))]
//~ ReadOrder -> the types of the subsets of `OrderFailure` are not there | an enum of its own for each operation | derives `HttpError` as well
enum OrderFailure {
    #[status(not_found)]
    NoSuchOrder,
    #[status(gone)]
    Cancelled,
    #[status(unknown)]
    Unknown(Received),
}

fn main() {}
