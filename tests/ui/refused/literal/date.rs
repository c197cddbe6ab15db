// A date is written one way everywhere, as RFC 3339, and the macro renders what each header wants: IMF-fixdate (RFC 9110
// 5.6.7) or `@seconds` (RFC 9745 2). The message for every other spelling has the right one.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(maintenance, retry_after = "Fri, 20 Nov 2026 10:00:00 GMT")]
    //~ "Fri, 20 Nov 2026 10:00:00 GMT" -> RFC 3339 | `"2026-11-20T10:00:00Z"`
    ImfFixdate,
    #[status(maintenance, retry_after = "Friday, 20-Nov-26 10:00:00 GMT")]
    //~ "Friday, 20-Nov-26 10:00:00 GMT" -> obsolete | RFC 3339 | `"2026-11-20T10:00:00Z"`
    Rfc850,
    #[status(maintenance, retry_after = "Fri Nov 20 10:00:00 2026")]
    //~ "Fri Nov 20 10:00:00 2026" -> obsolete | RFC 3339 | `"2026-11-20T10:00:00Z"`
    Asctime,
    #[status(gone, sunset = "Sat, 31 Dec 2018 23:59:59 GMT")]
    //~ "Sat, 31 Dec 2018 23:59:59 GMT" -> weekday | RFC 3339 | `"2018-12-31T23:59:59Z"`
    WrongWeekday,
    #[status(gone, deprecation = "true")]
    //~ "true" -> draft | RFC 9745 2 | `"2026-12-31"`
    OldDraft,
    #[status(gone, deprecation = true)]
    //~ true -> draft | RFC 9745 2 | `"2026-12-31"`
    Flag,
    #[status(gone, deprecation = "@1767225600")]
    //~ "@1767225600" -> RFC 3339 | `"2026-01-01"`
    StructuredField,
    #[status(gone, deprecation = 1767225600)]
    //~ 1767225600 -> epoch | "2026-01-01"
    Epoch,
    #[status(maintenance, retry_after = "2026-11-20T10:00:00+02:00")]
    //~ "2026-11-20T10:00:00+02:00" -> offset | `"2026-11-20T08:00:00Z"`
    LocalOffset,
    #[status(gone, sunset = "12/31/2026")]
    //~ "12/31/2026" -> RFC 3339 | `"2026-12-31"`
    Slashes,
    #[status(gone, sunset = "2026-02-30")]
    //~ "2026-02-30" -> RFC 3339
    NoSuchDay,
    #[status(gone, sunset = "2026-13-01")]
    //~ "2026-13-01" -> RFC 3339
    NoSuchMonth,
    #[status(precondition_failed, etag = none, last_modified = "20 November 2026")]
    //~ "20 November 2026" -> RFC 3339
    LastModified,
    #[status(gone, sunset = "Thu, 31 Dec 2026 23:59:59 UTC")]
    //~ "Thu, 31 Dec 2026 23:59:59 UTC" -> GMT | `"2026-12-31T23:59:59Z"`
    Utc,
    #[status(gone, deprecation = 1688169599000)]
    //~ 1688169599000 -> milliseconds | `deprecation = "2023-06-30T23:59:59Z"` | counts seconds (RFC 9745 2.1; RFC 9651 3.3.7)
    Milliseconds,
    #[status(gone, sunset = "1688169599000")]
    //~ "1688169599000" -> milliseconds | `"2023-06-30T23:59:59Z"` | HTTP-date (RFC 8594 3; RFC 9110 5.6.7)
    MillisecondsInQuotes,
    #[status(gone, sunset = "2026/12/31")]
    //~ "2026/12/31" -> `"2026-12-31"`
    YearFirst,
    #[status(maintenance, retry_after = "2026-11-20T10:00:00")]
    //~ "2026-11-20T10:00:00" -> `Z` | `"2026-11-20T10:00:00Z"`
    NoZone,
    #[status(gone, deprecation = "1767225600")]
    //~ "1767225600" -> epoch | `"2026-01-01"`
    QuotedEpoch,
    #[status(gone, sunset = false)]
    //~ false -> not a date
    Truth,
    #[status(gone, sunset = true)]
    //~ true -> not a date
    TrueSunset,
}

fn main() {}
