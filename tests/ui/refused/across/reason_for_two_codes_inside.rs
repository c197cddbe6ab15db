// A reason of gRPC means one thing, also where it is that of an inner error: the compiler looks at all the responses of a type.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Stock {
    #[status(conflict_state, code = "out-of-stock")]
    Sold,
    #[status(gone)]
    Discontinued,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = "cards.example.com")]
enum Card {
    #[status(payment_required, code = "out.of.stock")]
    Declined,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum OwnFirst {
    #[status(conflict_state)]
    OutOfStock,
    // Another domain.
    #[status(transparent)]
    Card(Card),
    #[status(transparent)]
    Stock(Stock),
    //~ Stock -> `out_of_stock` of `OutOfStock` | `out-of-stock` of `Sold` | `OUT_OF_STOCK` | domain
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum OwnLast {
    #[status(transparent)]
    Stock(Box<Stock>),
    //~ Box<Stock> -> `out-of-stock` of `Sold` | `out_of_stock` of `OutOfStock`
    #[status(conflict_state)]
    OutOfStock,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Apart {
    #[status(transparent)]
    Card(Card),
    #[status(transparent)]
    Stock(Stock),
}

fn main() {}
