// A value is printable ASCII without spaces at its ends (RFC 9110 5.5): a line break in it would be another header.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, header("X-Reason" = "a\r\nSet-Cookie: b=c"))]
    //~ "a\r\nSet-Cookie: b=c" -> RFC 9110 5.5
    LineBreak,
    #[status(not_found, header("X-Reason" = " padded "))]
    //~ " padded " -> RFC 9110 5.5
    Padded,
    #[status(not_found, header("X-Reason" = "schön"))]
    //~ "schön" -> RFC 9110 5.5
    NotAscii,
    #[status(not_found, header("X-Order" = "{id}"))]
    //~ "{id}" -> field | `#[status(header = "X-Order")]`
    Placeholder { id: u64 },
    #[status(not_found, header("X-Order" = id))]
    //~ id -> field | `#[status(header = "X-Order")]`
    Field { id: u64 },
    #[status(not_found, header("X-Final" = true))]
    //~ true -> `header("X-Final" = "true")`
    Truth,
    #[status(not_found, header("X-Reason" = none))]
    //~ none -> `header("X-Reason" = "..")`
    None,
}

fn main() {}
