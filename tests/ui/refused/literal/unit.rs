// Rust reads the letters behind a number as its type: a unit would be lost, and `5m` be five seconds.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limited, retry_after = 5m)]
    //~ 5m -> unit | `"5m"`
    Minutes,
    #[status(rate_limited, retry_after = 60, rate_limit(name = "d", remaining = 0, reset = 1h))]
    //~ 1h -> `"1h"`
    Reset,
    #[status(content_too_large, max_bytes = 10MB)]
    //~ 10MB -> unit | `10_000_000`
    Bytes,
    #[status(conflict_state, extension(size = 5KiB))]
    //~ 5KiB -> `5_120`
    Member,
}

fn main() {}
