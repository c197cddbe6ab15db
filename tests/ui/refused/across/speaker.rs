// Who speaks is one of four (RFC 9110 3.7, RFC 6585 6), and the same for the whole type.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = server)]
//~ server -> `origin` | `gateway` | `proxy` | `intercepting_proxy`
enum Unknown {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum OnAVariant {
    #[status(not_found, role = gateway)]
    //~ role -> `role` | enum
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = gateway)]
#[status(role = proxy)]
//~ role -> `role` | twice
enum Twice {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(role = "gateway")]
//~ "gateway" -> `role = gateway`
enum Quoted {
    #[error("not from us")]
    #[status(upstream_error)]
    Behind,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(role = gatway)]
//~ gatway -> `gateway`
enum Misspelt {
    #[error("it failed")]
    #[status(upstream_error)]
    One,
}

fn main() {}
