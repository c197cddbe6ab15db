// A domain by path to a `const` is checked where the `const` is evaluated.

use status_runtime::HttpError;

const DOMAIN: &str = "https://orders.example.com";

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = DOMAIN)]
//~ DOMAIN -> neither scheme, port nor path | "orders.example.com"
enum Refused {
    #[status(not_found)]
    Missing,
}

fn main() {}
