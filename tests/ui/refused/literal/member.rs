// A member says something, and what it says can be looked up: the name of a header is one (RFC 9110 5.1).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(header_fields_too_large, header_name = "Cookie: a=b")]
    //~ "Cookie: a=b" -> not a valid header name | `header_name = "Cookie"`
    HeaderAndValue,
    #[status(already_exists, field = "")]
    //~ "" -> empty | `field = none`
    EmptyField,
    #[status(not_acceptable, available = [])]
    //~ [] -> empty | `available = none`
    NothingAvailable,
    #[status(not_acceptable, available = ["application/json", 5])]
    //~ 5 -> not a string
    NoString,
    #[status(already_exists, field = query("email"))]
    //~ query("email") -> not a valid value | `#[status(field)]`
    Called,
}

fn main() {}
