// A resource cannot stop responding before it is deprecated (RFC 9745 4).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(gone, deprecation = "2026-01-01", sunset = "2025-12-01")]
    //~ "2025-12-01" -> RFC 9745 4
    Earlier,
    #[status(gone, sunset = "2025-12-31T23:59:59Z", deprecation = "2026-01-01")]
    //~ "2025-12-31T23:59:59Z" -> RFC 9745 4
    TheOtherWayRound,
    #[status(gone, deprecation = "2026-01-01", sunset = "2026-01-01")]
    SameDay,
}

fn main() {}
