// A client of gRPC knows an error by its domain and its reason (google.rpc.ErrorInfo), so a domain is a name that is not
// empty, and one for the whole type.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = "")]
//~ "" -> it is empty | `domain = "orders.example.com"`
enum Empty {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = "the orders")]
//~ "the orders" -> visible ASCII characters | `domain = "orders.example.com"`
enum WithASpace {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = 7)]
//~ 7 -> string | `const`
enum Number {
    #[status(not_found)]
    Missing,
}

// A `const` is in upper case, so that an identifier without quotes is not looked for among them.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = orders)]
//~ orders -> string | `const` in upper case
enum Unquoted {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain)]
//~ domain -> no value
enum Nothing {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum OnAVariant {
    #[status(not_found, domain = "orders.example.com")]
    //~ domain -> `domain` | enum
    Missing,
}

fn main() {}
