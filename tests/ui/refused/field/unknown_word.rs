// A field has the words of companions, `extension`, `header` and `body`; a misspelt one gets the nearest.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limited)]
    Rejected {
        #[status(retry_aftr)]
        //~ retry_aftr -> `retry_after`
        wait: u64,
    },
    #[status(not_found, bananas = 5)]
    //~ bananas -> unknown word `bananas`
    OnAVariant,
    #[status(rate_limited, retry_aftr = "60s")]
    //~ retry_aftr -> `retry_after`
    Misspelt,
    #[status(not_found)]
    Situation {
        #[status(not_found)]
        //~ not_found -> `not_found` | variant
        order: u64,
    },
}

fn main() {}
