// Through `macro_rules!` a message points at the keyword that the caller wrote, not into the macro.

use status_runtime::HttpError;

macro_rules! make {
    ($name:ident, $word:ident) => {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("it failed")]
        enum $name {
            #[status($word)]
            One,
        }
    };
}

make!(FromMacro, unauthorized);
//~ unauthorized -> `unauthenticated` | `forbidden`

make!(Undecided, rate_limited);
//~ rate_limited -> `retry_after

fn main() {}
