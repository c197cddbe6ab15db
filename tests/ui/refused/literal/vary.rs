// Vary is a list of header names, separated by commas (RFC 9110 12.5.5).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(forbidden, vary = "Accept;Origin")]
    //~ "Accept;Origin" -> "Accept, Origin"
    Semicolon,
    #[status(forbidden, vary = "Accept Origin")]
    //~ "Accept Origin" -> "Accept, Origin"
    Space,
    #[status(forbidden, vary = "")]
    //~ "" -> RFC 9110 12.5.5
    Empty,
    #[status(forbidden, vary = ["Accept", "Origin"])]
    //~ ["Accept", "Origin"] -> string | `vary = "Accept, Origin"`
    List,
}

fn main() {}
