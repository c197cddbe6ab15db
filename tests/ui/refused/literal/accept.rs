// Accept has media ranges, one per element, each perhaps with a weight of 0 to 1 in at most three decimals (RFC 9110
// 12.5.1, 12.4.2).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unsupported_media_type, accept = ["json"])]
    //~ "json" -> `"application/json"`
    NoSlash,
    #[status(unsupported_media_type, accept = ["application/json;q=1.5"])]
    //~ "application/json;q=1.5" -> 0 to 1 | RFC 9110 12.4.2
    TooMuch,
    #[status(unsupported_media_type, accept = ["application/json;q=0.1234"])]
    //~ "application/json;q=0.1234" -> decimals | RFC 9110 12.4.2
    TooFine,
    #[status(unsupported_media_type, accept = ["application/json xml"])]
    //~ "application/json xml" -> one media range
    Space,
    #[status(unsupported_media_type, accept = ["application/json, application/xml"])]
    //~ "application/json, application/xml" -> one media range
    Comma,
    #[status(unsupported_media_type, accept = ["*/json"])]
    //~ "*/json" -> RFC 9110 12.5.1
    Wildcard,
    #[status(unsupported_media_type, accept = [""])]
    //~ "" -> RFC 9110
    Empty,
    #[status(unsupported_media_type, accept = ["application/json;q=0.5;charset=utf-8"])]
    //~ "application/json;q=0.5;charset=utf-8" -> q comes last | `"application/json;charset=utf-8;q=0.5"`
    WeightFirst,
}

fn main() {}
