// A client reads a field from the member or the header that the server has made of it: what stays with the server cannot come
// back.

use std::time::Duration;

use status_runtime::{FromResponse, HttpError, Retry};

#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[error("it failed")]
enum OrderError {
    #[status(not_found)]
    NoSuchOrder {
        id: u64,
        //~ id -> is not in the response | `#[status(extension)]` | `#[status(not_found, server_only)]`
    },
    #[status(gone)]
    Gone(
        u64,
        //~ u64 -> is not in the response | `#[status(extension = "name")]` | `#[status(gone, server_only)]`
    ),
    #[status(unavailable, retry_after = 30)]
    Storage(
        #[from] std::io::Error,
        //~ std::io::Error -> the source | `#[status(unavailable, server_only)]`
    ),
    #[status(internal)]
    Bug {
        line: u32,
        //~ line -> masked | `#[status(internal, server_only)]`
    },
    #[status(conflict_state, content_location = "/orders/{id}")]
    Elsewhere {
        id: u64,
        //~ id -> is not in the response
    },
}

#[derive(Debug, FromResponse)]
enum Borrowed<'a> {
    #[status(already_exists)]
    Text {
        #[status(field)]
        field: &'static str,
        //~ &'static str -> is borrowed | `String`
        #[status(extension)]
        value: Option<&'a str>,
        //~ Option<&'a str> -> is borrowed
    },
}

type Text = std::borrow::Cow<'static, str>;
type Shared<'a, T> = std::borrow::Cow<'a, T>;

// A lifetime is no borrow.
#[derive(Debug, FromResponse)]
#[status(conflict_state)]
struct Owned<'a> {
    #[status(extension)]
    one: std::borrow::Cow<'a, str>,
    #[status(extension)]
    two: Option<Shared<'a, [u8]>>,
    #[status(extension)]
    three: Text,
}

#[derive(Debug, FromResponse)]
enum OfNoFormat {
    #[status(conflict_state)]
    State(#[status(extension = "retry")] Retry),
    //~ Retry -> cannot be read from a member | `#[derive(serde::Deserialize)]`
    #[status(rate_limited)]
    Wait(#[status(retry_after)] bool),
    //~ bool -> cannot be read from this header | help:
    #[status(gone)]
    Custom(#[status(header = "X-Trace")] Duration),
    //~ Duration -> cannot be read from this header | help:
}

fn main() {}
