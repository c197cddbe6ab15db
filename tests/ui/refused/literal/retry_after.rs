// Retry-After is a number of seconds or a date (RFC 9110 10.2.3). It is written as seconds, as a duration with its unit, or
// as an RFC 3339 date; a number in quotes, a sign or an epoch is a mistake that looks like one of these.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unavailable, retry_after = "soon")]
    //~ "soon" -> `30` | `"30s"` | `"5m"` | `"1h30m"` | RFC 3339
    Word,
    #[status(unavailable, retry_after = -5)]
    //~ -5 -> negative | RFC 9110 10.2.3
    Negative,
    #[status(unavailable, retry_after = "5 minutes")]
    //~ "5 minutes" -> `"5m"`
    LongUnit,
    #[status(unavailable, retry_after = "+5s")]
    //~ "+5s" -> sign | `"5s"`
    Sign,
    #[status(unavailable, retry_after = "-5s")]
    //~ "-5s" -> `retry_after = "5s"`
    Minus,
    #[status(unavailable, retry_after = "30")]
    //~ "30" -> `30` | `"30s"`
    Quoted,
    #[status(unavailable, retry_after = "")]
    //~ "" -> `"30s"`
    Empty,
    #[status(unavailable, retry_after = "5d")]
    //~ "5d" -> `"120h"`
    Days,
    #[status(unavailable, retry_after = 1.5)]
    //~ 1.5 -> `"2s"`
    Fraction,
    #[status(unavailable, retry_after = 1767225600)]
    //~ 1767225600 -> epoch | RFC 3339
    Epoch,
    #[status(unavailable, retry_after = true)]
    //~ true -> `30` | `"30s"`
    Flag,
    #[status(unavailable, retry_after = "PT30S")]
    //~ "PT30S" -> `"30s"`
    Iso8601,
    #[status(unavailable, retry_after = "none")]
    //~ "none" -> `retry_after = none`
    QuotedNone,
    #[status(unavailable, retry_after = "99999999999999999999")]
    //~ "99999999999999999999" -> seconds | `retry_after = "30s"`
    TooMany,
}

fn main() {}
