// Only 206 and 416 give Content-Range a meaning (RFC 9110 14.4).

use status_runtime::{ContentRange, HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(conflict_state, content_range = "bytes */10")]
    //~ content_range -> `content_range` | RFC 9110 14.4
    Literal,
    #[status(conflict_state, complete_length = 10)]
    //~ complete_length -> `complete_length` | RFC 9110 14.4
    Length,
    #[status(bad_request)]
    Field {
        #[status(content_range)]
        //~ content_range -> `content_range` | RFC 9110 14.4
        range: ContentRange,
    },
    #[status(range_not_satisfiable, complete_length = 10, content_range = "bytes */10")]
    //~ content_range -> `content_range` | complete_length
    Unsatisfiable,
    #[status(range_not_satisfiable, content_range = "bytes */10")]
    //~ content_range -> `complete_length
    InsteadOfTheLength,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(ok)]
    Whole {
        #[status(content_range)]
        //~ content_range -> RFC 9110 14.4 | `partial_content`
        range: ContentRange,
    },
    #[status(partial_content, complete_length = 10)]
    //~ complete_length -> the range includes it
    OfARange {
        #[status(content_range)]
        range: ContentRange,
    },
}

fn main() {}
