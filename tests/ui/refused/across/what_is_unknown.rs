// All that a type does not know is one variant, which keeps the response.

use status_runtime::{FromResponse, Received};

#[derive(Debug, FromResponse)]
enum Two {
    #[status(gone)]
    Gone,
    #[status(unknown)]
    Unknown(Received),
    #[status(unknown)]
    //~ unknown -> `Unknown` and `Other` are both `unknown` | one variant
    Other(Received),
}

#[derive(Debug, FromResponse)]
enum Fields {
    #[status(gone)]
    Gone,
    #[status(unknown)]
    //~ unknown -> `Unknown` has 0 fields | `Unknown(Received)`
    Unknown,
}

#[derive(Debug, FromResponse)]
enum OfAnotherType {
    #[status(gone)]
    Gone,
    #[status(unknown)]
    Unknown(bool),
    //~ bool -> cannot keep a response | `Received`
}

#[derive(Debug, FromResponse)]
enum OfText {
    #[status(gone)]
    Gone,
    #[status(unknown)]
    Unknown(String),
    //~ String -> cannot keep a response | `Received`
}

#[derive(Debug, FromResponse)]
enum Nothing {
    #[status(gone)]
    Gone,
}

fn caught(response: http::Response<String>) -> Nothing {
    Nothing::read(response).unwrap().into_error()
    //~ Nothing::read(response).unwrap() -> no variant for a response that is unknown | `#[status(unknown)] Unknown(Received)`
}

#[derive(Debug, FromResponse)]
#[status(gone, unknown)]
//~ unknown -> `unknown` cannot stand on a struct | `#[status(unknown)] Unknown(Received)`
struct One(Received);

#[derive(Debug, FromResponse)]
enum WithParts {
    #[status(gone)]
    Gone,
    #[status(unknown, code = "other", retry_after = 5)]
    //~ code -> `code` has no effect | `#[status(unknown)]` alone
    //~ retry_after -> `retry_after` has no effect
    Unknown(Received),
}

#[derive(Debug, FromResponse)]
enum WithPartsOfAField {
    #[status(gone)]
    Gone,
    #[status(unknown)]
    Unknown(
        #[status(extension = "response")]
        //~ extension -> `extension` has no effect
        Received,
    ),
}

// On the server's side it has a situation, and these are its own.
#[derive(Debug, thiserror::Error, status_runtime::HttpError, FromResponse)]
#[error("it failed")]
#[status(role = gateway)]
enum Sent {
    #[status(gone)]
    Gone,
    #[status(upstream_error, code = "upstream", unknown)]
    Unknown(Received),
}

fn main() {}
