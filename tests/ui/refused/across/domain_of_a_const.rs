// A domain by path to a `const` is checked where the `const` is evaluated.

use status_runtime::HttpError;

const DOMAIN: &str = "the orders";

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = DOMAIN)]
//~ DOMAIN -> visible ASCII characters | "orders.example.com"
enum Refused {
    #[status(not_found)]
    Missing,
}

fn main() {}
