// Accept-Encoding has content codings, which are tokens (RFC 9110 12.5.3, 8.4.1).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unsupported_content_coding, accept_encoding = ["g zip"])]
    //~ "g zip" -> RFC 9110 12.5.3
    Space,
    #[status(unsupported_content_coding, accept_encoding = ["gzip;q=2"])]
    //~ "gzip;q=2" -> 0 to 1 | RFC 9110 12.4.2
    Weight,
    #[status(unsupported_content_coding, accept_encoding = ["gzip, br"])]
    //~ "gzip, br" -> `["gzip", "br"]`
    Comma,
}

fn main() {}
