// `blocked_by` is the URI of who implements the blocking (RFC 7725 4), not its name.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(legally_restricted, blocked_by = "the court")]
    //~ "the court" -> URI | RFC 7725 4
    Name,
    #[status(legally_restricted, blocked_by = "javascript:alert(1)")]
    //~ "javascript:alert(1)" -> fetch | URI
    Script,
    #[status(legally_restricted, blocked_by = "https://isp.example/{case}")]
    //~ "https://isp.example/{case}" -> no fields | status_runtime::Link
    Placeholder { case: u64 },
}

fn main() {}
