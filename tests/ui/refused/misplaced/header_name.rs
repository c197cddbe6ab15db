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
    #[status(not_found, header(X_Reason = "1"))]
    //~ X_Reason -> quotes | `header("X-Reason" = "1")`
    Unquoted,
    #[status(not_found, header("X-Reason"))]
    //~ "X-Reason" -> has no value | `header("X-Reason" = "..")`
    NoValue,
    #[status(not_found, header("X-Reason: none"))]
    //~ "X-Reason: none" -> `header("X-Reason" = "none")`
    OneString,
    #[status(not_found, header(5))]
    //~ 5 -> not the name of a header | `header("X-Reason" = 5)`
    Number,
    #[status(not_found)]
    OnAField {
        #[status(header = 5)]
        //~ 5 -> string | `header = "X-Trace"`
        trace: String,
    },
}

fn main() {}
