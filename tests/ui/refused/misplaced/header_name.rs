// The name of a header is a token (RFC 9110 5.1): no spaces, no colon, at least one character.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, header("X Foo" = "1"))]
    //~ "X Foo" -> RFC 9110 5.1 | space
    Space,
    #[status(not_found, header("" = "1"))]
    //~ "" -> name
    Empty,
    #[status(not_found, header("X-Foo:" = "1"))]
    //~ "X-Foo:" -> RFC 9110 5.1
    Colon,
    #[status(not_found, header("X-Größe" = "1"))]
    //~ "X-Größe" -> RFC 9110 5.1
    NotAscii,
}

fn main() {}
