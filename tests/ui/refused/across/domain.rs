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
//~ "the orders" -> letters, digits | `domain = "orders.example.com"`
enum WithASpace {
    #[status(not_found)]
    Missing,
}

// The host of a URL is the name (AIP-193).
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = "https://shop.example.com")]
//~ "https://shop.example.com" -> neither scheme, port nor path | `domain = "shop.example.com"`
enum Url {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = "https://eve@shop.example.com:8443/v1?all#top")]
//~ "https://eve@shop.example.com:8443/v1?all#top" -> neither scheme, port nor path | `domain = "shop.example.com"`
enum WholeUrl {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = "shop.example.com/orders")]
//~ "shop.example.com/orders" -> neither scheme, port nor path | `domain = "shop.example.com"`
enum Path {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = "shop.example.com:443")]
//~ "shop.example.com:443" -> neither scheme, port nor path | `domain = "shop.example.com"`
enum Port {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = " shop.example.com ")]
//~ " shop.example.com " -> letters, digits | `domain = "shop.example.com"`
enum Spaces {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = "shop.example.com.")]
//~ "shop.example.com." -> nothing before or after a dot | `domain = "shop.example.com"`
enum Dot {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = "shop..example.com")]
//~ "shop..example.com" -> nothing before or after a dot | `domain = "orders.example.com"`
enum Dots {
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
